using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Drawings;

namespace PhbResources.Documents.Writing;

/// <summary>
/// Shows a document inside a web page: the same headings, lists and tables as the files, with classes for a style sheet, without
/// scripts or styles of its own. Places to fill in are empty elements with a hidden text alternative.
/// </summary>
/// <remarks>
/// Classes: <c>doc-section</c>, <c>doc-guidance</c>, <c>doc-checklist</c>, <c>doc-fields</c>, <c>doc-field</c>, <c>doc-hint</c>,
/// <c>doc-table</c>, <c>doc-table-wide</c> (scrolls on a phone), <c>doc-drawing</c>, <c>doc-page-break</c>, <c>blank</c>, <c>box</c>, <c>answer</c>, <c>visually-hidden</c>.
/// </remarks>
public sealed class HtmlPreview
{
    /// <summary>
    /// So many letters of a table fit beside each other on a screen of 320 CSS pixels, the edges of a column counted as one:
    /// measured with the library's tables in a wide typeface.
    /// </summary>
    private const int LettersOfAPhone = 27;

    /// <summary>The narrowest column is as wide as so many letters, so that a finger or a pen finds it.</summary>
    private const int LettersOfANarrowColumn = 4;

    private const string ToFillIn = "<span class=\"visually-hidden\">to fill in</span>";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly PreparedDocument document;
    private readonly int level;
    private readonly StringBuilder html = new(8 * 1024);

    private HtmlPreview(PreparedDocument document, int level)
    {
        this.document = document;
        this.level = level;
    }

    /// <summary>An HTML fragment without the document's title, which the page shows itself.</summary>
    /// <param name="document">What to show.</param>
    /// <param name="options">With or without guidance and answers.</param>
    /// <param name="headingLevel">Level of section headings, 2 to 5; subheadings are one below.</param>
    public static string Write(TemplateDocument document, WriteOptions options, int headingLevel = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(headingLevel, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(headingLevel, 5);
        return new HtmlPreview(new PreparedDocument(document, options), headingLevel).Write();
    }

    private string Write()
    {
        Write(document.Intro);
        foreach (var section in document.Sections)
        {
            html.Append("<section class=\"doc-section\">\n");
            Element(Heading(level), section.Heading);
            Write(section.Content);
            html.Append("</section>\n");
        }

        return html.ToString();
    }

    private void Write(IReadOnlyList<Block> blocks)
    {
        for (var at = 0; at < blocks.Count; at++)
        {
            var isField = blocks[at] is FieldBlock;
            if (isField && (at == 0 || blocks[at - 1] is not FieldBlock)) html.Append("<dl class=\"doc-fields\">\n");
            Write(blocks[at]);
            if (isField && (at + 1 == blocks.Count || blocks[at + 1] is not FieldBlock)) html.Append("</dl>\n");
        }
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case SubHeading heading: Element(Heading(level + 1), heading.Text); break;
            case Paragraph paragraph: html.Append("<p").Append(Dir(paragraph.Text)).Append('>').Append(Inlines(paragraph.Text)).Append("</p>\n"); break;
            case BulletList list: Items("ul", "", list.Items); break;
            case NumberedList list: Items("ol", "", list.Items); break;
            case CheckList list: Items("ul", " class=\"doc-checklist\"", list.Items, at => Tick(document.IsTicked(list, at), silent: true) + " "); break;
            case GuidanceNote note: Note(note); break;
            case FieldBlock field: Field(field.Field); break;
            case Table table: Table(table); break;
            case Figure figure when PreparedDocument.DrawingOf(figure) is { } drawn: Figure(figure.Caption, drawn.Drawing, drawn.Shows); break;
            case PageBreak: html.Append("<hr class=\"doc-page-break\">\n"); break;
        }
    }

