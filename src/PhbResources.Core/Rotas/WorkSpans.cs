using NodaTime;

namespace PhbResources.Core.Rotas;

/// <summary>A stretch of time.</summary>
internal readonly record struct Span(Instant Start, Instant End)
{
    public int Minutes => (int)(End - Start).TotalMinutes;
}

/// <summary>The time one person is at work, and the rest between.</summary>
internal static class WorkSpans
{
    /// <summary>Shifts joined wherever the time between them is shorter than <paramref name="rest"/> minutes; in order.</summary>
    public static IReadOnlyList<WorkStretch> Joined(IReadOnlyList<DatedShift> shifts, int rest)
    {
        List<WorkStretch> stretches = [];
        foreach (DatedShift shift in shifts)
        {
            if (stretches.Count > 0 && (shift.Start - stretches[^1].End).TotalMinutes < rest)
                stretches[^1] = stretches[^1].With(shift);
            else
                stretches.Add(new WorkStretch(shift.Start, shift.End, [shift]));
        }

        return stretches;
    }

    /// <summary>The times without work within a window, in order; those reaching past it are cut off.</summary>
    public static IEnumerable<Span> Free(IReadOnlyList<DatedShift> shifts, Instant from, Instant to)
    {
        Instant free = from;
        foreach (DatedShift shift in shifts.Where(shift => shift.End > from && shift.Start < to))
        {
            if (shift.Start > free)
                yield return new Span(free, shift.Start);
            free = Instant.Max(free, shift.End);
        }

        if (free < to)
            yield return new Span(free, to);
    }

    /// <summary>Minutes of a stretch of time that lie between two hours of the day, the second on the next morning.</summary>
    public static int MinutesAtNight(Instant start, Instant end, int fromHour, int toHour)
    {
        int minutes = 0;
        for (LocalDate evening = RotaTime.Local(start).Date.PlusDays(-1); evening <= RotaTime.Local(end).Date; evening = evening.PlusDays(1))
        {
            Instant from = Instant.Max(start, RotaTime.At(evening, new LocalTime(fromHour, 0)));
            Instant to = Instant.Min(end, RotaTime.At(evening.PlusDays(1), new LocalTime(toHour, 0)));
            if (to > from)
                minutes += (int)(to - from).TotalMinutes;
        }

        return minutes;
    }
}

/// <summary>Shifts of one person with little time between them.</summary>
/// <param name="Start">Start of the first.</param>
/// <param name="End">End of the one that ends last.</param>
/// <param name="Shifts">In order of their start.</param>
internal sealed record WorkStretch(Instant Start, Instant End, List<DatedShift> Shifts)
{
    public int Minutes => (int)(End - Start).TotalMinutes;

    public WorkStretch With(DatedShift shift)
    {
        Shifts.Add(shift);
        return this with { End = Instant.Max(End, shift.End) };
    }
}
