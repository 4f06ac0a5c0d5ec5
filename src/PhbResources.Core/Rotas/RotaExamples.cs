using NodaTime;

namespace PhbResources.Core.Rotas;

/// <summary>Patterns to start from. They name nobody.</summary>
/// <param name="Key">Its id.</param>
/// <param name="Title">What it is.</param>
public sealed record RotaExample(string Key, string Title)
{
    private static readonly IsoDayOfWeek[] s_weekdays = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];
    private static readonly IsoDayOfWeek[] s_allDays = [.. s_weekdays, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    /// <summary>All of them, the simplest first.</summary>
    public static IReadOnlyList<RotaExample> All { get; } =
    [
        new("weekdays", "One PA on weekdays"),
        new("week-on-week-off", "Two PAs, week on and week off, with sleep-ins"),
        new("round-the-clock", "24-hour cover with waking nights, and two people in the mornings"),
    ];

    /// <summary>The example as a new rota.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="start">Its first day.</param>
    public Rota Make(Guid id, LocalDate start) => Key switch
    {
        "weekdays" => Weekdays(id, start),
        "week-on-week-off" => WeekOnWeekOff(id, start),
        _ => RoundTheClock(id, start),
    };

    private static Rota Weekdays(Guid id, LocalDate start) => Numbered(new Rota
    {
        Id = id,
        Start = start,
        Staff = People(1),
        Cover = [new CoverNeed(s_weekdays, new LocalTime(8, 0), new LocalTime(16, 0), 1)],
    }, s_weekdays.Select(day => Ordinary(1, day, 8, 16, 1) with { BreakMinutes = 30 }));

    // A sleep-in counts as work, so with an evening and a morning around it there are 12.5 hours on and 11.5 hours of rest.
    private static Rota WeekOnWeekOff(Guid id, LocalDate start) => Numbered(new Rota
    {
        Id = id,
        Start = start,
        Weeks = 2,
        Staff = People(2),
        Cover = [new CoverNeed(s_allDays, new LocalTime(20, 30), new LocalTime(9, 0), 1)],
    }, from week in Enumerable.Range(1, 2)
       from day in s_allDays
       from shift in new[] { Ordinary(week, day, 20, 22, week) with { From = new LocalTime(20, 30) }, SleepIn(week, day, week), Ordinary(week, day, 7, 9, day == IsoDayOfWeek.Monday ? 3 - week : week) }
       select shift);

    // Nights come one after the other and never right before an early shift.
    private static Rota RoundTheClock(Guid id, LocalDate start)
    {
        bool FirstHalf(IsoDayOfWeek day) => day <= IsoDayOfWeek.Thursday;
        int Second(IsoDayOfWeek day) => day switch { <= IsoDayOfWeek.Wednesday => 2, IsoDayOfWeek.Thursday => 4, IsoDayOfWeek.Sunday => 3, _ => 1 };
        return Numbered(new Rota
        {
            Id = id,
            Start = start,
            Staff = People(6),
            Cover = [new CoverNeed(s_allDays, LocalTime.Midnight, LocalTime.Midnight, 1), new CoverNeed(s_allDays, new LocalTime(8, 0), new LocalTime(11, 0), 2)],
        }, s_allDays.SelectMany(day => new[]
        {
            Ordinary(1, day, 7, 15, FirstHalf(day) ? 1 : 2) with { BreakMinutes = 30 },
            Ordinary(1, day, 8, 11, Second(day)),
            Ordinary(1, day, 15, 22, FirstHalf(day) ? 3 : 4) with { BreakMinutes = 30 },
            new Shift(0, 1, day, new LocalTime(22, 0), new LocalTime(7, 0)) { Kind = ShiftKind.WakingNight, BreakMinutes = 30, Who = [FirstHalf(day) ? 5 : 6] },
        }));
    }

    private static Rota Numbered(Rota rota, IEnumerable<Shift> shifts) => rota with { Shifts = [.. shifts.Select((shift, at) => shift with { Id = at + 1 })] };

    private static IReadOnlyList<StaffMember> People(int count) => [.. Enumerable.Range(1, count).Select(number => new StaffMember(number, $"PA {number}"))];

    private static Shift Ordinary(int week, IsoDayOfWeek day, int from, int to, int who) => new(0, week, day, new LocalTime(from, 0), new LocalTime(to, 0)) { Who = [who] };

    private static Shift SleepIn(int week, IsoDayOfWeek day, int who) => new(0, week, day, new LocalTime(22, 0), new LocalTime(7, 0)) { Kind = ShiftKind.SleepIn, Who = [who] };
}
