using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Drawings;

namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>Sizes and distances of a PDF file in points: those of a Word file, so that both look alike.</summary>
internal sealed class PdfLook
{
    /// <summary>Body text: 17:1 on white.</summary>
    public const string Black = "1A1A1A";

    public const string LinkColour = "0B5CAD";

    public const string Ink = Look.Ink;
    public const string Rule = Look.Rule;
    public const string Tint = Look.Tint;
    public const string PaleTint = Look.PaleTint;
    public const string Quiet = Look.Quiet;

    /// <summary>Lines of boxes and tables.</summary>
    public const double RuleWidth = 0.75;

    private readonly Look look;

    public PdfLook(TemplateDocument document, bool largePrint)
    {
        look = new Look(document, largePrint);
        Body = new TextLook(look.Body / 2.0, Leading: Large ? 1.6 : 1.42, Black);
        Title = Heading(look.Title, 1.2);
        Heading1 = Heading(look.Heading1, 1.25);
        Heading2 = Heading(look.Heading2, 1.25);
        Label = Body with { Bold = true, Leading = 1.25 };
        Answer = Body with { Leading = 1.25 };
        Hint = new TextLook(look.Hint / 2.0, Leading: 1.25, Quiet);
        Small = new TextLook(look.Small / 2.0, Leading: 1.2, Quiet);

        static TextLook Heading(int halfPoints, double leading) => new(halfPoints / 2.0, leading, Ink) { Bold = true };
    }

    public bool Large => look.Large;
    public bool Landscape => look.Landscape;
    public double PageWidth => Points(look.PageWidth);
    public double PageHeight => Points(look.PageHeight);
    public double Left => Points(look.SideMargin);
    public double Top => Points(look.TopMargin);
    public double Bottom => PageHeight - Points(look.BottomMargin);
    public double Width => Points(look.TextWidth);

    /// <summary>From the edge of the paper to the header and the footer.</summary>
    public double HeaderMargin => Points(Look.Twips(9));

    public TextLook Body { get; }
    public TextLook Title { get; }
    public TextLook Heading1 { get; }
    public TextLook Heading2 { get; }
    public TextLook Label { get; }
    public TextLook Answer { get; }
    public TextLook Hint { get; }
    public TextLook Small { get; }

    /// <summary>Room to write one line by hand.</summary>
    public double RowHeight => Points(look.RowHeight);

    /// <summary>A line of a form for one row of a table.</summary>
    public double FormRowHeight => Points(look.FormRowHeight);

    /// <summary>Room to write two lines by hand.</summary>
    public double TallRowHeight => Points(look.TallRowHeight);

    /// <summary>From one handwritten line to the next.</summary>
    public double WritingLine => Points(look.WritingLine);

    /// <summary>A box to tick beside a line of text.</summary>
    public Box TickBox(double left, double top, TextLook line) => new(left + 1, top + line.Baseline - (TickSize * 0.86), TickSize, TickSize);

    /// <summary>How large a drawing is.</summary>
    public (double Width, double Height) SizeOf(Drawing drawing) => look.SizeOf(drawing) is var (width, height) ? (Points(width), Points(height)) : default;

    public double PhotoHeight => Points(Look.Twips(50));

    /// <summary>Side of a box to tick.</summary>
    public double TickSize => Body.Size * 0.92;

    /// <summary>Margin on the left and right within a cell, and half of it above and below.</summary>
    public double CellMargin => Large ? 5.5 : 4;

    /// <summary>
    /// Text in tables is tried in these sizes, in half points, until its words fit into the columns. The last is the least that people can read
    /// on paper with ordinary sight; large print is never set smaller than 16 point.
    /// </summary>
    public IReadOnlyList<int> TableSizes => Large ? look.TableSizes : [.. look.TableSizes, 16, 15];

    public TextLook Table(int halfPoints) => new(halfPoints / 2.0, Leading: Large ? 1.35 : 1.25, Black);

    public double Gap(double ofBody) => Body.Size * ofBody;

    public static double Points(int twips) => twips / 20.0;
}

/// <summary>How text is set.</summary>
/// <param name="Size">Type size in points.</param>
/// <param name="Leading">From line to line, in type sizes.</param>
/// <param name="Colour">Six hexadecimal digits.</param>
internal sealed record TextLook(double Size, double Leading, string Colour)
{
    public bool Bold { get; init; }

    public double LineHeight => Size * Leading;

    /// <summary>From the top of a line to its base line, so that small letters are in its middle.</summary>
    public double Baseline => (LineHeight / 2) + (Size * 0.33);
}
