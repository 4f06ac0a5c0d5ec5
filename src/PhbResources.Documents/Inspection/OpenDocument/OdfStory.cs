using System.Globalization;
using System.Text;
using PhbResources.Documents.Inspection.Office;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection.OpenDocument;

/// <summary>
/// Reads a part of an OpenDocument file that holds text: the body, or the styles with headers and footers. What an element means for
/// the text inside it is kept on a stack, one entry for each open element that matters.
/// </summary>
internal sealed class OdfStory(InspectionRun run, OdfStyles styles, TableCount tables, string part, bool isSheet)
{
    private readonly Stack<OpenParagraph> paragraphs = new();
    private readonly Stack<(int Depth, PieceOrigin Origin, string Words)> contexts = new();
    private readonly Stack<int> hiddenSpans = new();
    private readonly Stack<(int Depth, string? Style)> lists = new();
    private readonly Dictionary<string, string> changes = new(StringComparer.Ordinal);
    private readonly HashSet<string> openChanges = new(StringComparer.Ordinal);
    private readonly StringBuilder label = new();
    private string labelElement = "";
    private string changeId = "";
    private string author = "";
    private string sheet = "";
    private bool sheetHidden;
    private bool cellHasText;
    private string cellValue = "";
    private int rowRepeat = 1;
    private int cellRepeat = 1;
    private int headerRows;
    private int number;

    public int Sheets { get; private set; }

    public void Node(PartReader xml)
    {
        if (xml.IsStart)
        {
            Start(xml);
            if (xml.IsEmpty) Finish(xml.Name, xml.Depth);
        }
        else if (xml.IsEnd) Finish(xml.Name, xml.Depth);
        else if (xml.IsText) Text(xml);
    }

    public void End()
    {
        while (paragraphs.Count > 0) EndParagraph();
        tables.EndAll();
    }

    private void Text(PartReader xml)
    {
        if (labelElement.Length > 0) xml.CopyText(label);
        else if (paragraphs.Count > 0)
        {
            var text = new StringBuilder();
            xml.CopyText(text);
            Append(Collapse(text, paragraphs.Peek().Text));
        }
    }

