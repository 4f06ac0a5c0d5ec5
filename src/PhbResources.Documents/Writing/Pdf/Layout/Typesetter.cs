using PhbResources.Documents.Writing.Pdf.Files;
using PhbResources.Documents.Writing.Pdf.Fonts;
using PhbResources.Documents.Writing.Pdf.Tags;

namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>Sets text in lines and draws them; keeps account of the glyphs that the file's fonts have to hold. One a document.</summary>
internal sealed class Typesetter(TextShaper shaper, UsedFonts fonts)
{
    /// <summary>Room for a text on one line, however long it is.</summary>
    private const double Endless = 1e9;

    /// <summary>Width of a text on one line, in points.</summary>
    public double Width(string text, TextLook look) => text.Length == 0 ? 0 : shaper.Width(XmlText.Clean(text), look.Bold ? FontStyle.Bold : FontStyle.Regular) * look.Size / 1000;

    /// <summary>Sets a paragraph in lines. A text without letters is one empty line.</summary>
    /// <param name="spans">Its text.</param>
    /// <param name="look">Its type.</param>
    /// <param name="width">Most that a line can be long, in points.</param>
    public IReadOnlyList<Line> Break(IReadOnlyList<Span> spans, TextLook look, double width)
    {
        var text = spans.Select(span => span.Draw is null
            // A line end is not drawn; the space before it keeps words apart when they are read out.
            ? new TextSpan(XmlText.Clean(span.Text).Replace("\n", " \n", StringComparison.Ordinal), (span.Bold || look.Bold ? FontStyle.Bold : 0) | (span.Italic ? FontStyle.Italic : 0))
            : new TextSpan("\uFFFC", Width: Math.Min(span.Width, width) * 1000 / look.Size)).ToArray();
        var paragraph = shaper.Shape(text);
        return [.. paragraph.Lines(width * 1000 / look.Size).Select(line => new Line(line, spans)
        {
            // What is read from right to left starts at the right. Spaces at the end stick out on the left.
            Indent = paragraph.RightToLeft && width < Endless ? width - (line.Runs.Sum(run => run.Width) * look.Size / 1000) : 0,
        })];
    }

    /// <summary>Draws a text on one line.</summary>
    public void Draw(Page page, Tag? tag, string text, TextLook look, double left, double top)
    {
        foreach (var line in Break([new Span(text)], look, Endless).Take(1)) Draw(page, tag, line, look, left, top);
    }

    /// <param name="page">Where to.</param>
    /// <param name="tag">The element it belongs to, or <c>null</c> for an artifact.</param>
    /// <param name="line">The line.</param>
    /// <param name="look">Its type.</param>
    /// <param name="left">Where it starts, in points from the left.</param>
    /// <param name="top">Its upper edge, in points from the top.</param>
    public void Draw(Page page, Tag? tag, Line line, TextLook look, double left, double top)
    {
        var scale = look.Size / 1000;
        var x = left + line.Indent;
        foreach (var run in line.Shaped.Runs)
        {
            var (span, width) = (line.Spans[run.Span], run.Width * scale);
            var box = new Box(x, top, width, look.LineHeight);
            x += width;
            if (run.Face is null)
            {
                span.Draw?.Invoke(page, box);
                continue;
            }

            if (tag is not null) page.Mark(span.Tag ?? tag);
            // Text from right to left needs none: readers turn its glyphs round by themselves.
            if (run.ActualText is not null) page.StartActualText(run.ActualText);
            var colour = span.Colour ?? look.Colour;
            Show(page, run, run.Face, look.Size, page.Text(colour, box.Left, top + look.Baseline));
            page.Picture?.Text(run, look.Size, colour, box.Left, top + look.Baseline);
            if (run.ActualText is not null) page.EndActualText();
            if (span is { Url: { } url, Tag: { } link } && width > 0)
            {
                page.Line(PdfLook.LinkColour, look.Size * 0.06, (box.Left, top + look.Baseline + (look.Size * 0.13)), (box.Right, top + look.Baseline + (look.Size * 0.13)));
                page.Link(link, url, span.Text, box);
            }
        }
    }

    private void Show(Page page, ShapedRun run, FontFace face, double size, PdfContent content)
    {
        var font = fonts.For(face);
        page.SetFont(font.ResourceName, size);
        content.Raw("[<");
        var rise = 0.0;
        foreach (var placed in font.Place(run))
        {
            if (placed.Rise != rise)
            {
                content.Raw(">] TJ\n");
                content.Operator("Ts", placed.Rise * size / 1000);
                content.Raw("[<");
                rise = placed.Rise;
            }

            if (placed.Move != 0)
            {
                content.Raw(">");
                content.Number(-placed.Move);
                content.Raw("<");
            }

            content.Code(placed.Code, font.CodeLength);
        }

        content.Raw(">] TJ\n");
        // The rise would stay for what follows.
        if (rise != 0) content.Operator("Ts", 0);
    }
}

/// <summary>A line of a paragraph, ready to be drawn.</summary>
internal sealed record Line(ShapedLine Shaped, IReadOnlyList<Span> Spans)
{
    /// <summary>How far from the left of its room it starts, in points.</summary>
    public double Indent { get; init; }
}
