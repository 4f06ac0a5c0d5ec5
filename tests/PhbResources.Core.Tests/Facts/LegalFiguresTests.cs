using PhbResources.Core.Facts;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Tests.Facts;

public class LegalFiguresTests
{
    private const string Sample = """
        figures:
          - id: leave.weeks
            topic: Leave
            name: Paid leave
            unit: weeks
            where: [England, Northern Ireland]
            statement: "There are {value} weeks, at most {leave.most-days} days."
            values:
              - { value: 4, from: 2000-01-01, until: 2009-03-31 }
              - { value: 5.6, from: 2009-04-01 }
            source: { title: Holiday entitlement, url: https://www.gov.uk/holiday-entitlement-rights }
            checkedOn: 2026-11-22
          - id: leave.most-days
            topic: Leave
            name: Most days
            unit: days
            where: [England]
            statement: "At most {value} days."
            values:
              - { value: 20, from: 2000-01-01, until: 2026-12-31 }
              - { value: 28, from: 2027-01-01, confirmed: false }
            source: { title: Holiday entitlement, url: https://www.gov.uk/holiday-entitlement-rights }
            checkedOn: 2026-11-22
        """;

    private static LegalFigures Shipped() => FactsComposer.ReadFigures(ConfigFolder.Original);

    [Test]
    public void Every_figure_that_code_asks_for_is_in_the_file()
    {
        string[] constants = [.. typeof(FigureIds).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

        Assert.That(constants, Is.EquivalentTo(FigureIds.All), "FigureIds.All lists every constant, since the start checks that list.");
        Assert.That(constants, Is.SubsetOf(Shipped().All.Select(figure => figure.Id)));
    }

    [Test]
    public void The_figures_that_code_computes_with_are_confirmed_today()
    {
        DateOnly day = new(2026, 11, 23);
        LegalFigures figures = Shipped();
        Assert.That(FigureIds.All.Select(id => figures.On(id, day).Confirmed), Is.All.True);
    }

    [TestCase(FigureIds.DailyRestHours, 11)]
    [TestCase(FigureIds.LeaveWeeks, 5.6)]
    [TestCase(FigureIds.LeaveIrregularPercent, 12.07)]
    [TestCase("insurance.least-cover", 5_000_000)]
    [TestCase("wage.from-21", 12.71)]
    [TestCase("rights.unfair-dismissal-months", 24)]
    public void A_figure_has_the_value_of_the_law(string id, decimal value) => Assert.That(Shipped().On(id, new DateOnly(2026, 11, 23)).Value, Is.EqualTo(value));

    [Test]
    public void A_figure_changes_on_the_day_the_law_does()
    {
        LegalFigures figures = FigureReader.Read(Sample, "figures.yaml");

        Assert.That(figures.On("leave.weeks", new DateOnly(2009, 3, 31)).Value, Is.EqualTo(4));
        Assert.That(figures.On("leave.weeks", new DateOnly(2009, 4, 1)).Value, Is.EqualTo(5.6m));
        Assert.That(figures["leave.weeks"].Where, Is.EqualTo(new[] { Nation.England, Nation.NorthernIreland }));
    }

    [Test]
    public void An_unknown_figure_or_a_day_without_a_value_is_said_clearly()
    {
        LegalFigures figures = FigureReader.Read(Sample, "figures.yaml");

        Assert.That(() => figures.On("leave.week", new DateOnly(2026, 1, 1)), Throws.ArgumentException.With.Message.Contains("no legal figure 'leave.week'"));
        Assert.That(() => figures.On("leave.weeks", new DateOnly(1999, 12, 31)), Throws.TypeOf<FigureNotKnownException>().With.Message.Contains("31 December 1999"));
    }

    [Test]
    public void What_is_not_confirmed_is_never_put_into_words()
    {
        LegalFigures figures = FigureReader.Read(Sample, "figures.yaml");

        Assert.That(figures.WordsOn(new DateOnly(2026, 12, 31)), Contains.Key("leave.most-days"));
        Assert.That(figures.WordsOn(new DateOnly(2027, 1, 1)), Does.Not.ContainKey("leave.most-days"));
        Assert.That(figures.StatementOn(figures["leave.weeks"], new DateOnly(2026, 12, 31)), Is.EqualTo("There are 5.6 weeks, at most 20 days."));
        Assert.That(figures.StatementOn(figures["leave.weeks"], new DateOnly(2027, 1, 1)), Is.Null);
    }

    [TestCase("insurance.least-cover", "£5,000,000")]
    [TestCase("wage.accommodation-day", "£11.10")]
    [TestCase("leave.irregular-percent", "12.07%")]
    [TestCase("young-worker.break-after-hours", "4.5")]
    public void A_value_is_written_as_in_a_sentence(string id, string words) => Assert.That(Shipped().On(id, new DateOnly(2026, 11, 23)).Words, Is.EqualTo(words));

    [TestCase("leave.weeks", "Leave weeks", 2, "is not an id")]
    [TestCase("id: leave.most-days", "id: leave.weeks", 13, "already used in line 2")]
    [TestCase("Northern Ireland", "Northern Irelnd", 6, "Did you mean 'Northern Ireland'?")]
    [TestCase("{value} weeks", "5.6 weeks", 7, "does not say the value")]
    [TestCase("{leave.most-days}", "{leave.days}", 7, "which is not a figure")]
    [TestCase("value: 5.6", "value: five", 10, "'five' is not a number")]
    [TestCase(", until: 2009-03-31", "", 10, "begins before the one above it ends")]
    [TestCase("until: 2009-03-31", "until: 1999-03-31", 9, "ends before it begins")]
    [TestCase("https://www.gov.uk/holiday-entitlement-rights }", "www.gov.uk }", 11, "is not an address")]
    [TestCase("    checkedOn: 2026-11-22", "", 2, "'checkedOn' is missing")]
    [TestCase("unit: weeks", "units: weeks", 2, "'unit' is missing")]
    public void A_mistake_names_its_line(string find, string replace, int line, string message)
    {
        int at = Sample.IndexOf(find, StringComparison.Ordinal);
        string yaml = Sample[..at] + replace + Sample[(at + find.Length)..];

        IReadOnlyList<Mistake> mistakes = Assert.Throws<MistakesException>(() => FigureReader.Read(yaml, "figures.yaml"))!.Mistakes;

        Assert.That(mistakes, Has.Some.Matches<Mistake>(mistake => mistake.Line == line && mistake.Message.Contains(message, StringComparison.Ordinal)), string.Join('\n', mistakes));
    }

    [Test]
    public void A_figure_that_code_needs_may_not_be_taken_out()
    {
        using ConfigFolder folder = new();
        folder.Write(LegalFigures.File, Sample);

        Assert.That(() => FactsComposer.ReadFigures(folder.Path), Throws.TypeOf<MistakesException>().With.Message.Contains("'working-time.daily-rest-hours' is missing"));
    }
}
