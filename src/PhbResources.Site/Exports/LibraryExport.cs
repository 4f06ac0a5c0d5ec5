using System.Text.Json;
using Microsoft.Extensions.Options;
using PhbResources.Core;
using PhbResources.Core.Discussions;
using PhbResources.Core.Exports;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Core.Wikis;

namespace PhbResources.Site.Exports;

/// <summary>
/// Writes everything public of the library into a folder: files that need none of our software, and pages that can be read from a disk. It only reads,
/// a template at a time, so it works while the site runs and takes no more memory for a large library.
/// </summary>
public sealed class LibraryExport
{
    /// <summary>Templates that are written before what they say goes into the index, in order.</summary>
    private const int AtOnce = 16;

    private readonly PublishedLibrary _library;
    private readonly PublishedGuides _guides;
    private readonly DiscussionAreas _areas;
    private readonly OwnSynonyms _synonyms;
    private readonly OldAddresses _oldAddresses;
    private readonly ExportedTemplateReader _templates;
    private readonly OfflinePages _pages;
    private readonly ExportReading _reading;
    private readonly IOptions<PhbOptions> _options;
    private readonly TimeProvider _clock;

    internal LibraryExport(
        PublishedLibrary library, PublishedGuides guides, DiscussionAreas areas, OwnSynonyms synonyms, OldAddresses oldAddresses,
        ExportedTemplateReader templates, OfflinePages pages, ExportReading reading, IOptions<PhbOptions> options, TimeProvider clock)
    {
        (_library, _guides, _areas, _synonyms, _oldAddresses) = (library, guides, areas, synonyms, oldAddresses);
        (_templates, _pages, _reading, _options, _clock) = (templates, pages, reading, options, clock);
    }

