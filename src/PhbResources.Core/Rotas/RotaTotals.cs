namespace PhbResources.Core.Rotas;

/// <summary>The hours of a rota in the first run of its pattern, on its real dates.</summary>
/// <param name="Staff">One a member, in the rota's order, those without shifts included.</param>
public sealed record RotaTotals(IReadOnlyList<StaffTotals> Staff)
{
    /// <summary>Adds up.</summary>
    public static RotaTotals Of(Rota rota)
    {
        ArgumentNullException.ThrowIfNull(rota);
        IReadOnlyList<DatedShift> dated = DatedShift.Of(rota, rota.Weeks);
        return new RotaTotals([.. rota.Staff.Select(member => Of(rota, member, dated))]);
    }

    private static StaffTotals Of(Rota rota, StaffMember member, IReadOnlyList<DatedShift> all)
    {
        DatedShift[] own = [.. all.Where(dated => dated.Shift.Who.Contains(member.Id))];
        return new StaffTotals(member,
            [.. Enumerable.Range(1, rota.Weeks).Select(number => Week([.. own.Where(dated => dated.Week == number)]))]);
    }

    private static WeekTotals Week(DatedShift[] shifts)
    {
        DatedShift[] sleepIns = [.. shifts.Where(dated => dated.Shift.Kind == ShiftKind.SleepIn)];
        return new WeekTotals(
            shifts.Sum(dated => dated.WorkedMinutes) - sleepIns.Sum(dated => dated.WorkedMinutes),
            sleepIns.Sum(dated => dated.WorkedMinutes),
            sleepIns.Length,
            shifts.Count(dated => dated.Shift.Kind == ShiftKind.WakingNight));
    }
}

/// <summary>The hours of one person.</summary>
/// <param name="Member">Who.</param>
/// <param name="Weeks">One for each week of the pattern.</param>
public sealed record StaffTotals(StaffMember Member, IReadOnlyList<WeekTotals> Weeks)
{
    /// <summary>Minutes awake and working in the whole pattern, without breaks.</summary>
    public int AwakeMinutes => Weeks.Sum(week => week.AwakeMinutes);

    /// <summary>Minutes of sleep-ins in the whole pattern.</summary>
    public int SleepInMinutes => Weeks.Sum(week => week.SleepInMinutes);

    /// <summary>Both: what counts for rest and for the average week.</summary>
    public int WorkingMinutes => AwakeMinutes + SleepInMinutes;

    /// <summary>Number of sleep-ins in the pattern.</summary>
    public int SleepIns => Weeks.Sum(week => week.SleepIns);

    /// <summary>Number of waking nights in the pattern.</summary>
    public int WakingNights => Weeks.Sum(week => week.WakingNights);
}

/// <summary>The hours of one person in a week; a shift belongs to the week it starts in.</summary>
/// <param name="AwakeMinutes">Ordinary shifts and waking nights, without breaks.</param>
/// <param name="SleepInMinutes">Sleep-ins.</param>
/// <param name="SleepIns">Number of sleep-ins.</param>
/// <param name="WakingNights">Number of waking nights.</param>
public sealed record WeekTotals(int AwakeMinutes, int SleepInMinutes, int SleepIns, int WakingNights);
