using System.Text;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing;

/// <summary>The words of a document for a search index, without markup.</summary>
/// <param name="Headings">Section headings, subheadings and captions of tables, one a line.</param>
/// <param name="Body">Everything else: text, guidance, labels and hints of fields, headers and cells of tables, one a line.</param>
public sealed record SearchText(string Headings, string Body)
{
    /// <summary>Takes the words out of a document.</summary>
    public static SearchText Of(DocumentBody body)
    {
        var document = new PreparedDocument(new TemplateDocument("", body), WriteOptions.Default);
        var (headings, text) = (new StringBuilder(), new StringBuilder());
        Add(body.Intro);
        foreach (var section in body.Sections)
        {
            headings.Append(section.Heading).Append('\n');
            Add(section.Content);
        }

        return new SearchText(headings.ToString().TrimEnd(), text.ToString().TrimEnd());

        void Add(IReadOnlyList<Block> blocks)
        {
            foreach (var block in blocks)
            {
                switch (block)
                {
                    case SubHeading heading: headings.Append(heading.Text).Append('\n'); break;
                    case Paragraph paragraph: Line(paragraph.Text); break;
                    case BulletList list: Lines(list.Items); break;
                    case NumberedList list: Lines(list.Items); break;
                    case CheckList list: Lines(list.Items); break;
                    case GuidanceNote note: Add(note.Content); break;
                    case Figure figure: headings.Append(figure.Caption).Append('\n'); break;
                    case FieldBlock { Field: var field }:
                        text.AppendJoin(' ', [field.Label, field.Hint ?? "", .. field.Choices]).Append('\n');
                        break;
                    case Table table:
                        headings.Append(table.Caption).Append('\n');
                        text.AppendJoin(' ', table.Columns.SelectMany(column => column.Choices.Prepend(column.Label))).Append('\n');
                        foreach (var row in table.Rows) text.AppendJoin(' ', row.Cells.Select(cell => PlainText.Of(cell, document)).Where(cell => cell.Length > 0)).Append('\n');
                        break;
                }
            }
        }

        void Lines(IReadOnlyList<RichText> items)
        {
            foreach (var item in items) Line(item);
        }

        void Line(RichText line) => text.Append(PlainText.Of(line, document)).Append('\n');
    }
}
