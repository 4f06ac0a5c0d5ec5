using System.Net;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Discussions;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using PhbResources.Core.Wikis;
using PhbResources.Web.Commands;
using PhbResources.Web.Tests.Backups;
using PhbResources.Web.Tests.InProcess;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.Tests.Exports;

/// <summary>A running library in which people have done everything that an export carries, and an export of it.</summary>
internal sealed class MovedLibrary : IAsyncDisposable
{
    public const string PublicUrl = "https://library.example";
    public const string OldAddress = "/wiki/Leave_of_old";
    public const string WaitingWords = "nobody has looked at this yet", RemovedWords = "what was taken away", MemberEmail = SharedLibrary.Member;

    private readonly TempFolder _temp = new();

    private MovedLibrary(SharedLibrary library) => Library = library;

    public SharedLibrary Library { get; }

    public string Export => _temp.Under("out", "library");

    public Guide Guide { get; private set; } = null!;

    public string Thread { get; private set; } = "";

    /// <summary>Address of the picture that the guide shows.</summary>
    public string Picture { get; private set; } = "";

    /// <summary>Pages that a site map does not name.</summary>
    public IReadOnlyList<string> Others =>
    [
        "/changes", "/feed.atom", Thread, "/templates/weekly-rota/discussion", "/discuss/ask", "/templates/weekly-rota/compare?version=2", "/templates/weekly-rota/download?format=txt&version=1",
        $"/guides/{Guide.Slug}/history", $"/guides/{Guide.Slug}/history/1", $"/guides/{Guide.Slug}/compare?from=1&to=3", "/templates/weekly-rota/poster", OldAddress, Picture, .. Library.Pictures,
    ];

    public static async Task<MovedLibrary> StartAsync()
    {
        MovedLibrary moved = new(await SharedLibrary.StartAsync());
        await moved.EditTemplateAsync();
        await moved.EditGuideAsync();
        await moved.DiscussAsync();
        await moved.RememberAWikiAsync();
        return moved;
    }

