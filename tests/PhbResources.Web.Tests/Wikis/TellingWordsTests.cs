using System.Globalization;
using System.Net;
using System.Security;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using PhbResources.Journeys;
using PhbResources.Web.Commands;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Wikis;

/// <summary>What people wrote into a wiki is held to the rules of the files that they share: words that give somebody away do not come in, and the report says where they stand.</summary>
[NonParallelizable]
internal sealed class TellingWordsTests
{
    private const string Telling = $"Her NHS number is {PersonalDocument.NhsNumber}, ask for her.", Masked = "943 *** **19";

    private RunningSite _site = null!;
    private TempFolder _temp = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.StartAsync();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _site.Address };
        _temp = new TempFolder();
        Directory.CreateDirectory(_temp.Under("images"));
        await File.WriteAllTextAsync(_temp.Under("images", "Rota.txt"), "Rota\n\nWeek: ______\nName: ______\n");
        await WriteDumpAsync(last: "");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
        _temp.Dispose();
    }

    [Test, Order(1)]
    public async Task A_dry_run_says_which_pages_would_be_held_back()
    {
        JsonElement report = (await RunAsync("--dry-run")).Report;
        Assert.That((Of(report, "pages"), Of(report, "guides"), Of(report, "templates"), Of(report, "heldBack"), Of(report, "discussions")), Is.EqualTo((8, 2, 1, 3, 2)), report.ToString());
        Assert.That(report.GetProperty("isWhole").GetBoolean());
    }

    [Test, Order(2)]
    public async Task Pages_versions_and_posts_that_give_somebody_away_stay_out_and_every_page_is_counted()
    {
        (int code, JsonElement report) = await RunAsync();
        string said = report.ToString();
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(ExitCode.Look));
            Assert.That((Of(report, "pages"), Of(report, "guides"), Of(report, "templates"), Of(report, "heldBack"), Of(report, "discussions")), Is.EqualTo((8, 2, 1, 4, 1)), said);
            Assert.That((Of(report, "versions"), Of(report, "versionsHeldBack"), Of(report, "posts"), Of(report, "postsHeldBack")), Is.EqualTo((5, 2, 1, 2)), said);
            Assert.That(report.GetProperty("isWhole").GetBoolean());
            Assert.That(Notes(report, "Telling guide"), Does.Contain($"paragraph 2: NhsNumber, {Masked}").And.Contain("run the import again"));
            Assert.That(Notes(report, "Telling template"), Does.Contain(Masked));
            Assert.That(Notes(report, "Telling history"), Does.StartWith("2 versions of its history").And.Contain("2 January 2019, paragraph 1").And.Contain("2 February 2019, what was said to have changed"));
            Assert.That(Notes(report, "Talk:Telling history"), Does.StartWith("A post was left out").And.Contain($"post 2, paragraph 1: NhsNumber, {Masked}"));
            Assert.That(Notes(report, "Page 7 of the wiki"), Does.Contain("title: NhsNumber"));
            Assert.That(PersonalDocument.Personal.Where(word => said.Contains(word, StringComparison.Ordinal)), Is.Empty);
        });
        await NobodyIsGivenAwayAsync();
    }

    [Test, Order(3)]
    public async Task The_history_of_a_page_is_there_without_them()
    {
        Guide guide = _site.Get<PublishedGuides>().Current.BySlug["telling-history"];
        Assert.That((await _site.Get<GuideHistory>().AtAsync(guide.Key, 1, default))!.Text, Is.EqualTo("A first version that anybody may read."));
        Assert.That((await _site.Get<GuideHistory>().AtAsync(guide.Key, 2, default))!.Text, Is.EqualTo("A third version that anybody may read."));
        Assert.That(await _client.GetStringAsync("/guides/telling-history/discussion"), Does.Contain("What do you ask for?").And.Not.Contain("ask for her"));
        using HttpResponseMessage old = await _client.GetAsync("/wiki/Telling_guide");
        Assert.That(old.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test, Order(4)]
    public async Task Doing_it_again_changes_nothing_and_names_them_again()
    {
        (int code, JsonElement report) = await RunAsync();
        Assert.That((code, Of(report, "known"), Of(report, "new"), Of(report, "updated"), Of(report, "heldBack")), Is.EqualTo((ExitCode.Look, 8, 0, 0, 4)), report.ToString());
        Assert.That(report.GetProperty("toLookAt").EnumerateArray().Select(note => note.GetProperty("title").GetString()),
            Is.EquivalentTo(new[] { "Telling guide", "Telling template", "Telling history", "Talk:Telling history", "Talk:Harmless", "Page 7 of the wiki" }));
    }

    [Test, Order(5)]
    public async Task A_page_comes_in_once_the_words_are_gone_and_one_that_is_here_stays_as_it_is_when_they_come()
    {
        await WriteDumpAsync(last: $"""
            <revision><id>90</id><timestamp>2022-01-01T00:00:00Z</timestamp><contributor><username>Sam</username></contributor><text>Harmless, then no more. {Telling}</text></revision>
            """, mended: true);
        (_, JsonElement report) = await RunAsync();
        Assert.That((Of(report, "guides"), Of(report, "heldBack"), Of(report, "updated")), Is.EqualTo((3, 3, 1)), report.ToString());
        Assert.That(report.GetProperty("isWhole").GetBoolean());
        Assert.That(Notes(report, "Harmless"), Does.Contain("Until then it stays as it is here."));
        Assert.That(_site.Get<PublishedGuides>().Current.BySlug["harmless"].Text, Is.EqualTo("Nothing here is about anybody."));
        Assert.That(_site.Get<PublishedGuides>().Current.BySlug["telling-guide"].Text, Is.EqualTo("A guide that names nobody."));
        await NobodyIsGivenAwayAsync();
    }

    private async Task NobodyIsGivenAwayAsync()
    {
        await using PhbDbContext context = await _site.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
        string rows = JsonSerializer.Serialize(new
        {
            Pages = await context.Set<Core.Wikis.WikiPageRow>().AsNoTracking().ToListAsync(),
            Versions = await context.Set<GuideRevision>().AsNoTracking().ToListAsync(),
            Posts = await context.Set<Core.Discussions.Post>().AsNoTracking().ToListAsync(),
            Threads = await context.Set<Core.Discussions.DiscussionThread>().AsNoTracking().ToListAsync(),
            Changes = await context.Set<Core.Changes.LoggedChange>().AsNoTracking().ToListAsync(),
            Templates = _site.Get<PublishedLibrary>().Current.ByKey.Values.Select(template => template.Title + template.Body + template.Summary),
        });
        Assert.That(PersonalDocument.Personal.Where(word => rows.Contains(word, StringComparison.Ordinal)), Is.Empty);
    }

    private static int Of(JsonElement report, string name) => report.GetProperty(name).GetInt32();

    private static string Notes(JsonElement report, string title) =>
        string.Join('\n', report.GetProperty("toLookAt").EnumerateArray().Where(note => note.GetProperty("title").GetString() == title).Select(note => note.GetProperty("why").GetString()));

    private async Task WriteDumpAsync(string last, bool mended = false)
    {
        int id = 0;
        string Version(string date, string text, string comment = "") => $"<revision><id>{++id}</id><timestamp>{date}T08:00:00Z</timestamp><contributor><username>Sam</username></contributor><comment>{comment}</comment><text>{SecurityElement.Escape(text)}</text></revision>";
        string Page(int number, int space, string title, params string[] versions) => string.Create(CultureInfo.InvariantCulture, $"<page><title>{title}</title><ns>{space}</ns><id>{number}</id>{string.Concat(versions)}</page>");
        await File.WriteAllTextAsync(_temp.Under("dump.xml"), $"""
            <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
            <siteinfo><sitename>Telling wiki</sitename><dbname>telling</dbname><case>first-letter</case></siteinfo>
            {Page(1, 0, "Harmless", Version("2019-01-01", "Nothing here is about anybody."), last)}
            {Page(2, 0, "Telling guide", Version("2019-01-01", "A guide that names nobody yet."), Version("2020-01-01", mended ? "A guide that names nobody." : $"A guide that names somebody.\n\n{Telling}"))}
            {Page(3, 0, "Telling template", Version("2019-01-01", $"A rota. [[File:Rota.txt]]\n\n* {Telling}"))}
            {Page(4, 0, "Telling history", Version("2019-01-01", "A first version that anybody may read."), Version("2019-01-02", Telling), Version("2019-02-02", "The second one.", $"took {PersonalDocument.NhsNumber} out, her NHS number"), Version("2019-03-03", "A third version that anybody may read."))}
            {Page(5, 1, "Talk:Telling history", Version("2020-01-01", $"What do you ask for? [[User:Sam|Sam]] 10:12, 3 May 2020 (UTC)\n: {Telling} [[User:Robin|Robin]] 10:13, 3 May 2020 (UTC)"))}
            {Page(6, 1, "Talk:Harmless", Version("2020-01-01", Telling))}
            {Page(7, 0, $"NHS number {PersonalDocument.NhsNumber}", Version("2020-01-01", "A page about somebody."))}
            {Page(8, 0, "Rota of ours", Version("2020-01-01", "A rota, with a line for each week."), Version("2020-01-02", "A rota, with a line for each week and each night. [[File:Rota.txt]]"))}
            </mediawiki>
            """);
    }

    private async Task<(int Code, JsonElement Report)> RunAsync(params string[] more)
    {
        await using StringWriter said = new(), errors = new();
        CommandContext context = new(said, errors, IsTerminal: false) { Site = _site.Services, CurrentFolder = _temp.Root };
        int code = await CommandLine.RunAsync(["import-mediawiki", "--dump", "dump.xml", "--images", "images", "--licence", "CC BY-SA 4.0", "--json", .. more], context);
        return (code, JsonDocument.Parse(said.ToString()).RootElement);
    }
}
