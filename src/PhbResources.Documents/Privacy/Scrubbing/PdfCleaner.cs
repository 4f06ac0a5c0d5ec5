using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Inspection.Pdf;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>
/// Writes a PDF anew with only what its pages need: information, XMP, comments, thumbnails, data of programs, earlier revisions and lost
/// objects stay behind. Words that have to go are taken out of the descriptions of pages.
/// </summary>
internal sealed class PdfCleaner
{
    private static readonly HashSet<string> Gone = new(StringComparer.Ordinal) { "Metadata", "PieceInfo", "Thumb", "LastModified", "ActualText" };
    private readonly PdfFile file;
    private readonly InspectionRun run;
    private readonly Blanks blanks;
    private readonly HashSet<int> fields = [];
    private readonly PdfPageBlanks words;
    private readonly SortedDictionary<int, byte[]> added = [];
    private readonly Dictionary<int, int> pages = [];
    private readonly Queue<int> open = new();
    private readonly HashSet<int> known = [];
    private readonly ArrayBufferWriter<byte> output = new();
    private readonly SortedDictionary<int, long> offsets = [];

    private PdfCleaner(byte[] bytes, InspectionRun run, Blanks blanks, IEnumerable<Finding> agreed)
    {
        this.run = run;
        this.blanks = blanks;
        file = new PdfFile(bytes, run);
        words = PdfPageBlanks.Of(file, run, blanks);
        var last = file.Places.Count > 0 ? file.Places.Keys.Max() : 0;
        foreach (var (page, content) in words.Pages) added[pages[page] = ++last] = content;
        foreach (var span in agreed.Where(finding => finding.Type == FindingType.FormValue || finding.Spans.Any(span => span.Piece.Origin == PieceOrigin.FormValue)).SelectMany(finding => finding.Spans))
            if (int.TryParse(span.Piece.Part?.Split(' ')[0], CultureInfo.InvariantCulture, out var number)) Empty(new PdfReference(number), 0);
    }

    /// <summary>A field shows its value where its parts stand.</summary>
    private void Empty(object? field, int depth)
    {
        if (field is not PdfReference { Number: var number } || depth > 20 || !fields.Add(number)) return;
        foreach (var part in file.Resolve(file.Dictionary(field)?.GetValueOrDefault("Kids")) as List<object?> ?? []) Empty(part, depth + 1);
    }

    public static byte[] Clean(byte[] bytes, InspectionRun run, Blanks blanks, IEnumerable<Finding> agreed) => new PdfCleaner(bytes, run, blanks, agreed).Write();

