using System.Globalization;
using PhbResources.Documents.Inspection.Images;

namespace PhbResources.Documents.Inspection.Pdf;

/// <summary>Decides whether a PDF is safe and reads what stands in it.</summary>
internal sealed class PdfReader(byte[] bytes, InspectionRun run)
{
    private readonly Dictionary<Dictionary<string, object?>, PdfFont> fonts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, (int Page, Dictionary<string, object?>? Resources)> contents = [];
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);
    private PdfPages? pages;

    public void Read()
    {
        CheckStructure();
        PdfScan.Scan(bytes, run, "");
        var file = new PdfFile(bytes, run);
        foreach (var trailer in file.Trailers) PdfScan.Check(trailer, run, "trailer");
        foreach (var place in file.Places.Values.Concat(file.Replaced)) PdfScan.Check(file.Read(place), run, $"object {place.Number}");
        if (file.Places.Count == 0 || file.Trailers.Count == 0) throw new InspectionStoppedException(InspectionRules.Damaged);
        if (run.Refused) return;

        ReadPages(file);
        ReadProperties(file);
        foreach (var place in file.Places.Values) ReadObject(file, place);
        foreach (var place in file.Replaced) ReadReplaced(file, place);
    }

    private void CheckStructure()
    {
        var start = bytes.AsSpan(0, Math.Min(1_024, bytes.Length));
        if (bytes.AsSpan().TrimStart("\r\n \t\0"u8) is var trimmed && !trimmed.StartsWith("%PDF-"u8) || ForeignContent.HasText(start, "<html") || ForeignContent.HasText(start, "<script")) run.Concern(InspectionRules.Polyglot);
        if (bytes.AsSpan().IndexOf("PK\x01\x02"u8) >= 0 && bytes.AsSpan().LastIndexOf("PK\x05\x06\0\0\0\0"u8) >= 0) run.Concern(InspectionRules.Polyglot);
        var end = bytes.AsSpan().LastIndexOf("%%EOF"u8);
        if (end < 0) throw new InspectionStoppedException(InspectionRules.Damaged);
        if (bytes.AsSpan(end + 5).Trim("\r\n \t\0"u8).Length > 64) run.Concern(InspectionRules.Polyglot);
    }

    private void ReadPages(PdfFile file)
    {
        pages = new PdfPages(file, run);
        run.Pages = Math.Max(1, pages.All.Count);

        var lines = new List<(int Page, int Object, PdfLine Line)>();
        var unread = false;
        for (var at = 0; at < pages.All.Count; at++)
        {
            var (number, page) = pages.All[at];
            pages.Numbers.Add(number);
            var resources = pages.Resources(pages.All[at]);
            foreach (var stream in pages.Streams(page).OfType<PdfReference>()) contents[stream.Number] = (at + 1, resources);
            var reader = new PdfPageText(file, run, fonts);
            var found = reader.Read(pages.Contents(page), resources);
            unread |= reader.HasUnknownLetters || found.Count == 0 && reader.HasPictures;
            foreach (var line in found) lines.Add((at + 1, number, line));
        }

        if (unread) run.Concern(InspectionRules.UnreadText);
        var usual = lines.Count == 0 ? 0 : lines.GroupBy(line => Math.Round(line.Line.Size, 1)).MaxBy(group => group.Sum(line => line.Line.Text.Length))!.Key;
        foreach (var (page, number, line) in lines)
        {
            shown.Add(line.Text);
            var heading = line.Text.Length > 150 ? 0 : line.Size >= usual * 1.6 ? 1 : line.Size >= usual * 1.2 ? 2 : 0;
            run.Add(new TextPiece(line.Text, PieceOrigin.Body, string.Create(CultureInfo.InvariantCulture, $"page {page}")) { HeadingLevel = heading, Part = string.Create(CultureInfo.InvariantCulture, $"{number} 0") });
        }
    }

    private void ReadProperties(PdfFile file)
    {
        foreach (var trailer in file.Trailers)
            if (file.Dictionary(trailer.GetValueOrDefault("Info")) is { } info)
                foreach (var (name, value) in info)
                    if (file.Resolve(value) is byte[] text && name.Length > 0) run.AddProperty(char.ToLowerInvariant(name[0]) + name[1..], PdfText.Read(text), "information");
    }

    private void ReadObject(PdfFile file, PdfPlace place)
    {
        var part = string.Create(CultureInfo.InvariantCulture, $"{place.Number} 0");
        var value = file.Read(place);
        var dictionary = value as Dictionary<string, object?> ?? (value as PdfStream)?.Dictionary;
        if (dictionary is null) return;
        if (value is PdfStream stream)
        {
            if (Name(dictionary, "Type") == "Metadata" || Name(dictionary, "Subtype") == "XML")
            {
                if (file.Filters.Read(stream) is { } packet) EmbeddedPicture.AddXmp(packet, run, part);
            }
            else if (Name(dictionary, "Subtype") == "Image" && file.Resolve(dictionary.GetValueOrDefault("Filter")) is PdfName { Text: "DCTDecode" } or List<object?> { Count: 1 })
                EmbeddedPicture.Check(bytes.AsSpan(Math.Min(stream.Start, bytes.Length), Math.Clamp(Math.Min(stream.Length, 128 * 1024), 0, bytes.Length - Math.Min(stream.Start, bytes.Length))).ToArray(), ContentType.Jpg, run, part);
            if (Name(dictionary, "Subtype") == "Image" && file.Resolve(dictionary.GetValueOrDefault("Width")) is double width && file.Resolve(dictionary.GetValueOrDefault("Height")) is double height)
                EmbeddedPicture.CheckPixels((long)Math.Min(width, 1e9), (long)Math.Min(height, 1e9), run, part);
        }

        foreach (var item in Annotations(file, dictionary)) ReadAnnotation(file, item, part);
        if (dictionary.ContainsKey("Thumb")) run.Add(new TextPiece("small picture", PieceOrigin.Thumbnail, "small picture of a page") { Part = part });
        if (dictionary.ContainsKey("PieceInfo")) run.Add(new TextPiece("data of the program that wrote it", PieceOrigin.CustomXml, "data beside the document") { Part = part });
        if (pages?.Numbers.Contains(place.Number) != true && Name(dictionary, "Type") == "Page") ReadLostPage(file, dictionary, part);
        run.AddText(String(file, dictionary, "Alt"), PieceOrigin.Label, "description of a picture", part);
        if (dictionary.ContainsKey("Title") && dictionary.ContainsKey("Parent")) run.AddText(String(file, dictionary, "Title"), PieceOrigin.Label, "bookmark", part);
    }

    private static IEnumerable<Dictionary<string, object?>> Annotations(PdfFile file, Dictionary<string, object?> dictionary)
    {
        yield return dictionary;
        if (dictionary.GetValueOrDefault("Annots") is List<object?> direct)
            foreach (var item in direct)
                if (item is Dictionary<string, object?> annotation) yield return annotation;
    }

    private void ReadAnnotation(PdfFile file, Dictionary<string, object?> dictionary, string part)
    {
        var name = String(file, dictionary, "T");
        if (dictionary.ContainsKey("FT") || Name(dictionary, "Subtype") == "Widget" || dictionary.ContainsKey("V") && name is not null)
        {
            var value = file.Resolve(dictionary.GetValueOrDefault("V"));
            var text = value switch
            {
                byte[] bytesOfText => PdfText.Read(bytesOfText),
                PdfName choice when choice.Text != "Off" => choice.Text,
                List<object?> several => string.Join(", ", several.Select(item => file.Resolve(item) is byte[] one ? PdfText.Read(one) : "")),
                _ => null,
            };
            run.AddText(text, PieceOrigin.FormValue, "form field", part, name);
            run.AddText(String(file, dictionary, "TU"), PieceOrigin.Label, "description of a form field", part);
        }
        else if (Name(dictionary, "Subtype") == "Link") run.AddText(String(file, dictionary, "Contents"), PieceOrigin.Label, "description of a link", part);
        else if (dictionary.ContainsKey("Contents") && dictionary.ContainsKey("Rect"))
            run.AddText(String(file, dictionary, "Contents"), PieceOrigin.Comment, name is null ? "comment" : "comment by " + name, part, name);
    }

    /// <summary>An object that a later revision replaced: its texts are in the file, and some programs can bring them back.</summary>
    private void ReadReplaced(PdfFile file, PdfPlace place)
    {
        var part = string.Create(CultureInfo.InvariantCulture, $"{place.Number} 0");
        switch (file.Read(place))
        {
            case PdfStream stream when contents.TryGetValue(place.Number, out var used) && file.Filters.Read(stream) is { } content:
                AddEarlier(new PdfPageText(file, run, fonts).Read(content, used.Resources), part, used.Page);
                break;
            case Dictionary<string, object?> dictionary:
                foreach (var value in dictionary.Values)
                    if (value is byte[] text && PdfText.Read(text) is { Length: > 1 } words && !words.StartsWith("D:", StringComparison.Ordinal) && words.All(letter => !char.IsControl(letter)))
                        run.AddText(words, PieceOrigin.EarlierRevision, "earlier revision", part);
                break;
        }
    }

    private void ReadLostPage(PdfFile file, Dictionary<string, object?> page, string part)
    {
        var resources = file.Dictionary(page.GetValueOrDefault("Resources"));
        AddEarlier(new PdfPageText(file, run, fonts).Read(pages!.Contents(page), resources), part, 0);
    }

    private void AddEarlier(List<PdfLine> lines, string part, int page)
    {
        foreach (var line in lines)
            if (!shown.Contains(line.Text)) run.AddText(line.Text, PieceOrigin.EarlierRevision, page > 0 ? string.Create(CultureInfo.InvariantCulture, $"earlier revision of page {page}") : "page that is no longer shown", part);
    }

    private static string? Name(Dictionary<string, object?> dictionary, string key) => (dictionary.GetValueOrDefault(key) as PdfName?)?.Text;

    private static string? String(PdfFile file, Dictionary<string, object?> dictionary, string key) => file.Resolve(dictionary.GetValueOrDefault(key)) is byte[] text ? PdfText.Read(text) : null;
}
