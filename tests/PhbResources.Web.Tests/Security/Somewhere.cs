using System.Net;
using System.Text.RegularExpressions;
using PhbResources.Web.Tests.InProcess;
using PhbResources.Web.Tests.Journeys;

namespace PhbResources.Web.Tests.Security;

/// <summary>
/// One site for all tests of what an attacker may try: a curator, a member who shares a draft, something that waits, and something that is
/// published, another member who shares nothing, and somebody without an account.
/// </summary>
[SetUpFixture]
internal sealed partial class Somewhere
{
    public const string Evil = "https://evil.example";

    private static TempFolder s_mail = null!;

    public static RunningSite Site { get; private set; } = null!;

    public static Letters Letters { get; private set; } = null!;

    public static Traveller Curator { get; private set; } = null!;

    /// <summary>Who shares.</summary>
    public static Traveller Member { get; private set; } = null!;

    /// <summary>Another member.</summary>
    public static Traveller Other { get; private set; } = null!;

    public static Traveller Nobody { get; private set; } = null!;

    /// <summary>Address of a draft with a file, of one that waits for the curator, and of one that is published.</summary>
    public static string Draft { get; private set; } = "";

    public static string Waiting { get; private set; } = "";

    public static string Published { get; private set; } = "";

    /// <summary>Keys of the members.</summary>
    public static string MemberKey => KeyOfMember("member@people.example");

    public static string OtherKey => KeyOfMember("other@people.example");

    /// <summary>Address of the draft's file.</summary>
    public static string DraftFile { get; private set; } = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        s_mail = new TempFolder();
        Letters = Letters.In(s_mail.Root);
        Site = await RunningSite.StartAsync($"--Phb:Curator:Email={RunningSite.Email}", $"--Phb:Curator:Password={RunningSite.Password}",
            $"--Phb:Smtp:Folder={s_mail.Root}", "--Phb:PublicUrl=https://library.example");
        Curator = new Traveller(() => Site.Address);
        Member = new Traveller(() => Site.Address);
        Other = new Traveller(() => Site.Address);
        Nobody = new Traveller(() => Site.Address);
        Traveller.Expect(HttpStatusCode.SeeOther, await Curator.SignInAsync(RunningSite.Email, RunningSite.Password));
        await Member.JoinAsync("member@people.example", Letters.LinkAsync);
        await Other.JoinAsync("other@people.example", Letters.LinkAsync);
        Published = await Member.ShareAsync("A list that everybody may read");
        Traveller.Expect(HttpStatusCode.SeeOther, await Curator.DecideAsync(Published, "approve"));
        Waiting = await Member.ShareAsync("A list that waits");
        Draft = Traveller.ShareOf(await Member.BeginAsync());
        Traveller.Expect(HttpStatusCode.SeeOther, await Member.DescribeAsync(Draft, "A list that is not finished"));
        Traveller.Expect(HttpStatusCode.SeeOther, await Member.UploadAsync(Draft, PhbResources.Journeys.PersonalDocument.Make("Not finished")));
        DraftFile = FileAddress().Match(await Member.PageAsync($"{Draft}/2")).Groups[1].Value;
        Assert.That(DraftFile, Does.StartWith(Draft));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        Curator?.Dispose();
        Member?.Dispose();
        Other?.Dispose();
        Nobody?.Dispose();
        if (Site is not null)
            await Site.DisposeAsync();
        s_mail.Dispose();
    }

    /// <summary>Key of a submission, by its address.</summary>
    public static string KeyOf(string share) => share[(share.LastIndexOf('/') + 1)..];

    private static string KeyOfMember(string email) => Site.Get<Umbraco.Cms.Core.Services.IMemberService>().GetByEmail(email)!.Key.ToString("D");

    [GeneratedRegex("action=\"(/share/[^\"]+/files/[^\"]+)/remove\"")]
    private static partial Regex FileAddress();
}
