using System.Globalization;
using System.Text;

namespace PhbResources.Core.Mail;

/// <summary>Makes what goes into mails harmless: nothing in it can end a line that it should not end.</summary>
public static class MailText
{
    /// <summary>Longest subject, in characters; longer ones are cut.</summary>
    public const int MaxSubject = 200;

    /// <summary>Longest text, in characters.</summary>
    public const int MaxText = 100_000;

    /// <summary>One line: line ends, tabs and control characters become a space, spaces in a row one space.</summary>
    internal static string Line(string text, int max)
    {
        StringBuilder line = new(Math.Min(text.Length, max));
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (EndsLine(rune) || Rune.IsWhiteSpace(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else
            {
                line.Append(rune.ToString()); // Half a surrogate pair comes as U+FFFD.
            }
        }

        // The start of an encoded word (RFC 2047 section 2), which mail programs would decode; MimeKit leaves it as it is.
        string whole = line.Replace("=?", "= ?").ToString().TrimEnd();
        if (whole.Length <= max)
            return whole;
        int end = max - 1;
        if (char.IsHighSurrogate(whole[end - 1]))
            end--;
        return whole[..end].TrimEnd() + "…";
    }

    /// <summary>Lines that end in one line feed each, with no control characters but tabs.</summary>
    internal static string Lines(string text)
    {
        StringBuilder lines = new(text.Length);
        foreach (Rune rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
                lines.Append(rune.ToString());
        }

        return lines.ToString();
    }

    private static bool EndsLine(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
