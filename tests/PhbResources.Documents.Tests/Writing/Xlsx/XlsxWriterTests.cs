using CsCheck;
using DocumentFormat.OpenXml.Spreadsheet;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Xlsx;
using PageSetup = DocumentFormat.OpenXml.Spreadsheet.PageSetup;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;
using Table = PhbResources.Documents.Model.Table;

namespace PhbResources.Documents.Tests.Writing.Xlsx;

public class XlsxWriterTests
{
    private static readonly int Cases = Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 1000 : 40;

    [TestCaseSource(typeof(Repository), nameof(Repository.TemplateFiles))]
    public void Every_template_of_the_library_becomes_a_valid_spreadsheet_the_same_each_time(string path)
    {
        var document = LibraryDocuments.ReadFile(path);
        var writer = new XlsxWriter();
        Assert.That(writer.Suits(document), Is.EqualTo(document.Body.Spreadsheet));
        foreach (var options in new[] { WriteOptions.Default, new WriteOptions { LargePrint = true, WithoutGuidance = true } })
        {
            using var xlsx = new Xlsx(document, options);
            Assert.That(xlsx.Errors(), Is.Empty);
            Assert.That(LibraryDocuments.Written(writer, document, options), Is.EqualTo(xlsx.Bytes));
            Assert.That(xlsx.Names().Select(name => name.ToUpperInvariant()), Is.Unique.And.All.Length.LessThanOrEqualTo(31));
            var shown = xlsx.Text();
            foreach (var field in document.Body.Blocks().OfType<FieldBlock>()) Assert.That(shown, Does.Contain(field.Field.Label));
            foreach (var table in document.Body.Blocks().OfType<Table>()) Assert.That(shown, Does.Contain(table.Caption));
        }
    }

    [Test]
    public void The_table_that_computes_comes_first_under_the_fields_it_needs()
    {
        using var xlsx = new Xlsx(LibraryDocuments.Read("weekly-rota"));
        Assert.That(xlsx.Names(), Is.EqualTo(new[] { "Weekly rota", "Hours for each person", "If a shift falls through", "Details and notes" }));
        var first = xlsx.Sheet("Weekly rota").Descendants<Row>().Select(row => Xlsx.TextOf(row.Elements<Cell>().First())).Take(7).ToArray();
        Assert.That(first, Is.EqualTo(new[] { "Weekly rota: Who is with me, and when", "Rota for", "Week starting Monday", "If you cannot come, ring\nPlease ring. A text can be missed", "The week's shifts, with times and hours", "Day", "Monday" }));
    }

    [Test]
    public void Header_rows_stay_on_the_screen_and_come_again_on_each_page()
    {
        using var xlsx = new Xlsx(LibraryDocuments.Read("weekly-rota"));
        var sheet = xlsx.Sheet("Weekly rota");
        var pane = sheet.Descendants<Pane>().Single();
        var names = xlsx.Workbook.DefinedNames!.Elements<DefinedName>().Where(name => name.LocalSheetId?.Value == 0).ToDictionary(name => name.Name!.Value!, name => name.Text);
        Assert.Multiple(() =>
        {
            Assert.That((pane.VerticalSplit?.Value, pane.HorizontalSplit?.Value, pane.State?.Value), Is.EqualTo((6d, 1d, PaneStateValues.Frozen)));
            Assert.That(names["_xlnm.Print_Titles"], Is.EqualTo("'Weekly rota'!$A:$A,'Weekly rota'!$6:$6"));
            Assert.That(names["_xlnm.Print_Area"], Does.StartWith("'Weekly rota'!$A$1:$M$"));
            Assert.That((sheet.Descendants<PageSetup>().Single().Orientation?.Value, sheet.Descendants<PageSetup>().Single().FitToWidth?.Value), Is.EqualTo((OrientationValues.Landscape, 1u)));
            Assert.That(sheet.Descendants<OddFooter>().Single().Text, Does.Contain("Version 1, 22 November 2026. Licence CC0 1.0.").And.Contain("Page &P of &N"));
            Assert.That(xlsx.File.PackageProperties.Title, Is.EqualTo("Weekly rota"));
        });
    }

