namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>Fills lines with segments, as many as fit, and puts each line in the order in which it is drawn.</summary>
internal sealed class LineFiller(TextShaper shaper, ShapedParagraph paragraph, List<Segment> segments)
{
    /// <summary>What rounding may add up to, in 1/1000 em; text measured to fit has to fit.</summary>
    private const double Tolerance = 0.01;

    private readonly List<ShapedLine> lines = [];
    private readonly List<Segment> line = [];
    private Func<int, double> room = null!;
    private double used;
    private int start;

    public IReadOnlyList<ShapedLine> Fill(Func<int, double> width)
    {
        room = width;
        for (var at = 0; at < segments.Count;)
        {
            if (segments[at].Before == LineBreak.Required) End();
            var next = at + 1;
            while (next < segments.Count && segments[next].Before < LineBreak.Allowed) next++;
            Add(at, next);
            at = next;
        }

        // A text that ends with a line end has an empty line after it; so has an empty text.
        if (line.Count > 0 || lines.Count == 0) End();
        if (paragraph.Text.Length > 0 && LineBreaks.IsLineEnd(paragraph.Text[^1])) lines.Add(new ShapedLine(paragraph.Text.Length, paragraph.Text.Length, 0, []));
        return lines;
    }

    /// <summary>Adds segments that belong together.</summary>
    private void Add(int from, int to)
    {
        double width = 0;
        var all = 0.0;
        for (var at = from; at < to; at++)
        {
            all += segments[at].Width;
            if (!segments[at].IsSpace) width = all;
        }

        if (line.Count > 0 && used + width > Room) End();
        var cut = used + width > Room;
        for (var at = from; at < to; at++)
        {
            if (cut && !segments[at].IsSpace) AddCut(segments[at]);
            else Put(segments[at]);
        }
    }

    private double Room => room(lines.Count) + Tolerance;

    /// <summary>Adds a segment of a word that is longer than the line, cutting it between graphemes where the line is full.</summary>
    private void AddCut(Segment segment)
    {
        while (used + segment.Width > Room)
        {
            var length = segment.Face is null ? 0 : Fitting(segment.Word, Room - used);
            if (length == 0 && line.Count > 0)
            {
                End();
                continue;
            }

            // A line takes something, however narrow it is.
            if (length == 0) length = FirstGrapheme(segment);
            if (length >= segment.Length) break;
            Put(Part(segment, segment.Start, length));
            segment = Part(segment, segment.Start + length, segment.Length - length);
            End();
        }

        Put(segment);
    }

    /// <summary>Length of the text that fits.</summary>
    private static int Fitting(ShapedWord word, double width)
    {
        var (length, sum) = (0, 0.0);
        var rightToLeft = word.Clusters.Length > 1 && word.Clusters[0].Start > word.Clusters[^1].Start;
        for (var turn = 0; turn < word.Clusters.Length; turn++)
        {
            var cluster = word.Clusters[rightToLeft ? word.Clusters.Length - 1 - turn : turn];
            for (var glyph = 0; glyph < cluster.Count; glyph++) sum += word.Glyphs[cluster.Glyph + glyph].Advance;
            if (sum > width) break;
            length = cluster.Start + cluster.Length;
        }

        return length;
    }

    private static int FirstGrapheme(Segment segment) =>
        segment.Word.Clusters is [var first, .., var last] ? Math.Min(first.Start + first.Length, last.Start + last.Length) : segment.Length;

    private Segment Part(Segment segment, int start, int length) => segment with
    {
        Start = start,
        Length = length,
        Before = LineBreak.Emergency,
        Word = shaper.Word(segment.Face!, segment.Script, (segment.Level & 1) == 1, paragraph.Text.AsSpan(start, length)),
    };

    private void Put(Segment segment)
    {
        line.Add(segment);
        used += segment.Width;
    }

    private void End()
    {
        var last = line.Count;
        while (last > 0 && line[last - 1].IsSpace) last--;
        // Spaces at the end go the way of the paragraph (UAX #9, L1).
        for (var at = last; at < line.Count; at++) line[at] = line[at] with { Level = paragraph.RightToLeft ? (byte)1 : (byte)0 };

        var end = line.Count > 0 ? line[^1].End : start;
        lines.Add(new ShapedLine(start, end, line.Take(last).Sum(segment => segment.Width), LineRuns.Of(line)));
        start = end;
        used = 0;
        line.Clear();
    }
}
