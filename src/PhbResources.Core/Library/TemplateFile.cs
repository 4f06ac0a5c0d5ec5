using PhbResources.Documents.Inspection;
using PhbResources.Documents.Writing;

namespace PhbResources.Core.Library;

/// <summary>
/// A file that a template offers as it is, found safe by <see cref="FileInspector"/>. What stands in it was read once and is
/// kept packed; the bytes stay in Umbraco's media file system (<see cref="TemplateFiles.Open"/>).
/// </summary>
/// <param name="MediaKey">Umbraco's key of the media item.</param>
/// <param name="Name">What to call the file: its media item's name with the extension of what it is. Unique in its template, no path.</param>
/// <param name="Kind">What it is, by content.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record TemplateFile(Guid MediaKey, string Name, FileKind Kind, long Size, string Sha256)
{
    private readonly PackedText _text = PackedText.Empty;
    private readonly PackedText _headings = PackedText.Empty;
    private readonly PackedText _preview = PackedText.Empty;

    /// <summary>Its format: extension and media type by content.</summary>
    public DocumentFormat Format => FileFormats.Of(Kind);

    /// <summary>Strong entity tag with its quotes (RFC 9110 section 8.8.3).</summary>
    public string ETag => $"\"{Sha256[..24]}\"";

    /// <summary>Age at which most people can read it, in years, or <c>null</c> where there are too few words to tell.</summary>
    public int? ReadingAge { get; init; }

    /// <summary>What readers of it see, a line for each paragraph or cell, as far as it is searched. Unpacked with every call.</summary>
    public string Text
    {
        get => _text.ToString();
        init => _text = PackedText.Of(value);
    }

    /// <summary>Its headings, one a line. Unpacked with every call.</summary>
    public string Headings
    {
        get => _headings.ToString();
        init => _headings = PackedText.Of(value);
    }

    /// <summary>The beginning of it as an HTML fragment, everything in it encoded; empty where it has no words, as a picture. Unpacked with every call.</summary>
    public string PreviewHtml
    {
        get => _preview.ToString();
        init => _preview = PackedText.Of(value);
    }

    /// <summary>True where it has words to show.</summary>
    public bool HasPreview => _preview.PackedBytes > 0;

    /// <summary>True where <see cref="PreviewHtml"/> ends before the file does.</summary>
    public bool PreviewIsCut { get; init; }

    /// <summary>Where its bytes are and how they stood when they were inspected.</summary>
    internal StoredFile Stored { get; init; } = new("", 0, default);

    /// <summary>Bytes that what was read of it takes in memory.</summary>
    internal int PackedBytes => _text.PackedBytes + _headings.PackedBytes + _preview.PackedBytes;
}

/// <summary>A file in the media file system, told from what may stand there later.</summary>
/// <param name="Path">Path in the media file system.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Modified">When it was last written.</param>
internal sealed record StoredFile(string Path, long Size, DateTimeOffset Modified);
