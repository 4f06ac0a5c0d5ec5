using PhbResources.Core.Facts;

namespace PhbResources.Core.Leave;

/// <summary>What is known about a worker whose hours change, or who works only part of the year.</summary>
/// <param name="Year">The leave year; it begins on or after 1 April 2024.</param>
/// <param name="Hours">Hours worked in each pay period so far, the oldest first.</param>
/// <param name="Taken">Hours of leave taken so far.</param>
public sealed record IrregularWork(LeaveYear Year, IReadOnlyList<decimal> Hours, decimal Taken = 0);

/// <summary>
/// Leave that builds up with the hours worked, pay period by pay period: Working Time Regulations 1998, regulation 15B, for workers with irregular
/// hours and part-year workers in England, Wales and Scotland.
/// </summary>
public sealed class IrregularLeave(LegalFigures figures)
{
    /// <summary>The first day on which a leave year may begin that is counted this way.</summary>
    public DateOnly Since => figures[FigureIds.LeaveIrregularPercent].Periods[0].From;

    /// <summary>Where this is the law.</summary>
    public IReadOnlyList<Nation> Nations => figures[FigureIds.LeaveIrregularPercent].Where;

    /// <summary>Works it out.</summary>
    /// <param name="work">Checked: a leave year from <see cref="Since"/> on, no hours below zero.</param>
    /// <exception cref="FigureNotKnownException">The leave year begins before <see cref="Since"/>.</exception>
    public LeaveWorking Of(IrregularWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        FigureOnDay percent = figures.On(FigureIds.LeaveIrregularPercent, work.Year.First);
        List<PayPeriodLeave> periods = [];
        decimal total = 0, worked = 0;
        foreach (decimal hours in work.Hours)
        {
            decimal leave = Leave(hours * percent.Value / 100);
            worked += hours;
            total += leave;
            periods.Add(new PayPeriodLeave(periods.Count + 1, hours, leave, total));
        }

        decimal shown = new Ratio(total, 1).RoundUp(LeaveAmount.Step);
        List<LeaveStep> steps =
        [
            new($"Leave builds up at the end of each pay period: {percent.Words} of the hours worked in it.", percent.Source),
            new("When that leaves half an hour or more over, it is rounded up to the next whole hour. Smaller parts are kept as they are: we never round down.", percent.Source),
            new($"{LeaveAmount.Number(worked)} hours worked in {periods.Count} pay {(periods.Count == 1 ? "period" : "periods")} give {LeaveAmount.InWords(shown, LeaveUnit.Hours)} of leave."),
        ];
        if (work.Taken > 0)
            steps.Add(new($"{LeaveAmount.Number(shown)} − {LeaveAmount.InWords(work.Taken, LeaveUnit.Hours)} taken = {LeaveAmount.Number(shown - work.Taken)} left."));

        decimal left = shown - work.Taken;
        string answer = $"{LeaveAmount.InWords(shown, LeaveUnit.Hours)} of paid leave have built up so far.";
        if (work.Taken > 0)
            answer += left >= 0 ? $" {LeaveAmount.InWords(left, LeaveUnit.Hours)} are left." : $" {LeaveAmount.InWords(-left, LeaveUnit.Hours)} more than that have been taken.";
        FigureOnDay weeks = figures.On(FigureIds.LeaveWeeks, work.Year.First), most = figures.On(FigureIds.LeaveMostDays, work.Year.First);
        List<LeaveNote> notes =
        [
            new($"Where the {percent.Words} come from: a year has 52 weeks, and {weeks.Words} of them are leave. {weeks.Words} ÷ {LeaveAmount.Number(52 - weeks.Value)} weeks of work = {percent.Words}."),
            new($"The leave that the law gives stops at {most.Words} days in a leave year.", most.Source),
            new($"You may pay holiday pay as you go (“rolled-up holiday pay”): {percent.Words} on top of all pay for the work in the pay period, shown as a line of its own on each payslip. The PA still takes the time off, without more pay for it. For a PA with set hours who works all year this is not allowed.", percent.Source),
            new("Time off sick and on family leave builds up leave as well. It is worked out from the average of the weeks before; ask payroll or Acas.", figures[FigureIds.LeavePayWeeks].Source),
        ];
        return new LeaveWorking(LeaveUnit.Hours, shown, work.Taken, answer, steps, notes) { Periods = periods };
    }

    private static decimal Leave(decimal exact) => exact - decimal.Floor(exact) >= 0.5m ? decimal.Ceiling(exact) : exact;
}
