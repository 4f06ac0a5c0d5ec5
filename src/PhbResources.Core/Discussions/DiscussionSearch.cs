using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using PhbResources.Search;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace PhbResources.Core.Discussions;

/// <summary>A discussion that was found.</summary>
/// <param name="Summary">The discussion.</param>
/// <param name="Title">Its title with what matched marked.</param>
/// <param name="Passages">Passages that show why it was found.</param>
/// <param name="Path">The post with the best passage, on the page of the discussion that it is on; the first page where what matched is in no post.</param>
public sealed record FoundThread(ThreadSummary Summary, MarkedText Title, IReadOnlyList<MarkedText> Passages, string Path);

/// <summary>
/// Full-text search of the discussions: an index of its own beside the library's, with the same analysis, so that neither's ranks, counts nor corrections change the other's. It
/// follows the database by the time of each change, here at once and on other servers with the next round; its stamp says how far it is.
/// </summary>
public sealed partial class DiscussionSearch : BackgroundService
{
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(10);

    /// <summary>How long after its time a change may be committed.</summary>
    private static readonly TimeSpan s_late = TimeSpan.FromMinutes(1);

    /// <summary>Characters of a discussion that are indexed, the newest posts first.</summary>
    private const int MostText = 50_000;

    private const int AtOnce = 100;

    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly DiscussionReading _reading;
    private readonly DiscussionPlaces _places;
    private readonly DiscussionBell _bell;
    private readonly OwnSynonyms _synonyms;
    private readonly IOptions<PhbOptions> _options;
    private readonly IHostingEnvironment _hosting;
    private readonly TimeProvider _clock;
    private readonly ILogger<DiscussionSearch> _logger;
    private readonly SemaphoreSlim _following = new(1, 1);
    private readonly Dictionary<Guid, DateTime> _told = [];
    private LibraryIndex? _index;
    private DateTime _upTo;

    internal DiscussionSearch(IDbContextFactory<PhbDbContext> contexts, DiscussionReading reading, DiscussionPlaces places, DiscussionBell bell, OwnSynonyms synonyms, IOptions<PhbOptions> options, IHostingEnvironment hosting, TimeProvider clock, ILogger<DiscussionSearch> logger)
    {
        _contexts = contexts;
        _reading = reading;
        _places = places;
        _bell = bell;
        _synonyms = synonyms;
        _options = options;
        _hosting = hosting;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Discussions that hold the words; nothing while the index cannot be used.</summary>
    /// <param name="words">As typed.</param>
    /// <param name="skip">Results to pass over.</param>
    /// <param name="take">Results wanted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(int Total, IReadOnlyList<FoundThread> Found)> SearchAsync(string words, int skip, int take, CancellationToken cancellationToken)
    {
        if (_index is not { } index || string.IsNullOrWhiteSpace(words))
            return (0, []);
        SearchResult result = index.Search(new SearchRequest { Query = words, Skip = skip, Take = take });
        if (result.Hits.Count == 0)
            return (result.Total, []);
        Dictionary<Guid, ThreadSummary> summaries = (await _reading.SummariesAsync([.. result.Hits.Select(hit => hit.Key)], cancellationToken)).ToDictionary(summary => summary.Thread.Id);
        List<FoundThread> found = [];
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        foreach (SearchHit hit in result.Hits)
        {
            if (summaries.TryGetValue(hit.Key, out ThreadSummary? summary))
                found.Add(new FoundThread(summary, hit.Title, hit.Passages, await PathAsync(context, summary, hit.Passages, cancellationToken)));
        }

        return (result.Total, found);
    }

    /// <summary>Opens the index. Called once, when Umbraco starts and the tables are there.</summary>
    internal void Open()
    {
        if (_index is not null)
            return; // Umbraco was started again while it ran.
        try
        {
            string folder = _options.Value.IndexPath is { Length: > 0 } configured ? Path.GetFullPath(configured) + "-discussions" : Path.Combine(_hosting.LocalTempPath, "search-discussions");
            _index = LibraryIndex.Open(new LibraryIndexOptions { Folder = folder, SynonymFile = Path.Combine(_options.Value.ConfigPath, "search", "synonyms.txt"), RecentAnswers = 100 }, _clock);
            _synonyms.Tell(_index.AddSynonyms);
            _upTo = _index.Health is { Rebuild: RebuildReason.None, Stamp: { } stamp } && DateTime.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime at) ? at : DateTime.MinValue;
            _bell.Ring();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or IndexInUseException)
        {
            LogNotOpened(exception); // The library itself must open all the same.
        }
    }

