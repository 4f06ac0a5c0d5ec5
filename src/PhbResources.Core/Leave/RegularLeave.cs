using PhbResources.Core.Facts;
using PhbResources.Documents.Model;

namespace PhbResources.Core.Leave;

/// <summary>What is known about a worker with a normal week that stays the same.</summary>
/// <param name="Year">The leave year.</param>
/// <param name="DaysPerWeek">Days of work in a normal week: above 0, at most 7. Half days count.</param>
/// <param name="HoursPerWeek">Hours of work in a normal week where leave is counted in hours, or <c>null</c> where it is counted in days.</param>
public sealed record RegularWork(LeaveYear Year, decimal DaysPerWeek, decimal? HoursPerWeek = null)
{
    /// <summary>First day of the job where it is in this leave year, or <c>null</c>.</summary>
    public DateOnly? Started { get; init; }

    /// <summary>Last day of the job where it is in this leave year, or <c>null</c>.</summary>
    public DateOnly? Leaves { get; init; }

    /// <summary>Leave taken so far, in days or hours as it is counted.</summary>
    public decimal Taken { get; init; }

    /// <summary>Where the work is done.</summary>
    public Nation Nation { get; init; }

    /// <summary>True where the contract gives bank holidays on top of the weeks that the law gives.</summary>
    public bool HolidaysOnTop { get; init; }

    /// <summary>The day to say what has built up by, or <c>null</c>.</summary>
    public DateOnly? Today { get; init; }
}

/// <summary>
/// Leave for a normal week that stays the same: Working Time Regulations 1998, regulations 13 and 13A (how much), 15A (the first year of a job) and
/// 14 (leaving). In Northern Ireland the Working Time Regulations (Northern Ireland) 2016 say the same.
/// </summary>
public sealed class RegularLeave(LegalFigures figures, BankHolidays holidays)
{
    private const decimal FullWeekDays = 5;

    private static readonly Source Entitlement = new("Working Time Regulations 1998, regulation 13", "https://www.legislation.gov.uk/uksi/1998/1833/regulation/13");
    private static readonly Source Leaving = new("Working Time Regulations 1998, regulation 14", "https://www.legislation.gov.uk/uksi/1998/1833/regulation/14");
    private static readonly Source PartTime = new("Part-time workers' rights (GOV.UK)", "https://www.gov.uk/part-time-worker-rights");
    private static readonly Source NorthernIreland = new("Working Time Regulations (Northern Ireland) 2016", "https://www.legislation.gov.uk/nisr/2016/49/contents");

    /// <summary>Works it out.</summary>
    /// <param name="work">Checked: days above 0 and at most 7, days of start and end in the leave year and in their order, bank holidays known for the year where they come on top.</param>
    /// <exception cref="FigureNotKnownException">The law of that leave year is not in the file of figures.</exception>
    public LeaveWorking Of(RegularWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        FigureOnDay weeks = figures.On(FigureIds.LeaveWeeks, work.Year.First), most = figures.On(FigureIds.LeaveMostDays, work.Year.First);
        LeaveUnit unit = work.HoursPerWeek is null ? LeaveUnit.Days : LeaveUnit.Hours;
        List<LeaveStep> steps = [];
        List<LeaveNote> notes = [];

        decimal days = Math.Min(weeks.Value * work.DaysPerWeek, most.Value);
        steps.Add(new($"{weeks.Words} weeks of leave × {LeaveAmount.Number(work.DaysPerWeek)} {(work.DaysPerWeek == 1 ? "day" : "days")} a week = {LeaveAmount.Number(weeks.Value * work.DaysPerWeek)} days for a whole leave year.", weeks.Source));
        if (weeks.Value * work.DaysPerWeek > most.Value)
            steps.Add(new($"The leave that the law gives stops at {most.Words} days. A contract may give more.", most.Source));

        Ratio inDays = ShareOfYear(work, days, steps);
        decimal shown = InUnit(work, inDays, steps).RoundUp(LeaveAmount.Step);
        shown += OnTop(work, steps, notes, out IReadOnlyList<BankHoliday> fall);
        steps.Add(new($"That is {LeaveAmount.InWords(shown, unit)}. Parts are rounded up, never down."));
        if (work.Taken > 0)
            steps.Add(new($"{LeaveAmount.Number(shown)} − {LeaveAmount.InWords(work.Taken, unit)} taken = {LeaveAmount.Number(shown - work.Taken)} left."));

        BuiltUp(work, days, unit, notes);
        if (work.Nation == Nation.NorthernIreland)
            notes.Add(new("Northern Ireland has regulations of its own. They give the same weeks and days as the ones named here.", NorthernIreland));
        return new LeaveWorking(unit, shown, work.Taken, Answer(work, unit, shown), steps, notes) { Holidays = fall };
    }

