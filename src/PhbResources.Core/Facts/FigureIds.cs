namespace PhbResources.Core.Facts;

/// <summary>The figures that the product computes with. Each is in <c>umbraco-config/facts/figures.yaml</c>; the start fails where one is missing.</summary>
public static class FigureIds
{
    /// <summary>Rest break, in minutes.</summary>
    public const string BreakMinutes = "working-time.break-minutes";

    /// <summary>Working day after which a rest break is due, in hours.</summary>
    public const string BreakAfterHours = "working-time.break-after-hours";

    /// <summary>Daily rest, in hours.</summary>
    public const string DailyRestHours = "working-time.daily-rest-hours";

    /// <summary>Weekly rest, in hours.</summary>
    public const string WeeklyRestHours = "working-time.weekly-rest-hours";

    /// <summary>Days in which the weekly rest falls, in days.</summary>
    public const string WeeklyRestDays = "working-time.weekly-rest-days";

    /// <summary>Rest in two weeks, in place of weekly rest, in hours.</summary>
    public const string FortnightRestHours = "working-time.fortnight-rest-hours";

    /// <summary>Days in which the rest of two weeks falls, in days.</summary>
    public const string FortnightRestDays = "working-time.fortnight-rest-days";

    /// <summary>Longest average working week, in hours.</summary>
    public const string WeeklyHours = "working-time.weekly-hours";

    /// <summary>Weeks over which the working week is averaged, in weeks.</summary>
    public const string AverageWeeks = "working-time.average-weeks";

    /// <summary>Notice to take back an opt-out, when none is agreed, in days.</summary>
    public const string OptOutNoticeDays = "working-time.opt-out-notice-days";

    /// <summary>Longest notice to take back an opt-out, in months.</summary>
    public const string OptOutNoticeMonths = "working-time.opt-out-notice-months";

    /// <summary>Longest average night work, in hours.</summary>
    public const string NightHours = "working-time.night-hours";

    /// <summary>Hour at which night begins, in o'clock.</summary>
    public const string NightStarts = "working-time.night-starts";

    /// <summary>Hour at which night ends, in o'clock.</summary>
    public const string NightEnds = "working-time.night-ends";

    /// <summary>Hours at night that make a night worker, in hours.</summary>
    public const string NightWorkerHours = "working-time.night-worker-hours";

    /// <summary>Age below which the rules for young workers hold, in years.</summary>
    public const string YoungUnderAge = "young-worker.under-age";

    /// <summary>Longest working day under 18, in hours.</summary>
    public const string YoungDailyHours = "young-worker.daily-hours";

    /// <summary>Longest working week under 18, in hours.</summary>
    public const string YoungWeeklyHours = "young-worker.weekly-hours";

    /// <summary>Rest break under 18, in minutes.</summary>
    public const string YoungBreakMinutes = "young-worker.break-minutes";

    /// <summary>Working day after which a rest break is due under 18, in hours.</summary>
    public const string YoungBreakAfterHours = "young-worker.break-after-hours";

    /// <summary>Daily rest under 18, in hours.</summary>
    public const string YoungDailyRestHours = "young-worker.daily-rest-hours";

    /// <summary>Weekly rest under 18, in hours.</summary>
    public const string YoungWeeklyRestHours = "young-worker.weekly-rest-hours";

    /// <summary>Hour from which under 18s do not work, in o'clock.</summary>
    public const string YoungNightStarts = "young-worker.night-starts";

    /// <summary>Hour until which under 18s do not work, in o'clock.</summary>
    public const string YoungNightEnds = "young-worker.night-ends";

    /// <summary>The later hour from which they do not, where the contract says so, in o'clock.</summary>
    public const string YoungLaterNightStarts = "young-worker.later-night-starts";

    /// <summary>Hour until which they then do not work, in o'clock.</summary>
    public const string YoungLaterNightEnds = "young-worker.later-night-ends";

    /// <summary>Paid leave in a leave year, in weeks.</summary>
    public const string LeaveWeeks = "leave.weeks";

    /// <summary>Most days of leave that the law gives, in days.</summary>
    public const string LeaveMostDays = "leave.most-days";

    /// <summary>Leave for irregular hours or part of the year, in percent.</summary>
    public const string LeaveIrregularPercent = "leave.irregular-percent";

    /// <summary>Months over which leave builds up in the first year, in months.</summary>
    public const string LeaveFirstYearMonths = "leave.first-year-months";

    /// <summary>Step to which leave is rounded up in the first year, in days.</summary>
    public const string LeaveFirstYearStepDays = "leave.first-year-step-days";

    /// <summary>Paid weeks over which holiday pay is averaged, in weeks.</summary>
    public const string LeavePayWeeks = "leave.pay-weeks";

    /// <summary>Leave carried over after sickness, in weeks.</summary>
    public const string LeaveSickCarryWeeks = "leave.sick-carry-weeks";

    /// <summary>Time to use leave carried over after sickness, in months.</summary>
    public const string LeaveSickCarryMonths = "leave.sick-carry-months";

    /// <summary>Notice for taking leave, when nothing else is agreed, in times.</summary>
    public const string LeaveNoticeTimes = "leave.notice-times";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        BreakMinutes, BreakAfterHours, DailyRestHours, WeeklyRestHours, WeeklyRestDays,
        FortnightRestHours, FortnightRestDays, WeeklyHours, AverageWeeks, OptOutNoticeDays,
        OptOutNoticeMonths, NightHours, NightStarts, NightEnds, NightWorkerHours,
        YoungUnderAge, YoungDailyHours, YoungWeeklyHours, YoungBreakMinutes, YoungBreakAfterHours,
        YoungDailyRestHours, YoungWeeklyRestHours,
        YoungNightStarts, YoungNightEnds, YoungLaterNightStarts, YoungLaterNightEnds, LeaveWeeks, LeaveMostDays, LeaveIrregularPercent,
        LeaveFirstYearMonths, LeaveFirstYearStepDays, LeavePayWeeks, LeaveSickCarryWeeks, LeaveSickCarryMonths,
        LeaveNoticeTimes,
    ];
}
