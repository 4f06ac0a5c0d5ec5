using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Insights;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;
using PhbResources.Search;
using PhbResources.Search.Synonyms;
using Umbraco.Cms.Core.Hosting;

namespace PhbResources.Core.Library;

/// <summary>
/// The search index of what is published. It follows <see cref="PublishedLibrary"/>; the stamp it keeps with each change
/// tells at the next start whether it holds just what is published, and if not it is built anew while the old one serves.
/// </summary>
public sealed partial class LibrarySearch : IDisposable
{
    /// <summary>Up to this many templates the index is built before the first visitor is let in, which takes under a second.</summary>
    private const int BuiltAtOnce = 500;

    /// <summary>How late the order by downloads may be.</summary>
    internal static readonly TimeSpan DownloadsToldEvery = TimeSpan.FromMinutes(1);

    private readonly PublishedLibrary _library;
    private readonly TemplateDocuments _documents;
    private readonly TemplateDownloads _downloads;
    private readonly DownloadCounter _counter;
    private readonly QueryCounter _queries;
    private readonly IOptions<PhbOptions> _options;
    private readonly IHostingEnvironment _hosting;
    private readonly TimeProvider _clock;
    private readonly ILogger<LibrarySearch> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _telling = new();
    private readonly Dictionary<Guid, long> _downloadsTold = [];

    /// <summary>Templates never change, so that each is hashed once however often others are published.</summary>
    private readonly ConditionalWeakTable<Template, StrongBox<ulong>> _prints = [];
    private LibraryIndex? _index;
    private ITimer? _tellingDownloads;
    private volatile SynonymSet? _synonyms;
    private volatile bool _ready;
    private bool _disposed;
    private Task _building = Task.CompletedTask;

