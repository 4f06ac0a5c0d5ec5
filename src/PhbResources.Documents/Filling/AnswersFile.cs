using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Filling;

/// <summary>
/// What a person filled in, as a small file of their own (JSON) to go on with later. It names questions and rows in words, so that
/// a later version of the template still finds what belongs where, and so that a person can read it.
/// </summary>
public sealed record AnswersFile
{
    /// <summary>What <see cref="Format"/> says in every such file.</summary>
    public const string FormatName = "PhbResources answers";

    /// <summary>The newest version of the format that is read, and the one that is written.</summary>
    public const int NewestFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 16,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Tells such a file from other JSON.</summary>
    public required string Format { get; init; }

    /// <summary>Version of the format, counted from 1.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>Address of the template.</summary>
    public required string Slug { get; init; }

    /// <summary>Title of the template.</summary>
    public required string Title { get; init; }

    /// <summary>Version of the template that was filled in, counted from 1.</summary>
    public required int TemplateVersion { get; init; }

    /// <summary>The fields that have an answer.</summary>
    public IReadOnlyList<SavedField> Fields { get; init; } = [];

    /// <summary>The tables that have an answer.</summary>
    public IReadOnlyList<SavedTable> Tables { get; init; } = [];

    /// <summary>The items of check lists that are ticked.</summary>
    public IReadOnlyList<SavedTick> Ticked { get; init; } = [];

    /// <summary>Gathers the answers of a document.</summary>
    /// <param name="slug">Address of the template.</param>
    /// <param name="document">The document that was filled in.</param>
    /// <param name="plan">Its form.</param>
    /// <param name="answers">As they were typed; they need not be right.</param>
    public static AnswersFile Of(string slug, TemplateDocument document, FormPlan plan, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(answers);
        return new AnswersFile
        {
            Format = FormatName,
            FormatVersion = NewestFormat,
            Slug = slug,
            Title = document.Title,
            TemplateVersion = document.Version,
            Fields = [.. plan.Fields.Where(field => answers.Fields.ContainsKey(field.Id)).Select(field => new SavedField(field.Id, field.Label, answers.Fields[field.Id]))],
            Tables = [.. plan.Tables.Select(table => new SavedTable(table.Table.Id, table.Table.Caption, Rows(table, answers))).Where(table => table.Rows.Count > 0)],
            Ticked = [.. from part in plan.CheckLists from item in Enumerable.Range(0, part.List.Items.Count) where answers.Ticks.Contains(part.Tick(item)) select new SavedTick(part.Number, item + 1, part.NameOf(item))],
        };
    }

    /// <summary>The file, in UTF-8.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">Whatever a person chose.</param>
    /// <param name="mistake">What is wrong with it and what to do, where the result is <c>null</c>.</param>
    public static AnswersFile? Read(ReadOnlySpan<byte> bytes, out string mistake)
    {
        const string Other = "That is not a file of saved answers. Choose the file you saved from this page. Its name ends in “answers.json”.";
        mistake = "";
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..]; // Some editors put a byte order mark there.
        if (bytes.IsEmpty)
        {
            mistake = "That file is empty. Choose the file you saved from this page.";
            return null;
        }

        AnswersFile? file;
        try
        {
            file = JsonSerializer.Deserialize<AnswersFile>(bytes, Json);
        }
        catch (JsonException)
        {
            mistake = bytes.IndexOf("PhbResources answers"u8) >= 0
                ? "That file of saved answers is damaged, so we could not read it. If you have another copy, try that one."
                : Other;
            return null;
        }

        if (file is not { Format: FormatName, FormatVersion: > 0 } || !file.IsWhole())
        {
            mistake = Other;
            return null;
        }

