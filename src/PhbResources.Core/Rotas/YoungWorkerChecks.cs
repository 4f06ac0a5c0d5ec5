using NodaTime;
using PhbResources.Core.Facts;

namespace PhbResources.Core.Rotas;

/// <summary>Hours of workers under 18 (regulations 5A and 6A). They cannot agree to longer ones.</summary>
internal static class YoungWorkerChecks
{
    public static IEnumerable<Finding> Of(StaffWork work, WorkingTimeRules rules) => Days(work, rules).Concat(Weeks(work, rules)).Concat(Nights(work, rules));

    /// <summary>A shift counts on the day it starts.</summary>
    private static IEnumerable<Finding> Days(StaffWork work, WorkingTimeRules rules)
    {
        FigureOnDay rule = rules.YoungDailyHours;
        IEnumerable<IGrouping<LocalDate, DatedShift>> longDays = work.Shifts.GroupBy(shift => shift.Date).Where(day => day.Sum(shift => shift.WorkedMinutes) > rule.Minutes);
        return work.Once(longDays, day => day.First().Shift.Id, day => (day.First().Start, day.Last().End)).Select(found => new Finding("young-daily-hours", FindingKind.ToLookAt,
            $"{work.Name} is under 18 and has a long day",
            $"{RotaWords.Of(found.First.Key)}: {RotaWords.Length(found.First.Sum(shift => shift.WorkedMinutes))} of work. The rule for a worker under 18 is at most {rule.Words} hours a day.{found.Often}")
        {
            Staff = work.Member.Id,
            Shifts = [.. found.First.Select(shift => shift.Shift.Id)],
            When = RotaWords.Of(found.First.Key),
            Source = rule.Source,
        });
    }

    private static IEnumerable<Finding> Weeks(StaffWork work, WorkingTimeRules rules)
    {
        FigureOnDay rule = rules.YoungWeeklyHours;
        IEnumerable<IGrouping<int, DatedShift>> longWeeks = work.Shifts.GroupBy(shift => shift.Week).Where(week => week.Sum(shift => shift.WorkedMinutes) > rule.Minutes);
        return work.Once(longWeeks, week => (week.Key - 1) % work.Rota.Weeks, week => (work.StartOf(week.Key), work.StartOf(week.Key + 1))).Select(found => new Finding("young-weekly-hours", FindingKind.ToLookAt,
            $"{work.Name} is under 18 and has a long week",
            $"In {work.NameOf(found.First.Key)}: {RotaWords.Length(found.First.Sum(shift => shift.WorkedMinutes))} of work. The rule for a worker under 18 is at most {rule.Words} hours in any week. They cannot agree to more.{found.Often}")
        {
            Staff = work.Member.Id,
            Shifts = [.. found.First.Select(shift => shift.Shift.Id)],
            Source = rule.Source,
        });
    }

    /// <summary>Closed to them is the one or the other stretch of the night, so a rota that keeps clear of either is in order.</summary>
    private static IEnumerable<Finding> Nights(StaffWork work, WorkingTimeRules rules)
    {
        int[] usual = Within(work, rules.YoungNightStarts, rules.YoungNightEnds);
        int[] later = Within(work, rules.YoungLaterNightStarts, rules.YoungLaterNightEnds);
        if (usual.Length == 0 || later.Length == 0)
            yield break;
        yield return new Finding("young-night", FindingKind.ToLookAt, $"{work.Name} is under 18 and works at night",
            $"A worker under 18 must not work from {Clock(rules.YoungNightStarts)} to {Clock(rules.YoungNightEnds)}, or, where their contract says so, "
            + $"from {Clock(rules.YoungLaterNightStarts)} to {Clock(rules.YoungLaterNightEnds)}. Give these shifts to someone else: "
            + $"{string.Join("; ", work.Shifts.Where(shift => usual.Contains(shift.Shift.Id)).DistinctBy(shift => shift.Shift.Id).Select(RotaWords.Of))}.")
        {
            Staff = work.Member.Id,
            Shifts = usual,
            Source = rules.YoungNightStarts.Source,
        };
    }

    private static int[] Within(StaffWork work, FigureOnDay from, FigureOnDay to) =>
        [.. work.Shifts.Where(shift => WorkSpans.MinutesAtNight(shift.Start, shift.End, (int)from.Value, (int)to.Value) > 0).Select(shift => shift.Shift.Id).Distinct()];

    private static string Clock(FigureOnDay hour) => RotaWords.Of(new LocalTime((int)hour.Value, 0));
}
