using System.Globalization;
using System.Text;

namespace PhbResources.Core.Wikis.Wikitext;

/// <summary>
/// Takes pieces that nothing may be read into out of a text, and leaves a mark in the place of each: a sign that no page can hold, a number, another sign. So what
/// comes later goes through the text once and never looks into them.
/// </summary>
internal sealed class Marks
{
    public const char Begin = '\uE000', End = '\uE001';

    private readonly List<Mark> _kept = [];

    /// <summary>The text without signs that look like marks or like what a page cannot show.</summary>
    public static string Clean(string text)
    {
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is Begin or End or Extensions.ReferencesHere or 0x2028 or 0x2029 or 0x200E or 0x200F))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    public string Keep(Mark mark)
    {
        _kept.Add(mark);
        return string.Create(CultureInfo.InvariantCulture, $"{Begin}{_kept.Count - 1}{End}");
    }

    /// <summary>The mark that begins at a place of a text, and the place after it.</summary>
    public (Mark Mark, int After)? At(string text, int at)
    {
        if (text[at] != Begin)
            return null;
        int end = at + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end < text.Length && text[end] == End && int.TryParse(text.AsSpan(at + 1, end - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < _kept.Count
            ? (_kept[number], end + 1) : null;
    }
}

/// <summary>What a mark stands for.</summary>
internal abstract record Mark
{
    /// <summary>Words that stand as they are written.</summary>
    public sealed record Words(string Text) : Mark;

    /// <summary>Words in the letters of a computer, inside a line.</summary>
    public sealed record Code(string Text) : Mark;

    /// <summary>Lines in the letters of a computer.</summary>
    public sealed record Block(string Text) : Mark;

    /// <summary>A number that leads to a note.</summary>
    public sealed record Note(int Number) : Mark;
}
