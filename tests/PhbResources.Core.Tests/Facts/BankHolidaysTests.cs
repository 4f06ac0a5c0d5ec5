using PhbResources.Core.Facts;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Tests.Facts;

/// <summary>The lists against the rules of the Banking and Financial Dealings Act 1971 and the yearly proclamations, worked out here on their own.</summary>
public class BankHolidaysTests
{
    private static BankHolidays Shipped() => FactsComposer.ReadBankHolidays(ConfigFolder.Original);

    private static IEnumerable<TestCaseData> NationsAndYears() =>
        from nation in Enum.GetValues<Nation>() from year in Enumerable.Range(2024, 5) select new TestCaseData(nation, year);

    [TestCaseSource(nameof(NationsAndYears))]
    public void The_list_of_a_year_follows_from_the_rules(Nation nation, int year)
    {
        IEnumerable<BankHoliday> listed = Shipped().Between(nation, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)).Where(holiday => !holiday.OneOff);

        Assert.That(listed.Select(holiday => (holiday.Date, holiday.Name, holiday.Substitute)), Is.EqualTo(ByRule(nation, year)));
    }

    [Test]
    public void Scotland_had_one_more_in_2026_for_the_World_Cup()
    {
        BankHoliday[] oneOff = [.. Enum.GetValues<Nation>().SelectMany(nation => Shipped().Between(nation, new DateOnly(2024, 1, 1), new DateOnly(2028, 12, 31))).Where(holiday => holiday.OneOff)];

        Assert.That(oneOff.Select(holiday => holiday.Date), Is.EqualTo(new[] { new DateOnly(2026, 6, 15) }));
        Assert.That(Shipped().Between(Nation.Scotland, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), Has.Count.EqualTo(10));
    }

    [TestCase(2024, 3, 31)]
    [TestCase(2025, 4, 20)]
    [TestCase(2026, 4, 5)]
    [TestCase(2027, 3, 28)]
    [TestCase(2028, 4, 16)]
    public void The_rule_for_Easter_of_this_test_is_right(int year, int month, int day) => Assert.That(Easter(year), Is.EqualTo(new DateOnly(year, month, day)));

    [Test]
    public void A_time_outside_the_list_is_refused_and_can_be_asked_about_before()
    {
        BankHolidays holidays = Shipped();

        Assert.That(holidays.Covers(new DateOnly(2028, 1, 1), new DateOnly(2028, 12, 31)), Is.True);
        Assert.That(holidays.Covers(new DateOnly(2028, 1, 1), new DateOnly(2029, 1, 1)), Is.False);
        Assert.That(() => holidays.Between(Nation.Wales, new DateOnly(2023, 12, 31), new DateOnly(2024, 1, 31)), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("2024 to 2028"));
    }

    [TestCase("date: 2026-12-28, name: Boxing Day, substitute", "date: 2026-12-26, name: Boxing Day, substitute", "is a Saturday")]
    [TestCase("date: 2026-12-25", "date: 2026-04-25", "not after the one above")]
    [TestCase("date: 2026-12-25", "date: 2025-12-25", "is not in 2026")]
    [TestCase("year: 2026", "year: 2027", "After 2025 comes 2026")]
    [TestCase("[Northern Ireland]", "[Wales]", "has a list already")]
    [TestCase("[England, Wales]", "[England]", "no list for Wales")]
    public void A_mistake_in_the_file_is_found(string find, string replace, string message)
    {
        string yaml = File.ReadAllText(Path.Combine(ConfigFolder.Original, BankHolidays.File));
        int at = yaml.IndexOf(find, StringComparison.Ordinal);
        Assert.That(at, Is.Positive, find);

        MistakesException thrown = Assert.Throws<MistakesException>(() => BankHolidayReader.Read(yaml[..at] + replace + yaml[(at + find.Length)..], "bank-holidays.yaml"))!;

        Assert.That(thrown.Message, Does.Contain(message));
    }

    private static List<(DateOnly, string, bool)> ByRule(Nation nation, int year)
    {
        bool scotland = nation == Nation.Scotland, northernIreland = nation == Nation.NorthernIreland;
        List<(DateOnly Day, string Name)> days = [(new(year, 1, 1), "New Year's Day"), (Easter(year).AddDays(-2), "Good Friday")];
        if (scotland)
            days.Add((new(year, 1, 2), "2nd January"));
        else
            days.Add((Easter(year).AddDays(1), "Easter Monday"));
        if (northernIreland)
            days.AddRange([(new(year, 3, 17), "St Patrick's Day"), (new(year, 7, 12), "Battle of the Boyne")]);
        days.AddRange([(FirstMonday(year, 5), "Early May bank holiday"), (FirstMonday(year, 6).AddDays(-7), "Spring bank holiday")]);
        days.Add((scotland ? FirstMonday(year, 8) : FirstMonday(year, 9).AddDays(-7), "Summer bank holiday"));
        if (scotland)
            days.Add((new(year, 11, 30), "St Andrew's Day"));
        days.AddRange([(new(year, 12, 25), "Christmas Day"), (new(year, 12, 26), "Boxing Day")]);

        HashSet<DateOnly> taken = [.. days.Select(item => item.Day).Where(IsWeekday)];
        List<(DateOnly, string, bool)> off = [];
        foreach ((DateOnly day, string name) in days.Order())
        {
            DateOnly instead = day;
            while (!IsWeekday(instead) || (instead != day && taken.Contains(instead)))
                instead = instead.AddDays(1);
            taken.Add(instead);
            off.Add((instead, name, instead != day));
        }

        off.Sort();
        return off;
    }

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static DateOnly FirstMonday(int year, int month) => Enumerable.Range(1, 7).Select(day => new DateOnly(year, month, day)).Single(day => day.DayOfWeek == DayOfWeek.Monday);

    /// <summary>
    /// Easter Sunday as the Book of Common Prayer defines it: the first Sunday after the first full moon of the church on or after 21 March.
    /// The moon is Gauss's, with the two corrections of the Gregorian tables for 1900 to 2199.
    /// </summary>
    private static DateOnly Easter(int year)
    {
        int age = ((19 * (year % 19)) + 24) % 30;
        if (age == 29 || (age == 28 && year % 19 > 10))
            age--;
        DateOnly day = new DateOnly(year, 3, 21).AddDays(age + 1);
        while (day.DayOfWeek != DayOfWeek.Sunday)
            day = day.AddDays(1);
        return day;
    }
}
