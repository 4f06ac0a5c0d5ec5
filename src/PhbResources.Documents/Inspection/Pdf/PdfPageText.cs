using System.Numerics;
using System.Text;

namespace PhbResources.Documents.Inspection.Pdf;

/// <summary>A line of text on a page, with the size of its letters.</summary>
internal sealed record PdfLine(string Text, double Size)
{
    /// <summary>Where each letter is shown; null for spaces that only the place of letters tells. Empty where nobody asked for it.</summary>
    public IReadOnlyList<PdfLetterPlace?> Places { get; init; } = [];
}

/// <summary>Where a letter is shown.</summary>
/// <param name="Form">The object that describes it: a form drawn on the page; 0 for the page itself.</param>
/// <param name="Operator">Which of the operators there that show text, from 0.</param>
/// <param name="Code">Which of the codes that it shows, from 0.</param>
/// <param name="IsUnseen">Whether it is drawn so that nobody sees it, as the words are that a program read in a scan.</param>
/// <param name="Bytes">How many bytes a code has there.</param>
/// <param name="Advance">How far it moves the pen, in thousandths of the size of the letters.</param>
internal sealed record PdfLetterPlace(int Form, int Operator, int Code, bool IsUnseen, int Bytes, double Advance);

/// <summary>Follows the description of a page and puts what it shows into lines (ISO 32000-2, 8 and 9).</summary>
internal sealed class PdfPageText(PdfFile file, InspectionRun run, Dictionary<Dictionary<string, object?>, PdfFont> fonts, bool withPlaces = false)
{
    private readonly List<PdfLine> lines = [];
    private readonly StringBuilder line = new();
    private readonly List<PdfLetterPlace?> places = [];
    private Vector2 pen;
    private bool hasPen;
    private double lineSize;

    /// <summary>Whether pictures are drawn.</summary>
    public bool HasPictures { get; private set; }

    /// <summary>Whether letters are shown whose meaning the file does not tell.</summary>
    public bool HasUnknownLetters { get; private set; }

    public List<PdfLine> Read(byte[] content, Dictionary<string, object?>? resources)
    {
        Follow(content, resources, Matrix3x2.Identity, 0, 0);
        EndLine();
        return lines;
    }

    private void Follow(byte[] content, Dictionary<string, object?>? resources, Matrix3x2 outer, int form, int depth)
    {
        var parser = new PdfParser(content, 0, run);
        var operands = new List<object?>();
        var saved = new Stack<Matrix3x2>();
        var page = outer;
        Matrix3x2 text = Matrix3x2.Identity, start = Matrix3x2.Identity;
        PdfFont? font = null;
        double size = 1, leading = 0, charSpace = 0, wordSpace = 0, scale = 1, mode = 0;
        int shows = -1, code = 0;
        while (!parser.IsAtEnd)
        {
            var value = parser.Next(references: false);
            if (value is not PdfWord { Text: var word })
            {
                if (operands.Count < 200) operands.Add(value);
                continue;
            }

            switch (word)
            {
                case "q":
                    if (saved.Count < 1_000) saved.Push(page);
                    break;
                case "Q":
                    if (saved.TryPop(out var before)) page = before;
                    break;
                case "cm":
                    page = Matrix(operands) * page;
                    break;
                case "BT":
                    text = start = Matrix3x2.Identity;
                    break;
                case "Tf":
                    size = Number(operands, 1, 1);
                    font = operands.Count > 0 && operands[0] is PdfName name ? Font(resources, name.Text) : null;
                    break;
                case "Tc":
                    charSpace = Number(operands, 0, 0);
                    break;
                case "Tw":
                    wordSpace = Number(operands, 0, 0);
                    break;
                case "Tz":
                    scale = Number(operands, 0, 100) / 100;
                    break;
                case "Tr":
                    mode = Number(operands, 0, 0);
                    break;
                case "TL":
                    leading = Number(operands, 0, 0);
                    break;
                case "Tm":
                    text = start = Matrix(operands);
                    break;
                case "Td" or "TD":
                    if (word == "TD") leading = -Number(operands, 1, 0);
                    text = start = Matrix3x2.CreateTranslation((float)Number(operands, 0, 0), (float)Number(operands, 1, 0)) * start;
                    break;
                case "T*":
                    text = start = Matrix3x2.CreateTranslation(0, (float)-leading) * start;
                    break;
                case "Tj" or "'" or "\"":
                    (shows, code) = (shows + 1, 0);
                    if (word != "Tj") text = start = Matrix3x2.CreateTranslation(0, (float)-leading) * start;
                    if (operands.Count > 0 && operands[^1] is byte[] shown) Show(shown);
                    break;
                case "TJ":
                    (shows, code) = (shows + 1, 0);
                    if (operands.Count > 0 && operands[^1] is List<object?> list)
                        foreach (var item in list)
                        {
                            if (item is byte[] piece) Show(piece);
                            else if (item is double back) Advance(-back / 1000 * size * scale);
                        }

                    break;
                case "Do":
                    if (operands.Count > 0 && operands[0] is PdfName drawn) Draw(drawn.Text, resources, page, depth);
                    break;
                case "BI":
                    HasPictures = true;
                    SkipPicture(parser, content);
                    break;
            }

            operands.Clear();
        }

        void Show(byte[] shown)
        {
            foreach (var (letter, width, isSpace) in font?.Decode(shown) ?? [])
            {
                run.Step();
                Put(letter, Vector2.Transform(Vector2.Zero, text * page), Size(size, text * page), withPlaces ? new PdfLetterPlace(form, shows, code, mode is 3 or 7, font!.BytesOfACode, size == 0 ? 0 : (width * size + charSpace + (isSpace ? wordSpace : 0)) / size * 1000) : null);
                code++;
                Advance((width * size + charSpace + (isSpace ? wordSpace : 0)) * scale);
                (pen, hasPen) = (Vector2.Transform(Vector2.Zero, text * page), true);
            }
        }

        void Advance(double by) => text = Matrix3x2.CreateTranslation((float)by, 0) * text;
    }

