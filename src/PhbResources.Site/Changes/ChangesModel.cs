using System.Collections.Immutable;
using PhbResources.Core.Changes;
using PhbResources.Core.Facts;
using PhbResources.Core.Library;

namespace PhbResources.Site.Changes;

/// <summary>What the page of recent changes shows.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Page">The changes.</param>
/// <param name="Categories">The shelves to choose from.</param>
public sealed record ChangesModel(ChangesQuery Query, ChangePage Page, ImmutableArray<Category> Categories)
{
    /// <summary>The changes by the day they were made on, where the library's readers are.</summary>
    public IEnumerable<IGrouping<DateOnly, ShownChange>> Days => Page.Changes.GroupBy(change => DateOnly.FromDateTime(ClockDays.Local(change.Logged.At)));
}
