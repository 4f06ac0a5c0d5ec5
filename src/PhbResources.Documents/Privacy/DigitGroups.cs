namespace PhbResources.Documents.Privacy;

/// <summary>Digits that follow each other with no more than a space, dash or the like between: <c>943 476 5919</c>.</summary>
internal sealed class DigitGroups
{
    private const int MostGroups = 40;
    private readonly List<(int Start, int Length)> groups = [];
    private readonly string text;

    private DigitGroups(string text) => this.text = text;

    public int Count => groups.Count;

    public (int Start, int Length) this[int index] => groups[index];

    public int End => groups[^1].Start + groups[^1].Length;

    /// <summary>Goes over a text once.</summary>
    public static IEnumerable<DigitGroups> In(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                at++;
                continue;
            }

            var found = new DigitGroups(text);
            at = found.Read(at);
            yield return found;
        }
    }

    /// <summary>The digits of some groups without what is between.</summary>
    public string Digits(int from, int count)
    {
        Span<char> digits = stackalloc char[64];
        var length = 0;
        for (var index = from; index < from + count; index++)
            for (var at = 0; at < groups[index].Length && length < digits.Length; at++) digits[length++] = text[groups[index].Start + at];
        return new string(digits[..length]);
    }

    /// <summary>How many groups from one on have exactly so many digits together; 0 where it does not come out even.</summary>
    public int Spanning(int from, int digits)
    {
        var total = 0;
        for (var index = from; index < groups.Count; index++)
        {
            total += groups[index].Length;
            if (total == digits) return index - from + 1;
            if (total > digits) return 0;
        }

        return 0;
    }

    /// <summary>What is between a group and the next one.</summary>
    public ReadOnlySpan<char> Gap(int index) => text.AsSpan(groups[index].Start + groups[index].Length, groups[index + 1].Start - groups[index].Start - groups[index].Length);

    public bool HasShape(int from, params ReadOnlySpan<int> lengths)
    {
        if (from + lengths.Length > groups.Count) return false;
        for (var index = 0; index < lengths.Length; index++)
            if (groups[from + index].Length != lengths[index]) return false;
        return true;
    }

    /// <summary>Whether some groups go over the end of a line.</summary>
    public bool HasLineEnd(int from, int count)
    {
        for (var index = from; index < from + count - 1; index++)
            if (Gap(index).Contains('\n')) return true;
        return false;
    }

    private int Read(int at)
    {
        while (true)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
            groups.Add((start, at - start));
            var next = at;
            while (next < text.Length && next - at < 3 && text[next] is ' ' or '-' or '.' or '\t' or '\n' or '(' or ')' or '/' or '_') next++;
            if (next == at || next >= text.Length || !char.IsAsciiDigit(text[next]) || groups.Count >= MostGroups) return at;
            at = next;
        }
    }
}
