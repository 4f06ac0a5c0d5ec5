using System.Text;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Forms;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;
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

        EntryOutcome outcome = await Entries.HandInAsync(Guid.NewGuid(), Answers(("files", path)), member.MemberKey.ToString(), default);

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

        EntryOutcome outcome = await Entries.HandInAsync(Guid.NewGuid(), Answers(("email", email), ("text", "Monday: eight to twelve.")), null, default);

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

        EntryOutcome outcome = await Entries.HandInAsync(Guid.NewGuid(), Answers(("files", path)), member.MemberKey.ToString(), default);

        Assert.That(((EntryOutcome.Invalid)outcome).Errors["files"].Single(), Does.EndWith("is not there. Ask for it again."));
        Assert.That(await _sharers.Workflow.OfMemberAsync(member.MemberKey, default), Is.Empty);
    }

    [Test]
    public async Task An_entry_with_mistakes_is_not_taken_and_says_which()
    {
        Viewer member = _sharers.Member();
        EntryOutcome outcome = await Entries.HandInAsync(Guid.NewGuid(), Answers(("title", "")), member.MemberKey.ToString(), default);
        Assert.That(((EntryOutcome.Invalid)outcome).Errors.Keys, Does.Contain("title"));
        Assert.That(await _sharers.Workflow.OfMemberAsync(member.MemberKey, default), Is.Empty);
    }

    [Test]
    public async Task An_entry_that_is_handed_in_twice_is_one_submission()
    {
        Viewer member = _sharers.Member();
        Guid entry = Guid.NewGuid();
        Dictionary<string, IReadOnlyList<string>> answers = Answers(("text", "Monday: eight to twelve."));
        EntryOutcome first = await Entries.HandInAsync(entry, answers, member.MemberKey.ToString(), default);
        Assert.That(((EntryOutcome.Accepted)first).Submission, Is.Not.Null);
        Assert.That(await Entries.HandInAsync(entry, answers, member.MemberKey.ToString(), default), Is.EqualTo(first));
        Assert.That(await _sharers.Workflow.OfMemberAsync(member.MemberKey, default), Has.Count.EqualTo(1));
        // Another entry that says the same is another.
        Assert.That(await Entries.HandInAsync(Guid.NewGuid(), answers, member.MemberKey.ToString(), default), Is.InstanceOf<EntryOutcome.Accepted>().And.Not.EqualTo(first));
        Assert.That(await _sharers.Workflow.OfMemberAsync(member.MemberKey, default), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_entry_of_nobody_that_is_handed_in_twice_is_one_draft_and_one_mail()
    {
        Viewer member = _sharers.Member();
        string email = _sharers.Members.GetById(member.MemberKey)!.Email;
        Guid entry = Guid.NewGuid();
        for (int time = 1; time <= 2; time++)
            Assert.That(await Entries.HandInAsync(entry, Answers(("email", email), ("text", "Monday.")), null, default), Is.EqualTo(new EntryOutcome.Accepted(null)));
        Assert.That(await _sharers.Workflow.OfMemberAsync(member.MemberKey, default), Has.Count.EqualTo(1));
        Assert.That(await MailsToAsync(email), Is.EqualTo(1));

        string stranger = $"stranger{Guid.NewGuid():N}@example.org";
        Guid theirs = Guid.NewGuid();
        for (int time = 1; time <= 2; time++)
            Assert.That(await Entries.HandInAsync(theirs, Answers(("email", stranger), ("text", "Monday.")), null, default), Is.EqualTo(new EntryOutcome.Accepted(null)));
        Assert.That(await MailsToAsync(stranger), Is.EqualTo(1));
    }

    [Test]
    public async Task An_entry_that_is_handed_in_by_several_at_once_is_one_submission()
    {
        Viewer member = _sharers.Member();
        Guid entry = Guid.NewGuid();
        EntryOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Entries.HandInAsync(entry, Answers(("text", "Monday.")), member.MemberKey.ToString(), default))));
        Assert.That(await _sharers.Workflow.OfMemberAsync(member.MemberKey, default), Has.Count.EqualTo(1));
        Assert.That(outcomes.OfType<EntryOutcome.Accepted>().Select(taken => taken.Submission).Distinct().Count(), Is.EqualTo(1));
        Assert.That(outcomes.Where(outcome => outcome is not EntryOutcome.Accepted), Has.All.InstanceOf<EntryOutcome.NotAllowed>());
        Assert.That(await Entries.HandInAsync(entry, Answers(("text", "Monday.")), member.MemberKey.ToString(), default), Is.InstanceOf<EntryOutcome.Accepted>());
    }

    [Test]
    public async Task An_entry_that_was_not_taken_is_taken_once_it_is_put_right()
    {
        Viewer member = _sharers.Member();
        Guid entry = Guid.NewGuid();
        Assert.That(await Entries.HandInAsync(entry, Answers(("title", "")), member.MemberKey.ToString(), default), Is.InstanceOf<EntryOutcome.Invalid>());
        Assert.That(await Entries.HandInAsync(entry, Answers(("text", "Monday.")), member.MemberKey.ToString(), default), Is.InstanceOf<EntryOutcome.Accepted>());
        Assert.That(await _sharers.Workflow.OfMemberAsync(member.MemberKey, default), Has.Count.EqualTo(1));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task What_a_crash_left_half_handed_in_is_finished_when_the_entry_comes_again(bool sent)
    {
        Viewer member = _sharers.Member();
        Guid entry = Guid.NewGuid();
        Dictionary<string, IReadOnlyList<string>> answers = Answers(("text", "Monday: eight to twelve."));
        EntryOutcome before = await Entries.HandInAsync(entry, answers, member.MemberKey.ToString(), default);
        Guid submission = ((EntryOutcome.Accepted)before).Submission!.Value;
        await ChangeAsync(entry, row => (row.Complete, row.At) = (false, DateTime.UtcNow));
        if (!sent)
        {
            await using PhbDbContext context = await _host.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
            await context.Set<Submission>().Where(row => row.Id == submission).ExecuteUpdateAsync(row => row.SetProperty(one => one.State, SubmissionState.Draft));
        }

        Assert.That((await Entries.HandInAsync(entry, answers, member.MemberKey.ToString(), default) as EntryOutcome.NotAllowed)?.Why, Does.Contain("10 minutes"), "it may still be going on");
        await ChangeAsync(entry, row => row.At -= HandedEntries.Patience);
        EntryOutcome after = await Entries.HandInAsync(entry, answers, member.MemberKey.ToString(), default);
        Assert.That(after, Is.InstanceOf<EntryOutcome.Accepted>());
        Assert.That(after.Equals(before), Is.EqualTo(sent), "what was sent counts; a draft that nobody knows of is made anew");
        Assert.That((await _sharers.Workflow.OfMemberAsync(member.MemberKey, default)).Single().State, Is.EqualTo(SubmissionState.Submitted));
    }

    [Test]
    public async Task An_entry_whose_submission_was_taken_back_stays_handed_in()
    {
        Viewer member = _sharers.Member();
        Guid entry = Guid.NewGuid();
        Dictionary<string, IReadOnlyList<string>> answers = Answers(("text", "Monday."));
        Guid submission = ((EntryOutcome.Accepted)await Entries.HandInAsync(entry, answers, member.MemberKey.ToString(), default)).Submission!.Value;
        await _host.Get<SubmissionStore>().RemoveAsync(_host.Get<PrivateFiles>(), submission, default);
        Assert.That(await Entries.HandInAsync(entry, answers, member.MemberKey.ToString(), default), Is.EqualTo(new EntryOutcome.Accepted(null)));
        Assert.That(await _sharers.Workflow.OfMemberAsync(member.MemberKey, default), Is.Empty);
    }

    private async Task ChangeAsync(Guid entry, Action<HandedEntry> change)
    {
        await using PhbDbContext context = await _host.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
        change(await context.Set<HandedEntry>().SingleAsync(row => row.Id == entry));
        await context.SaveChangesAsync();
    }

    private async Task<int> MailsToAsync(string email)
    {
        await using PhbDbContext context = await _host.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
        return await context.Set<OutboxMail>().CountAsync(mail => mail.Recipient == email);
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
