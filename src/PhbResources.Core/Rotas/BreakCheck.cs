using PhbResources.Core.Facts;

namespace PhbResources.Core.Rotas;

/// <summary>
/// The rest break in a working day (regulation 12). Shifts that follow each other with less than a break between them are one piece of
/// work. Sleep-ins are left out: their quiet hours are the rest.
/// </summary>
internal static class BreakCheck
{
    public static IEnumerable<Finding> Of(StaffWork work, WorkingTimeRules rules)
    {
        FigureOnDay minutes = work.Member.Under18 ? rules.YoungBreakMinutes : rules.BreakMinutes;
        FigureOnDay after = work.Member.Under18 ? rules.YoungBreakAfterHours : rules.BreakAfterHours;
        int least = (int)minutes.Value;
        DatedShift[] awake = [.. work.Shifts.Where(shift => shift.Shift.Kind != ShiftKind.SleepIn)];
        IEnumerable<WorkStretch> without = WorkSpans.Joined(awake, least)
            .Where(piece => piece.Minutes > after.Minutes && piece.Shifts.All(shift => shift.Shift.BreakMinutes < least));
        return work.Once(without, piece => piece.Shifts[0].Shift.Id, piece => (piece.Start, piece.End)).Select(found => new Finding("break", FindingKind.ToLookAt,
            $"{work.Name} has no break in a long shift",
            $"{string.Join("; ", found.First.Shifts.Select(RotaWords.Of))}: {RotaWords.Length(found.First.Minutes)}. "
            + $"Over {after.Words} hours of work the rule is a break of {minutes.Words} minutes in one go"
            + $"{(work.Member.Under18 ? " for a worker under 18" : "")}. If {work.Name} cannot leave the person, plan who steps in, or a rest soon after.{found.Often}")
        {
            Staff = work.Member.Id,
            Shifts = [.. found.First.Shifts.Select(shift => shift.Shift.Id)],
            When = string.Join(" and ", found.First.Shifts.Select(RotaWords.Of)),
            Source = minutes.Source,
        });
    }
}
