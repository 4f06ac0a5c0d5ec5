using System.Globalization;
using NodaTime;
using PhbResources.Documents.Model;

namespace PhbResources.Core.Rotas;

/// <summary>The tables of a <see cref="RotaDocument"/>.</summary>
internal static class RotaTables
{
    private const string None = "–";
    private const string Nobody = "Nobody yet";

    /// <summary>A week with people down and days across.</summary>
    public static Section Grid(Rota rota, int week, IReadOnlyList<DatedShift> dated, RotaTotals totals, bool computed)
    {
        LocalDate[] dates = [.. rota.Days.Select(day => rota.DateOf(week, day))];
        DatedShift[] here = [.. dated.Where(shift => shift.Week == week)];
        string none = computed ? "" : None;
        List<Row> rows = [];
        foreach (StaffTotals member in totals.Staff)
        {
            WeekTotals sum = member.Weeks[week - 1];
            rows.Add(RowOf([member.Member.Name, .. dates.Select(date => Cell(here.Where(shift => shift.Date == date && shift.Shift.Who.Contains(member.Member.Id)), computed)),
                Hours(sum.AwakeMinutes), Hours(sum.SleepInMinutes), computed ? "" : Hours(sum.AwakeMinutes + sum.SleepInMinutes)]));
        }

        DatedShift[] open = [.. here.Where(shift => shift.Shift.Who.Count < shift.Shift.People)];
        if (open.Length > 0)
            rows.Add(RowOf([Nobody, .. dates.Select(date => Cell(open.Where(shift => shift.Date == date), computed)), none, none, none]));
        if (!computed)
        {
            WeekTotals[] weeks = [.. totals.Staff.Select(member => member.Weeks[week - 1])];
            rows.Add(RowOf(["Total", .. dates.Select(_ => None), Hours(weeks.Sum(sum => sum.AwakeMinutes)), Hours(weeks.Sum(sum => sum.SleepInMinutes)),
                Hours(weeks.Sum(sum => sum.AwakeMinutes + sum.SleepInMinutes))]));
        }

        return new Section(Heading(rota, week),
        [
            new Table($"week-{week}", $"Week {week}: who works when", [
                new Column("person", "Person", FieldType.ShortText) { Width = 1.3 },
                .. dates.Select((date, at) => new Column($"day-{at + 1}", RotaWords.Brief(date), FieldType.ShortText) { Width = 1.3 }),
                new Column("awake", "Hours", FieldType.Hours) { Width = 0.8, Total = computed },
                new Column("asleep", "Sleep-in hours", FieldType.Hours) { Width = 0.9, Total = computed },
                new Column("all", "All hours", FieldType.Hours) { Width = 0.8, Total = computed, Formula = computed ? "awake + asleep" : null },
            ], rows) { RowHeaders = true },
        ]);
    }

    /// <summary>A week as a list by day.</summary>
    public static Section DayByDay(Rota rota, int week, IReadOnlyList<DatedShift> dated) => new(Heading(rota, week),
    [
        new Table($"week-{week}", $"Week {week}: who works when", [
            new Column("day", "Day", FieldType.ShortText) { Width = 1.2 },
            new Column("times", "Times", FieldType.ShortText) { Width = 1.2 },
            new Column("who", "Who", FieldType.ShortText) { Width = 1.6 },
            new Column("kind", "What", FieldType.ShortText),
        ], [.. rota.Days.Select(day => rota.DateOf(week, day)).SelectMany(date =>
            dated.Where(shift => shift.Date == date).Select(shift => RowOf([RotaWords.Brief(date), RotaWords.Times(shift.Shift), Who(rota, shift.Shift), RotaWords.Of(shift.Shift.Kind)]))
                .DefaultIfEmpty(RowOf([RotaWords.Brief(date), "No shift", "–", "–"])))]) { RowHeaders = true },
    ]);

