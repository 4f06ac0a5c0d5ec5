using System.Globalization;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PhbResources.Documents.Writing.Docx;

/// <summary>The lists of a Word file: bullets share one, every numbered list has its own so that it starts from 1.</summary>
internal sealed class DocxNumbering(Look look)
{
    /// <summary>Number of the list that bullets use.</summary>
    public const int Bullets = 1;

    /// <summary>Number of the list that the style List Number uses by itself.</summary>
    public const int Steps = 2;

    private int lists = Steps;

    /// <summary>Starts a numbered list; gives its number.</summary>
    public int Start() => ++lists;

    public W.Numbering Create()
    {
        var numbering = new W.Numbering(
            Abstract(0, W.NumberFormatValues.Bullet, "•", DocxStyles.ListBullet, look.Body / 2 * 36),
            Abstract(1, W.NumberFormatValues.Decimal, "%1.", DocxStyles.ListNumber, look.Body / 2 * 42),
            Instance(Bullets, 0), Instance(Steps, 1));
        for (var list = Steps + 1; list <= lists; list++)
        {
            var instance = Instance(list, 1);
            instance.Append(new W.LevelOverride(new W.StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 });
            numbering.Append(instance);
        }

        return numbering;
    }

    private static W.NumberingInstance Instance(int number, int definition) =>
        new(new W.AbstractNumId { Val = definition }) { NumberID = number };

    private static W.AbstractNum Abstract(int id, W.NumberFormatValues format, string text, string style, int hanging) => new(
        new W.Nsid { Val = (0x50484200 + id).ToString("X8", CultureInfo.InvariantCulture) },
        new W.MultiLevelType { Val = W.MultiLevelValues.SingleLevel },
        new W.Level(
            new W.StartNumberingValue { Val = 1 },
            new W.NumberingFormat { Val = format },
            new W.ParagraphStyleIdInLevel { Val = style },
            new W.LevelText { Val = text },
            new W.LevelJustification { Val = W.LevelJustificationValues.Left },
            new W.PreviousParagraphProperties(new W.Indentation
            {
                Left = hanging.ToString(CultureInfo.InvariantCulture),
                Hanging = hanging.ToString(CultureInfo.InvariantCulture),
            }))
        { LevelIndex = 0 })
    { AbstractNumberId = id };
}
