using NodaTime;
using PhbResources.Core.Rotas;

namespace PhbResources.Core.Tests.Rotas;

/// <summary>
/// A person's work minute by minute, written apart from the product: a line of minutes, each worked or free. Slow and plain.
/// </summary>
internal sealed class SlowRota
{
    private readonly DateTime _origin;
    private readonly bool[] _works;
    private readonly TimeZoneInfo _london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public SlowRota(Rota rota, int staff, int weeks)
    {
        _origin = Utc(rota.Start.ToDateTimeUnspecified());
        _works = new bool[(weeks + 1) * 7 * 24 * 60];
        for (int day = 0; day < weeks * 7; day++)
        {
            DateTime date = rota.Start.ToDateTimeUnspecified().AddDays(day);
            foreach (Shift shift in rota.Shifts.Where(shift => shift.Who.Contains(staff) && shift.Week == (day / 7 % rota.Weeks) + 1 && (int)shift.Day % 7 == (int)date.DayOfWeek))
            {
                DateTime from = date + shift.From.ToTimeOnly().ToTimeSpan();
                DateTime to = date.AddDays(shift.To > shift.From ? 0 : 1) + shift.To.ToTimeOnly().ToTimeSpan();
                for (int minute = At(Utc(from)); minute < At(Utc(to)); minute++)
                {
                    _works[minute] = true;
                    Minutes++;
                }
            }
        }
    }

    /// <summary>Minutes of all shifts, counted twice where they overlap.</summary>
    public int Minutes { get; private set; }

    /// <summary>The first minutes of 24-hour stretches in which there is no free time as long as <paramref name="rest"/> minutes.</summary>
    public IEnumerable<DateTime> WithoutRest(int rest)
    {
        int at = 0;
        while (true)
        {
            while (at < _works.Length && !_works[at])
                at++;
            if (at == _works.Length)
                yield break;
            if (LongestFree(at, at + (24 * 60)) < rest)
                yield return _origin.AddMinutes(at);

            // On to the next free time that is long enough.
            int free = 0;
            while (at < _works.Length && free < rest)
                free = _works[at++] ? 0 : free + 1;
        }
    }

    public int LongestFreeInWeeks(int week, int weeks, LocalDate start) =>
        LongestFree(At(Utc(start.PlusDays(7 * (week - 1)).ToDateTimeUnspecified())), At(Utc(start.PlusDays(7 * (week - 1 + weeks)).ToDateTimeUnspecified())));

    private int LongestFree(int from, int to)
    {
        int longest = 0;
        int free = 0;
        for (int minute = from; minute < to; minute++)
        {
            free = minute < _works.Length && _works[minute] ? 0 : free + 1;
            longest = Math.Max(longest, free);
        }

        return longest;
    }

    private int At(DateTime utc) => (int)(utc - _origin).TotalMinutes;

    // The times of these tests are at full hours and away from the hour that comes twice.
    private DateTime Utc(DateTime local) => local - _london.GetUtcOffset(_london.IsInvalidTime(local) ? local.AddHours(-1) : local);
}
