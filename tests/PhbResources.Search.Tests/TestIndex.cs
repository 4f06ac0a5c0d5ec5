namespace PhbResources.Search.Tests;

/// <summary>An index in a temporary folder, gone with the test.</summary>
internal sealed class TestIndex : IDisposable
{
    public TestIndex(string? synonyms = null, TimeSpan? commitDelay = null, TimeProvider? time = null, int recentAnswers = 500)
    {
        Options = new LibraryIndexOptions
        {
            Folder = Path.Combine(Path.GetTempPath(), "phb-search-" + Guid.NewGuid().ToString("N")),
            SynonymFile = synonyms,
            RecentAnswers = recentAnswers,
            CommitDelay = commitDelay ?? TimeSpan.FromSeconds(2),
        };
        Index = LibraryIndex.Open(Options, time);
    }

    public LibraryIndexOptions Options { get; }

    public LibraryIndex Index { get; private set; }

    public string Folder => Options.Folder;

    public LibraryIndex Reopen()
    {
        Index.Dispose();
        return Index = LibraryIndex.Open(Options);
    }

    public IReadOnlyList<string> Slugs(string query) => [.. Index.Search(new SearchRequest { Query = query }).Hits.Select(hit => hit.Slug)];

    public void Dispose()
    {
        Index.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
