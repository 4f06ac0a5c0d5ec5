using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Search;

namespace PhbResources.Site.Listings;

/// <summary>Reads what an address asks of a list and fetches it.</summary>
internal sealed class ListingReader(LibrarySearch search, GuideSearch guides, TemplateDownloads downloads)
{
    /// <summary>The last page that is looked at; a list is narrowed, not paged through to its end.</summary>
    public const int LastPage = 5_000;

    /// <summary>Guides that are shown beside the templates of a search.</summary>
    private const int MostGuides = 2;

    /// <summary>False while the index is being made.</summary>
    public bool Ready => search.Ready;

    /// <summary>Reads the query of an address. Names that mean nothing here are passed over.</summary>
    public ListingAsked Read(IQueryCollection asked, string path, LibrarySnapshot library)
    {
        ListingQuery query = new() { Path = path };
        query = query with { Sort = query.DefaultSort };
        if (path == Links.Search)
            query = query with { Words = Words(asked["q"]), Exactly = asked["exactly"] == "true" };

        if (First(asked["sort"]) is { } sort)
        {
            if (!Sorts.TryRead(sort, out SearchSort order))
                return ListingAsked.Wrong($"A list can be sorted by {Sorts.Names}, not by “{Short(sort)}”.");
            query = query with { Sort = order };
        }

        if (First(asked["page"]) is { } page)
        {
            if (!int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1)
                return ListingAsked.Wrong($"Pages are numbered from 1. “{Short(page)}” is not one of them.");
            if (number > LastPage)
                return ListingAsked.Missing("This list does not have that many pages.");
            query = query with { Page = number };
        }

        return ReadFilters(asked, library, out IReadOnlyList<ChosenFilter> filters) is { } mistake
            ? ListingAsked.Missing(mistake)
            : new ListingAsked(query with { Filters = filters }, StatusCodes.Status200OK, "");
    }

    /// <summary>Reads the filters of an address; the answer is what is wrong with them, or <c>null</c>.</summary>
    private string? ReadFilters(IQueryCollection asked, LibrarySnapshot library, out IReadOnlyList<ChosenFilter> filters)
    {
        List<ChosenFilter> chosen = [];
        filters = chosen;
        foreach ((string name, StringValues values) in asked)
        {
            if (IsOfTheList(name) || FilterCalled(name, library) is not { } filter)
                continue;
            foreach (string value in Values(values))
            {
                if (ValueOf(filter, value, library) is not { } known)
                    return WhyUnknown(filter, value);
                chosen.Add(new ChosenFilter(filter, known));
            }
        }

        if (chosen.Count > 1)
            filters = [.. chosen.Distinct().OrderBy(filter => filter.Filter, StringComparer.Ordinal).ThenBy(filter => filter.Value, StringComparer.Ordinal)];
        return null;
    }

    private static bool IsOfTheList(string name) =>
        name is "q" or "sort" or "page" or "exactly" or "skip" or "take";

    private static string? FilterCalled(string name, LibrarySnapshot library) =>
        name is "category" or "kind" or "format"
            ? name
            : library.Kinds.SelectMany(kind => kind.Properties).FirstOrDefault(property => property.Filter && Same(property.Alias, name))?.Alias;

    private string? ValueOf(string filter, string value, LibrarySnapshot library) => filter switch
    {
        "category" => library.Categories.FirstOrDefault(category => Same(category.Slug, value) || Same(category.Title, value))?.Slug,
        "kind" => library.Kinds.FirstOrDefault(kind => Same(kind.Alias, value) || Same(kind.Name, value) || Same(kind.Plural, value))?.Alias,
        "format" => downloads.Formats.FirstOrDefault(format => Same(format.Extension, value))?.Extension,
        _ => value,
    };

    private string WhyUnknown(string filter, string value) => filter switch
    {
        "category" => $"There is no category called “{Short(value)}”.",
        "kind" => $"There is no kind of template called “{Short(value)}”.",
        _ => $"No template comes as “{Short(value)}”. The formats are {string.Join(", ", downloads.Formats.Select(format => format.Extension))}.",
    };

    /// <summary>Fetches a page of the list, or <c>null</c> where it has no such page.</summary>
    public Listing? Fetch(ListingQuery query, LibrarySnapshot library)
    {
        SearchResult result = search.Search(query.ToRequest());
        if (query.Page > 1 && result.Hits.Count == 0)
            return null;
        return new Listing
        {
            Query = query,
            Total = result.Total,
            CorrectedWords = result.CorrectedQuery,
            Items = [.. Items(result, library, query.IsSearch)],
            Groups = [.. Groups(query, result, library)],
            Chosen = [.. query.Filters.Select(filter => new FilterOption(LabelOf(filter, library), 0, query.Without(filter).Address, true))],
            Sorts = [.. SortChoices(query)],
            Categories = library.Categories,
            Guides = query is { IsSearch: true, Page: 1, Filters.Count: 0 } ? guides.Find(result.CorrectedQuery ?? query.Words, MostGuides) : [],
        };
    }

