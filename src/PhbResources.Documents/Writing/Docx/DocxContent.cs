using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using PhbResources.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PhbResources.Documents.Writing.Docx;

/// <summary>Writes the blocks of a document into the body of a Word file.</summary>
internal sealed class DocxContent
{
    /// <summary>A note of up to so many paragraphs stays on one page.</summary>
    private const int LongestKeptNote = 10;

    private readonly PreparedDocument document;
    private readonly W.Body body;
    private readonly DocxNumbering numbering;
    private readonly DocxControls controls = new();
    private readonly DocxText text;
    private readonly DocxFields fields;
    private readonly DocxTables tables;
    private readonly DocxDrawings drawings;
    private readonly Look look;
    private int ticks;
    private bool startsPage;

    public DocxContent(PreparedDocument document, Look look, MainDocumentPart part, DocxNumbering numbering, W.Body body)
    {
        this.document = document;
        this.look = look;
        this.numbering = numbering;
        this.body = body;
        text = new DocxText(document, part, controls);
        fields = new DocxFields(document, look, text, controls);
        tables = new DocxTables(document, look, text, controls);
        drawings = new DocxDrawings(look, part);
    }

    public void Write()
    {
        Add(DocxStyles.Title, DocxText.Run(document.Document.Title));
        Write(document.Intro);
        foreach (var section in document.Sections)
        {
            Add(DocxStyles.Heading1, DocxText.Run(section.Heading));
            Write(section.Content);
        }

        WriteEndnote();
    }

    private void Write(IReadOnlyList<Block> blocks)
    {
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at] is FieldBlock)
            {
                var neighbours = blocks.Skip(at).TakeWhile(block => block is FieldBlock).Select(block => ((FieldBlock)block).Field).ToArray();
                Append(fields.Write(neighbours));
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
            case SubHeading heading: Add(DocxStyles.Heading2, DocxText.Run(heading.Text)); break;
            case Paragraph paragraph: Append(text.Paragraph(DocxStyles.Normal, paragraph.Text)); break;
            case BulletList list: AddItems(list.Items, DocxStyles.ListBullet, DocxNumbering.Bullets); break;
            case NumberedList list: AddItems(list.Items, DocxStyles.ListNumber, numbering.Start()); break;
            case CheckList list: AddTicks(list, DocxStyles.CheckList); break;
            case GuidanceNote note: WriteNote(note); break;
            case Table table: Append(tables.Write(table)); break;
            case Figure figure when PreparedDocument.DrawingOf(figure) is { } drawn: Append(drawings.Write(figure, drawn.Drawing, drawn.Shows)); break;
            case PageBreak: startsPage = true; break;
        }
    }

    /// <summary>Guidance has a bar beside it and says its name, so that nobody needs to see colours to know it.</summary>
    private void WriteNote(GuidanceNote note)
    {
        const string name = "Guidance: ";
        var from = body.ChildElements.Count;
        if (note.Content is not [Paragraph, ..]) Add(DocxStyles.GuidanceHeading, DocxText.Run(name.TrimEnd()));
        for (var at = 0; at < note.Content.Count; at++)
        {
            switch (note.Content[at])
            {
                case Paragraph paragraph when at == 0:
                    Add(DocxStyles.Guidance, [DocxText.Run(name, bold: true), .. text.Inlines(paragraph.Text)]);
                    break;
                case Paragraph paragraph: Append(text.Paragraph(DocxStyles.Guidance, paragraph.Text)); break;
                case SubHeading heading: Add(DocxStyles.GuidanceHeading, DocxText.Run(heading.Text)); break;
                case BulletList list: AddItems(list.Items, DocxStyles.GuidanceList, DocxNumbering.Bullets); break;
                case NumberedList list: AddItems(list.Items, DocxStyles.GuidanceList, numbering.Start()); break;
                case CheckList list: AddTicks(list, DocxStyles.GuidanceList); break;
                default: Write([note.Content[at]]); break;
            }
        }

        // Paragraphs of a note touch, so that the bar runs through; the last one keeps the distance to what follows.
        var paragraphs = body.ChildElements.Skip(from).OfType<W.Paragraph>().ToArray();
        foreach (var paragraph in paragraphs.SkipLast(1).Take(LongestKeptNote)) paragraph.ParagraphProperties!.KeepNext = new W.KeepNext();
        if (body.ChildElements.Count > from && body.LastChild is W.Paragraph { ParagraphProperties: { } last })
            last.SpacingBetweenLines = new W.SpacingBetweenLines { After = Twips(look.Body * 8) };
    }

    private void WriteEndnote()
    {
        var source = document.Document;
        var law = Endnote.Law(source);
        if (law is null && source.Sources.Count == 0) return;
        Add(DocxStyles.Heading1, DocxText.Run(Endnote.Heading));
        if (law is not null) Add(DocxStyles.Normal, DocxText.Run(law));
        AddItems([.. source.Sources.Select(item => new RichText([new Link(item.Title, item.Url)]))], DocxStyles.ListBullet, DocxNumbering.Bullets);
    }

    private void AddItems(IReadOnlyList<RichText> items, string style, int list)
    {
        foreach (var item in items)
        {
            var paragraph = text.Paragraph(style, item);
            if (style != DocxStyles.ListBullet)
            {
                paragraph.ParagraphProperties!.Append(new W.NumberingProperties(
                    new W.NumberingLevelReference { Val = 0 }, new W.NumberingId { Val = list }));
                // The list's own indentation would win over the style's.
                if (style == DocxStyles.GuidanceList) paragraph.ParagraphProperties.Indentation = Hanging(20, 32);
            }

            Append(paragraph);
        }
    }

    private void AddTicks(CheckList list, string style)
    {
        for (var at = 0; at < list.Items.Count; at++)
        {
            ticks++;
            var item = list.Items[at];
            Add(style, [controls.CheckBox(PlainText.Of(item, document), FormattableString.Invariant($"tick-{ticks}"), document.IsTicked(list, at)), new W.Run(new W.TabChar()), .. text.Inlines(item)]);
        }
    }

    private void Add(string style, params OpenXmlElement[] content) => Append(DocxText.Paragraph(style, content));

    private void Append(IEnumerable<OpenXmlElement> elements)
    {
        foreach (var element in elements) Append(element);
    }

    /// <summary>A paragraph that holds a page break, or a gap before it, would be on a page of its own where the page before it is full.</summary>
    private void Append(OpenXmlElement element)
    {
        if (startsPage)
        {
            startsPage = false;
            if (body.LastChild is W.Paragraph { ParagraphProperties.ParagraphStyleId.Val.Value: DocxStyles.TableGap } gap) gap.Remove();
            if (element is not W.Paragraph first) body.Append(first = DocxText.Paragraph(DocxStyles.TableGap));
            (first.ParagraphProperties ??= new W.ParagraphProperties()).PageBreakBefore = new W.PageBreakBefore();
        }

        body.Append(element);
    }

    private W.Indentation Hanging(int from, int by) => new() { Left = Twips(look.Body / 2 * (from + by)), Hanging = Twips(look.Body / 2 * by) };

    private static string Twips(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
