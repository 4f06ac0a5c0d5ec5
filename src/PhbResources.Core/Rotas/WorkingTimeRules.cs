using PhbResources.Documents.Model;

namespace PhbResources.Core.Rotas;

/// <summary>A figure of the law with where it stands.</summary>
/// <param name="Value">The figure, in the unit its name says.</param>
/// <param name="Source">Where it stands.</param>
public sealed record RuleFigure(decimal Value, Source Source)
{
    internal int Minutes => (int)(Value * 60);

    internal string Words => RotaWords.Number(Value);
}

/// <summary>The figures of the Working Time Regulations 1998 that rotas are checked against.</summary>
public sealed record WorkingTimeRules
{
    /// <summary>Hours of rest in a row in each 24 hours.</summary>
    public required RuleFigure DailyRestHours { get; init; }

    /// <summary>Hours of rest in a row in each week.</summary>
    public required RuleFigure WeeklyRestHours { get; init; }

    /// <summary>Hours of rest in a row in each two weeks, which may stand in for the weekly rest.</summary>
    public required RuleFigure FortnightRestHours { get; init; }

    /// <summary>Minutes of the break.</summary>
    public required RuleFigure BreakMinutes { get; init; }

    /// <summary>Hours of work after which the break is due.</summary>
    public required RuleFigure BreakAfterHours { get; init; }

    /// <summary>Most hours a week on average.</summary>
    public required RuleFigure WeeklyHours { get; init; }

    /// <summary>Weeks the average is taken over.</summary>
    public required RuleFigure AverageWeeks { get; init; }

    /// <summary>Most hours of a night worker in each 24 hours on average.</summary>
    public required RuleFigure NightHours { get; init; }

    /// <summary>Hour of the day at which night begins.</summary>
    public required RuleFigure NightStarts { get; init; }

    /// <summary>Hour of the day at which night ends.</summary>
    public required RuleFigure NightEnds { get; init; }

    /// <summary>Hours of work at night that make a night worker.</summary>
    public required RuleFigure NightWorkerHours { get; init; }

    /// <summary>Under 18: most hours a day.</summary>
    public required RuleFigure YoungDailyHours { get; init; }

    /// <summary>Under 18: most hours a week.</summary>
    public required RuleFigure YoungWeeklyHours { get; init; }

    /// <summary>Under 18: minutes of the break.</summary>
    public required RuleFigure YoungBreakMinutes { get; init; }

    /// <summary>Under 18: hours of work after which the break is due.</summary>
    public required RuleFigure YoungBreakAfterHours { get; init; }

    /// <summary>Under 18: hours of rest in a row in each 24 hours.</summary>
    public required RuleFigure YoungDailyRestHours { get; init; }

    /// <summary>Under 18: hours of rest in each week.</summary>
    public required RuleFigure YoungWeeklyRestHours { get; init; }

    /// <summary>Under 18: hour of the day at which the time closed to them begins.</summary>
    public required RuleFigure YoungNightStarts { get; init; }

    /// <summary>Under 18: hour of the day at which it ends.</summary>
    public required RuleFigure YoungNightEnds { get; init; }

    /// <summary>Under 18: hour at which it begins where work after <see cref="YoungNightStarts"/> was agreed.</summary>
    public required RuleFigure YoungLaterNightStarts { get; init; }

    /// <summary>Under 18: hour at which it then ends.</summary>
    public required RuleFigure YoungLaterNightEnds { get; init; }
}