    [Test]
    public void Cells_know_what_they_hold_and_say_so()
    {
        using var xlsx = new Xlsx(LibraryDocuments.Read("weekly-timesheet"));
        var checks = xlsx.Sheet("Weekly timesheet").Descendants<DataValidation>().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(checks.Where(check => check.Type is not null).Select(check => check.Type!.Value), Is.SupersetOf(new[] { DataValidationValues.Date, DataValidationValues.Time, DataValidationValues.Decimal }));
            Assert.That(checks.Select(check => check.Prompt?.Value), Has.All.Not.Empty);
            Assert.That(xlsx.Sheets().SelectMany(sheet => sheet.Descendants<DataValidation>()).Where(check => check.Type?.Value == DataValidationValues.List).Select(check => check.Formula1!.Text), Has.Some.EqualTo("Lists!$A$1:$A$3"));
            Assert.That(xlsx.Format(xlsx.Cell("Weekly timesheet", "Monday", "Start")).NumberFormatId?.Value, Is.EqualTo(165u));
            Assert.That(xlsx.Format(xlsx.Cell("Weekly timesheet", "Monday", "Hours worked")).NumberFormatId?.Value, Is.EqualTo(2u));
            Assert.That(xlsx.Format(xlsx.Cell("Weekly timesheet", "Monday", "Checked")).NumberFormatId?.Value, Is.EqualTo(49u), "text keeps the 0 of a phone number");
            Assert.That(xlsx.Cell("Weekly timesheet", "Total", "Hours worked").CellFormula!.Text, Does.Match(@"^IF\(COUNT\((\w+:\w+)\)=0,"""",SUM\(\1\)\)$"));
        });
    }

    [Test]
    public void What_formulas_come_to_is_in_the_file_for_viewers_that_compute_nothing()
    {
        // 9 hours less half an hour; 21:30 to 07:15 less three quarters; a start without a finish.
        var answers = new Answers
        {
            Tables = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>
            {
                ["worked"] = [["", "", "08:00", "17:00", "0.5"], ["", "", "21:30", "7:15", "0.75"], ["", "", "09:00"]],
                ["to-pay"] = [["", "17.5", "12.60"]],
            },
        };
        using var xlsx = new Xlsx(LibraryDocuments.Read("weekly-timesheet"), new WriteOptions { Answers = answers });
        var hours = new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Total" }.Select(day => xlsx.Cell("Weekly timesheet", day, "Hours worked")).ToArray();
        Assert.That(hours.Select(cell => cell.CellFormula), Is.All.Not.Null);
        Assert.That(hours.Select(cell => cell.CellValue!.Text), Is.EqualTo(new[] { "8.5", "9", "", "", "17.5" }));
        Assert.That(hours.Select(cell => cell.DataType?.Value == CellValues.String), Is.EqualTo(new[] { false, false, true, true, false }), "an empty result is a text");
        Assert.That(xlsx.Sheets().SelectMany(sheet => sheet.Descendants<Cell>()).Where(cell => cell.CellFormula is not null).Select(cell => cell.CellValue?.Text), Has.Some.EqualTo("220.5"));
        Assert.That(xlsx.Errors(), Is.Empty);
    }

    [Test]
    public void What_looks_like_a_formula_stays_text_even_when_it_is_edited()
    {
        var answers = new Answers
        {
            Fields = new Dictionary<string, IReadOnlyList<string>> { ["pa-name"] = ["=cmd()"] },
            Tables = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> { ["worked"] = [["=1+1", "2026-11-23", "=A1", "_x0041_", "0.5", "", "", "@SUM(1)", "+44"]] },
        };
        using var xlsx = new Xlsx(LibraryDocuments.Read("weekly-timesheet"), new WriteOptions { Answers = answers });
        var cells = xlsx.Sheet("Weekly timesheet").Descendants<Cell>().ToArray();
        foreach (var text in new[] { "=cmd()", "=1+1", "=A1", "@SUM(1)", "+44" })
        {
            var cell = cells.Single(item => Xlsx.TextOf(item) == text);
            Assert.That((cell.CellFormula, cell.DataType?.Value), Is.EqualTo(((CellFormula?)null, (CellValues?)CellValues.InlineString)));
            Assert.That(xlsx.Format(cell).QuotePrefix?.Value, Is.True);
        }

        Assert.That(cells.Any(item => item.InlineString?.InnerText == "_x005F_x0041_"), Is.True);
        Assert.That(cells.Any(item => item.CellValue?.Text == "46349"), Is.True, "23 November 2026 as a day that can be computed with");
        Assert.That(xlsx.Errors(), Is.Empty);
    }

    [Test]
    public void Large_print_has_18_point_text_that_printing_does_not_shrink()
    {
        using var xlsx = new Xlsx(LibraryDocuments.Read("weekly-rota"), new WriteOptions { LargePrint = true });
        Assert.That(xlsx.Styles.Fonts!.Descendants<FontSize>().Select(size => size.Val!.Value), Is.All.GreaterThanOrEqualTo(18));
        Assert.That(xlsx.Sheets().Select(sheet => sheet.SheetProperties!.PageSetupProperties!.FitToPage?.Value), Is.All.False);
    }

    [Test]
    public void Guidance_can_be_left_out()
    {
        using var with = new Xlsx(LibraryDocuments.Read("weekly-timesheet"));
        using var without = new Xlsx(LibraryDocuments.Read("weekly-timesheet"), new WriteOptions { WithoutGuidance = true });
        Assert.That(with.Text(), Does.Contain("Guidance:"));
        Assert.That(without.Text(), Does.Not.Contain("Guidance:"));
    }

    [Test]
    public void Any_text_anywhere_gives_a_valid_file_with_the_text_intact_and_no_formula_of_its_own() => Wild.Text.Sample(text =>
    {
        using var xlsx = new Xlsx(WildTextTests.Around(text), new WriteOptions { Answers = WildTextTests.AnswersOf(text) });
        var shown = XmlText.Clean(text);
        return xlsx.Errors().Length == 0 && xlsx.Names().All(name => name.Length is > 0 and <= 31)
            && xlsx.Sheets().SelectMany(sheet => sheet.Descendants<CellFormula>()).All(formula => formula.Text.StartsWith("IF(", StringComparison.Ordinal))
            && (shown.Trim().Length == 0 || xlsx.Text().Split(shown).Length > 12);
    }, iter: Cases, threads: 1);

    [Test]
    public void Fifty_thousand_characters_are_shared_among_cells()
    {
        var text = string.Concat(Enumerable.Repeat("Word & <tag> 👩🏽‍🦽 عائشة ", 2000));
        using var xlsx = new Xlsx(WildTextTests.Around(text), new WriteOptions { Answers = WildTextTests.AnswersOf(text) });
        Assert.That(xlsx.Errors(), Is.Empty);
        var cells = xlsx.Sheets().SelectMany(sheet => sheet.Descendants<Cell>()).Select(Xlsx.TextOf).ToArray();
        Assert.That(cells.Select(cell => cell.Length), Is.All.LessThanOrEqualTo(32767));
        Assert.That(string.Concat(xlsx.Sheet("Continued").Descendants<Cell>().Select(Xlsx.TextOf)), Does.Contain(text));
    }
}
