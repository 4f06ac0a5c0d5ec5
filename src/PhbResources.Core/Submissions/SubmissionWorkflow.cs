using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhbResources.Core.Library;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Submissions;

/// <summary>
/// What members share, from the first word to the library. Every question comes with who asks; what is not theirs does not
/// exist for them. Each answer that says a thing was done means that it is on disk.
/// </summary>
public sealed class SubmissionWorkflow : IDisposable
{
    /// <summary>
    /// Moves are made one after the other. The database has one writer anyhow, and who waits for it there holds a thread:
    /// a hundred who send at the same moment would leave none for the visitors. Here they wait without one.
    /// </summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    private readonly SubmissionStore _store;
    private readonly SubmissionSteps _steps;
    private readonly SubmissionChecks _checks;
    private readonly SubmissionIntake _intake;
    private readonly SubmissionSettling _settling;
    private readonly SubmissionSpam _spam;
    private readonly SpamLessons _lessons;
    private readonly PrivateFiles _private;
    private readonly PublishedLibrary _library;
    private readonly SharingOptions _options;
    private readonly TimeProvider _clock;

    internal SubmissionWorkflow(IServiceProvider services)
    {
        _store = services.GetRequiredService<SubmissionStore>();
        _steps = services.GetRequiredService<SubmissionSteps>();
        _checks = services.GetRequiredService<SubmissionChecks>();
        _intake = services.GetRequiredService<SubmissionIntake>();
        _settling = services.GetRequiredService<SubmissionSettling>();
        _spam = services.GetRequiredService<SubmissionSpam>();
        _lessons = services.GetRequiredService<SpamLessons>();
        _private = services.GetRequiredService<PrivateFiles>();
        _library = services.GetRequiredService<PublishedLibrary>();
        _options = services.GetRequiredService<IOptions<SharingOptions>>().Value;
        _clock = services.GetRequiredService<TimeProvider>();
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Begins a draft.</summary>
    /// <param name="member">Whose it is.</param>
    /// <param name="replaces">The published template it is to be a new version of; the draft then begins with what is published.</param>
    /// <param name="via">How it comes: <c>site</c>, <c>api</c>, <c>mail</c>, <c>folder</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="id">Its key, where who begins it has to know it before; left out, a new one.</param>
    /// <param name="inBulk">Whether there may be more drafts than the settings say, for a curator who brings many documents at once.</param>
    public async Task<BeginOutcome> BeginAsync(Guid member, Guid? replaces, string via, CancellationToken cancellationToken, Guid? id = null, bool inBulk = false)
    {
        if (member == Guid.Empty)
            return new BeginOutcome.NotAllowed("Sign in first.");
        Template? published = null;
        if (replaces is { } key && !_library.Current.ByKey.TryGetValue(key, out published))
            return new BeginOutcome.NotAllowed("This template is not in the library any more.");

        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        if (!inBulk && await context.Set<Submission>().CountAsync(row => row.MemberKey == member && row.State == Draft, cancellationToken) >= _options.OpenDrafts)
            return new BeginOutcome.NotAllowed($"You have {_options.OpenDrafts} drafts already. Send one, or remove one, before you begin another.");
        Submission submission = new()
        {
            Id = id ?? Guid.NewGuid(),
            MemberKey = member,
            Replaces = replaces,
            ContentKey = replaces,
            Via = via,
            Created = Now,
            Changed = Now,
            Entries = (published is null ? new SubmissionEntries() : EntriesOf(published)).Write(),
            Filled = published is null ? null : SubmissionContent.FilledWith(EntriesOf(published)),
        };
        context.Add(submission);
        await context.SaveChangesAsync(cancellationToken);
        return new BeginOutcome.Begun(submission.Id);
    }

    /// <summary>The submission, or <c>null</c> when there is none or it is not theirs.</summary>
    public async Task<SubmissionView?> FindAsync(Guid id, Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        return await SubmissionStore.FindAsync(context, id, viewer, cancellationToken) is { } row
            ? await _store.ViewAsync(context, row, viewer, cancellationToken)
            : null;
    }

    /// <summary>What a member shares, the last changed first.</summary>
    public async Task<IReadOnlyList<SubmissionSummary>> OfMemberAsync(Guid member, CancellationToken cancellationToken)
    {
        if (member == Guid.Empty)
            return [];
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        List<Submission> rows = await context.Set<Submission>().AsNoTracking().Where(row => row.MemberKey == member).OrderByDescending(row => row.Changed).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new SubmissionSummary(row.Id, SubmissionEntries.Read(row.Entries).Title, row.State, row.Replaces, row.ContentKey, row.Created, row.Changed))];
    }

    /// <summary>Keeps what was written so far, whole or not, right or wrong.</summary>
    /// <param name="id">The submission.</param>
    /// <param name="viewer">Who writes: its member, or a curator while it is with them.</param>
    /// <param name="version">The version they saw.</param>
    /// <param name="entries">All of the entries.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SaveOutcome> SaveAsync(Guid id, Viewer viewer, int version, SubmissionEntries entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(entries);
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        if (await SubmissionStore.FindAsync(context, id, viewer, cancellationToken) is not { } row)
            return new SaveOutcome.NotAllowed(SubmissionStore.NotThere);
        if (!SubmissionStore.MaySave(row, viewer))
            return new SaveOutcome.NotAllowed("It cannot be changed now.");
        if (row.Version != version)
            return new SaveOutcome.Conflict(await _store.ViewAsync(context, row, viewer, cancellationToken));
        if (TooLong(entries) is { } why)
            return new SaveOutcome.NotAllowed(why);
        string written = entries.Write();
        if (written == row.Entries)
            return new SaveOutcome.Saved(row.Version);
        row.Entries = written;
        row.Settled &= row.State is not (Submitted or InReview);
        if (await SubmissionStore.SaveAsync(context, row, Now, cancellationToken))
        {
            if (!row.Settled)
                await _settling.SettleAsync(id, cancellationToken);
            return new SaveOutcome.Saved(row.Version);
        }

        return await FindAsync(id, viewer, cancellationToken) is { } current ? new SaveOutcome.Conflict(current) : new SaveOutcome.NotAllowed(SubmissionStore.NotThere);
    }

    /// <summary>Makes a move.</summary>
    /// <param name="id">The submission.</param>
    /// <param name="viewer">Who makes it.</param>
    /// <param name="move">What is done; <see cref="SubmissionMoves"/> says whether it may be.</param>
    /// <param name="version">The version they saw.</param>
    /// <param name="text">The question, answer or reason.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="publishOn">With <see cref="SubmissionMove.Approve"/>: the day to publish, UTC; left out, now.</param>
    /// <param name="from">With <see cref="SubmissionMove.Send"/> and <see cref="SubmissionMove.Answer"/>: what is known of how it was sent.</param>
    public async Task<MoveOutcome> MoveAsync(Guid id, Viewer viewer, SubmissionMove move, int version, string? text, CancellationToken cancellationToken, DateTime? publishOn = null, SentFrom? from = null)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await MakeAsync(id, viewer, move, version, text, publishOn, from, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<MoveOutcome> MakeAsync(Guid id, Viewer viewer, SubmissionMove move, int version, string? text, DateTime? publishOn, SentFrom? from, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        if (await SubmissionStore.FindAsync(context, id, viewer, cancellationToken) is not { } row)
            return new MoveOutcome.NotAllowed(SubmissionStore.NotThere);
        Actor actor = SubmissionStore.ActorFor(row, viewer, move);
        if (actor == Actor.Curator && !viewer.IsCurator || SubmissionMoves.Find(row.State, move, actor) is not { } allowed)
            return row.Version != version
                ? new MoveOutcome.Conflict(await _store.ViewAsync(context, row, viewer, cancellationToken))
                : new MoveOutcome.NotAllowed("This cannot be done now.");
        if (row.Version != version)
            return new MoveOutcome.Conflict(await _store.ViewAsync(context, row, viewer, cancellationToken));
        if (await _checks.MistakesInAsync(context, row, allowed, text, cancellationToken) is { Count: > 0 } mistakes)
            return new MoveOutcome.Incomplete(mistakes);
        if (_checks.WhyNot(row, move) is { } why)
            return new MoveOutcome.NotAllowed(why);

        List<SubmissionFile> originals = [];
        List<Guid> judged = [];
        switch (move)
        {
            case SubmissionMove.Undo:
                if (!await UndoAsync(context, row, allowed, viewer, text ?? "", judged, cancellationToken))
                    return new MoveOutcome.NotAllowed($"A decision can be taken back for {SubmissionRules.UndoMinutes} minutes, by the curator who made it.");
                break;
            case SubmissionMove.MarkSpam:
                await MarkSpamAsync(context, row, viewer, text ?? "", judged, cancellationToken);
                break;
            default:
                if (move is SubmissionMove.Send or SubmissionMove.Answer)
                {
                    List<SubmissionFile> shared = SubmissionStore.Shared(await context.Set<SubmissionFile>().Where(file => file.SubmissionId == id).ToListAsync(cancellationToken));
                    if (await _spam.JudgeAsync(row, shared, from, cancellationToken) is { } refusal)
                        return new MoveOutcome.Incomplete(new Dictionary<string, string> { [SubmissionRules.Field(nameof(SubmissionEntries.Text))] = refusal });
                    originals = await LetGoOfOriginalsAsync(context, id, cancellationToken);
                }

                row.PublishOn = move == SubmissionMove.Approve && publishOn > Now ? publishOn : null;
                bool nothingFollows = move is SubmissionMove.StartReview or SubmissionMove.AskForChanges or SubmissionMove.AskToTakeDown or SubmissionMove.Revise;
                _steps.Take(context, row, allowed, actor, viewer.MemberKey, text ?? "", settled: nothingFollows && row.Settled);
                break;
        }

        List<Guid> moved = [.. context.ChangeTracker.Entries<Submission>().Where(entry => entry.State == EntityState.Modified).Select(entry => entry.Entity.Id)];
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await FindAsync(id, viewer, cancellationToken) is { } current ? new MoveOutcome.Conflict(current) : new MoveOutcome.NotAllowed(SubmissionStore.NotThere);
        }

        // From here on it is done, whoever goes away: what follows is carried out now, or by the next round.
        originals.ForEach(file => _private.Delete(id, file.Id));
        if (judged.Count > 0)
            await _lessons.LearnAsync(judged, move == SubmissionMove.MarkSpam ? SpamDecision.Bad : SpamDecision.None, CancellationToken.None);
        return await FollowAsync(id, moved);
    }

    private async Task<MoveOutcome> FollowAsync(Guid id, List<Guid> moved)
    {
        string? refused = null;
        await using PhbDbContext context = await _store.OpenAsync(CancellationToken.None);
        foreach (Submission row in await context.Set<Submission>().AsNoTracking().Where(row => moved.Contains(row.Id)).ToListAsync(CancellationToken.None))
        {
            if (row.State == Checking)
                await _intake.FollowAsync(row.Id, CancellationToken.None);
            else if (!row.Settled && await _settling.SettleAsync(row.Id, CancellationToken.None) is { } why && row.Id == id)
                refused = why;
        }

        Submission now = await context.Set<Submission>().AsNoTracking().FirstAsync(row => row.Id == id, CancellationToken.None);
        return refused is null ? new MoveOutcome.Moved(now.State, now.Version) : new MoveOutcome.NotAllowed(refused);
    }

    /// <summary>An original that has a clean copy goes with the move that sends the copy.</summary>
    private static async Task<List<SubmissionFile>> LetGoOfOriginalsAsync(PhbDbContext context, Guid id, CancellationToken cancellationToken)
    {
        List<SubmissionFile> files = await context.Set<SubmissionFile>().Where(file => file.SubmissionId == id).ToListAsync(cancellationToken);
        List<SubmissionFile> gone = files.FindAll(file => file.Status == FileStatus.Refused || files.Exists(copy => copy.CopyOf == file.Id));
        context.RemoveRange(gone);
        foreach (SubmissionFile copy in files.Except(gone))
            copy.CopyOf = null;
        return gone;
    }

    /// <summary>Everything of the member goes at once, wherever in the library they sent it; what they had withdrawn is gone already.</summary>
    private async Task MarkSpamAsync(PhbDbContext context, Submission row, Viewer viewer, string text, List<Guid> judged, CancellationToken cancellationToken)
    {
        // What came by mail and a curator sent on is not the curator's own: only it goes.
        bool alone = row.MemberKey == Guid.Empty || _checks.IsOnBehalf(row);
        List<Submission> rows = alone ? [row] : await context.Set<Submission>().Where(other => other.MemberKey == row.MemberKey).ToListAsync(cancellationToken);
        DateTime now = Now; // The same for all of them: it tells what was done together, and is undone together.
        foreach (Submission one in rows)
        {
            if (SubmissionMoves.Find(one.State, SubmissionMove.MarkSpam, Actor.Curator) is { } allowed)
                _steps.Take(context, one, allowed, Actor.Curator, viewer.MemberKey, text, at: now);
        }

        if (!alone)
            judged.AddRange((await SpamOfMembers.TakeOthersAsync(context, [row.MemberKey], viewer.MemberKey, SpamOfMembers.NewBatch(), now, cancellationToken)).Judged);
    }

    /// <summary>What one step did to several submissions was written down within this time.</summary>
    private static readonly TimeSpan OneStep = TimeSpan.FromSeconds(30);

    private async Task<bool> UndoAsync(PhbDbContext context, Submission row, AllowedMove allowed, Viewer viewer, string text, List<Guid> judged, CancellationToken cancellationToken)
    {
        if (await LastAsync(row) is not { } undo || undo.Until < Now)
            return false;
        List<Submission> rows = [row];
        if (undo.Decision.Move == SubmissionMove.MarkSpam && row.MemberKey != Guid.Empty)
        {
            judged.AddRange((await SpamOfMembers.GiveOthersBackAsync(context, [row.MemberKey], viewer.MemberKey, undo.Decision.At, cancellationToken)).Judged);
            rows.AddRange(await context.Set<Submission>().Where(other => other.MemberKey == row.MemberKey && other.State == SubmissionState.Spam && other.Id != row.Id).ToListAsync(cancellationToken));
        }

        foreach (Submission one in rows)
        {
            if (await LastAsync(one) is { } last && last.Decision.Move == undo.Decision.Move && (last.Decision.At - undo.Decision.At).Duration() < OneStep)
                _steps.Take(context, one, allowed, Actor.Curator, viewer.MemberKey, text, last.To);
        }

        return true;

        async Task<SubmissionUndo?> LastAsync(Submission one) =>
            SubmissionUndo.Of(one, await context.Set<SubmissionEvent>().AsNoTracking().Where(entry => entry.SubmissionId == one.Id).OrderBy(entry => entry.Id).ToListAsync(cancellationToken), viewer.MemberKey);
    }

    /// <summary>What waits for a curator, without what looks like spam (<see cref="SpamPile"/>): who wants something taken down first, then what has most to be looked at, the oldest first among equals.</summary>
    public async Task<IReadOnlyList<QueueItem>> QueueAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        List<Submission> rows = await context.Set<Submission>().AsNoTracking().Where(row => (row.State == Submitted && row.SpamScore < SpamRules.HoldFrom) || row.State == InReview).ToListAsync(cancellationToken);
        List<SubmissionEvent> asked = await context.Set<SubmissionEvent>().AsNoTracking().Where(entry => entry.Move == SubmissionMove.AskToTakeDown).ToListAsync(cancellationToken);
        List<Guid> open = [.. asked.Select(entry => entry.SubmissionId).Distinct()];
        rows.AddRange(await context.Set<Submission>().AsNoTracking().Where(row => row.State == Published && open.Contains(row.Id)).ToListAsync(cancellationToken));
        List<Guid> ids = [.. rows.Select(row => row.Id)];
        ILookup<Guid, SubmissionFile> files = (await context.Set<SubmissionFile>().AsNoTracking().Where(file => ids.Contains(file.SubmissionId)).ToListAsync(cancellationToken)).ToLookup(file => file.SubmissionId);
        return
        [
            .. rows.Select(row =>
                {
                    List<SubmissionFile> shared = SubmissionStore.Shared([.. files[row.Id]]);
                    SubmissionEvent? takeDown = row.State == Published ? asked.LastOrDefault(entry => entry.SubmissionId == row.Id) : null;
                    return new QueueItem(
                        row,
                        SubmissionEntries.Read(row.Entries),
                        takeDown?.At ?? row.Sent ?? row.Changed,
                        shared.Count,
                        shared.Sum(file => file.ReadReport().Findings.Count(finding => finding.Level != Documents.Privacy.FindingLevel.Info)),
                        takeDown?.Text);
                })
                .OrderByDescending(item => item.TakeDown is not null)
                .ThenByDescending(item => item.ToCheck > 0 || item.Row.SpamScore >= 0.5)
                .ThenBy(item => item.WaitingSince),
        ];
    }

    /// <summary>A draft may hold anything, but not any amount.</summary>
    private static string? TooLong(SubmissionEntries entries)
    {
        int length = entries.Title.Length + entries.Kind.Length + entries.Category.Length + entries.Summary.Length + entries.WhyItHelped.Length
            + entries.Text.Length + entries.CreditAs.Length + entries.CreditName.Length + entries.Licence.Length + entries.WhatChanged.Length + entries.Tags.Length;
        return length > 2 * SubmissionRules.LongestText ? $"This is {length} characters long. Shorten it to {SubmissionRules.LongestText} at most, or share it as a file." : null;
    }

    private static SubmissionEntries EntriesOf(Template template) => new()
    {
        Title = template.Title,
        Kind = template.Kind.Alias,
        Category = template.Category.Slug,
        Summary = template.Summary,
        Licence = template.Licence,
        Tags = string.Join(", ", template.Tags),
    };
}
