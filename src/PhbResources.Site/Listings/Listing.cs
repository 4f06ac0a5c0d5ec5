using PhbResources.Core.Discussions;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Documents.Writing;
using PhbResources.Search;

namespace PhbResources.Site.Listings;

/// <summary>A page of a list of templates, with everything around it.</summary>
public sealed record Listing
{
    public required ListingQuery Query { get; init; }

    /// <summary>How many match, on all pages.</summary>
    public required int Total { get; init; }

    public required IReadOnlyList<ListingItem> Items { get; init; }

    /// <summary>Filters that can be chosen.</summary>
    public required IReadOnlyList<FilterGroup> Groups { get; init; }

    /// <summary>Filters that are chosen, each with the address of the list without it.</summary>
    public required IReadOnlyList<FilterOption> Chosen { get; init; }

    public required IReadOnlyList<Choice> Sorts { get; init; }

    /// <summary>The spelling searched for in place of the one typed.</summary>
    public string? CorrectedWords { get; init; }

    /// <summary>The shelves, for when nothing is found.</summary>
    public IReadOnlyList<Category> Categories { get; init; } = [];

    /// <summary>Discussions that hold the words, in a search.</summary>
    public FoundDiscussions Discussions { get; init; } = FoundDiscussions.None;

    /// <summary>Guides that hold the words, in a search.</summary>
    public IReadOnlyList<FoundGuide> Guides { get; init; } = [];

    /// <summary>Number of the last page, at least 1.</summary>
    public int Pages => Math.Max(1, (Total + ListingQuery.PageSize - 1) / ListingQuery.PageSize);
}

/// <summary>A template in a list.</summary>
/// <param name="Template">The template.</param>
/// <param name="Formats">Formats it comes in.</param>
/// <param name="Title">Its title with what matched marked, in a search.</param>
/// <param name="Passages">Passages that show why it was found.</param>
public sealed record ListingItem(Template Template, IReadOnlyList<DocumentFormat> Formats, MarkedText? Title, IReadOnlyList<MarkedText> Passages);

/// <summary>A filter.</summary>
public sealed record FilterGroup(string Filter, string Name, IReadOnlyList<FilterOption> Options);

/// <summary>A value of a filter.</summary>
/// <param name="Label">Its words.</param>
/// <param name="Count">How many templates it would leave.</param>
/// <param name="Address">The list with it, or without it where it is chosen.</param>
/// <param name="IsChosen">True when it is chosen.</param>
public sealed record FilterOption(string Label, int Count, string Address, bool IsChosen);

/// <summary>One of a few ways to see the list.</summary>
public sealed record Choice(string Label, string Address, bool IsChosen);

/// <summary>Discussions beside the templates of a search.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Best">The best of them.</param>
public sealed record FoundDiscussions(int Total, IReadOnlyList<FoundThread> Best)
{
    /// <summary>None.</summary>
    public static FoundDiscussions None { get; } = new(0, []);
}