    /// <summary>Makes an export.</summary>
    /// <param name="target">The folder to make.</param>
    /// <param name="overwrite">Whether an export that is there may be replaced.</param>
    /// <param name="workers">Templates written at the same time: 1 beside a site that has visitors.</param>
    /// <param name="more">Writes more into the folder before it is finished, or <c>null</c>.</param>
    /// <param name="progress">Told how many of all templates are written.</param>
    /// <param name="cancellationToken">Gives up; nothing is left then.</param>
    /// <exception cref="ExportException">It could not be made.</exception>
    public async Task<ExportMade> WriteAsync(string target, bool overwrite, int workers, Func<ExportFolder, Task>? more, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        await using ExportFolder folder = ExportFolder.Begin(target, overwrite);
        using WriterKeys writers = new();
        LibrarySnapshot library = _library.Current;
        GuideShelf guides = _guides.Current;
        OfflineSite site = new(_pages, folder, library, guides, new OfflineView("", _clock.GetUtcNow().UtcDateTime, _options.Value.PublicUrl?.TrimEnd('/') is { Length: > 0 } address ? address : null));
        ExportMade made = new(folder.Bytes, "", 0, library.ByKey.Count, guides.InOrder.Length, 0);

        await folder.WriteAsync(ExportIndex.FileName, async stream =>
        {
            await using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Encoder = ExportJson.Options.Encoder });
            json.WriteStartObject();
            await WriteHeadAsync(json, library, site.View, cancellationToken);
            await ArrayAsync(json, nameof(ExportIndex.Guides), GuidesAsync(site, writers, cancellationToken), cancellationToken);
            int threads = await ArrayAsync(json, nameof(ExportIndex.Threads), ThreadsAsync(site, writers, cancellationToken), cancellationToken);
            await ArrayAsync(json, nameof(ExportIndex.Writers), _reading.WritersAsync(writers, cancellationToken), cancellationToken);
            await ArrayAsync(json, nameof(ExportIndex.Changes), _reading.ChangesAsync(cancellationToken), cancellationToken);
            await ArrayAsync(json, nameof(ExportIndex.OldPages), _reading.OldPagesAsync(cancellationToken), cancellationToken);
            await ArrayAsync(json, nameof(ExportIndex.Templates), TemplatesAsync(site, library, workers, progress, cancellationToken), cancellationToken);
            json.WriteEndObject();
            made = made with { Threads = threads };
        }, cancellationToken);
        await site.FinishAsync(_areas, cancellationToken);
        await WriteSchemasAsync(folder, cancellationToken);
        if (more is not null)
            await more(folder);
        string finished = await folder.FinishAsync(cancellationToken);
        return made with { Folder = finished, Files = folder.Files, Bytes = folder.Bytes };
    }

    private static async Task WriteSchemasAsync(ExportFolder folder, CancellationToken cancellationToken)
    {
        await folder.WriteAsync(ExportIndex.SchemaName, ExportJson.SchemaOf<ExportIndex>("A library of documents").ToJsonString(ExportJson.Readable) + "\n", cancellationToken);
        await folder.WriteAsync("thread.schema.json", ExportJson.SchemaOf<ExportedPosts>("The posts of a discussion: thread.json in its folder").ToJsonString(ExportJson.Readable) + "\n", cancellationToken);
    }

    private async Task WriteHeadAsync(Utf8JsonWriter json, LibrarySnapshot library, OfflineView view, CancellationToken cancellationToken)
    {
        Write(json, nameof(ExportIndex.Format), ExportIndex.FormatName);
        Write(json, nameof(ExportIndex.Version), ExportIndex.CurrentVersion);
        Write(json, nameof(ExportIndex.Made), view.Made);
        Write(json, nameof(ExportIndex.Program), typeof(LibraryExport).Assembly.GetName().Version?.ToString(3) ?? "");
        Write(json, nameof(ExportIndex.Address), view.Address);
        Write(json, nameof(ExportIndex.Categories), library.Categories.Select(category => new ExportedCategory(category.Key, category.Slug, category.Title, category.Summary, OfflinePaths.Of(category))).ToList());
        Write(json, nameof(ExportIndex.Kinds), library.Kinds.Select(kind => new ExportedKind(kind.Alias, kind.Name, kind.Plural, kind.Description, [.. kind.Properties.Select(property => new ExportedProperty(property.Alias, property.Name, property.Filter))])).ToList());
        Write(json, nameof(ExportIndex.Areas), _areas.All.Select(area => new ExportedArea(area.Alias, area.Name, area.About)).ToList());
        Write(json, nameof(ExportIndex.Synonyms), (await _synonyms.ReadAsync(cancellationToken)).Text);
        Write(json, nameof(ExportIndex.OldWikis), await _oldAddresses.TextAsync(cancellationToken));
    }

    private async IAsyncEnumerable<ExportedGuide> GuidesAsync(OfflineSite site, WriterKeys writers, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What links lead to has to be known before the first page is written.
        await foreach ((DiscussionThread thread, _) in _reading.ThreadsAsync(cancellationToken))
            site.Knows(thread);
        foreach (Guide guide in site.Guides.InOrder)
        {
            ExportedGuide record = await _reading.WriteAsync(guide, writers, site.Folder, cancellationToken);
            await site.WriteAsync(guide, record, cancellationToken);
            yield return record;
        }
    }

    private async IAsyncEnumerable<ExportedThread> ThreadsAsync(OfflineSite site, WriterKeys writers, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach ((DiscussionThread thread, DiscussionPlace place) in _reading.ThreadsAsync(cancellationToken))
        {
            (ExportedThread record, ExportedPosts posts) = await _reading.ReadAsync(thread, writers, cancellationToken);
            await site.Folder.WriteJsonAsync($"{record.Folder}/{ExportedPosts.FileName}", posts, cancellationToken);
            await site.WriteAsync(place, record, posts, cancellationToken);
            yield return record;
        }
    }

    private async IAsyncEnumerable<ExportedTemplate> TemplatesAsync(OfflineSite site, LibrarySnapshot library, int workers, Action<int, int>? progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int done = 0;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Math.Max(1, workers), CancellationToken = cancellationToken };
        foreach (Template[] some in library.ByKey.Values.OrderBy(template => template.ContentId).Chunk(AtOnce))
        {
            ExportedTemplate[] records = new ExportedTemplate[some.Length];
            await Parallel.ForAsync(0, some.Length, parallel, async (at, stopping) =>
            {
                (ExportedTemplate record, IReadOnlyDictionary<string, string> documents) = _templates.Read(some[at], library);
                foreach ((string name, string document) in documents)
                    await site.Folder.WriteAsync($"{record.Folder}/{name}", document, stopping);
                records[at] = await site.WriteAsync(some[at], record, stopping);
            });
            for (int at = 0; at < some.Length; at++)
            {
                await site.FindAsync(some[at], cancellationToken);
                yield return records[at];
            }

            progress?.Invoke(done += some.Length, library.ByKey.Count);
        }
    }

    private static void Write<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(name));
        JsonSerializer.Serialize(json, value, ExportJson.Options);
    }

    private static async Task<int> ArrayAsync<T>(Utf8JsonWriter json, string name, IAsyncEnumerable<T> items, CancellationToken cancellationToken)
    {
        int count = 0;
        json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(name));
        json.WriteStartArray();
        await foreach (T item in items)
        {
            JsonSerializer.Serialize(json, item, ExportJson.Options);
            count++;
            await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        return count;
    }
}

/// <summary>An export that was made.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Folder">Where it is.</param>
/// <param name="Files">Files in it.</param>
/// <param name="Templates">Templates in it.</param>
/// <param name="Guides">Guides in it.</param>
/// <param name="Threads">Discussions in it.</param>
public sealed record ExportMade(long Bytes, string Folder, int Files, int Templates, int Guides, int Threads);
