using System.Net;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Embedded.Tests.Media;
using PhbResources.Journeys;
using PhbResources.Web.Backups;
using PhbResources.Web.Tests.Guides;
using PhbResources.Web.Tests.InProcess;
using PhbResources.Web.Tests.Journeys;
using PhbResources.Web.Tests.Sharing;

namespace PhbResources.Web.Tests.Backups;

/// <summary>A running library in which a member has shared things that stand in all the ways that matter to a backup.</summary>
internal sealed class SharedLibrary : IAsyncDisposable
{
    public const string Member = "sharer@people.example";
    public const string Title = "Morning list that is kept";

    private readonly Traveller _member, _curator;

    private SharedLibrary(RunningSite site)
    {
        Site = site;
        _member = new Traveller(() => site.Address);
        _curator = new Traveller(() => site.Address);
    }

    public RunningSite Site { get; }

    public string ConfigPath => Path.Combine(Path.GetDirectoryName(Site.DataPath)!, "umbraco-config");

    public DataPlaces Places => new(Site.DataPath, Path.Combine(Site.DataPath, DataPlaces.PrivateName), ConfigPath, Processes.SiteProcess.BuiltFolder);

    /// <summary>Approved, and in the library.</summary>
    public string Published { get; private set; } = "";

    /// <summary>A draft with a file that gives somebody away.</summary>
    public string Draft { get; private set; } = "";

    /// <summary>A draft with a file and its clean copy.</summary>
    public string Cleaned { get; private set; } = "";

    /// <summary>Sent, with a file that the scanner has not looked at.</summary>
    public string Quarantined { get; private set; } = "";

    /// <summary>A picture in a guide, as it was uploaded and in its sizes.</summary>
    public IReadOnlyList<string> Pictures { get; private set; } = [];

    public static async Task<SharedLibrary> StartAsync()
    {
        RunningSite site = await RunningSite.StartAsync($"--Phb:Curator:Email={RunningSite.Email}", $"--Phb:Curator:Password={RunningSite.Password}", "--Phb:Sharing:RoundSeconds=3600");
        SharedLibrary library = new(site);
        await library.FillAsync();
        return library;
    }

    public async ValueTask DisposeAsync()
    {
        _member.Dispose();
        _curator.Dispose();
        await Site.DisposeAsync();
    }

    private async Task FillAsync()
    {
        (await Site.MemberAsync(Member)).Dispose();
        Traveller.Expect(HttpStatusCode.SeeOther, await _member.SignInAsync(Member));
        Traveller.Expect(HttpStatusCode.SeeOther, await _curator.SignInAsync(RunningSite.Email, RunningSite.Password));
        Published = await _member.ShareAsync(Title);
        Traveller.Expect(HttpStatusCode.SeeOther, await _curator.DecideAsync(Published, "approve"));
        Draft = await UploadAsync("Draft with an original", clean: false);
        Cleaned = await UploadAsync("Draft with a clean copy", clean: true);
        Quarantined = await UploadAsync("Sent and not scanned", clean: false);
        Pictures = (await GuidePicture.PublishAsync(Site, Photo.Make(800, 500))).Addresses;
        Guid id = Guid.Parse(Quarantined["/share/".Length..]);
        await using PhbDbContext context = await Site.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
        await context.Set<Submission>().Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, SubmissionState.Checking).SetProperty(row => row.Settled, false));
        await context.Set<SubmissionFile>().Where(file => file.SubmissionId == id).ExecuteUpdateAsync(set => set.SetProperty(file => file.Status, FileStatus.Checking));
    }

    private async Task<string> UploadAsync(string title, bool clean)
    {
        string share = Traveller.ShareOf(await _member.BeginAsync());
        Traveller.Expect(HttpStatusCode.SeeOther, await _member.DescribeAsync(share, title));
        Traveller.Expect(HttpStatusCode.SeeOther, await _member.UploadAsync(share, PersonalDocument.Make(title), $"{PersonalDocument.Author}.docx"));
        if (clean)
            Traveller.Expect(HttpStatusCode.SeeOther, await _member.CleanAsync(share));
        return share;
    }
}
