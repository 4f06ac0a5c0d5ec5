using System.Collections;
using Examine;
using Examine.Search;
using PhbResources.Core.Library;

namespace PhbResources.FullHost.Search;

/// <summary>Searches the library for Examine. Words are looked for as visitors' words are: there is no query syntax, and no field to search alone.</summary>
internal sealed class LibrarySearcher(IndexFacts facts) : BaseSearchProvider(IndexFacts.Name)
{
    public override ISearchResults Search(string searchText, QueryOptions? options = null)
    {
        options ??= QueryOptions.Default;
        return new Results(facts.Find(searchText ?? "", options.Skip, options.Take));
    }

    public override IQuery CreateQuery(string? category = null, BooleanOperation defaultOperation = BooleanOperation.And) => new LibraryQuery(this);

    private sealed class Results(FoundInIndex found) : ISearchResults
    {
        public long TotalItemCount => found.Total;

        public IEnumerator<ISearchResult> GetEnumerator() => found.Templates
            .Select(template => new SearchResult(template.Key.ToString("D"), template.Score, () => template.Values.ToDictionary(value => value.Key, value => value.Value.ToList())))
            .GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
