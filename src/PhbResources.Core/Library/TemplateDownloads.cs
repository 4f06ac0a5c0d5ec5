using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using PhbResources.Documents.Filling;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Library;

/// <summary>
/// The files that are written from a template's document. They are written when first asked for and kept while memory allows; since
/// writers give the same bytes for the same document, an entity tag stays good across restarts.
/// </summary>
public sealed class TemplateDownloads : IDisposable
{
    /// <summary>Most bytes of written files kept in memory.</summary>
    public const long MaxBytesKept = 48L * 1024 * 1024;

    private readonly TemplateDocuments _documents;
    private readonly TemplateHistory _history;
    private readonly DocumentWriters _writers;

    // Lists of templates ask for this on every line; it goes when the template goes.
    private readonly ConditionalWeakTable<Template, IReadOnlyList<DocumentFormat>> _formats = [];
    private readonly MemoryCache _written = new(new MemoryCacheOptions { SizeLimit = MaxBytesKept });

    /// <summary>Made by the container, once.</summary>
    public TemplateDownloads(TemplateDocuments documents, TemplateHistory history, DocumentWriters writers)
    {
        ArgumentNullException.ThrowIfNull(writers);
        _documents = documents;
        _history = history;
        _writers = writers;
        Formats = Joined(writers.All.Select(writer => writer.Format), FileFormats.All);
    }

    /// <summary>Every format there is, the most asked for first: those the library writes, and those of files that people share.</summary>
    public IReadOnlyList<DocumentFormat> Formats { get; }

    /// <summary>The formats a template is offered in, the most asked for first, those of its files among them.</summary>
    public IReadOnlyList<DocumentFormat> FormatsOf(Template template)
    {
        ArgumentNullException.ThrowIfNull(template);
        IReadOnlyList<DocumentFormat> written = WrittenFormatsOf(template);
        return template.Files.Count == 0 ? written : Joined(written, template.Files.Select(file => file.Format));
    }

    /// <summary>The formats that are written from a template's document, the most asked for first; none where it is files alone.</summary>
    public IReadOnlyList<DocumentFormat> WrittenFormatsOf(Template template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return template.HasBody ? _formats.GetValue(template, FormatsThatSuit) : [];
    }

    private static IReadOnlyList<DocumentFormat> Joined(IEnumerable<DocumentFormat> written, IEnumerable<DocumentFormat> ofFiles) =>
        [.. written.Concat(ofFiles).DistinctBy(format => format.Extension).OrderBy(format => format.Order)];

    private IReadOnlyList<DocumentFormat> FormatsThatSuit(Template template)
    {
        try
        {
            // Which formats suit is a matter of the document, not of its version or numbers.
            TemplateDocument document = new(template.Title, _documents.BodyOf(template));
            return [.. _writers.All.Where(writer => writer.Suits(document)).Select(writer => writer.Format)];
        }
        catch (MistakesException)
        {
            // Publishing refuses such a body; one that came in another way has a page, but no files.
            return [];
        }
    }

    /// <summary>
    /// The template as a file.
    /// </summary>
    /// <param name="template">A published template.</param>
    /// <param name="extension">File extension of one of its formats.</param>
    /// <param name="largePrint">True for the variant in 18 point.</param>
    /// <param name="withoutGuidance">True for the variant without guidance notes.</param>
    /// <param name="version">A published version counted from 1, or <c>null</c> for the newest.</param>
    /// <returns><c>null</c> where there is no such format or version, or the document cannot be read.</returns>
    public Download? Get(Template template, string extension, bool largePrint = false, bool withoutGuidance = false, int? version = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (_writers.Find(extension) is not { } writer)
            return null;
        if (version is { } number)
        {
            if (_history.At(template, number) is not { } earlier)
                return null;
            template = earlier;
        }

        DocumentFormat format = writer.Format;
        WriteOptions options = new() { LargePrint = largePrint, WithoutGuidance = withoutGuidance };
        (Guid, int, string, bool, bool, bool) key = (template.Key, template.VersionId, format.Extension, largePrint, withoutGuidance, version is not null);
        if (_written.TryGetValue(key, out Download? kept))
            return kept;

        return Write(template, writer, options, version) is { } download ? _written.Set(key, download, new MemoryCacheEntryOptions { Size = download.Bytes.Length }) : null;
    }

    /// <summary>The template as a file that is not kept in memory: who writes them all would push out what visitors ask for.</summary>
    /// <returns><c>null</c> where there is no such format, or the document cannot be read.</returns>
    public Download? Make(Template template, string extension, bool largePrint)
    {
        ArgumentNullException.ThrowIfNull(template);
        return _writers.Find(extension) is { } writer ? Write(template, writer, new WriteOptions { LargePrint = largePrint }, version: null) : null;
    }

    private Download? Write(Template template, IDocumentWriter writer, WriteOptions options, int? version)
    {
        DocumentFormat format = writer.Format;
        if (Readable(template, version) is not { } document || !writer.Suits(document))
            return null;
        using MemoryStream stream = new();
        writer.Write(document, options, stream);
        byte[] bytes = stream.ToArray();
        string name = NameOf(template, options, version is null ? "" : $"-version-{version}", format);
        return new Download(bytes, name, format, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"", new DateTimeOffset(template.Updated, TimeSpan.Zero));
    }

    /// <summary>
    /// The template as a file with what a person filled in. It is made for that person alone: kept nowhere, and never
    /// among the files above.
    /// </summary>
    /// <param name="template">A published template.</param>
    /// <param name="extension">File extension of one of its formats.</param>
    /// <param name="options">What was filled in, checked, and how to write it.</param>
    /// <returns><c>null</c> where there is no such format, or the document cannot be read.</returns>
    public FilledDownload? Fill(Template template, string extension, WriteOptions options)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(options);
        if (_writers.Find(extension) is not { } writer || Readable(template, null) is not { } document || !writer.Suits(document))
            return null;
        if (!writer.WorksOutFormulas)
            options = options with { Answers = WorkedOut.Complete(FormPlan.Of(document.Body), options.Answers) };
        using MemoryStream stream = new();
        writer.Write(document, options, stream);
        return new FilledDownload(stream.ToArray(), NameOf(template, options, "-filled-in", writer.Format), writer.Format);
    }

    private static string NameOf(Template template, WriteOptions options, string which, DocumentFormat format) =>
        $"{template.Slug}{(options.LargePrint ? "-large-print" : "")}{(options.WithoutGuidance ? "-without-guidance" : "")}{which}.{format.Extension}";

    private TemplateDocument? Readable(Template template, int? version)
    {
        if (!template.HasBody)
            return null;
        try
        {
            return _documents.Of(template, version);
        }
        catch (MistakesException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _written.Dispose();
}

/// <summary>A file to give out.</summary>
/// <param name="Bytes">What is in it.</param>
/// <param name="FileName">What to call it.</param>
/// <param name="Format">What it is.</param>
/// <param name="ETag">Strong entity tag with its quotes (RFC 9110 section 8.8.3).</param>
/// <param name="LastModified">When the version was published.</param>
public sealed record Download(ReadOnlyMemory<byte> Bytes, string FileName, DocumentFormat Format, string ETag, DateTimeOffset LastModified);

/// <summary>A file with what one person filled in.</summary>
/// <param name="Bytes">What is in it.</param>
/// <param name="FileName">What to call it.</param>
/// <param name="Format">What it is.</param>
public sealed record FilledDownload(ReadOnlyMemory<byte> Bytes, string FileName, DocumentFormat Format);
