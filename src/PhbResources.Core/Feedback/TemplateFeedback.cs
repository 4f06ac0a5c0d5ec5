using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Insights;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Feedback;

/// <summary>
/// Whether templates help, as visitors say it: yes or no, counted by day, and a few words where somebody has some. Words are kept apart from
/// everything else, and only where <see cref="PersonalDetails"/> finds nothing in them.
/// </summary>
public sealed class TemplateFeedback(IDbContextFactory<PhbDbContext> contexts, DayCounter counter, TimeProvider clock)
{
    /// <summary>Longest words, in characters: a few sentences.</summary>
    public const int MaxLength = 600;

    /// <summary>How many may wait for a curator at once, so that a script cannot fill the disk.</summary>
    public const int MostUnread = 2_000;

    /// <summary>How many of those that wait are given at once.</summary>
    public const int MostShown = 50;

    /// <summary>Days that words are kept once a curator has read them.</summary>
    public const int KeptDays = 365;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Counts a yes or a no.</summary>
    public void Count(Guid template, bool helped) => counter.Count(helped ? Counted.Helped : Counted.NotHelped, template);

    /// <summary>Keeps words, which the caller has checked with <see cref="PersonalDetails"/>.</summary>
    /// <returns>False where too many wait already.</returns>
    /// <exception cref="ArgumentException">They are longer than <see cref="MaxLength"/>, or were not checked.</exception>
    public async Task<bool> KeepAsync(Guid template, bool helped, string text, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (text.Length > MaxLength || PersonalDetails.In(text).Count > 0)
            throw new ArgumentException("Check the words before they are kept: they are too long, or tell who somebody is.", nameof(text));
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        IQueryable<FeedbackWords> unread = context.Set<FeedbackWords>().Where(row => row.Read == null);
        if (await unread.AnyAsync(row => row.TemplateKey == template && row.Text == text, cancellationToken))
            return true; // Sent twice.
        if (await unread.CountAsync(cancellationToken) >= MostUnread)
            return false;
        context.Add(new FeedbackWords { TemplateKey = template, Day = Today, Helped = helped, Text = text });
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>How many words no curator has read yet.</summary>
    public async Task<int> UnreadAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<FeedbackWords>().CountAsync(row => row.Read == null, cancellationToken);
    }

    /// <summary>Words no curator has read yet, or those that were read; the newest first.</summary>
    public async Task<IReadOnlyList<FeedbackWords>> WordsAsync(bool read, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<FeedbackWords>().AsNoTracking().Where(row => (row.Read != null) == read).OrderByDescending(row => row.Id).Take(MostShown).ToListAsync(cancellationToken);
    }

    /// <summary>Notes that words were read. Old ones are forgotten.</summary>
    /// <param name="ids">Which; those that are gone or read already stay so.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task MarkReadAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        DateOnly today = Today;
        DateOnly oldest = today.AddDays(-KeptDays);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<FeedbackWords>().Where(row => ids.Contains(row.Id) && row.Read == null).ExecuteUpdateAsync(row => row.SetProperty(words => words.Read, today), cancellationToken);
        await context.Set<FeedbackWords>().Where(row => row.Read < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
