using System.Globalization;
using HarfBuzzSharp;
using static PhbResources.Documents.Writing.Pdf.Fonts.BidiClass;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>Gives the characters of a run their direction: rules W1 to W7, N0 to N2, I1 and I2 of UAX #9.</summary>
internal static class BidiRules
{
    /// <summary>BD16: brackets that may be open at a time.</summary>
    private const int MostOpenBrackets = 63;

    public static void Resolve(string text, BidiRun run, BidiClass[] classes, byte[] levels)
    {
        var places = run.Places;
        var types = new BidiClass[places.Count];
        for (var at = 0; at < types.Length; at++) types[at] = classes[places[at]];
        var original = (BidiClass[])types.Clone();
        Weak(types, run);
        Brackets(text, places, types, original, run);
        Neutral(types, run);
        for (var at = 0; at < types.Length; at++)
        {
            var odd = (run.Level & 1) == 1;
            levels[places[at]] = (byte)(run.Level + (types[at] is R ? (odd ? 0 : 1) : types[at] is L ? (odd ? 1 : 0) : odd ? 1 : 2));
        }
    }

    private static void Weak(BidiClass[] types, BidiRun run)
    {
        // W1: marks are like what they stand on.
        for (var at = 0; at < types.Length; at++)
        {
            if (types[at] != NSM) continue;
            var before = at == 0 ? run.Start : types[at - 1];
            types[at] = Bidi.IsIsolateStart(before) || before == PDI ? ON : before;
        }

        // W2 and W3: numbers after Arabic letters are Arabic numbers; the letters are from right to left.
        var strong = run.Start;
        for (var at = 0; at < types.Length; at++)
        {
            if (types[at] is L or R or AL) strong = types[at];
            else if (types[at] == EN && strong == AL) types[at] = AN;
        }

        for (var at = 0; at < types.Length; at++)
        {
            if (types[at] == AL) types[at] = R;
        }

        // W4: a separator between two numbers.
        for (var at = 1; at + 1 < types.Length; at++)
        {
            if (types[at] is ES or CS && types[at - 1] == EN && types[at + 1] == EN) types[at] = EN;
            else if (types[at] == CS && types[at - 1] == AN && types[at + 1] == AN) types[at] = AN;
        }

        // W5: signs beside a number, such as currencies. W6: all others of them are neutral.
        for (var at = 0; at < types.Length; at++)
        {
            if (types[at] != ET) continue;
            var end = at;
            while (end < types.Length && types[end] == ET) end++;
            var joins = (at > 0 && types[at - 1] == EN) || (end < types.Length && types[end] == EN);
            Array.Fill(types, joins ? EN : ON, at, end - at);
            at = end - 1;
        }

        for (var at = 0; at < types.Length; at++)
        {
            if (types[at] is ES or CS) types[at] = ON;
        }

        // W7: numbers after letters from left to right are like them.
        strong = run.Start;
        for (var at = 0; at < types.Length; at++)
        {
            if (types[at] is L or R) strong = types[at];
            else if (types[at] == EN && strong == L) types[at] = L;
        }
    }

    /// <summary>N0: both brackets of a pair have one direction.</summary>
    private static void Brackets(string text, IReadOnlyList<int> places, BidiClass[] types, BidiClass[] original, BidiRun run)
    {
        foreach (var (open, close) in Pairs(text, places, types))
        {
            var (same, other) = (false, false);
            for (var at = open + 1; at < close && !same; at++)
            {
                if (Strong(types[at]) is not { } direction) continue;
                if (direction == run.Direction) same = true;
                else other = true;
            }

            if (!same && !other) continue;
            var result = run.Direction;
            if (!same)
            {
                var before = run.Start;
                for (var at = open - 1; at >= 0; at--)
                {
                    if (Strong(types[at]) is not { } direction) continue;
                    before = direction;
                    break;
                }

                if (before != run.Direction) result = before;
            }

            Set(open);
            Set(close);

            void Set(int at)
            {
                types[at] = result;
                for (var mark = at + 1; mark < types.Length && original[mark] == NSM; mark++) types[mark] = result;
            }
        }
    }

    /// <summary>BD16, in the order of the opening brackets.</summary>
    private static List<(int Open, int Close)> Pairs(string text, IReadOnlyList<int> places, BidiClass[] types)
    {
        var pairs = new List<(int, int)>();
        var open = new List<(int Place, int Closing)>();
        for (var at = 0; at < types.Length; at++)
        {
            if (types[at] != ON) continue;
            int letter = text[places[at]];
            var category = CharUnicodeInfo.GetUnicodeCategory(letter);
            if (category == UnicodeCategory.OpenPunctuation && UnicodeFunctions.Default.GetMirroring(letter) is var closing && closing != letter)
            {
                if (open.Count == MostOpenBrackets) return [];
                open.Add((at, closing));
            }
            else if (category == UnicodeCategory.ClosePunctuation)
            {
                var found = open.FindLastIndex(bracket => bracket.Closing == letter);
                if (found < 0) continue;
                pairs.Add((open[found].Place, at));
                open.RemoveRange(found, open.Count - found);
            }
        }

        pairs.Sort();
        return pairs;
    }

    private static BidiClass? Strong(BidiClass type) => type is L ? L : type is R or EN or AN ? R : null;

    /// <summary>N1 and N2: what is between two of one direction takes it, all else that of the depth.</summary>
    private static void Neutral(BidiClass[] types, BidiRun run)
    {
        for (var at = 0; at < types.Length; at++)
        {
            if (Strong(types[at]) is not null) continue;
            var end = at;
            while (end < types.Length && Strong(types[end]) is null) end++;
            var before = at == 0 ? run.Start : Strong(types[at - 1])!.Value;
            var after = end == types.Length ? run.End : Strong(types[end])!.Value;
            Array.Fill(types, before == after ? before : run.Direction, at, end - at);
            at = end - 1;
        }
    }
}
