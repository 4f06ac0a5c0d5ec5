using System.Globalization;
using PhbResources.Core.Facts;
using PhbResources.Site.Layout;
using PhbResources.Site.Posting;

namespace PhbResources.Site.Leave;

/// <summary>Reads what was typed, and gathers what to change by the id of the control.</summary>
internal sealed class LeaveAnswers(PostedForm sent)
{
    private static readonly string[] s_dayFormats = ["yyyy-M-d", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMMM yyyy", "d MMM yyyy"];
    private static readonly DateOnly s_earliest = new(2010, 1, 1), s_latest = new(2100, 1, 1);

    /// <summary>In the order of the form.</summary>
    public Dictionary<string, string> Mistakes { get; } = [];

    /// <summary>What was asked and answered, for the document.</summary>
    public List<(string Asked, string Answer)> Given { get; } = [];

    public decimal? Number(string id, string asked, decimal least, decimal most, string? missing = null)
    {
        string typed = sent.Value(id).Trim();
        if (typed.Length == 0)
        {
            if (missing is not null)
                Mistakes[id] = missing;
            return null;
        }

        if (!decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
        {
            Mistakes[id] = $"“{asked}” is a number. Write it with figures, like 3 or 7.5.";
            return null;
        }

        if (number < least || number > most || decimal.Round(number, 2) != number)
        {
            Mistakes[id] = FormattableString.Invariant($"“{asked}” is from {least:0.##} to {most:0.##}, with at most two figures after the point.");
            return null;
        }

        Given.Add((asked, number.ToString("0.##", CultureInfo.InvariantCulture)));
        return number;
    }

    public DateOnly? Day(string id, string asked, string? missing = null)
    {
        string typed = sent.Value(id).Trim();
        if (typed.Length == 0)
        {
            if (missing is not null)
                Mistakes[id] = missing;
            return null;
        }

        if (!DateOnly.TryParseExact(typed, s_dayFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out DateOnly day) || day < s_earliest || day >= s_latest)
        {
            Mistakes[id] = $"“{asked}” is a date from 2010 on. Write day, month and year, like 1/4/2026.";
            return null;
        }

        Given.Add((asked, Dates.InWords(day)));
        return day;
    }

    public Nation Nation(string asked)
    {
        Nation nation = Enum.TryParse(sent.Value(LeaveControls.Nation), out Nation chosen) && Enum.IsDefined(chosen) ? chosen : default;
        Given.Add((asked, NationWords.Of(nation)));
        return nation;
    }

    public bool Chose(string id, string value) => sent.Value(id) == value;

    /// <summary>Hours worked in each pay period, one a line.</summary>
    public IReadOnlyList<decimal> Lines(string id, int mostLines, decimal mostHours)
    {
        string[] lines = [.. sent.Value(id).ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())];
        List<decimal> hours = [];
        for (int line = 0; line < lines.Length; line++)
        {
            if (lines[line].Length == 0)
                continue;
            if (!decimal.TryParse(lines[line], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal worked) || worked > mostHours || decimal.Round(worked, 2) != worked)
            {
                Mistakes[id] = $"Line {line + 1} is not a number of hours. Write only the hours of one pay period in a line, like 60 or 72.5.";
                return [];
            }

            hours.Add(worked);
        }

        if (hours.Count == 0)
            Mistakes[id] = "Write the hours worked in each pay period, one in a line.";
        else if (hours.Count > mostLines)
            Mistakes[id] = $"A leave year has at most {mostLines} pay periods. Take out the lines of other years.";
        return hours;
    }
}
