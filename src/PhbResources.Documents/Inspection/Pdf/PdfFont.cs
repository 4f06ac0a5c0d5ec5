using System.Globalization;
using System.Text;

namespace PhbResources.Documents.Inspection.Pdf;

/// <summary>What the codes of a font mean and how wide they are (ISO 32000-2, 9.6 to 9.10).</summary>
internal sealed class PdfFont
{
    private const int MostCodes = 70_000;

    private readonly Dictionary<int, string> meanings = [];
    private readonly Dictionary<int, double> widths = [];
    private readonly bool isComposite;
    private readonly bool hasMap;
    private readonly double defaultWidth;

    private PdfFont(PdfFile file, Dictionary<string, object?> font, InspectionRun run)
    {
        isComposite = font.GetValueOrDefault("Subtype") is PdfName { Text: "Type0" };
        if (file.Unpack(font.GetValueOrDefault("ToUnicode")) is { } map)
        {
            hasMap = true;
            ReadMap(map, run);
        }

        if (isComposite)
        {
            defaultWidth = 1;
            if (file.Resolve(font.GetValueOrDefault("DescendantFonts")) is List<object?> { Count: > 0 } list && file.Dictionary(list[0]) is { } descendant)
            {
                if (file.Resolve(descendant.GetValueOrDefault("DW")) is double wide) defaultWidth = wide / 1000;
                ReadCompositeWidths(file, file.Resolve(descendant.GetValueOrDefault("W")) as List<object?>);
            }
        }
        else
        {
            defaultWidth = 0.5;
            ReadEncoding(file, font);
            if (file.Resolve(font.GetValueOrDefault("Widths")) is List<object?> given && file.Resolve(font.GetValueOrDefault("FirstChar")) is double first)
                for (var at = 0; at < given.Count && at < 256; at++)
                    if (file.Resolve(given[at]) is double width) widths[(int)first + at] = width / 1000;
        }
    }

    public int BytesOfACode => isComposite ? 2 : 1;

    public static PdfFont Read(PdfFile file, Dictionary<string, object?> font, InspectionRun run) => new(file, font, run);

    /// <summary>Codes of a shown string with their text (null where unknown) and width in ems.</summary>
    public IEnumerable<(string? Text, double Width, bool IsSpace)> Decode(byte[] shown)
    {
        var step = BytesOfACode;
        for (var at = 0; at + step <= shown.Length; at += step)
        {
            var code = isComposite ? shown[at] << 8 | shown[at + 1] : shown[at];
            var text = meanings.GetValueOrDefault(code);
            if (text is null && !isComposite && !hasMap) text = Text.TextDecoding.FromWindows((byte)code).ToString();
            yield return (text, widths.GetValueOrDefault(code, defaultWidth), !isComposite && code == 32);
        }
    }

    private void ReadMap(byte[] map, InspectionRun run)
    {
        var parser = new PdfParser(map, 0, run);
        var operands = new List<object?>();
        while (!parser.IsAtEnd && meanings.Count < MostCodes)
        {
            var value = parser.Next(references: false);
            if (value is not PdfWord word)
            {
                if (operands.Count < 1_000) operands.Add(value);
                continue;
            }

            if (word.Text == "endbfchar")
                for (var at = 0; at + 1 < operands.Count; at += 2) Set(operands[at], operands[at + 1], 0);
            else if (word.Text == "endbfrange")
                for (var at = 0; at + 2 < operands.Count; at += 3) SetRange(operands[at], operands[at + 1], operands[at + 2]);
            operands.Clear();
        }
    }

    private void Set(object? code, object? text, int add)
    {
        if (code is not byte[] bytes || text is not byte[] utf16 || utf16.Length == 0 || meanings.Count >= MostCodes) return;
        var meaning = Encoding.BigEndianUnicode.GetString(utf16.Length == 1 ? [0, utf16[0]] : utf16);
        if (add > 0 && meaning.Length > 0) meaning = meaning[..^1] + (char)(meaning[^1] + add);
        meanings[Code(bytes) + add] = meaning;
    }

