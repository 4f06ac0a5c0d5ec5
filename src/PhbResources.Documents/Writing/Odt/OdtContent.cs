using System.Xml.Linq;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Drawings;

namespace PhbResources.Documents.Writing.Odt;

/// <summary>Writes the blocks of a document into the body of an OpenDocument text.</summary>
internal sealed class OdtContent
{
    private const string GuidanceName = "Guidance: ";

    private readonly PreparedDocument document;
    private readonly Look look;
    private readonly OdtOwnStyles styles = new();
    private readonly OdtText text;
    private readonly OdtFields fields;
    private readonly OdtTables tables;
    private readonly SortedDictionary<string, Drawing> drawings = new(StringComparer.Ordinal);
    private readonly XElement body = new(Odf.Office + "text");

    public OdtContent(PreparedDocument document, Look look)
    {
        this.document = document;
        this.look = look;
        text = new OdtText(document);
        tables = new OdtTables(document, look, text, styles);
        fields = new OdtFields(document, look, text, tables, styles);
    }

    /// <summary>The drawings of the document by the name of their file in it, once it is created.</summary>
    public IReadOnlyDictionary<string, Drawing> Drawings => drawings;

    public XElement Create()
    {
        body.Add(OdtText.Paragraph(styles.Starting(OdtStyles.Title, OdtPage.FirstPage), OdtText.Run(document.Document.Title)));
        Write(document.Intro);
        foreach (var section in document.Sections)
        {
            body.Add(OdtText.Heading(1, OdtStyles.Heading1, section.Heading));
            Write(section.Content);
        }

        WriteEndnote();
        foreach (var paragraph in body.Descendants().Where(element => (element.Name == Odf.Text + "p" || element.Name == Odf.Text + "h") && TextDirection.IsRightToLeft(element.Value)))
            paragraph.SetAttributeValue(Odf.Text + "style-name", styles.RightToLeft((string)paragraph.Attribute(Odf.Text + "style-name")!));
        return Odf.Root("document-content", OdtStyles.Fonts(), new XElement(Odf.Office + "automatic-styles", styles.All), new XElement(Odf.Office + "body", body));
    }

