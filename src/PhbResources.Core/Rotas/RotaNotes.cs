using PhbResources.Documents.Model;

namespace PhbResources.Core.Rotas;

/// <summary>How things were counted, and what the law leaves open: said, not decided.</summary>
internal static class RotaNotes
{
    private static readonly Source s_domestic = new("Working Time Regulations 1998, regulation 19", "https://www.legislation.gov.uk/uksi/1998/1833/regulation/19");
    private static readonly Source s_sleepIns = new("Royal Mencap Society v Tomlinson-Blake [2021] UKSC 8", "https://www.supremecourt.uk/cases/uksc-2018-0160");

    public static IEnumerable<Finding> Of(Rota rota, WorkingTimeRules rules, IReadOnlyList<Finding> found)
    {
        foreach (Finding note in SleepIns(rota))
            yield return note;
        foreach (Finding note in ClockChanges(rota))
            yield return note;

        if (found.Any(finding => finding.Rule is "weekly-hours" or "night-hours"))
        {
            yield return new Finding("domestic-servant", FindingKind.GoodToKnow, "The limits on hours may not hold in a private home",
                $"The {rules.WeeklyHours.Words}-hour week and the limit for night workers do not cover a “domestic servant in a private household”. "
                + "A PA may be one. The law does not say for sure, and we do not decide it. Breaks, daily rest, weekly rest and holiday are due in any case.")
            { Source = s_domestic };
        }

        string[] liveIn = [.. rota.Staff.Where(member => member.LivesIn && rota.Shifts.Any(shift => shift.Who.Contains(member.Id))).Select(member => member.Name)];
        if (liveIn.Length > 0)
        {
            yield return new Finding("live-in", FindingKind.GoodToKnow, $"{RotaWords.Joined(liveIn)} {(liveIn.Length == 1 ? "lives" : "live")} in",
                "Only put in the hours in which they must work or be there for you. Time when they are free to do as they like is rest, also when they spend it in the home.");
        }
    }

    private static IEnumerable<Finding> SleepIns(Rota rota)
    {
        if (!rota.Shifts.Any(shift => shift.Kind == ShiftKind.SleepIn && shift.Who.Count > 0))
            yield break;
        RotaTotals totals = RotaTotals.Of(rota);
        IEnumerable<string> each = totals.Staff.Where(member => member.SleepIns > 0).Select(member =>
            $"{member.Member.Name}: {RotaWords.Hours(member.WorkingMinutes / (double)rota.Weeks)} hours a week of working time, "
            + $"{RotaWords.Hours(member.AwakeMinutes / (double)rota.Weeks)} without the sleep-ins");
        yield return new Finding("sleep-ins-counted", FindingKind.GoodToKnow, "Sleep-ins are counted in two ways",
            "For rest and working time, a sleep-in counts from start to end when the worker must stay there (the courts said so in SIMAP and Jaeger). "
            + "For the minimum wage, only the time they are awake to work counts. Add that time when you know it. How a sleep-in is paid must be in the contract. "
            + $"On average: {string.Join("; ", each)}.")
        { Source = s_sleepIns };
    }

    private static IEnumerable<Finding> ClockChanges(Rota rota) => DatedShift.Of(rota, rota.Weeks).Where(dated => dated.ClocksChange)
        .GroupBy(dated => RotaTime.Local(dated.End).Date)
        .Select(night =>
        {
            int more = night.First().Minutes - night.First().Shift.ClockMinutes;
            return new Finding("clocks-change", FindingKind.GoodToKnow, $"The clocks go {(more > 0 ? "back" : "forward")} on {RotaWords.Of(night.Key)}",
                $"A shift through that night lasts {RotaWords.Length(Math.Abs(more))} {(more > 0 ? "more" : "less")}. The hours here take that into account: {string.Join("; ", night.Select(dated => $"{RotaWords.Of(dated)} is {RotaWords.Length(dated.Minutes)}"))}.")
            { Shifts = [.. night.Select(dated => dated.Shift.Id)] };
        });
}
