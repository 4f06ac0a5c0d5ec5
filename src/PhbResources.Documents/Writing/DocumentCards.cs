using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Pdf.Files;
using PhbResources.Documents.Writing.Pdf.Fonts;
using PhbResources.Documents.Writing.Pdf.Forms;
using PhbResources.Documents.Writing.Pdf.Layout;
using PhbResources.Documents.Writing.Pdf.Pictures;
using PhbResources.Documents.Writing.Pdf.Tags;
using SkiaSharp;

namespace PhbResources.Documents.Writing;

/// <summary>
/// Draws the picture that other sites show beside a link to a document: its title, and its first page as the PDF file has it; and the first page alone.
/// One instance serves all threads.
/// </summary>
public sealed class DocumentCards : IDisposable
{
    /// <summary>Width in pixels: what the Open Graph protocol's readers ask for, 1.91 to 1.</summary>
    public const int Width = 1200;

    /// <summary>Height in pixels.</summary>
    public const int Height = 630;

    private const double Margin = 70, TextWidth = 520, SheetLeft = 660, SheetTop = 56, SheetWidth = 480;

    /// <summary>No more lines of a title than leave room for what stands below it.</summary>
    private const int MostLines = 5;

    private const string Ground = "552450", OnGround = "FFF5E8", Accent = "E8A33D", Edge = "3A1836";

    private static readonly TextLook Small = new(26, 1.3, Accent) { Bold = true }, Foot = new(26, 1.3, OnGround);

    private readonly FontShelf fonts;
    private readonly PictureFonts pictureFonts = new();

    /// <param name="fonts">The fonts to draw with; the same shelf as for PDF files.</param>
    public DocumentCards(FontShelf fonts) => this.fonts = fonts;

    /// <summary>False where the machine has no usable font, so that nothing can be drawn.</summary>
    public bool CanDraw => !fonts.IsEmpty;