    private void Write(IReadOnlyList<Block> blocks)
    {
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at] is FieldBlock)
            {
                var neighbours = blocks.Skip(at).TakeWhile(block => block is FieldBlock).Select(block => ((FieldBlock)block).Field).ToArray();
                body.Add(fields.Write(neighbours));
                at += neighbours.Length - 1;
            }
            else
            {
                Write(blocks[at]);
            }
        }
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case SubHeading heading: body.Add(OdtText.Heading(2, OdtStyles.Heading2, heading.Text)); break;
            case Paragraph paragraph: body.Add(OdtText.Paragraph(OdtStyles.Standard, text.Inlines(paragraph.Text))); break;
            case BulletList list: body.Add(List(OdtStyles.Bullets, OdtStyles.ListBullet, list.Items)); break;
            case NumberedList list: body.Add(List(OdtStyles.Numbers, OdtStyles.ListNumber, list.Items)); break;
            case CheckList list: body.Add(Ticks(OdtStyles.CheckList, list)); break;
            case GuidanceNote note: WriteNote(note); break;
            case Table table: body.Add(tables.Write(table)); break;
            case Figure figure when PreparedDocument.DrawingOf(figure) is { } drawn: body.Add(Figure(figure.Caption, drawn.Drawing, drawn.Shows)); break;
            case PageBreak: WritePageBreak(); break;
        }
    }

    /// <summary>A gap before it would be on a page of its own where the page before it is full.</summary>
    private void WritePageBreak()
    {
        if (body.LastNode is XElement last && (string?)last.Attribute(Odf.Text + "style-name") == OdtStyles.TableGap) last.Remove();
        body.Add(OdtText.Paragraph(OdtStyles.PageBreak));
    }

    /// <summary>Guidance has a bar beside it and says its name, so that nobody needs to see colours to know it.</summary>
    private void WriteNote(GuidanceNote note)
    {
        if (note.Content is not [Paragraph, ..]) body.Add(OdtText.Paragraph(OdtStyles.GuidanceHeading, GuidanceName.TrimEnd()));
        for (var at = 0; at < note.Content.Count; at++)
        {
            switch (note.Content[at])
            {
                case Paragraph paragraph:
                    body.Add(OdtText.Paragraph(OdtStyles.Guidance, at == 0 ? OdtText.Span(OdtStyles.Strong, OdtText.Run(GuidanceName)) : null, text.Inlines(paragraph.Text)));
                    break;
                case SubHeading heading: body.Add(OdtText.Paragraph(OdtStyles.GuidanceHeading, OdtText.Run(heading.Text))); break;
                case BulletList list: body.Add(List(OdtStyles.GuidanceBullets, OdtStyles.GuidanceList, list.Items)); break;
                case NumberedList list: body.Add(List(OdtStyles.GuidanceNumbers, OdtStyles.GuidanceList, list.Items)); break;
                case CheckList list: body.Add(Ticks(OdtStyles.GuidanceCheck, list)); break;
                default: Write([note.Content[at]]); break;
            }
        }

        // Paragraphs of a note touch, so that the bar runs through; the last one keeps the distance to what follows.
        if (body.Descendants(Odf.Text + "p").LastOrDefault() is { } last && (string?)last.Attribute(Odf.Text + "style-name") is { } style && style.StartsWith(OdtStyles.Guidance, StringComparison.Ordinal))
            last.SetAttributeValue(Odf.Text + "style-name", styles.Spaced(style, look.Body * 8));
    }

    private void WriteEndnote()
    {
        var source = document.Document;
        var law = Endnote.Law(source);
        if (law is null && source.Sources.Count == 0) return;
        body.Add(OdtText.Heading(1, OdtStyles.Heading1, Endnote.Heading));
        if (law is not null) body.Add(OdtText.Paragraph(OdtStyles.Standard, OdtText.Run(law)));
        if (source.Sources.Count > 0) body.Add(List(OdtStyles.Bullets, OdtStyles.ListBullet, [.. source.Sources.Select(item => new RichText([new Link(item.Title, item.Url)]))]));
    }

    private IEnumerable<XElement> Figure(string caption, Drawing drawing, string shows)
    {
        var (width, height) = look.SizeOf(drawing);
        var file = $"Pictures/{drawing.Name}.png";
        drawings[file] = drawing;
        yield return OdtText.Paragraph(OdtStyles.Caption, OdtText.Run(caption));
        yield return OdtText.Paragraph(OdtStyles.Standard, new XElement(Odf.Draw + "frame",
            new XAttribute(Odf.Draw + "style-name", styles.Drawing()), new XAttribute(Odf.Text + "anchor-type", "as-char"),
            new XAttribute(Odf.Svg + "width", Odf.Length(width)), new XAttribute(Odf.Svg + "height", Odf.Length(height)),
            new XElement(Odf.Draw + "image", new XAttribute(Odf.Xlink + "href", file), new XAttribute(Odf.Xlink + "type", "simple"), new XAttribute(Odf.Xlink + "show", "embed"), new XAttribute(Odf.Xlink + "actuate", "onLoad")),
            new XElement(Odf.Svg + "title", Odf.Line(caption)), new XElement(Odf.Svg + "desc", Odf.Line(shows))));
    }

    private XElement List(string list, string style, IReadOnlyList<RichText> items) => new(Odf.Text + "list",
        new XAttribute(Odf.Text + "style-name", list),
        items.Select(item => new XElement(Odf.Text + "list-item", OdtText.Paragraph(style, text.Inlines(item)))));

    private IEnumerable<XElement> Ticks(string style, CheckList list) =>
        list.Items.Select((item, at) => OdtText.Paragraph(style, OdtText.Tick(document.IsTicked(list, at)), OdtText.Tab(), text.Inlines(item)));
}
