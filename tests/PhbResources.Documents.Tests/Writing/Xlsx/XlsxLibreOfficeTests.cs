using System.Globalization;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Xlsx;

namespace PhbResources.Documents.Tests.Writing.Xlsx;

/// <summary>Another program than Excel opens our spreadsheets and comes to the right sums.</summary>
[Category("LibreOffice")]
public class XlsxLibreOfficeTests
{
    /// <summary>Every sheet into a file of its own, UTF-8, as it is shown.</summary>
    private const string Csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";

    private LibreOffice office = null!;

    [OneTimeSetUp]
    public void Find_LibreOffice() => office = LibreOffice.Find("libreoffice-calc", "libsclo.so");

    [OneTimeTearDown]
    public void Remove_files() => office?.Dispose();

    [Test]
    public void A_timesheet_adds_up_with_a_night_shift_past_midnight()
    {
        var sheets = Sheets("weekly-timesheet", new Answers
        {
            Fields = new Dictionary<string, IReadOnlyList<string>> { ["pa-name"] = ["=cmd()"], ["week-ending"] = ["2026-11-29"] },
            Tables = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>
            {
                // 9 hours less half an hour; 21:30 to 07:15 less three quarters; nothing; a start without a finish.
                ["worked"] = [["", "2026-11-23", "08:00", "17:00", "0.5"], ["", "2026-11-24", "21:30", "07:15", "0.75", "", "1.25"], [], ["", "2026-11-26", "09:00"]],
                ["to-pay"] = [["", "17.5", "12.60"], ["", "", "20"]],
            },
        });
        var worked = sheets.Single(sheet => sheet.Contains("Hours worked each day", StringComparison.Ordinal));
        var paid = sheets.Single(sheet => sheet.Contains("Hours to pay at each rate", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(Row(worked, "Monday"), Is.EqualTo("Monday,23/11/2026,08:00,17:00,0.50,8.50,,,"));
            Assert.That(Row(worked, "Tuesday"), Is.EqualTo("Tuesday,24/11/2026,21:30,07:15,0.75,9.00,1.25,,"));
            Assert.That(Row(worked, "Wednesday"), Is.EqualTo("Wednesday,,,,,,,,"));
            Assert.That(Row(worked, "Thursday"), Is.EqualTo("Thursday,26/11/2026,09:00,,,,,,"));
            Assert.That(Row(worked, "Total"), Is.EqualTo("Total,,,,,17.50,1.25,,"));
            Assert.That(Row(worked, "\"PA, and payroll number\""), Does.Contain("=cmd()"));
            Assert.That(Row(paid, "Normal rate"), Is.EqualTo("Normal rate,17.50,£12.60,£220.50"));
            Assert.That(Row(paid, "Weekend or bank holiday"), Is.EqualTo("Weekend or bank holiday,,£20.00,"));
            Assert.That(Row(paid, "Total"), Is.EqualTo("Total,17.50,,£220.50"));
        });
    }

    [Test]
    public void A_rota_adds_up_the_shifts_that_are_there()
    {
        var rota = Sheets("weekly-rota", new Answers
        {
            Tables = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>
            {
                ["shifts"] =
                [
                    ["", "Ann", "07:00", "13:00", "Bo", "13:00", "21:00", "Cy", "21:00", "07:00", "1"],
                    ["", "Ann", "07:00", "12:30"],
                    ["", "", "", "", "", "", "", "Cy", "22:00", "06:30", "0.5"],
                    ["", "", "", "", "", "", "", "", "", "", "0.5"],
                ],
            },
        })[0];
        Assert.That(new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Total" }.Select(day => Row(rota, day).Split(',')[11]),
            Is.EqualTo(new[] { "23.00", "5.50", "8.00", "", "", "36.50" }));
    }

    [Test]
    public void A_blank_calculator_shows_no_errors_and_a_division_by_nothing_stays_empty()
    {
        var sheets = Sheets("leave-entitlement-calculator-sheet", Answers.None);
        Assert.That(sheets, Has.None.Contains("#").And.None.Contains("Err:"));
        var pay = sheets.Single(sheet => sheet.Contains("Average pay for a week", StringComparison.Ordinal));
        Assert.That(Row(pay, "Example"), Is.EqualTo("Example,\"£13,000.00\",52,£250.00,1000.00,£13.00"));
        Assert.That(Row(pay, "Your PA"), Is.EqualTo("Your PA,,,,,"));
        var part = sheets.Single(sheet => sheet.Contains("Share of the leave year", StringComparison.Ordinal));
        Assert.That(double.Parse(Row(part, "\"Starts 1 October, year from 1 April\"").Split(',')[5], CultureInfo.InvariantCulture), Is.EqualTo(55.846).Within(0.001));
    }

    [Test]
    public void A_rota_prints_one_landscape_page_for_its_first_sheet()
    {
        var pdf = File.ReadAllBytes(office.Convert(LibraryDocuments.Written(new XlsxWriter(), LibraryDocuments.Read("weekly-rota")), "xlsx", "pdf", "pdf"));
        var content = System.Text.Encoding.Latin1.GetString(pdf);
        Assert.That(System.Text.RegularExpressions.Regex.Count(content, @"/Type\s*/Page\b"), Is.EqualTo(4), "one a sheet");
    }

    private string[] Sheets(string slug, Answers answers)
    {
        var bytes = LibraryDocuments.Written(new XlsxWriter(), LibraryDocuments.Read(slug), new WriteOptions { Answers = answers });
        using var xlsx = new Xlsx(LibraryDocuments.Read(slug), new WriteOptions { Answers = answers });
        Assert.That(xlsx.Errors(), Is.Empty);
        var first = office.Convert(bytes, "xlsx", Csv, "csv");
        var written = LibreOffice.Siblings(first).ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);
        return [.. xlsx.Names().Select(name => written.Single(item => item.Key.EndsWith("-" + name, StringComparison.Ordinal)).Value)];
    }

    private static string Row(string sheet, string start) =>
        sheet.Split('\n').First(line => line.StartsWith(start + ",", StringComparison.Ordinal)).TrimEnd('\r');
}