    /// <summary>The templates nearest to some words, for pages that say that something is missing.</summary>
    public IReadOnlyList<Template> Nearest(string words, LibrarySnapshot library, int most) =>
        string.IsNullOrWhiteSpace(words) || !search.Ready
            ? []
            : [.. Items(search.Search(new SearchRequest { Query = words, Take = most }), library, marked: false).Select(item => item.Template)];

    private IEnumerable<ListingItem> Items(SearchResult result, LibrarySnapshot library, bool marked)
    {
        foreach (SearchHit hit in result.Hits)
        {
            // What was unpublished a moment ago may still be in the index; it is never shown.
            if (library.ByKey.TryGetValue(hit.Key, out Template? template))
                yield return new ListingItem(template, downloads.FormatsOf(template), marked ? hit.Title : null, marked ? hit.Passages : []);
        }
    }

    private IEnumerable<FilterGroup> Groups(ListingQuery query, SearchResult result, LibrarySnapshot library)
    {
        yield return Group("category", "Category", library.Categories.Select(category => (category.Slug, category.Title)));
        yield return Group("kind", "Kind", library.Kinds.Select(kind => (kind.Alias, kind.Plural)));
        string[] kinds = [.. query.ValuesOf("kind")];
        foreach (KindProperty property in library.Kinds.Where(kind => kinds.Contains(kind.Alias))
            .SelectMany(kind => kind.Properties).Where(property => property.Filter).DistinctBy(property => property.Alias))
        {
            if (result.Facets.TryGetValue(property.Alias, out IReadOnlyList<FacetCount>? counts))
                yield return Group(property.Alias, property.Name, counts.Select(count => (count.Value, count.Value)));
        }

        yield return Group("format", "File type", downloads.Formats.Select(format => (format.Extension, FormatWords.Of(format.Extension)?.Name ?? format.Name)));

        FilterGroup Group(string filter, string name, IEnumerable<(string Value, string Label)> values)
        {
            Dictionary<string, int> counts = result.Facets.TryGetValue(filter, out IReadOnlyList<FacetCount>? found)
                ? found.DistinctBy(count => count.Value).ToDictionary(count => count.Value, count => count.Count)
                : [];
            string[] chosen = [.. query.ValuesOf(filter)];
            return new FilterGroup(filter, name, [.. values
                .Select(value => (value.Value, value.Label, Count: counts.GetValueOrDefault(value.Value), IsChosen: chosen.Contains(value.Value)))
                .Where(value => value.Count > 0 || value.IsChosen)
                .Select(value => new FilterOption(
                    value.Label,
                    value.Count,
                    (value.IsChosen ? query.Without(new ChosenFilter(filter, value.Value)) : query.With(filter, value.Value)).Address,
                    value.IsChosen))]);
        }
    }

    private static IEnumerable<Choice> SortChoices(ListingQuery query)
    {
        if (query.IsSearch)
            yield return Of(SearchSort.Relevance, "Best match");
        yield return Of(SearchSort.Title, "A to Z");
        yield return Of(SearchSort.Newest, "Newest");
        yield return Of(SearchSort.Downloads, "Most downloaded");

        Choice Of(SearchSort sort, string label) => new(label, (query with { Sort = sort, Page = 1 }).Address, query.Sort == sort);
    }

    private static string LabelOf(ChosenFilter filter, LibrarySnapshot library) => filter.Filter switch
    {
        "category" => library.Categories.FirstOrDefault(category => category.Slug == filter.Value)?.Title ?? filter.Value,
        "kind" => library.Kinds.FirstOrDefault(kind => kind.Alias == filter.Value)?.Plural ?? filter.Value,
        "format" => FormatWords.Of(filter.Value)?.Name ?? filter.Value,
        _ => library.Kinds.SelectMany(kind => kind.Properties).FirstOrDefault(property => property.Alias == filter.Filter) is { } property
            ? $"{property.Name}: {filter.Value}"
            : filter.Value,
    };

    private static string Words(StringValues asked)
    {
        string words = asked.ToString().Trim();
        return words.Length <= SearchRequest.MaxQueryLength ? words : words[..Cut(words)];
    }

    // Never between the halves of a surrogate pair.
    private static int Cut(string words) =>
        char.IsHighSurrogate(words[SearchRequest.MaxQueryLength - 1]) ? SearchRequest.MaxQueryLength - 1 : SearchRequest.MaxQueryLength;

    private static IEnumerable<string> Values(StringValues asked) =>
        asked.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!.Trim()).Take(20);

    private static string? First(StringValues asked) => Values(asked).FirstOrDefault();

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string Short(string value) => value.Length <= 60 ? value : string.Concat(value.AsSpan(0, 60), "…");
}

/// <summary>What an address asks of a list, or why it cannot be answered.</summary>
/// <param name="Query">The question; <c>null</c> when it cannot be answered.</param>
/// <param name="Status">200, 400 or 404.</param>
/// <param name="Mistake">What is wrong, in a sentence.</param>
internal sealed record ListingAsked(ListingQuery? Query, int Status, string Mistake)
{
    public static ListingAsked Wrong(string mistake) => new(null, StatusCodes.Status400BadRequest, mistake);

    public static ListingAsked Missing(string mistake) => new(null, StatusCodes.Status404NotFound, mistake);
}
