using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Submissions;

/// <summary>
/// What members share, from the first word to the library. Every question comes with who asks; what is not theirs does not
/// exist for them. Each answer that says a thing was done means that it is on disk.
/// </summary>
public sealed class SubmissionWorkflow
{

    private readonly SubmissionStore _store;
    private readonly SubmissionRules _rules;
    private readonly PublishedLibrary _library;
    private readonly SharingOptions _options;
    private readonly TimeProvider _clock;

    internal SubmissionWorkflow(SubmissionStore store, SubmissionRules rules, PublishedLibrary library, IOptions<SharingOptions> options, TimeProvider clock)
    {
        _store = store;
        _rules = rules;
        _library = library;
        _options = options.Value;
        _clock = clock;
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Begins a draft.</summary>
    /// <param name="member">Whose it is.</param>
    /// <param name="replaces">The published template it is to be a new version of; the draft then begins with what is published.</param>
    /// <param name="via">How it comes: <c>site</c>, <c>api</c>, <c>mail</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<BeginOutcome> BeginAsync(Guid member, Guid? replaces, string via, CancellationToken cancellationToken)
    {
        if (member == Guid.Empty)
            return new BeginOutcome.NotAllowed("Sign in first.");
        Template? published = null;
        if (replaces is { } key && !_library.Current.ByKey.TryGetValue(key, out published))
            return new BeginOutcome.NotAllowed("This template is not in the library any more.");

        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        if (await context.Set<Submission>().CountAsync(row => row.MemberKey == member && row.State == Draft, cancellationToken) >= _options.OpenDrafts)
            return new BeginOutcome.NotAllowed($"You have {_options.OpenDrafts} drafts already. Send one, or remove one, before you begin another.");
        Submission submission = new()
        {
            Id = Guid.NewGuid(),
            MemberKey = member,
            Replaces = replaces,
            ContentKey = replaces,
            Via = via,
            Created = Now,
            Changed = Now,
            Entries = (published is null ? new SubmissionEntries() : EntriesOf(published)).Write(),
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
            ? await SubmissionStore.ViewAsync(context, row, viewer, cancellationToken)
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
            return new SaveOutcome.Conflict(await SubmissionStore.ViewAsync(context, row, viewer, cancellationToken));
        if (TooLong(entries) is { } why)
            return new SaveOutcome.NotAllowed(why);
        string written = entries.Write();
        if (written == row.Entries)
            return new SaveOutcome.Saved(row.Version);
        row.Entries = written;
        if (await SubmissionStore.SaveAsync(context, row, Now, cancellationToken))
            return new SaveOutcome.Saved(row.Version);
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
    public async Task<MoveOutcome> MoveAsync(Guid id, Viewer viewer, SubmissionMove move, int version, string? text, CancellationToken cancellationToken, DateTime? publishOn = null)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        if (await SubmissionStore.FindAsync(context, id, viewer, cancellationToken) is not { } row)
            return new MoveOutcome.NotAllowed(SubmissionStore.NotThere);
        Actor actor = SubmissionStore.ActorFor(row, viewer, move);
        if (actor == Actor.Curator && !viewer.IsCurator || SubmissionMoves.Find(row.State, move, actor) is not { } allowed)
            return row.Version != version
                ? new MoveOutcome.Conflict(await SubmissionStore.ViewAsync(context, row, viewer, cancellationToken))
                : new MoveOutcome.NotAllowed("This cannot be done now.");
        if (row.Version != version)
            return new MoveOutcome.Conflict(await SubmissionStore.ViewAsync(context, row, viewer, cancellationToken));
        if (await MistakesInAsync(context, row, allowed, text, cancellationToken) is { Count: > 0 } mistakes)
            return new MoveOutcome.Incomplete(mistakes);

        SubmissionState from = row.State, to = allowed.To ?? SubmissionState.InReview;
        row.State = to;
        context.Add(new SubmissionEvent { SubmissionId = id, At = Now, Actor = actor, ByKey = viewer.MemberKey, Move = move, From = from, To = to, Text = text?.Trim() ?? "" });
        if (move == SubmissionMove.Send)
            row.Sent ??= Now;
        row.PublishOn = move == SubmissionMove.Approve ? publishOn : null;
        if (await SubmissionStore.SaveAsync(context, row, Now, cancellationToken))
            return new MoveOutcome.Moved(row.State, row.Version);
        return await FindAsync(id, viewer, cancellationToken) is { } current ? new MoveOutcome.Conflict(current) : new MoveOutcome.NotAllowed(SubmissionStore.NotThere);
    }

    /// <summary>What waits for a curator: who wants something taken down first, then what has most to be looked at, the oldest first among equals.</summary>
    public async Task<IReadOnlyList<QueueItem>> QueueAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        List<Submission> rows = await context.Set<Submission>().AsNoTracking().Where(row => row.State == Submitted || row.State == InReview).ToListAsync(cancellationToken);
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

    private async Task<IReadOnlyDictionary<string, string>> MistakesInAsync(PhbDbContext context, Submission row, AllowedMove move, string? text, CancellationToken cancellationToken)
    {
        Dictionary<string, string> mistakes = [];
        if (move.NeedsText && string.IsNullOrWhiteSpace(text))
            mistakes["text"] = "Write a few words.";
        else if (text?.Length > SubmissionRules.LongestWords)
            mistakes["text"] = $"This is {text.Length} characters long. Shorten it to {SubmissionRules.LongestWords} at most.";
        if (move.Move is not (SubmissionMove.Send or SubmissionMove.Answer))
            return mistakes;
        List<SubmissionFile> files = SubmissionStore.Shared(await context.Set<SubmissionFile>().Where(file => file.SubmissionId == row.Id).ToListAsync(cancellationToken));
        foreach ((string field, string message) in _rules.MistakesIn(SubmissionEntries.Read(row.Entries), files.Count > 0, row.Replaces is not null))
            mistakes[field] = message;
        List<string> unclean = [.. files.Where(file => file.ReadReport().MustBeCleaned).Select(file => file.Name)];
        if (unclean.Count > 0)
            mistakes["files"] = $"Something in {string.Join(" and ", unclean)} gives somebody away. Make a clean copy, or remove the file and add another one.";
        return mistakes;
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