    private void Note(GuidanceNote note)
    {
        html.Append("<div class=\"doc-guidance\" role=\"note\">\n");
        if (note.Content is [Paragraph first, ..])
        {
            html.Append("<p><strong>Guidance:</strong> ").Append(Inlines(first.Text)).Append("</p>\n");
            Write([.. note.Content.Skip(1)]);
        }
        else
        {
            html.Append("<p><strong>Guidance:</strong></p>\n");
            Write(note.Content);
        }

        html.Append("</div>\n");
    }

    // As lines in the page itself: it needs no other file, and takes the colours of the page.
    private void Figure(string caption, Drawing drawing, string shows)
    {
        html.Append("<figure class=\"doc-drawing\">\n<figcaption>").Append(Encode(caption)).Append("</figcaption>\n<svg role=\"img\" aria-label=\"").Append(Encode(shows))
            .Append(CultureInfo.InvariantCulture, $"\" viewBox=\"0 0 {drawing.Width} {drawing.Height}\" fill=\"none\" stroke=\"currentColor\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n");
        foreach (var line in drawing.Lines) html.Append(CultureInfo.InvariantCulture, $"<path stroke-width=\"{line.Pen.Thickness}\" d=\"{string.Concat(line.Steps)}\"/>\n");
        html.Append("</svg>\n</figure>\n");
    }

    private void Items(string tag, string attributes, IReadOnlyList<RichText> items, Func<int, string>? mark = null)
    {
        html.Append('<').Append(tag).Append(attributes).Append(">\n");
        for (var at = 0; at < items.Count; at++) html.Append("<li").Append(Dir(items[at])).Append('>').Append(mark?.Invoke(at)).Append(Inlines(items[at])).Append("</li>\n");
        html.Append("</").Append(tag).Append(">\n");
    }

    private void Field(Field field)
    {
        html.Append("<div class=\"doc-field doc-field-").Append(Encode(field.Type.ToString().ToLowerInvariant())).Append("\">\n<dt>").Append(Encode(field.Label));
        if (field.Hint is not null) html.Append(" <span class=\"doc-hint\">").Append(Encode(field.Hint)).Append("</span>");
        html.Append("</dt>\n<dd").Append(Dir(document.Answer(field))).Append('>');
        if (field.Type == FieldType.CheckBox) html.Append(Tick(document.Values(field.Id).Any(AnswerText.IsTicked)));
        else if (field.Choices.Count > 0) Choices(field);
        else html.Append(Filled(field.Type, document.Answer(field)));
        html.Append("</dd>\n</div>\n");
    }

    private void Choices(Field field)
    {
        var chosen = document.Values(field.Id);
        html.Append("<ul class=\"doc-checklist\">\n");
        foreach (var choice in field.Choices.Concat(chosen.Except(field.Choices)))
            html.Append("<li>").Append(Tick(chosen.Contains(choice), silent: true)).Append(' ').Append(Encode(choice)).Append("</li>\n");
        html.Append("</ul>");
    }

