using static PhbResources.Documents.Writing.Pdf.Fonts.BidiClass;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>
/// Which way each part of a text is read: the Unicode Bidirectional Algorithm (UAX #9) but for the order within lines, which is up to
/// <see cref="LineRuns"/>. Line ends within the text do not start a paragraph of another direction.
/// </summary>
internal static class Bidi
{
    /// <summary>BD2.</summary>
    private const int Deepest = 125;

    /// <summary>Depth of embedding of each UTF-16 unit; odd from right to left.</summary>
    /// <param name="text">A paragraph.</param>
    /// <param name="rightToLeft">Its direction; <c>null</c> takes that of its first letter.</param>
    /// <param name="level">0 for a paragraph from left to right, 1 for one from right to left.</param>
    public static byte[] Levels(string text, bool? rightToLeft, out byte level)
    {
        level = rightToLeft == true ? (byte)1 : (byte)0;
        var levels = new byte[text.Length];
        if (rightToLeft != true && !text.AsSpan().ContainsAny(Unusual)) return levels;

        var classes = Classes(text);
        var matches = MatchIsolates(classes);
        level = rightToLeft is null ? FirstStrong(classes, matches, 0, classes.Length) : level;
        var kept = new BidiClass[classes.Length];
        ExplicitLevels(classes, matches, level, levels, kept);
        foreach (var run in BidiRuns.Of(classes, levels, matches, level)) BidiRules.Resolve(text, run, kept, levels);
        Tidy(classes, levels, level);
        return levels;
    }

    /// <summary>What may be read from right to left, or says so: texts without any need no further look.</summary>
    private static readonly System.Buffers.SearchValues<char> Unusual = System.Buffers.SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(letter =>
            letter is >= '\u0590' and <= '\u08FF' or '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or >= '\uFB1D' and <= '\uFDFF'
                or >= '\uFE70' and <= '\uFEFF' or '\uD802' or '\uD803' or '\uD83A' or '\uD83B')));

    public static bool IsRemoved(BidiClass type) => type is BN or LRE or RLE or LRO or RLO or PDF;

    public static bool IsIsolateStart(BidiClass type) => type is LRI or RLI or FSI;

    private static BidiClass[] Classes(string text)
    {
        var classes = new BidiClass[text.Length];
        for (var at = 0; at < text.Length; at++)
        {
            var pair = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
            classes[at] = pair ? BidiClasses.Of(char.ConvertToUtf32(text[at], text[at + 1])) : char.IsSurrogate(text[at]) ? ON : BidiClasses.Of(text[at]);
            // The second half of a pair goes with the first, as does what rule X9 takes out.
            if (pair) classes[++at] = BN;
        }

        return classes;
    }

    /// <summary>BD9: for each isolate initiator its end, or the end of the text; for each end its initiator; -1 for all others.</summary>
    private static int[] MatchIsolates(BidiClass[] classes)
    {
        var matches = new int[classes.Length];
        Array.Fill(matches, -1);
        var open = new Stack<int>();
        for (var at = 0; at < classes.Length; at++)
        {
            if (IsIsolateStart(classes[at]))
            {
                open.Push(at);
                matches[at] = classes.Length;
            }
            else if (classes[at] == PDI && open.TryPop(out var start))
            {
                matches[start] = at;
                matches[at] = start;
            }
        }

        return matches;
    }

    /// <summary>P2 and P3: the direction of the first letter, leaving out isolates.</summary>
    private static byte FirstStrong(BidiClass[] classes, int[] matches, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (classes[at] is L) return 0;
            if (classes[at] is R or AL) return 1;
            if (IsIsolateStart(classes[at])) at = matches[at];
        }

        return 0;
    }

    /// <summary>X1 to X8.</summary>
    private static void ExplicitLevels(BidiClass[] classes, int[] matches, byte paragraph, byte[] levels, BidiClass[] kept)
    {
        var stack = new Stack<Embedding>();
        stack.Push(new Embedding(paragraph, ON, false));
        int overflowIsolates = 0, overflowEmbeddings = 0, validIsolates = 0;
        for (var at = 0; at < classes.Length; at++)
        {
            var type = kept[at] = classes[at];
            var top = stack.Peek();
            levels[at] = top.Level;
            switch (type)
            {
                case RLE or LRE or RLO or LRO:
                    var embedded = Next(top.Level, type is RLE or RLO);
                    if (embedded <= Deepest && overflowIsolates == 0 && overflowEmbeddings == 0) stack.Push(new Embedding((byte)embedded, type is RLO ? R : type is LRO ? L : ON, false));
                    else if (overflowIsolates == 0) overflowEmbeddings++;
                    break;
                case RLI or LRI or FSI:
                    if (top.Override != ON) kept[at] = top.Override;
                    var isolated = Next(top.Level, type is RLI || (type is FSI && FirstStrong(classes, matches, at + 1, matches[at]) == 1));
                    if (isolated <= Deepest && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        validIsolates++;
                        stack.Push(new Embedding((byte)isolated, ON, true));
                    }
                    else
                    {
                        overflowIsolates++;
                    }

                    break;
                case PDI:
                    if (overflowIsolates > 0)
                    {
                        overflowIsolates--;
                    }
                    else if (validIsolates > 0)
                    {
                        overflowEmbeddings = 0;
                        while (!stack.Peek().IsIsolate) stack.Pop();
                        stack.Pop();
                        validIsolates--;
                    }

                    levels[at] = stack.Peek().Level;
                    if (stack.Peek().Override != ON) kept[at] = stack.Peek().Override;
                    break;
                case PDF:
                    if (overflowIsolates > 0) break;
                    if (overflowEmbeddings > 0) overflowEmbeddings--;
                    else if (!top.IsIsolate && stack.Count >= 2) stack.Pop();
                    break;
                case B:
                    levels[at] = paragraph;
                    break;
                case not BN:
                    if (top.Override != ON) kept[at] = top.Override;
                    break;
            }
        }
    }

    private static int Next(int level, bool odd) => odd ? (level + 1) | 1 : (level + 2) & ~1;

    /// <summary>What was taken out goes with what is before it; tabs and line ends, and spaces before them, with the paragraph (L1).</summary>
    private static void Tidy(BidiClass[] classes, byte[] levels, byte paragraph)
    {
        var space = 0;
        for (var at = 0; at < classes.Length; at++)
        {
            if (IsRemoved(classes[at])) levels[at] = at > 0 ? levels[at - 1] : paragraph;
            if (classes[at] is S or B)
            {
                for (var before = space; before <= at; before++) levels[before] = paragraph;
            }

            if (!(classes[at] is WS or S or B or PDI || IsIsolateStart(classes[at]) || IsRemoved(classes[at]))) space = at + 1;
            else if (classes[at] is S or B) space = at + 1;
        }
    }

    private readonly record struct Embedding(byte Level, BidiClass Override, bool IsIsolate);
}