    /// <summary>Runs a command as somebody beside the running site does.</summary>
    public async Task<(int Code, string Output, string Errors)> RunAsync(params string[] words)
    {
        await using StringWriter output = new(), errors = new();
        CommandContext context = new(output, errors, IsTerminal: true) { Settings = [$"--Phb:DataPath={Library.Site.DataPath}", $"--Phb:ConfigPath={Library.ConfigPath}"], CurrentFolder = _temp.Root };
        int code = await CommandLine.RunAsync(words, context);
        return (code, output.ToString(), errors.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await Library.DisposeAsync();
        _temp.Dispose();
    }

    private Task EditTemplateAsync()
    {
        IContentService contents = Library.Site.Get<IContentService>();
        Guid key = Library.Site.Get<PhbResources.Core.Library.PublishedLibrary>().Current.BySlug["weekly-rota"].Key;
        IContent rota = contents.GetById(key)!;
        rota.Name = "Weekly rota, as we use it";
        rota.SetValue("summary", "One week on one page, with a line for whoever sleeps in.");
        rota.SetValue("whatChanged", "A clearer summary");
        Assert.That(contents.Save(rota).Success && contents.Publish(rota, ["*"]).Success);
        return Task.CompletedTask;
    }

    private async Task EditGuideAsync()
    {
        GuideChanges changes = Library.Site.Get<GuideChanges>();
        Guide = Library.Site.Get<PublishedGuides>().Current.InOrder[0];
        GuideEditor curator = new(Guid.NewGuid(), RunningSite.Email, "Sam Field", IsCurator: true, IsTrusted: true);
        // As somebody uploads it: with what a camera wrote into it.
        using MemoryStream photo = new(PhbResources.Documents.Tests.Inspection.Picture.Png(3, 2, ("tEXt", "Author\0Quentina"u8.ToArray())));
        PictureOutcome uploaded = await Library.Site.Get<GuidePictures>().AddAsync(curator.MemberKey, "rota.png", photo, CancellationToken.None);
        Assert.That(uploaded.Problem, Is.Null);
        Picture = GuidePictureAddress.Of(uploaded.Key!.Value);
        for (int version = 1; version <= 2; version++)
        {
            string picture = version == 1 ? "" : $"\n\n![A rota on a fridge]({Picture})\n";
            string text = Library.Site.Get<PublishedGuides>().Current.ByKey[Guide.Key].Text + $"\n\nOne more thing, the {version}. time: see the [weekly rota](/templates/weekly-rota) and [ask](/discuss/ask).{picture}\n";
            Assert.That(await changes.SendAsync(new GuideEdit(Guide.Key, version, text, $"A thing that was missing, {version}", RevisionOrigin.Edit), curator, CancellationToken.None), Is.InstanceOf<EditOutcome.Live>());
        }
    }

    private async Task RememberAWikiAsync()
    {
        await using PhbDbContext context = await Library.Site.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
        context.Add(new StoredText { Name = "wikis", Version = 1, Text = """[{"Id":"oldwiki","Name":"Old wiki","FirstLetter":true,"Namespaces":{"0":""},"Prefixes":["/","/wiki/"]}]""" });
        context.Add(new WikiPageRow { Id = WikiKeys.Of("oldwiki", "Leave of old"), Wiki = "oldwiki", Title = "Leave of old", Fate = WikiFate.Guide, ContentKey = Guide.Key });
        await context.SaveChangesAsync();
    }

    private async Task DiscussAsync()
    {
        DiscussionPosting posting = Library.Site.Get<DiscussionPosting>();
        DiscussionArea ask = Library.Site.Get<DiscussionAreas>().Find("ask")!;
        PhbMember member = (await Library.Site.Get<MemberAccounts>().FindByEmailAsync(MemberEmail))!;
        DiscussionAuthor trusted = new(member.Key, MemberEmail, "Kim O’Hara", IsCurator: false, IsTrusted: true, IsVerified: true, IPAddress.Loopback);
        DiscussionAuthor curator = new(Guid.NewGuid(), RunningSite.Email, "Sam Field", IsCurator: true, IsTrusted: true, IsVerified: true, IPAddress.Loopback);
        Written begun = await posting.StartAsync(trusted, ask, new NewThread("Which day suits you best?", "We plan the [weekly rota](/templates/weekly-rota) on *Sundays*. <script>alert(1)</script>", "Which day?", "Sunday\nMonday"), CancellationToken.None);
        Assert.That(begun.Mistakes, Is.Empty);
        DiscussionReading reading = Library.Site.Get<DiscussionReading>();
        PlacedPost first = (await reading.PostAsync(begun.Key, CancellationToken.None))!;
        Thread = first.Place.Path;
        string slug = first.Thread.Slug;
        Assert.That(await posting.VoteAsync(trusted, ask.Alias, slug, 1, CancellationToken.None));
        Assert.That(await posting.VoteAsync(curator, ask.Alias, slug, 2, CancellationToken.None));
        Written gone = (await posting.ReplyAsync(trusted, ask.Alias, slug, RemovedWords, begun.Key, CancellationToken.None))!;
        Written answer = (await posting.ReplyAsync(curator, ask.Alias, slug, "Monday, since then everybody is back.", begun.Key, CancellationToken.None))!;
        Assert.That(answer.Mistakes, Is.Empty);
        await posting.ReplyAsync(trusted with { IsTrusted = false, Key = Guid.NewGuid(), Name = null }, ask.Alias, slug, WaitingWords, null, CancellationToken.None);
        DiscussionDesk desk = Library.Site.Get<DiscussionDesk>();
        Assert.That(await desk.DecideAsync(curator.Key, gone.Key, PostMove.Remove, "It named somebody.", CancellationToken.None), Is.Null);
        DiscussionCare care = Library.Site.Get<DiscussionCare>();
        Assert.That(await care.DecideAsync(first.Thread.Id, "We plan on Mondays.", CancellationToken.None), Is.Null);
        Guid rota = Library.Site.Get<PhbResources.Core.Library.PublishedLibrary>().Current.BySlug["weekly-rota"].Key;
        await posting.ReplyAsync(curator, DiscussionAreas.AboutContent, rota.ToString("D"), "How do you use this one?", null, CancellationToken.None);
    }
}
