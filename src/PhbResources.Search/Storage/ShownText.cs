using System.Text;
using Lucene.Net.Util;

namespace PhbResources.Search.Storage;

/// <summary>
/// What a search shows of a document. Kept as one value by document number: Lucene's stored fields are packed together
/// and to read one unpacks its neighbours.
/// </summary>
/// <param name="Key">Key of the document.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Texts">Its texts to show passages from, the most telling first.</param>
internal sealed record ShownText(Guid Key, string Slug, string Title, IReadOnlyList<string> Texts)
{
    // Lucene refuses a value above 32,766 bytes, and a character takes at most three.
    private const int MaxSlug = 1_000;
    private const int MaxTitle = 500;

    /// <summary>Text kept of a document, in characters: a passage from page 30 of an upload is worth less than a fast answer.</summary>
    private const int MaxText = 9_000;

    public static BytesRef Write(SearchDocument document)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(document.Key.ToByteArray());
        writer.Write(DocumentMapping.Cut(document.Slug, MaxSlug));
        writer.Write(DocumentMapping.Cut(document.Title, MaxTitle));
        var left = MaxText;
        foreach (var text in (ReadOnlySpan<string>)[document.Summary, document.Headings, document.Body, document.FileText])
        {
            var kept = DocumentMapping.Cut(text, left);
            left -= kept.Length;
            if (kept.Length > 0) writer.Write(kept);
            if (left <= 1) break;
        }
        return new BytesRef(bytes.ToArray());
    }

    public static ShownText Read(BytesRef value)
    {
        var left = value.Bytes.AsSpan(value.Offset, value.Length);
        var key = new Guid(left[..16]);
        left = left[16..];
        var slug = Next(ref left);
        var title = Next(ref left);
        var texts = new List<string>(4);
        while (left.Length > 0) texts.Add(Next(ref left));
        return new ShownText(key, slug, title, texts);
    }

    // As BinaryWriter writes it: the length, seven bits to a byte, then the text.
    private static string Next(ref Span<byte> left)
    {
        var (length, shift) = (0, 0);
        byte part;
        do
        {
            part = left[0];
            left = left[1..];
            length |= (part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);
        var text = Encoding.UTF8.GetString(left[..length]);
        left = left[length..];
        return text;
    }
}