    private void SetRange(object? from, object? to, object? text)
    {
        if (from is not byte[] first || to is not byte[] last) return;
        var count = Math.Min(Code(last) - Code(first), 0xFFFF);
        for (var add = 0; add <= count && meanings.Count < MostCodes; add++)
        {
            if (text is List<object?> list)
            {
                if (add < list.Count && list[add] is byte[] own) Set(BitConverter.IsLittleEndian ? new[] { (byte)(Code(first) + add >> 8), (byte)(Code(first) + add) } : first, own, 0);
            }
            else Set(first, text, add);
        }
    }

    private static int Code(byte[] bytes) => bytes.Length switch { 0 => 0, 1 => bytes[0], _ => bytes[^2] << 8 | bytes[^1] };

    private void ReadCompositeWidths(PdfFile file, List<object?>? list)
    {
        for (var at = 0; list is not null && at + 1 < list.Count && widths.Count < MostCodes;)
        {
            if (list[at] is not double first) return;
            if (file.Resolve(list[at + 1]) is List<object?> run)
            {
                for (var item = 0; item < run.Count && widths.Count < MostCodes; item++)
                    if (run[item] is double width) widths[(int)first + item] = width / 1000;
                at += 2;
            }
            else if (at + 2 < list.Count && list[at + 1] is double last && list[at + 2] is double same)
            {
                for (var code = (int)first; code <= Math.Min(last, 0xFFFF) && widths.Count < MostCodes; code++) widths[code] = same / 1000;
                at += 3;
            }
            else return;
        }
    }

    /// <summary>Names that an encoding gives to codes; where the font has a map, that one counts.</summary>
    private void ReadEncoding(PdfFile file, Dictionary<string, object?> font)
    {
        if (hasMap || file.Dictionary(font.GetValueOrDefault("Encoding")) is not { } encoding || file.Resolve(encoding.GetValueOrDefault("Differences")) is not List<object?> differences) return;
        var code = 0;
        foreach (var item in differences)
        {
            if (item is double number) code = (int)Math.Clamp(number, 0, 255);
            else if (item is PdfName name && code < 256) meanings[code++] = GlyphNames.Read(name.Text);
        }
    }
}

/// <summary>Names of glyphs (Adobe Glyph List) that texts in Western languages need.</summary>
internal static class GlyphNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["space"] = " ", ["exclam"] = "!", ["quotedbl"] = "\"", ["numbersign"] = "#", ["dollar"] = "$", ["percent"] = "%", ["ampersand"] = "&", ["quotesingle"] = "'", ["parenleft"] = "(", ["parenright"] = ")",
        ["asterisk"] = "*", ["plus"] = "+", ["comma"] = ",", ["hyphen"] = "-", ["period"] = ".", ["slash"] = "/", ["zero"] = "0", ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5",
        ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9", ["colon"] = ":", ["semicolon"] = ";", ["less"] = "<", ["equal"] = "=", ["greater"] = ">", ["question"] = "?", ["at"] = "@",
        ["bracketleft"] = "[", ["backslash"] = "\\", ["bracketright"] = "]", ["underscore"] = "_", ["grave"] = "`", ["braceleft"] = "{", ["bar"] = "|", ["braceright"] = "}", ["asciitilde"] = "~",
        ["quoteleft"] = "‘", ["quoteright"] = "’", ["quotedblleft"] = "“", ["quotedblright"] = "”", ["endash"] = "–", ["emdash"] = "—", ["bullet"] = "•", ["sterling"] = "£", ["Euro"] = "€", ["ellipsis"] = "…",
        ["fi"] = "fi", ["fl"] = "fl", ["ff"] = "ff", ["ffi"] = "ffi", ["ffl"] = "ffl", ["nbspace"] = " ", ["minus"] = "-", ["degree"] = "°", ["copyright"] = "©", ["registered"] = "®",
        ["eacute"] = "é", ["egrave"] = "è", ["aacute"] = "á", ["oacute"] = "ó", ["uacute"] = "ú", ["iacute"] = "í", ["udieresis"] = "ü", ["odieresis"] = "ö", ["adieresis"] = "ä", ["ccedilla"] = "ç", ["ntilde"] = "ñ",
    };

    public static string Read(string name)
    {
        if (name.Length == 1) return name;
        if (Names.TryGetValue(name, out var text)) return text;
        var hex = name.StartsWith("uni", StringComparison.Ordinal) ? name[3..] : name.StartsWith('u') ? name[1..] : "";
        return hex.Length is >= 4 and <= 6 && int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) ? char.ConvertFromUtf32(code) : "";
    }
}
