using System.Buffers;
using System.Globalization;
using System.Text;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Inspection.Pdf;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>
/// Takes words out of the descriptions of pages: the codes of their letters go and the pen moves on as far as they were wide, so that all
/// else stays where it is. What is drawn twice, or in forms, is found wherever it is drawn.
/// </summary>
internal sealed class PdfPageBlanks
{
    private readonly PdfFile file;
    private readonly InspectionRun run;
    private readonly Blanks blanks;
    private readonly Dictionary<int, byte[]> pages = [];
    private readonly Dictionary<int, byte[]> forms = [];

    private PdfPageBlanks(PdfFile file, InspectionRun run, Blanks blanks) => (this.file, this.run, this.blanks) = (file, run, blanks);

    /// <summary>New descriptions of the pages that change, by the number of the page.</summary>
    public IReadOnlyDictionary<int, byte[]> Pages => pages;

    /// <summary>New descriptions of the forms that change, by their number.</summary>
    public IReadOnlyDictionary<int, byte[]> Forms => forms;

    /// <summary>Goes over all pages.</summary>
    /// <exception cref="InvalidDataException">The words are in a picture, and only what a program read in it could be taken out.</exception>
    public static PdfPageBlanks Of(PdfFile file, InspectionRun run, Blanks blanks)
    {
        var found = new PdfPageBlanks(file, run, blanks);
        if (!blanks.IsEmpty) found.Find();
        return found;
    }

    private void Find()
    {
        var fonts = new Dictionary<Dictionary<string, object?>, PdfFont>(ReferenceEqualityComparer.Instance);
        var tree = new PdfPages(file, run);
        var inForms = new List<PdfLetterPlace>();
        var onPages = new List<(PdfPage Page, List<PdfLetterPlace> Places)>();
        foreach (var page in tree.All)
        {
            var content = tree.Contents(page.Dictionary);
            var places = new List<PdfLetterPlace>();
            foreach (var line in new PdfPageText(file, run, fonts, withPlaces: true).Read(content, tree.Resources(page)))
                foreach (var (start, length) in blanks.In(line.Text)) places.AddRange(line.Places.Skip(start).Take(length).OfType<PdfLetterPlace>());
            if (places.Exists(place => place.IsUnseen)) throw new InvalidDataException("The words are in a picture.");
            inForms.AddRange(places.Where(place => place.Form > 0));
            onPages.Add((page, places));
        }

        if (onPages.TrueForAll(page => page.Places.Count == 0)) return;
        // All descriptions are written anew from what was understood of them: other words could stand between.
        foreach (var (page, places) in onPages)
        {
            if (page.Number == 0) throw new InvalidDataException("The page is no object of its own.");
            pages[page.Number] = Without(tree.Contents(page.Dictionary), places.Where(place => place.Form == 0));
        }

        foreach (var place in file.Places.Values)
            if (file.Read(place) is PdfStream stream && IsDescription(stream.Dictionary))
                forms[place.Number] = Without(file.Filters.Read(stream) ?? throw new InvalidDataException("The form cannot be unpacked."), inForms.Where(letter => letter.Form == place.Number));
    }

    private static bool IsDescription(Dictionary<string, object?> dictionary) => dictionary.GetValueOrDefault("Subtype") is PdfName { Text: "Form" } || dictionary.ContainsKey("PatternType");

    private byte[] Without(byte[] content, IEnumerable<PdfLetterPlace> places)
    {
        var gone = places.GroupBy(place => place.Operator).ToDictionary(group => group.Key, group => group.DistinctBy(place => place.Code).ToDictionary(place => place.Code));
        var output = new ArrayBufferWriter<byte>(content.Length + 1);
        var parser = new PdfParser(content, 0, run);
        var operands = new List<object?>();
        var shows = -1;
        while (!parser.IsAtEnd)
        {
            var value = parser.Next(references: false);
            if (value is not PdfWord { Text: var word })
            {
                if (operands.Count < 200) operands.Add(value);
                continue;
            }

            if (word == "BI")
            {
                var from = parser.At;
                PdfPageText.SkipPicture(parser, content);
                Put(output, "BI");
                output.Write(content.AsSpan(from, parser.At - from));
                Put(output, "\n");
                operands.Clear();
                continue;
            }

            if (word is "Tj" or "TJ" or "'" or "\"") Put(output, Shown(word, operands, gone.GetValueOrDefault(++shows)));
            // Marks can say once more what is shown (ISO 32000-2, 14.9.4).
            else if (word == "BDC") Put(output, operands.Count > 1 && operands[1] is PdfName ? Operator(word, operands) : "/Span BMC\n");
            else if (word is not ("DP" or "MP" or "")) Put(output, Operator(word, operands));
            operands.Clear();
        }

        return output.WrittenSpan.ToArray();
    }

