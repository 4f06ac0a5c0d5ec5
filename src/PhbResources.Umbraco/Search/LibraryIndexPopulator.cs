using Examine;
using PhbResources.Core.Library;
using Umbraco.Cms.Infrastructure.Examine;

namespace PhbResources.FullHost.Search;

/// <summary>What the button "Rebuild" of Examine Management does.</summary>
/// <param name="search">The index.</param>
public sealed class LibraryIndexPopulator(LibrarySearch search) : IndexPopulator<LibraryExamineIndex>
{
    /// <summary>Examine has no asynchronous way; it calls this on a thread of its own.</summary>
    protected override void PopulateIndexes(IReadOnlyList<IIndex> indexes)
    {
        if (indexes.Count > 0)
            search.RebuildAsync(CancellationToken.None).GetAwaiter().GetResult();
    }
}
