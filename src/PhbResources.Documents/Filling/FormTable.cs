using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Filling;

/// <summary>What of a table a person fills in.</summary>
/// <param name="table">The table.</param>
public sealed class FormTable(Table table)
{
    /// <summary>So many empty rows are shown at first: more are a button away, and on a phone thirty are a wall.</summary>
    private const int BlankRowsAtFirst = 3;

    /// <summary>A table with so many empty rows on paper grows by several at a time.</summary>
    private const int ManyBlankRows = 10;

    /// <summary>The table.</summary>
    public Table Table => table;

    /// <summary>False for a table that is only read.</summary>
    public bool AsksAnything { get; } = Enumerable.Range(0, table.Rows.Count + Math.Min(table.BlankRows, 1))
        .Any(row => Enumerable.Range(0, table.Columns.Count).Any(column => Asks(table, row, column)));

    /// <summary>True where rows can be added.</summary>
    public bool Grows => table.BlankRows > 0;

    /// <summary>Rows shown before anything is filled in. The finished document has all its empty rows whatever is shown here.</summary>
    public int RowsAtFirst => table.Rows.Count + Math.Min(table.BlankRows, BlankRowsAtFirst);

    /// <summary>Rows that are added at a time.</summary>
    public int GrowsBy => table.BlankRows >= ManyBlankRows ? 5 : 1;

    /// <summary>True where a person types: not in wording of the document, nor in what a spreadsheet works out.</summary>
    /// <param name="row">Counted from 0, the document's own rows first.</param>
    /// <param name="column">Counted from 0.</param>
    public bool Asks(int row, int column) => Asks(table, row, column);

    /// <summary>A number or the like that the document suggests for a cell, to be kept or changed; empty for none.</summary>
    public string Suggestion(int row, int column) => Asks(row, column) ? OwnText(row, column) : "";

    /// <summary>What a control shows for an answer: what was typed, or what the document suggests.</summary>
    public string Shown(string answer, int row, int column) => answer switch
    {
        "" => Suggestion(row, column),
        Answers.Cleared => "",
        _ => answer,
    };

    /// <summary>The answer that is meant by what a control was sent with.</summary>
    internal string Meant(string typed, int row, int column) => Suggestion(row, column) switch
    {
        // One space alone says "cleared" in a saved answer, so where there is nothing to clear it is an empty cell.
        "" => typed == Answers.Cleared ? "" : typed,
        var suggestion when typed == suggestion => "",
        _ => string.IsNullOrWhiteSpace(typed) ? Answers.Cleared : typed,
    };

    /// <summary>What the document has in a cell, as plain text; empty beyond its own rows.</summary>
    internal string OwnText(int row, int column) => TextOf(Own(table, row, column));

    /// <summary>Words of the document, without what is filled in between them.</summary>
    internal static string TextOf(RichText text) => string.Concat(text.Inlines.Select(inline => inline switch
    {
        TextRun run => run.Text,
        Link link => link.Text,
        _ => "",
    }));

    /// <summary>What a row of the document's own says, by which it is known again in a later version; empty for an empty row.</summary>
    internal string NameOf(int row) => string.Join(" | ", Enumerable.Range(0, table.Columns.Count).Select(column => OwnText(row, column)).Where(text => text.Length > 0));

    /// <summary>Rows of the table in the answers, or as many empty ones as are shown at first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows(Answers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var filled = answers.Tables.GetValueOrDefault(table.Id);
        var count = Math.Max(table.Rows.Count, filled?.Count ?? RowsAtFirst);
        return [.. Enumerable.Range(0, count).Select(row => Padded(filled is not null && row < filled.Count ? filled[row] : []))];
    }

    /// <summary>The same answers with more empty rows at the end of this table.</summary>
    public Answers WithMoreRows(Answers answers, int count) =>
        With(answers, [.. Rows(answers), .. Enumerable.Repeat(Padded([]), Grows ? count : 0)]);

    /// <summary>The same answers without a row. A row of the document's own stays.</summary>
    /// <param name="answers">What is filled in.</param>
    /// <param name="row">Counted from 0.</param>
    public Answers WithoutRow(Answers answers, int row) =>
        row < table.Rows.Count ? answers : With(answers, [.. Rows(answers).Where((_, at) => at != row)]);

    internal Answers With(Answers answers, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers with { Tables = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>(answers.Tables) { [table.Id] = rows } };
    }

    private IReadOnlyList<string> Padded(IReadOnlyList<string> cells) =>
        cells.Count == table.Columns.Count ? cells : [.. Enumerable.Range(0, table.Columns.Count).Select(column => column < cells.Count ? cells[column] : "")];

    private static bool Asks(Table table, int row, int column)
    {
        var of = table.Columns[column];
        return of.Formula is null && of.Type != FieldType.Photo
            && (Own(table, row, column).Inlines.Count == 0 || of.Type is not (FieldType.ShortText or FieldType.LongText or FieldType.Signature));
    }

    private static RichText Own(Table table, int row, int column) =>
        row < table.Rows.Count && column < table.Rows[row].Cells.Count ? table.Rows[row].Cells[column] : RichText.Empty;
}
