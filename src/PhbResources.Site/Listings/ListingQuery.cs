using System.Globalization;
using System.Text;
using PhbResources.Search;

namespace PhbResources.Site.Listings;

/// <summary>What somebody asked a list of templates for. Its address is canonical: the same question has one spelling.</summary>
public sealed record ListingQuery
{
    /// <summary>Templates on a page.</summary>
    public const int PageSize = 20;

    /// <summary>Path of the list: <c>/templates</c> or <c>/search</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The words searched for; empty when browsing.</summary>
    public string Words { get; init; } = "";

    /// <summary>Chosen filters in order of their names.</summary>
    public IReadOnlyList<ChosenFilter> Filters { get; init; } = [];

    /// <summary>Order of the list.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>True to search for the words as they are typed.</summary>
    public bool Exactly { get; init; }

    /// <summary>True for a list made by searching.</summary>
    public bool IsSearch => Path == Links.Search;

    /// <summary>The order used where none is chosen.</summary>
    public SearchSort DefaultSort => IsSearch ? SearchSort.Relevance : SearchSort.Title;

    /// <summary>The values chosen of a filter.</summary>
    public IEnumerable<string> ValuesOf(string filter) => Filters.Where(chosen => chosen.Filter == filter).Select(chosen => chosen.Value);

    /// <summary>The same with this value as the only one of its filter.</summary>
    public ListingQuery With(string filter, string value) => this with
    {
        Page = 1,
        Filters = [.. Filters.Where(chosen => chosen.Filter != filter).Append(new ChosenFilter(filter, value))
            .OrderBy(chosen => chosen.Filter, StringComparer.Ordinal)],
    };

    /// <summary>The same without this value.</summary>
    public ListingQuery Without(ChosenFilter filter) => this with { Page = 1, Filters = [.. Filters.Where(chosen => chosen != filter)] };

    /// <summary>Path and query.</summary>
    public string Address
    {
        get
        {
            StringBuilder text = new(Path);
            char separator = '?';
            void Add(string name, string value)
            {
                text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                separator = '&';
            }

            if (Words.Length > 0)
                Add("q", Words);
            foreach (ChosenFilter filter in Filters)
                Add(filter.Filter, filter.Value);
            if (Sort != DefaultSort)
                Add("sort", Sorts.NameOf(Sort));
            if (Exactly)
                Add("exactly", "true");
            if (Page > 1)
                Add("page", Page.ToString(CultureInfo.InvariantCulture));
            return text.ToString();
        }
    }

    /// <summary>The question as the index takes it.</summary>
    public SearchRequest ToRequest() => new()
    {
        Query = Words,
        Filters = Filters.GroupBy(chosen => chosen.Filter)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(chosen => chosen.Value)]),
        Sort = Sort,
        Skip = (Page - 1) * PageSize,
        Take = PageSize,
        Exactly = Exactly,
    };
}

/// <summary>A value chosen of a filter.</summary>
/// <param name="Filter"><c>category</c>, <c>kind</c>, <c>format</c> or the alias of a property.</param>
/// <param name="Value">Its value as the index keeps it.</param>
public sealed record ChosenFilter(string Filter, string Value);

/// <summary>Names of the orders in addresses.</summary>
internal static class Sorts
{
    private static readonly Dictionary<string, SearchSort> s_byName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["relevance"] = SearchSort.Relevance,
        ["title"] = SearchSort.Title,
        ["newest"] = SearchSort.Newest,
        ["downloads"] = SearchSort.Downloads,
    };

    public static string Names => string.Join(", ", s_byName.Keys);

    public static bool TryRead(string name, out SearchSort sort) => s_byName.TryGetValue(name, out sort);

    public static string NameOf(SearchSort sort) => s_byName.First(pair => pair.Value == sort).Key;
}
