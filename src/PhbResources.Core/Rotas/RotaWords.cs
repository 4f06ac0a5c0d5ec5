using System.Globalization;
using NodaTime;

namespace PhbResources.Core.Rotas;

/// <summary>Days, times and lengths of time as people say them.</summary>
public static class RotaWords
{
    private static readonly CultureInfo s_words = CultureInfo.InvariantCulture;

    /// <summary><c>Monday</c>.</summary>
    public static string Of(IsoDayOfWeek day) => day.ToString();

    /// <summary><c>Monday 23 November 2026</c>.</summary>
    public static string Of(LocalDate date) => date.ToString("dddd d MMMM uuuu", s_words);

    /// <summary><c>Mon 23 Nov</c>.</summary>
    public static string Brief(LocalDate date) => date.ToString("ddd d MMM", s_words);

    /// <summary><c>07:30</c>.</summary>
    public static string Of(LocalTime time) => time.ToString("HH:mm", s_words);

    /// <summary><c>07:30 to 15:00</c>.</summary>
    public static string Times(Shift shift)
    {
        ArgumentNullException.ThrowIfNull(shift);
        return $"{Of(shift.From)} to {Of(shift.To)}";
    }

    /// <summary><c>Monday 23 November, 07:30 to 15:00</c>.</summary>
    public static string Of(DatedShift dated)
    {
        ArgumentNullException.ThrowIfNull(dated);
        return $"{dated.Date.ToString("dddd d MMMM", s_words)}, {Times(dated.Shift)}";
    }

    /// <summary><c>9 hours 30 minutes</c>.</summary>
    public static string Length(int minutes)
    {
        (int hours, int rest) = Math.DivRem(minutes, 60);
        return (hours, rest) switch
        {
            (0, _) => Count(rest, "minute"),
            (_, 0) => Count(hours, "hour"),
            _ => $"{Count(hours, "hour")} {Count(rest, "minute")}",
        };
    }

    /// <summary>Hours as they are added up: <c>37.5</c>.</summary>
    public static string Hours(double minutes) => Math.Round(minutes / 60, 2, MidpointRounding.AwayFromZero).ToString("0.##", s_words);

    /// <summary><c>1 shift</c>, <c>2 shifts</c>.</summary>
    public static string Count(int number, string noun) => $"{number.ToString(s_words)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>What a shift of the kind is called.</summary>
    public static string Of(ShiftKind kind) => kind switch
    {
        ShiftKind.WakingNight => "Waking night",
        ShiftKind.SleepIn => "Sleep-in",
        _ => "Ordinary shift",
    };

    /// <summary>Names joined: <c>Sam, Alex and Jo</c>.</summary>
    public static string Joined(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
    }

    internal static string Number(decimal number) => number.ToString("0.##", s_words);

    internal static string Moment(Instant instant)
    {
        LocalDateTime local = RotaTime.Local(instant);
        return $"{local.Date.ToString("dddd d MMMM", s_words)} at {Of(local.TimeOfDay)}";
    }
}