    /// <summary>White space of the file counts as one space, and as none at the start (OpenDocument 1.3, 6.1.2).</summary>
    private static string Collapse(StringBuilder text, StringBuilder before)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter is not (' ' or '\t' or '\r' or '\n')) result.Append(letter);
            else if (result.Length > 0 ? result[^1] != ' ' : before.Length > 0 && before[^1] is not (' ' or '\n' or '\t')) result.Append(' ');
        }

        return result.ToString();
    }

    private void Start(PartReader xml)
    {
        switch (xml.Name)
        {
            case "p" or "h":
                number++;
                var paragraph = new OpenParagraph { Hidden = styles.IsHidden(xml["style-name"]) };
                if (xml.Name == "h") paragraph.HeadingLevel = int.TryParse(xml["outline-level"], out var level) ? Math.Clamp(level, 1, 6) : 1;
                else if (styles.IsTitle(xml["style-name"])) paragraph.HeadingLevel = 1;
                paragraphs.Push(paragraph);
                break;
            case "span" or "hidden-text" or "hidden-paragraph":
                if (xml.Name != "span" || styles.IsHidden(xml["style-name"])) hiddenSpans.Push(xml.Depth);
                if (xml["string-value"] is { } hiddenText) run.AddText(hiddenText, PieceOrigin.HiddenText, Where(), part);
                break;
            case "s":
                Append(new string(' ', int.TryParse(xml["c"], out var spaces) ? Math.Clamp(spaces, 1, 1_000) : 1));
                break;
            case "tab":
                Append("\t");
                break;
            case "line-break":
                Append("\n");
                break;
            case "a" when paragraphs.TryPeek(out var linking):
                (linking.LinkStart, linking.Link) = (linking.Text.Length, xml["href"]);
                run.AddText(xml["href"], PieceOrigin.Address, "link", part);
                break;
            case "list":
                lists.Push((xml.Depth, xml["style-name"] ?? (lists.TryPeek(out var outer) ? outer.Style : null)));
                break;
            case "header" or "header-left" or "header-first":
                Enter(xml, PieceOrigin.Header, "header");
                break;
            case "footer" or "footer-left" or "footer-first":
                Enter(xml, PieceOrigin.Footer, "footer");
                break;
            case "note":
                Enter(xml, PieceOrigin.Note, xml["note-class"] ?? "footnote");
                break;
            case "text-box" or "custom-shape" or "rect" or "ellipse":
                Enter(xml, PieceOrigin.TextBox, "text box");
                break;
            case "annotation":
                author = "";
                Enter(xml, PieceOrigin.Comment, "comment");
                break;
            case "deletion":
                Enter(xml, PieceOrigin.Deletion, "tracked deletion");
                break;
            case "section" when xml["display"] is "none" or "condition" || styles.IsHidden(xml["style-name"]):
                Enter(xml, PieceOrigin.HiddenText, "hidden section");
                break;
            case "changed-region":
                (changeId, author) = (xml["id"] ?? "", "");
                break;
            case "change-start":
                openChanges.Add(xml["change-id"] ?? "");
                break;
            case "change-end":
                openChanges.Remove(xml["change-id"] ?? "");
                break;
            case "creator" or "title" or "desc" or "creator-initials" or "sender-initials" or "value" or "placeholder" or "date-string" or "date":
                if (xml.Space.Contains("oasis", StringComparison.Ordinal) && xml.Name is "title" && paragraphs.Count > 0 && !xml.Space.Contains("svg", StringComparison.Ordinal)) break;
                if (xml.Space.Contains(":text:", StringComparison.Ordinal) && xml.Name is "date" or "placeholder") break;
                if (xml.IsEmpty) break;
                label.Clear();
                labelElement = xml.Name;
                break;
            case "bookmark" or "bookmark-start":
                run.AddText(xml["name"], PieceOrigin.Label, "bookmark", part);
                break;
            case "user-field-decl" or "variable-set":
                run.AddText(xml["string-value"], PieceOrigin.CustomXml, "document variable", part, xml["name"]);
                break;
            case "form" or "text" or "textarea" or "combobox" or "listbox" or "checkbox" or "formatted-text" or "number" or "property" when xml["name"] is { } field:
                run.AddText(xml["current-value"] ?? xml["value"], PieceOrigin.FormValue, "form field", part, field);
                break;
            case "content-validation" or "help-message" or "error-message":
                run.AddText(xml["title"], PieceOrigin.Label, "hint of an entry", part);
                if (xml["condition"] is { } rule && rule.Contains('"', StringComparison.Ordinal)) run.AddText(rule, PieceOrigin.SheetData, "rule for entries", part);
                break;
            default:
                StartTable(xml);
                break;
        }
    }

    private void StartTable(PartReader xml)
    {
        switch (xml.Name)
        {
            case "table":
                tables.Begin();
                if (!isSheet) break;
                Sheets++;
                sheet = xml["name"] ?? "";
                sheetHidden = styles.IsHidden(xml["style-name"]);
                run.AddText(sheet, sheetHidden ? PieceOrigin.HiddenSheet : PieceOrigin.Label, "name of a sheet", part);
                break;
            case "table-header-rows":
                headerRows++;
                break;
            case "table-column" when tables.Current is { } table:
                var columns = Repeat(xml["number-columns-repeated"]);
                if (xml["visibility"] is "collapse" or "filter") table.HiddenColumns.Add((table.ColumnsSeen + 1, table.ColumnsSeen + columns));
                table.ColumnsSeen += columns;
                break;
            case "table-row" when tables.Current is { } table:
                table.Row += 1;
                rowRepeat = Repeat(xml["number-rows-repeated"]);
                (table.Column, table.ColumnSpan, table.RowSpan, table.IsHeader, table.IsHidden) = (0, 1, 1, headerRows > 0, xml["visibility"] is "collapse" or "filter");
                cellRepeat = 1;
                break;
            case "table-cell" or "covered-table-cell" when tables.Current is { } table:
                table.Column += cellRepeat;
                cellRepeat = Repeat(xml["number-columns-repeated"]);
                table.ColumnSpan = Math.Min(Repeat(xml["number-columns-spanned"]), 1_000);
                table.RowSpan = Math.Min(Repeat(xml["number-rows-spanned"]), 10_000);
                cellHasText = false;
                cellValue = xml["string-value"] ?? xml["date-value"] ?? xml["value"] ?? "";
                if (isSheet && xml["formula"] is { } formula && formula.Contains('"', StringComparison.Ordinal)) run.AddText(formula, PieceOrigin.SheetData, "formula, " + Where(), part);
                break;
        }
    }

    private void Finish(string name, int depth)
    {
        if (name == labelElement)
        {
            EndLabel(name);
            return;
        }

        if (contexts.TryPeek(out var context) && context.Depth == depth) contexts.Pop();
        if (hiddenSpans.TryPeek(out var span) && span == depth) hiddenSpans.Pop();
        switch (name)
        {
            case "p" or "h" when paragraphs.Count > 0:
                EndParagraph();
                break;
            case "a" when paragraphs.TryPeek(out var linking):
                linking.EndLink();
                break;
            case "list" when lists.Count > 0 && lists.Peek().Depth == depth:
                lists.Pop();
                break;
            case "table-cell" or "covered-table-cell":
                if (isSheet && !cellHasText && cellValue.Length > 0) AddPiece(new OpenParagraph(), cellValue);
                cellValue = "";
                break;
            case "table-row" when tables.Current is { } table:
                table.Row += rowRepeat - 1;
                (table.Column, rowRepeat) = (0, 1);
                break;
            case "table-header-rows" when headerRows > 0:
                headerRows--;
                break;
            case "table":
                tables.End();
                break;
        }
    }

    private void EndLabel(string name)
    {
        labelElement = "";
        var value = label.ToString().Trim();
        if (name == "creator")
        {
            author = value;
            if (changeId.Length > 0) changes[changeId] = value;
            run.AddText(value, PieceOrigin.Label, contexts.Any(context => context.Origin == PieceOrigin.Comment) ? "author of a comment" : "author of a tracked change", part);
        }
        else if (name is "title" or "desc") run.AddText(value, PieceOrigin.Label, "description of a picture", part);
        else if (name is "creator-initials" or "sender-initials") run.AddText(value, PieceOrigin.Label, "initials of a comment", part);
    }

    private void Enter(PartReader xml, PieceOrigin origin, string words)
    {
        if (!xml.IsEmpty) contexts.Push((xml.Depth, origin, words));
    }

    private void Append(string value)
    {
        if (value.Length == 0 || !paragraphs.TryPeek(out var paragraph)) return;
        run.Letters(value.Length);
        if (hiddenSpans.Count > 0 || paragraph.Hidden)
        {
            paragraph.Add(PieceOrigin.HiddenText, "", value);
            return;
        }

        foreach (var change in openChanges) paragraph.Add(PieceOrigin.Insertion, changes.GetValueOrDefault(change, ""), value);
        paragraph.Text.Append(value);
    }

    private void EndParagraph()
    {
        var paragraph = paragraphs.Pop();
        var content = paragraph.Text.ToString().TrimEnd();
        var inCell = tables.Current?.Cell is not null;
        if (content.Length > 0)
        {
            cellHasText = true;
            AddPiece(paragraph, content);
        }
        else if (inCell && !isSheet && contexts.Count == 0) AddPiece(paragraph, content);
        foreach (var (kind, who, value) in paragraph.Others)
            run.Add(new TextPiece(value.ToString(), kind, Where()) { Name = who.Length > 0 ? who : null, Part = part });
    }

    private void AddPiece(OpenParagraph paragraph, string content)
    {
        var table = tables.Current;
        var origin = contexts.TryPeek(out var context) ? context.Origin : PieceOrigin.Body;
        if (origin == PieceOrigin.Body && isSheet && table is not null)
            origin = sheetHidden ? PieceOrigin.HiddenSheet : table.IsHidden || table.IsInHiddenColumn ? PieceOrigin.HiddenCell : origin;
        run.Add(new TextPiece(content, origin, Where())
        {
            HeadingLevel = origin == PieceOrigin.Body ? paragraph.HeadingLevel : 0,
            ListLevel = lists.Count,
            Numbered = lists.TryPeek(out var list) && styles.IsNumbered(list.Style),
            Cell = context.Origin is PieceOrigin.Comment or PieceOrigin.TextBox or PieceOrigin.Note ? null : table?.Cell,
            Links = paragraph.SafeLinks(content.Length),
            Name = origin is PieceOrigin.Comment or PieceOrigin.Deletion && author.Length > 0 ? author : null,
            Part = part,
        });
    }

    private string Where()
    {
        var words = contexts.TryPeek(out var context) ? context.Words : "";
        if (words == "comment" && author.Length > 0) words = "comment by " + author;
        var inner = tables.Current is { Cell: not null } table
            ? isSheet ? string.Create(CultureInfo.InvariantCulture, $"sheet {sheet}, cell {XlsxSheetStory.Letters(table.Column)}{table.Row}") : table.Words
            : words.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"paragraph {number}") : "";
        return words.Length == 0 ? inner : inner.Length == 0 ? words : $"{words}, {inner}";
    }

    /// <summary>Repeated cells and rows are counted, never made: a sheet of a million empty rows is one element.</summary>
    private static int Repeat(string? count) => int.TryParse(count, out var times) ? Math.Clamp(times, 1, 1_048_576) : 1;
}
