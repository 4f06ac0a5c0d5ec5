using PhbResources.Core.Facts;

namespace PhbResources.Core.Rotas;

/// <summary>The figures of the Working Time Regulations 1998 that rotas are checked against, as they are on a day.</summary>
public sealed class WorkingTimeRules
{
    private readonly LegalFigures _figures;
    private readonly DateOnly _day;

    /// <summary>Takes the figures of a day.</summary>
    /// <param name="figures">All figures.</param>
    /// <param name="day">First day of the rota.</param>
    public WorkingTimeRules(LegalFigures figures, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(figures);
        _figures = figures;
        _day = day;
    }

    /// <summary>Hours of rest in a row in each 24 hours.</summary>
    public FigureOnDay DailyRestHours => On(FigureIds.DailyRestHours);

    /// <summary>Hours of rest in a row in each week.</summary>
    public FigureOnDay WeeklyRestHours => On(FigureIds.WeeklyRestHours);

    /// <summary>Hours of rest in a row in each two weeks, which may stand in for the weekly rest.</summary>
    public FigureOnDay FortnightRestHours => On(FigureIds.FortnightRestHours);

    /// <summary>Minutes of the break.</summary>
    public FigureOnDay BreakMinutes => On(FigureIds.BreakMinutes);

    /// <summary>Hours of work after which the break is due.</summary>
    public FigureOnDay BreakAfterHours => On(FigureIds.BreakAfterHours);

    /// <summary>Most hours a week on average.</summary>
    public FigureOnDay WeeklyHours => On(FigureIds.WeeklyHours);

    /// <summary>Weeks the average is taken over.</summary>
    public FigureOnDay AverageWeeks => On(FigureIds.AverageWeeks);

    /// <summary>Most hours of a night worker in each 24 hours on average.</summary>
    public FigureOnDay NightHours => On(FigureIds.NightHours);

    /// <summary>Hour of the day at which night begins.</summary>
    public FigureOnDay NightStarts => On(FigureIds.NightStarts);

    /// <summary>Hour of the day at which night ends.</summary>
    public FigureOnDay NightEnds => On(FigureIds.NightEnds);

    /// <summary>Hours of work at night that make a night worker.</summary>
    public FigureOnDay NightWorkerHours => On(FigureIds.NightWorkerHours);

    /// <summary>Under 18: most hours a day.</summary>
    public FigureOnDay YoungDailyHours => On(FigureIds.YoungDailyHours);

    /// <summary>Under 18: most hours a week.</summary>
    public FigureOnDay YoungWeeklyHours => On(FigureIds.YoungWeeklyHours);

    /// <summary>Under 18: minutes of the break.</summary>
    public FigureOnDay YoungBreakMinutes => On(FigureIds.YoungBreakMinutes);

    /// <summary>Under 18: hours of work after which the break is due.</summary>
    public FigureOnDay YoungBreakAfterHours => On(FigureIds.YoungBreakAfterHours);

    /// <summary>Under 18: hours of rest in a row in each 24 hours.</summary>
    public FigureOnDay YoungDailyRestHours => On(FigureIds.YoungDailyRestHours);

    /// <summary>Under 18: hours of rest in each week.</summary>
    public FigureOnDay YoungWeeklyRestHours => On(FigureIds.YoungWeeklyRestHours);

    /// <summary>Under 18: hour of the day at which the time closed to them begins.</summary>
    public FigureOnDay YoungNightStarts => On(FigureIds.YoungNightStarts);

    /// <summary>Under 18: hour of the day at which it ends.</summary>
    public FigureOnDay YoungNightEnds => On(FigureIds.YoungNightEnds);

    /// <summary>Under 18: hour at which it begins where work after <see cref="YoungNightStarts"/> was agreed.</summary>
    public FigureOnDay YoungLaterNightStarts => On(FigureIds.YoungLaterNightStarts);

    /// <summary>Under 18: hour at which it then ends.</summary>
    public FigureOnDay YoungLaterNightEnds => On(FigureIds.YoungLaterNightEnds);

    /// <summary>The day on which all of them had been compared with their sources.</summary>
    public DateOnly CheckedOn => new[] { DailyRestHours, WeeklyRestHours, BreakMinutes, WeeklyHours, NightHours, YoungDailyHours, YoungNightStarts }.Min(rule => rule.Figure.CheckedOn);

    private FigureOnDay On(string id) => _figures.On(id, _day);
}

/// <summary>Figures of hours in the minutes that shifts are counted in.</summary>
internal static class FigureMinutes
{
    extension(FigureOnDay hours)
    {
        public int Minutes => (int)(hours.Value * 60);
    }
}
