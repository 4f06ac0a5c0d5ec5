using NodaTime;

namespace PhbResources.Core.Rotas;

/// <summary>Who works when: a pattern of one to six weeks that repeats from its first day. Times are those of a clock on the wall in the UK.</summary>
public sealed record Rota
{
    /// <summary>Longest pattern, in weeks.</summary>
    public const int MostWeeks = 6;

    /// <summary>Tells this rota from others, so that a calendar changes its entries instead of adding them again.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the person calls it; may be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>First day of the pattern, any day of the week. Weeks are counted from it.</summary>
    public required LocalDate Start { get; init; }

    /// <summary>Weeks until the pattern repeats, from 1 to <see cref="MostWeeks"/>.</summary>
    public int Weeks { get; init; } = 1;

    /// <summary>Everybody who can be put on a shift, in the person's own order.</summary>
    public IReadOnlyList<StaffMember> Staff { get; init; } = [];

    /// <summary>The shifts, in no order.</summary>
    public IReadOnlyList<Shift> Shifts { get; init; } = [];

    /// <summary>When somebody must be there; empty where nothing is to be checked.</summary>
    public IReadOnlyList<CoverNeed> Cover { get; init; } = [];

    /// <summary>What it is called on paper.</summary>
    public string Name => Title.Length == 0 ? "Rota" : Title;

    /// <summary>A member by id, or <c>null</c>.</summary>
    public StaffMember? Find(int staff) => Staff.FirstOrDefault(member => member.Id == staff);

    /// <summary>The days of a week in the order they come, which is from <see cref="Start"/>'s day of the week.</summary>
    public IReadOnlyList<IsoDayOfWeek> Days => [.. Enumerable.Range(0, 7).Select(day => Start.PlusDays(day).DayOfWeek)];

    /// <summary>The date of a day in a week of the pattern's first run.</summary>
    /// <param name="week">Counted from 1; beyond <see cref="Weeks"/> the pattern has repeated.</param>
    /// <param name="day">Day of the week.</param>
    public LocalDate DateOf(int week, IsoDayOfWeek day) => Start.PlusDays((7 * (week - 1)) + ((int)day - (int)Start.DayOfWeek + 7) % 7);
}

/// <summary>Somebody who works on the rota.</summary>
/// <param name="Id">Unique in the rota, from 1.</param>
/// <param name="Name">As the person writes it.</param>
public sealed record StaffMember(int Id, string Name)
{
    /// <summary>True for a young worker (over compulsory school age and under 18), who has stronger rules.</summary>
    public bool Under18 { get; init; }

    /// <summary>True when they have agreed in writing to work more than the average week.</summary>
    public bool OptedOut { get; init; }

    /// <summary>True when they live in the home they work in.</summary>
    public bool LivesIn { get; init; }
}

/// <summary>A time of work that comes once in each run of the pattern.</summary>
/// <param name="Id">Unique in the rota, from 1.</param>
/// <param name="Week">Week of the pattern, from 1.</param>
/// <param name="Day">The day it starts on.</param>
/// <param name="From">Start.</param>
/// <param name="To">End; when not after <paramref name="From"/>, it is on the next day (the same time is 24 hours later).</param>
public sealed record Shift(int Id, int Week, IsoDayOfWeek Day, LocalTime From, LocalTime To)
{
    /// <summary>What sort of work.</summary>
    public ShiftKind Kind { get; init; }

    /// <summary>Rest within the shift that is not worked, in minutes, taken in one go.</summary>
    public int BreakMinutes { get; init; }

    /// <summary>How many people it needs: 1, or 2 for two-to-one support.</summary>
    public int People { get; init; } = 1;

    /// <summary>Ids of who works it; fewer than <see cref="People"/> where nobody has been found yet.</summary>
    public IReadOnlyList<int> Who { get; init; } = [];

    /// <summary>Minutes on the wall clock from start to end.</summary>
    public int ClockMinutes => To > From ? MinuteOf(To) - MinuteOf(From) : MinuteOf(To) - MinuteOf(From) + RotaTime.MinutesInDay;

    private static int MinuteOf(LocalTime time) => (time.Hour * 60) + time.Minute;
}

/// <summary>What sort of work a shift is.</summary>
public enum ShiftKind
{
    /// <summary>Awake and working, at any time of day.</summary>
    Ordinary,

    /// <summary>Awake and working all night.</summary>
    WakingNight,

    /// <summary>Asleep at the place of work, and there if needed.</summary>
    SleepIn,
}

/// <summary>Hours in which people must be there, the same in each week.</summary>
/// <param name="Days">Days of the week it starts on.</param>
/// <param name="From">Start.</param>
/// <param name="To">End; when not after <paramref name="From"/>, it is on the next day.</param>
/// <param name="People">How many, 1 or 2.</param>
public sealed record CoverNeed(IReadOnlyList<IsoDayOfWeek> Days, LocalTime From, LocalTime To, int People);
