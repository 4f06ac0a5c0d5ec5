using NodaTime;
using PhbResources.Core.Facts;

namespace PhbResources.Core.Rotas;

/// <summary>Daily rest (regulation 10) and weekly rest (regulation 11).</summary>
internal static class RestChecks
{
    public static IEnumerable<Finding> Of(StaffWork work, WorkingTimeRules rules) => Daily(work, rules).Concat(work.Member.Under18 ? YoungWeekly(work, rules) : Weekly(work, rules));

    /// <summary>
    /// In each 24 hours from the start of work there must be the rest in one piece. Work goes on until a rest that is long enough;
    /// when that rest ends later than 24 hours after the start, it came too late.
    /// </summary>
    private static IEnumerable<Finding> Daily(StaffWork work, WorkingTimeRules rules)
    {
        FigureOnDay rule = work.Member.Under18 ? rules.YoungDailyRestHours : rules.DailyRestHours;
        IEnumerable<WorkStretch> late = WorkSpans.Joined(work.Shifts, rule.Minutes).Where(stretch => stretch.Minutes + rule.Minutes > RotaTime.MinutesInDay);
        foreach ((WorkStretch stretch, string often) in work.Once(late, stretch => stretch.Shifts[0].Shift.Id, stretch => (stretch.Start, stretch.Start + Duration.FromDays(1))))
        {
            Instant end = stretch.Start + Duration.FromDays(1);
            DatedShift[] within = [.. stretch.Shifts.Where(shift => shift.Start < end)];
            int longest = WorkSpans.Free(stretch.Shifts, stretch.Start, end).Select(free => free.Minutes).DefaultIfEmpty().Max();
            bool sleepIn = within.Length > 1 && within.Any(shift => shift.Shift.Kind == ShiftKind.SleepIn);
            yield return new Finding(sleepIn ? "sleep-in-rest" : "daily-rest", FindingKind.ToLookAt,
                sleepIn ? $"{work.Name} has a sleep-in next to other work, with little rest" : $"{work.Name} has too little rest between shifts",
                $"In the 24 hours from {RotaWords.Moment(stretch.Start)}, the longest rest is {RotaWords.Length(longest)}. "
                + $"The rule is {rule.Words} hours in a row. The shifts: {string.Join("; ", within.Select(RotaWords.Of))}.{often}"
                + (sleepIn ? " For this rule a sleep-in is not rest. It counts as work from start to end when the worker must stay there." : "")
                + " If it cannot be changed, the worker needs as much rest soon after.")
            {
                Staff = work.Member.Id,
                Shifts = [.. within.Select(shift => shift.Shift.Id).Distinct()],
                When = $"from {RotaWords.Moment(stretch.Start)}, {RotaWords.Length(longest)}",
                Source = rule.Source,
            };
        }
    }

    private static IEnumerable<Finding> Weekly(StaffWork work, WorkingTimeRules rules)
    {
        int day = rules.WeeklyRestHours.Minutes;
        IEnumerable<int> without = Enumerable.Range(1, work.Weeks).Where(week => Longest(work, week, 1) < day && !FortnightWillDo(work, week, rules));
        foreach ((int week, string often) in work.Once(without, week => (week - 1) % work.Rota.Weeks, week => (work.StartOf(week), work.StartOf(week + 1))))
        {
            yield return new Finding("weekly-rest", FindingKind.ToLookAt, $"{work.Name} has no full day off in a week",
                $"In {work.NameOf(week)}, the longest rest is {RotaWords.Length(Longest(work, week, 1))}. The rule is {rules.WeeklyRestHours.Words} hours in a row in each week, "
                + $"or {rules.FortnightRestHours.Words} hours in each two weeks in one or two pieces. We count weeks from the first day of the rota.{often}")
            {
                Staff = work.Member.Id,
                Shifts = ShiftsIn(work, week),
                Source = rules.WeeklyRestHours.Source,
            };
        }
    }

    private static IEnumerable<Finding> YoungWeekly(StaffWork work, WorkingTimeRules rules)
    {
        FigureOnDay rule = rules.YoungWeeklyRestHours;
        IEnumerable<int> without = Enumerable.Range(1, work.Weeks).Where(week => Longest(work, week, 1) < rule.Minutes);
        foreach ((int week, string often) in work.Once(without, week => (week - 1) % work.Rota.Weeks, week => (work.StartOf(week), work.StartOf(week + 1))))
        {
            yield return new Finding("young-weekly-rest", FindingKind.ToLookAt, $"{work.Name} is under 18 and has too little rest in a week",
                $"In {work.NameOf(week)}, the longest rest is {RotaWords.Length(Longest(work, week, 1))}. The rule for a worker under 18 is {rule.Words} hours in each week.{often}")
            {
                Staff = work.Member.Id,
                Shifts = ShiftsIn(work, week),
                Source = rule.Source,
            };
        }
    }

    private static bool FortnightWillDo(StaffWork work, int week, WorkingTimeRules rules)
    {
        int first = week - ((week - 1) % 2);
        int[] rests = [.. WorkSpans.Free(work.Shifts, work.StartOf(first), work.StartOf(first + 2)).Select(free => free.Minutes)];
        return rests.Any(rest => rest >= rules.FortnightRestHours.Minutes) || rests.Count(rest => rest >= rules.WeeklyRestHours.Minutes) >= 2;
    }

    private static int Longest(StaffWork work, int week, int weeks) =>
        WorkSpans.Free(work.Shifts, work.StartOf(week), work.StartOf(week + weeks)).Select(free => free.Minutes).DefaultIfEmpty().Max();

    private static IReadOnlyList<int> ShiftsIn(StaffWork work, int week) => [.. work.Shifts.Where(shift => shift.Week == week).Select(shift => shift.Shift.Id)];
}
