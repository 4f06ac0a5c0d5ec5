using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Lucene.Net.Documents;
using Lucene.Net.Util;
using PhbResources.Search.Analysis;
using PhbResources.Search.Highlighting;

namespace PhbResources.Search.Storage;

/// <summary>
/// What a search shows of a document. Kept as one value by document number: Lucene's stored fields are packed together
/// and to read one unpacks its neighbours.
/// </summary>
internal readonly ref struct ShownText
{
    /// <summary>Lucene refuses a longer value.</summary>
    private const int MaxBytes = 32_766;
    private const int MaxSlug = 1_000;
    private const int MaxTitle = 500;

    /// <summary>Text kept of a document, in characters: a passage from page 30 of an upload is worth less than a fast answer.</summary>
    private const int MaxText = 8_000;

    private ShownText(Guid key, string slug, string title, ReadOnlySpan<byte> texts)
    {
        Key = key;
        Slug = slug;
        Title = title;
        Texts = texts;
    }

    public Guid Key { get; }

    public string Slug { get; }

    public string Title { get; }

    /// <summary>Its texts to show passages from, the most telling first, for <see cref="Next"/>.</summary>
    public ReadOnlySpan<byte> Texts { get; }

    public static BytesRef Write(SearchDocument document, English english)
    {
        // Hardly any text is written in letters of three bytes or in words of one letter.
        for (var most = MaxText; ; most /= 2)
            if (Write(document, english, most) is { Length: <= MaxBytes } value) return new BytesRef(value);
    }

    public static ShownText Read(BytesRef value)
    {
        ReadOnlySpan<byte> left = value.Bytes.AsSpan(value.Offset, value.Length);
        var key = new Guid(left[..16]);
        left = left[16..];
        var slug = Encoding.UTF8.GetString(Take(ref left, Number(ref left)));
        var title = Encoding.UTF8.GetString(Take(ref left, Number(ref left)));
        return new ShownText(key, slug, title, left);
    }

    /// <summary>What there is in an index of schema 2, whose texts are written otherwise.</summary>
    public static ShownText ReadOlder(BytesRef value)
    {
        var older = Read(value);
        return new ShownText(older.Key, older.Slug, older.Title, []);
    }

    /// <summary>What there is in an index of schema 1, which serves until the new one is ready.</summary>
    public static ShownText Read(Document stored) =>
        new(Guid.ParseExact(stored.Get("key", CultureInfo.InvariantCulture), "N"), stored.Get("slug", CultureInfo.InvariantCulture), stored.Get("title", CultureInfo.InvariantCulture), []);

    /// <summary>Reads the next text.</summary>
    /// <param name="left">What is left of the texts.</param>
    /// <param name="into">Takes the text.</param>
    /// <param name="codes">Its words.</param>
    /// <param name="starts">Where they begin.</param>
    public static ReadOnlySpan<char> Next(ref ReadOnlySpan<byte> left, Span<char> into, out ReadOnlySpan<char> codes, out ReadOnlySpan<char> starts)
    {
        var words = Number(ref left);
        codes = MemoryMarshal.Cast<byte, char>(Take(ref left, 2 * words));
        starts = MemoryMarshal.Cast<byte, char>(Take(ref left, 2 * words));
        return into[..Encoding.UTF8.GetChars(Take(ref left, Number(ref left)), into)];
    }

    private static byte[] Write(SearchDocument document, English english, int most)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(document.Key.ToByteArray());
        writer.Write(DocumentMapping.Cut(document.Slug, MaxSlug));
        writer.Write(DocumentMapping.Cut(document.Title, MaxTitle));
        var left = most;
        foreach (var text in (ReadOnlySpan<string>)[document.Summary, document.Headings, document.Body, document.FileText])
        {
            var kept = DocumentMapping.Cut(text, left);
            left -= kept.Length;
            if (kept.Length > 0)
            {
                var (codes, starts) = WordCodes.Write(english, kept, most);
                writer.Write7BitEncodedInt(codes.Length);
                writer.Write(MemoryMarshal.AsBytes<char>(codes));
                writer.Write(MemoryMarshal.AsBytes<char>(starts));
                writer.Write(kept);
            }
            if (left <= 1) break;
        }
        return bytes.ToArray();
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> left, int length)
    {
        var taken = left[..length];
        left = left[length..];
        return taken;
    }

    // As BinaryWriter writes it, seven bits to a byte.
    private static int Number(ref ReadOnlySpan<byte> left)
    {
        var (number, shift) = (0, 0);
        byte part;
        do
        {
            part = left[0];
            left = left[1..];
            number |= (part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);
        return number;
    }
}