    private byte[] Write()
    {
        var root = file.Trailers.AsEnumerable().Reverse().Select(trailer => trailer.GetValueOrDefault("Root")).OfType<PdfReference>().First(reference => file.Dictionary(reference) is not null);
        Put("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        Follow(root.Number);
        while (open.TryDequeue(out var number))
        {
            offsets[number] = output.WrittenCount;
            Put(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
            WriteObject(number, file.Read(file.Places[number]));
            Put("\nendobj\n");
        }

        foreach (var (number, content) in added)
        {
            offsets[number] = output.WrittenCount;
            Put(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
            WriteStream([], content);
            Put("\nendobj\n");
        }

        var start = output.WrittenCount;
        var size = offsets.Keys.Max() + 1;
        Put("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, offset) in offsets) Put(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n"));
        Put(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {size} /Root {root.Number} 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return output.WrittenSpan.ToArray();
    }

    private bool Follow(int number)
    {
        if (added.ContainsKey(number)) return true;
        if (!file.Places.ContainsKey(number)) return false;
        if (known.Add(number)) open.Enqueue(number);
        return true;
    }

    private void WriteObject(int number, object? value)
    {
        switch (value)
        {
            case PdfStream form when words.Forms.TryGetValue(number, out var changed):
                WriteStream(form.Dictionary, changed);
                break;
            case PdfStream stream:
                var data = stream.Container.AsSpan(stream.Start, stream.Length).ToArray();
                if (stream.Dictionary.GetValueOrDefault("Filter") is PdfName { Text: "DCTDecode" } or List<object?> { Count: 1 } && data.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) data = PictureCleaner.Clean(data);
                stream.Dictionary["Length"] = (double)data.Length;
                WriteDictionary(stream.Dictionary, 0);
                Put("\nstream\n");
                output.Write(data);
                Put("\nendstream");
                break;
            case Dictionary<string, object?> dictionary when IsComment(dictionary):
                Put("null");
                break;
            case Dictionary<string, object?> dictionary:
                if (fields.Contains(number))
                    foreach (var key in (string[])["V", "DV", "AP", "RV", "I"]) dictionary.Remove(key);
                if (pages.TryGetValue(number, out var content)) dictionary["Contents"] = new PdfReference(content);
                WriteDictionary(dictionary, 0);
                break;
            default:
                WriteValue(value, 0);
                break;
        }
    }

    private void WriteStream(Dictionary<string, object?> dictionary, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(content);
        foreach (var key in (string[])["DecodeParms", "F", "DP"]) dictionary.Remove(key);
        dictionary["Filter"] = new PdfName("FlateDecode");
        dictionary["Length"] = (double)packed.Length;
        WriteDictionary(dictionary, 0);
        Put("\nstream\n");
        output.Write(packed.ToArray());
        Put("\nendstream");
    }

    /// <summary>What people put on pages afterwards. Links and form fields are part of the document.</summary>
    private static bool IsComment(Dictionary<string, object?> dictionary) =>
        dictionary.GetValueOrDefault("Subtype") is PdfName { Text: var type } && type is "Text" or "FreeText" or "Line" or "Square" or "Circle" or "Polygon" or "PolyLine" or "Highlight" or "Underline" or "Squiggly" or "StrikeOut" or "Caret" or "Stamp" or "Ink" or "Popup" or "Redact" or "Watermark" or "Projection"
        && dictionary.ContainsKey("Rect");

    private void WriteDictionary(Dictionary<string, object?> dictionary, int depth)
    {
        Put("<<");
        foreach (var (key, value) in dictionary)
        {
            if (Gone.Contains(key)) continue;
            Put(" ");
            WriteValue(new PdfName(key), depth);
            Put(" ");
            if (key == "Annots" && file.Resolve(value) is List<object?> annotations) WriteValue(annotations.Where(item => file.Dictionary(item) is { } annotation && !IsComment(annotation)).ToList(), depth + 1);
            else WriteValue(value, depth + 1);
        }

        Put(" >>");
    }

    private void WriteValue(object? value, int depth)
    {
        run.Step();
        if (depth > 100) throw new InspectionStoppedException(InspectionRules.TooComplicated);
        switch (value)
        {
            case PdfReference reference:
                Put(Follow(reference.Number) ? string.Create(CultureInfo.InvariantCulture, $"{reference.Number} 0 R") : "null");
                break;
            case PdfName name:
                Put(Name(name));
                break;
            case byte[] text:
                var words = PdfText.Read(text);
                var blanked = blanks.Blank(words);
                Put("<" + Convert.ToHexString(blanked == words ? text : [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(blanked)]) + ">");
                break;
            case double number:
                Put(number.ToString(number == Math.Floor(number) && Math.Abs(number) < 1e15 ? "F0" : "0.########", CultureInfo.InvariantCulture));
                break;
            case bool flag:
                Put(flag ? "true" : "false");
                break;
            case List<object?> list:
                Put("[");
                foreach (var item in list)
                {
                    Put(" ");
                    WriteValue(item, depth + 1);
                }

                Put(" ]");
                break;
            case Dictionary<string, object?> dictionary:
                if (IsComment(dictionary)) Put("null");
                else WriteDictionary(dictionary, depth + 1);
                break;
            default:
                Put("null");
                break;
        }
    }

    internal static string Name(PdfName name) => "/" + string.Concat(name.Text.Select(letter => letter is > '!' and <= '~' && letter is not ('#' or '/' or '(' or ')' or '<' or '>' or '[' or ']' or '{' or '}' or '%') ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"#{(int)letter & 0xFF:X2}")));

    private void Put(string text)
    {
        Span<byte> buffer = text.Length <= 512 ? stackalloc byte[text.Length] : new byte[text.Length];
        Encoding.Latin1.GetBytes(text, buffer);
        output.Write(buffer);
    }
}