    private void Table(Table table)
    {
        var rows = document.Rows(table);
        // A region that scrolls has to be in reach of the keyboard: Safari does not see to that by itself.
        html.Append(FitsAPhone(table, rows)
            ? "<div class=\"doc-table\">\n"
            : $"<div class=\"doc-table doc-table-wide\" role=\"group\" aria-label=\"Table: {Encode(table.Caption)}\" tabindex=\"0\">\n");
        html.Append("<table>\n<caption>").Append(Encode(table.Caption)).Append("</caption>\n<thead>\n<tr>");
        foreach (var column in table.Columns) html.Append("<th scope=\"col\">").Append(Encode(column.Label)).Append("</th>");
        html.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            for (var at = 0; at < row.Cells.Count; at++)
            {
                var cell = row.Cells[at];
                var content = cell.IsOpen ? InCell(cell.Column.Type, cell.Answer) : Inlines(cell.Text);
                var dir = cell.IsOpen ? Dir(cell.Answer) : Dir(cell.Text);
                html.Append(table.RowHeaders && at == 0 && content.Length > 0 ? $"<th scope=\"row\"{dir}>{content}</th>" : $"<td{dir}>{content}</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n");
        if (table.Columns.Any(column => column.Total)) Totals(table);
        html.Append("</table>\n</div>\n");
    }

    // Words are not broken, so the longest of each column say how wide a table has to be.
    private bool FitsAPhone(Table table, IReadOnlyList<PreparedRow> rows) =>
        table.Columns.Select((column, at) => Math.Max(LettersOfANarrowColumn, rows
            .Select(row => LongestWord(row.Cells[at].Answer ?? PlainText.Of(row.Cells[at].Text, document)))
            .Prepend(LongestWord(column.Label)).Max() + 1)).Sum() <= LettersOfAPhone;

    private static int LongestWord(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Length).DefaultIfEmpty().Max();

    private void Totals(Table table)
    {
        html.Append("<tfoot>\n<tr>");
        for (var at = 0; at < table.Columns.Count; at++)
        {
            var column = table.Columns[at];
            html.Append(column.Total ? $"<td>{InCell(column.Type, document.TotalInWords(table, column))}</td>" : at == 0 ? "<th scope=\"row\">Total</th>" : "<td></td>");
        }

        html.Append("</tr>\n</tfoot>\n");
    }

    // An empty cell says by itself that it is empty; said in words, a chart of a month is hundreds of words of noise.
    private static string InCell(FieldType type, string? answer) =>
        answer is null ? type == FieldType.Money ? "£" : "" : Filled(type, answer);

    /// <param name="type">Type of the field or column.</param>
    /// <param name="answer">The answer in words.</param>
    /// <param name="dir">For an answer within a sentence that is read the other way.</param>
    private static string Filled(FieldType type, string? answer, string dir = "")
    {
        var text = answer is null ? $"<span class=\"blank\">{ToFillIn}</span>" : $"<span class=\"answer\"{dir}>{Encode(answer)}</span>";
        return type == FieldType.Money ? "£" + text : text;
    }

    private static string Tick(bool ticked, bool silent = false) => (ticked, silent) switch
    {
        (true, _) => "<span class=\"box ticked\"><span class=\"visually-hidden\">ticked:</span></span>",
        (false, true) => "<span class=\"box\" aria-hidden=\"true\"></span>",
        _ => $"<span class=\"box\">{ToFillIn}</span>",
    };

    private string Inlines(RichText text) => string.Concat(text.Inlines.Select(inline => inline switch
    {
        TextRun run => (run.Bold ? "<strong>" : "") + (run.Italic ? "<em>" : "") + Encode(run.Text) + (run.Italic ? "</em>" : "") + (run.Bold ? "</strong>" : ""),
        Link link when Link.IsAllowed(link.Url) => $"<a href=\"{Encode(link.Url)}\">{Encode(link.Text)}</a>",
        Link link => Encode(link.Text),
        FieldReference reference when document.Find(reference.FieldId) is { } field => document.Answer(field) is { } answer
            ? Filled(field.Type, answer, Dir(answer))
            : $"{(field.Type == FieldType.Money ? "£" : "")}<span class=\"blank\"><span class=\"visually-hidden\">{Encode(field.Label)}, to fill in</span></span> <span class=\"doc-hint\" aria-hidden=\"true\">({Encode(field.Label)})</span>",
        _ => "",
    }));

    private void Element(string tag, string text) =>
        html.Append('<').Append(tag).Append(Dir(text)).Append('>').Append(Encode(text)).Append("</").Append(tag).Append(">\n");

    private string Dir(RichText text) => Dir(PlainText.Of(text, document));

    // The page is read from left to right; what is not says so.
    private static string Dir(string? text) => text is not null && TextDirection.IsRightToLeft(text) ? " dir=\"auto\"" : "";

    private static string Heading(int level) => "h" + level.ToString(CultureInfo.InvariantCulture);

    private static string Encode(string text) => Encoder.Encode(XmlText.Clean(text)).Replace("&#xA;", "<br>", StringComparison.Ordinal);
}
