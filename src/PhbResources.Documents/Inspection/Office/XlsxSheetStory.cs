using System.Globalization;
using System.Text;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection.Office;

/// <summary>Reads one sheet of an Excel workbook.</summary>
internal sealed class XlsxSheetStory(
    InspectionRun run, string part, int number, string name, bool hidden, CellFormats formats, List<string> strings, IReadOnlyDictionary<string, string> links)
{
    /// <summary>Elements with a text of their own; what is inside them (runs, fonts) parts it without ending it.</summary>
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
    {
        "c", "v", "is", "f", "oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter", "formula", "formula1", "formula2",
    };

    private readonly List<(int From, int To)> hiddenColumns = [];
    private readonly StringBuilder text = new();
    private string value = "";
    private string formula = "";
    private string type = "";
    private int style;
    private int row;
    private int column;
    private bool rowHidden;

    public void Node(PartReader xml)
    {
        if (xml.IsText) xml.CopyText(text);
        else if (xml.IsStart) Start(xml);
        else if (xml.IsEnd) Finish(xml.Name);
    }

    public void End() => text.Clear();

    private void Start(PartReader xml)
    {
        switch (xml.Name)
        {
            case "col":
                if (xml["hidden"] is "1" or "true" && int.TryParse(xml["min"], out var from) && int.TryParse(xml["max"], out var to)) hiddenColumns.Add((from, to));
                break;
            case "row":
                row = int.TryParse(xml["r"], out var at) ? at : row + 1;
                column = 0;
                rowHidden = xml["hidden"] is "1" or "true";
                break;
            case "c":
                column = ColumnOf(xml["r"]) ?? column + 1;
                (type, value, formula) = (xml["t"] ?? "n", "", "");
                style = int.TryParse(xml["s"], out var s) ? s : 0;
                break;
            case "hyperlink":
                if (xml["id"] is { } id && links.TryGetValue(id, out var address)) run.AddText(address, PieceOrigin.Address, $"link, sheet {name}, cell {xml["ref"]}", part);
                run.AddText(xml["tooltip"] ?? xml["display"], PieceOrigin.Label, $"link, sheet {name}, cell {xml["ref"]}", part);
                break;
            case "dataValidation":
                foreach (var attribute in (string[])["prompt", "promptTitle", "error", "errorTitle"]) run.AddText(xml[attribute], PieceOrigin.Label, $"hint of an entry, sheet {name}", part);
                break;
        }

        if (Texts.Contains(xml.Name)) text.Clear();
    }

    private void Finish(string element)
    {
        switch (element)
        {
            case "v" or "is":
                value = text.ToString();
                break;
            case "f":
                formula = text.ToString();
                break;
            case "c":
                AddCell();
                break;
            case "oddHeader" or "evenHeader" or "firstHeader":
                run.AddText(WithoutCodes(text.ToString()), PieceOrigin.Header, $"header, sheet {name}", part);
                break;
            case "oddFooter" or "evenFooter" or "firstFooter":
                run.AddText(WithoutCodes(text.ToString()), PieceOrigin.Footer, $"footer, sheet {name}", part);
                break;
            case "formula1" or "formula2" or "formula":
                if (text.ToString().Contains('"', StringComparison.Ordinal)) run.AddText(text.ToString(), PieceOrigin.SheetData, $"rule for entries, sheet {name}", part);
                break;
        }

        if (Texts.Contains(element)) text.Clear();
    }

    private void AddCell()
    {
        var shown = type switch
        {
            "s" => int.TryParse(value, out var index) && index >= 0 && index < strings.Count ? strings[index] : "",
            "n" => formats.Show(value, style),
            "b" => value == "1" ? "TRUE" : "FALSE",
            _ => value,
        };
        var place = string.Create(CultureInfo.InvariantCulture, $"sheet {name}, cell {Letters(column)}{row}");
        if (formula.Contains('"', StringComparison.Ordinal)) run.AddText(formula, PieceOrigin.SheetData, "formula, " + place, part);
        if (shown.Length == 0) return;
        var origin = hidden ? PieceOrigin.HiddenSheet : rowHidden || hiddenColumns.Exists(span => column >= span.From && column <= span.To) ? PieceOrigin.HiddenCell : PieceOrigin.Body;
        run.Add(new TextPiece(shown, origin, place) { Cell = row > 0 && column > 0 ? new CellPosition(number, row, column) : null, Part = part });
    }

    /// <summary>Codes for fonts and parts of a header: <c>&amp;L&amp;"Arial,Bold"&amp;12</c> (ECMA-376 part 1, 18.3.1.46).</summary>
    private static string WithoutCodes(string header)
    {
        var plain = new StringBuilder();
        for (var at = 0; at < header.Length; at++)
        {
            if (header[at] != '&' || at + 1 >= header.Length) plain.Append(header[at]);
            else if (header[++at] == '&') plain.Append('&');
            else if (header[at] == '"' && header.IndexOf('"', at + 1) is > 0 and var end) at = end;
            else if (char.IsAsciiDigit(header[at])) while (at + 1 < header.Length && char.IsAsciiDigit(header[at + 1])) at++;
            else plain.Append(' ');
        }

        return plain.ToString();
    }

    private static int? ColumnOf(string? reference)
    {
        if (reference is null) return null;
        var result = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetter(letter) || result > 20_000) break;
            result = result * 26 + (char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return result > 0 ? result : null;
    }

    internal static string Letters(int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters;
    }
}
