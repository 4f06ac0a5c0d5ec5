namespace PhbResources.Core.Rotas;

/// <summary>Nobody can be on two shifts at the same time.</summary>
internal static class OverlapCheck
{
    public static IEnumerable<Finding> Of(StaffWork work) =>
        work.Once(Overlaps(work.Shifts), pair => (pair.First.Shift.Id, pair.Second.Shift.Id), pair => (pair.First.Start, pair.First.End)).Select(found => new Finding(
            "double-booking", FindingKind.ToLookAt, $"{work.Name} is on two shifts at once",
            $"{RotaWords.Of(found.First.First)}, and {RotaWords.Of(found.First.Second)}. Take {work.Name} off one of them, or change the times.")
        {
            Staff = work.Member.Id,
            When = $"{RotaWords.Of(found.First.First)}, and {RotaWords.Of(found.First.Second)}",
            Shifts = [found.First.First.Shift.Id, found.First.Second.Shift.Id],
        });

    private static IEnumerable<(DatedShift First, DatedShift Second)> Overlaps(IReadOnlyList<DatedShift> shifts)
    {
        for (int at = 0; at < shifts.Count; at++)
        {
            for (int next = at + 1; next < shifts.Count && shifts[next].Start < shifts[at].End; next++)
            {
                if (shifts[next].End > shifts[next].Start)
                    yield return (shifts[at], shifts[next]);
            }
        }
    }
}
