using PhbResources.Documents.Formulas;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Yaml;

/// <summary>Reads tables and checks that their rows fit and their formulas can be computed.</summary>
internal sealed class TableReader(DeclaredNames declared, FieldReader fields, MistakeList mistakes)
{
    private const int MostColumns = 16;
    private const int MostBlankRows = 60;

    public Table? Read(YamlNode node)
    {
        if (KeyReader.Of(node, "a table", "id: shifts", mistakes) is not { } keys) return null;
        var id = keys.Text("id", "Write lower-case words joined by hyphens, like shifts.");
        var caption = keys.Text("caption", "Write what the table shows; screen readers say it first.");
        var rowHeaders = keys.YesNo("rowHeaders");
        var blankRows = keys.WholeNumber("blankRows", otherwise: 0, least: 0, most: MostBlankRows);
        var tall = keys.YesNo("tall");
        var columns = ReadColumns(keys);
        var rows = keys.List("rows").Select(row => ReadRow(row, columns.Count)).OfType<Row>().ToArray();
        keys.Done();

        if (id is not null) declared.Declare(id, keys.LineOf("id"));
        if (rows.Length == 0 && blankRows == 0 && !keys.Has("rows"))
            mistakes.Add(keys.Line, "This table has no rows. Write 'rows:' with the text that comes with it, or 'blankRows: 5' for empty ones.");
        return new Table(id ?? "", caption ?? "", columns, rows) { RowHeaders = rowHeaders, BlankRows = blankRows, Tall = tall };
    }

    private List<Column> ReadColumns(KeyReader keys)
    {
        var items = keys.List("columns", missing: "Write at least one column: columns: [{ id: day, label: Day }].");
        if (items.Count > MostColumns)
            mistakes.Add(items[MostColumns], $"A table has at most {MostColumns} columns, or nobody can read it on paper. Make two tables of it.");
        var read = items.Select(ReadColumn).OfType<(Column Column, int Line)>().ToList();
        foreach (var twin in read.GroupBy(item => item.Column.Id).Where(group => group.Count() > 1).Select(group => group.ElementAt(1)))
            mistakes.Add(twin.Line, $"Two columns of this table have the id '{twin.Column.Id}'. Give each column an id of its own.");
        foreach (var (column, line) in read.Where(item => item.Column.Formula is not null)) CheckFormula(column, line, [.. read.Select(item => item.Column)]);
        return [.. read.Select(item => item.Column)];
    }

    private (Column Column, int Line)? ReadColumn(YamlNode node, int index)
    {
        if (KeyReader.Of(node, "a column", "{ id: day, label: Day }", mistakes) is not { } keys) return null;
        var id = keys.Text("id", "Write lower-case words joined by hyphens, like start-time.");
        var label = keys.Text("label", "Write the text of its header cell.");
        var type = fields.Type(keys);
        var column = new Column(id ?? $"column-{index}", label ?? "", type)
        {
            Width = keys.Decimal("width", otherwise: 1, least: 0.2, most: 20),
            Total = keys.YesNo("total"),
            Formula = keys.Text("formula"),
            Choices = fields.Choices(keys, type, "a column"),
        };
        keys.Done();

        if (id is not null && !Ids.IsWellFormed(id))
            mistakes.Add(keys.LineOf("id"), $"'{id}' is not an id. Write lower-case words joined by hyphens, the first starting with a letter, like start-time.");
        var computes = type is FieldType.Hours or FieldType.Number or FieldType.Money;
        if (column.Total && !computes) mistakes.Add(keys.LineOf("total"), "Only columns of type hours, number or money have a total. Change the type, or take 'total' out.");
        if (column.Formula is not null && !computes) mistakes.Add(keys.LineOf("formula"), "Only columns of type hours, number or money are computed. Change the type, or take 'formula' out.");
        return (column, keys.LineOf("id"));
    }

    private void CheckFormula(Column column, int line, Column[] columns)
    {
        IReadOnlyList<string> names;
        try
        {
            names = Formula.Parse(column.Formula!).Columns();
        }
        catch (FormatException error)
        {
            mistakes.Add(line, $"The formula '{column.Formula}' cannot be read. {error.Message} Write ids of columns with + - * / between spaces, like finish - start.");
            return;
        }

        foreach (var name in names)
        {
            var used = Array.Find(columns, other => other.Id == name);
            if (used is null)
                mistakes.Add(line, $"The formula '{column.Formula}' names '{name}', which is not a column of this table.{Spelling.Suggest(name, columns.Select(other => other.Id))} Its columns are: {string.Join(", ", columns.Select(other => other.Id))}. A minus needs a space on both sides.");
            else if (used.Type is not (FieldType.Time or FieldType.Hours or FieldType.Number or FieldType.Money))
                mistakes.Add(line, $"The formula '{column.Formula}' computes with '{name}', which is neither a time nor a number. Give that column type: hours, number, money or time.");
            else if (Reaches(used, column.Id, columns, columns.Length))
                mistakes.Add(line, $"The formula '{column.Formula}' leads back to '{column.Id}' itself. Take one of the columns out of the circle.");
        }
    }

    private static bool Reaches(Column from, string id, Column[] columns, int steps)
    {
        if (from.Id == id) return true;
        if (from.Formula is null || steps == 0) return false;
        try
        {
            return Formula.Parse(from.Formula).Columns()
                .Any(name => Array.Find(columns, other => other.Id == name) is { } next && Reaches(next, id, columns, steps - 1));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private Row? ReadRow(YamlNode node, int columns)
    {
        if (node is not YamlSequence list)
        {
            mistakes.Add(node, "A row is a list of cells. Write for example '- [Monday]'; cells that are left out are to be filled in.");
            return null;
        }

        if (list.Items.Count == 0) mistakes.Add(node, "This row has no cells. Write 'blankRows: 1' for an empty row.");
        if (columns > 0 && list.Items.Count > columns)
            mistakes.Add(node, $"This row has {list.Items.Count} cells, but the table has {columns} columns. Take cells out, or put texts with commas into \"quotation marks\".");

        var cells = list.Items.Take(columns).Select(ReadCell).ToList();
        while (cells.Count < columns) cells.Add(RichText.Empty);
        return new Row(cells);
    }

    private RichText ReadCell(YamlNode node)
    {
        if (node is YamlScalar scalar) return scalar.IsNull || scalar.Value.Length == 0 ? RichText.Empty : declared.Text(scalar.Value.Trim(), node.Line);
        mistakes.Add(node, $"A cell is a text, but here stands {node.Kind}. Put a text that starts with '[' or '{{' or contains ': ' into \"quotation marks\".");
        return RichText.Empty;
    }
}
