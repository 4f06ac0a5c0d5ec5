using System.Globalization;

namespace PhbResources.Core.Leave;

/// <summary>What leave is counted in.</summary>
public enum LeaveUnit
{
    /// <summary>Working days.</summary>
    Days,

    /// <summary>Hours of work.</summary>
    Hours,
}

/// <summary>Leave in words.</summary>
internal static class LeaveAmount
{
    /// <summary>Days and hours are shown in hundredths, rounded up.</summary>
    public const decimal Step = 0.01m;

    public static string InWords(decimal amount, LeaveUnit unit)
    {
        string number = Number(amount);
        string words = $"{number} {(unit == LeaveUnit.Days ? "day" : "hour")}{(amount == 1 ? "" : "s")}";
        if (unit == LeaveUnit.Days || amount == decimal.Truncate(amount))
            return words;
        // A minute that has begun counts.
        decimal minutes = decimal.Ceiling(Math.Abs(amount) * 60);
        return $"{words} ({Math.Truncate(minutes / 60)} h {minutes % 60:0} min)";
    }

    public static string Number(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
