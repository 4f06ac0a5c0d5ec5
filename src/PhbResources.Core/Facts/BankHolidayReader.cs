using System.Globalization;
using PhbResources.Documents.Model;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Facts;

/// <summary>Reads <c>umbraco-config/facts/bank-holidays.yaml</c>.</summary>
internal static class BankHolidayReader
{
    private const int EarliestYear = 2000;
    private const int LatestYear = 2100;

    /// <exception cref="MistakesException">The file does not follow the notation; lists every mistake with its line.</exception>
    public static BankHolidays Read(string yaml, string fileName)
    {
        MistakeList mistakes = new(fileName);
        YamlNode root = YamlTree.Read(yaml.TrimStart('\uFEFF'), mistakes);
        Dictionary<Nation, IReadOnlyList<BankHoliday>> byNation = [];
        Dictionary<Nation, List<int>> years = [];
        Source? source = null;
        DateOnly? checkedOn = null;
        if (KeyReader.Of(root, "the file of bank holidays", "lists: [...]", mistakes) is { } keys)
        {
            source = FigureReader.ReadSource(keys.Take("source", "Write the official list: { title: ..., url: https://... }."), mistakes);
            checkedOn = keys.Date("checkedOn");
            if (!keys.Has("checkedOn"))
                mistakes.Add(keys.Line, "'checkedOn' is missing. Write the day the file was compared with the official list, like 2026-11-22.");
            foreach (YamlNode node in keys.List("lists", missing: "Write a list of bank holidays for each nation."))
                ReadList(node, byNation, years, mistakes);
            keys.Done();
        }

        mistakes.ThrowIfAny();
        foreach (Nation nation in Enum.GetValues<Nation>().Where(nation => !byNation.ContainsKey(nation)))
            mistakes.Add(1, $"There is no list for {FigureReader.InWords(nation)}. Add one, or write the nation into a list.");
        int[] first = [.. years.Values.Select(list => list[0]).Distinct()], last = [.. years.Values.Select(list => list[^1]).Distinct()];
        if (first.Length > 1 || last.Length > 1)
            mistakes.Add(1, "The lists do not have the same years. Give every nation the same first and last year.");
        mistakes.ThrowIfAny();
        return new BankHolidays(byNation, first[0], last[0], source!, checkedOn!.Value);
    }

    private static void ReadList(YamlNode node, Dictionary<Nation, IReadOnlyList<BankHoliday>> byNation, Dictionary<Nation, List<int>> years, MistakeList mistakes)
    {
        if (KeyReader.Of(node, "a list of bank holidays", "nations: [England, Wales]", mistakes) is not { } keys)
            return;
        List<Nation> nations = FigureReader.ReadNations(keys, "nations", "Write whose bank holidays these are, like [England, Wales].", mistakes);
        List<BankHoliday> holidays = [];
        List<int> read = [];
        foreach (YamlNode year in keys.List("years", missing: "Write the bank holidays year by year."))
            ReadYear(year, holidays, read, mistakes);
        keys.Done();
        foreach (Nation nation in nations)
        {
            if (!byNation.TryAdd(nation, holidays))
                mistakes.Add(keys.LineOf("nations"), $"{FigureReader.InWords(nation)} has a list already. Keep one of them.");
            else if (read.Count > 0)
                years.Add(nation, read);
        }
    }

    private static void ReadYear(YamlNode node, List<BankHoliday> holidays, List<int> read, MistakeList mistakes)
    {
        if (KeyReader.Of(node, "a year", "year: 2027", mistakes) is not { } keys)
            return;
        int year = keys.WholeNumber("year", otherwise: 0, EarliestYear, LatestYear);
        if (!keys.Has("year"))
            mistakes.Add(keys.Line, "'year' is missing. Write for example year: 2027.");
        else if (read.Count > 0 && year != read[^1] + 1)
            mistakes.Add(keys.LineOf("year"), $"After {read[^1]} comes {read[^1] + 1}. Write the years one after the other, and leave none out.");
        read.Add(year);
        bool byRule = keys.YesNo("byRule");
        foreach (YamlNode item in keys.List("days", missing: "Write the bank holidays of the year."))
        {
            if (KeyReader.Of(item, "a bank holiday", "{ date: 2027-01-01, name: New Year's Day }", mistakes) is not { } day)
                continue;
            DateOnly? date = day.Date("date");
            string? name = day.Text("name", "Write what the day is called.");
            bool substitute = day.YesNo("substitute"), oneOff = day.YesNo("oneOff");
            day.Done();
            if (!day.Has("date"))
                mistakes.Add(day.Line, "'date' is missing from a bank holiday. Write it like date: 2027-01-01.");
            if (date is null || name is null)
                continue;
            if (date.Value.Year != year)
                mistakes.Add(day.LineOf("date"), FormattableString.Invariant($"{date:yyyy-MM-dd} is not in {year}. Move it to its year."));
            if (date.Value.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                mistakes.Add(day.LineOf("date"), $"{date.Value.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} is a {date.Value.DayOfWeek}. Write the day off in its place, with substitute: true.");
            if (holidays.Count > 0 && date <= holidays[^1].Date)
                mistakes.Add(day.LineOf("date"), "This day is not after the one above it. Write the days in their order, each once.");
            holidays.Add(new BankHoliday(date.Value, name, substitute, oneOff, byRule));
        }

        keys.Done();
    }
}
