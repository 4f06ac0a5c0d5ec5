using System.Globalization;
using PhbResources.Documents.Formulas;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing.Xlsx;

/// <summary>What the computed cells of a table come to: viewers of telephones and e-mail show what the file says and compute nothing.</summary>
internal sealed class XlsxSums
{
    private readonly Table table;
    private readonly PreparedDocument document;
    private readonly IReadOnlyList<PreparedRow> rows;
    private readonly Formula?[] formulas;

    public XlsxSums(Table table, IReadOnlyList<PreparedRow> rows, PreparedDocument document)
    {
        this.table = table;
        this.rows = rows;
        this.document = document;
        formulas = [.. table.Columns.Select(column => column.Formula is { } text ? Formula.Parse(text) : null)];
    }

    /// <summary>The number in a computed cell, or <c>null</c> where it is empty.</summary>
    public string? Of(PreparedRow row, int column) => Text(Value(row, column));

    /// <summary>The sum of a column, or <c>null</c> where it has no numbers.</summary>
    public string? Total(int column)
    {
        var numbers = rows.Select(row => Value(row, column)).OfType<decimal>().ToArray();
        return numbers.Length == 0 ? null : Text(numbers.Sum(number => (double)number));
    }

    private decimal? Value(PreparedRow row, int column)
    {
        var text = XlsxTables.TextOf(row.Cells[column], document);
        if (text.Length == 0 && formulas[column] is { } formula) return new FormulaValue(id => Find(row, id)).Exact(formula);
        return XlsxText.Number(table.Columns[column].Type, text) is { } number && decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private (FieldType Type, string Value) Find(PreparedRow row, string id)
    {
        var at = Enumerable.Range(0, table.Columns.Count).First(column => table.Columns[column].Id == id);
        var type = table.Columns[at].Type;
        if (type == FieldType.Time)
        {
            var text = XlsxTables.TextOf(row.Cells[at], document).Trim();
            return (type, text.Length == 4 ? "0" + text : text);
        }

        return (type, Value(row, at)?.ToString(CultureInfo.InvariantCulture) ?? "");
    }

    private static string? Text(decimal? number) => number is { } value ? Text((double)value) : null;

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
