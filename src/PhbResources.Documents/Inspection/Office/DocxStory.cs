using System.Globalization;
using System.Text;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection.Office;

/// <summary>
/// Reads one part of a Word document that holds paragraphs. Paragraphs can stand inside paragraphs (text boxes), so the open ones are
/// a stack; what a run is (inserted, deleted, hidden) is counted on the way in and out.
/// </summary>
internal sealed class DocxStory(InspectionRun run, DocxStyles styles, TableCount tables, string part, PieceOrigin origin, string words, IReadOnlyDictionary<string, string> links)
{
    private readonly Stack<OpenParagraph> paragraphs = new();
    private readonly Stack<string> authors = new();
    private readonly Stack<DocxControl> controls = new();
    private readonly Stack<DocxField> fields = new();
    private readonly HashSet<string> boxes = new(StringComparer.Ordinal);
    private readonly HashSet<string> formatters = new(StringComparer.Ordinal);
    private StringBuilder? text;
    private string textElement = "";
    private string commentAuthor = "";
    private int deletions;
    private int insertions;
    private int fallbacks;
    private int boxDepth;
    private int number;
    private bool runHidden;
    private bool inRunProperties;
    private bool headerRow;

    public void Node(PartReader xml)
    {
        if (xml.IsStart) Start(xml);
        else if (xml.IsEnd) Finish(xml.Name);
        else if (xml.IsText && text is not null) xml.CopyText(text);
    }

    public void End()
    {
        while (paragraphs.Count > 0) EndParagraph();
        tables.EndAll();
    }

    private void Start(PartReader xml)
    {
        switch (xml.Name)
        {
            case "p":
                number++;
                paragraphs.Push(new OpenParagraph { Box = boxDepth > 0 });
                if (xml.IsEmpty) EndParagraph();
                break;
            case "pStyle" when paragraphs.TryPeek(out var styled):
                var style = xml["val"] ?? "";
                styled.HeadingLevel = styles.HeadingLevel(style);
                styled.List = styles.ListOf(style);
                if (styles.IsHidden(style)) styled.Hidden = true;
                break;
            case "outlineLvl" when paragraphs.TryPeek(out var outlined) && int.TryParse(xml["val"], out var outline) && outline is >= 0 and < 9:
                outlined.HeadingLevel = Math.Min(outline + 1, 6);
                break;
            case "ilvl" when paragraphs.TryPeek(out var item) && int.TryParse(xml["val"], out var level):
                item.Level = Math.Clamp(level, 0, 8);
                break;
            case "numId" when paragraphs.TryPeek(out var listed):
                listed.List = xml["val"];
                break;
            case "r":
                runHidden = false;
                break;
            case "rPr":
                inRunProperties = !xml.IsEmpty;
                break;
            case "vanish" when inRunProperties:
                runHidden = xml.IsOn;
                break;
            case "rStyle" when styles.IsHidden(xml["val"] ?? ""):
                runHidden = true;
                break;
            case "t" or "delText" or "instrText" or "v" or "text" when !xml.IsEmpty:
                (text, textElement) = (new StringBuilder(), xml.Name);
                break;
            case "tab" when paragraphs.Count > 0 && !inRunProperties:
                Append("\t");
                break;
            case "br" or "cr":
                Append("\n");
                break;
            case "noBreakHyphen":
                Append("-");
                break;
            case "ins" or "moveTo" when !xml.IsEmpty:
                insertions++;
                authors.Push(xml["author"] ?? "");
                break;
            case "del" or "moveFrom" when !xml.IsEmpty:
                deletions++;
                authors.Push(xml["author"] ?? "");
                break;
            case "rPrChange" or "pPrChange" or "tblPrChange" or "tcPrChange" or "trPrChange" or "sectPrChange" or "ins" or "del":
                if (xml["author"] is { Length: > 0 } author && formatters.Add(author))
                    run.Add(new TextPiece("", PieceOrigin.Insertion, "tracked change of formatting") { Name = author, Part = part });
                break;
            case "hyperlink" when !xml.IsEmpty && paragraphs.TryPeek(out var linking):
                linking.LinkStart = linking.Text.Length;
                linking.Link = xml["id"] is { } id ? links.GetValueOrDefault(id) : null;
                break;
            case "tbl" when !xml.IsEmpty:
                tables.Begin();
                break;
            case "tr" when tables.Current is { } table:
                (table.Row, table.Column, table.ColumnSpan, table.IsHeader, table.IsHidden) = (table.Row + 1, 0, 1, false, false);
                break;
            case "tblHeader" when tables.Current is { } table:
                table.IsHeader = xml.IsOn;
                break;
            case "tblLook" when tables.Current is { } table:
                headerRow = xml["firstRow"] == "1";
                break;
            case "hidden" when tables.Current is { } table:
                table.IsHidden = xml.IsOn;
                break;
            case "tc" when tables.Current is { } table:
                (table.Column, table.ColumnSpan) = (table.Column + table.ColumnSpan, 1);
                break;
            case "gridSpan" when tables.Current is { } table && int.TryParse(xml["val"], out var span):
                table.ColumnSpan = Math.Clamp(span, 1, 100);
                break;
            case "txbxContent" or "txBody" or "txPr":
                if (!xml.IsEmpty) boxDepth++;
                break;
            case "Fallback" when !xml.IsEmpty:
                fallbacks++;
                break;
            case "comment":
                commentAuthor = xml["author"] ?? "";
                run.AddText(xml["initials"], PieceOrigin.Label, "initials of a comment", part);
                break;
            case "docPr" or "cNvPr":
                Label(xml["descr"], "description of a picture");
                Label(xml["title"], "title of a picture");
                if (xml["name"] is { } name && name.AsSpan().IndexOfAny(".\\@") >= 0) Label(name, "name of a picture");
                break;
            case "shape" or "rect" or "imagedata":
                Label(xml["alt"] ?? xml["title"], "description of a picture");
                break;
            case "textpath":
                run.AddText(xml["string"], PieceOrigin.TextBox, Where("text as a picture"), part);
                break;
            case "bookmarkStart":
                if (xml["name"] is { } bookmark && !bookmark.StartsWith('_')) Label(bookmark, "bookmark");
                break;
            default:
                StartForm(xml);
                break;
        }
    }

