using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;

namespace PhbResources.Documents.Tests.Writing;

/// <summary>The documents of the starter library, as they are published.</summary>
internal static class LibraryDocuments
{
    public static TemplateDocument Read(string slug) => ReadFile(Path.Combine(Repository.Library, slug + ".yaml"));

    public static TemplateDocument ReadFile(string path)
    {
        var entry = LibraryReader.ReadTemplate(File.ReadAllText(path), Path.GetFileName(path), Repository.Figures);
        return new TemplateDocument(entry.Title, entry.Body)
        {
            Summary = entry.Summary, Sources = entry.Sources, LawCheckedOn = entry.LawCheckedOn, Keywords = entry.Tags, Licence = entry.Licence,
            Credit = entry.Credit, UpdatedOn = new DateOnly(2026, 11, 22), Address = $"https://example.org/templates/{entry.Slug}",
        };
    }

    public static byte[] Written(IDocumentWriter writer, TemplateDocument document, WriteOptions? options = null)
    {
        using var stream = new MemoryStream();
        writer.Write(document, options ?? WriteOptions.Default, stream);
        return stream.ToArray();
    }

    /// <summary>Every heading, label, caption and answer that a file has to show.</summary>
    /// <param name="document">The document as it is written.</param>
    /// <param name="withAllChoices">True for a format that prints the choices beside the one that was made.</param>
    public static IEnumerable<string> Words(PreparedDocument document, bool withAllChoices = false)
    {
        yield return document.Document.Title;
        foreach (var section in document.Sections) yield return section.Heading;
        foreach (var block in document.Intro.Concat(document.Sections.SelectMany(section => section.Content)))
        {
            switch (block)
            {
                case SubHeading heading: yield return heading.Text; break;
                case FieldBlock { Field: var field }:
                    yield return field.Label;
                    if (field.Hint is not null) yield return field.Hint;
                    if (field.Type is not (FieldType.CheckBox or FieldType.Photo) && document.Answer(field) is { } answer) yield return answer;
                    if (withAllChoices) foreach (var choice in field.Choices) yield return choice;
                    break;
                case Table table:
                    yield return table.Caption;
                    // Columns that large print sets upright have their words in two places, each perhaps with a capital.
                    var upright = NarrowTables.Of(table);
                    foreach (var (at, column) in table.Columns.Index())
                    {
                        if (upright is null || at == 0 || upright.Rest.Contains(at)) yield return column.Label;
                        else foreach (var half in column.Label.Split(' ', 2)) yield return half[1..];
                    }

                    foreach (var cell in document.Rows(table).SelectMany(row => row.Cells)) yield return cell.Column.Type == FieldType.CheckBox ? "" : cell.Answer ?? PlainText.Of(cell.Text, document);
                    break;
            }
        }
    }

    /// <summary>An answer to everything that can be filled in, tables for their first three rows; what is computed stays empty.</summary>
    public static Answers FilledIn(TemplateDocument document) => new()
    {
        Fields = document.Body.AllFields().DistinctBy(field => field.Id).ToDictionary(field => field.Id, field => (IReadOnlyList<string>)[Answer(field.Type, field.Choices, 0, 0)]),
        Tables = document.Body.Blocks().OfType<Table>().DistinctBy(table => table.Id).ToDictionary(table => table.Id, table => (IReadOnlyList<IReadOnlyList<string>>)
            [.. Enumerable.Range(0, 3).Select(row => table.Columns.Select((column, at) =>
                column.Formula is not null || (row < table.Rows.Count && table.Rows[row].Cells[at].Inlines.Count > 0) ? "" : Answer(column.Type, column.Choices, row, at)).ToArray())]),
    };

    private static string Answer(FieldType type, IReadOnlyList<string> choices, int row, int column) => type switch
    {
        _ when choices.Count > 0 => choices[^1],
        FieldType.Date => $"2026-11-{23 + row}",
        FieldType.Time => FormattableString.Invariant($"{(7 + row + (5 * column)) % 24:00}:30"),
        FieldType.Hours or FieldType.Number => FormattableString.Invariant($"{row + column + 0.25m}"),
        FieldType.Money => FormattableString.Invariant($"{1234.5m + row + column}"),
        FieldType.CheckBox => "yes",
        FieldType.LongText => "Łukasz goes first,\nthen Ngọc.",
        _ => "Łukasz and Ngọc",
    };
}
