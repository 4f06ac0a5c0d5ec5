using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Guides;

/// <summary>Reads the versions of guides.</summary>
public sealed class GuideHistory(IDbContextFactory<PhbDbContext> contexts)
{
    /// <summary>Versions on a page of the history.</summary>
    public const int PageSize = 30;

    /// <summary>Most changes that are listed for a curator at once.</summary>
    public const int MostWaiting = 100;

    /// <summary>A page of the published versions of a guide, the newest first, without their texts.</summary>
    /// <param name="guide">Umbraco's key of the guide.</param>
    /// <param name="page">Counted from 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<HistoryPage> PageAsync(Guid guide, int page, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        int total = await context.Set<GuideRevision>().Where(row => row.GuideKey == guide && row.Number != null).MaxAsync(row => row.Number, cancellationToken) ?? 0;
        // The numbers have no gaps: a page is found by them, however many come before it.
        int newest = total - ((page - 1) * PageSize);
        List<HistoryEntry> entries = await context.Set<GuideRevision>().AsNoTracking()
            .Where(row => row.GuideKey == guide && row.Number != null && row.Number <= newest && row.Number > newest - PageSize)
            .OrderByDescending(row => row.Number)
            .Select(row => new HistoryEntry(row.Number!.Value, row.Title, row.Note, row.By, row.MemberKey != Guid.Empty, row.Origin, row.Decided ?? row.Sent))
            .ToListAsync(cancellationToken);
        return new HistoryPage(entries, total, page, Math.Max(1, (total + PageSize - 1) / PageSize));
    }

    /// <summary>A published version with its text, or <c>null</c> where there is none.</summary>
    public async Task<GuideRevision?> AtAsync(Guid guide, int number, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<GuideRevision>().AsNoTracking().FirstOrDefaultAsync(row => row.GuideKey == guide && row.Number == number, cancellationToken);
    }

    /// <summary>The version that visitors read, or <c>null</c> where none was published yet.</summary>
    public async Task<GuideRevision?> LatestAsync(Guid guide, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<GuideRevision>().AsNoTracking().Where(row => row.GuideKey == guide && row.Number != null).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A change by its key, or <c>null</c>.</summary>
    public async Task<GuideRevision?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<GuideRevision>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    /// <summary>Changes that wait for a curator, the oldest first; what looks like spam comes last.</summary>
    public async Task<IReadOnlyList<GuideRevision>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<GuideRevision>().AsNoTracking().Where(row => row.State == RevisionState.Proposed)
            .OrderBy(row => row.SpamScore >= SpamRules.HoldFrom).ThenBy(row => row.Sent).Take(MostWaiting).ToListAsync(cancellationToken);
    }

    /// <summary>Suggestions about templates that wait for a curator, the oldest first; what looks like spam comes last.</summary>
    public async Task<IReadOnlyList<TextSuggestion>> SuggestionsAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<TextSuggestion>().AsNoTracking().Where(row => row.State == RevisionState.Proposed)
            .OrderBy(row => row.SpamScore >= SpamRules.HoldFrom).ThenBy(row => row.Sent).Take(MostWaiting).ToListAsync(cancellationToken);
    }

    /// <summary>What a member sent, the newest first.</summary>
    public async Task<IReadOnlyList<SentChange>> OfMemberAsync(Guid member, CancellationToken cancellationToken)
    {
        if (member == Guid.Empty)
            return [];
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<SentChange> changes = await context.Set<GuideRevision>().AsNoTracking().Where(row => row.MemberKey == member).OrderByDescending(row => row.Sent).Take(MostWaiting)
            .Select(row => new SentChange(row.GuideKey, row.Title, row.Note, row.Number, row.State, row.Reason, row.Sent)).ToListAsync(cancellationToken);
        List<SentChange> suggestions = await context.Set<TextSuggestion>().AsNoTracking().Where(row => row.MemberKey == member).OrderByDescending(row => row.Sent).Take(MostWaiting)
            .Select(row => new SentChange(row.TemplateKey, row.Was, row.Note, null, row.State, row.Reason, row.Sent)).ToListAsync(cancellationToken);
        return [.. changes.Concat(suggestions.Select(row => row with { Title = row.Title.Length <= 60 ? row.Title : row.Title[..59] + "…" })).OrderByDescending(row => row.Sent)];
    }

    /// <summary>How many changes of guides and suggestions about templates wait.</summary>
    public async Task<int> CountWaitingAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<GuideRevision>().CountAsync(row => row.State == RevisionState.Proposed, cancellationToken)
            + await context.Set<TextSuggestion>().CountAsync(row => row.State == RevisionState.Proposed, cancellationToken);
    }
}

/// <summary>A page of a guide's history.</summary>
/// <param name="Entries">Its versions, the newest first.</param>
/// <param name="Total">How many there are in all; also the number of the newest.</param>
/// <param name="Page">Counted from 1.</param>
/// <param name="Pages">Number of the last page, at least 1.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryEntry> Entries, int Total, int Page, int Pages);

/// <summary>A published version, without its text.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">The title at that time.</param>
/// <param name="Note">What was changed; may be empty.</param>
/// <param name="By">Who wrote it, as they wish to be named; may be empty.</param>
/// <param name="ByMember">True where a member wrote it who has not left.</param>
/// <param name="Origin">How it came to be.</param>
/// <param name="Published">When it was published, UTC.</param>
public sealed record HistoryEntry(int Number, string Title, string Note, string By, bool ByMember, RevisionOrigin Origin, DateTime Published);

/// <summary>Something that a member sent about a guide or a template.</summary>
/// <param name="Page">Umbraco's key of the guide or the template.</param>
/// <param name="Title">The guide's title at that time, or how the suggestion begins.</param>
/// <param name="Note">What was changed; may be empty.</param>
/// <param name="Number">Of a guide: number of the version it became.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it was declined; may be empty.</param>
/// <param name="Sent">When it was sent, UTC.</param>
public sealed record SentChange(Guid Page, string Title, string Note, int? Number, RevisionState State, string Reason, DateTime Sent);
