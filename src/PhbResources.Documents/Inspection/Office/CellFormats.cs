using System.Globalization;
using PhbResources.Documents.Inspection.Archives;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection.Office;

/// <summary>Says how the numbers of a workbook read: Excel keeps a day as the number of days since 1900 and only its format tells.</summary>
internal sealed class CellFormats
{
    private readonly List<int> formats = [];
    private readonly Dictionary<int, string> codes = [];

    /// <summary>Whether days are counted from 1904, as old Macs did.</summary>
    public bool From1904 { get; set; }

    public static CellFormats Read(ZipPackage package, InspectionRun run, string stylesPart)
    {
        var found = new CellFormats();
        if (!package.TryFind(stylesPart, out var part)) return found;
        var inCells = false;
        PartReader.Read(package, part, run, xml =>
        {
            if (xml.Name == "cellXfs") inCells = xml.IsStart && !xml.IsEmpty;
            if (!xml.IsStart) return;
            if (xml.Name == "numFmt" && int.TryParse(xml["numFmtId"], out var id)) found.codes[id] = xml["formatCode"] ?? "";
            else if (xml.Name == "xf" && inCells && found.formats.Count < 100_000) found.formats.Add(int.TryParse(xml["numFmtId"], out var format) ? format : 0);
        });
        return found;
    }

    /// <summary>A number as a person would read it.</summary>
    public string Show(string value, int style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return value;
        var format = style >= 0 && style < formats.Count ? formats[style] : 0;
        if (IsDate(format) && number is >= 0 and < 2_958_466)
        {
            var time = new DateTime(From1904 ? 1904 : 1899, From1904 ? 1 : 12, From1904 ? 1 : 30, 0, 0, 0, DateTimeKind.Unspecified).AddDays(number);
            return time.ToString(number < 1 ? "HH:mm" : time.TimeOfDay == TimeSpan.Zero ? "dd/MM/yyyy" : "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
        }

        // A telephone or NHS number typed as a number may lose its zeros in front to a format of the kind "0000000000".
        if (codes.TryGetValue(format, out var code) && code.Length is > 1 and < 30 && code.All(letter => letter is '0' or ' ' or '-') && number >= 0 && number < 1e15 && number == Math.Floor(number))
            return number.ToString(code.Replace("-", "'-'", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return number == Math.Floor(number) && Math.Abs(number) < 1e15 ? number.ToString("F0", CultureInfo.InvariantCulture) : number.ToString("G15", CultureInfo.InvariantCulture);
    }

    private bool IsDate(int format)
    {
        if (format is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58) return true;
        if (!codes.TryGetValue(format, out var code)) return false;
        var quoted = false;
        var inBrackets = false;
        for (var at = 0; at < code.Length; at++)
        {
            var letter = char.ToLowerInvariant(code[at]);
            if (letter == '"') quoted = !quoted;
            else if (letter is '\\' or '_' or '*') at++;
            else if (letter == '[') inBrackets = true;
            else if (letter == ']') inBrackets = false;
            else if (!quoted && !inBrackets && letter is 'd' or 'y' or 'h') return !quoted && !inBrackets;
        }

        return false;
    }
}
