using DocumentFormat.OpenXml.Spreadsheet;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing.Xlsx;

/// <summary>How letters look.</summary>
internal enum XlsxFont { Body, Bold, Title, Heading, Quiet, Link }

/// <summary>What stands behind a cell.</summary>
internal enum XlsxFill { None, Pattern, Tint, Pale }

/// <summary>How a cell looks.</summary>
internal readonly record struct XlsxLook(XlsxFont Font = XlsxFont.Body, XlsxFill Fill = XlsxFill.None, string Number = XlsxStyles.General)
{
    public bool Ruled { get; init; }

    /// <summary>Stands at the bottom of its row, as the labels of columns do; otherwise in the middle.</summary>
    public bool Bottom { get; init; }

    /// <summary>Stands at the top of its row.</summary>
    public bool Top { get; init; }

    /// <summary>Stays text when it is edited, whatever it starts with.</summary>
    public bool Quoted { get; init; }
}

/// <summary>The styles of a spreadsheet: each look that is used becomes one cell format.</summary>
internal sealed class XlsxStyles(bool large)
{
    public const string General = "General", Text = "@", Date = "dd/mm/yyyy", Time = "hh:mm", Hours = "0.00", Money = "\"£\"#,##0.00;-\"£\"#,##0.00";

    private const uint FirstOwnNumber = 164;
    private static readonly string[] s_numbers = [Date, Time, Money];

    private readonly List<XlsxLook> looks = [default];
    private readonly Dictionary<XlsxLook, uint> numbers = new() { [default] = 0 };

    /// <summary>Type size of the text in points.</summary>
    public double Body => large ? 18 : 11;

    /// <summary>Height of a line of text in points.</summary>
    public double Line => Body * 1.36;

    public double SizeOf(XlsxFont font) => font switch
    {
        XlsxFont.Title => large ? 26 : 18,
        XlsxFont.Heading => large ? 21 : 13,
        XlsxFont.Quiet => large ? 18 : 10,
        _ => Body,
    };

    public uint Of(XlsxLook look)
    {
        if (numbers.TryGetValue(look, out var number)) return number;
        looks.Add(look);
        return numbers[look] = (uint)looks.Count - 1;
    }

    /// <summary>Text cells are of the type text, so that phone numbers keep their 0 and <c>3/4</c> does not become a day.</summary>
    public static string NumberFor(FieldType type) => type switch
    {
        FieldType.Date => Date,
        FieldType.Time => Time,
        FieldType.Hours => Hours,
        FieldType.Money => Money,
        FieldType.Number => General,
        _ => Text,
    };

    public Stylesheet Create() => new(
        new NumberingFormats(s_numbers.Select((format, at) => new NumberingFormat { NumberFormatId = FirstOwnNumber + (uint)at, FormatCode = format })) { Count = (uint)s_numbers.Length },
        new Fonts(Enum.GetValues<XlsxFont>().Select(Font)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Solid(Look.Tint), Solid(Look.PaleTint)),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(Rule<LeftBorder>(), Rule<RightBorder>(), Rule<TopBorder>(), Rule<BottomBorder>(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
        new CellFormats(looks.Select(Format)),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    private static CellFormat Format(XlsxLook look) => new(new Alignment
    {
        Vertical = look.Top ? VerticalAlignmentValues.Top : look.Bottom ? VerticalAlignmentValues.Bottom : VerticalAlignmentValues.Center,
        WrapText = look.Font != XlsxFont.Title,
        Horizontal = look is { Ruled: true, Number: Text } ? HorizontalAlignmentValues.Left : null,
        Indent = look is { Ruled: true, Number: Text } ? 1u : null,
    })
    {
        NumberFormatId = look.Number switch
        {
            null or General => 0,
            Text => 49,
            Hours => 2,
            _ => FirstOwnNumber + (uint)Array.IndexOf(s_numbers, look.Number),
        },
        FontId = (uint)look.Font, FillId = (uint)look.Fill, BorderId = look.Ruled ? 1u : 0u, FormatId = 0,
        ApplyNumberFormat = true, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyAlignment = true,
        QuotePrefix = look.Quoted ? true : null,
    };

    private Font Font(XlsxFont font)
    {
        var result = new Font();
        if (font is XlsxFont.Bold or XlsxFont.Title or XlsxFont.Heading) result.Append(new Bold());
        if (font == XlsxFont.Link) result.Append(new Underline());
        result.Append(
            new FontSize { Val = SizeOf(font) },
            new Color
            {
                Rgb = "FF" + font switch
                {
                    XlsxFont.Title or XlsxFont.Heading => Look.Ink,
                    XlsxFont.Quiet => Look.Quiet,
                    XlsxFont.Link => "0B5CAD",
                    _ => "1A1A1A",
                },
            },
            new FontName { Val = Look.Font }, new FontFamilyNumbering { Val = 2 });
        return result;
    }

    private static Fill Solid(string colour) => new(new PatternFill(
        new ForegroundColor { Rgb = "FF" + colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    private static T Rule<T>() where T : BorderPropertiesType, new()
    {
        var border = new T { Style = BorderStyleValues.Thin };
        border.Append(new Color { Rgb = "FF" + Look.Rule });
        return border;
    }
}
