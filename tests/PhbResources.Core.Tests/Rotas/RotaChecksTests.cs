using NodaTime;
using PhbResources.Core.Rotas;
using static PhbResources.Core.Tests.Rotas.Planned;

namespace PhbResources.Core.Tests.Rotas;

internal sealed class RotaChecksTests
{
    private const string Weekdays = "Mon Tue Wed Thu Fri";
    private const string AllDays = "Mon Tue Wed Thu Fri Sat Sun";

    [Test]
    public void An_ordinary_week_has_nothing_to_look_at() =>
        Assert.That(Rota(Each(Weekdays, "08:00-16:00")).Check(), Is.Empty);

    [Test]
    public void A_late_shift_before_an_early_one_leaves_too_little_rest()
    {
        Finding finding = Rota(Shift("Mon 14:00-22:00"), Shift("Tue 07:00-15:00")).Check().Single();
        Assert.That(finding.Rule, Is.EqualTo("daily-rest"));
        Assert.That(finding.Title, Is.EqualTo("First has too little rest between shifts"));
        Assert.That(finding.Text, Does.StartWith("In the 24 hours from Monday 20 April at 14:00, the longest rest is 9 hours. The rule is 11 hours in a row."));
        Assert.That(finding.Text, Does.Contain("each time the pattern repeats"));
        Assert.That(finding.Shifts, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(finding.Source!.Url, Does.StartWith("https://www.legislation.gov.uk/"));
    }

    [Test]
    public void Two_short_visits_on_one_day_are_in_order_when_the_night_is_long() =>
        Assert.That(Rota([.. Each(Weekdays, "08:00-10:00"), .. Each(Weekdays, "17:00-21:00")]).ToLookAt(), Is.Empty);

    [TestCase("07:00-18:00", "")]
    [TestCase("07:00-20:00", "")]
    [TestCase("07:00-20:15", "daily-rest")]
    [TestCase("09:00-09:00", "daily-rest")]
    public void A_shift_so_long_that_no_rest_fits_into_its_day_is_told(string times, string rule) =>
        Assert.That(string.Join(',', Rota(Shift($"Wed {times}")).ToLookAt()), Is.EqualTo(rule));

    [Test]
    public void Rest_is_also_looked_at_where_the_pattern_begins_again() =>
        Assert.That(Rota(Shift("Sun 14:00-22:00"), Shift("Mon 07:00-12:00")).ToLookAt(), Is.EqualTo(new[] { "daily-rest" }));

    [Test]
    public void Seven_days_on_need_a_day_off_and_a_week_off_after_them_will_do()
    {
        Assert.That(Rota(Each(AllDays, "10:00-15:00")).ToLookAt(), Is.EqualTo(new[] { "weekly-rest" }));
        Assert.That(Rota(2, Each(AllDays, "10:00-15:00")).ToLookAt(), Is.Empty);
    }

    [TestCase(0, "break")]
    [TestCase(19, "break")]
    [TestCase(20, "")]
    public void Over_six_hours_there_is_a_break_of_twenty_minutes(int pause, string rule) =>
        Assert.That(string.Join(',', Rota(Shift("Mon 08:00-14:30", pause: pause)).ToLookAt()), Is.EqualTo(rule));

    [Test]
    public void Six_hours_need_no_break_and_two_shifts_in_a_row_count_together()
    {
        Assert.That(Rota(Shift("Mon 08:00-14:00", pause: 0)).ToLookAt(), Is.Empty);
        Assert.That(Rota(Shift("Mon 08:00-12:00", pause: 0), Shift("Mon 12:10-15:00", pause: 0)).ToLookAt(), Is.EqualTo(new[] { "break" }));
        Assert.That(Rota(Shift("Mon 08:00-12:00", pause: 0), Shift("Mon 12:20-15:00", pause: 0)).ToLookAt(), Is.Empty);
    }

    [Test]
    public void Long_weeks_are_told_unless_the_worker_opted_out()
    {
        Rota rota = Rota(Each("Mon Tue Wed Thu Fri Sat", "08:00-17:00"));
        Finding finding = rota.Check().Single(found => found.Kind == FindingKind.ToLookAt);
        Assert.That(finding.Rule, Is.EqualTo("weekly-hours"));
        Assert.That(finding.Text, Does.Contain("51 hours a week on average").And.Contain("at most 48"));
        Assert.That(rota.With(first => first with { OptedOut = true }).Check(), Is.Empty);
    }

    [Test]
    public void A_domestic_servant_is_spoken_of_and_not_decided()
    {
        Finding note = Rota(Each("Mon Tue Wed Thu Fri Sat", "08:00-17:00")).Check().Single(found => found.Kind == FindingKind.GoodToKnow);
        Assert.That(note.Rule, Is.EqualTo("domestic-servant"));
        Assert.That(note.Text, Does.Contain("we do not decide it"));
    }

    [Test]
    public void Night_workers_have_a_limit_of_their_own_that_no_opt_out_lifts()
    {
        Rota rota = Rota(Each("Mon Tue Wed Thu Fri", "20:00-06:30", ShiftKind.WakingNight)).With(first => first with { OptedOut = true });
        Assert.That(rota.ToLookAt(), Is.EqualTo(new[] { "night-hours" }));
        Assert.That(Rota(Each("Mon Tue Wed Thu", "20:00-06:30", ShiftKind.WakingNight)).ToLookAt(), Is.Empty);
    }

    [Test]
    public void A_shift_that_starts_in_another_order_of_weeks_is_averaged_at_its_worst()
    {
        // Heavy and light weeks in turn: 17 weeks have nine of one sort and eight of the other.
        Rota rota = Rota(2, [.. Each("Mon Tue Wed Thu Fri Sat", "08:00-17:00", pause: 0 + 30), .. "Mon Tue Wed Thu Fri".Split(' ').Select(day => Shift($"2 {day} 08:00-17:00"))]);
        Assert.That(rota.ToLookAt(), Is.Empty);
        Assert.That(Rota(2, [.. Each(AllDays, "08:00-17:00"), .. "Mon Tue Wed Thu".Split(' ').Select(day => Shift($"2 {day} 08:00-17:00"))]).ToLookAt(), Does.Not.Contain("night-hours"));
    }

    [TestCase("Mon 09:00-17:30", 30, "")]
    [TestCase("Mon 09:00-18:00", 30, "young-daily-hours")]
    [TestCase("Mon 09:00-14:00", 20, "break")]
    [TestCase("Mon 17:00-22:00", 30, "")]
    [TestCase("Mon 18:00-22:30", 30, "")]
    [TestCase("Mon 18:00-23:30", 30, "young-night")]
    public void Under_18_the_rules_are_stronger(string shift, int pause, string rule) =>
        Assert.That(string.Join(',', Rota(Shift(shift, pause: pause)).With(first => first with { Under18 = true }).ToLookAt()), Is.EqualTo(rule));

    [Test]
    public void Under_18_either_night_may_be_kept_clear_but_not_a_mixture()
    {
        Assert.That(Rota(Shift("Mon 06:00-10:00")).With(first => first with { Under18 = true }).ToLookAt(), Is.Empty);
        Assert.That(Rota(Shift("Mon 06:00-10:00"), Shift("Wed 18:30-22:30")).With(first => first with { Under18 = true }).ToLookAt(), Is.EqualTo(new[] { "young-night" }));
    }

    [Test]
    public void Under_18_there_are_two_days_off_and_forty_hours() =>
        Assert.That(Rota(Each("Mon Tue Wed Thu Fri Sat", "09:00-17:00")).With(first => first with { Under18 = true, OptedOut = true }).ToLookAt(),
            Is.EquivalentTo(new[] { "young-weekly-hours", "young-weekly-rest" }));

    [Test]
    public void Nobody_is_on_two_shifts_at_once()
    {
        Finding finding = Rota(Shift("Mon 08:00-12:00"), Shift("Mon 11:00-13:00"), Shift("Mon 11:00-13:00", who: 2)).Check().Single();
        Assert.That(finding.Rule, Is.EqualTo("double-booking"));
        Assert.That(finding.Shifts, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Hours_without_anybody_are_told_with_their_times()
    {
        Rota rota = Rota(Each(AllDays, "08:00-13:00")) with { Cover = [new CoverNeed([IsoDayOfWeek.Monday], new LocalTime(7, 0), new LocalTime(14, 0), 1)] };
        Finding finding = rota.Check().Single(found => found.Rule == "uncovered");
        Assert.That(finding.Title, Is.EqualTo("Nobody is there for 2 hours"));
        Assert.That(finding.Text, Does.Contain("Monday 07:00 to 08:00; Monday 13:00 to 14:00."));
    }

    [Test]
    public void A_night_over_the_end_of_the_pattern_covers_its_beginning()
    {
        Rota rota = Rota(Shift("Sun 22:00-08:00")) with { Cover = [new CoverNeed([IsoDayOfWeek.Sunday], new LocalTime(23, 0), new LocalTime(7, 0), 1), new CoverNeed([IsoDayOfWeek.Monday], new LocalTime(0, 0), new LocalTime(8, 0), 1)] };
        Assert.That(rota.ToLookAt(), Is.Empty);
    }

    [Test]
    public void Where_two_are_needed_one_is_not_enough_nor_is_one_counted_twice()
    {
        Shift one = Shift("Mon 08:00-12:00");
        CoverNeed two = new([IsoDayOfWeek.Monday], new LocalTime(9, 0), new LocalTime(10, 0), 2);
        Assert.That((Rota(one) with { Cover = [two] }).ToLookAt(), Is.EqualTo(new[] { "two-to-one" }));
        Assert.That((Rota(one, one) with { Cover = [two] }).ToLookAt(), Is.EquivalentTo(new[] { "two-to-one", "double-booking" }));
        Assert.That((Rota(one, one with { Who = [2] }) with { Cover = [two] }).ToLookAt(), Is.Empty);
        Assert.That(Rota(one with { People = 2 }).ToLookAt(), Is.EqualTo(new[] { "second-person" }));
        Assert.That(Rota(one with { Who = [] }).ToLookAt(), Is.EqualTo(new[] { "nobody-on-shift" }));
    }

    [Test]
    public void A_sleep_in_joined_to_a_day_shift_is_told_with_how_it_counts()
    {
        IReadOnlyList<Finding> findings = Rota(Shift("Mon 14:00-22:00"), Shift("Mon 22:00-07:00", ShiftKind.SleepIn, 0)).Check();
        Assert.That(findings[0].Rule, Is.EqualTo("sleep-in-rest"));
        Assert.That(findings[0].Text, Does.Contain("counts as work from start to end"));
        Finding note = findings.Single(finding => finding.Rule == "sleep-ins-counted");
        Assert.That(note.Text, Does.Contain("First: 16.5 hours a week of working time, 7.5 without the sleep-ins").And.Contain("minimum wage"));
    }

    [Test]
    public void A_rest_that_is_short_only_when_the_clocks_change_is_told_as_such()
    {
        // From 22:00 to 09:00 there are eleven hours, but ten in the night of 28 March 2027.
        Rota rota = Rota(Shift("Sat 14:00-22:00"), Shift("Sun 09:00-12:00")).From(new LocalDate(2027, 3, 1));
        Finding finding = rota.Check().Single();
        Assert.That(finding.Rule, Is.EqualTo("daily-rest"));
        Assert.That(finding.Text, Does.Contain("Saturday 27 March").And.Contain("longest rest is 10 hours").And.Contain("because the clocks change"));
    }

    [TestCase("2027-03-22", 60, "forward")]
    [TestCase("2026-10-19", -60, "back")]
    public void A_night_through_the_change_of_the_clocks_is_as_long_as_it_is(string start, int less, string way)
    {
        Rota rota = Rota(Shift("Sat 22:00-07:00", ShiftKind.WakingNight, 0)).From(NodaTime.Text.LocalDatePattern.Iso.Parse(start).Value);
        Assert.That(RotaTotals.Of(rota).Staff[0].AwakeMinutes, Is.EqualTo((9 * 60) - less));
        Assert.That(rota.Check().Single(finding => finding.Rule == "clocks-change").Title, Does.StartWith($"The clocks go {way} on Sunday"));
    }

    [Test]
    public void The_examples_have_nothing_to_look_at()
    {
        foreach (RotaExample example in RotaExample.All)
        {
            foreach (int later in Enumerable.Range(0, 7))
            {
                Rota rota = example.Make(Guid.NewGuid(), Monday.PlusDays(later));
                Assert.That(rota.ToLookAt(), Is.Empty, $"{example.Title}, from {rota.Start.DayOfWeek}");
            }
        }
    }
}
