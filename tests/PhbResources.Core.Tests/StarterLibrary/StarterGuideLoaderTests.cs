using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Library;
using PhbResources.Core.StarterLibrary;
using PhbResources.Core.Tests.Library;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Documents.Yaml;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Core.Tests.StarterLibrary;

/// <summary>Guides are read from their files and loaded once, as templates are.</summary>
[TestFixture, NonParallelizable]
public sealed class StarterGuideLoaderTests
{
    private static readonly Guid s_leave = new("44444444-1d52-4d5e-9a55-0f4a9f1f7b01"), s_rotas = new("55555555-1d52-4d5e-9a55-0f4a9f1f7b01");
    private static readonly Dictionary<string, string> s_figures = new() { ["leave.weeks"] = "5.6" };

    private ConfigFolder _folder = null!;
    private LogLines _log = null!;
    private LibraryHost? _host;

    [SetUp]
    public void Prepare()
    {
        _folder = new ConfigFolder();
        _log = new LogLines();
    }

    [TearDown]
    public async Task Stop()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _host = null;
        _folder.Dispose();
        _log.Dispose();
    }

    [Test]
    public async Task Guides_are_published_in_their_order_with_all_they_say_and_a_curators_changes_stay()
    {
        _folder.Write("guides/01-rotas.md", Guide(s_rotas, "Rotas"));
        _folder.Write("guides/02-leave.md", Guide(s_leave, "Leave"));
        _folder.Write("guides/03-broken.md", Guide(Guid.NewGuid(), "Broken").Replace("leave.weeks", "leave.weaks", StringComparison.Ordinal));
        _folder.Write("guides/README.md", "For authors.");
        _host = await LibraryHost.StartAsync(_folder.Path, services => services.AddSingleton<ILoggerProvider>(_log));
        Desk desk = new(_host);

        IContent root = desk.Content.GetById(StarterLibraryLoader.GuidesRootKey)!;
        IContent[] guides = [.. desk.Content.GetPagedChildren(root.Id, 0, 10, out _, propertyAliases: null, filter: null, ordering: null).OrderBy(guide => guide.SortOrder)];
        Assert.That(guides.Select(guide => (guide.Key, guide.Name, guide.Published, guide.ContentType.Alias)),
            Is.EqualTo(new[] { (s_rotas, "Rotas", true, LibraryAliases.GuidePage), (s_leave, "Leave", true, LibraryAliases.GuidePage) }));
        IContent leave = guides[1];
        Assert.That(leave.GetValue<string>(LibraryAliases.Slug), Is.EqualTo("leave"));
        Assert.That(leave.GetValue<string>(LibraryAliases.GuideText), Is.EqualTo("You have {{figure:leave.weeks}} weeks.\n\n## More\n\nAsk.\n"), "the figure stays a figure");
        Assert.That(leave.GetValue<DateTime>(LibraryAliases.LawCheckedOn), Is.EqualTo(new DateTime(2026, 11, 22)));
        Assert.That(SourceLines.Read(leave.GetValue<string>(LibraryAliases.Sources)!).Single().Url, Is.EqualTo("https://www.gov.uk/holiday-entitlement-rights"));
        Assert.That(_log.Warnings, Has.Some.Match("03-broken.md line 9: .*leave.weaks.*leave.weeks"));
        Assert.That(desk.Shown.ByKey, Is.Empty, "a guide is no template");

        leave.SetValue(LibraryAliases.Summary, "Edited by a curator.");
        Assert.That(desk.Content.Save(leave).Success && desk.Content.Publish(leave, ["*"]).Success);
        desk.Content.Delete(guides[0]);
        _folder.Write("guides/02-leave.md", Guide(s_leave, "A newer file"));
        _folder.Write("guides/03-broken.md", Guide(Guid.NewGuid(), "Mended"));
        await _host.RestartAsync();

        desk = new(_host);
        Assert.That(desk.Content.GetById(s_leave)!.GetValue<string>(LibraryAliases.Summary), Is.EqualTo("Edited by a curator."));
        Assert.That(desk.Content.GetPagedChildren(root.Id, 0, 10, out _, propertyAliases: null, filter: null, ordering: null).Select(guide => guide.Name), Is.EquivalentTo(new[] { "Leave", "Mended" }));
    }

    [TestCase("leave.md", "---", "---", "line 1: 'leave.md' is not a name for a guide")]
    [TestCase("02-leave.md", "---\nkey", "key", "line 1: A guide begins with")]
    [TestCase("02-leave.md", "title:", "titel:", "line 3: 'titel' is not a key of a guide. Did you mean 'title'?")]
    [TestCase("02-leave.md", "key: 4", "key: x", "line 2: ")]
    [TestCase("02-leave.md", "checked: 2026-11-22", "", "'checked' is missing")]
    [TestCase("02-leave.md", "https://www.gov.uk", "www.gov.uk", "line 6: 'www.gov.uk/holiday-entitlement-rights' is not an address that can be opened")]
    [TestCase("02-leave.md", "{{figure:leave.weeks}}", "{{figure:weeks}}", "line 9: {{figure:weeks}} names no figure")]
    [TestCase("02-leave.md", "You have {{figure:leave.weeks}} weeks.\n\n## More\n\nAsk.\n", "", "has no text")]
    public void A_mistake_is_named_with_its_line(string name, string right, string wrong, string message)
    {
        string text = Guide(s_leave, "Leave");
        Assert.That(text, Does.Contain(right));
        MistakesException refused = Assert.Throws<MistakesException>(() => StarterGuideReader.Read(text.Replace(right, wrong, StringComparison.Ordinal), name, s_figures))!;
        Assert.That(refused.Mistakes.Select(mistake => mistake.ToString()), Has.Some.Contains(message));
    }

    [Test]
    public void Figures_are_put_into_a_text_and_one_that_is_not_known_stays_to_be_seen() =>
        Assert.That(FigureWords.FillText("{{figure:leave.weeks}} weeks, {{ figure: none }} days", s_figures), Is.EqualTo("5.6 weeks, {{ figure: none }} days"));

    private static string Guide(Guid key, string title) => $$$"""
        ---
        key: {{{key}}}
        title: {{{title}}}
        summary: What the law gives, in plain words.
        checked: 2026-11-22
        sources: [{ title: Holiday entitlement, url: "https://www.gov.uk/holiday-entitlement-rights" }]
        ---

        You have {{figure:leave.weeks}} weeks.

        ## More

        Ask.

        """;
}
