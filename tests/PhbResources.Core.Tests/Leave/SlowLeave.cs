using System.Numerics;

namespace PhbResources.Core.Tests.Leave;

/// <summary>
/// Leave counted the slow, obvious way: a day at a time, in whole numbers of the smallest part that can occur. It knows nothing of the
/// product's own working, and its figures are written here again on purpose.
/// </summary>
internal static class SlowLeave
{
    private const int WeeksInTenths = 56;
    private const int MostDays = 28;

    /// <summary>Hundredths of a day, rounded up, for a worker with so many hundredths of a day of work a week.</summary>
    public static long HundredthsOfDays(DateOnly yearStarts, int hundredthsPerWeek, DateOnly? started, DateOnly? leaves)
    {
        // A year's leave in thousandths of a day, and the leave year as a list of its days.
        BigInteger year = BigInteger.Min((BigInteger)WeeksInTenths * hundredthsPerWeek, MostDays * 1000);
        List<DateOnly> days = [];
        for (DateOnly day = yearStarts; day < yearStarts.AddYears(1); day = day.AddDays(1))
            days.Add(day);

        if (leaves is not null)
        {
            // Each day of the leave year brings the same part of it.
            BigInteger sum = 0;
            foreach (DateOnly day in days)
            {
                if ((started is null || day >= started) && day <= leaves)
                    sum += year;
            }

            return Up(sum, 10 * days.Count);
        }

        if (started is null)
            return Up(year, 10);

        // A twelfth on the day the job starts and on the same day of each month after, and never less than day by day.
        BigInteger twelfths = 0, dayByDay = 0;
        DateOnly next = started.Value;
        int months = 0;
        foreach (DateOnly day in days)
        {
            if (day == next && months < 12)
            {
                twelfths += year;
                months++;
                next = started.Value.AddMonths(months);
            }

            if (day >= started)
                dayByDay += year;
        }

        // Half days are 500 thousandths.
        long halves = Math.Max(Up(twelfths, 12 * 500), Up(dayByDay, 500 * days.Count));
        return halves * 50;
    }

    private static long Up(BigInteger top, int bottom)
    {
        BigInteger whole = top / bottom;
        return (long)(whole * bottom < top ? whole + 1 : whole);
    }
}
