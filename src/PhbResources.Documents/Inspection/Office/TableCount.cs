using System.Globalization;

namespace PhbResources.Documents.Inspection.Office;

/// <summary>Numbers the tables of a file, and finds the one that is read.</summary>
internal sealed class TableCount
{
    private readonly Stack<OpenTable> open = new();
    private int count;

    public OpenTable? Current => open.TryPeek(out var table) ? table : null;

    public OpenTable Begin()
    {
        var table = new OpenTable(++count);
        open.Push(table);
        return table;
    }

    public void End() => open.TryPop(out _);

    public void EndAll() => open.Clear();
}

/// <summary>A table while it is read.</summary>
internal sealed class OpenTable(int number)
{
    public int Number => number;

    public int Row { get; set; }

    public int Column { get; set; }

    public int ColumnSpan { get; set; } = 1;

    public int RowSpan { get; set; } = 1;

    public bool IsHeader { get; set; }

    public bool IsHidden { get; set; }

    public List<(int From, int To)> HiddenColumns { get; } = [];

    /// <summary>How many columns have been declared so far.</summary>
    public int ColumnsSeen { get; set; }

    public bool IsInHiddenColumn => HiddenColumns.Exists(span => Column >= span.From && Column <= span.To);

    public CellPosition? Cell => Row > 0 && Column > 0 ? new CellPosition(number, Row, Column) { ColumnSpan = ColumnSpan, RowSpan = RowSpan, IsHeader = IsHeader } : null;

    public string Words => string.Create(CultureInfo.InvariantCulture, $"table {number}, row {Row}, column {Column}");
}
