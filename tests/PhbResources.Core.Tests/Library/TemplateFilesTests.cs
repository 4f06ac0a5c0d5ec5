using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Library;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Documents.Inspection;
using PhbResources.Search;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using File = System.IO.File;
using Template = PhbResources.Core.Library.Template;

namespace PhbResources.Core.Tests.Library;

/// <summary>Templates that are files somebody made: what is offered of them, and when no more.</summary>
[TestFixture, NonParallelizable]
public sealed class TemplateFilesTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private LogLines _log = null!;
    private Desk _desk = null!;
    private MediaShelf _media = null!;
    private IContent _shelf = null!;

    private TemplateFiles Files => _host.Get<TemplateFiles>();

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _log = new LogLines();
        _host = await LibraryHost.StartAsync(_folder.Path, services => services.AddSingleton<ILoggerProvider>(_log));
        _desk = new Desk(_host);
        _media = new MediaShelf(_host);
        _shelf = _desk.Shelf();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _log.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void A_template_may_be_a_file_alone()
    {
        byte[] bytes = MediaShelf.Docx("The wallaby sleeps in on Sunday, and somebody else has to feed the dog before nine o'clock in the morning. "
            + "Write down who it is and when they come, so that nobody has to ask twice.");
        IContent rota = _media.Template(_desk, _shelf, _media.Upload("Zoë’s rota.docx", bytes));
        _desk.Publish(rota);

        Template shown = _desk.Find(rota)!;
        TemplateFile file = shown.Files.Single();
        Assert.That(shown.HasBody, Is.False);
        Assert.That((file.Name, file.Kind, file.Size), Is.EqualTo(("Zoë’s rota.docx", FileKind.Docx, (long)bytes.Length)));
        Assert.That(file.Sha256, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(bytes))));
        Assert.That(file.Text, Does.Contain("The wallaby sleeps in on Sunday"));
        Assert.That(file.Headings, Does.Contain("Who works"));
        Assert.That(file.PreviewHtml, Does.Contain("wallaby").And.Contain(">Who works</h"));
        Assert.That(shown.ReadingAge, Is.InRange(7, 14));
        Assert.That(Given(file), Is.EqualTo(bytes));
    }

    [Test]
    public void The_words_in_a_file_are_found_and_its_extension_is_a_format()
    {
        IContent rota = _media.Template(_desk, _shelf, _media.Upload("Notes.rtf", Encoding.ASCII.GetBytes(@"{\rtf1\ansi The bandicoot is fed at six.\par}")));
        _desk.Publish(rota);

        SearchResult found = _host.Get<LibrarySearch>().Search(new SearchRequest { Query = "bandicoot", Exactly = true });
        Assert.That(found.Hits.Select(hit => hit.Key), Is.EqualTo(new[] { rota.Key }));
        Assert.That(found.Facets["format"].Select(format => format.Value), Is.EqualTo(new[] { "rtf" }));
        Assert.That(found.Hits[0].Passages.Select(passage => passage.Text), Has.Some.Contain("bandicoot"));
        Assert.That(_host.Get<TemplateDownloads>().FormatsOf(_desk.Find(rota)!).Select(format => format.Extension), Is.EqualTo(new[] { "rtf" }));
    }

    [Test]
    public void A_file_may_stand_beside_a_document()
    {
        IContent rota = _desk.Template(_shelf, body: Desk.Body("In our words."), publish: false);
        MediaShelf.Pick(_desk, rota, _media.Upload("Theirs.txt", "In their words."u8.ToArray()), _media.Upload("Theirs.txt", "In other words."u8.ToArray()));
        _desk.Publish(_desk.Fresh(rota));

        Template shown = _desk.Find(rota)!;
        Assert.That(shown.HasBody);
        Assert.That(shown.Files.Select(file => file.Name), Is.EqualTo(new[] { "Theirs.txt", "Theirs-2.txt" }), "no two have one address");
        Assert.That(_host.Get<TemplateDownloads>().FormatsOf(shown).Select(format => format.Extension), Is.EqualTo(new[] { "docx", "pdf", "odt", "txt" }));
    }

    [Test]
    public void A_template_with_nothing_in_it_is_refused()
    {
        PublishResult result = _desk.TryPublish(_media.Template(_desk, _shelf));
        Assert.That(result.Success, Is.False);
        Assert.That(Desk.MessagesOf(result), Does.Contain("Write the document, or add at least one file."));
    }

    [Test]
    public void A_file_that_is_not_safe_is_refused_with_the_reason()
    {
        PublishResult program = _desk.TryPublish(_media.Template(_desk, _shelf, _media.Upload("Rota.docx", [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0])));
        Assert.That(program.Success, Is.False);
        Assert.That(Desk.MessagesOf(program), Does.StartWith("The file 'Rota.docx' cannot be offered. "));

        IMedia binned = _media.Upload("Binned.txt", "Gone soon."u8.ToArray());
        IContent rota = _media.Template(_desk, _shelf, binned);
        _media.Media.MoveToRecycleBin(binned);
        Assert.That(Desk.MessagesOf(_desk.TryPublish(rota)), Does.Contain("not in the media library any more"));
    }

    [Test]
    public void A_file_that_turns_bad_later_is_not_offered_and_breaks_nothing()
    {
        IMedia media = _media.Upload("Fine.txt", "Words."u8.ToArray());
        IContent rota = _media.Template(_desk, _shelf, media);
        _desk.Publish(rota);
        TemplateFile before = _desk.Find(rota)!.Files.Single();

        _log.Clear();
        _media.Replace(_media.Media.GetById(media.Key)!, "Fine.txt", [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0]);

        Assert.That(_desk.Find(rota)!.Files, Is.Empty);
        Assert.That(_log.Warnings, Has.Some.Contain("'Fine.txt' of"));
        Assert.That(Files.Open(before), Is.Null, "what was not inspected is not given out");

        _media.Replace(_media.Media.GetById(media.Key)!, "Fine.txt", "Other words."u8.ToArray());
        Assert.That(_desk.Find(rota)!.Files.Single().Text.Trim(), Is.EqualTo("Other words."));
    }

    [Test]
    public void A_file_changed_behind_the_back_of_Umbraco_is_not_given_out()
    {
        IMedia media = _media.Upload("Still.txt", "As inspected."u8.ToArray());
        IContent rota = _media.Template(_desk, _shelf, media);
        _desk.Publish(rota);
        TemplateFile file = _desk.Find(rota)!.Files.Single();

        string path = Directory.EnumerateFiles(_host.DataPath, Path.GetFileName(file.Stored.Path), SearchOption.AllDirectories).Single();
        File.WriteAllText(path, "<script>alert(1)</script>");

        Assert.That(Files.Open(file), Is.Null);
    }

    [Test]
    public void A_media_item_in_the_recycle_bin_is_offered_no_more_nor_is_one_in_a_folder_that_went()
    {
        IMedia folder = _media.Media.CreateMedia(Desk.Name("Folder"), Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        _media.Media.Save(folder);
        IMedia alone = _media.Upload("Alone.txt", "One."u8.ToArray()), inside = _media.Upload("Inside.txt", "Two."u8.ToArray(), folder.Id);
        IContent rota = _media.Template(_desk, _shelf, alone, inside);
        _desk.Publish(rota);
        Assert.That(_desk.Find(rota)!.Files, Has.Count.EqualTo(2));

        _media.Media.MoveToRecycleBin(_media.Media.GetById(folder.Key)!);
        Assert.That(_desk.Find(rota)!.Files.Select(file => file.Name), Is.EqualTo(new[] { "Alone.txt" }));
        _media.Media.Delete(_media.Media.GetById(alone.Key)!);
        Assert.That(_desk.Find(rota)!.Files, Is.Empty);
    }

    [Test]
    public void What_stands_as_it_stood_is_not_read_again()
    {
        IMedia media = _media.Upload("Once.txt", "Read once."u8.ToArray());
        IContent rota = _media.Template(_desk, _shelf, media);
        _desk.Publish(rota);
        TemplateFile first = _desk.Find(rota)!.Files.Single();

        _desk.Edit(rota, "Another summary.");
        Assert.That(_desk.Find(rota)!.Files.Single(), Is.SameAs(first));

        long number = _desk.Shown.Number;
        _media.Media.Save(_media.Media.GetById(media.Key)!);
        Assert.That(_desk.Shown.Number, Is.EqualTo(number), "nothing is different for visitors");
    }

    [Test]
    public async Task A_start_finds_the_same_files_and_a_whole_index()
    {
        IContent rota = _media.Template(_desk, _shelf, _media.Upload("Stays.txt", "The pademelon stays."u8.ToArray()));
        _desk.Publish(rota);
        TemplateFile before = _desk.Find(rota)!.Files.Single();
        _log.Clear();

        await _host.RestartAsync();

        TemplateFile after = _desk.Find(rota)!.Files.Single();
        Assert.That((after.Name, after.ETag, after.Text), Is.EqualTo((before.Name, before.ETag, before.Text)));
        Assert.That(_log.All, Has.None.Contain("search index is built"), "the index is known to be whole");
        Assert.That(_host.Get<LibrarySearch>().Search(new SearchRequest { Query = "pademelon", Exactly = true }).Hits.Select(hit => hit.Key), Is.EqualTo(new[] { rota.Key }));
    }

    [Test]
    public void A_thousand_files_take_little_memory_and_time()
    {
        byte[] bytes = MediaShelf.Docx(string.Join(' ', Enumerable.Range(0, 900).Select(number => $"word{number % 300}")));
        StoredFile stored = _media.StoredFileOf(_media.Upload("Many.docx", bytes));
        Files.Read(Guid.NewGuid(), "Warm", stored, []);

        Stopwatch watch = Stopwatch.StartNew();
        List<TemplateFile> files = [.. Enumerable.Range(0, 200).Select(_ => Files.Read(Guid.NewGuid(), "Many", stored, []).File!)];
        double milliseconds = watch.Elapsed.TotalMilliseconds / files.Count;

        double kilobytes = files.Average(file => file.PackedBytes) / 1024.0;
        TestContext.Out.WriteLine($"{bytes.Length} bytes of Word: {milliseconds:0.0} ms to read, {kilobytes:0.0} KB kept");
        Assert.That(kilobytes, Is.LessThan(8), "so a thousand take 8 MB");
        Assert.That(milliseconds, Is.LessThan(250));
    }

    private byte[] Given(TemplateFile file)
    {
        using Stream stream = Files.Open(file)!;
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