    /// <summary>Draws the picture.</summary>
    /// <param name="document">The document.</param>
    /// <param name="above">A word or two above the title: what kind of document it is.</param>
    /// <param name="below">A few words below it: whose library it is.</param>
    /// <returns>A PNG file of <see cref="Width"/> by <see cref="Height"/> pixels.</returns>
    /// <exception cref="InvalidOperationException">There is no usable font; ask <see cref="CanDraw"/> before.</exception>
    public byte[] Draw(TemplateDocument document, string above, string below)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!CanDraw) throw new InvalidOperationException("There is no font to draw with. Install one, or ask CanDraw before.");
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque))
            ?? throw new InvalidOperationException("There is no memory for a picture.");
        DrawCard(surface.Canvas, document.Title, above, below);
        DrawSheet(surface.Canvas, document);
        return Png(surface, new SKRectI((int)SheetLeft, 0, (int)(SheetLeft + SheetWidth), Height));
    }

    /// <summary>Draws the first page of a document alone.</summary>
    /// <param name="document">The document.</param>
    /// <param name="width">Width in pixels, from 16 to 4,000.</param>
    /// <returns>A PNG file of this width, as high as <see cref="HeightOf"/> says.</returns>
    /// <exception cref="InvalidOperationException">There is no usable font; ask <see cref="CanDraw"/> before.</exception>
    public byte[] DrawPage(TemplateDocument document, int width)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 4_000);
        if (!CanDraw) throw new InvalidOperationException("There is no font to draw with. Install one, or ask CanDraw before.");
        var height = HeightOf(document, width);
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque))
            ?? throw new InvalidOperationException("There is no memory for a picture.");
        surface.Canvas.Clear(SKColors.White);
        DrawPage(surface.Canvas, document, new PdfLook(document, largePrint: false), new SKRect(0, 0, width, height));
        return Png(surface, new SKRectI(0, 0, width, height));
    }

    /// <summary>How high a picture of the first page is, in pixels.</summary>
    /// <param name="document">The document.</param>
    /// <param name="width">Width in pixels.</param>
    public static int HeightOf(TemplateDocument document, int width)
    {
        ArgumentNullException.ThrowIfNull(document);
        var look = new PdfLook(document, largePrint: false);
        return Math.Max(1, (int)Math.Round(width * look.PageHeight / look.PageWidth));
    }

    /// <inheritdoc/>
    public void Dispose() => pictureFonts.Dispose();

    private void DrawCard(SKCanvas canvas, string title, string above, string below)
    {
        var (page, type) = Paper(canvas, Width, Height);
        page.Fill(Ground, new Box(0, 0, Width, Height));
        page.Fill(Accent, new Box(0, Height - 14, Width, 14));
        var lines = FitTitle(type, title, out var look);
        var height = Small.LineHeight + 12 + (lines.Count * look.LineHeight);
        var top = Math.Max(Margin, (Height - 60 - height) / 2);
        type.Draw(page, null, above, Small, Margin, top);
        top += Small.LineHeight + 12;
        foreach (var line in lines)
        {
            type.Draw(page, null, line, look, Margin, top);
            top += look.LineHeight;
        }

        type.Draw(page, null, below, Foot, Margin, Height - Margin - Foot.LineHeight);
    }

    /// <summary>The title as large as it fits.</summary>
    private static IReadOnlyList<Line> FitTitle(Typesetter type, string title, out TextLook look)
    {
        IReadOnlyList<Line> lines = [];
        look = new TextLook(64, 1.16, OnGround) { Bold = true };
        foreach (var size in new[] { 64, 54, 46, 40 })
        {
            look = look with { Size = size };
            lines = type.Break([new Span(title)], look, TextWidth);
            if (lines.Count <= (size > 46 ? 4 : MostLines)) break;
        }

        return [.. lines.Take(MostLines)];
    }

    private void DrawSheet(SKCanvas canvas, TemplateDocument document)
    {
        var look = new PdfLook(document, largePrint: false);
        var scale = SheetWidth / look.PageWidth;
        var height = look.PageHeight * scale;
        // A sheet on its side stands in the middle; another goes over the lower edge.
        var top = Math.Max(SheetTop, (Height - height) / 2);
        var paper = new SKRect((float)SheetLeft, (float)top, (float)(SheetLeft + SheetWidth), (float)(top + height));
        using (var shadow = new SKPaint { Color = new SKColor(0xFF000000 | Convert.ToUInt32(Edge, 16)) })
            canvas.DrawRect(SKRect.Inflate(paper, 3, 3), shadow);
        using (var white = new SKPaint { Color = SKColors.White })
            canvas.DrawRect(paper, white);
        DrawPage(canvas, document, look, paper);
    }

    private void DrawPage(SKCanvas canvas, TemplateDocument document, PdfLook look, SKRect paper)
    {
        canvas.Save();
        canvas.ClipRect(paper);
        canvas.Translate(paper.Left, paper.Top);
        canvas.Scale((float)(paper.Width / look.PageWidth));

        // Laid out as the PDF writer does it, into a file that nobody keeps, until the first page is full.
        var file = new PdfFile(Stream.Null);
        var tree = new TagTree(file);
        var (type, resources, started) = (new Typesetter(new TextShaper(fonts), new UsedFonts()), file.Reserve(), 0);
        var pages = new Pages(look.Top, look.Bottom,
            () => new Page(file, tree, resources, look.PageWidth, look.PageHeight) { Picture = started++ == 0 ? new PagePicture(canvas, pictureFonts) : null },
            page => page.Flush());
        var flow = new DocumentFlow(look, new PreparedDocument(document, WriteOptions.Default), type, new FormFields(file, tree, type), tree, new PdfOutline());
        pages.Place(flow.Strips().TakeWhile(_ => started < 2));
        pages.End();
        canvas.Restore();
    }

    private static byte[] Png(SKSurface surface, SKRectI sheet)
    {
        using var pixels = surface.PeekPixels();
        Simplify(pixels.GetPixelSpan<byte>(), pixels.Width, sheet);
        using var file = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 9));
        return file?.ToArray() ?? throw new InvalidOperationException("There is no memory for a picture.");
    }

    /// <summary>Keeps 16 shades of each colour on the sheet, which nobody sees, so that the file is half as large: some readers of links take no large ones.</summary>
    private static void Simplify(Span<byte> pixels, int width, SKRectI sheet)
    {
        for (var y = sheet.Top; y < sheet.Bottom; y++)
        {
            var row = pixels.Slice(((y * width) + sheet.Left) * 4, sheet.Width * 4);
            for (var at = 0; at < row.Length; at++) row[at] = (byte)(((row[at] + 8) / 17) * 17);
        }
    }

    private (Page Page, Typesetter Type) Paper(SKCanvas canvas, double width, double height)
    {
        var file = new PdfFile(Stream.Null);
        return (new Page(file, new TagTree(file), file.Reserve(), width, height) { Picture = new PagePicture(canvas, pictureFonts) }, new Typesetter(new TextShaper(fonts), new UsedFonts()));
    }
}
