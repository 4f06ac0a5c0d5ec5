using System.Text;
using PhbResources.Core.Submissions;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Core.Tests.Library;
using PhbResources.Documents.Inspection;

namespace PhbResources.Core.Tests.Submissions;

/// <summary>Drafts: what a member writes and adds before anybody else sees it.</summary>
[TestFixture, NonParallelizable]
public sealed class SubmissionDraftTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private readonly Viewer _member = new(Guid.NewGuid(), false);

    private SubmissionWorkflow Workflow => _host.Get<SubmissionWorkflow>();

    private SubmissionFiles Files => _host.Get<SubmissionFiles>();

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task What_is_saved_comes_back_as_it_was_also_after_a_restart()
    {
        Guid id = await Begun(_member);
        SubmissionEntries entries = new() { Title = "Night rota \u00e9", Text = "One\nTwo <b>", Tags = "nights, two people", Consent = true };
        SaveOutcome saved = await Workflow.SaveAsync(id, _member, 1, entries, default);
        Assert.That(saved, Is.EqualTo(new SaveOutcome.Saved(2)));

        await _host.RestartAsync();

        SubmissionView view = (await Workflow.FindAsync(id, _member, default))!;
        Assert.That(view.Entries, Is.EqualTo(entries));
        Assert.That(view.Row.Changed.Kind, Is.EqualTo(DateTimeKind.Utc));
        Assert.That((await Workflow.OfMemberAsync(_member.MemberKey, default)).Select(summary => summary.Id), Does.Contain(id));
    }

    [Test]
    public async Task The_second_to_save_is_shown_what_the_first_saved()
    {
        Guid id = await Begun(_member);
        await Workflow.SaveAsync(id, _member, 1, new SubmissionEntries { Title = "First" }, default);
        SaveOutcome second = await Workflow.SaveAsync(id, _member, 1, new SubmissionEntries { Title = "Second" }, default);
        Assert.That(second, Is.InstanceOf<SaveOutcome.Conflict>());
        Assert.That(((SaveOutcome.Conflict)second).Current.Entries.Title, Is.EqualTo("First"));
    }

    [Test]
    public async Task A_draft_is_its_members_alone()
    {
        Guid id = await Begun(_member);
        AttachOutcome.Attached file = (AttachOutcome.Attached)await Files.AttachAsync(id, _member, "notes.txt", Text("Who comes when."), default);
        foreach (Viewer other in (Viewer[])[new(Guid.NewGuid(), false), new(Guid.NewGuid(), true), new(Guid.Empty, false), new(Guid.Empty, true)])
        {
            Assert.That(await Workflow.FindAsync(id, other, default), Is.Null);
            Assert.That(await Workflow.SaveAsync(id, other, 2, new SubmissionEntries(), default), Is.InstanceOf<SaveOutcome.NotAllowed>());
            Assert.That(await Files.AttachAsync(id, other, "a.txt", Text("a"), default), Is.InstanceOf<AttachOutcome.NotAllowed>());
            Assert.That(await Files.OpenFileAsync(id, other, file.File.Id, default), Is.Null);
            Assert.That(await Files.CleanAsync(id, other, file.File.Id, true, default), Is.InstanceOf<CleanOutcome.NotAllowed>());
            Assert.That(await Files.RemoveFileAsync(id, other, file.File.Id, default), Is.False);
            foreach (SubmissionMove move in Enum.GetValues<SubmissionMove>())
                Assert.That(await Workflow.MoveAsync(id, other, move, 2, "text", default), Is.InstanceOf<MoveOutcome.NotAllowed>());
        }

        await using PrivateFileReader own = new((await Files.OpenFileAsync(id, _member, file.File.Id, default))!);
        Assert.That(await own.ReadAsync(), Is.EqualTo("Who comes when."));
    }

    [Test]
    public async Task A_file_that_is_refused_is_never_written()
    {
        Guid id = await Begun(_member);
        AttachOutcome outcome = await Files.AttachAsync(id, _member, "letter.docx", Text("MZ\u0090\u0000 not a letter"), default);
        Assert.That(outcome, Is.InstanceOf<AttachOutcome.Refused>());
        Assert.That(((AttachOutcome.Refused)outcome).Reasons, Is.Not.Empty);
        Assert.That(Directory.Exists(FolderOf(id)), Is.False);
        Assert.That((await Workflow.FindAsync(id, _member, default))!.Files, Is.Empty);
    }

    [Test]
    public async Task A_file_lies_where_its_owner_alone_can_read_it_and_goes_when_it_is_removed()
    {
        Guid id = await Begun(_member);
        AttachOutcome.Attached file = (AttachOutcome.Attached)await Files.AttachAsync(id, _member, "notes.txt", Text("Who comes when."), default);
        string path = Path.Combine(FolderOf(id), file.File.Id.ToString("N"));
        Assert.That(File.Exists(path));
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(FolderOf(id)), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        Assert.That(file.File.Kind, Is.EqualTo(FileKind.Txt));

        Assert.That(await Files.RemoveFileAsync(id, _member, file.File.Id, default));
        Assert.That(Directory.Exists(FolderOf(id)), Is.False);
    }

    [Test]
    public async Task No_more_files_are_taken_than_allowed_also_when_they_come_at_once()
    {
        Guid id = await Begun(_member);
        AttachOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, SubmissionRules.MostFiles + 3).Select(n => Files.AttachAsync(id, _member, $"notes {n}.txt", Text($"Notes {n}."), default)));
        SubmissionView view = (await Workflow.FindAsync(id, _member, default))!;
        Assert.That(view.Files, Has.Count.LessThanOrEqualTo(SubmissionRules.MostFiles));
        Assert.That(outcomes.OfType<AttachOutcome.Attached>().Count(), Is.EqualTo(view.Files.Count));
        Assert.That(Directory.GetFiles(FolderOf(id)), Has.Length.EqualTo(view.Files.Count));
    }

    [Test]
    public async Task A_member_has_so_many_drafts_and_no_more()
    {
        Viewer busy = new(Guid.NewGuid(), false);
        for (int n = 0; n < new SharingOptions().OpenDrafts; n++)
            await Begun(busy);
        Assert.That(await Workflow.BeginAsync(busy.MemberKey, null, "site", default), Is.InstanceOf<BeginOutcome.NotAllowed>());
    }

    [Test]
    public async Task A_new_version_begins_with_what_is_published()
    {
        Desk desk = new(_host);
        var rota = desk.Template(desk.Shelf());
        Guid id = ((BeginOutcome.Begun)await Workflow.BeginAsync(_member.MemberKey, rota.Key, "site", default)).Id;
        SubmissionView view = (await Workflow.FindAsync(id, _member, default))!;
        Assert.That(view.Entries.Title, Is.EqualTo(rota.Name));
        Assert.That(view.Row.Replaces, Is.EqualTo(rota.Key));
        Assert.That(await Workflow.BeginAsync(_member.MemberKey, Guid.NewGuid(), "site", default), Is.InstanceOf<BeginOutcome.NotAllowed>());
    }

    [Test]
    public async Task Sending_an_empty_draft_tells_every_mistake_by_its_field()
    {
        Guid id = await Begun(_member);
        MoveOutcome outcome = await Workflow.MoveAsync(id, _member, SubmissionMove.Send, 1, null, default);
        Assert.That(((MoveOutcome.Incomplete)outcome).Mistakes.Keys, Is.EquivalentTo(["title", "kind", "category", "summary", "text", "creditAs", "consent"]));
    }

    [Test]
    public void Every_kind_has_licences_to_choose_from() =>
        Assert.That(_host.Get<SubmissionRules>().LicencesOf("rota"), Does.Contain("CC0 1.0"));

    private async Task<Guid> Begun(Viewer member) => ((BeginOutcome.Begun)await Workflow.BeginAsync(member.MemberKey, null, "site", default)).Id;

    private string FolderOf(Guid id) => Path.Combine(_host.DataPath, "submissions", id.ToString("N"));

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class PrivateFileReader(PrivateFile file) : IAsyncDisposable
    {
        public async Task<string> ReadAsync()
        {
            using StreamReader reader = new(file.Content, leaveOpen: true);
            return await reader.ReadToEndAsync();
        }

        public ValueTask DisposeAsync() => file.Content.DisposeAsync();
    }
}
