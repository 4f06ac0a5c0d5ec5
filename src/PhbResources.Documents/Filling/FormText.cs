using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Filling;

/// <summary>The wording of a document between the questions of its form, with the answers there are put in.</summary>
public sealed class FormText
{
    private readonly TemplateDocument document;
    private readonly WriteOptions options;
    private readonly PreparedDocument prepared;
    private readonly IReadOnlyList<Field> fields;

    /// <param name="document">The document.</param>
    /// <param name="answers">What is filled in so far.</param>
    public FormText(TemplateDocument document, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(document);
        this.document = document;
        options = new WriteOptions { Answers = answers };
        prepared = new PreparedDocument(document, options);
        fields = [.. document.Body.AllFields()];
    }

    /// <summary>Blocks as HTML, everything in it encoded, as <see cref="HtmlPreview"/> writes them.</summary>
    /// <param name="part">What to show.</param>
    /// <param name="headingLevel">Level of the headings of sections; those inside are one below.</param>
    public string Html(TextPart part, int headingLevel)
    {
        ArgumentNullException.ThrowIfNull(part);
        return HtmlPreview.Write(document with { Body = new DocumentBody { Fields = fields, Intro = part.Blocks } }, options, headingLevel);
    }

    /// <summary>What the document has in a cell, as plain text.</summary>
    public string Cell(FormTable table, int row, int column)
    {
        ArgumentNullException.ThrowIfNull(table);
        var rows = table.Table.Rows;
        return row < rows.Count && column < rows[row].Cells.Count ? PlainText.Of(rows[row].Cells[column], prepared) : "";
    }

    /// <summary>An item of a check list, as plain text.</summary>
    public string Item(CheckListPart part, int item)
    {
        ArgumentNullException.ThrowIfNull(part);
        return PlainText.Of(part.List.Items[item], prepared);
    }

    /// <summary>Words in a part, to say how long it is before it is opened.</summary>
    public int Words(TextPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.Blocks.SelectMany(Of).Sum(text => PlainText.Of(text, prepared).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    /// <summary>Every text of a block, those inside it included.</summary>
    internal static IEnumerable<RichText> Of(Block block) => block switch
    {
        SubHeading heading => [new RichText([new TextRun(heading.Text)])],
        Paragraph paragraph => [paragraph.Text],
        BulletList list => list.Items,
        NumberedList list => list.Items,
        CheckList list => list.Items,
        GuidanceNote note => note.Content.SelectMany(Of),
        Table table => table.Rows.SelectMany(row => row.Cells),
        _ => [],
    };
}
