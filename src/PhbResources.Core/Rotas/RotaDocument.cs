using System.Globalization;
using PhbResources.Documents.Model;

namespace PhbResources.Core.Rotas;

/// <summary>A rota on paper: a table for each week, the hours of each person, what to look at, and a list of shifts for each person.</summary>
public static class RotaDocument
{
    /// <summary>Makes the document.</summary>
    /// <param name="rota">The rota.</param>
    /// <param name="findings">What there is to say about it.</param>
    /// <param name="rules">The rules it was checked against.</param>
    /// <param name="layout">How it is laid out.</param>
    /// <param name="today">The day it is made.</param>
    public static TemplateDocument Of(Rota rota, IReadOnlyList<Finding> findings, WorkingTimeRules rules, RotaLayout layout, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(rota);
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(rules);
        IReadOnlyList<DatedShift> dated = DatedShift.Of(rota, rota.Weeks);
        RotaTotals totals = RotaTotals.Of(rota);
        bool computed = layout == RotaLayout.Spreadsheet;
        List<Section> sections =
        [
            .. Enumerable.Range(1, rota.Weeks).Select(week => layout == RotaLayout.LargePrint
                ? RotaTables.DayByDay(rota, week, dated) : RotaTables.Grid(rota, week, dated, totals, computed)),
        ];
        if (rota.Staff.Count > 0)
            sections.Add(RotaTables.Hours(rota, totals, layout));
        if (findings.Count > 0)
            sections.Add(Checks(findings));
        sections.AddRange(rota.Staff.Select(member => RotaTables.Person(rota, member, dated, layout)).OfType<Section>());
        return new TemplateDocument(rota.Name, new DocumentBody
        {
            Page = new PageSetup(PageSize.A4, PageOrientation.Landscape),
            Spreadsheet = true,
            Intro =
            [
                Text(rota.Weeks == 1
                    ? $"The pattern starts on {RotaWords.Of(rota.Start)} and comes again each week."
                    : $"The pattern has {rota.Weeks} weeks. It starts on {RotaWords.Of(rota.Start)} and comes again after that."),
            ],
            Sections = sections,
        })
        {
            Summary = "Who works when, and the hours of each person.",
            UpdatedOn = today,
            LawCheckedOn = rules.CheckedOn,
            Sources = [.. findings.Select(finding => finding.Source).OfType<Source>().DistinctBy(source => source.Url)],
        };
    }

    private static Section Checks(IReadOnlyList<Finding> findings) => new("Checks",
    [
        .. findings.SelectMany(finding => new Block[] { new SubHeading(finding.Title), Text(finding.Text) }),
    ]);

    internal static Paragraph Text(string text) => new(Rich(text));

    internal static RichText Rich(string text) => text.Length == 0 ? RichText.Empty : new RichText([new TextRun(text)]);

    /// <summary>A number as spreadsheets read it.</summary>
    internal static string Number(double number) => Math.Round(number, 4, MidpointRounding.AwayFromZero).ToString("0.####", CultureInfo.InvariantCulture);
}

/// <summary>How a rota is laid out.</summary>
public enum RotaLayout
{
    /// <summary>For paper: a week is people down and days across.</summary>
    Page,

    /// <summary>For paper in large letters: a week is a list by day, since seven columns of them do not fit.</summary>
    LargePrint,

    /// <summary>For a spreadsheet: sums are left to it, so that they follow when something is changed.</summary>
    Spreadsheet,
}
