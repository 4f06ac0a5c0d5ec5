using static PhbResources.Documents.Writing.Pdf.Fonts.BidiClass;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>Stretches of text that the rules of UAX #9 look at as one: an isolating run sequence (BD13).</summary>
/// <param name="Places">The UTF-16 units that belong to it, in order.</param>
/// <param name="Level">Their depth.</param>
/// <param name="Start">Direction of what is before (sos).</param>
/// <param name="End">Direction of what is after (eos).</param>
internal sealed record BidiRun(IReadOnlyList<int> Places, byte Level, BidiClass Start, BidiClass End)
{
    /// <summary>Direction of the depth itself.</summary>
    public BidiClass Direction => (Level & 1) == 1 ? R : L;
}

/// <summary>Finds the isolating run sequences of a text (UAX #9, X10).</summary>
internal static class BidiRuns
{
    public static IReadOnlyList<BidiRun> Of(BidiClass[] classes, byte[] levels, int[] matches, byte paragraph)
    {
        var sequences = new List<List<int>>();
        // A level run that ends with an isolate initiator goes on where the isolate ends.
        var waiting = new Dictionary<int, List<int>>();
        List<int>? current = null;
        var last = -1;
        for (var at = 0; at < classes.Length; at++)
        {
            if (Bidi.IsRemoved(classes[at])) continue;
            if (current is null || levels[at] != levels[last] || Bidi.IsIsolateStart(classes[last]) || (classes[at] == PDI && matches[at] >= 0))
            {
                if (last >= 0 && Bidi.IsIsolateStart(classes[last]) && matches[last] < classes.Length) waiting[matches[last]] = current!;
                if (classes[at] == PDI && waiting.Remove(at, out var resumed)) current = resumed;
                else sequences.Add(current = []);
            }

            current.Add(at);
            last = at;
        }

        return [.. sequences.Select(places => Edges(places, classes, levels, matches, paragraph))];
    }

    private static BidiRun Edges(List<int> places, BidiClass[] classes, byte[] levels, int[] matches, byte paragraph)
    {
        var level = levels[places[0]];
        var before = places[0] - 1;
        while (before >= 0 && Bidi.IsRemoved(classes[before])) before--;
        // After an initiator without an end comes the end of the text.
        var open = Bidi.IsIsolateStart(classes[places[^1]]) && matches[places[^1]] == classes.Length;
        var after = places[^1] + 1;
        while (after < classes.Length && Bidi.IsRemoved(classes[after])) after++;
        return new BidiRun(
            places, level,
            Edge(level, before < 0 ? paragraph : levels[before]),
            Edge(level, open || after >= classes.Length ? paragraph : levels[after]));
    }

    private static BidiClass Edge(byte level, byte other) => (Math.Max(level, other) & 1) == 1 ? R : L;
}
