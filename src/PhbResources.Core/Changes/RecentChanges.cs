using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Changes;

/// <summary>Reads what changed, newest first, a page at a time. A page is found by where the one before ended, so that the last is read as fast as the first.</summary>
public sealed class RecentChanges(IDbContextFactory<PhbDbContext> contexts, PublishedLibrary library)
{
    /// <summary>Changes on a page.</summary>
    public const int PageSize = 30;

    /// <summary>Reads a page of changes.</summary>
    /// <param name="filter">Which changes.</param>
    /// <param name="before">The page of older changes than this place; <c>null</c> for the newest.</param>
    /// <param name="after">The page of changes right after this place; goes before <paramref name="before"/>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ChangePage> ReadAsync(ChangeFilter filter, ChangePlace? before, ChangePlace? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        IQueryable<LoggedChange> rows = context.Set<LoggedChange>().AsNoTracking().Where(row => !row.Hidden);
        if (filter.Kind is { } kind)
            rows = rows.Where(row => row.Kind == kind);
        if (filter.Category is { } category)
            rows = rows.Where(row => row.Category == category);

        // What is asked of the time alone lets the database begin at the right place of its index.
        if (after is { } low)
            rows = rows.Where(row => row.At >= low.At && (row.At > low.At || row.Id > low.Id)).OrderBy(row => row.At).ThenBy(row => row.Id);
        else if (before is { } high)
            rows = rows.Where(row => row.At <= high.At && (row.At < high.At || row.Id < high.Id)).OrderByDescending(row => row.At).ThenByDescending(row => row.Id);
        else
            rows = rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Id);
        List<LoggedChange> read = await rows.Take(PageSize + 1).ToListAsync(cancellationToken);
        bool more = read.Count > PageSize;
        if (more)
            read.RemoveAt(PageSize);
        if (after is not null)
            read.Reverse();
        bool hasOlder = after is null ? more : true, hasNewer = after is null ? before is not null : more;
        LibrarySnapshot now = library.Current;
        return new ChangePage(
            [.. read.Select(row => Shown(row, now))],
            hasOlder && read.Count > 0 ? ChangePlace.Of(read[^1]) : null,
            hasNewer && read.Count > 0 ? ChangePlace.Of(read[0]) : null);
    }

    // A template may have another title and address today than it had then.
    private static ShownChange Shown(LoggedChange row, LibrarySnapshot now)
    {
        if (row.Kind != ChangeKind.Template || !now.ByKey.TryGetValue(row.PageKey, out Template? template))
            return new ShownChange(row, row.Title, row.Path, row.Compare);
        string path = $"/templates/{template.Slug}";
        return new ShownChange(row, template.Title, path, row.Compare?.Replace(row.Path, path, StringComparison.Ordinal));
    }
}

/// <summary>Which changes are asked for.</summary>
/// <param name="Kind">Only those about this; <c>null</c> for all.</param>
/// <param name="Category">Only those of pages in this shelf or area; <c>null</c> for all.</param>
public sealed record ChangeFilter(ChangeKind? Kind = null, Guid? Category = null);

/// <summary>Changes in order, newest first.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="Older">Where the older ones begin, or <c>null</c> where there are none.</param>
/// <param name="Newer">Where the newer ones begin, or <c>null</c> where there are none.</param>
public sealed record ChangePage(IReadOnlyList<ShownChange> Changes, ChangePlace? Older, ChangePlace? Newer);

/// <summary>A change as it is shown: with today's title and address of its page.</summary>
/// <param name="Logged">The change as it was noted.</param>
/// <param name="Title">Title of the page.</param>
/// <param name="Path">Address of the page.</param>
/// <param name="Compare">Address of the difference, or <c>null</c>.</param>
public sealed record ShownChange(LoggedChange Logged, string Title, string Path, string? Compare);

/// <summary>A place in the order of changes.</summary>
/// <param name="At">When the change there was, UTC.</param>
/// <param name="Id">Its number.</param>
public readonly record struct ChangePlace(DateTime At, long Id)
{
    internal static ChangePlace Of(LoggedChange row) => new(row.At, row.Id);

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.Ticks}-{Id}");

    /// <summary>Reads what <see cref="ToString"/> writes; <c>null</c> for anything else.</summary>
    public static ChangePlace? Read(string? text)
    {
        if (text?.Split('-') is not [var ticks, var id]
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out long at) || at > DateTime.MaxValue.Ticks
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            return null;
        return new ChangePlace(new DateTime(at, DateTimeKind.Utc), number);
    }
}
