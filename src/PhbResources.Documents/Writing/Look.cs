using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Drawings;

namespace PhbResources.Documents.Writing;

/// <summary>Paper, sizes and colours of a document in every format. Type sizes are in half points, lengths in twentieths of a point (twips).</summary>
internal sealed class Look
{
    /// <summary>On every Windows and Mac; Linux and phones have a font of the same measures for it.</summary>
    public const string Font = "Arial";

    /// <summary>Used where <see cref="Font"/> is missing.</summary>
    public const string OtherFont = "Liberation Sans";

    /// <summary>Holds the check box characters on Windows; other systems find them elsewhere.</summary>
    public const string SymbolFont = "MS Gothic";

    /// <summary>Headings and the bar of guidance: 10:1 on white.</summary>
    public const string Ink = "17434F";

    /// <summary>Borders of boxes: 4:1 on white, so that they are seen and printed.</summary>
    public const string Rule = "6B7D84";

    /// <summary>Behind header cells and labels; prints as a light grey.</summary>
    public const string Tint = "E9F0F1";

    /// <summary>Behind guidance.</summary>
    public const string PaleTint = "F4F7F7";

    /// <summary>Hints: 7:1 on white.</summary>
    public const string Quiet = "515B5F";

    private const double TwipsPerMillimetre = 56.6929;

    /// <summary>Left and right of an upright page, in millimetres.</summary>
    private const int UprightMargin = 20;

    private static readonly int[] LargeTableSizes = [36, 32];

    public Look(TemplateDocument document, bool largePrint)
    {
        Large = largePrint;
        var (width, height) = document.Body.Page.Size switch
        {
            PageSize.A3 => (297, 420),
            PageSize.A5 => (148, 210),
            _ => (210, 297),
        };

        // In large print a table of five columns or more needs the long side of the paper. Even where it then becomes a form for each row,
        // it takes fewer pages than upright: two boxes stand beside each other, and two forms below each other.
        Landscape = document.Body.Page.Orientation == PageOrientation.Landscape
            || (largePrint && document.Body.Blocks().OfType<Table>().Any(table => table.Columns.Count > 4));
        if (largePrint && Landscape && FitsUpright(document, width - (2 * UprightMargin))) Landscape = false;
        if (Landscape) (width, height) = (height, width);
        PageWidth = Twips(width);
        PageHeight = Twips(height);
        SideMargin = Twips(document.Body.Page.Size == PageSize.A5 ? 13 : Landscape ? 15 : UprightMargin);
        TopMargin = Twips(largePrint ? 20 : document.Body.Page.Size == PageSize.A5 ? 14 : Landscape ? 15 : 19);
        BottomMargin = Twips(largePrint ? 30 : 21);
    }

    public bool Large { get; }
    public bool Landscape { get; }
    public int PageWidth { get; }
    public int PageHeight { get; }
    public int SideMargin { get; }
    public int TopMargin { get; }

    /// <summary>Room for the two lines of the footer, three in large print.</summary>
    public int BottomMargin { get; }
    public int TextWidth => PageWidth - (2 * SideMargin);
    public int TextHeight => PageHeight - TopMargin - BottomMargin;

    public int Body => Large ? 36 : 24;
    public int Line => Large ? 348 : 293;
    public int Title => Large ? 60 : 50;
    public int Heading1 => Large ? 46 : 32;
    public int Heading2 => Large ? 40 : 26;
    public int Hint => Large ? 36 : 21;
    public int Small => Large ? 28 : 18;

    /// <summary>Text in tables is tried in these sizes until its words fit into the columns.</summary>
    public int[] TableSizes => Large ? LargeTableSizes : [22, 20, 18];

    /// <summary>Room to write one line by hand.</summary>
    public int RowHeight => Twips(Large ? 13 : 9.5);

    /// <summary>A line of a form for one row of a table (<see cref="RowForms"/>): two forms of a usual rota fit on a landscape page.</summary>
    public int FormRowHeight => Twips(10.5);

    /// <summary>Room to write two lines by hand; a week of them and its total fit on a landscape page.</summary>
    public int TallRowHeight => Twips(Large ? 20 : Landscape ? 13.5 : 16);

    /// <summary>From one handwritten line to the next.</summary>
    public int WritingLine => Twips(Large ? 12 : 8.5);

    /// <summary>
    /// True where the widest tables are set upright (<see cref="NarrowTables"/>) and all others fit, too. Those are lists to read down, and a page that is higher than wide holds more of them.
    /// </summary>
    private static bool FitsUpright(TemplateDocument document, int width)
    {
        var tables = document.Body.Blocks().OfType<Table>().ToArray();
        if (!tables.Any(table => NarrowTables.Of(table) is not null)) return false;
        var prepared = new PreparedDocument(document, WriteOptions.Default);
        var columns = ColumnWidths.Guessed(Twips(width), LargeTableSizes);
        return tables.All(table => Fits(table) || (prepared.Narrow(table) is { Count: > 0 } parts && parts.All(Fits)));

        bool Fits(Table table) => columns.Of(table, prepared.Rows(table), prepared).Size is not null;
    }

    /// <summary>
    /// How large a drawing is: as wide as the text, unless that leaves no room on the page for a heading, its caption and, on an upright page, a few words.
    /// </summary>
    public (int Width, int Height) SizeOf(Drawing drawing)
    {
        var scale = Math.Min(TextWidth / drawing.Width, TextHeight * (Landscape ? 0.74 : 0.66) / drawing.Height);
        return ((int)(drawing.Width * scale), (int)(drawing.Height * scale));
    }

    public static int Twips(double millimetres) => (int)Math.Round(millimetres * TwipsPerMillimetre);
}
