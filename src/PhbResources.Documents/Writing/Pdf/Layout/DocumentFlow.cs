using System.Globalization;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Drawings;
using PhbResources.Documents.Writing.Pdf.Files;
using PhbResources.Documents.Writing.Pdf.Forms;
using PhbResources.Documents.Writing.Pdf.Tags;

namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>A document from its title to its sources as strips.</summary>
internal sealed class DocumentFlow(PdfLook look, PreparedDocument document, Typesetter type, FormFields places, TagTree tree, PdfOutline outline)
{
    /// <summary>A guidance note, or the sources, of up to this share of a page stay on one page.</summary>
    private const double KeptTogether = 0.4;

    private readonly Paragraphs paragraphs = new(type);
    private readonly Spans spans = new(document, look, places);
    private readonly FieldFlow fields = new(document, look, type, places);
    private readonly TableFlow tables = new(document, look, type, new Spans(document, look, places), places);
    private int ticks;

    public IEnumerable<Strip> Strips()
    {
        var all = tree.Document;
        foreach (var strip in Heading(all, "H1", document.Document.Title, look.Title, before: 0, after: 0.7)) yield return strip;
        foreach (var strip in Strips(all, document.Intro)) yield return strip;
        foreach (var section in document.Sections)
        {
            var part = all.Add("Sect");
            foreach (var strip in SectionHeading(part, section.Heading)) yield return strip;
            foreach (var strip in Strips(part, section.Content)) yield return strip;
        }

        foreach (var strip in Endnotes(all)) yield return strip;
    }

