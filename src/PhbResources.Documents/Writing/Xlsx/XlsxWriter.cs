using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing.Xlsx;

/// <summary>
/// Writes spreadsheets (ISO/IEC 29500, transitional) of documents that are tables at heart: they add up, stay readable while scrolling,
/// and print in landscape. No macros; text from a document or a person is always text, never a formula.
/// </summary>
public sealed class XlsxWriter : IDocumentWriter
{
    /// <inheritdoc/>
    public DocumentFormat Format { get; } =
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", 30);

    /// <inheritdoc/>
    public bool WorksOutFormulas => true;

    /// <inheritdoc/>
    public bool Suits(TemplateDocument document) => document.Body.Spreadsheet;

    /// <inheritdoc/>
    public void Write(TemplateDocument document, WriteOptions options, Stream output)
    {
        using var package = new MemoryStream(64 * 1024);
        using (var file = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook, autoSave: true))
        {
            // Compressed once, when the entries are dated.
            file.CompressionOption = CompressionOption.NotCompressed;
            new Filling(file, document, options).Write();
            OfficeProperties.Write(file.AddNewPart<CoreFilePropertiesPart>("core"), document);
        }

        SteadyZip.Copy(package, document.UpdatedOn, output);
    }

    private sealed class Filling(SpreadsheetDocument file, TemplateDocument document, WriteOptions options)
    {
        private readonly PreparedDocument prepared = new(document, options);
        private readonly XlsxStyles styles = new(options.LargePrint);
        private readonly XlsxChecks checks = new();
        private readonly XlsxLongTexts longTexts = new();
        private readonly Sheets sheets = new();
        private readonly DefinedNames names = new();

        public void Write()
        {
            var workbook = file.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "workbook");
            var tables = new XlsxTables(prepared, styles, checks, longTexts);
            var plans = XlsxPlan.Of(prepared);
            for (var at = 0; at < plans.Count; at++)
            {
                var plan = plans[at];
                var part = NewPart(workbook);
                var sheet = new XlsxSheet(styles, plan.Table is null ? [30, 30, 30, 30] : tables.Widths(plan.Table), part);
                var seeAlso = at == 0 && plans.Count > 1 && plans[^1].Table is null ? plans[^1].Name : null;
                var header = new XlsxContent(prepared, styles, checks, tables, longTexts, sheet).Write(plan, seeAlso);
                Finish(part, sheet, Print(plan.Name, at == 0, header, plan.Table?.RowHeaders == true));
            }

            if (longTexts.Rest.Count > 0) WriteLongTexts(workbook, tables);
            if (checks.Lists.Count > 0) WriteChoices(workbook);
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = styles.Create();
            workbook.Workbook = new Workbook(
                new WorkbookProperties(), new BookViews(new WorkbookView { ActiveTab = 0 }), sheets, names,
                // Whoever can compute does so at once; what the file says is for viewers that cannot.
                new CalculationProperties { CalculationId = 191029, FullCalculationOnLoad = true });
        }

        private void WriteLongTexts(WorkbookPart workbook, XlsxTables tables)
        {
            var part = NewPart(workbook);
            var sheet = new XlsxSheet(styles, [30, 30, 30, 30], part);
            var content = new XlsxContent(prepared, styles, checks, tables, longTexts, sheet);
            foreach (var (name, text) in longTexts.Rest.ToArray()) content.WriteLong(name, text);
            Finish(part, sheet, Print(XlsxLongTexts.SheetName, isFirst: false, header: 0, rowHeaders: false));
        }

        private void WriteChoices(WorkbookPart workbook)
        {
            var part = NewPart(workbook);
            var sheet = new XlsxSheet(styles, [.. checks.Lists.Select(_ => 24.0)], part);
            for (var row = 0; row < checks.Lists.Max(list => list.Count); row++)
            {
                sheet.StartRow();
                for (var at = 0; at < checks.Lists.Count; at++)
                    if (row < checks.Lists[at].Count) sheet.Add(at, new XlsxLook(Number: XlsxStyles.Text), XlsxText.Inline(checks.Lists[at][row]));
            }

            Finish(part, sheet, Print(SheetNames.Choices, isFirst: false, header: 0, rowHeaders: false));
            sheets.Elements<Sheet>().Last().State = SheetStateValues.Hidden;
        }

        private WorksheetPart NewPart(WorkbookPart workbook) => workbook.AddNewPart<WorksheetPart>($"sheet{sheets.ChildElements.Count + 1}");

        private void Finish(WorksheetPart part, XlsxSheet sheet, XlsxSheetPrint print)
        {
            var index = (uint)sheets.ChildElements.Count;
            part.Worksheet = sheet.Create(print);
            sheets.Append(new Sheet { Name = print.Name, SheetId = index + 1, Id = $"sheet{index + 1}" });
            foreach (var name in print.Names(index, sheet.LastColumn, Math.Max(1, sheet.RowNumber))) names.Append(name);
        }

        private XlsxSheetPrint Print(string name, bool isFirst, int header, bool rowHeaders)
        {
            // Headers and footers have at most 255 characters (ISO/IEC 29500-1, 18.3.1.46), and & has a meaning in them.
            var size = FormattableString.Invariant($"&{(options.LargePrint ? 14 : 9)} ");
            return new XlsxSheetPrint(name, isFirst, header, rowHeaders)
            {
                FitToWidth = !options.LargePrint,
                Paper = document.Body.Page.Size switch { PageSize.A3 => 8, PageSize.A5 => 11, _ => 9 },
                Header = $"&L{size}{Plain(document.Title, 100)}&R{size}&A",
                Footer = $"&L{size}{Plain(Endnote.Imprint(document), 180)}&R{size}Page &P of &N",
            };
        }

        private static string Plain(string text, int longest)
        {
            var line = XlsxText.Line(text, longest);
            while (line.Replace("&", "&&", StringComparison.Ordinal).Length > longest) line = line[..^1];
            return XlsxText.Escaped(line.Replace("&", "&&", StringComparison.Ordinal));
        }
    }
}
