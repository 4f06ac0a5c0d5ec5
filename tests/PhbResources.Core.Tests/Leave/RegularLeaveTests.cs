using System.Globalization;
using CsCheck;
using PhbResources.Core.Facts;
using PhbResources.Core.Leave;
using PhbResources.Core.Tests.Schemas;

namespace PhbResources.Core.Tests.Leave;

public class RegularLeaveTests
{
    private static readonly RegularLeave s_leave = new(FactsComposer.ReadFigures(ConfigFolder.Original), FactsComposer.ReadBankHolidays(ConfigFolder.Original));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static LeaveYear Year(int year, int month, int day) => new(new DateOnly(year, month, day));

    /// <summary>What the calculator on GOV.UK answers for a whole year, in days.</summary>
    [TestCase(5, 28)]
    [TestCase(6, 28)]
    [TestCase(7, 28)]
    [TestCase(3.5, 19.6)]
    [TestCase(4.5, 25.2)]
    [TestCase(3, 16.8)]
    [TestCase(2, 11.2)]
    [TestCase(1, 5.6)]
    [TestCase(0.5, 2.8)]
    public void A_whole_year_comes_to_what_GOV_UK_says(decimal days, decimal leave) =>
        Assert.That(s_leave.Of(new RegularWork(Year(2026, 4, 1), days)).Entitlement, Is.EqualTo(leave));

    /// <summary>What the calculator on GOV.UK answers for somebody who starts in the leave year, in days.</summary>
    [TestCase("2019-01-01", "2019-06-01", 5, 16.5)]
    [TestCase("2019-04-01", "2019-11-23", 3, 7)]
    [TestCase("2019-01-01", "2019-11-14", 6, 5)]
    [TestCase("2020-01-01", "2020-06-01", 5, 16.5)]
    [TestCase("2020-08-01", "2021-02-09", 3, 8.5)]
    [TestCase("2019-05-01", "2019-09-23", 5, 19)]
    [TestCase("2019-07-01", "2020-02-13", 1, 2.5)]
    [TestCase("2018-04-01", "2018-10-28", 1, 3)]
    [TestCase("2018-06-06", "2019-05-10", 2, 1)]
    [TestCase("2020-03-01", "2020-03-03", 4, 22.5)]
    public void A_starter_gets_what_GOV_UK_says(string year, string started, decimal days, decimal leave) =>
        Assert.That(s_leave.Of(new RegularWork(new LeaveYear(Day(year)), days) { Started = Day(started) }).Entitlement, Is.EqualTo(leave));

    /// <summary>What the calculator on GOV.UK works out for somebody who leaves in the leave year, before it rounds up to tenths.</summary>
    [TestCase("2019-01-01", "2019-06-01", 5, 11.6602739726)]
    [TestCase("2018-04-01", "2018-11-23", 3, 10.9084931507)]
    [TestCase("2020-01-01", "2020-06-01", 5, 11.7049180328)]
    [TestCase("2019-04-01", "2019-11-23", 3, 10.8786885246)]
    [TestCase("2020-01-01", "2020-08-22", 6, 17.9781420765)]
    [TestCase("2020-05-01", "2020-10-20", 5, 13.2712328767)]
    [TestCase("2019-12-01", "2020-06-18", 6, 15.3770491803)]
    [TestCase("2019-06-01", "2020-03-17", 7, 22.262295082)]
    [TestCase("2019-03-01", "2019-09-06", 6, 14.5355191257)]
    [TestCase("2018-02-01", "2018-05-05", 3, 4.3265753425)]
    [TestCase("2019-11-01", "2020-06-04", 4, 13.2808743169)]
    public void A_leaver_gets_what_GOV_UK_says(string year, string leaves, decimal days, decimal exact) =>
        Assert.That(s_leave.Of(new RegularWork(new LeaveYear(Day(year)), days) { Leaves = Day(leaves) }).Entitlement, Is.EqualTo(decimal.Ceiling(exact * 100) / 100));