    private static double Size(double size, Matrix3x2 matrix) => Math.Abs(size) * Math.Sqrt(matrix.M21 * matrix.M21 + matrix.M22 * matrix.M22);

    /// <summary>A letter far from the end of the one before begins a word or a line.</summary>
    private void Put(string? letter, Vector2 at, double size, PdfLetterPlace? place)
    {
        if (letter is null)
        {
            HasUnknownLetters = true;
            return;
        }

        var unit = Math.Max(size, 0.1);
        if (hasPen && line.Length > 0)
        {
            if (Math.Abs(at.Y - pen.Y) > unit * 0.4 || at.X < pen.X - unit * 2) EndLine();
            else if (at.X > pen.X + unit * 0.17 && line[^1] != ' ' && letter != " ")
            {
                line.Append(at.X > pen.X + unit * 2.5 ? '\t' : ' ');
                if (withPlaces) places.Add(null);
            }
        }

        run.Letters(letter.Length);
        line.Append(letter);
        for (var each = 0; withPlaces && each < letter.Length; each++) places.Add(place);
        lineSize = Math.Max(lineSize, size);
    }

    private void EndLine()
    {
        var whole = line.ToString();
        var text = whole.Trim();
        if (text.Length > 0) lines.Add(new PdfLine(text.Replace("\0", "", StringComparison.Ordinal), lineSize) { Places = withPlaces ? Kept(whole, whole.Length - whole.TrimStart().Length, text.Length) : [] });
        if (lines.Count > run.Limits.Pieces) throw new InspectionStoppedException(InspectionRules.TooMuchText);
        line.Clear();
        places.Clear();
        (lineSize, hasPen) = (0, false);
    }

    private List<PdfLetterPlace?> Kept(string whole, int start, int length) => [.. Enumerable.Range(start, length).Where(at => whole[at] != '\0').Select(at => places[at])];

    private void Draw(string name, Dictionary<string, object?>? resources, Matrix3x2 page, int depth)
    {
        if (depth > 8 || file.Dictionary(resources?.GetValueOrDefault("XObject"))?.GetValueOrDefault(name) is not PdfReference reference || file.Resolve(reference) is not PdfStream stream) return;
        if (stream.Dictionary.GetValueOrDefault("Subtype") is not PdfName { Text: "Form" })
        {
            HasPictures = true;
            return;
        }

        if (file.Filters.Read(stream) is not { } content) return;
        var matrix = file.Resolve(stream.Dictionary.GetValueOrDefault("Matrix")) is List<object?> six ? Matrix(six) : Matrix3x2.Identity;
        Follow(content, file.Dictionary(stream.Dictionary.GetValueOrDefault("Resources")) ?? resources, matrix * page, reference.Number, depth + 1);
    }

    private PdfFont? Font(Dictionary<string, object?>? resources, string name)
    {
        if (file.Dictionary(resources?.GetValueOrDefault("Font")) is not { } all || !all.TryGetValue(name, out var value)) return null;
        return value is PdfReference reference ? ByNumber(reference) : file.Dictionary(value) is { } direct ? Cached(direct) : null;
    }

    private readonly Dictionary<int, PdfFont?> byNumber = [];

    private PdfFont? ByNumber(PdfReference reference)
    {
        if (byNumber.TryGetValue(reference.Number, out var known)) return known;
        return byNumber[reference.Number] = file.Dictionary(reference) is { } font ? Cached(font) : null;
    }

    private PdfFont Cached(Dictionary<string, object?> font)
    {
        if (fonts.TryGetValue(font, out var known)) return known;
        return fonts[font] = PdfFont.Read(file, font, run);
    }

    internal static void SkipPicture(PdfParser parser, byte[] content)
    {
        var data = content.AsSpan(parser.At).IndexOf("ID"u8);
        if (data < 0) return;
        var at = parser.At + data + 2;
        while (at < content.Length)
        {
            var end = content.AsSpan(at).IndexOf("EI"u8);
            if (end < 0) break;
            at += end + 2;
            if (PdfParser.IsSpace(content[at - 3]) && (at >= content.Length || PdfParser.IsSpace(content[at])))
            {
                parser.At = at;
                return;
            }
        }

        parser.At = content.Length;
    }

    private static Matrix3x2 Matrix(List<object?> six) => six.Count < 6 ? Matrix3x2.Identity
        : new((float)Number(six, six.Count - 6, 1), (float)Number(six, six.Count - 5, 0), (float)Number(six, six.Count - 4, 0), (float)Number(six, six.Count - 3, 1), (float)Number(six, six.Count - 2, 0), (float)Number(six, six.Count - 1, 0));

    private static double Number(List<object?> operands, int at, double otherwise) => at < operands.Count && operands[at] is double number ? number : otherwise;
}