    /// <summary>The part of a whole year's days that this year gives.</summary>
    private Ratio ShareOfYear(RegularWork work, decimal days, List<LeaveStep> steps)
    {
        LeaveYear year = work.Year;
        if (work.Leaves is { } leaves)
        {
            DateOnly first = work.Started ?? year.First;
            int worked = LeaveYear.DaysFrom(first, leaves);
            steps.Add(new($"From {LeaveAmount.Day(first)} to {LeaveAmount.Day(leaves)} are {worked} of the {year.Days} days of the leave year. {LeaveAmount.Number(days)} × {worked} ÷ {year.Days} = {About(new Ratio(days * worked, year.Days))} days.", Leaving));
            return new Ratio(days * worked, year.Days);
        }

        if (work.Started is not { } started)
            return days;
        FigureOnDay months = figures.On(FigureIds.LeaveFirstYearMonths, started), step = figures.On(FigureIds.LeaveFirstYearStepDays, started);
        int begun = Math.Min(LeaveYear.MonthsBegun(started, year.Last), (int)months.Value);
        int remaining = LeaveYear.DaysFrom(started, year.Last);
        Ratio byMonths = new(days * begun, months.Value), byDays = new(days * remaining, year.Days);
        steps.Add(new($"The job starts on {LeaveAmount.Day(started)}. Up to the end of the leave year, {LeaveAmount.Day(year.Last)}, {begun} {(begun == 1 ? "month begins" : "months begin")}, and each gives one part in {months.Words}: {LeaveAmount.Number(days)} × {begun} ÷ {months.Words} = {About(byMonths)} days.", months.Source));
        if (Ratio.Max(byMonths, byDays) != byMonths)
            steps.Add(new($"Counted by days it is a little more, and the larger counts: {LeaveAmount.Number(days)} × {remaining} ÷ {year.Days} = {About(byDays)} days.", Entitlement));
        decimal rounded = Ratio.Max(byMonths, byDays).RoundUp(step.Value);
        steps.Add(new($"In the first year of a job this is rounded up to a half or a whole day: {LeaveAmount.Number(rounded)} days.", step.Source));
        return rounded;
    }

    private static Ratio InUnit(RegularWork work, Ratio days, List<LeaveStep> steps)
    {
        if (work.HoursPerWeek is not { } hours)
            return days;
        Ratio inHours = days * new Ratio(hours, work.DaysPerWeek);
        steps.Add(new($"A day of work is {LeaveAmount.Number(hours)} ÷ {LeaveAmount.Number(work.DaysPerWeek)} = {About(new Ratio(hours, work.DaysPerWeek))} hours on average. {About(days)} days × {LeaveAmount.Number(hours)} ÷ {LeaveAmount.Number(work.DaysPerWeek)} = {About(inHours)} hours."));
        return inHours;
    }

