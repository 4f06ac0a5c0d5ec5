using CsCheck;
using PhbResources.Core.Facts;
using PhbResources.Core.Leave;
using PhbResources.Core.Tests.Schemas;

namespace PhbResources.Core.Tests.Leave;

public class IrregularLeaveTests
{
    private static readonly IrregularLeave s_leave = new(FactsComposer.ReadFigures(ConfigFolder.Original));
    private static readonly LeaveYear s_year = new(new DateOnly(2026, 4, 1));

    [TestCase(60, 7.242, Description = "Less than half an hour over is kept.")]
    [TestCase(68, 8.2076)]
    [TestCase(29.83, 4, Description = "3.6 hours: half an hour or more is rounded up to the hour.")]
    [TestCase(0, 0)]
    [TestCase(100, 12.07)]
    public void A_pay_period_brings_12_07_percent_of_its_hours(decimal worked, decimal leave) =>
        Assert.That(s_leave.Of(new IrregularWork(s_year, [worked])).Periods[0].Leave, Is.EqualTo(leave));

    [Test]
    public void The_total_runs_on_and_is_never_less_than_the_law_gives() => Gen.Int[0, 30000].Array[1, 53].Sample(minutes =>
    {
        decimal[] hours = [.. minutes.Select(count => count / 60m)];
        LeaveWorking working = s_leave.Of(new IrregularWork(s_year, hours));

        // The law rounds each pay period to the nearest hour, half an hour up; we do so only where that is more.
        decimal exact = 0, byLaw = 0;
        foreach (decimal worked in hours)
        {
            exact += worked * 1207 / 10000;
            byLaw += Math.Round(worked * 1207 / 10000, 0, MidpointRounding.AwayFromZero);
        }

        Assert.That(working.Entitlement, Is.GreaterThanOrEqualTo(exact - 0.0000001m));
        Assert.That(working.Entitlement, Is.GreaterThanOrEqualTo(byLaw));
        Assert.That(working.Entitlement, Is.LessThan(exact + (0.5m * hours.Length) + 0.02m));
        Assert.That(working.Periods[^1].Total, Is.EqualTo(working.Periods.Sum(period => period.Leave)));
        Assert.That(working.Periods.Select(period => period.Total), Is.Ordered);
    });

    [Test]
    public void Leave_taken_is_taken_off()
    {
        LeaveWorking working = s_leave.Of(new IrregularWork(s_year, [100, 100], Taken: 20));

        Assert.That(working.Entitlement, Is.EqualTo(24.14m));
        Assert.That(working.Left, Is.EqualTo(4.14m));
        Assert.That(working.Answer, Is.EqualTo("24.14 hours (24 h 9 min) of paid leave have built up so far. 4.14 hours (4 h 9 min) are left."));
    }

    [Test]
    public void The_rule_begins_on_1_April_2024_and_not_in_Northern_Ireland()
    {
        Assert.That(s_leave.Since, Is.EqualTo(new DateOnly(2024, 4, 1)));
        Assert.That(s_leave.Nations, Does.Not.Contain(Nation.NorthernIreland));
        Assert.That(() => s_leave.Of(new IrregularWork(new LeaveYear(new DateOnly(2024, 3, 31)), [1])), Throws.TypeOf<FigureNotKnownException>());
    }

    [Test]
    public void A_leave_year_with_no_pay_period_yet_has_built_up_nothing() =>
        Assert.That(s_leave.Of(new IrregularWork(s_year, [])).Answer, Is.EqualTo("0 hours of paid leave have built up so far."));
}
