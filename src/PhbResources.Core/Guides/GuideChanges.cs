using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Library;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Guides;

/// <summary>
/// Changes of guides, from what somebody sends to what visitors read. What curators and trusted members send is published at once; what others
/// send waits for a curator. Changes of different paragraphs are put together; where two people changed the same one, somebody decides.
/// </summary>
public sealed class GuideChanges : IDisposable
{
    private const string Gone = "This guide is not there any more. Copy your text if you want to keep it.";

    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly PublishedGuides _guides;
    private readonly GuideHistory _history;
    private readonly GuidePictures _pictures;
    private readonly GuideMails _mails;
    private readonly GuideSpam _spam;
    private readonly IContentService _content;
    private readonly ICoreScopeProvider _scopes;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _turn = new(1, 1);

    internal GuideChanges(IDbContextFactory<PhbDbContext> contexts, PublishedGuides guides, GuideHistory history, GuidePictures pictures, GuideMails mails, GuideSpam spam, IContentService content, ICoreScopeProvider scopes, TimeProvider clock)
    {
        _contexts = contexts;
        _guides = guides;
        _history = history;
        _pictures = pictures;
        _mails = mails;
        _spam = spam;
        _content = content;
        _scopes = scopes;
        _clock = clock;
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes a change that somebody sends.</summary>
    public async Task<EditOutcome> SendAsync(GuideEdit edit, GuideEditor editor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edit);
        ArgumentNullException.ThrowIfNull(editor);
        // One after the other: each is made on top of what the one before left.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await SendInTurnAsync(edit, editor, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A curator publishes a change that waits.</summary>
    /// <param name="id">The change.</param>
    /// <param name="curator">Who decides.</param>
    /// <param name="text">The text to publish, where the curator wrote it anew; <c>null</c> for the one that was sent, put together with what was published since.</param>
    /// <param name="seen">Number of the version that the curator saw as published; with another one a text of theirs is not taken.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EditOutcome> ApproveAsync(Guid id, Guid curator, string? text, int seen, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
            if (await WaitingAsync(context, id, cancellationToken) is not { } row)
                return new EditOutcome.Refused("Somebody has decided about this change already.");
            if (!_guides.Current.ByKey.ContainsKey(row.GuideKey) || await _history.LatestAsync(row.GuideKey, cancellationToken) is not { } latest)
                return new EditOutcome.Refused("This guide is not published now. Publish it first, or decline the change.");
            if (text is not null && seen != latest.Number)
                return new EditOutcome.Conflict(latest);
            if ((text ?? await MergedAsync(row, latest, cancellationToken)) is not { } merged)
                return new EditOutcome.Conflict(latest);
            merged = GuideText.Normalise(merged);
            if (GuideText.MistakeIn(merged) is { } mistake)
                return new EditOutcome.Refused(mistake);
            if (merged == latest.Text)
                return new EditOutcome.Unchanged();
            bool changed = merged != row.Text;
            (row.Text, row.BaseNumber, row.DecidedBy) = (merged, latest.Number!.Value, curator);
            EditOutcome outcome = await PublishAsync(context, row, changed, cancellationToken);
            if (outcome is EditOutcome.Live)
                await _spam.LearnAsync(id, SpamDecision.Good, cancellationToken);
            return outcome;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A curator does not take a change; its author is told why.</summary>
    /// <returns>False where somebody decided already.</returns>
    public async Task<bool> DeclineAsync(Guid id, Guid curator, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reason);
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await WaitingAsync(context, id, cancellationToken) is not { } row)
            return false;
        (row.State, row.Reason, row.Decided, row.DecidedBy) = (RevisionState.Declined, reason.Trim(), Now, curator);
        _mails.Declined(context, row, _guides.Current.ByKey.GetValueOrDefault(row.GuideKey)?.Slug ?? "");
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>A curator removes a change as spam, and what else waits of the same member. Nobody is told.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RemoveSpamAsync(Guid id, Guid curator, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await WaitingAsync(context, id, cancellationToken) is not { } row)
            return 0;
        List<GuideRevision> rows = row.MemberKey == Guid.Empty ? [row]
            : await context.Set<GuideRevision>().Where(other => other.MemberKey == row.MemberKey && other.State == RevisionState.Proposed).ToListAsync(cancellationToken);
        foreach (GuideRevision gone in rows)
            (gone.State, gone.Decided, gone.DecidedBy) = (RevisionState.Spam, Now, curator);
        await context.SaveChangesAsync(cancellationToken);
        foreach (GuideRevision gone in rows)
            await _spam.LearnAsync(gone.Id, SpamDecision.Bad, cancellationToken);
        return rows.Count;
    }

    /// <summary>What a change that waits would make of what is published now, or <c>null</c> where both changed the same paragraph.</summary>
    public async Task<string?> MergedAsync(GuideRevision change, GuideRevision latest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(latest);
        if (change.BaseNumber == latest.Number)
            return change.Text;
        return await _history.AtAsync(change.GuideKey, change.BaseNumber, cancellationToken) is { } common ? GuideMerge.Of(common.Text, latest.Text, change.Text) : null;
    }

    /// <summary>Publishes what was about to be when the site stopped.</summary>
    internal async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        foreach (GuideRevision row in await context.Set<GuideRevision>().Where(row => row.State == RevisionState.Approved).OrderBy(row => row.Sent).ToListAsync(cancellationToken))
        {
            GuideRevision? latest = await _history.LatestAsync(row.GuideKey, cancellationToken);
            if (latest?.Number == row.BaseNumber)
            {
                await PublishAsync(context, row, merged: false, cancellationToken);
            }
            else
            {
                row.State = RevisionState.Proposed; // Something else was published since: a curator looks at it.
                await context.SaveChangesAsync(cancellationToken);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task<EditOutcome> SendInTurnAsync(GuideEdit edit, GuideEditor editor, CancellationToken cancellationToken)
    {
        if (!_guides.Current.ByKey.TryGetValue(edit.Guide, out Guide? guide) || await _history.LatestAsync(edit.Guide, cancellationToken) is not { Number: { } number } latest)
            return new EditOutcome.Refused(Gone);
        string text = GuideText.Normalise(edit.Text);
        GuideRevision? begun = edit.Base == number ? latest : await _history.AtAsync(edit.Guide, edit.Base, cancellationToken);
        if (begun is null)
            return new EditOutcome.Conflict(latest);
        if (text == begun.Text)
            return new EditOutcome.Unchanged();
        if (GuideText.MistakeIn(text) is { } mistake)
            return new EditOutcome.Refused(mistake);
        string? both = GuideMerge.Of(begun.Text, latest.Text, text);
        // Who mends one sentence has nothing to compare it with: a curator does.
        if (both is null && edit.Origin != RevisionOrigin.Fix)
            return new EditOutcome.Conflict(latest);
        string merged = both ?? text;
        if (merged == latest.Text)
            return new EditOutcome.Unchanged();
        PicturesIn pictures = await _pictures.InAsync(merged, editor.MemberKey, cancellationToken);
        if (pictures.Mistake is { } wrong)
            return new EditOutcome.Refused(wrong);

        GuideRevision row = new()
        {
            Id = Guid.NewGuid(),
            GuideKey = edit.Guide,
            Title = guide.Title,
            Text = merged,
            Note = NoteOf(edit.Note),
            MemberKey = editor.MemberKey,
            By = editor.MemberKey == Guid.Empty ? "" : editor.CreditName.Trim(),
            Origin = edit.Origin,
            BaseNumber = both is null ? edit.Base : number,
            State = RevisionState.Proposed,
            Sent = Now,
        };
        SpamAction action = editor.IsCurator ? SpamAction.Pass
            : await _spam.JudgeAsync(row.Id, editor, [row.Note, row.By, Added(begun.Text, text)], edit.Taken, edit.Address, (score, why) => (row.SpamScore, row.SpamWhy) = (score, why), cancellationToken);
        if (action == SpamAction.Refuse)
            return new EditOutcome.Refused(SpamJudge.RemovedBefore);

        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        return both is not null && action == SpamAction.Pass && (editor.IsCurator || !pictures.AnyNew)
            ? await PublishAsync(context, row, merged != text, cancellationToken)
            : new EditOutcome.Waits(row.Id);
    }

    /// <summary>Publishes through Umbraco, whose rules hold for this as for any other way; <see cref="GuideRecords"/> then writes the number down.</summary>
    private async Task<EditOutcome> PublishAsync(PhbDbContext context, GuideRevision row, bool merged, CancellationToken cancellationToken)
    {
        row.State = RevisionState.Approved;
        await context.SaveChangesAsync(cancellationToken);
        // From here on it is done to its end: stopping half way helps nobody.
        string? refused = await PublishContentAsync(row);
        await context.Entry(row).ReloadAsync(CancellationToken.None);
        if (row is { State: RevisionState.Published, Number: { } number })
            return new EditOutcome.Live(number, merged);
        (row.State, row.DecidedBy) = (RevisionState.Proposed, null);
        await context.SaveChangesAsync(CancellationToken.None);
        return new EditOutcome.Refused(refused ?? "It could not be published just now. It waits for a curator, and nothing is lost.");
    }

    private async Task<string?> PublishContentAsync(GuideRevision row)
    {
        IReadOnlyList<GuidePicture> pictures = await _pictures.PrivateInAsync(row.Text, CancellationToken.None);
        using (ICoreScope scope = _scopes.CreateCoreScope())
        {
            if (_content.GetById(row.GuideKey) is not { Trashed: false } item)
                return Gone;
            foreach (GuidePicture picture in pictures)
            {
                if (!_pictures.MakePublic(picture))
                    return "A picture in it is gone. Take it out, or add it again.";
            }

            item.SetValue(LibraryAliases.GuideText, row.Text);
            item.SetValue(LibraryAliases.WhatChanged, row.Note);
            _content.Save(item);
            PublishResult result = _content.Publish(item, ["*"]);
            if (!result.Success)
                return string.Join(' ', result.EventMessages?.GetAll().Select(message => message.Message) ?? []) is { Length: > 0 } said ? said : $"Umbraco did not publish it ({result.Result}).";
            scope.Complete();
        }

        await _pictures.NotePublicAsync(pictures, CancellationToken.None);
        return null;
    }

    private static Task<GuideRevision?> WaitingAsync(PhbDbContext context, Guid id, CancellationToken cancellationToken) =>
        context.Set<GuideRevision>().FirstOrDefaultAsync(row => row.Id == id && row.State == RevisionState.Proposed, cancellationToken);

    // What is new in it: a guide that is good does not make good what is added to it.
    private static string Added(string before, string after) =>
        string.Join('\n', Curating.TextDifference.Of(before, after).Where(piece => piece.Change == Curating.PieceChange.Added).Select(piece => piece.Text));

    private static string NoteOf(string note)
    {
        string line = string.Join(' ', note.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= GuideRevision.MaxNote ? line : line[..(GuideRevision.MaxNote - 1)] + "…";
    }
}
