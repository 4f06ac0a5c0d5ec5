using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;

namespace PhbResources.Documents.Tests.Library;

/// <summary>The files of the starter library, read once, with all their words.</summary>
internal static class Shelf
{
    public static IReadOnlyList<LibraryEntry> Entries { get; } =
        [.. Repository.TemplateFiles().Select(file => LibraryReader.ReadTemplate(File.ReadAllText(file), Path.GetFileName(file)))];

    public static IEnumerable<string> Slugs => Entries.Select(entry => entry.Slug);

    public static LibraryEntry Of(string slug) => Entries.Single(entry => entry.Slug == slug);

    /// <summary>What stands in the document, hints and choices included.</summary>
    public static string Text(LibraryEntry entry)
    {
        var words = SearchText.Of(entry.Body);
        return $"{words.Headings}\n{words.Body}";
    }

    /// <summary>The document and what the library says about it.</summary>
    public static string AllText(LibraryEntry entry) =>
        string.Join('\n', [entry.Title, entry.Summary, entry.WhoFor, entry.WhenToUse, entry.HowToAdapt, string.Join(", ", entry.Tags), Text(entry)]);

    /// <summary>All text piece by piece: a sentence of a cell does not run into the label of the next.</summary>
    public static IEnumerable<string> Pieces(LibraryEntry entry) =>
        new[] { entry.Summary, entry.WhoFor, entry.WhenToUse, entry.HowToAdapt }
            .Concat(entry.Body.Sections.Select(section => section.Heading))
            .Concat(entry.Body.AllFields().SelectMany(field => field.Choices.Prepend(field.Hint ?? "").Prepend(field.Label)))
            .Concat(entry.Body.Blocks().SelectMany(block => block switch
            {
                SubHeading heading => [heading.Text],
                Paragraph paragraph => [Plain(paragraph.Text)],
                BulletList list => list.Items.Select(Plain),
                NumberedList list => list.Items.Select(Plain),
                CheckList list => list.Items.Select(Plain),
                Table table => table.Columns.SelectMany(column => column.Choices.Prepend(column.Label)).Concat(table.Rows.SelectMany(row => row.Cells).Select(Plain)).Prepend(table.Caption),
                _ => Enumerable.Empty<string>(),
            }));

    private static string Plain(RichText text) =>
        string.Concat(text.Inlines.Select(inline => inline switch { TextRun run => run.Text, Link link => link.Text, _ => "..." }));

    /// <summary>Places to write something down: fields, and columns of a table.</summary>
    public static int Places(LibraryEntry entry) =>
        entry.Body.AllFields().Count() + entry.Body.Blocks().OfType<Table>().Sum(table => table.Columns.Count);

    /// <summary>Paragraphs, items of lists, steps, things to tick, and rows of tables that come with words of their own.</summary>
    public static int Clauses(LibraryEntry entry) => entry.Body.Blocks().Sum(block => block switch
    {
        Paragraph => 1,
        BulletList list => list.Items.Count,
        NumberedList list => list.Items.Count,
        CheckList list => list.Items.Count,
        Table table => table.Rows.Count(row => row.Cells.Any(cell => cell.Inlines.Count > 0)),
        _ => 0,
    });
}