        if (file.FormatVersion <= NewestFormat) return file;
        mistake = "That file was saved by a newer version of this site, so we could not read it here. Open it on the site you saved it from.";
        return null;
    }

    /// <summary>Puts the answers into a form, which may be of another version of the template.</summary>
    public FittedAnswers Fit(FormPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        List<AnswerWithoutPlace> left = [];
        Dictionary<string, IReadOnlyList<string>> fields = [];
        foreach (var saved in Fields)
        {
            if (plan.Fields.FirstOrDefault(field => field.Id == saved.Id) is not { } field)
            {
                Leave(saved.Label, saved.Answer);
                continue;
            }

            var values = PostedAnswers.Values(field, saved.Answer);
            if (values.Count > 0) fields[field.Id] = values;
            if (field.Choices.Count > 0) Leave(saved.Label, [.. saved.Answer.Except(values)]);
        }

        var answers = new Answers { Fields = fields };
        foreach (var saved in Tables)
        {
            if (plan.Tables.FirstOrDefault(table => table.Table.Id == saved.Id) is { } table) answers = table.With(answers, Fit(saved, table, Leave));
            else foreach (var row in saved.Rows) LeaveRow(saved, row, row.Cells, Leave);
        }

        HashSet<string> ticks = [];
        foreach (var saved in Ticked)
        {
            if (Place(saved) is { } tick) ticks.Add(tick);
            else Leave("Ticked", [saved.Item]);
        }

        return new FittedAnswers(answers with { Ticks = ticks }, left);

        // Known by its words, first where it was, then elsewhere in its list.
        string? Place(SavedTick saved) =>
            (from part in plan.CheckLists
             from item in Enumerable.Range(0, part.List.Items.Count)
             where part.NameOf(item) == saved.Item && !ticks.Contains(part.Tick(item))
             orderby part.Number == saved.List descending, item + 1 == saved.Number descending
             select part.Tick(item)).FirstOrDefault();

        void Leave(string label, IReadOnlyList<string> values)
        {
            foreach (var value in values.Select(XmlText.Clean).Where(value => value.Length > 0)) left.Add(new AnswerWithoutPlace(XmlText.Clean(label), value));
        }
    }

    // Annotations speak of properties, not of what a list holds.
    private bool IsWhole() =>
        Fields.All(field => field is not null && field.Answer.All(answer => answer is not null))
        && Tables.All(table => table is not null && table.Rows.All(row => row is not null && row.Cells.All(cell => cell is not null)))
        && Ticked.All(tick => tick is not null);

    private static IReadOnlyList<SavedRow> Rows(FormTable table, Answers answers) =>
    [
        .. table.Rows(answers).Select((cells, row) => new SavedRow(Name(table, row),
            [.. table.Table.Columns.Select((column, at) => new SavedCell(column.Id, column.Label, cells[at])).Where(cell => cell.Answer.Length > 0)]))
            .Where(row => row.Cells.Count > 0),
    ];

    private static string? Name(FormTable table, int row) => row < table.Table.Rows.Count ? table.NameOf(row) : null;

    // A row of the document is found by what it says, the second of the same words by being the second.
    private static IReadOnlyList<IReadOnlyList<string>> Fit(SavedTable saved, FormTable table, Action<string, IReadOnlyList<string>> leave)
    {
        var names = Enumerable.Range(0, table.Table.Rows.Count).Select(table.NameOf).ToList();
        var rows = names.Select(_ => Empty(table)).ToList();
        var taken = new HashSet<int>();
        foreach (var row in saved.Rows)
        {
            var at = row.Row is { } name ? Enumerable.Range(0, names.Count).Where(number => names[number] == name && !taken.Contains(number)).DefaultIfEmpty(-1).First() : -1;
            if (at >= 0)
            {
                taken.Add(at);
            }
            else if (row.Row is null && table.Grows)
            {
                at = rows.Count;
                rows.Add(Empty(table));
            }

            LeaveRow(saved, row, at < 0 ? row.Cells : [.. row.Cells.Where(cell => !Put(cell, at))], leave);
        }

        while (rows.Count < table.RowsAtFirst) rows.Add(Empty(table));
        return rows;

        bool Put(SavedCell cell, int row)
        {
            var column = Enumerable.Range(0, table.Table.Columns.Count).Where(number => table.Table.Columns[number].Id == cell.Id).DefaultIfEmpty(-1).First();
            if (column < 0 || !table.Asks(row, column)) return false;
            var value = PostedAnswers.Value(table.Table.Columns[column], cell.Answer);
            rows[row][column] = table.Meant(value, row, column);
            return value.Length > 0;
        }
    }

    private static void LeaveRow(SavedTable table, SavedRow row, IReadOnlyList<SavedCell> cells, Action<string, IReadOnlyList<string>> leave)
    {
        foreach (var cell in cells) leave($"{table.Caption}{(row.Row is { Length: > 0 } name ? $", {name}" : "")}, {cell.Label}", [cell.Answer]);
    }

    private static string[] Empty(FormTable table) => [.. Enumerable.Repeat("", table.Table.Columns.Count)];
}

/// <summary>An answer to a field.</summary>
/// <param name="Id">Id of the field.</param>
/// <param name="Label">The question.</param>
/// <param name="Answer">As typed; several only where several can be chosen.</param>
public sealed record SavedField(string Id, string Label, IReadOnlyList<string> Answer);

/// <summary>What is filled in of a table.</summary>
/// <param name="Id">Id of the table.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Rows">The rows that have an answer.</param>
public sealed record SavedTable(string Id, string Caption, IReadOnlyList<SavedRow> Rows);

/// <summary>What is filled in of a row.</summary>
/// <param name="Row">What the document says in it, or <c>null</c> for a row that was empty.</param>
/// <param name="Cells">The cells that have an answer.</param>
public sealed record SavedRow(string? Row, IReadOnlyList<SavedCell> Cells);

/// <summary>What is filled in of a cell.</summary>
/// <param name="Id">Id of the column.</param>
/// <param name="Label">Heading of the column.</param>
/// <param name="Answer">As typed.</param>
public sealed record SavedCell(string Id, string Label, string Answer);

/// <summary>An item of a check list that is ticked.</summary>
/// <param name="List">Number of its list, counted from 1.</param>
/// <param name="Number">Its number in the list, counted from 1.</param>
/// <param name="Item">Its words.</param>
public sealed record SavedTick(int List, int Number, string Item);

/// <summary>Answers that were loaded.</summary>
/// <param name="Answers">What has its place in the form.</param>
/// <param name="Left">What has none.</param>
public sealed record FittedAnswers(Answers Answers, IReadOnlyList<AnswerWithoutPlace> Left);

/// <summary>An answer that the form has no place for, since the template has changed.</summary>
/// <param name="Question">What it answered.</param>
/// <param name="Answer">As typed.</param>
public sealed record AnswerWithoutPlace(string Question, string Answer);
