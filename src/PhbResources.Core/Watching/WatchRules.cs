using PhbResources.Core.Facts;

namespace PhbResources.Core.Watching;

/// <summary>When those who watch are mailed. Days and hours are those of the United Kingdom.</summary>
internal static class WatchRules
{
    /// <summary>When daily and weekly mails go out; weekly ones on Monday.</summary>
    public static readonly TimeOnly Morning = new(7, 30);

    /// <summary>From this hour on, daily and weekly mails that are late wait for the morning.</summary>
    public const int NightFrom = 22;

    /// <summary>Until this hour they wait.</summary>
    public const int NightUntil = 7;

    /// <summary>Changes that stand in one mail; of more it gives the number.</summary>
    public const int MostInMail = 40;

    /// <summary>Longest note in a mail, in characters.</summary>
    public const int NoteInMail = 200;

    /// <summary>Most things one member may watch.</summary>
    public const int MostWatches = 500;

    /// <summary>When the mail about something is due that is known since <paramref name="now"/>, UTC.</summary>
    public static DateTime Due(HowOften howOften, DateTime now, TimeSpan gather)
    {
        if (howOften == HowOften.AtOnce)
            return now + gather;
        DateOnly day = DateOnly.FromDateTime(ClockDays.Local(now));
        if (ClockDays.At(day, Morning) <= now)
            day = day.AddDays(1);
        if (howOften == HowOften.Weekly)
            day = day.AddDays(((int)DayOfWeek.Monday - (int)day.DayOfWeek + 7) % 7);
        return ClockDays.At(day, Morning);
    }

    /// <summary>Whether daily and weekly mails that are late have to wait: nobody's phone should ring at three because a server was mended.</summary>
    public static bool IsNight(DateTime now) => ClockDays.Local(now).Hour is >= NightFrom or < NightUntil;
}
