using System.Text;
using PhbResources.Core.Forms;
using PhbResources.Core.Submissions;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Core.Tests.Submissions;
using Umbraco.Cms.Core.IO;

namespace PhbResources.Core.Tests.Forms;

/// <summary>An entry that Umbraco Forms has stored, handed to the rules of sharing.</summary>
[TestFixture, NonParallelizable]
internal sealed class StoredEntryTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Sharers _sharers = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path);
        _sharers = new Sharers(_host);
        _sharers.MakeShelf();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task An_entry_of_a_member_is_sent_with_its_file()
    {
        Viewer member = _sharers.Member();
        string path = Upload("rota of mine.txt", "Monday: eight to twelve.");

        EntryOutcome outcome = await Entries.HandInAsync(Answers(("files", path)), member.MemberKey.ToString(), default);

        Guid id = ((EntryOutcome.Accepted)outcome).Submission!.Value;
        Assert.That(_sharers.Row(id).State, Is.EqualTo(SubmissionState.Submitted));
        Assert.That(_sharers.Row(id).MemberKey, Is.EqualTo(member.MemberKey));
        Assert.That(_sharers.FilesOf(id).Single().Name, Is.EqualTo("rota of mine.txt"));
    }

    [Test]
    public async Task An_entry_of_nobody_is_kept_for_whoever_has_the_address_and_not_sent()
    {
        Viewer member = _sharers.Member();
        string email = _sharers.Members.GetById(member.MemberKey)!.Email;

        EntryOutcome outcome = await Entries.HandInAsync(Answers(("email", email), ("text", "Monday: eight to twelve.")), null, default);

        Assert.That(outcome, Is.EqualTo(new EntryOutcome.Accepted(null)));
        Assert.That((await _sharers.Workflow.OfMemberAsync(member.MemberKey, default)).Single().State, Is.EqualTo(SubmissionState.Draft));
    }

    [TestCase("/media/abcd/report.txt")]
    [TestCase("/media/forms/upload/../../abcd/report.txt")]
    [TestCase("/media/forms/upload/gone/report.txt")]
    [TestCase("/etc/passwd")]
    public async Task No_file_but_an_uploaded_one_is_read(string path)
    {
        using (MemoryStream content = new("Somebody else's."u8.ToArray()))
            _host.Get<MediaFileManager>().FileSystem.AddFile("abcd/report.txt", content, true);
        Viewer member = _sharers.Member();

        EntryOutcome outcome = await Entries.HandInAsync(Answers(("files", path)), member.MemberKey.ToString(), default);

        Assert.That(((EntryOutcome.Invalid)outcome).Errors["files"].Single(), Does.EndWith("is not there. Ask for it again."));
        Assert.That(await _sharers.Workflow.OfMemberAsync(member.MemberKey, default), Is.Empty);
    }

    [Test]
    public async Task An_entry_with_mistakes_is_not_taken_and_says_which()
    {
        Viewer member = _sharers.Member();
        EntryOutcome outcome = await Entries.HandInAsync(Answers(("title", "")), member.MemberKey.ToString(), default);
        Assert.That(((EntryOutcome.Invalid)outcome).Errors.Keys, Does.Contain("title"));
        Assert.That(await _sharers.Workflow.OfMemberAsync(member.MemberKey, default), Is.Empty);
    }

    private StoredEntry Entries => _host.Get<StoredEntry>();

    private string Upload(string name, string text)
    {
        MediaFileManager media = _host.Get<MediaFileManager>();
        string path = $"{StoredEntry.UploadFolder}form_{Guid.NewGuid():D}/{Guid.NewGuid():D}/{name}";
        using MemoryStream content = new(Encoding.UTF8.GetBytes(text));
        media.FileSystem.AddFile(path, content, true);
        return media.FileSystem.GetUrl(path);
    }

    private Dictionary<string, IReadOnlyList<string>> Answers(params (string Alias, string Value)[] others)
    {
        Dictionary<string, IReadOnlyList<string>> answers = new()
        {
            ["title"] = ["A rota for mornings"],
            ["kind"] = ["rota"],
            ["category"] = [_sharers.Shelf],
            ["summary"] = ["Who works in the morning."],
            ["creditAs"] = ["anonymous"],
            ["licence"] = ["CC0 1.0"],
            ["consent"] = ["True"],
        };
        foreach ((string alias, string value) in others)
            answers[alias] = [value];
        return answers;
    }
}