    /// <summary>Made by the container, once.</summary>
    public LibrarySearch(
        PublishedLibrary library,
        TemplateDocuments documents,
        TemplateDownloads downloads,
        DownloadCounter counter,
        QueryCounter queries,
        IOptions<PhbOptions> options,
        IHostingEnvironment hosting,
        TimeProvider clock,
        ILogger<LibrarySearch> logger)
    {
        _library = library;
        _documents = documents;
        _downloads = downloads;
        _counter = counter;
        _queries = queries;
        _options = options;
        _hosting = hosting;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>True once searches see everything that is published, or an older index that is being replaced.</summary>
    /// <remarks>Asked with every search, while the index's health is dear to find out; once ready, an index stays so.</remarks>
    public bool Ready => _ready || (_ready = _index is { Health.Rebuild: RebuildReason.None or RebuildReason.OlderSchema });

    /// <summary>How the index is.</summary>
    public IndexHealth Health => Index.Health;

    private LibraryIndex Index => _index ?? throw new InvalidOperationException("The search index is opened when Umbraco starts.");

    /// <summary>Answers a request; any query is valid. One that finds nothing or is corrected is counted, once for all its pages.</summary>
    public SearchResult Search(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        TellSynonyms();
        SearchResult result = Index.Search(request);
        if (request is { Skip: <= 0, Filters.Count: 0 } && (result.Total == 0 || result.CorrectedQuery is not null))
            _queries.Count(request.Query, result.Total == 0 ? null : result.CorrectedQuery);
        return result;
    }

    /// <summary>Answers a request that no visitor made; it is not counted.</summary>
    internal SearchResult Near(SearchRequest request) => Index.Search(request);

    /// <summary>What to offer while somebody types.</summary>
    /// <param name="typed">What was typed so far.</param>
    /// <param name="max">Most suggestions, at most 20.</param>
    public IReadOnlyList<Suggestion> Suggest(string typed, int max) => Index.Suggest(typed, max);

    /// <summary>Puts the curator's own synonyms in force; the next search uses them.</summary>
    internal void Use(string ownSynonyms) => Index.AddSynonyms(ownSynonyms);

    /// <summary>Builds the index anew from what is published; the old one serves meanwhile.</summary>
    public Task RebuildAsync(CancellationToken cancellationToken) =>
        Index.ReplaceAllAsync(Everything(cancellationToken), StampOf(_library.Current), cancellationToken);

    /// <summary>Begins to build the index anew and returns at once; where that is under way already, it does nothing.</summary>
    public void BeginRebuild()
    {
        lock (_stopping)
        {
            if (_building.IsCompleted && !_stopping.IsCancellationRequested)
                _building = Task.Run(() => BuildAsync(_stopping.Token), CancellationToken.None);
        }
    }

    /// <summary>Opens the index and brings it up to what is published. Called once, when Umbraco starts.</summary>
    /// <exception cref="IndexInUseException">Another process uses the folder.</exception>
    internal async Task OpenAsync(CancellationToken cancellationToken)
    {
        string folder = _options.Value.IndexPath is { Length: > 0 } configured ? Path.GetFullPath(configured) : Path.Combine(_hosting.LocalTempPath, "search");
        string synonyms = Path.Combine(_options.Value.ConfigPath, "search", "synonyms.txt");
        _index = LibraryIndex.Open(new LibraryIndexOptions { Folder = folder, SynonymFile = synonyms }, _clock);
        _library.Changed += Follow;

        TellSynonyms();
        _tellingDownloads = _clock.CreateTimer(_ => TellDownloads(), null, DownloadsToldEvery, DownloadsToldEvery);
        IndexHealth health = _index.Health;
        if (health.Problem is { } trouble)
            LogProblem(trouble);
        if (health.Rebuild == RebuildReason.None && health.Stamp == StampOf(_library.Current))
            return;
        LogBuilding(health.Rebuild, _library.Current.ByKey.Count);
        if (_library.Current.ByKey.Count <= BuiltAtOnce)
            await BuildAsync(cancellationToken);
        else
            BeginRebuild();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _library.Changed -= Follow;
        _tellingDownloads?.Dispose();
        _stopping.Cancel();
        // Building stops at the next template; what it built is thrown away and built again at the next start.
        _building.Wait(TimeSpan.FromSeconds(5));
        try
        {
            _index?.Dispose();
        }
        catch (Exception exception)
        {
            // The disk is full or gone. What was not written is noticed by its stamp at the next start.
            LogNotClosed(exception);
        }

        _stopping.Dispose();
    }

    // The file is read again when it changes; whoever changed it wants to know what is wrong with it.
    private void TellSynonyms()
    {
        SynonymSet now = Index.Synonyms;
        if (ReferenceEquals(now, _synonyms))
            return;
        lock (_telling)
        {
            if (ReferenceEquals(now, _synonyms))
                return;
            bool changed = _synonyms is not null;
            _synonyms = now;
            if (changed)
                LogSynonymsRead(now.Count);
            foreach (string problem in now.Problems)
                LogSynonyms(problem);
        }
    }

    /// <summary>Hands the index the counts that went up.</summary>
    internal void TellDownloads()
    {
        try
        {
            Dictionary<Guid, long> changed = [];
            lock (_telling)
            {
                foreach (Guid key in _library.Current.ByKey.Keys)
                {
                    long total = _counter.TotalOf(key);
                    if (total == _downloadsTold.GetValueOrDefault(key))
                        continue;
                    changed[key] = _downloadsTold[key] = total;
                }
            }

            if (changed.Count > 0)
                Index.SetDownloads(changed);
        }
        catch (ObjectDisposedException)
        {
            // The site is stopping.
        }
    }

    private void Follow(LibraryChange change)
    {
        try
        {
            List<Guid> gone = [.. change.Gone()];
            List<SearchDocument> put = [.. change.Put().Select(Describe)];
            if (gone.Count > 0)
                Index.Remove(gone);
            // The stamp comes with the last step: an index that was written between the two must not pass for complete.
            Index.Put(put, StampOf(change.After));
        }
        catch (Exception exception)
        {
            // What was published is published, whether it can be found or not; the stamp tells the next start to build the index anew.
            LogNotFollowed(exception);
        }
    }

    private async Task BuildAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RebuildAsync(cancellationToken);
            LogBuilt(Index.Health.Documents);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The site is stopping.
        }
        catch (Exception exception)
        {
            LogNotBuilt(exception);
        }
    }

    // Looks at the library only when the index is ready to take it: what changes from then on is put into both.
    private async IAsyncEnumerable<SearchDocument> Everything([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (Template template in _library.Current.ByKey.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Describe(template);
        }

        await Task.CompletedTask;
    }

    private SearchDocument Describe(Template template)
    {
        SearchText text = TextOf(template);
        return new SearchDocument(template.Key, template.Slug, template.Title)
        {
            Summary = template.Summary,
            Kind = new FacetValue(template.Kind.Alias, template.Kind.Name),
            Category = new FacetValue(template.Category.Slug, template.Category.Title),
            Tags = template.Tags,
            Formats = [.. _downloads.FormatsOf(template).Select(format => format.Extension)],
            Properties = template.Properties.Where(property => property.Property.Filter).ToDictionary(property => property.Property.Alias, property => property.Values),
            Headings = string.Join('\n', template.Files.Select(file => file.Headings).Prepend(text.Headings).Where(part => part.Length > 0)),
            Body = string.Join('\n', new[] { template.WhoFor, template.WhenToUse, template.HowToAdapt, text.Body }.Where(part => part.Length > 0)),
            FileText = string.Join('\n', template.Files.Select(file => file.Text)),
            Updated = template.Updated,
            Downloads = _counter.TotalOf(template.Key),
        };
    }

    private SearchText TextOf(Template template)
    {
        try
        {
            return template.HasBody ? SearchText.Of(_documents.BodyOf(template)) : new SearchText("", "");
        }
        catch (MistakesException exception)
        {
            // Publishing refuses such a body; one that came in another way is found by its title and summary.
            LogUnreadable(template.Slug, exception.Message);
            return new SearchText("", "");
        }
    }

    /// <summary>A fingerprint of what is published and shown, whatever the order; the same for the same library after a restart.</summary>
    private string StampOf(LibrarySnapshot library)
    {
        ulong sum = 0;
        foreach (Template template in library.ByKey.Values)
            sum += _prints.GetValue(template, PrintOf).Value;

        // A release may write more formats, and a maintainer's change of a document type what can be filtered by.
        string made = string.Join(' ', _downloads.Formats.Select(format => format.Extension)
            .Concat(library.Kinds.SelectMany(kind => kind.Properties, (kind, property) => $"{kind.Alias}.{property.Alias}={property.Filter}")));
        return string.Create(CultureInfo.InvariantCulture, $"{library.ByKey.Count}-{sum:x}-{Print(made):x}");
    }

    private static StrongBox<ulong> PrintOf(Template template) => new(Print(
        string.Create(CultureInfo.InvariantCulture, $"{template.Key:N} {template.VersionId} {template.Slug} {template.Kind.Name} {template.Category.Slug} {template.Category.Title} {string.Concat(template.Files.Select(file => file.ETag))}")));

    private static ulong Print(string text) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [LoggerMessage(1401, LogLevel.Information, "The search index is built from {Count} templates (reason: {Reason}).")]
    private partial void LogBuilding(RebuildReason reason, int count);

    [LoggerMessage(1402, LogLevel.Information, "The search index is complete: {Count} templates.")]
    private partial void LogBuilt(int count);

    [LoggerMessage(1403, LogLevel.Error, "The search index could not be built; the old one goes on serving. Curators can start it again from their desk; it is tried again at the next start, too.")]
    private partial void LogNotBuilt(Exception exception);

    [LoggerMessage(1404, LogLevel.Warning, "'{Slug}' is found by title and summary only, since its document cannot be read: {Message}")]
    private partial void LogUnreadable(string slug, string message);

    [LoggerMessage(1405, LogLevel.Warning, "{Problem}")]
    private partial void LogProblem(string problem);

    [LoggerMessage(1406, LogLevel.Warning, "search/synonyms.txt: {Problem}")]
    private partial void LogSynonyms(string problem);

    [LoggerMessage(1409, LogLevel.Information, "search/synonyms.txt changed and was read again: {Count} words and phrases have others that mean the same.")]
    private partial void LogSynonymsRead(int count);

    [LoggerMessage(1407, LogLevel.Error, "A change could not be put into the search index. Pages show it; searches will when the index is built anew, from the curator's desk or at the next start.")]
    private partial void LogNotFollowed(Exception exception);

    [LoggerMessage(1408, LogLevel.Error, "The search index could not be closed properly. The next start looks whether it is complete.")]
    private partial void LogNotClosed(Exception exception);
}
