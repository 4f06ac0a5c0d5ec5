using PhbResources.Documents.Formulas;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing.Xlsx;

/// <summary>Tables: a header row, a row for each row, computed cells, and totals.</summary>
internal sealed class XlsxTables(PreparedDocument document, XlsxStyles styles, XlsxChecks checks, XlsxLongTexts longTexts)
{
    /// <summary>Less than the width of a page looks lost on it; in digits.</summary>
    private const double LeastWidth = 118;

    public double[] Widths(Table table)
    {
        var widths = table.Columns.Select((column, at) => Math.Max(LeastFor(table, column, at), column.Type switch
        {
            FieldType.Date => 12,
            FieldType.Time => 8,
            FieldType.Hours or FieldType.Number => 9,
            FieldType.Money => 12,
            FieldType.CheckBox => 7,
            _ => 9.5 * Math.Min(column.Width, 6),
        })).ToArray();
        var texts = Enumerable.Range(0, widths.Length).Where(at => XlsxStyles.NumberFor(table.Columns[at].Type) == XlsxStyles.Text).ToArray();
        var room = LeastWidth - widths.Sum();
        if (room > 0 && texts.Length > 0)
        {
            var share = texts.Sum(at => widths[at]);
            foreach (var at in texts) widths[at] += room * widths[at] / share;
        }

        return widths;
    }

    /// <summary>Writes the table from column A on; gives the row of its header.</summary>
    public int Write(XlsxSheet sheet, Table table)
    {
        sheet.StartRow(styles.Line * 1.6);
        sheet.Add(0, new XlsxLook(XlsxFont.Bold), XlsxText.Inline([(longTexts.Fit(table.Caption, table.Caption), XlsxFont.Bold)], styles));
        sheet.Join(0, sheet.Reach(0, LeastWidth), new XlsxLook(XlsxFont.Bold));

        sheet.StartRow();
        var lines = 1;
        for (var at = 0; at < table.Columns.Count; at++)
        {
            var label = table.Columns[at].Label;
            lines = Math.Max(lines, XlsxSheet.Lines(label, sheet.Width(at), bold: true));
            sheet.Add(at, new XlsxLook(XlsxFont.Bold, XlsxFill.Tint, XlsxStyles.Text) { Ruled = true, Bottom = true }, XlsxText.Inline(longTexts.Fit(label, label)));
        }

        sheet.SetHeight((lines * styles.Line) + (styles.Line * 0.4));
        var header = sheet.RowNumber;
        var rows = document.Rows(table);
        var sums = new XlsxSums(table, rows, document);
        foreach (var row in rows) WriteRow(sheet, table, row, sums);
        var last = sheet.RowNumber;
        if (last > header)
        {
            foreach (var (column, at) in table.Columns.Select((column, at) => (column, at)).Where(item => item.column.Formula is null))
                sheet.Check(checks.For(column.Type, column.Label, null, column.Choices, $"{XlsxText.Address(at, header + 1)}:{XlsxText.Address(at, last)}"));
        }

        if (table.Columns.Any(column => column.Total)) WriteTotals(sheet, table, header + 1, last, sums);
        return header;
    }

    private void WriteRow(XlsxSheet sheet, Table table, PreparedRow row, XlsxSums sums)
    {
        sheet.StartRow();
        var formula = new XlsxFormula(id =>
        {
            var at = Enumerable.Range(0, table.Columns.Count).First(index => table.Columns[index].Id == id);
            return (XlsxText.Address(at, sheet.RowNumber), table.Columns[at].Type);
        });
        var lines = 1;
        for (var at = 0; at < row.Cells.Count; at++)
        {
            var (cell, type) = (row.Cells[at], row.Cells[at].Column.Type);
            var text = TextOf(cell, document);
            var named = table.RowHeaders && at == 0;
            var look = new XlsxLook(named ? XlsxFont.Bold : XlsxFont.Body, named && text.Length > 0 ? XlsxFill.Tint : XlsxFill.None, XlsxStyles.NumberFor(type)) { Ruled = true };
            if (text.Length == 0 && cell.Column.Formula is { } sum)
            {
                sheet.Add(at, look with { Fill = XlsxFill.Pale }, number: sums.Of(row, at), formula: formula.Write(Formula.Parse(sum)));
                continue;
            }

            lines = Math.Max(lines, XlsxSheet.Lines(text, sheet.Width(at), named));
            Put(sheet, at, look, type, text, $"{row.Name}, {cell.Column.Label}");
        }

        if (lines > 1 || table.Tall) sheet.SetHeight(Math.Max((lines * styles.Line) + (styles.Line * 0.4), table.Tall ? styles.Line * 2.4 : 0));
    }

    public static string TextOf(PreparedCell cell, PreparedDocument document) => cell.Value ?? PlainText.Of(cell.Text, document);

    /// <summary>A value to compute with where it is one, otherwise the text.</summary>
    public void Put(XlsxSheet sheet, int column, XlsxLook look, FieldType type, string text, string name)
    {
        if (text.Length == 0) sheet.Add(column, look);
        else if (XlsxText.Number(type, text) is { } number) sheet.Add(column, look, number: number);
        else sheet.Add(column, look with { Quoted = XlsxText.LooksLikeFormula(text) }, XlsxText.Inline(longTexts.Fit(AnswerText.Of(type, text), name)));
    }

    private void WriteTotals(XlsxSheet sheet, Table table, int first, int last, XlsxSums sums)
    {
        sheet.StartRow();
        for (var at = 0; at < table.Columns.Count; at++)
        {
            var column = table.Columns[at];
            var look = new XlsxLook(XlsxFont.Bold, XlsxFill.Tint, column.Total ? XlsxStyles.NumberFor(column.Type) : XlsxStyles.Text) { Ruled = true };
            var cells = $"{XlsxText.Address(at, first)}:{XlsxText.Address(at, last)}";
            if (column.Total) sheet.Add(at, look, number: sums.Total(at), formula: $"IF(COUNT({cells})=0,\"\",SUM({cells}))");
            else sheet.Add(at, look, at == 0 ? XlsxText.Inline("Total") : null);
        }
    }

    private double LeastFor(Table table, Column column, int at)
    {
        var label = Longest(column.Label) * 1.2;
        var cells = table.Rows.Select(row => Longest(PlainText.Of(row.Cells[at], document)) * (table.RowHeaders && at == 0 ? 1.2 : 1.1)).DefaultIfEmpty().Max();
        var choices = column.Choices.Select(Longest).DefaultIfEmpty().Max() * 1.1;
        return Math.Min(Math.Max(label, Math.Max(cells, choices)), 24) + 2;
    }

    private static int Longest(string text) => text.Split([' ', '\n', '\t', '-', '/']).Max(word => word.Length);
}

/// <summary>Texts too long for a cell: they go on at the end of the file.</summary>
internal sealed class XlsxLongTexts
{
    public const string SheetName = "Continued";
    private const string Ending = " (goes on in the sheet Continued)";
    private readonly List<(string Name, string Text)> rest = [];

    public IReadOnlyList<(string Name, string Text)> Rest => rest;

    /// <summary>The text, or as much of it as fits.</summary>
    public string Fit(string text, string name, int room = XlsxText.LongestCell)
    {
        if (text.Length <= room) return text;
        rest.Add((XlsxText.Line(name, 200), text));
        return room < 2 * Ending.Length ? "" : text[..XlsxText.Cut(text, room - Ending.Length)] + Ending;
    }
}