    /// <summary>What the calculator on GOV.UK answers in hours.</summary>
    [TestCase(5, 40, 224)]
    [TestCase(3, 25, 140)]
    [TestCase(6, 36, 168)]
    [TestCase(3, 20.5, 114.8)]
    [TestCase(6, 30, 140)]
    [TestCase(3, 15, 84)]
    [TestCase(5, 28, 156.8)]
    [TestCase(7, 68, 272)]
    [TestCase(5, 57, 319.2)]
    public void Hours_come_to_what_GOV_UK_says(decimal days, decimal hours, decimal leave) =>
        Assert.That(s_leave.Of(new RegularWork(Year(2026, 1, 1), days, hours)).Entitlement, Is.EqualTo(leave));

    private static readonly Gen<(DateOnly Year, int Hundredths, DateOnly? Started, DateOnly? Leaves)> s_work =
        from start in Gen.Int[new DateOnly(2019, 1, 1).DayNumber, new DateOnly(2030, 1, 1).DayNumber]
        from hundredths in Gen.Int[1, 700]
        from first in Gen.Int[0, 364]
        from last in Gen.Int[0, 364]
        from starts in Gen.Bool
        from leaves in Gen.Bool
        let year = DateOnly.FromDayNumber(start)
        let length = new LeaveYear(year).Days
        let early = Math.Min(Math.Min(first, last), length - 1)
        let late = Math.Min(Math.Max(first, last), length - 1)
        select (year, hundredths, starts ? year.AddDays(early) : (DateOnly?)null, leaves ? year.AddDays(late) : (DateOnly?)null);

    [Test]
    public void Leave_is_what_counting_day_by_day_gives() => s_work.Sample(work =>
    {
        decimal days = work.Hundredths / 100m;
        LeaveWorking working = s_leave.Of(new RegularWork(new LeaveYear(work.Year), days) { Started = work.Started, Leaves = work.Leaves });
        Assert.That(working.Entitlement, Is.EqualTo(SlowLeave.HundredthsOfDays(work.Year, work.Hundredths, work.Started, work.Leaves) / 100m));
    });

    [Test]
    public void Hours_are_days_times_the_length_of_a_day_and_never_less() => Gen.Select(s_work, Gen.Int[1, 16800]).Sample((work, hundredthsOfHours) =>
    {
        decimal days = work.Hundredths / 100m, hours = hundredthsOfHours / 100m;
        RegularWork inDays = new(new LeaveYear(work.Year), days) { Started = work.Started, Leaves = work.Leaves };
        decimal leave = s_leave.Of(inDays with { HoursPerWeek = hours }).Entitlement, asDays = s_leave.Of(inDays).Entitlement;
        Assert.That(leave, Is.LessThanOrEqualTo((asDays * hours / days) + 0.01m));
        Assert.That(leave, Is.GreaterThanOrEqualTo((asDays - 0.01m) * hours / days));
    });

    [Test]
    public void Nobody_gets_more_than_28_days_nor_less_for_working_longer() => s_work.Sample(work =>
    {
        RegularWork one = new(new LeaveYear(work.Year), work.Hundredths / 100m) { Started = work.Started, Leaves = work.Leaves };
        decimal leave = s_leave.Of(one).Entitlement;
        Assert.That(leave, Is.InRange(0.01m, 28m));
        if (work.Leaves is { } leaves && leaves < one.Year.Last)
            Assert.That(s_leave.Of(one with { Leaves = leaves.AddDays(1) }).Entitlement, Is.GreaterThanOrEqualTo(leave));
        if (work.Started is { } started && started > one.Year.First)
            Assert.That(s_leave.Of(one with { Started = started.AddDays(-1) }).Entitlement, Is.GreaterThanOrEqualTo(leave));
    });