    /// <summary>The hours of everybody.</summary>
    public static Section Hours(Rota rota, RotaTotals totals, RotaLayout layout)
    {
        bool computed = layout == RotaLayout.Spreadsheet;
        bool byWeek = layout != RotaLayout.LargePrint;
        string all = string.Join(" + ", Enumerable.Range(1, rota.Weeks).Select(week => $"week-{week}"));
        Column[] weeks = byWeek ? [.. Enumerable.Range(1, rota.Weeks).Select(week => new Column($"week-{week}", $"Week {week}", FieldType.Hours) { Total = computed })] : [];
        Column[] columns =
        [
            new Column("person", "Person", FieldType.ShortText) { Width = 1.6 },
            .. weeks,
            new Column("average", "Average a week", FieldType.Hours) { Total = computed, Formula = computed ? $"({all}) / {rota.Weeks}" : null },
            new Column("sleep-ins", "Sleep-ins", FieldType.Number) { Total = computed },
            new Column("asleep", "Sleep-in hours", FieldType.Hours) { Total = computed },
            new Column("awake", "Hours without sleep-ins", FieldType.Hours) { Total = computed, Formula = computed ? $"{all} - asleep" : null },
            new Column("nights", "Waking nights", FieldType.Number) { Total = computed },
        ];
        List<Row> rows = [.. totals.Staff.Select(member => Row(member.Member.Name, [member]))];
        if (!computed)
            rows.Add(Row("Total", totals.Staff));
        return new Section("Hours",
        [
            RotaDocument.Text("Breaks are taken off. Week hours include sleep-ins from start to end, which is how they count for rest and working time. For the minimum wage, only the time awake to work counts."),
            new Table("hours", "Hours of each person in the pattern", columns, rows) { RowHeaders = true },
        ]);

        Row Row(string name, IReadOnlyList<StaffTotals> of) => RowOf(
        [
            name,
            .. byWeek ? Enumerable.Range(0, rota.Weeks).Select(week => Hours(of.Sum(member => member.Weeks[week].AwakeMinutes + member.Weeks[week].SleepInMinutes))) : [],
            computed ? "" : RotaWords.Hours(of.Sum(member => member.WorkingMinutes) / (double)rota.Weeks),
            Number(of.Sum(member => member.SleepIns)),
            Hours(of.Sum(member => member.SleepInMinutes)),
            computed ? "" : Hours(of.Sum(member => member.AwakeMinutes)),
            Number(of.Sum(member => member.WakingNights)),
        ]);
    }

    /// <summary>One person's shifts, or <c>null</c> where there are none.</summary>
    public static Section? Person(Rota rota, StaffMember member, IReadOnlyList<DatedShift> dated, RotaLayout layout)
    {
        bool computed = layout == RotaLayout.Spreadsheet;
        DatedShift[] own = [.. dated.Where(shift => shift.Shift.Who.Contains(member.Id))];
        if (own.Length == 0)
            return null;
        List<Row> rows = [.. own.Select(shift => RowOf(
        [
            RotaWords.Brief(shift.Date),
            RotaWords.Of(shift.Shift.From),
            RotaWords.Of(shift.Shift.To),
            computed && shift.Shift.BreakMinutes == 0 ? "" : Hours(shift.Shift.BreakMinutes),
            // A spreadsheet takes the time between two clocks; it does not know of 24 hours or of clocks that change.
            computed && !shift.ClocksChange && shift.Shift.From != shift.Shift.To ? "" : Hours(shift.WorkedMinutes),
            Kind(rota, shift.Shift, member),
        ]))];
        if (!computed)
            rows.Add(RowOf(["Total", None, None, Hours(own.Sum(shift => shift.Shift.BreakMinutes)), Hours(own.Sum(shift => shift.WorkedMinutes)), None]));
        return new Section(member.Name,
        [
            new Table($"person-{member.Id}", $"Shifts of {member.Name}", [
                new Column("day", "Day", FieldType.ShortText) { Width = 1.4 },
                new Column("start", "Start", FieldType.Time),
                new Column("finish", "Finish", FieldType.Time),
                new Column("break", "Break (hours)", FieldType.Hours),
                new Column("hours", "Hours", FieldType.Hours) { Total = computed, Formula = computed ? "finish - start - break" : null },
                new Column("kind", "What", FieldType.ShortText) { Width = 2 },
            ], rows) { RowHeaders = true },
        ]);
    }

    private static string Heading(Rota rota, int week) => $"Week {week}, from {RotaWords.Of(rota.Start.PlusDays(7 * (week - 1)))}";

    // Left empty, a cell of a document on paper is a place to write in.
    private static string Cell(IEnumerable<DatedShift> shifts, bool computed) => string.Join(", ", shifts.Select(shift =>
        RotaWords.Of(shift.Shift.From) + "–" + RotaWords.Of(shift.Shift.To)
        + shift.Shift.Kind switch { ShiftKind.SleepIn => " sleep-in", ShiftKind.WakingNight => " night", _ => "" }).DefaultIfEmpty(computed ? "" : None));

    private static string Who(Rota rota, Shift shift)
    {
        string[] names = [.. shift.Who.Select(rota.Find).OfType<StaffMember>().Select(member => member.Name)];
        return names.Length == 0 ? Nobody : RotaWords.Joined(names) + (names.Length < shift.People ? " (one more needed)" : "");
    }

    private static string Kind(Rota rota, Shift shift, StaffMember member)
    {
        string[] others = [.. shift.Who.Where(id => id != member.Id).Select(rota.Find).OfType<StaffMember>().Select(other => other.Name)];
        return RotaWords.Of(shift.Kind) + (others.Length > 0 ? $", with {RotaWords.Joined(others)}" : "");
    }

    private static Row RowOf(IEnumerable<string> cells) => new([.. cells.Select(RotaDocument.Rich)]);

    private static string Hours(int minutes) => RotaDocument.Number(minutes / 60.0);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