    private void StartForm(PartReader xml)
    {
        switch (xml.Name)
        {
            case "fldChar" when xml["fldCharType"] == "begin":
                if (fields.Count > run.Limits.Depth) throw new InspectionStoppedException(InspectionRules.TooComplicated, "", part);
                fields.Push(new DocxField());
                break;
            case "fldChar" when xml["fldCharType"] == "separate" && fields.TryPeek(out var field):
                field.HasResult = true;
                if (paragraphs.TryPeek(out var here)) (field.Paragraph, field.Start) = (here, here.Text.Length);
                break;
            case "fldChar" when xml["fldCharType"] == "end":
                if (fields.TryPop(out var ended)) EndField(ended);
                break;
            case "name" when fields.TryPeek(out var form):
                form.Name = xml["val"] ?? "";
                break;
            case "default" or "helpText" or "statusText" or "listEntry":
                Label(xml["val"], "setting of a form field");
                break;
            case "sdt" when !xml.IsEmpty:
                if (controls.Count > run.Limits.Depth) throw new InspectionStoppedException(InspectionRules.TooComplicated, "", part);
                controls.Push(new DocxControl());
                break;
            case "alias" or "tag" when controls.TryPeek(out var control):
                if (control.Name.Length == 0) control.Name = xml["val"] ?? "";
                break;
            case "showingPlcHdr" when controls.TryPeek(out var blank):
                blank.IsPlaceholder = xml.IsOn;
                break;
            case "docPartObj" when controls.TryPeek(out var gallery):
                gallery.IsPlaceholder = true;
                break;
            case "docVar":
                run.AddText(xml["val"], PieceOrigin.CustomXml, "document variable", part, xml["name"]);
                break;
        }
    }

    private void Finish(string name)
    {
        if (text is not null && name == textElement)
        {
            var value = text.ToString();
            text = null;
            if (name == "instrText")
            {
                if (fields.TryPeek(out var field) && !field.HasResult) field.Instruction.Append(value);
            }
            else if (name == "v") run.AddText(value, PieceOrigin.TextBox, Where("value of a chart"), part);
            else Append(value, name == "delText");
        }

        switch (name)
        {
            case "p":
                if (paragraphs.Count > 0) EndParagraph();
                break;
            case "rPr":
                inRunProperties = false;
                break;
            case "ins" or "moveTo" when insertions > 0:
                insertions--;
                authors.TryPop(out _);
                break;
            case "del" or "moveFrom" when deletions > 0:
                deletions--;
                authors.TryPop(out _);
                break;
            case "hyperlink" when paragraphs.TryPeek(out var linking):
                linking.EndLink();
                break;
            case "tbl":
                tables.End();
                break;
            case "txbxContent" or "txBody" or "txPr" when boxDepth > 0:
                boxDepth--;
                break;
            case "Fallback" when fallbacks > 0:
                fallbacks--;
                break;
            case "sdt" when controls.TryPop(out var control):
                if (!control.IsPlaceholder) run.AddText(control.Text.ToString(), PieceOrigin.FormValue, Where("content control"), part, control.Name);
                break;
        }
    }

