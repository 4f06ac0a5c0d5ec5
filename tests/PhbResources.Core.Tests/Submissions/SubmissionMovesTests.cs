using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Tests.Schemas;
using static PhbResources.Core.Submissions.SubmissionMove;
using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Tests.Submissions;

/// <summary>The table of moves, and that nothing but the table decides.</summary>
[TestFixture, NonParallelizable]
public sealed class SubmissionMovesTests
{
    /// <summary>Written down a second time, by hand: what the product promises, whatever the table says.</summary>
    private static readonly Dictionary<(SubmissionState, SubmissionMove), (SubmissionState? To, string Who)> Promised = new()
    {
        [(Draft, Send)] = (Checking, "M"),
        [(Draft, Withdraw)] = (Withdrawn, "M"),
        [(Draft, MarkSpam)] = (SubmissionState.Spam, "C"),
        [(Checking, Revise)] = (Draft, "M"),
        [(Checking, ChecksDone)] = (Submitted, "S"),
        [(Checking, ChecksFailed)] = (ChangesAskedFor, "S"),
        [(Checking, Withdraw)] = (Withdrawn, "M"),
        [(Checking, MarkSpam)] = (SubmissionState.Spam, "C"),
        [(Submitted, Revise)] = (Draft, "M"),
        [(Submitted, StartReview)] = (InReview, "C"),
        [(Submitted, AskForChanges)] = (ChangesAskedFor, "C"),
        [(Submitted, Approve)] = (Approved, "CS"),
        [(Submitted, Publish)] = (Published, "S"),
        [(Submitted, Decline)] = (Declined, "C"),
        [(Submitted, Withdraw)] = (Withdrawn, "M"),
        [(Submitted, MarkSpam)] = (SubmissionState.Spam, "C"),
        [(InReview, AskForChanges)] = (ChangesAskedFor, "C"),
        [(InReview, Approve)] = (Approved, "C"),
        [(InReview, Publish)] = (Published, "S"),
        [(InReview, Decline)] = (Declined, "C"),
        [(InReview, Withdraw)] = (Withdrawn, "M"),
        [(InReview, MarkSpam)] = (SubmissionState.Spam, "C"),
        [(ChangesAskedFor, Answer)] = (Checking, "M"),
        [(ChangesAskedFor, Approve)] = (Approved, "C"),
        [(ChangesAskedFor, Publish)] = (Published, "S"),
        [(ChangesAskedFor, Decline)] = (Declined, "C"),
        [(ChangesAskedFor, Withdraw)] = (Withdrawn, "M"),
        [(ChangesAskedFor, MarkSpam)] = (SubmissionState.Spam, "C"),
        [(Approved, Publish)] = (Published, "S"),
        [(Approved, Decline)] = (Declined, "C"),
        [(Approved, Withdraw)] = (Withdrawn, "M"),
        [(Approved, MarkSpam)] = (SubmissionState.Spam, "C"),
        [(Approved, Undo)] = (null, "C"),
        [(Approved, Reopen)] = (InReview, "CS"),
        [(Published, Unpublish)] = (InReview, "CS"),
        [(Published, AskToTakeDown)] = (Published, "M"),
        [(Published, MarkSpam)] = (SubmissionState.Spam, "C"),
        [(Published, Undo)] = (null, "C"),
        [(Declined, MarkSpam)] = (SubmissionState.Spam, "C"),
        [(Declined, Undo)] = (null, "C"),
        [(Declined, Reopen)] = (InReview, "C"),
        [(SubmissionState.Spam, Undo)] = (null, "C"),
        [(SubmissionState.Spam, Reopen)] = (InReview, "C"),
    };

    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Sharers _people = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path);
        _people = new Sharers(_host);
        _people.MakeShelf();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public void The_table_allows_what_is_promised_and_nothing_else()
    {
        foreach (SubmissionState state in Enum.GetValues<SubmissionState>())
        {
            foreach (SubmissionMove move in Enum.GetValues<SubmissionMove>())
            {
                foreach (Actor actor in Enum.GetValues<Actor>())
                {
                    bool promised = Promised.TryGetValue((state, move), out (SubmissionState? To, string Who) row) && row.Who.Contains(actor.ToString()[0], StringComparison.Ordinal);
                    AllowedMove? found = SubmissionMoves.Find(state, move, actor);
                    Assert.That(found is not null, Is.EqualTo(promised), $"{actor} {move} from {state}");
                    if (promised)
                        Assert.That(found!.To, Is.EqualTo(row.To), $"{actor} {move} from {state}");
                }
            }
        }
    }

    [Test]
    public void Every_state_but_the_first_can_be_reached_and_nothing_is_stuck()
    {
        Assert.That(SubmissionMoves.All.Select(row => row.To).OfType<SubmissionState>().Append(Draft).Distinct(), Is.EquivalentTo(Enum.GetValues<SubmissionState>()));
        Assert.That(SubmissionMoves.All.Select(row => row.From).Append(Withdrawn).Distinct(), Is.EquivalentTo(Enum.GetValues<SubmissionState>()));
    }

    [Test]
    public async Task Whoever_tries_a_move_that_is_not_theirs_changes_nothing()
    {
        Viewer member = _people.Member(), stranger = _people.Member(), curator = _people.Curator();
        Guid id = await _people.DraftAsync(member);
        foreach (SubmissionState state in Enum.GetValues<SubmissionState>())
        {
            await PutAsync(id, state);
            foreach (SubmissionMove move in Enum.GetValues<SubmissionMove>())
            {
                foreach (Viewer viewer in (Viewer[])[member, stranger, curator, new(member.MemberKey, false), new(Guid.Empty, true)])
                {
                    bool member1 = viewer.MemberKey == member.MemberKey;
                    bool theirs = Promised.TryGetValue((state, move), out (SubmissionState? To, string Who) row)
                        && ((member1 && row.Who.Contains('M', StringComparison.Ordinal)) || (viewer.IsCurator && state is not (Draft or Withdrawn) && row.Who.Contains('C', StringComparison.Ordinal)));
                    if (theirs)
                        continue;
                    int version = _people.Row(id).Version;
                    MoveOutcome outcome = await _people.Workflow.MoveAsync(id, viewer, move, version, "Words.", default);
                    Assert.That(outcome, Is.InstanceOf<MoveOutcome.NotAllowed>(), $"{(member1 ? "member" : viewer.IsCurator ? "curator" : "stranger")} {move} from {state}");
                    Assert.That(_people.Row(id), Has.Property("State").EqualTo(state).And.Property("Version").EqualTo(version));
                }
            }
        }

        Assert.That(_people.Events(id), Is.Empty);
    }

    [Test]
    public async Task A_member_does_not_learn_whether_a_submission_of_somebody_else_exists()
    {
        Viewer stranger = _people.Member();
        Guid id = await _people.SentWithFileAsync(_people.Member());
        Guid file = _people.FilesOf(id).Single().Id, none = Guid.NewGuid();
        Assert.That(await _people.Workflow.FindAsync(id, stranger, default), Is.Null);
        Assert.That(await _people.Files.OpenFileAsync(id, stranger, file, default), Is.Null);
        Assert.That(await _people.Workflow.MoveAsync(id, stranger, Withdraw, 1, null, default), Is.EqualTo(await _people.Workflow.MoveAsync(none, stranger, Withdraw, 1, null, default)));
        Assert.That(await _people.Workflow.SaveAsync(id, stranger, 1, new SubmissionEntries(), default), Is.EqualTo(await _people.Workflow.SaveAsync(none, stranger, 1, new SubmissionEntries(), default)));
        Assert.That(await _people.Files.AttachAsync(id, stranger, "a.txt", Sharers.Stream("a"), default), Is.EqualTo(await _people.Files.AttachAsync(none, stranger, "a.txt", Sharers.Stream("a"), default)));
    }

    [Test]
    public async Task A_file_of_one_submission_is_not_opened_through_another()
    {
        Viewer member = _people.Member();
        Guid one = await _people.SentWithFileAsync(member), other = await _people.SentWithFileAsync(member);
        Assert.That(await _people.Files.OpenFileAsync(one, member, _people.FilesOf(other).Single().Id, default), Is.Null);
    }

    private async Task PutAsync(Guid id, SubmissionState state)
    {
        await using PhbDbContext context = _people.Context();
        await context.Set<Submission>().Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state));
    }
}
