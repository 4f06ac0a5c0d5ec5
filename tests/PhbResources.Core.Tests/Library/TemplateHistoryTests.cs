using System.Text;
using PhbResources.Core.Library;
using PhbResources.Core.Tests.Schemas;
using Umbraco.Cms.Core.Models;
using Template = PhbResources.Core.Library.Template;

namespace PhbResources.Core.Tests.Library;

/// <summary>The versions of a template and the files it can be had as, over several publications and a restart.</summary>
[TestFixture, NonParallelizable]
public sealed class TemplateHistoryTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Desk _desk = null!;
    private IContent _shelf = null!;

    private TemplateHistory History => _host.Get<TemplateHistory>();

    private TemplateDownloads Downloads => _host.Get<TemplateDownloads>();

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path);
        _desk = new Desk(_host);
        _shelf = _desk.Shelf();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Versions_are_counted_by_publication_and_keep_their_numbers_and_texts()
    {
        IContent rota = ThreeVersions();
        string[] before = Told(rota);
        Assert.That(before, Is.EqualTo(new[] { "1 First text.: ", "2 Second text.: Second thoughts", "3 Third text.: Third thoughts" }));

        await _host.RestartAsync();
        Assert.That(Told(rota), Is.EqualTo(before));

        _desk.Content.Unpublish(_desk.Fresh(rota));
        _desk.Publish(_desk.Fresh(rota));
        Assert.That(Told(rota), Is.EqualTo(before.Append("4 Third text.: Third thoughts")), "published anew is a version of its own");
    }

    [Test]
    public void A_draft_is_no_version()
    {
        IContent rota = _desk.Template(_shelf);
        for (int draft = 0; draft < 3; draft++)
        {
            IContent fresh = _desk.Fresh(rota);
            fresh.SetValue(LibraryAliases.Summary, $"Draft {draft}");
            _desk.Content.Save(fresh);
        }

        Assert.That(History.NumberOf(_desk.Find(rota)!), Is.EqualTo(1));
    }

    [Test]
    public void A_version_that_was_rolled_back_to_becomes_a_new_one()
    {
        IContent rota = ThreeVersions();
        _desk.Content.Rollback(rota.Id, History.Of(_desk.Find(rota)!)[0].VersionId, "*");
        _desk.Publish(_desk.Fresh(rota));

        Template shown = _desk.Find(rota)!;
        Assert.That(History.NumberOf(shown), Is.EqualTo(4));
        Assert.That(shown.Body, Is.EqualTo(History.At(shown, 1)!.Body));
        Assert.That(History.At(shown, 3)!.Body, Does.Contain("Third text."));
    }

    [Test]
    public void An_earlier_version_is_as_it_was_but_at_the_address_and_on_the_shelf_of_now()
    {
        IContent rota = ThreeVersions();
        IContent fresh = _desk.Fresh(rota);
        string oldName = fresh.Name!, newName = Desk.Name("Moved on");
        fresh.Name = newName;
        _desk.Content.Save(fresh);
        _desk.Publish(fresh);
        Template shown = _desk.Find(rota)!;

        Template first = History.At(shown, 1)!;
        Assert.That((shown.Title, first.Title, first.Slug, first.Category), Is.EqualTo((newName, oldName, shown.Slug, shown.Category)));
        Assert.That(first.Updated, Is.LessThanOrEqualTo(shown.Updated));
        Assert.That(first.Updated.Kind, Is.EqualTo(DateTimeKind.Utc));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(2)]
    [TestCase(int.MaxValue)]
    public void A_version_that_does_not_exist_is_null(int number)
    {
        Template shown = _desk.Find(_desk.Template(_shelf))!;
        Assert.That(History.At(shown, number), Is.Null);
        Assert.That(Downloads.Get(shown, "docx", version: number), Is.Null);
    }

    [Test]
    public async Task A_file_has_the_same_bytes_and_tag_after_a_restart()
    {
        IContent rota = ThreeVersions();
        var before = Files(rota);
        Assert.That(before, Has.Count.GreaterThan(4));

        await _host.RestartAsync();

        Assert.That(Files(rota), Is.EqualTo(before));
    }

    [Test]
    public void Every_variant_and_version_has_a_tag_of_its_own()
    {
        IContent rota = ThreeVersions();
        Template shown = _desk.Find(rota)!;
        Download[] files =
        [
            Get("docx"), Get("docx", largePrint: true), Get("docx", version: 1), Get("docx", version: 2), Get("txt"), Get("txt", version: 1),
        ];

        Assert.That(files.Select(file => file.ETag), Is.Unique);
        Assert.That(files.Select(file => file.ETag), Has.All.Match("^\"[0-9a-f]{24}\"$"));
        Assert.That(files.Select(file => file.FileName), Is.EqualTo(new[]
        {
            $"{shown.Slug}.docx", $"{shown.Slug}-large-print.docx", $"{shown.Slug}-version-1.docx", $"{shown.Slug}-version-2.docx", $"{shown.Slug}.txt", $"{shown.Slug}-version-1.txt",
        }));
        Assert.That(Encoding.UTF8.GetString(Get("txt", version: 1).Bytes.Span), Does.Contain("First text.").And.Not.Contain("Third text."));
        Assert.That(Encoding.UTF8.GetString(Get("txt").Bytes.Span), Does.Contain("Third text."));

        string tag = Get("docx").ETag;
        _desk.Edit(rota, "Changed.");
        Template next = _desk.Find(rota)!;
        Assert.That(Downloads.Get(next, "docx")!.ETag, Is.Not.EqualTo(tag));
        Assert.That(Downloads.Get(shown, "docx")!.ETag, Is.EqualTo(tag), "who still holds the template of before gets its file");

        Download Get(string format, bool largePrint = false, int? version = null) => Downloads.Get(shown, format, largePrint, version: version)!;
    }

    [TestCase("exe")]
    [TestCase("")]
    [TestCase("../docx")]
    public void A_format_that_does_not_exist_is_null(string format) =>
        Assert.That(Downloads.Get(_desk.Find(_desk.Template(_shelf))!, format), Is.Null);

    [Test]
    public void A_document_that_cannot_be_read_has_no_files()
    {
        Template unreadable = _desk.Find(_desk.Template(_shelf))! with { Body = "sections: nothing", VersionId = int.MaxValue };
        Assert.That(Downloads.FormatsOf(unreadable), Is.Empty);
        Assert.That(Downloads.Get(unreadable, "docx"), Is.Null);
    }

    [Test]
    public void The_document_says_what_the_template_says()
    {
        IContent rota = _desk.Template(_shelf, publish: false);
        rota.SetValue(LibraryAliases.Tags, "[\"night\",\"cover\"]");
        rota.SetValue(LibraryAliases.Credit, "A family");
        rota.SetValue(LibraryAliases.Sources, "Rest | breaks at work | https://www.gov.uk/rest-breaks-work\nno address\nftp | ftp://example.org/\n");
        _desk.Content.Save(rota);
        _desk.Publish(rota);

        var document = _host.Get<TemplateDocuments>().Of(_desk.Find(rota)!);

        Assert.That(document.Keywords, Is.EqualTo(new[] { "night", "cover" }));
        Assert.That((document.Title, document.Credit, document.Licence, document.Version), Is.EqualTo((rota.Name!, "A family", "CC0 1.0", 1)));
        Assert.That(document.Sources.Select(source => (source.Title, source.Url)), Is.EqualTo(new[] { ("Rest | breaks at work", "https://www.gov.uk/rest-breaks-work") }));
        Assert.That(SourceLines.Read(SourceLines.Write(document.Sources)), Is.EqualTo(document.Sources));
    }

    private IContent ThreeVersions()
    {
        IContent rota = _desk.Template(_shelf, body: Desk.Body("First text."));
        foreach (string word in new[] { "Second", "Third" })
        {
            IContent fresh = _desk.Fresh(rota);
            fresh.SetValue(LibraryAliases.Body, Desk.Body($"{word} text."));
            fresh.SetValue(LibraryAliases.WhatChanged, $"{word} thoughts");
            _desk.Content.Save(fresh);
            _desk.Publish(fresh);
        }

        return rota;
    }

    private string[] Told(IContent rota)
    {
        Template shown = _desk.Find(rota)!;
        return [.. History.Of(shown).Select(version => $"{version.Number} {History.At(shown, version.Number)!.Body.Split("text: ")[1]}: {version.WhatChanged}")];
    }

    private List<string> Files(IContent rota)
    {
        Template shown = _desk.Find(rota)!;
        return
        [
            .. from format in Downloads.FormatsOf(shown)
               from large in new[] { false, true }
               from version in new int?[] { null, 1 }
               let file = Downloads.Get(shown, format.Extension, large, version: version)
               select $"{file.FileName} {file.ETag} {file.LastModified:O} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Bytes.Span))}",
        ];
    }
}
