namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>Puts the segments of a line in the order in which they are drawn, and joins those that are drawn alike.</summary>
internal static class LineRuns
{
    public static IReadOnlyList<ShapedRun> Of(List<Segment> line)
    {
        var runs = new List<ShapedRun>();
        var open = new List<Segment>();
        foreach (var segment in InVisualOrder(line))
        {
            if (segment.Word.Glyphs.Length == 0) continue;
            if (open.Count > 0 && (segment.Face is null || segment.Face != open[^1].Face || segment.Level != open[^1].Level || segment.Span != open[^1].Span)) Close(open, runs);
            open.Add(segment);
        }

        Close(open, runs);
        return runs;
    }

    /// <summary>From the deepest level to the lowest odd one, turns round all that is at least as deep (UAX #9, L2).</summary>
    private static List<Segment> InVisualOrder(List<Segment> line)
    {
        byte deepest = 0, lowestOdd = byte.MaxValue;
        foreach (var segment in line)
        {
            deepest = Math.Max(deepest, segment.Level);
            if ((segment.Level & 1) == 1) lowestOdd = Math.Min(lowestOdd, segment.Level);
        }

        if (deepest == 0) return line;
        var ordered = new List<Segment>(line);
        for (int level = deepest; level >= lowestOdd; level--)
        {
            for (var at = 0; at < ordered.Count; at++)
            {
                var from = at;
                while (at < ordered.Count && ordered[at].Level >= level) at++;
                if (at - from > 1) ordered.Reverse(from, at - from);
            }
        }

        return ordered;
    }

    private static void Close(List<Segment> open, List<ShapedRun> runs)
    {
        if (open.Count == 0) return;
        var first = open[0];
        var glyphs = new List<ShapedGlyph>();
        var (start, end) = (int.MaxValue, 0);
        foreach (var segment in open)
        {
            if (!segment.Word.NeedsActualText)
            {
                glyphs.AddRange(segment.Word.Glyphs);
                (start, end) = (Math.Min(start, segment.Start), Math.Max(end, segment.End));
                continue;
            }

            foreach (var cluster in segment.Word.Clusters)
            {
                var itsStart = segment.Start + cluster.Start;
                if (cluster.NeedsActualText) Flush();
                glyphs.AddRange(segment.Word.Glyphs.AsSpan(cluster.Glyph, cluster.Count));
                (start, end) = (Math.Min(start, itsStart), Math.Max(end, itsStart + cluster.Length));
                if (cluster.NeedsActualText) Flush(segment.Word.Glyphs[cluster.Glyph].Text);
            }
        }

        Flush();
        open.Clear();

        void Flush(string? actualText = null)
        {
            if (glyphs.Count == 0) return;
            runs.Add(new ShapedRun(first.Face, first.Span, start, end - start, (first.Level & 1) == 1, [.. glyphs], glyphs.Sum(glyph => glyph.Advance), actualText));
            glyphs.Clear();
            (start, end) = (int.MaxValue, 0);
        }
    }
}
