using System.Xml.Linq;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Docx;

namespace PhbResources.Documents.Writing.Odt;

/// <summary>
/// Fields on their own lines. Neighbours form one table of labels and boxes, as on a printed form; long answers get the whole width
/// under their label; a single check box stands before its label.
/// </summary>
internal sealed class OdtFields(PreparedDocument document, Look look, OdtText text, OdtTables tables, OdtOwnStyles styles)
{
    private const double LabelShare = 0.38;

    public IEnumerable<XElement> Write(IReadOnlyList<Field> fields)
    {
        var at = 0;
        while (at < fields.Count)
        {
            var field = fields[at];
            if (field.Type == FieldType.CheckBox)
            {
                yield return OdtText.Paragraph(OdtStyles.CheckList, OdtText.Tick(document.Values(field.Id).Any(AnswerText.IsTicked)), OdtText.Tab(), OdtText.Run(field.Label));
                if (field.Hint is not null) yield return Hint(field.Hint);
                at++;
            }
            else if (field.Type == FieldType.LongText)
            {
                yield return OdtText.Paragraph(styles.Kept(OdtStyles.FieldLabel), OdtText.Run(field.Label));
                if (field.Hint is not null) yield return OdtText.Paragraph(styles.Kept(OdtStyles.FieldHint), OdtText.Run(field.Hint));
                yield return tables.Box(field.Label, Math.Max(look.RowHeight, field.Lines * look.WritingLine),
                    OdtText.Paragraph(OdtStyles.FieldAnswer, OdtText.Run(text.Answer(field) ?? "")));
                yield return OdtText.Paragraph(OdtStyles.TableGap);
                at++;
            }
            else
            {
                var neighbours = fields.Skip(at).TakeWhile(other => other.Type is not (FieldType.CheckBox or FieldType.LongText)).ToArray();
                yield return tables.Form("To fill in: " + string.Join(", ", neighbours.Select(other => other.Label)), LabelShare, neighbours.Select(Line));
                yield return OdtText.Paragraph(OdtStyles.TableGap);
                at += neighbours.Length;
            }
        }
    }

    private (XElement[] Label, XElement[] Box, int Height, string Alignment) Line(Field field)
    {
        var label = OdtText.Paragraph(OdtStyles.FieldLabel, OdtText.Run(field.Label));
        var height = field.Type switch
        {
            FieldType.Signature => look.TallRowHeight,
            FieldType.Photo => Look.Twips(50),
            _ => look.RowHeight,
        };
        return (field.Hint is null ? [label] : [label, Hint(field.Hint)], Answer(field), height, field.Type == FieldType.Photo ? OdtTables.Top : OdtTables.Middle);
    }

    private XElement[] Answer(Field field)
    {
        if (field.Type == FieldType.Choices)
            return [.. field.Choices.Select(choice => Box(OdtText.Run($"{OdtText.Tick(document.Values(field.Id).Contains(choice))} {choice}")))];
        if (text.Answer(field) is { } answer)
            return [Box(OdtText.Run(field.Type switch { FieldType.Money => "£ " + answer, FieldType.Hours => answer + " hours", _ => answer }))];
        return field.Type switch
        {
            FieldType.Choice => [Box(OdtText.Placeholder($"Choose one: {DocxControls.OneOf(field.Choices)}"))],
            FieldType.Date => [Box(OdtText.Run("          /          /"))],
            FieldType.Hours => [Box(OdtText.Run(new string(' ', 20) + "hours"))],
            FieldType.Money => [Box(OdtText.Run("£ "))],
            _ => [Box()],
        };
    }

    private static XElement Hint(string hint) => OdtText.Paragraph(OdtStyles.FieldHint, OdtText.Run(hint));

    private static XElement Box(params object[] content) => OdtText.Paragraph(OdtStyles.FieldAnswer, content);
}
