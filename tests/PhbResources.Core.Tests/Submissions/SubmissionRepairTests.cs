using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Library;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Tests.Schemas;
using static PhbResources.Core.Submissions.SubmissionMove;
using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Tests.Submissions;

/// <summary>What a crash leaves, and what the next start makes of it; members who leave; many at once.</summary>
[TestFixture, NonParallelizable]
public sealed class SubmissionRepairTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Sharers _people = null!;
    private Viewer _member = null!, _curator = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path);
        _people = new Sharers(_host);
        _people.MakeShelf();
        _member = _people.Member();
        _curator = _people.Curator();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Whatever_was_interrupted_is_finished_at_the_next_start()
    {
        Guid approved = await _people.SentWithFileAsync(_member);
        await PutAsync(approved, Approved, settled: false);
        Guid sent = await _people.DraftAsync(_member);
        await PutAsync(sent, Checking, settled: false);
        Guid publishedByUmbraco = await _people.PublishedAsync(_member, _curator);
        await PutAsync(publishedByUmbraco, InReview, settled: true);
        Guid undone = await _people.PublishedAsync(_member, _curator);
        await PutAsync(undone, InReview, settled: false);
        Guid withdrawn = await _people.SentWithFileAsync(_member);
        await PutAsync(withdrawn, Withdrawn, settled: false);
        Guid declined = await _people.SentAsync(_member);
        await PutAsync(declined, Declined, settled: false);
        Guid waiting = await _people.SentWithFileAsync(_member);
        SubmissionFile early = _people.FilesOf(waiting).Single();
        Assert.That(_host.Get<SubmissionMedia>().Make(early));
        Guid old = await _people.DraftAsync(_member);
        await _people.Files.AttachAsync(old, _member, "old.txt", Sharers.Stream("Old."), default);
        await ChangedAsync(old, DateTime.UtcNow.AddDays(-91));
        string orphan = Path.Combine(_host.DataPath, "submissions", waiting.ToString("N"), Guid.NewGuid().ToString("N"));
        await File.WriteAllTextAsync(orphan, "nobody's");
        await File.WriteAllTextAsync(orphan + ".part", "half");

        await _host.RestartAsync();

        Assert.That(_people.Row(approved).State, Is.EqualTo(Published));
        Assert.That(_people.Desk.Find(_people.ContentOf(approved)!)!.Files, Has.Count.EqualTo(1));
        Assert.That(_people.Row(sent).State, Is.EqualTo(Submitted));
        Assert.That(_people.ContentOf(sent), Is.Not.Null);
        Assert.That(_people.Row(publishedByUmbraco).State, Is.EqualTo(Published));
        Assert.That(_people.Row(undone).State, Is.EqualTo(InReview));
        Assert.That(_people.ContentOf(undone)!.Published, Is.False);
        Assert.That(_people.ContentOf(withdrawn), Is.Null);
        Assert.That(_people.PrivateOnDisk(withdrawn), Is.Empty);
        Assert.That(_people.ContentOf(declined)!.Trashed);
        Assert.That(_people.MediaOf(early.Id), Is.Null);
        Assert.That(_people.PrivateOnDisk(waiting).Select(Path.GetFileName), Is.EqualTo([early.Id.ToString("N")]));
        Assert.That(await _people.Workflow.FindAsync(old, _member, default), Is.Null);
        Assert.That(_people.PrivateOnDisk(old), Is.Empty);
        using PhbDbContext context = _people.Context();
        Assert.That(context.Set<Submission>().Count(row => !row.Settled), Is.Zero);
    }

    [Test]
    public async Task A_member_who_leaves_takes_their_name_along_and_what_is_not_published()
    {
        Viewer leaving = _people.Member();
        Guid kept = await _people.PublishedAsync(leaving, _curator, _people.Entries() with { CreditAs = "name", CreditName = "Ann Cole" });
        Guid waiting = await _people.SentWithFileAsync(leaving);
        Guid waitingContent = _people.Row(waiting).ContentKey!.Value;
        using MemoryStream bytes = new();
        await using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (IMemberData part in _host.Services.GetServices<IMemberData>())
                await part.WriteAsync(leaving.MemberKey, archive, default);
        }

        using (ZipArchive archive = new(bytes))
            Assert.That(archive.Entries.Count(entry => entry.FullName.StartsWith("shared/", StringComparison.Ordinal)), Is.EqualTo(3));

        foreach (IMemberFarewell farewell in _host.Services.GetServices<IMemberFarewell>())
            await farewell.LeaveAsync(leaving.MemberKey, keepShared: true, default);

        Assert.That(_people.Desk.Find(_people.ContentOf(kept)!)!.Credit, Is.EqualTo("a former member"));
        Assert.That(_people.Row(kept), Has.Property("MemberKey").EqualTo(Guid.Empty));
        Assert.That(_people.Row(kept).Entries, Does.Not.Contain("Ann Cole"));
        Assert.That(await _people.Workflow.OfMemberAsync(leaving.MemberKey, default), Is.Empty);
        Assert.That(_people.Desk.Content.GetById(waitingContent), Is.Null);
        Assert.That(_people.PrivateOnDisk(waiting), Is.Empty);
    }

    [Test]
    public async Task A_member_who_leaves_may_take_everything_along()
    {
        Viewer leaving = _people.Member();
        Guid id = await _people.PublishedAsync(leaving, _curator);
        Guid content = _people.Row(id).ContentKey!.Value;
        foreach (IMemberFarewell farewell in _host.Services.GetServices<IMemberFarewell>())
            await farewell.LeaveAsync(leaving.MemberKey, keepShared: false, default);
        Assert.That(_people.Desk.Content.GetById(content), Is.Null);
        Assert.That(_people.Desk.Shown.ByKey.ContainsKey(content), Is.False);
    }

    [Test]
    public async Task Many_members_send_at_the_same_moment_and_all_of_it_is_there()
    {
        int many = Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 200 : 30;
        List<(Viewer Member, Guid Id)> drafts = [];
        for (int n = 0; n < many; n++)
        {
            Viewer member = _people.Member();
            drafts.Add((member, await _people.DraftAsync(member)));
        }

        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        MoveOutcome[] outcomes = await Task.WhenAll(drafts.Select(draft => Task.Run(() => _people.Workflow.MoveAsync(draft.Id, draft.Member, Send, 2, null, default))));
        TestContext.Out.WriteLine($"{many} members sent at once: all answered after {watch.ElapsedMilliseconds} ms.");
        Assert.That(outcomes, Is.All.InstanceOf<MoveOutcome.Moved>());
        Assert.That(drafts.Select(draft => _people.Row(draft.Id).State), Is.All.EqualTo(Submitted));
        Assert.That(drafts.Select(draft => _people.ContentOf(draft.Id)), Is.All.Not.Null);
    }

    [Test]
    public async Task What_gives_somebody_away_in_the_words_themselves_is_found_before_they_are_sent()
    {
        Guid id = await _people.DraftAsync(_member, _people.Entries(text: "Plan for the night.\nNHS number: 943 476 5919"));
        MoveOutcome outcome = await _people.MoveAsync(id, _member, Send);
        Assert.That(((MoveOutcome.Incomplete)outcome).Mistakes["text"], Does.Contain("gives somebody away").And.Not.Contain("476 5919"));
    }

    [Test]
    public async Task A_curator_is_told_what_is_like_it()
    {
        string title = "Wheelchair tyre pressure log";
        string text = "Check the pressure of each tyre every Monday morning before the first outing.\nWrite the number down.\nAsk for help when a tyre is flat.";
        await _people.PublishedAsync(_member, _curator, _people.Entries(title, text));
        await _host.Get<LibrarySearch>().RebuildAsync(default);
        Guid copy = await _people.SentAsync(_member, _people.Entries("Wheelchair tyre pressure log again", text));
        Advice advice = await _host.Get<SubmissionAdvice>().ForAsync((await _people.Workflow.FindAsync(copy, _curator, default))!, _curator, default);
        Assert.That(advice.Duplicates.Select(found => found.Template.Title), Does.Contain(title));
        Assert.That(advice.Duplicates[0].Text, Is.GreaterThan(0.9));
        Assert.That(advice.Category!.Slug, Is.EqualTo(_people.Shelf));
    }

    private async Task PutAsync(Guid id, SubmissionState state, bool settled)
    {
        await using PhbDbContext context = _people.Context();
        await context.Set<Submission>().Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state).SetProperty(row => row.Settled, settled));
    }

    private async Task ChangedAsync(Guid id, DateTime when)
    {
        await using PhbDbContext context = _people.Context();
        await context.Set<Submission>().Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Changed, when));
    }
}
