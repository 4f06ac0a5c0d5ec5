namespace PhbResources.Core.Leave;

/// <summary>A leave year: twelve months that start on any day the employer and the worker agreed.</summary>
/// <param name="First">Its first day.</param>
public sealed record LeaveYear(DateOnly First)
{
    /// <summary>Its last day.</summary>
    public DateOnly Last => First.AddYears(1).AddDays(-1);

    /// <summary>365, or 366 where it has a 29 February.</summary>
    public int Days => DaysFrom(First, Last);

    /// <summary>Whether a day falls into it.</summary>
    public bool Has(DateOnly day) => First <= day && day <= Last;

    /// <summary>The days from one to another, both counted.</summary>
    public static int DaysFrom(DateOnly first, DateOnly last) => last.DayNumber - first.DayNumber + 1;

    /// <summary>
    /// The months that have begun from the start of a job to a day, the first on the day of the start itself: leave of the first year
    /// builds up "on the first day of each month of that year" (Working Time Regulations 1998, regulation 15A(2)).
    /// </summary>
    public static int MonthsBegun(DateOnly start, DateOnly until)
    {
        int months = 0;
        while (start.AddMonths(months) <= until)
            months++;
        return months;
    }
}