    private IEnumerable<Strip> Strips(Tag parent, IReadOnlyList<Block> blocks)
    {
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at] is FieldBlock)
            {
                var neighbours = blocks.Skip(at).TakeWhile(block => block is FieldBlock).Select(block => ((FieldBlock)block).Field).ToArray();
                foreach (var strip in fields.Strips(parent, neighbours)) yield return strip;
                at += neighbours.Length - 1;
            }
            else
            {
                foreach (var strip in Strips(parent, blocks[at], 0)) yield return strip;
            }
        }
    }

    /// <param name="parent">What the block is a part of.</param>
    /// <param name="block">The block.</param>
    /// <param name="indent">How much less wide than the page it is, on the left.</param>
    private IEnumerable<Strip> Strips(Tag parent, Block block, double indent) => block switch
    {
        SubHeading heading => SubHeading(parent, heading.Text, indent),
        Paragraph paragraph => Text(parent.Add("P"), paragraph.Text, Frame(indent) with { After = look.Gap(0.65) }),
        BulletList list => Items(parent, list.Items, "Disc", indent, _ => "•"),
        NumberedList list => Items(parent, list.Items, "Decimal", indent, at => (at + 1).ToString(CultureInfo.InvariantCulture) + "."),
        CheckList list => Ticks(parent, list, indent),
        GuidanceNote note => Note(parent, note),
        FieldBlock field => fields.Strips(parent, [field.Field]),
        Table table => tables.Strips(parent, table),
        Figure figure when PreparedDocument.DrawingOf(figure) is { } drawn => Figure(parent, figure.Caption, drawn.Drawing, drawn.Shows),
        PageBreak => [new Strip(0, (_, _) => { }) { StartsPage = true }],
        _ => [],
    };

    private IEnumerable<Strip> Text(Tag tag, RichText text, ParagraphFrame frame) => paragraphs.Set(tag, spans.Of(tag, text), frame);

    private IEnumerable<Strip> Figure(Tag parent, string caption, Drawing drawing, string shows)
    {
        // Not within the figure: what is said in its place would take the place of its caption, too.
        var frame = new ParagraphFrame(look.Label, look.Left, look.Width) { Before = look.Gap(0.9), After = look.Gap(0.5), KeepWithNext = true, KeepLines = true };
        foreach (var strip in paragraphs.Set(parent.Add("P"), [new Span(caption, Bold: true)], frame)) yield return strip;
        var tag = parent.Add("Figure", alt: shows);
        var (width, height) = look.SizeOf(drawing);
        yield return new Strip(height, (page, y) =>
        {
            var box = new Box(look.Left, y, width, height);
            tag.Attributes = $"/O /Layout /Placement /Block /BBox {page.Rectangle(box)}";
            page.Mark(tag);
            page.Draw(drawing, box);
            page.EndMark();
        }) { After = look.Gap(0.9) };
    }

    private IEnumerable<Strip> SectionHeading(Tag part, string heading) =>
        Bookmarked(1, heading, UnderlinedLast(Heading(part, "H2", heading, look.Heading1, before: 1.3, after: 0.6)));

    private IEnumerable<Strip> SubHeading(Tag parent, string heading, double indent) =>
        Bookmarked(2, heading, Heading(parent, "H3", heading, look.Heading2, before: 0.9, after: 0.4, indent));

    private IEnumerable<Strip> Heading(Tag parent, string type, string heading, TextLook how, double before, double after, double indent = 0)
    {
        var tag = parent.Add(type);
        return paragraphs.Set(tag, [new Span(heading, Bold: true)], new ParagraphFrame(how, look.Left + indent, look.Width - indent)
        {
            // Without a word of its own it is there all the same: levels are not left out.
            Before = look.Gap(before), After = look.Gap(after), KeepWithNext = true, KeepLines = true, Mark = (_, _) => tag.Join(),
        });
    }

    private IEnumerable<Strip> Bookmarked(int level, string heading, IEnumerable<Strip> strips)
    {
        var isFirst = true;
        foreach (var strip in strips)
        {
            yield return !isFirst || string.IsNullOrWhiteSpace(heading) ? strip : strip with
            {
                Draw = (page, y) =>
                {
                    outline.Add(heading, level, page.Number, page.FromBottom(y));
                    strip.Draw(page, y);
                },
            };
            isFirst = false;
        }
    }

    private IEnumerable<Strip> UnderlinedLast(IEnumerable<Strip> strips)
    {
        var all = strips.ToArray();
        for (var at = 0; at < all.Length; at++)
        {
            var strip = all[at];
            yield return at < all.Length - 1 ? strip : strip with
            {
                Height = strip.Height + 3,
                Draw = (page, y) =>
                {
                    strip.Draw(page, y);
                    page.MarkArtifact();
                    page.Line(PdfLook.Ink, PdfLook.RuleWidth, (look.Left, y + strip.Height + 2), (look.Left + look.Width, y + strip.Height + 2));
                },
            };
        }
    }

    private IEnumerable<Strip> Items(Tag parent, IReadOnlyList<RichText> items, string numbering, double indent, Func<int, string> sign)
    {
        var list = parent.Add("L", $"/O /List /ListNumbering /{numbering}");
        var hanging = look.Gap(numbering == "Disc" ? 1.4 : Math.Max(1.75, 0.75 + (0.6 * sign(items.Count - 1).Length)));
        for (var at = 0; at < items.Count; at++)
        {
            var item = list.Add("LI");
            var (label, body, text) = (item.Add("Lbl"), item.Add("LBody"), sign(at));
            var turned = IsTurned(items[at]);
            var x = turned ? look.Left + Frame(indent).Width + indent - look.Gap(0.25) - type.Width(text, look.Body) : look.Left + indent + look.Gap(0.25);
            var frame = Hanging(indent, hanging, (page, y) => type.Draw(page, label, text, look.Body, x, y), isLast: at == items.Count - 1, turned);
            foreach (var strip in Text(body, items[at], frame)) yield return strip;
        }
    }

    private IEnumerable<Strip> Ticks(Tag parent, CheckList checks, double indent)
    {
        var items = checks.Items;
        var list = parent.Add("L", "/O /List /ListNumbering /None");
        for (var at = 0; at < items.Count; at++)
        {
            var item = list.Add("LI");
            var (label, body) = (item.Add("Lbl"), item.Add("LBody"));
            var place = new FillPlace(FormattableString.Invariant($"tick-{++ticks}"), PlainText.Of(items[at], document), FillKind.Tick) { Ticked = document.IsTicked(checks, at), Look = look.Body };
            var turned = IsTurned(items[at]);
            var x = turned ? look.Left + indent + Frame(indent).Width - look.TickSize - 2 : look.Left + indent;
            var frame = Hanging(indent, look.Gap(1.65), (page, y) => places.Put(page, label, place, look.TickBox(x, y, look.Body)), isLast: at == items.Count - 1, turned);
            foreach (var strip in Text(body, items[at], frame)) yield return strip;
        }
    }

    /// <summary>Guidance has a bar beside it and says its name, so that nobody needs to see colours to know it.</summary>
    private IEnumerable<Strip> Note(Tag parent, GuidanceNote note)
    {
        const string name = "Guidance:";
        var tag = parent.Add("Note", id: tree.NewId("note"));
        var inside = new List<Strip>();
        if (note.Content is not [Paragraph, ..]) inside.AddRange(NoteLine(tag.Add("P"), [new Span(name, Bold: true) { Colour = PdfLook.Ink }]));
        for (var at = 0; at < note.Content.Count; at++)
        {
            if (note.Content[at] is Paragraph paragraph)
            {
                var line = tag.Add("P");
                Span[] start = at == 0 ? [new Span(name + " ", Bold: true)] : [];
                inside.AddRange(NoteLine(line, [.. start, .. spans.Of(line, paragraph.Text)]));
            }
            else if (note.Content[at] is SubHeading heading)
            {
                // Not a heading of the document: guidance can be left out, and levels must not be skipped.
                inside.AddRange(NoteLine(tag.Add("P"), [new Span(heading.Text, Bold: true) { Colour = PdfLook.Ink }]));
            }
            else
            {
                inside.AddRange(Strips(tag, note.Content[at], NoteIndent));
            }
        }

        return Banded(inside);
    }

    private double NoteIndent => look.Gap(1.1);

    private IEnumerable<Strip> NoteLine(Tag tag, IReadOnlyList<Span> text) => paragraphs.Set(tag, text, Frame(NoteIndent) with { After = look.Gap(0.3) });

    /// <summary>Puts strips on a tinted ground with a bar on the left that run through without gaps.</summary>
    private IEnumerable<Strip> Banded(List<Strip> strips)
    {
        var padding = look.Gap(0.35);
        var keep = strips.Sum(strip => strip.Height + strip.After) < KeptTogether * (look.Bottom - look.Top);
        for (var at = 0; at < strips.Count; at++)
        {
            var (strip, isFirst, isLast) = (strips[at], at == 0, at == strips.Count - 1);
            if (strip.StartsPage) continue;
            var above = isFirst ? padding : Math.Max(strips[at - 1].After, strip.Before);
            var height = above + strip.Height + (isLast ? padding : 0);
            yield return strip with
            {
                Height = height,
                Before = isFirst ? look.Gap(0.5) : 0,
                After = isLast ? look.Gap(0.9) : 0,
                KeepWithNext = !isLast && (keep || strip.KeepWithNext),
                Draw = (page, y) =>
                {
                    page.MarkArtifact();
                    page.Fill(PdfLook.PaleTint, new Box(look.Left, y, look.Width, height));
                    page.Fill(PdfLook.Ink, new Box(look.Left, y, look.Gap(0.3), height));
                    strip.Draw(page, y + above);
                },
            };
        }
    }

    private IEnumerable<Strip> Endnotes(Tag all)
    {
        var source = document.Document;
        var law = Endnote.Law(source);
        if (law is null && source.Sources.Count == 0) yield break;
        var part = all.Add("Sect");
        var strips = SectionHeading(part, Endnote.Heading).ToList();
        if (law is not null) strips.AddRange(Strips(part, new Paragraph(new RichText([new TextRun(law)])), 0));
        if (source.Sources.Count > 0) strips.AddRange(Strips(part, new BulletList([.. source.Sources.Select(item => new RichText([new Link(item.Title, item.Url)]))]), 0));
        var keep = strips.Sum(strip => strip.Height + strip.After) < KeptTogether * (look.Bottom - look.Top);
        for (var at = 0; at < strips.Count; at++) yield return keep && at < strips.Count - 1 ? strips[at] with { KeepWithNext = true } : strips[at];
    }

    private ParagraphFrame Frame(double indent) => new(look.Body, look.Left + indent, look.Width - indent - (indent > 0 ? look.Gap(0.5) : 0));

    /// <summary>What is read from right to left has its sign on the right.</summary>
    private bool IsTurned(RichText item) => TextDirection.IsRightToLeft(PlainText.Of(item, document));

    private ParagraphFrame Hanging(double indent, double by, Action<Page, double> mark, bool isLast, bool turned) =>
        Frame(indent) with { Left = look.Left + indent + (turned ? 0 : by), Width = Frame(indent).Width - by, Mark = mark, After = look.Gap(isLast ? 0.7 : 0.35) };
}