    /// <summary>Brings the index up to what is stored.</summary>
    internal async Task FollowAsync(CancellationToken cancellationToken)
    {
        if (_index is not { } index)
            return;
        await _following.WaitAsync(cancellationToken);
        try
        {
            await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
            if (_upTo == DateTime.MinValue)
            {
                DateTime last = await context.Set<DiscussionThread>().MaxAsync(thread => (DateTime?)thread.Changed, cancellationToken) ?? DateTime.UnixEpoch;
                await index.ReplaceAllAsync(EverythingAsync(cancellationToken), Stamp(last), cancellationToken);
                _upTo = last;
                return;
            }

            DateTime since = _upTo - s_late;
            var changed = await context.Set<DiscussionThread>().Where(thread => thread.Changed >= since).OrderBy(thread => thread.Changed).Select(thread => new { thread.Id, thread.Changed }).ToListAsync(cancellationToken);
            foreach (var some in changed.Where(thread => _told.GetValueOrDefault(thread.Id) != thread.Changed).Chunk(AtOnce))
            {
                List<SearchDocument> documents = await DescribeAsync(context, [.. some.Select(thread => thread.Id)], cancellationToken);
                index.Remove([.. some.Select(thread => thread.Id).Except(documents.Select(document => document.Key))]);
                index.Put(documents, Stamp(some[^1].Changed));
                foreach (var thread in some)
                    _told[thread.Id] = thread.Changed;
                _upTo = some[^1].Changed;
            }

            foreach (Guid old in _told.Where(thread => thread.Value < _upTo - s_late).Select(thread => thread.Key).ToList())
                _told.Remove(old);
        }
        finally
        {
            _following.Release();
        }
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        _index?.Dispose();
        _index = null;
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        base.Dispose();
        _index?.Dispose();
        _following.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _bell.WaitAsync(s_round, _clock, stoppingToken);
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotFollowed(exception); // A locked database must not end the site; the next round does it.
            }
        }
    }

    /// <summary>Where to read what was found. The index has a discussion as one text, so the post is looked for among those that have the word that matched.</summary>
    private static async Task<string> PathAsync(PhbDbContext context, ThreadSummary summary, IReadOnlyList<MarkedText> passages, CancellationToken cancellationToken)
    {
        DiscussionThread thread = summary.Thread;
        foreach (MarkedText passage in passages.Where(passage => passage.Marks.Count > 0))
        {
            if (thread.Outcome?.Contains(passage.Text, StringComparison.Ordinal) == true)
                break; // What was decided stands above the first post.
            string word = passage.Marks.Select(mark => passage.Text[mark]).MaxBy(marked => marked.Length)!;
            await foreach (var post in context.Set<Post>().Where(post => post.ThreadId == thread.Id && post.State == PostState.Live && post.Text.Contains(word))
                .OrderByDescending(post => post.Id).Select(post => new { post.Id, post.Text }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                if (!PostMarkup.ToPlain(post.Text).Contains(passage.Text, StringComparison.Ordinal))
                    continue;
                int before = thread.Places <= DiscussionRules.PostsOnPage ? 0 : await DiscussionReading.PlacesBeforeAsync(context, thread.Id, post.Id, cancellationToken);
                return DiscussionPlaces.PostAt(summary.Place.Path, before, post.Id);
            }
        }

        return summary.Place.Path;
    }

    private async IAsyncEnumerable<SearchDocument> EverythingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        List<Guid> all = await context.Set<DiscussionThread>().Where(thread => thread.IsShown).Select(thread => thread.Id).ToListAsync(cancellationToken);
        foreach (Guid[] some in all.Chunk(AtOnce))
        {
            foreach (SearchDocument document in await DescribeAsync(context, some, cancellationToken))
                yield return document;
        }
    }

    private async Task<List<SearchDocument>> DescribeAsync(PhbDbContext context, Guid[] threads, CancellationToken cancellationToken)
    {
        List<DiscussionThread> shown = await context.Set<DiscussionThread>().AsNoTracking().Where(thread => thread.IsShown && threads.Contains(thread.Id)).ToListAsync(cancellationToken);
        ILookup<Guid, string> texts = (await context.Set<Post>().Where(post => threads.Contains(post.ThreadId) && post.State == PostState.Live).OrderByDescending(post => post.Id)
            .Select(post => new { post.ThreadId, post.Text }).ToListAsync(cancellationToken)).ToLookup(post => post.ThreadId, post => post.Text);
        List<SearchDocument> documents = [];
        foreach (DiscussionThread thread in shown)
        {
            if (_places.Of(thread) is not { } place)
                continue;
            StringBuilder body = new();
            foreach (string text in texts[thread.Id].TakeWhile(_ => body.Length < MostText))
                body.Append(PostMarkup.ToPlain(text)).Append('\n');
            documents.Add(new SearchDocument(thread.Id, $"{thread.Area}/{thread.Slug}", place.Title)
            {
                Summary = thread.Outcome ?? "",
                Kind = new FacetValue(thread.Area, place.AboveName),
                Headings = thread.PollQuestion ?? "",
                Body = body.ToString(),
                Updated = thread.LastPost,
            });
        }

        return documents;
    }

    private static string Stamp(DateTime at) => DateTime.SpecifyKind(at, DateTimeKind.Unspecified).ToString("O", CultureInfo.InvariantCulture);

    [LoggerMessage(1701, LogLevel.Error, "The search index of the discussions could not be opened; they are not searched until the next start.")]
    private partial void LogNotOpened(Exception exception);

    [LoggerMessage(1702, LogLevel.Warning, "The search index of the discussions could not follow what was written; the next round tries again.")]
    private partial void LogNotFollowed(Exception exception);
}
