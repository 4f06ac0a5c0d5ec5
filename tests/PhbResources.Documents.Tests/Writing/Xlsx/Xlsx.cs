using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Xlsx;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace PhbResources.Documents.Tests.Writing.Xlsx;

/// <summary>A spreadsheet as written, opened again.</summary>
internal sealed class Xlsx : IDisposable
{
    public Xlsx(TemplateDocument document, WriteOptions? options = null)
    {
        Bytes = LibraryDocuments.Written(new XlsxWriter(), document, options);
        File = SpreadsheetDocument.Open(new MemoryStream(Bytes), isEditable: false);
    }

    public byte[] Bytes { get; }

    public SpreadsheetDocument File { get; }

    public Workbook Workbook => File.WorkbookPart!.Workbook!;

    public Stylesheet Styles => File.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;

    public string[] Errors() =>
    [
        .. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(File).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"),
    ];

    public string[] Names() => [.. Workbook.Sheets!.Elements<Sheet>().Where(sheet => sheet.State?.Value != SheetStateValues.Hidden).Select(sheet => sheet.Name!.Value!)];

    public Worksheet Sheet(string name) =>
        ((WorksheetPart)File.WorkbookPart!.GetPartById(Workbook.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == name).Id!)).Worksheet!;

    public IEnumerable<Worksheet> Sheets() => Workbook.Sheets!.Elements<Sheet>().Select(sheet => Sheet(sheet.Name!));

    /// <summary>The cell of a row, found by the text of its first cell, under a header.</summary>
    public Cell Cell(string sheet, string row, string column)
    {
        var rows = Sheet(sheet).Descendants<Row>().ToList();
        var header = rows.First(item => item.Elements<Cell>().Any(cell => TextOf(cell) == column));
        var letters = new string([.. header.Elements<Cell>().First(cell => TextOf(cell) == column).CellReference!.Value!.TakeWhile(char.IsLetter)]);
        var found = rows.First(item => item.RowIndex! > header.RowIndex! && TextOf(item.Elements<Cell>().First()) == row);
        return found.Elements<Cell>().Single(cell => cell.CellReference == letters + found.RowIndex);
    }

    public CellFormat Format(Cell cell) => Styles.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);

    public string Text() => string.Join('\n', Sheets().SelectMany(sheet => sheet.Descendants<Cell>()).Select(TextOf));

    public static string TextOf(Cell cell) => cell.InlineString is { } text ? string.Concat(text.Descendants<Text>().Select(part => part.Text)).Replace("_x005F_", "_", StringComparison.Ordinal) : cell.CellValue?.Text ?? "";

    public void Dispose() => File.Dispose();
}