    private decimal OnTop(RegularWork work, List<LeaveStep> steps, List<LeaveNote> notes, out IReadOnlyList<BankHoliday> fall)
    {
        DateOnly first = work.Started ?? work.Year.First, last = work.Leaves ?? work.Year.Last;
        fall = holidays.Covers(first, last) ? holidays.Between(work.Nation, first, last) : [];
        string nation = FigureReader.InWords(work.Nation);
        if (!work.HolidaysOnTop)
        {
            if (fall.Count > 0)
                notes.Add(new($"{fall.Count} bank {(fall.Count == 1 ? "holiday falls" : "holidays fall")} into this time in {nation}. The law does not give them on top: the contract says whether they are part of the leave. A PA who has one off as leave uses up leave for it.", holidays.Source));
            return 0;
        }

        decimal share = Math.Min(work.DaysPerWeek, FullWeekDays);
        Ratio extra = work.HoursPerWeek is { } hours
            ? new Ratio(fall.Count * share * hours, FullWeekDays * work.DaysPerWeek)
            : new Ratio(fall.Count * share, FullWeekDays);
        decimal shown = extra.RoundUp(LeaveAmount.Step);
        string unit = work.HoursPerWeek is null ? "days" : "hours";
        steps.Add(new($"The contract gives bank holidays on top. {fall.Count} fall into this time in {nation}. With {LeaveAmount.Number(share)} of {FullWeekDays:0} days a week that is {LeaveAmount.Number(share)} ÷ {FullWeekDays:0} of them: {LeaveAmount.Number(shown)} {unit}. Each part-timer has the same share, whatever days they work.", PartTime));
        if (fall.Any(holiday => holiday.ByRule))
            notes.Add(new("Some of these bank holidays follow from the law and have not been compared with the official list yet. A day could be added for a special occasion.", holidays.Source));
        return shown;
    }

    /// <summary>In the first year of a job leave can be taken as it builds up, unless more is agreed.</summary>
    private void BuiltUp(RegularWork work, decimal days, LeaveUnit unit, List<LeaveNote> notes)
    {
        if (work.Started is not { } started || work.Leaves is not null || work.Today is not { } today || today < started || !work.Year.Has(today))
            return;
        FigureOnDay months = figures.On(FigureIds.LeaveFirstYearMonths, started), step = figures.On(FigureIds.LeaveFirstYearStepDays, started);
        int begun = Math.Min(LeaveYear.MonthsBegun(started, today), (int)months.Value);
        Ratio built = new Ratio(days * begun, months.Value).RoundUp(step.Value);
        if (work.HoursPerWeek is { } hours)
            built *= new Ratio(hours, work.DaysPerWeek);
        notes.Add(new($"By {LeaveAmount.Day(today)}, {begun} {(begun == 1 ? "month has" : "months have")} begun, so {LeaveAmount.InWords(built.RoundUp(LeaveAmount.Step), unit)} have built up. In the first year an employer may ask that leave is taken only as it builds up.", months.Source));
    }

    private static string Answer(RegularWork work, LeaveUnit unit, decimal shown)
    {
        decimal left = shown - work.Taken;
        string entitled = $"{LeaveAmount.InWords(shown, unit)} of paid leave {(work.Leaves is null ? "in this leave year" : "up to the last day")}.";
        if (work.Leaves is null)
        {
            return work.Taken == 0 ? entitled
                : left >= 0 ? $"{entitled} {LeaveAmount.InWords(left, unit)} are left."
                : $"{entitled} {LeaveAmount.InWords(-left, unit)} more than that have been taken.";
        }

        return left > 0 ? $"{entitled} {LeaveAmount.InWords(left, unit)} not taken by then must be paid with the last wages."
            : left == 0 ? $"{entitled} All of it has been taken, so nothing is to be paid for leave."
            : $"{entitled} {LeaveAmount.InWords(-left, unit)} more than that have been taken. Pay can be held back for them only if the contract or another agreement says so.";
    }

    // For reading along: cut to four places it could look smaller than what is counted with, so it is rounded up as well.
    private static string About(Ratio number) => LeaveAmount.Number(number.RoundUp(0.0001m));
}
