using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing.Xlsx;

/// <summary>One sheet: what stands above its table, the table, what stands below it.</summary>
internal sealed record XlsxSheetPlan(string Name, string Heading, IReadOnlyList<Field> Above, Table? Table, IReadOnlyList<Block> Below);

/// <summary>
/// Shares a document among sheets. The table that computes comes first, under the few fields it needs, so that it is seen at once;
/// every other table has a sheet with the rest of its section; what belongs to no table is on the last sheet.
/// </summary>
internal static class XlsxPlan
{
    public const string RestName = "Details and notes";

    /// <summary>More fields than these would push the table off the screen.</summary>
    private const int MostAbove = 4;

    public static IReadOnlyList<XlsxSheetPlan> Of(PreparedDocument document)
    {
        var names = new SheetNames();
        var tables = document.Sections.SelectMany(section => section.Content).Concat(document.Intro).OfType<Table>().ToArray();
        var main = tables.FirstOrDefault(table => table.Columns.Any(column => column.Formula is not null))
            ?? tables.FirstOrDefault(table => table.Columns.Any(column => column.Total)) ?? tables.FirstOrDefault();
        var first = names.Take(document.Document.Title);
        var restName = names.Take(RestName);
        var sheets = new List<XlsxSheetPlan>();
        var rest = new List<Block>();
        var introduction = 0;
        foreach (var (heading, content) in document.Sections.Select(section => (section.Heading, section.Content)).Prepend((document.Document.Title, document.Intro)))
        {
            if (!content.Any(block => block is Table))
            {
                if (content.Count > 0 && content.Any(block => block is not PageBreak)) rest.AddRange([new SubHeading(heading), .. content]);
                continue;
            }

            foreach (var sheet in Split(heading, content))
            {
                var isMain = ReferenceEquals(sheet.Table, main);
                if (isMain) introduction = rest.Count;
                sheets.Insert(isMain ? 0 : sheets.Count, sheet with { Name = isMain ? first : names.Take(heading), Heading = !isMain ? heading : heading == document.Document.Title ? heading : $"{document.Document.Title}: {heading}" });
            }
        }

        if (sheets.Count > 0 && sheets[0].Above.Count == 0)
        {
            // Its own section has no fields: those that introduce the document do.
            var leading = rest.Take(introduction).OfType<FieldBlock>().Where(block => IsShort(block.Field)).Take(MostAbove).ToArray();
            sheets[0] = sheets[0] with { Above = [.. leading.Select(block => block.Field)] };
            rest.RemoveAll(block => leading.Contains(block));
        }

        rest.AddRange(Ending(document.Document));
        if (rest.Count > 0 || sheets.Count == 0) sheets.Add(new XlsxSheetPlan(sheets.Count == 0 ? first : restName, sheets.Count == 0 ? document.Document.Title : RestName, [], null, rest));
        return sheets;
    }

    /// <summary>One plan a table; what stands before a table belongs to it, what stands after the last one to the last.</summary>
    private static IEnumerable<XlsxSheetPlan> Split(string heading, IReadOnlyList<Block> content)
    {
        var before = new List<Block>();
        for (var at = 0; at < content.Count; at++)
        {
            if (content[at] is not Table table)
            {
                before.Add(content[at]);
                continue;
            }

            var fields = before.OfType<FieldBlock>().Select(block => block.Field).ToArray();
            var above = fields.Length <= MostAbove && fields.All(IsShort) ? fields : [];
            var below = above.Length == 0 ? before : [.. before.Where(block => block is not FieldBlock)];
            if (!content.Skip(at + 1).Any(block => block is Table)) below.AddRange(content.Skip(at + 1));
            yield return new XlsxSheetPlan("", heading, above, table, below);
            before = [];
            if (!content.Skip(at + 1).Any(block => block is Table)) yield break;
        }
    }

    private static bool IsShort(Field field) => field.Type is not (FieldType.LongText or FieldType.Photo or FieldType.Signature or FieldType.Choices);

    private static IEnumerable<Block> Ending(TemplateDocument document)
    {
        if (Endnote.Law(document) is not null || document.Sources.Count > 0) yield return new SubHeading(Endnote.Heading);
        if (Endnote.Law(document) is { } law) yield return new Paragraph(new RichText([new TextRun(law)]));
        if (document.Sources.Count > 0) yield return new BulletList([.. document.Sources.Select(source => new RichText([new Link(source.Title, source.Url)]))]);
    }
}
