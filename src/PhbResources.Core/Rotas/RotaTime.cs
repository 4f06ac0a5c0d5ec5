using NodaTime;
using NodaTime.TimeZones;

namespace PhbResources.Core.Rotas;

/// <summary>The clock that rotas go by.</summary>
internal static class RotaTime
{
    public const int MinutesInDay = 24 * 60;

    /// <summary>IANA's name of the zone.</summary>
    public const string ZoneId = "Europe/London";

    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb[ZoneId];

    /// <summary>
    /// The instant of a time on the wall clock. In the hour that comes twice it is the first; in the hour that is left out, it is as long
    /// after midnight as if the clocks had not changed. Calendars read times the same way (RFC 5545, 3.3.5).
    /// </summary>
    public static Instant At(LocalDate date, LocalTime time) => Zone.ResolveLocal(date + time, Resolvers.LenientResolver).ToInstant();

    public static LocalDateTime Local(Instant instant) => instant.InZone(Zone).LocalDateTime;
}

/// <summary>A shift on a date, in real time: a night in which the clocks change has an hour more or less.</summary>
/// <param name="Shift">The shift of the pattern.</param>
/// <param name="Week">Week since the rota's first day, from 1; the pattern has repeated where it is beyond its weeks.</param>
/// <param name="Date">The day it starts on.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends.</param>
public sealed record DatedShift(Shift Shift, int Week, LocalDate Date, Instant Start, Instant End)
{
    /// <summary>Real minutes from start to end.</summary>
    public int Minutes => (int)(End - Start).TotalMinutes;

    /// <summary>Real minutes without the break.</summary>
    public int WorkedMinutes => Math.Max(0, Minutes - Shift.BreakMinutes);

    /// <summary>True when the clocks change during it.</summary>
    public bool ClocksChange => Minutes != Shift.ClockMinutes;

    /// <summary>The shifts of the rota's first weeks, in order of their start.</summary>
    /// <param name="rota">The rota.</param>
    /// <param name="weeks">How many weeks from its first day; the pattern repeats as often as needed.</param>
    public static IReadOnlyList<DatedShift> Of(Rota rota, int weeks)
    {
        ArgumentNullException.ThrowIfNull(rota);
        ILookup<int, Shift> byWeek = rota.Shifts.ToLookup(shift => shift.Week);
        return
        [
            .. Enumerable.Range(1, weeks)
                .SelectMany(week => byWeek[((week - 1) % rota.Weeks) + 1].Select(shift => On(rota, shift, week)))
                .OrderBy(dated => dated.Start).ThenBy(dated => dated.End).ThenBy(dated => dated.Shift.Id),
        ];
    }

    private static DatedShift On(Rota rota, Shift shift, int week)
    {
        LocalDate date = rota.DateOf(week, shift.Day);
        Instant start = RotaTime.At(date, shift.From);
        Instant end = RotaTime.At(shift.To > shift.From ? date : date.PlusDays(1), shift.To);
        return new DatedShift(shift, week, date, start, end > start ? end : start);
    }
}
