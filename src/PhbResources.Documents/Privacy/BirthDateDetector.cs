using System.Globalization;

namespace PhbResources.Documents.Privacy;

/// <summary>Finds dates that words beside them make the day on which somebody was born.</summary>
internal static class BirthDateDetector
{
    private const int LettersAfterLabel = 40;
    private const int MostLetters = 24;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Rules = ["before", "after", "between", "since", "or later", "or earlier", "on or"];

    public static void Find(Passage passage, FindingList findings)
    {
        var lower = passage.Lower;
        foreach (var label in PrivacyRules.BirthWords)
        {
            var at = 0;
            while ((at = lower.IndexOf(label, at, StringComparison.Ordinal)) >= 0)
            {
                var end = at + label.Length;
                if ((at == 0 || !char.IsLetterOrDigit(lower[at - 1])) && (end >= lower.Length || !char.IsLetter(lower[end]))) FindAfter(passage, label, end, findings);
                at = end;
            }
        }
    }

    private static void FindAfter(Passage passage, string label, int from, FindingList findings)
    {
        var lower = passage.Lower;
        var lines = 0;
        for (var at = from; at < lower.Length && at - from < LettersAfterLabel; at++)
        {
            if (lower[at] == '\n' && ++lines > 1) return;
            // A new sentence is about something else.
            if (lower[at] == '.' && at + 2 < lower.Length && lower[at + 1] == ' ' && char.IsUpper(passage.Text[at + 2])) return;
            if (!char.IsLetterOrDigit(lower[at]) || at > 0 && char.IsLetterOrDigit(lower[at - 1])) continue;
            // A day begins with a figure or a month.
            if (!char.IsAsciiDigit(lower[at]) && (at + 3 > lower.Length || !Months.Contains(lower.Substring(at, 3)))) continue;
            if (Date(lower, at) is not var (length, year)) continue;
            var between = lower.AsSpan(from, at - from);
            // "Born to run: a book, 3 May 2016" is about something else; a colon belongs to its label.
            if (label == "born" && between.LastIndexOf(':') > 3) return;
            if (Surroundings.HasWord(between, Rules) || Surroundings.HasWord(between, PrivacyRules.ExampleWords)) return;
            findings.Add(FindingType.DateOfBirth, FindingLevel.MustRemove, passage, at, length, found => Masks.Birthday(found, year));
            return;
        }
    }

    /// <summary>A day at a place: its length and year; null where there is none.</summary>
    internal static (int Length, int Year)? Date(string lower, int start)
    {
        var tokens = new List<(string Text, int End)>(4);
        var at = start;
        while (at < lower.Length && at - start < MostLetters && tokens.Count < 8)
        {
            var from = at;
            if (char.IsAsciiDigit(lower[at])) while (at < lower.Length && at - from < 9 && char.IsAsciiDigit(lower[at])) at++;
            else if (char.IsAsciiLetter(lower[at])) while (at < lower.Length && at - from < 12 && char.IsAsciiLetter(lower[at])) at++;
            else
            {
                if (lower[at] is not (' ' or '/' or '-' or '.' or ',' or '|' or '\t')) break;
                at++;
                continue;
            }

            var token = lower[from..at];
            if (token is "st" or "nd" or "rd" or "th" or "of" or "the") continue;
            tokens.Add((token, at));
        }

        if (tokens.Count == 0) return null;
        if (tokens[0].Text.Length == 8 && Day(tokens[0].Text[..2], tokens[0].Text[2..4], tokens[0].Text[4..]) is { } packed) return (tokens[0].End - start, packed);
        if (tokens.Count < 3) return null;
        var third = tokens[2].Text;
        var year = Day(tokens[0].Text, tokens[1].Text, third) ?? Day(tokens[1].Text, tokens[0].Text, third, monthFirst: true) ?? Day(third, tokens[1].Text, tokens[0].Text, yearFirst: true);
        if (year is { } found) return (tokens[2].End - start, found);
        return tokens.Count >= 8 && tokens.TrueForAll(token => token.Text.Length == 1) && Day(tokens[0].Text + tokens[1].Text, tokens[2].Text + tokens[3].Text, string.Concat(tokens.Skip(4).Take(4).Select(token => token.Text))) is { } boxed
            ? (tokens[7].End - start, boxed) : null;
    }

    private static int? Day(string day, string month, string year, bool monthFirst = false, bool yearFirst = false)
    {
        if (day.Length > 2 || !int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 31) return null;
        var named = month.Length >= 3 ? Array.FindIndex(Months, name => month.StartsWith(name, StringComparison.Ordinal)) + 1 : 0;
        if (named == 0 && (monthFirst || month.Length > 2 || !int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out named))) return null;
        if (named is < 1 or > 12 || days > DateTime.DaysInMonth(2000, named)) return null;
        if (yearFirst && year.Length != 4 || year.Length is not (2 or 4) || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var years)) return null;
        return year.Length == 2 ? years : years is >= 1890 and <= 2100 ? years : null;
    }
}
