using System.Globalization;
using PhbResources.Documents.Filling;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Drawings;

namespace PhbResources.Documents.Writing;

/// <summary>A document with its options applied: what every writer walks through.</summary>
internal sealed class PreparedDocument
{
    private readonly Dictionary<string, Field> fields = [];
    private readonly Dictionary<CheckList, int> checkLists = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Table, (Table Wide, IReadOnlyList<PreparedRow> Rows)> narrow = new(ReferenceEqualityComparer.Instance);
    private readonly Answers answers;

    public PreparedDocument(TemplateDocument document, WriteOptions options)
    {
        Document = document;
        answers = options.Answers;
        foreach (var field in document.Body.AllFields()) fields.TryAdd(field.Id, field);
        foreach (var list in document.Body.Blocks().OfType<CheckList>()) checkLists.TryAdd(list, checkLists.Count + 1);
        Intro = Without(document.Body.Intro);
        Sections = [.. document.Body.Sections.Select(section => section with { Content = Without(section.Content) }).Where(section => section.Content.Count > 0)];

        IReadOnlyList<Block> Without(IReadOnlyList<Block> blocks) => options.WithoutGuidance ? [.. blocks.Where(block => block is not GuidanceNote)] : blocks;
    }

    public TemplateDocument Document { get; }

    public IReadOnlyList<Block> Intro { get; }

    public IReadOnlyList<Section> Sections { get; }

    public Field? Find(string fieldId) => fields.GetValueOrDefault(fieldId);

    /// <summary>Values as they were typed; empty where nothing was filled in.</summary>
    public IReadOnlyList<string> Values(string fieldId) =>
        answers.Fields.TryGetValue(fieldId, out var values) ? [.. values.Where(value => !string.IsNullOrWhiteSpace(value))] : [];

    /// <summary>The answer in words, or <c>null</c> where nothing was filled in.</summary>
    public string? Answer(Field field) =>
        Values(field.Id) is { Count: > 0 } values ? string.Join(", ", values.Select(value => AnswerText.Of(field.Type, value))) : null;

    /// <summary>Every row of a table: its own, its blank ones, and those that were added when it was filled in.</summary>
    public IReadOnlyList<PreparedRow> Rows(Table table)
    {
        if (narrow.TryGetValue(table, out var part)) return part.Rows;
        var filled = answers.Tables.GetValueOrDefault(table.Id) ?? [];
        var count = Math.Max(table.Rows.Count + table.BlankRows, filled.Count);
        var rows = new PreparedRow[count];
        for (var at = 0; at < count; at++)
        {
            var own = at < table.Rows.Count ? table.Rows[at].Cells : [];
            var typed = at < filled.Count ? filled[at] : [];
            var cells = table.Columns.Select((column, index) => new PreparedCell(
                column,
                index < own.Count && !(index < typed.Count && typed[index] == Answers.Cleared) ? own[index] : RichText.Empty,
                index < typed.Count && !string.IsNullOrWhiteSpace(typed[index]) ? typed[index] : null)).ToArray();
            rows[at] = new PreparedRow(at + 1, Name(cells, at + 1), cells);
        }

        return rows;
    }

    /// <summary>The tables in place of one that is too wide, as if the document had them; none where its columns are no groups.</summary>
    public IReadOnlyList<Table> Narrow(Table table)
    {
        if (NarrowTables.Of(table) is not { } tables) return [];
        var rows = Rows(table);
        narrow[tables.First] = (table, [.. tables.FirstRows(rows)]);
        if (tables.Second is null) return [tables.First];
        narrow[tables.Second] = (table, [.. tables.SecondRows(rows)]);
        return [tables.First, tables.Second];
    }

    /// <summary>The sum of a column, as an answer, where something of its table is filled in; <c>null</c> where a person is to write it.</summary>
    public string? Total(Table table, Column column)
    {
        if (narrow.TryGetValue(table, out var part)) table = part.Wide;
        if (!answers.Tables.TryGetValue(table.Id, out var filled) || filled.All(cells => cells.All(string.IsNullOrWhiteSpace))) return null;
        var at = table.Columns.TakeWhile(other => other != column).Count();
        var numbers = Rows(table).Select(row => row.Cells[at]).Select(cell => AnswerValue.Read(column.Type, cell.Value ?? PlainText.Of(cell.Text, this)))
            .Select(text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (decimal?)null)
            .OfType<decimal>().ToArray();
        return numbers.Length == 0 ? null : numbers.Sum().ToString("0.###############", CultureInfo.InvariantCulture);
    }

    /// <summary>The same in the words of <see cref="AnswerText"/>.</summary>
    public string? TotalInWords(Table table, Column column) => Total(table, column) is { } total ? AnswerText.Of(column.Type, total) : null;

    /// <summary>The drawing of a figure, and what it shows in words; <c>null</c> where there is no such drawing.</summary>
    public static (Drawing Drawing, string Shows)? DrawingOf(Figure figure) =>
        KnownDrawings.Find(figure.Drawing) is { } drawing ? (drawing, figure.Alt is { Length: > 0 } alt ? alt : drawing.Shows) : null;

    /// <summary>True for an item of a check list that is ticked.</summary>
    /// <param name="list">A check list of the document.</param>
    /// <param name="at">The item, counted from 0.</param>
    public bool IsTicked(CheckList list, int at) => checkLists.TryGetValue(list, out var number) && answers.Ticks.Contains(Answers.Tick(number, at + 1));

    private string Name(PreparedCell[] cells, int number) =>
        cells.Length == 0 ? "" : cells[0].Answer ?? (cells[0].Text.Inlines.Count > 0 ? PlainText.Of(cells[0].Text, this) : $"Row {number}");
}

/// <param name="Number">Counted from 1.</param>
/// <param name="Name">Text of the first cell, or <c>Row 3</c>.</param>
/// <param name="Cells">One a column.</param>
internal sealed record PreparedRow(int Number, string Name, IReadOnlyList<PreparedCell> Cells);

/// <param name="Column">Its column.</param>
/// <param name="Text">What the document has there.</param>
/// <param name="Value">What was typed there instead, or <c>null</c>.</param>
internal sealed record PreparedCell(Column Column, RichText Text, string? Value)
{
    public string? Answer => Value is null ? null : AnswerText.Of(Column.Type, Value, inTable: true);

    /// <summary>True where a person is to write something.</summary>
    public bool IsOpen => Value is not null || Text.Inlines.Count == 0;
}
