using Examine;
using Microsoft.Extensions.Options;
using PhbResources.Core.Library;
using Umbraco.Cms.Core;
using Umbraco.Cms.Infrastructure.Examine;

namespace PhbResources.FullHost.Search;

/// <summary>
/// The library's own search index, shown to Examine: it is listed in Examine Management, can be searched and rebuilt there. What is in it
/// follows what is published by itself, so nothing is written through Examine.
/// </summary>
/// <param name="facts">The index.</param>
/// <param name="options">Examine's options of indexes.</param>
/// <param name="loggers">Makes Examine's log.</param>
public sealed class LibraryExamineIndex(IndexFacts facts, IOptionsMonitor<IndexOptions> options, ILoggerFactory loggers)
    : BaseIndexProvider(loggers, IndexFacts.Name, options), IIndexDiagnostics
{
    private readonly LibrarySearcher _searcher = new(facts);

    /// <inheritdoc />
    public override ISearcher Searcher => _searcher;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Metadata => facts.Details();

    /// <inheritdoc />
    public Attempt<string?> IsHealthy() => facts.Problem is { } problem ? Attempt<string?>.Fail(problem) : Attempt<string?>.Succeed();

    /// <inheritdoc />
    public long GetDocumentCount() => facts.Documents;

    /// <inheritdoc />
    public IEnumerable<string> GetFieldNames() => IndexFacts.Fields;

    /// <summary>Nothing: Examine calls this before a rebuild, to empty the index. The old one serves until the new one is complete.</summary>
    public override void CreateIndex()
    {
    }

    /// <inheritdoc />
    public override bool IndexExists() => facts.IsOpen;

    /// <summary>Nothing: see the class.</summary>
    protected override void PerformIndexItems(IEnumerable<ValueSet> values, Action<IndexOperationEventArgs> onComplete) => onComplete?.Invoke(new IndexOperationEventArgs(this, 0));

    /// <summary>Nothing: see the class.</summary>
    protected override void PerformDeleteFromIndex(IEnumerable<string> itemIds, Action<IndexOperationEventArgs> onComplete) => onComplete?.Invoke(new IndexOperationEventArgs(this, 0));
}
