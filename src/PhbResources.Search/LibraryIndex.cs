using PhbResources.Search.Analysis;
using PhbResources.Search.Querying;
using PhbResources.Search.Storage;
using PhbResources.Search.Suggestions;
using PhbResources.Search.Synonyms;

namespace PhbResources.Search;

/// <summary>
/// The search index of the library. All members may be called from any thread. A change is found by the searches that
/// begin after it returned, and is safe on disk <see cref="LibraryIndexOptions.CommitDelay"/> later: after a crash the
/// index is as it was at an earlier change, and <see cref="IndexHealth.Stamp"/> tells at which.
/// </summary>
public sealed class LibraryIndex : IDisposable
{
    private readonly English _english = new();
    private readonly LibraryIndexOptions _options;
    private readonly TimeProvider _time;
    private readonly IndexFolder _folder;
    private readonly SynonymFile _synonyms;
    private readonly ITimer _commit;
    private readonly Lock _writing = new();
    private readonly SemaphoreSlim _rebuilding = new(1, 1);
    private readonly Turns _turns = new(Environment.ProcessorCount);
    private volatile IndexGeneration _current;
    private volatile RecentAnswers? _recent;
    private volatile Rebuild? _rebuild;
    private volatile bool _uncommitted;
    private volatile string? _problem;
    private volatile bool _disposed;
    private RebuildReason _reason;

