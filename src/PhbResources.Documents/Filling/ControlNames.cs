using System.Globalization;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Filling;

/// <summary>
/// Names of the controls of a form: <c>f.week-starting</c> for a field, <c>t.shifts.3.start</c> for a cell of the third row.
/// Ids hold letters, digits and hyphens, so that a dot parts them.
/// </summary>
public static class ControlNames
{
    /// <summary>The control of a field.</summary>
    public static string Of(Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return "f." + field.Id;
    }

    /// <summary>The control of a cell.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="row">Counted from 0; in the name it is counted from 1, as people count.</param>
    /// <param name="column">Counted from 0.</param>
    public static string Of(FormTable table, int row, int column)
    {
        ArgumentNullException.ThrowIfNull(table);
        return $"{RowsOf(table)}.{(row + 1).ToString(CultureInfo.InvariantCulture)}.{table.Table.Columns[column].Id}";
    }

    /// <summary>The control of an item of a check list: <c>c.2.3</c>.</summary>
    /// <param name="part">The list.</param>
    /// <param name="item">Counted from 0.</param>
    public static string Of(CheckListPart part, int item)
    {
        ArgumentNullException.ThrowIfNull(part);
        return "c." + part.Tick(item);
    }

    /// <summary>What the names of a table's controls start with; also the id of the table on the page.</summary>
    public static string RowsOf(FormTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return "t." + table.Table.Id;
    }
}