    private static string Shown(string word, List<object?> operands, Dictionary<int, PdfLetterPlace>? gone)
    {
        var text = new StringBuilder();
        if (word == "\"" && operands.Count > 2) text.Append(Value(operands[0])).Append(" Tw ").Append(Value(operands[1])).Append(" Tc ");
        if (word is "'" or "\"") text.Append("T* ");
        text.Append('[');
        var bytes = gone?.Values.First().Bytes ?? 1;
        var code = 0;
        foreach (var item in operands.LastOrDefault() as List<object?> ?? [operands.LastOrDefault()])
        {
            if (item is double) text.Append(' ').Append(Value(item)).Append(' ');
            if (item is not byte[] shown) continue;
            if (gone is null)
            {
                text.Append(Value(shown));
                continue;
            }

            for (var at = 0; at + bytes <= shown.Length; at += bytes)
            {
                if (gone.TryGetValue(code++, out var place)) text.Append(' ').Append(Value(-place.Advance)).Append(' ');
                else text.Append(Value(shown[at..(at + bytes)]));
            }
        }

        return text.Replace("><", "").Append("] TJ\n").ToString();
    }

    /// <summary>An operator with what it takes; strings are only taken by those that show them.</summary>
    private static string Operator(string word, IEnumerable<object?> operands) => string.Concat(operands.Where(operand => operand is not byte[]).Select(operand => Value(operand) + " ")) + word + "\n";

    private static string Value(object? value) => value switch
    {
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        PdfName name => PdfCleaner.Name(name),
        byte[] text => "<" + Convert.ToHexString(text) + ">",
        List<object?> list => "[" + string.Join(' ', list.Select(Value)) + "]",
        _ => "null",
    };

    private static void Put(ArrayBufferWriter<byte> output, string text) => output.Write(Encoding.Latin1.GetBytes(text));

    /// <summary>Whether anything that was to go can still be read in a copy: on pages, in forms and patterns, in any string or unpacked stream.</summary>
    public static bool Remain(byte[] copy, InspectionRun run, Blanks blanks, ValueSearch values)
    {
        var file = new PdfFile(copy, run);
        var fonts = new Dictionary<Dictionary<string, object?>, PdfFont>(ReferenceEqualityComparer.Instance);
        var tree = new PdfPages(file, run);
        if (tree.All.Any(page => Says(tree.Contents(page.Dictionary), tree.Resources(page)))) return true;
        foreach (var place in file.Places.Values)
        {
            var value = file.Read(place);
            if (HasString(value is PdfStream described ? described.Dictionary : value, 0)) return true;
            if (value is not PdfStream stream || file.Filters.Read(stream) is not { } content) continue;
            if (values.IsIn(content, run)) return true;
            if (IsDescription(stream.Dictionary) && Says(content, file.Dictionary(stream.Dictionary.GetValueOrDefault("Resources")))) return true;
        }

        return false;

        bool Says(byte[] content, Dictionary<string, object?>? resources) => new PdfPageText(file, run, fonts).Read(content, resources).Exists(line => blanks.In(line.Text).Count > 0);

        bool HasString(object? value, int depth) => depth < 100 && value switch
        {
            byte[] text => blanks.In(PdfText.Read(text)).Count > 0,
            List<object?> list => list.Exists(item => HasString(item, depth + 1)),
            Dictionary<string, object?> dictionary => dictionary.Values.Any(item => HasString(item, depth + 1)),
            _ => false,
        };
    }
}
