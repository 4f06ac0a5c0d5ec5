using System.Globalization;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing;

/// <summary>Writes the blocks of a document as plain text.</summary>
internal sealed class TextContent(PreparedDocument document, TextPages pages)
{
    /// <summary>Room for a short answer; screen readers say a row of them once.</summary>
    private const string Blank = "____________________";

    /// <summary>A line never starts with the slash.</summary>
    private static readonly string CellEnd = TextPages.NoBreakSpace + "/ ";

    private static readonly string LongBlank = new('_', TextPages.Columns - 2);

    public void Write()
    {
        Heading(document.Document.Title);
        Write(document.Intro, "");
        foreach (var section in document.Sections)
        {
            Heading(section.Heading);
            Write(section.Content, "");
        }

        WriteEndnote();
    }

    /// <summary>Underlined with hyphens, which screen readers leave out, unlike equals signs.</summary>
    private void Heading(string heading)
    {
        var line = XmlText.Clean(heading).ReplaceLineEndings(" ").Trim();
        pages.Gap();
        pages.Wrap(line);
        pages.Line(new string('-', Math.Clamp(line.Length, 3, TextPages.Columns)));
        pages.Gap();
    }

    private void Write(IReadOnlyList<Block> blocks, string indent)
    {
        for (var at = 0; at < blocks.Count; at++)
        {
            // Fields under each other read as one form.
            if (blocks[at] is not FieldBlock || at == 0 || blocks[at - 1] is not FieldBlock) pages.Gap();
            Write(blocks[at], indent);
        }
    }

    private void Write(Block block, string indent)
    {
        switch (block)
        {
            case SubHeading heading: pages.Wrap(heading.Text + ":", indent, indent); break;
            case Paragraph paragraph: pages.Wrap(Text(paragraph.Text), indent, indent); break;
            case BulletList list: Items(list.Items, indent, _ => "- "); break;
            case NumberedList list: Items(list.Items, indent, at => (at + 1).ToString(CultureInfo.InvariantCulture) + ". "); break;
            case CheckList list: Items(list.Items, indent, at => document.IsTicked(list, at) ? "[x] " : "[ ] "); break;
            case GuidanceNote note: Note(note, indent); break;
            case FieldBlock field: Field(field.Field, indent); break;
            case Table table: Table(table); break;
            case Figure figure when PreparedDocument.DrawingOf(figure) is { } drawn: pages.Wrap($"Drawing: {figure.Caption.TrimEnd('.')}. {drawn.Shows}", indent, indent); break;
        }
    }

    private void Items(IReadOnlyList<RichText> items, string indent, Func<int, string> mark)
    {
        for (var at = 0; at < items.Count; at++)
        {
            var sign = mark(at);
            pages.Wrap(Text(items[at]), indent + sign, indent + new string(' ', sign.Length));
        }
    }

    private void Note(GuidanceNote note, string indent)
    {
        if (note.Content is [Paragraph only])
        {
            pages.Wrap("Guidance: " + Text(only.Text), indent, indent + "  ");
            return;
        }

        pages.Line(indent + "Guidance:");
        Write(note.Content, indent + "  ");
        pages.Gap();
        pages.Line(indent + "End of guidance.");
    }

    private void Field(Field field, string indent)
    {
        var hint = field.Hint is null ? "" : $" ({field.Hint})";
        var answer = document.Answer(field);
        switch (field.Type)
        {
            case FieldType.CheckBox:
                pages.Wrap(field.Label + hint, indent + (document.Values(field.Id).Any(AnswerText.IsTicked) ? "[x] " : "[ ] "), indent + "    ");
                break;
            case FieldType.Choice or FieldType.Choices when field.Choices.Count > 0:
                var chosen = document.Values(field.Id);
                pages.Wrap($"{field.Label}{hint}, choose {(field.Type == FieldType.Choice ? "one" : "any")}:", indent, indent + "  ");
                foreach (var choice in field.Choices) pages.Wrap(choice, indent + (chosen.Contains(choice) ? "  [x] " : "  [ ] "), indent + "      ");
                foreach (var other in chosen.Except(field.Choices)) pages.Wrap(other, indent + "  [x] ", indent + "      ");
                break;
            case FieldType.LongText when answer is null:
                pages.Wrap($"{field.Label}{hint}:", indent, indent + "  ");
                for (var line = 0; line < field.Lines; line++) pages.Line("  " + LongBlank);
                break;
            default:
                pages.Wrap($"{field.Label}{hint}: {Filled(field.Type, answer)}", indent, indent + "  ");
                break;
        }
    }

    private void Table(Table table)
    {
        var rows = document.Rows(table);
        pages.Wrap($"Table: {table.Caption.TrimEnd('.')}. {rows.Count.ToString(CultureInfo.InvariantCulture)} {(rows.Count == 1 ? "row" : "rows")}.");
        foreach (var column in table.Columns.Where(column => column.Choices.Count > 0))
            pages.Wrap($"{column.Label}, choose one: {string.Join(", ", column.Choices)}.", "", "  ");
        pages.Gap();
        foreach (var row in rows)
        {
            pages.Wrap(string.Join(CellEnd, row.Cells.Select(cell =>
                $"{cell.Column.Label}: {(cell.IsOpen ? Filled(cell.Column.Type, cell.Answer, inTable: true) : Text(cell.Text))}")), "", "  ");
        }

        var totals = table.Columns.Where(column => column.Total).Select(column => $"{column.Label}: {Filled(column.Type, document.TotalInWords(table, column), inTable: true)}").ToArray();
        if (totals.Length > 0) pages.Wrap($"Total: {string.Join(CellEnd, totals)}", "", "  ");
    }

    private static string Filled(FieldType type, string? answer, bool inTable = false)
    {
        var text = answer ?? (inTable ? "______" : Blank);
        return type switch
        {
            FieldType.Money => "£" + text,
            FieldType.Hours when !inTable => text + " hours",
            _ => text,
        };
    }

    private string Text(RichText text) => string.Concat(text.Inlines.Select(inline => inline switch
    {
        TextRun run => run.Text,
        Link link when link.Text == link.Url || !Link.IsAllowed(link.Url) => link.Text,
        Link link => $"{link.Text} ({link.Url})",
        FieldReference reference when document.Find(reference.FieldId) is { } field =>
            (field.Type == FieldType.Money ? "£" : "") + (document.Answer(field) ?? $"{Blank} ({field.Label})"),
        _ => "",
    }));

    private void WriteEndnote()
    {
        var source = document.Document;
        var law = Endnote.Law(source);
        if (law is not null || source.Sources.Count > 0)
        {
            Heading(Endnote.Heading);
            if (law is not null) pages.Wrap(law);
            pages.Gap();
            foreach (var item in source.Sources) pages.Wrap($"{item.Title} ({item.Url})", "- ", "  ");
        }

        pages.Gap();
        pages.Wrap(Endnote.Imprint(source));
        if (source.Address is { Length: > 0 } address) pages.Wrap(address);
    }
}