    [Test]
    public void A_leave_year_may_begin_on_any_day() => Gen.Int[new DateOnly(2019, 1, 1).DayNumber, new DateOnly(2030, 1, 1).DayNumber].Sample(number =>
    {
        LeaveYear year = new(DateOnly.FromDayNumber(number));
        Assert.That(year.Days, Is.AnyOf(365, 366));
        Assert.That(s_leave.Of(new RegularWork(year, 5) { Leaves = year.Last }).Entitlement, Is.EqualTo(28));
        Assert.That(s_leave.Of(new RegularWork(year, 5) { Started = year.First }).Entitlement, Is.EqualTo(28));
    });

    [TestCase(Nation.England, 8)]
    [TestCase(Nation.Wales, 8)]
    [TestCase(Nation.Scotland, 10)]
    [TestCase(Nation.NorthernIreland, 10)]
    public void Bank_holidays_on_top_are_those_of_the_nation(Nation nation, int count)
    {
        LeaveWorking working = s_leave.Of(new RegularWork(Year(2026, 1, 1), 5) { Nation = nation, HolidaysOnTop = true });

        Assert.That(working.Entitlement, Is.EqualTo(28 + count));
        Assert.That(working.Holidays, Has.Count.EqualTo(count));
    }

    [Test]
    public void A_part_timer_has_the_same_share_of_bank_holidays()
    {
        Assert.That(s_leave.Of(new RegularWork(Year(2026, 1, 1), 3) { HolidaysOnTop = true }).Entitlement, Is.EqualTo(16.8m + 4.8m));
        Assert.That(s_leave.Of(new RegularWork(Year(2026, 1, 1), 3, 24) { HolidaysOnTop = true }).Entitlement, Is.EqualTo(134.4m + 38.4m));
        Assert.That(s_leave.Of(new RegularWork(Year(2026, 1, 1), 6, 36) { HolidaysOnTop = true }).Entitlement, Is.EqualTo(168 + (8 * 6)), "Eight days of six hours.");
    }

    [Test]
    public void What_is_not_taken_is_paid_when_somebody_leaves()
    {
        // Half of a leave year of 365 days is not a whole number of days: 182 of 365.
        RegularWork work = new(Year(2025, 7, 1), 5) { Leaves = new DateOnly(2025, 12, 29), Taken = 10 };

        LeaveWorking working = s_leave.Of(work);

        Assert.That(working.Entitlement, Is.EqualTo(13.97m));
        Assert.That(working.Left, Is.EqualTo(3.97m));
        Assert.That(working.Answer, Does.StartWith("13.97 days of paid leave up to the last day. 3.97 days not taken by then must be paid"));
        Assert.That(s_leave.Of(work with { Taken = 15 }).Answer, Does.Contain("1.03 days more than that have been taken. Pay can be held back for them only if"));
    }

    [Test]
    public void The_first_year_says_what_has_built_up_by_today()
    {
        RegularWork work = new(Year(2026, 4, 1), 5) { Started = new DateOnly(2026, 9, 15), Today = new DateOnly(2026, 11, 23) };

        LeaveWorking working = s_leave.Of(work);

        Assert.That(working.Entitlement, Is.EqualTo(16.5m), "Seven months begin up to 31 March: 16.33 days.");
        Assert.That(working.Notes.Select(note => note.Text), Has.Some.StartsWith("By 23 November 2026, 3 months have begun, so 7 days have built up."));
    }

    [Test]
    public void Each_rule_of_the_working_has_its_source()
    {
        LeaveWorking working = s_leave.Of(new RegularWork(Year(2026, 4, 1), 6, 40) { Started = new DateOnly(2026, 9, 15), HolidaysOnTop = true, Nation = Nation.NorthernIreland });

        Assert.That(working.Sources.Select(source => source.Url), Is.All.StartWith("https://"));
        Assert.That(working.Sources, Is.Unique);
        Assert.That(working.Sources, Has.Count.GreaterThan(3));
        Assert.That(working.Steps[^1].Text, Does.Contain("rounded up, never down"));
    }
}