    private void Append(string value, bool deleted = false)
    {
        if (!paragraphs.TryPeek(out var paragraph)) return;
        if (fields.TryPeek(out var field) && !field.HasResult) return;
        run.Letters(value.Length);
        if (deleted || deletions > 0) paragraph.Add(PieceOrigin.Deletion, Author, value);
        else if (runHidden || paragraph.Hidden) paragraph.Add(PieceOrigin.HiddenText, "", value);
        else
        {
            if (insertions > 0) paragraph.Add(PieceOrigin.Insertion, Author, value);
            paragraph.Text.Append(value);
            if (controls.TryPeek(out var control)) control.Text.Append(value);
        }
    }

    private string Author => authors.TryPeek(out var author) ? author : "";

    private void EndField(DocxField field)
    {
        if (field.Paragraph is not { } paragraph || !paragraphs.Contains(paragraph) || field.Start > paragraph.Text.Length) return;
        var instruction = field.Instruction.ToString().Trim();
        var result = paragraph.Text.ToString(field.Start, paragraph.Text.Length - field.Start);
        if (instruction.StartsWith("FORM", StringComparison.OrdinalIgnoreCase)) run.AddText(result.Trim('\u2002', ' '), PieceOrigin.FormValue, Where("form field"), part, field.Name);
        if (FieldInstruction.LinkOf(instruction) is not { } address) return;
        run.AddText(address, PieceOrigin.Address, "link", part);
        if (Addresses.IsPublic(address) && result.Length > 0) paragraph.Links.Add(new PieceLink(field.Start, result.Length, address));
    }

    private void EndParagraph()
    {
        var paragraph = paragraphs.Pop();
        var content = paragraph.Text.ToString();
        var cell = tables.Current?.Cell;
        if (cell is { Row: 1 } && headerRow) cell = cell with { IsHeader = true };
        var hiddenRow = tables.Current is { IsHidden: true };
        var own = paragraph.Box && origin == PieceOrigin.Body ? PieceOrigin.TextBox : origin;
        if (fallbacks > 0) own = boxes.Contains(content) ? PieceOrigin.Label : PieceOrigin.HiddenText;
        else if (paragraph.Box) boxes.Add(content);
        if (hiddenRow) own = PieceOrigin.HiddenCell;
        if (content.Length > 0 && own != PieceOrigin.Label || cell is not null && own == PieceOrigin.Body)
        {

            run.Add(new TextPiece(content.TrimEnd(), own, Where(""))
            {
                HeadingLevel = content.Length > 0 && own == PieceOrigin.Body ? paragraph.HeadingLevel : 0,
                ListLevel = paragraph.List is null or "0" ? 0 : paragraph.Level + 1,
                Numbered = paragraph.List is { } list && styles.IsNumbered(list, paragraph.Level),
                Cell = paragraph.Box ? null : cell,
                Links = paragraph.SafeLinks(content.TrimEnd().Length),
                Name = origin == PieceOrigin.Comment ? commentAuthor : null,
                Part = part,
            });

        }

        foreach (var (kind, author, value) in paragraph.Others)
            run.Add(new TextPiece(value.ToString(), kind, Where("")) { Name = author.Length > 0 ? author : null, Part = part });
    }

    private string Where(string what)
    {
        var place = words == "comment" && commentAuthor.Length > 0 ? "comment by " + commentAuthor : words;
        if (tables.Current is { Cell: not null } table) place = place.Length == 0 ? table.Words : $"{place}, {table.Words}";
        else if (place.Length == 0) place = string.Create(CultureInfo.InvariantCulture, $"paragraph {number}");
        return what.Length == 0 ? place : $"{what}, {place}";
    }

    private void Label(string? value, string what) => run.AddText(value, PieceOrigin.Label, what, part);
}
