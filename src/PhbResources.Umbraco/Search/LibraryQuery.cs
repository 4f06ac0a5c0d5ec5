using Examine;
using Examine.Search;

namespace PhbResources.FullHost.Search;

/// <summary>
/// A query in words. Examine Management asks with <see cref="NativeQuery"/>; what can only be said with fields and operators is refused, rather
/// than answered wrongly.
/// </summary>
internal sealed class LibraryQuery(LibrarySearcher searcher) : IQuery
{
    public IBooleanOperation NativeQuery(string query) => new Words(searcher, query);

    public IBooleanOperation ManagedQuery(string query, string[]? fields = null) => fields is null or { Length: 0 } ? new Words(searcher, query) : throw WordsOnly();

    public IBooleanOperation Group(Func<INestedQuery, INestedBooleanOperation> inner, BooleanOperation defaultOp = BooleanOperation.Or) => throw WordsOnly();

    public IBooleanOperation Id(string id) => throw WordsOnly();

    public IBooleanOperation Field<T>(string fieldName, T fieldValue) where T : struct => throw WordsOnly();

    public IBooleanOperation Field(string fieldName, string fieldValue) => throw WordsOnly();

    public IBooleanOperation Field(string fieldName, IExamineValue fieldValue) => throw WordsOnly();

    public IBooleanOperation GroupedAnd(IEnumerable<string> fields, params string[] query) => throw WordsOnly();

    public IBooleanOperation GroupedAnd(IEnumerable<string> fields, params IExamineValue[] query) => throw WordsOnly();

    public IBooleanOperation GroupedOr(IEnumerable<string> fields, params string[] query) => throw WordsOnly();

    public IBooleanOperation GroupedOr(IEnumerable<string> fields, params IExamineValue[] query) => throw WordsOnly();

    public IBooleanOperation GroupedNot(IEnumerable<string> fields, params string[] query) => throw WordsOnly();

    public IBooleanOperation GroupedNot(IEnumerable<string> fields, params IExamineValue[] query) => throw WordsOnly();

    public IOrdering All() => throw WordsOnly();

    public IBooleanOperation RangeQuery<T>(string[] fields, T? min, T? max, bool minInclusive = true, bool maxInclusive = true) where T : struct => throw WordsOnly();

    private static NotSupportedException WordsOnly() =>
        new("The library's index is searched in words: use ISearcher.Search or NativeQuery. To search by category, kind or format, ask PhbResources.Core.Library.LibrarySearch.");

    /// <summary>Words that can be searched for, in the order of relevance.</summary>
    private sealed class Words(LibrarySearcher searcher, string words) : IBooleanOperation
    {
        public ISearchResults Execute(QueryOptions? options = null) => searcher.Search(words, options);

        public IOrdering SelectFields(ISet<string> fieldNames) => this;

        public IOrdering SelectField(string fieldName) => this;

        public IOrdering SelectAllFields() => this;

        public IOrdering OrderBy(params SortableField[] fields) => throw WordsOnly();

        public IOrdering OrderByDescending(params SortableField[] fields) => throw WordsOnly();

        public IQuery And() => throw WordsOnly();

        public IBooleanOperation And(Func<INestedQuery, INestedBooleanOperation> inner, BooleanOperation defaultOp = BooleanOperation.And) => throw WordsOnly();

        public IQuery Or() => throw WordsOnly();

        public IBooleanOperation Or(Func<INestedQuery, INestedBooleanOperation> inner, BooleanOperation defaultOp = BooleanOperation.And) => throw WordsOnly();

        public IQuery Not() => throw WordsOnly();

        public IBooleanOperation AndNot(Func<INestedQuery, INestedBooleanOperation> inner, BooleanOperation defaultOp = BooleanOperation.And) => throw WordsOnly();
    }
}
