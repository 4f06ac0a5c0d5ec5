using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Facts;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Library;
using PhbResources.Search;
using Umbraco.Cms.Core.Hosting;

namespace PhbResources.Core.Guides;

/// <summary>
/// Finds guides. They have an index of their own, so that words in them neither count nor rank among the templates; the synonyms are the same.
/// It is built anew at each start: guides are few.
/// </summary>
public sealed partial class GuideSearch : IDisposable
{
    private readonly PublishedGuides _guides;
    private readonly LegalFigures _figures;
    private readonly OwnSynonyms _synonyms;
    private readonly IOptions<PhbOptions> _options;
    private readonly IHostingEnvironment _hosting;
    private readonly TimeProvider _clock;
    private readonly ILogger<GuideSearch> _logger;
    private LibraryIndex? _index;

    /// <summary>Made by the container, once.</summary>
    public GuideSearch(PublishedGuides guides, LegalFigures figures, OwnSynonyms synonyms, IOptions<PhbOptions> options, IHostingEnvironment hosting, TimeProvider clock, ILogger<GuideSearch> logger)
    {
        _guides = guides;
        _figures = figures;
        _synonyms = synonyms;
        _options = options;
        _hosting = hosting;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>The guides that match, the best first; none while the index is not open.</summary>
    /// <param name="words">What was typed.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<FoundGuide> Find(string words, int most)
    {
        if (_index is not { } index || string.IsNullOrWhiteSpace(words))
            return [];
        GuideShelf shelf = _guides.Current;
        return
        [
            .. index.Search(new SearchRequest { Query = words, Take = most }).Hits
                .Select(hit => shelf.ByKey.TryGetValue(hit.Key, out Guide? guide) ? new FoundGuide(guide, hit.Title, hit.Passages) : null).OfType<FoundGuide>(),
        ];
    }

    /// <summary>Opens the index and fills it. Called once, when Umbraco starts.</summary>
    internal async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_index is not null)
            return; // Umbraco was started again while it ran.
        string folder = (_options.Value.IndexPath is { Length: > 0 } configured ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(configured)) : Path.Combine(_hosting.LocalTempPath, "search")) + "-guides";
        _index = LibraryIndex.Open(new LibraryIndexOptions { Folder = folder, SynonymFile = Path.Combine(_options.Value.ConfigPath, "search", "synonyms.txt") }, _clock);
        _synonyms.Tell(_index.AddSynonyms);
        _guides.Changed += Follow;
        await _index.ReplaceAllAsync(Everything(), "", cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _guides.Changed -= Follow;
        try
        {
            Interlocked.Exchange(ref _index, null)?.Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotClosed(exception);
        }
    }

    private void Follow(GuideShelf before, GuideShelf after)
    {
        try
        {
            if (_index is not { } index)
                return;
            List<Guid> gone = [.. before.ByKey.Keys.Where(key => !after.ByKey.ContainsKey(key))];
            if (gone.Count > 0)
                index.Remove(gone);
            index.Put([.. after.ByKey.Values.Where(guide => !before.ByKey.TryGetValue(guide.Key, out Guide? had) || !ReferenceEquals(had, guide)).Select(Describe)], "");
        }
        catch (Exception exception)
        {
            // What is published is published, whether it can be found or not.
            LogNotFollowed(exception);
        }
    }

    private async IAsyncEnumerable<SearchDocument> Everything()
    {
        foreach (Guide guide in _guides.Current.InOrder)
            yield return Describe(guide);
        await Task.CompletedTask;
    }

    private SearchDocument Describe(Guide guide)
    {
        GuideText text = GuideText.Read(guide.Text);
        return new SearchDocument(guide.Key, guide.Slug, guide.Title)
        {
            Summary = guide.Summary,
            Tags = guide.Tags,
            Headings = string.Join('\n', text.Headings().Select(heading => heading.Words)),
            Body = text.ToPlain(_figures.WordsOn(_clock.Today())),
            Updated = guide.Updated,
        };
    }

    [LoggerMessage(1711, LogLevel.Error, "A change of a guide could not be put into the search index. The page shows it; searches will from the next start.")]
    private partial void LogNotFollowed(Exception exception);

    [LoggerMessage(1712, LogLevel.Error, "The search index of the guides could not be closed properly. The next start builds it anew.")]
    private partial void LogNotClosed(Exception exception);
}

/// <summary>A guide that was found.</summary>
/// <param name="Guide">The guide.</param>
/// <param name="Title">Its title, with what matched marked.</param>
/// <param name="Passages">Passages that show why it was found.</param>
public sealed record FoundGuide(Guide Guide, MarkedText Title, IReadOnlyList<MarkedText> Passages);
