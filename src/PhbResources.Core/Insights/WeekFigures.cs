namespace PhbResources.Core.Insights;

/// <summary>The figures of a week.</summary>
/// <param name="Monday">Its first day, UTC.</param>
/// <param name="Counts">The figures; one that is missing is none.</param>
public sealed record WeekFigures(DateOnly Monday, IReadOnlyDictionary<Measure, long> Counts)
{
    /// <summary>A figure of the week.</summary>
    public long this[Measure measure] => Counts.GetValueOrDefault(measure);

    /// <summary>The Monday of the week that a day is in.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>The figures of a template.</summary>
/// <param name="Key">Its key; it may be unpublished by now.</param>
/// <param name="Views">How often its page was read.</param>
/// <param name="Downloads">Downloads by format.</param>
/// <param name="Fills">Documents filled in on the site, by format.</param>
/// <param name="Helped">How many said that it helped.</param>
/// <param name="NotHelped">How many said that it did not.</param>
public sealed record TemplateFigures(Guid Key, long Views, IReadOnlyDictionary<string, long> Downloads, IReadOnlyDictionary<string, long> Fills, long Helped, long NotHelped)
{
    /// <summary>All downloads, filled in or not.</summary>
    public long Taken => Downloads.Values.Sum() + Fills.Values.Sum();
}
