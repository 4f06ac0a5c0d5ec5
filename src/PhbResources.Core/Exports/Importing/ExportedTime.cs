namespace PhbResources.Core.Exports.Importing;

/// <summary>Which times an export may have.</summary>
internal static class ExportedTime
{
    /// <summary>Before it there was no wiki.</summary>
    public static DateTime Oldest { get; } = new(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Whether something can have happened then; a day is given to clocks that differ.</summary>
    public static bool IsPossible(DateTime time, TimeProvider clock) => time >= Oldest && time <= clock.GetUtcNow().UtcDateTime.AddDays(1);
}
