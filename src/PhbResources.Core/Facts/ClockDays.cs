namespace PhbResources.Core.Facts;

/// <summary>The day it is where the law of the library holds.</summary>
public static class ClockDays
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Today in the United Kingdom, whatever the server's time zone.</summary>
    public static DateOnly Today(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), London).DateTime);
    }

    /// <summary>The moment at which a day begins in the United Kingdom, UTC.</summary>
    public static DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), London);

    /// <summary>What the clocks in the United Kingdom show.</summary>
    /// <param name="utc">The moment, UTC.</param>
    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), London);

    /// <summary>The moment at which the clocks in the United Kingdom show a time that they show every day, as those of the morning, UTC.</summary>
    public static DateTime At(DateOnly day, TimeOnly time) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), London);
}
