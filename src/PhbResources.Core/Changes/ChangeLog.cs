using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Changes;

/// <summary>
/// Where whatever becomes public is noted, in the transaction in which it does: so it is among the recent changes, and those
/// who watch are told, if and only if it has happened.
/// </summary>
public static class ChangeLog
{
    /// <summary>Adds a change to what <paramref name="context"/> saves next.</summary>
    /// <exception cref="ArgumentException">An address does not begin with one slash, or is too long.</exception>
    public static void Add(PhbDbContext context, Change change)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(change);
        if (!IsPath(change.Path) || (change.Compare is { } compare && !IsPath(compare)))
            throw new ArgumentException($"The address of a page begins with one slash and has at most {Change.MaxPath} characters.", nameof(change));
        context.Set<LoggedChange>().Add(new LoggedChange
        {
            PageKey = change.PageKey,
            Kind = change.Kind,
            IsNew = change.IsNew,
            Title = MailText.Line(change.Title, Change.MaxTitle),
            Path = change.Path,
            By = Line(change.By, Change.MaxBy),
            ByMember = change.ByMember,
            Note = Line(change.Note, Change.MaxNote),
            At = change.At.UtcDateTime,
            Category = change.Category,
            About = change.About,
            Item = change.Item,
            Compare = change.Compare,
            Version = change.Version,
        });
    }

    /// <summary>
    /// Takes changes away from sight, at once and not with what the context saves: their page, or their one answer, is not public any more.
    /// Nobody is mailed about them.
    /// </summary>
    /// <param name="context">In whose transaction it happens.</param>
    /// <param name="keys">Keys of pages, or of single items (<see cref="Change.Item"/>).</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static Task HideAsync(PhbDbContext context, IEnumerable<Guid> keys, CancellationToken cancellationToken) => SetAsync(context, keys, hidden: true, cancellationToken);

    /// <summary>Brings back what <see cref="HideAsync"/> took away: the page, or the answer, is public again.</summary>
    /// <param name="context">In whose transaction it happens.</param>
    /// <param name="keys">Keys of pages, or of single items.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static Task ShowAsync(PhbDbContext context, IEnumerable<Guid> keys, CancellationToken cancellationToken) => SetAsync(context, keys, hidden: false, cancellationToken);

    /// <summary>As the two above, for Umbraco's notifications, which wait for nothing.</summary>
    internal static void Set(PhbDbContext context, IEnumerable<Guid> keys, bool hidden)
    {
        foreach (IQueryable<LoggedChange> rows in Rows(context, keys, hidden))
            rows.ExecuteUpdate(set => set.SetProperty(row => row.Hidden, hidden));
    }

    private static async Task SetAsync(PhbDbContext context, IEnumerable<Guid> keys, bool hidden, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (IQueryable<LoggedChange> rows in Rows(context, keys, hidden))
            await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Hidden, hidden), cancellationToken);
    }

    private static IEnumerable<IQueryable<LoggedChange>> Rows(PhbDbContext context, IEnumerable<Guid> keys, bool hidden) => keys.Chunk(500)
        .Select(some => context.Set<LoggedChange>().Where(row => row.Hidden != hidden && (some.Contains(row.PageKey) || (row.Item != null && some.Contains(row.Item.Value)))));

    internal static bool IsPath(string path) => path is ['/', ..] and not ['/', '/', ..] && path.Length <= Change.MaxPath && !path.Any(char.IsControl);

    private static string? Line(string? text, int max) => text is null || MailText.Line(text, max) is not { Length: > 0 } line ? null : line;
}
