using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using PhbResources.Journeys;
using PhbResources.Web.Commands;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Wikis;

/// <summary>A wiki comes in whole: what was a page there is a page here, or is named among what is not.</summary>
[NonParallelizable]
internal sealed class ImportMediaWikiTests
{
    private static readonly string s_dump = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "Wikis", "dump.xml"));

    private RunningSite _site = null!;
    private TempFolder _temp = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.StartAsync();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _site.Address };
        _temp = new TempFolder();
        File.Copy(s_dump, _temp.Under("dump.xml"));
        // As MediaWiki keeps them: by the first digits of the MD5 of the name.
        await File.WriteAllTextAsync(FileOf("Night_rota.txt"), "Night rota\n\nWeek: ______\nName: ______\n");
        await File.WriteAllBytesAsync(FileOf("Personal.docx"), PersonalDocument.Make("Personal"));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
        _temp.Dispose();
    }

    [Test, Order(1)]
    public async Task A_dry_run_says_what_would_come_of_it_and_writes_the_mapping()
    {
        (int code, string said) = await RunAsync("--mapping", "mapping.yaml", "--dry-run");
        string mapping = await File.ReadAllTextAsync(_temp.Under("mapping.yaml"));
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(ExitCode.Look), said);
            Assert.That(said, Does.Contain("12  pages in the dump").And.Contain("1  guides").And.Contain("3  templates").And.Contain("Nothing was changed"));
            Assert.That(mapping, Does.Contain("page: \"Night rota\", as: template, kind: rota, shelf: rotas-and-time").And.Contain("category: \"Rotas\", shelf: rotas-and-time").And.Contain("template: \"Infobox\", uses: 1, becomes: }"));
            Assert.That(_site.Get<PublishedLibrary>().Current.BySlug.ContainsKey("night-rota"), Is.False);
        });
        (code, said) = await RunAsync("--mapping", "mapping.yaml");
        Assert.That((code, said), Is.EqualTo((ExitCode.NotDone, said)).And.Matches<(int, string)>(_ => said.Contains("under which licence", StringComparison.Ordinal)));
        await File.WriteAllTextAsync(_temp.Under("mapping.yaml"), mapping.Replace("licence: \n", "licence: CC BY-SA 4.0\n", StringComparison.Ordinal).Replace("template: \"Note\", uses: 1, becomes: }", "template: \"Note\", becomes: \"'''Note:''' {{1}}\" }", StringComparison.Ordinal));
    }

    [Test, Order(2)]
    public async Task Every_page_of_the_dump_is_in_one_of_the_counts()
    {
        (int code, string said) = await RunAsync("--mapping", "mapping.yaml", "--url", "https://old.example/mediawiki/", "--json", "--report", "report.json");
        JsonElement report = JsonDocument.Parse(said).RootElement;
        int Of(string name) => report.GetProperty(name).GetInt32();
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(ExitCode.Look));
            Assert.That(Of("pages"), Is.EqualTo(12));
            Assert.That((Of("guides"), Of("templates"), Of("redirects"), Of("discussions"), Of("heldBack"), Of("notCarriedOver")), Is.EqualTo((1, 1, 1, 1, 2, 6)), said);
            Assert.That(report.GetProperty("isWhole").GetBoolean());
            Assert.That((Of("revisions"), Of("versions"), Of("versionsWithoutText"), Of("posts"), Of("files"), Of("filesHeldBack"), Of("filesMissing")), Is.EqualTo((16, 5, 1, 2, 1, 1, 1)), said);
            Assert.That(report.GetProperty("unknownTemplates").GetProperty("Infobox").GetInt32(), Is.EqualTo(1));
            Assert.That(said, Does.Not.Contain(PersonalDocument.NhsNumber).And.Not.Contain("192.0.2.7"));
            Assert.That(File.ReadAllText(_temp.Under("report.json")).Trim(), Is.EqualTo(said.Trim()));
        });
    }

    [Test, Order(3)]
    public async Task A_page_is_a_guide_with_its_whole_history()
    {
        string page = await PageAsync("/guides/waking-nights"), history = await PageAsync("/guides/waking-nights/history");
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("<strong>waking night</strong>").And.Contain("<td>10</td>").And.Contain("<strong>Note:</strong> Ask your council.").And.Contain("{{Infobox|a=1}}").And.Contain("href=\"/templates/night-rota\"").And.Contain("a page that is not there"));
            Assert.That(history, Does.Contain("first words").And.Contain("hours").And.Contain("a table").And.Contain("Sam").And.Contain("Robin").And.Contain("2 January 2019").And.Contain("2 March 2020").And.Not.Contain("192.0.2.7"));
        });
        Guid key = _site.Get<PublishedGuides>().Current.BySlug["waking-nights"].Key;
        Assert.That((await _site.Get<GuideHistory>().AtAsync(key, 2, default))!.Text, Does.EndWith("It is ten hours long."));
    }

    [Test, Order(4)]
    public async Task A_page_with_a_document_is_a_template_with_its_words_and_its_file()
    {
        string page = await PageAsync("/templates/night-rota");
        Template template = _site.Get<PublishedLibrary>().Current.BySlug["night-rota"];
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("A rota for nights, with a line for each week.").And.Contain("How to use it").And.Contain("Write the names").And.Contain("Sam, Robin").And.Contain("CC BY-SA 4.0"));
            Assert.That(page, Does.Contain("href=\"https://www.gov.uk/\"").And.Contain("<strong>always</strong>").And.Contain("<em>nights</em>").And.Match("<th[^>]*>Day</th>").And.Match("Monday</t[dh]>"), "with its links, marks and tables");
            Assert.That((template.Kind.Alias, template.Category.Slug, template.Files.Count), Is.EqualTo(("rota", "rotas-and-time", 1)));
            Assert.That(_site.Get<TemplateHistory>().Of(template).Select(version => (version.PublishedUtc.Date, version.WhatChanged)), Is.EqualTo(new[] { (new DateTime(2018, 6, 1), "made (Sam)"), (new DateTime(2018, 7, 1), "how to use it (Robin)") }));
            Assert.That(_site.Get<PublishedLibrary>().Current.BySlug.ContainsKey("care-plan-of-somebody"), Is.False, "its document names somebody");
        });
        Assert.That(await PageAsync($"/templates/night-rota/files/{Uri.EscapeDataString(template.Files[0].Name)}"), Does.StartWith("Night rota"));
    }

    [Test, Order(5)]
    public async Task A_discussion_page_is_the_discussion_of_its_guide()
    {
        string page = await PageAsync("/guides/waking-nights/discussion");
        Assert.That(page, Does.Contain("Is the whole night paid?").And.Contain("Sam, in the wiki").And.Contain("Yes, a <strong>waking night</strong> is work.").And.Contain("Robin, in the wiki"));
    }

    [TestCase("/index.php/Waking_nights", "/guides/waking-nights")]
    [TestCase("/index.php?title=waking_nights&action=history", "/guides/waking-nights")]
    [TestCase("/wiki/Wakeful%20nights", "/guides/waking-nights")]
    [TestCase("/mediawiki/index.php/Night_rota", "/templates/night-rota")]
    [TestCase("/mediawiki/index.php?title=File:Night_rota.txt", "/templates/night-rota")]
    [TestCase("/mediawiki/Talk:Waking_nights", "/guides/waking-nights/discussion")]
    [TestCase("/wiki/Image:Night_rota.txt", "/templates/night-rota")]
    [TestCase("/wiki/Care_plan_of_somebody", null)]
    [TestCase("/wiki/Nowhere", null)]
    [TestCase("/Waking_nights", null)]
    [TestCase("/wiki/%5B%5B", null)]
    [Order(6)]
    public async Task An_old_address_leads_on(string old, string? now)
    {
        using HttpResponseMessage answer = await _client.GetAsync(old);
        Assert.That((answer.StatusCode, answer.Headers.Location?.ToString()), Is.EqualTo(now is null ? (HttpStatusCode.NotFound, null) : (HttpStatusCode.MovedPermanently, now)));
    }

    [Test, Order(7)]
    public async Task Doing_it_again_changes_nothing_and_says_so()
    {
        string before = await StateAsync();
        (int code, string said) = await RunAsync("--mapping", "mapping.yaml");
        Assert.That(said, Does.Contain("everything was here already. Nothing was changed.").And.Contain("here already 12"));
        Assert.That(code, Is.EqualTo(ExitCode.Look), "what is held back still is");
        Assert.That(await StateAsync(), Is.EqualTo(before));
    }

    [Test, Order(8)]
    public async Task A_newer_dump_brings_newer_versions_and_overwrites_nothing_that_was_changed_here()
    {
        string dump = await File.ReadAllTextAsync(_temp.Under("dump.xml"));
        await File.WriteAllTextAsync(_temp.Under("dump.xml"), dump.Replace("    <revision><id>8</id>", "    <revision><id>8</id>", StringComparison.Ordinal)
            .Replace("[[Category:Nights]]</text></revision>", "[[Category:Nights]]</text></revision><revision><id>30</id><timestamp>2021-01-01T00:00:00Z</timestamp><contributor><username>Sam</username></contributor><comment>newest</comment><text>Newest words about nights in the wiki.</text></revision>", StringComparison.Ordinal)
            .Replace("[[Category:Rotas]]</text></revision>", "[[Category:Rotas]]</text></revision><revision><id>31</id><timestamp>2021-01-01T00:00:00Z</timestamp><contributor><username>Sam</username></contributor><comment>newest</comment><text>Newest words about the rota. [[File:Night rota.txt]]</text></revision>", StringComparison.Ordinal));
        Guide guide = _site.Get<PublishedGuides>().Current.BySlug["waking-nights"];
        EditOutcome edit = await _site.Get<GuideChanges>().SendAsync(new GuideEdit(guide.Key, 3, guide.Text + "\n\nWritten here.", "here", RevisionOrigin.Edit), new GuideEditor(Guid.Empty, "", "", IsCurator: true, IsTrusted: true), default);
        Assert.That(edit, Is.TypeOf<EditOutcome.Live>());
        (_, string said) = await RunAsync("--mapping", "mapping.yaml");
        Assert.That(said, Does.Contain("brought up to date 1, here already 11").And.Contain("Waking nights: It was changed in the wiki and here"));
        Assert.That(await PageAsync("/guides/waking-nights"), Does.Contain("Written here.").And.Not.Contain("Newest words"));
        Assert.That(_site.Get<TemplateHistory>().Of(_site.Get<PublishedLibrary>().Current.BySlug["night-rota"]).Select(version => version.WhatChanged), Is.EqualTo(new[] { "made (Sam)", "how to use it (Robin)", "newest (Sam)" }));
    }

    [Test, Order(9)]
    public async Task A_file_that_was_held_back_comes_in_once_it_is_clean()
    {
        File.Delete(FileOf("Personal.docx"));
        await File.WriteAllBytesAsync(FileOf("Personal.docx"), await CleanDocumentAsync());
        (_, string said) = await RunAsync("--mapping", "mapping.yaml");
        Assert.That(said, Does.Contain("2  templates").And.Contain("1  pages held back"), said);
        Assert.That(await PageAsync("/templates/care-plan-of-somebody"), Does.Contain("Personal.docx"));
    }

    [Test]
    public async Task A_dump_or_mapping_that_cannot_be_read_says_why()
    {
        await File.WriteAllTextAsync(_temp.Under("wrong.yaml"), "licence: Mine\npages:\n  - { page: A, kind: rotta }\n");
        Assert.That(await RunAsync("--mapping", "wrong.yaml"), Is.EqualTo((ExitCode.NotDone, "")).Using<(int, string)>((got, _) => got.Item1 == ExitCode.NotDone && got.Item2.Contains("line 1: There is no licence 'Mine'", StringComparison.Ordinal) && got.Item2.Contains("line 3: There is no kind 'rotta'", StringComparison.Ordinal)));
        Assert.That((await RunAsync("--mapping", "none.yaml")).Said, Does.Contain("--dry-run"));
        Assert.That((await RunAsync("--url", "old.example")).Said, Does.Contain("https://old.example/mediawiki/"));
    }

    private async Task<byte[]> CleanDocumentAsync()
    {
        Template rota = _site.Get<PublishedLibrary>().Current.BySlug["weekly-rota"];
        return await _client.GetByteArrayAsync($"/templates/{rota.Slug}/download?format=docx");
    }

    /// <summary>What the site holds, as far as an import could change it.</summary>
    private async Task<string> StateAsync()
    {
        await using PhbDbContext context = await _site.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
        return JsonSerializer.Serialize(new
        {
            Pages = await context.Set<Core.Wikis.WikiPageRow>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Guides = await context.Set<GuideRevision>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Posts = await context.Set<Core.Discussions.Post>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Threads = await context.Set<Core.Discussions.DiscussionThread>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Templates = _site.Get<PublishedLibrary>().Current.ByKey.Values.OrderBy(template => template.Key).Select(template => (template.Key, template.VersionId).ToString()),
        });
    }

    private string FileOf(string name)
    {
#pragma warning disable CA5351 // As MediaWiki names its folders.
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes(name)));
#pragma warning restore CA5351
        return Path.Combine(Directory.CreateDirectory(_temp.Under("images", hash[..1], hash[..2])).FullName, name);
    }

    private Task<string> PageAsync(string path) => _client.GetStringAsync(path);

    private async Task<(int Code, string Said)> RunAsync(params string[] more)
    {
        await using StringWriter said = new();
        CommandContext context = new(said, said, IsTerminal: false) { Site = _site.Services, CurrentFolder = _temp.Root };
        return (await CommandLine.RunAsync(["import-mediawiki", "--dump", "dump.xml", "--images", "images", .. more], context), said.ToString());
    }
}