    private LibraryIndex(LibraryIndexOptions options, TimeProvider time, IndexFolder folder)
    {
        _options = options;
        _time = time;
        _folder = folder;
        _synonyms = new SynonymFile(options.SynonymFile, time);
        _current = OpenCurrent();
        _commit = time.CreateTimer(_ => CommitLater(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Opens the index of a folder. One that is missing or damaged is replaced by an empty one, and <see cref="Health"/> says so.</summary>
    /// <exception cref="IndexInUseException">Another host uses the folder.</exception>
    public static LibraryIndex Open(LibraryIndexOptions options, TimeProvider? time = null)
    {
        var folder = IndexFolder.Open(options.Folder);
        try
        {
            return new LibraryIndex(options, time ?? TimeProvider.System, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>How the index is.</summary>
    public IndexHealth Health
    {
        get
        {
            lock (_writing)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                return new IndexHealth(_current.Documents, _current.Bytes, _reason, _rebuild is not null, _current.Stamp, _uncommitted, _problem ?? _synonyms.Problem);
            }
        }
    }

    /// <summary>The synonyms in force, and what was wrong with the lines that are not.</summary>
    public SynonymSet Synonyms => _synonyms.Current;

    /// <summary>Puts synonyms in force beside those of the file, in place of those added before; the next search uses them.</summary>
    /// <param name="rules">Rules in the form of <see cref="SynonymSet"/>.</param>
    public void AddSynonyms(string rules) => _synonyms.Add(rules);

    /// <summary>Adds documents, or replaces those of the same keys.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="stamp">What the index is up to once they are in it; any text its owner can compare with the content. <c>null</c> leaves the stamp as it was.</param>
    public void Put(IReadOnlyCollection<SearchDocument> documents, string? stamp = null) => Change(stamp, documents.Select(document => document.Key), generation =>
    {
        foreach (var document in documents) generation.Put(document);
    });

    /// <summary>Adds a document, or replaces the one of the same key.</summary>
    public void Put(SearchDocument document, string? stamp = null) => Put([document], stamp);

    /// <summary>Takes documents away; keys it does not have are passed over.</summary>
    public void Remove(IReadOnlyCollection<Guid> keys, string? stamp = null) => Change(stamp, keys, generation =>
    {
        foreach (var key in keys) generation.Remove(key);
    });

    /// <summary>Takes a document away.</summary>
    public void Remove(Guid key, string? stamp = null) => Remove([key], stamp);

    /// <summary>
    /// Takes over how often documents were downloaded, for order by downloads and relevance. Costs far less than to put the
    /// documents again; kept in memory only, so what is on disk is as fresh as the last <see cref="Put(SearchDocument, string?)"/>.
    /// </summary>
    /// <param name="downloads">Totals by document; documents left out keep theirs.</param>
    public void SetDownloads(IReadOnlyDictionary<Guid, long> downloads)
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _current.SetDownloads(downloads);
            _rebuild?.Generation.SetDownloads(downloads);
            _recent = null;
        }
    }

    /// <summary>Makes every change safe on disk now.</summary>
    public void Commit()
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            CommitNow();
        }
    }

    /// <summary>
    /// Builds a new index from all documents, beside the one in use, and then lets it take over. Searches go on
    /// meanwhile; documents put or removed meanwhile go into both, and win over what <paramref name="documents"/> says of them.
    /// Where it fails or is cancelled the index stays as it was.
    /// </summary>
    /// <param name="documents">Everything that is published.</param>
    /// <param name="stamp">What the new index is up to; see <see cref="Put(SearchDocument, string?)"/>.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    public async Task ReplaceAllAsync(IAsyncEnumerable<SearchDocument> documents, string? stamp = null, CancellationToken cancellationToken = default)
    {
        await _rebuilding.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Rebuild rebuild;
            lock (_writing)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                rebuild = new Rebuild(new IndexGeneration(_folder.Next(), _english) { Stamp = stamp, Complete = true });
                _rebuild = rebuild;
            }
            try
            {
                await foreach (var document in documents.WithCancellation(cancellationToken).ConfigureAwait(false)) rebuild.Add(document);
                // One segment, as long as nobody waits for it: a search looks each of its words up once.
                rebuild.Generation.Merge();
                TakeOver(rebuild);
            }
            finally
            {
                _rebuild = null;
                if (_current != rebuild.Generation)
                {
                    rebuild.Generation.Abandon();
                    IndexFolder.TryDelete(rebuild.Generation.Folder);
                }
            }
        }
        finally
        {
            _rebuilding.Release();
        }
    }

    /// <summary>Answers a request. Any query is valid; words that mean nothing find nothing.</summary>
    public SearchResult Search(SearchRequest request)
    {
        var synonyms = _synonyms.Current;
        var now = _time.GetUtcNow().UtcDateTime;
        return Read(index =>
        {
            var recent = _recent;
            if (recent?.Of(index.Searcher, synonyms) != true) _recent = recent = new RecentAnswers(index.Searcher, synonyms, _options.RecentAnswers);
            return recent.Answer(request, now, asked => new Searching(index, _english, synonyms, now).Answer(asked));
        });
    }

    /// <summary>What to offer while a query is being typed: words to search for first, then titles.</summary>
    /// <param name="typed">What was typed so far.</param>
    /// <param name="max">Most suggestions, at most 20.</param>
    public IReadOnlyList<Suggestion> Suggest(string typed, int max = 8)
    {
        var synonyms = _synonyms.Current;
        return Read(index => new Suggester(index, _english, synonyms).Suggest(typed, Math.Min(max, 20), _time.GetUtcNow().UtcDateTime));
    }

    /// <summary>Makes every change safe on disk and lets go of the folder.</summary>
    public void Dispose()
    {
        lock (_writing)
        {
            if (_disposed) return;
            _disposed = true;
            _commit.Dispose();
            try
            {
                if (_uncommitted) _current.Commit();
                _current.Dispose();
            }
            finally
            {
                _folder.Dispose();
            }
        }
    }

    private T Read<T>(Func<IndexSnapshot, T> search)
    {
        _turns.Begin();
        try
        {
            while (true)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                var generation = _current;
                try
                {
                    return generation.Read(search);
                }
                catch (ObjectDisposedException) when (generation != _current && !_disposed)
                {
                    // A new index took over between the two lines above; the search begins again with that.
                }
            }
        }
        finally
        {
            _turns.End();
        }
    }

    private void Change(string? stamp, IEnumerable<Guid> keys, Action<IndexGeneration> change)
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _rebuild?.Change(keys, change);
            change(_current);
            if (stamp is not null) _current.Stamp = stamp;
            if (stamp is not null && _rebuild is { } rebuild) rebuild.Generation.Stamp = stamp;
            _current.Refresh();
            if (_uncommitted) return;
            _uncommitted = true;
            _commit.Change(_options.CommitDelay, Timeout.InfiniteTimeSpan);
        }
    }

    private void CommitLater()
    {
        lock (_writing)
        {
            if (_disposed || !_uncommitted) return;
            try
            {
                CommitNow();
                _problem = null;
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or UnauthorizedAccessException)
            {
                _problem = $"The search index cannot be written: {e.Message}";
                _commit.Change(_options.CommitDelay * 10, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void CommitNow()
    {
        _current.Commit();
        _uncommitted = false;
    }

    private void TakeOver(Rebuild rebuild)
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            rebuild.Generation.Commit();
            rebuild.Generation.Refresh();
            _folder.Use(rebuild.Generation.Folder);
            var old = _current;
            _current = rebuild.Generation;
            _reason = RebuildReason.None;
            _problem = null;
            _uncommitted = false;
            old.Abandon();
            IndexFolder.TryDelete(old.Folder);
        }
    }

    private IndexGeneration OpenCurrent()
    {
        if (_folder.Current is { } folder)
        {
            try
            {
                var generation = new IndexGeneration(folder, _english);
                _reason = generation.Schema != IndexFields.Schema ? RebuildReason.OlderSchema : generation.Complete ? RebuildReason.None : RebuildReason.Missing;
                return generation;
            }
            catch (Exception e) when (IsDamage(e))
            {
                _reason = RebuildReason.Damaged;
                _problem = $"The search index could not be read and was moved to '{_folder.MoveAside(folder, _time.GetUtcNow().UtcDateTime)}': {e.Message}";
            }
        }
        else
        {
            _reason = RebuildReason.Missing;
        }
        var empty = new IndexGeneration(_folder.Next(), _english);
        empty.Commit();
        _folder.Use(empty.Folder);
        return empty;
    }

    // A file cut short or overwritten shows itself in as many ways as there are places to read it.
    private static bool IsDamage(Exception e) =>
        e is IOException or ArgumentException or IndexOutOfRangeException or OverflowException or InvalidOperationException or NotSupportedException or OutOfMemoryException or NullReferenceException;
}
