namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>A paragraph whose glyphs are known, ready to be put on lines of any width. All measures are in 1/1000 em.</summary>
internal sealed class ShapedParagraph
{
    private readonly TextShaper shaper;
    private readonly List<Segment> segments;

    private ShapedParagraph(TextShaper shaper, string text, bool rightToLeft, List<Segment> segments)
    {
        (this.shaper, Text, RightToLeft, this.segments) = (shaper, text, rightToLeft, segments);
        double line = 0, unit = 0;
        foreach (var segment in segments)
        {
            if (segment.Before == LineBreak.Required) line = 0;
            if (segment.Before >= LineBreak.Allowed) unit = 0;
            line += segment.Width;
            if (!segment.IsSpace) unit += segment.Width;
            if (!segment.IsSpace) Width = Math.Max(Width, line);
            NarrowestWidth = Math.Max(NarrowestWidth, unit);
        }
    }

    /// <summary>The text of all spans.</summary>
    public string Text { get; }

    /// <summary>It is read from right to left, so it starts at the right margin.</summary>
    public bool RightToLeft { get; }

    /// <summary>Width when lines end only where the text says so.</summary>
    public double Width { get; }

    /// <summary>Width of the longest part that cannot be broken: in a narrower column words have to be cut.</summary>
    public double NarrowestWidth { get; }

    /// <summary>Puts the text on lines. An empty text gives one empty line.</summary>
    /// <param name="width">Room on every line.</param>
    public IReadOnlyList<ShapedLine> Lines(double width) => Lines(_ => width);

    /// <summary>Puts the text on lines.</summary>
    /// <param name="width">Room on each line, counted from 0.</param>
    public IReadOnlyList<ShapedLine> Lines(Func<int, double> width) => new LineFiller(shaper, this, segments).Fill(width);

    public static ShapedParagraph Of(TextShaper shaper, IReadOnlyList<TextSpan> spans, bool? rightToLeft)
    {
        var text = spans.Count == 1 ? spans[0].Text : string.Concat(spans.Select(span => span.Text));
        var levels = Bidi.Levels(text, rightToLeft, out var level);
        return new ShapedParagraph(shaper, text, level == 1, new Segmenter(shaper, text, spans, levels).Segments());
    }
}
