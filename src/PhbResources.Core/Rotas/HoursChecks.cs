namespace PhbResources.Core.Rotas;

/// <summary>The average week (regulation 4) and the average night worker's day (regulation 6).</summary>
internal static class HoursChecks
{
    public static IEnumerable<Finding> Of(StaffWork work, WorkingTimeRules rules)
    {
        (double week, int from) = HighestAverage(work, rules);
        if (!work.Member.OptedOut && week > rules.WeeklyHours.Minutes)
        {
            yield return new Finding("weekly-hours", FindingKind.ToLookAt, $"{work.Name} works long weeks",
                $"Over {rules.AverageWeeks.Words} weeks {work.Name} works {RotaWords.Hours(week)} hours a week on average"
                + $"{(from > 1 ? $" (counted from {work.NameOf(from)})" : "")}. The rule is at most {rules.WeeklyHours.Words}, sleep-ins included, "
                + "unless the worker has agreed in writing to more. That is their free choice, and they can take it back.")
            {
                Staff = work.Member.Id,
                Source = rules.WeeklyHours.Source,
            };
        }

        int[] nights = [.. Nights(work, rules).Distinct()];
        if (nights.Length > 0 && NightAverage(week, rules) is var night && night > rules.NightHours.Minutes)
        {
            yield return new Finding("night-hours", FindingKind.ToLookAt, $"{work.Name} works nights, and long hours",
                $"Someone who regularly works {rules.NightWorkerHours.Words} hours or more at night may work at most {rules.NightHours.Words} hours in each 24 on average. "
                + $"Over {rules.AverageWeeks.Words} weeks it is {RotaWords.Hours(night)} hours. As the law does, we leave out one day of rest in each week. An agreement to work longer weeks does not change this limit.")
            {
                Staff = work.Member.Id,
                Shifts = nights,
                Source = rules.NightHours.Source,
            };
        }
    }

    /// <summary>Most minutes a week over the weeks of the average, wherever in the pattern they begin; and the week they begin.</summary>
    public static (double Minutes, int From) HighestAverage(StaffWork work, WorkingTimeRules rules)
    {
        int span = (int)rules.AverageWeeks.Value;
        ILookup<int, int> byWeek = work.Shifts.ToLookup(shift => shift.Week, shift => shift.WorkedMinutes);
        return Enumerable.Range(1, work.Rota.Weeks)
            .Select(from => (Minutes: Enumerable.Range(from, span).Sum(week => byWeek[week].Sum()) / (double)span, From: from))
            .MaxBy(average => average.Minutes);
    }

    /// <summary>Hours worked, over the days less the days of weekly rest: A / (B - C) of regulation 6(5).</summary>
    private static double NightAverage(double week, WorkingTimeRules rules) => week / (7 - (rules.WeeklyRestHours.Minutes / (double)RotaTime.MinutesInDay));

    private static IEnumerable<int> Nights(StaffWork work, WorkingTimeRules rules) => work.Shifts
        .Where(shift => WorkSpans.MinutesAtNight(shift.Start, shift.End, (int)rules.NightStarts.Value, (int)rules.NightEnds.Value) >= rules.NightWorkerHours.Minutes)
        .Select(shift => shift.Shift.Id);
}
