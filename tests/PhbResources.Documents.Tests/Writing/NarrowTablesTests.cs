using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Odt;

namespace PhbResources.Documents.Tests.Writing;

/// <summary>Wide tables whose columns are groups become lists to read down in large print.</summary>
public class NarrowTablesTests
{
    private static readonly WriteOptions Large = new() { LargePrint = true };

    private static readonly Answers Shifts = new()
    {
        Tables = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>
        {
            ["shifts"] = [["", "Ann", "07:00", "14:00", "Ben", "14:00", "22:00", "Cy", "22:00", "07:00", "1", "23", "Swimming"], ["", "Dee", "", "", "", "", "", "", "", "", "", "4"]],
        },
    };

    [Test]
    public void A_week_of_shifts_is_a_list_of_shifts_and_a_list_of_days_in_large_print()
    {
        var rota = LibraryDocuments.Read("weekly-rota");
        using var pdf = new Pdf.Pdf(rota, Large with { Answers = Shifts });
        var tables = pdf.Elements("Table").Where(table => table.Descendants().Any(cell => cell.Type == "TH" && cell.Text().Contains("Monday", StringComparison.Ordinal))).ToArray();
        Assert.That(tables, Has.Length.EqualTo(2));
        Assert.That(Headers(tables[0], "Column"), Is.EqualTo(new[] { "Day", "PA", "Start", "Finish" }));
        Assert.That(Headers(tables[0], "Row").Take(4), Is.EqualTo(new[] { "Monday, morning", "Monday, later", "Monday, night", "Tuesday, morning" }));
        Assert.That(Headers(tables[0], "Row"), Has.Length.EqualTo(21));
        Assert.That(Headers(tables[1], "Column"), Is.EqualTo(new[] { "Day", "Unpaid breaks (hours)", "Hours", "What is on" }));
        Assert.That(pdf.File.NumberOfPages, Is.LessThanOrEqualTo(7));
        Assert.That(pdf.File.GetPage(2).Height, Is.GreaterThan(pdf.File.GetPage(2).Width), "a list is read down");

        using var ordinary = new Pdf.Pdf(rota);
        Assert.That(ordinary.File.GetPage(1).Width, Is.GreaterThan(ordinary.File.GetPage(1).Height), "in ordinary print the week is on one page");

        static string[] Headers(Pdf.Pdf.Element table, string scope) => [.. table.Descendants().Where(cell => cell.Type == "TH" && cell.Scope == scope).Select(cell => Pdf.Pdf.Squeeze(cell.Text()))];
    }

    [Test]
    public void What_was_filled_in_and_its_sums_are_in_the_list()
    {
        var rota = LibraryDocuments.Read("weekly-rota");
        var options = Large with { Answers = Shifts };
        using var docx = new Docx(rota, options);
        Assert.That(docx.Errors(), Is.Empty);
        foreach (var word in new[] { "Ann", "Ben", "Cy", "Dee", "Swimming" }) Assert.That(docx.Text(), Does.Contain(word));
        Assert.That(docx.Text(), Does.Contain("27"), "the hours of both days");
        var once = docx.Body.Descendants<DocumentFormat.OpenXml.Wordprocessing.Tag>().Select(tag => tag.Val?.Value).Where(tag => tag?.StartsWith("shifts/", StringComparison.Ordinal) == true).ToArray();
        Assert.That(once, Is.Unique.And.Length.EqualTo((7 * 12) + 1), "each cell to fill in, once");
        var odt = LibraryDocuments.Written(new OdtWriter(), rota, options);
        Assert.That(LibraryDocuments.Written(new OdtWriter(), rota, options), Is.EqualTo(odt));
    }

    [Test]
    public void Only_groups_of_columns_with_the_same_words_are_set_upright()
    {
        Assert.That(NarrowTables.Of(Of(["Monday"], "Day", "Early PA", "Early start", "Late PA", "Late start", "Notes")), Is.Not.Null);
        Assert.That(NarrowTables.Of(Of(["Monday"], "Day", "Early PA", "Early start", "Late PA", "Late finish")), Is.Null, "other things are said of them");
        Assert.That(NarrowTables.Of(Of(["Monday"], "Day", "PA 1", "PA 2", "PA 3", "PA 4")), Is.Null, "one group");
        Assert.That(NarrowTables.Of(Of([""], "Day", "Early PA", "Early start", "Late PA", "Late start")), Is.Null, "a row without a name would be named twice");
        Assert.That(NarrowTables.Of(Of([], "Day", "Early PA", "Early start", "Late PA", "Late start")), Is.Null);
        var tables = NarrowTables.Of(Of(["Monday"], "Day", "Room", "Early PA", "Early start", "Late PA", "Late start", "Notes"))!;
        Assert.That(tables.First.Columns.Select(column => column.Label), Is.EqualTo(new[] { "Day", "PA", "Start" }));
        Assert.That(tables.Second!.Columns.Select(column => column.Label), Is.EqualTo(new[] { "Day", "Room", "Notes" }));
        Assert.That(NarrowTables.Of(Of(["Monday"], "Day", "Early PA", "Early start", "Late PA", "Late start"))!.Second, Is.Null);

        static Table Of(string[] rows, params string[] labels) => new("t", "A table",
            [.. labels.Select((label, at) => new Column($"c{at}", label, FieldType.ShortText))],
            [.. rows.Select(name => new Row([new RichText(name.Length == 0 ? [] : [new TextRun(name)]), .. labels.Skip(1).Select(_ => RichText.Empty)]))]);
    }
}
