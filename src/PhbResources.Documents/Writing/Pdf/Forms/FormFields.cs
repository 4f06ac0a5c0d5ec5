using System.Globalization;
using System.Text;
using PhbResources.Documents.Writing.Pdf.Files;
using PhbResources.Documents.Writing.Pdf.Layout;
using PhbResources.Documents.Writing.Pdf.Tags;

namespace PhbResources.Documents.Writing.Pdf.Forms;

/// <summary>
/// Places to fill in, as fields of an interactive form (ISO 32000-1 section 12.7): on a screen they are typed into, on paper they are room to
/// write. What was filled in already is their value and can be changed. Every field says its label (ISO 14289-1 section 7.18), and brings its
/// own look, so that it shows in viewers that know nothing of forms.
/// </summary>
internal sealed class FormFields(PdfFile file, TagTree tree, Typesetter type)
{
    private const int Multiline = 1 << 12;
    private const int Combo = 1 << 17;
    private const int Edit = 1 << 18;

    /// <summary>Viewers leave this much free on the left and right of what is typed, in points.</summary>
    private const double Padding = 2;

    /// <summary>From this height, in lines, text that is typed goes on to a second line.</summary>
    private const double SeveralLines = 1.9;

    private readonly List<PdfRef> fields = [];
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private readonly Dictionary<(double Width, double Height, bool Ticked), PdfRef> looks = [];

    /// <param name="page">Where it is.</param>
    /// <param name="parent">What it is a part of.</param>
    /// <param name="place">The place.</param>
    /// <param name="box">Its area; a square for a box to tick.</param>
    public void Put(Page page, Tag parent, FillPlace place, Box box)
    {
        var isTick = place.Kind == FillKind.Tick && place.Value is null;
        if (page.IsCopy)
        {
            if (isTick) DrawTick(page, box, place.Ticked);
            else DrawValue(page, place, box);
            return;
        }

        // What follows on the page is read after the field.
        page.EndMark();
        var element = parent.Add("Form");
        var area = isTick ? box : new Box(box.Left - Padding, box.Top, box.Width + (2 * Padding), box.Height);
        var entries = isTick ? Tick(page, place, area) : Text(page, place, area);
        var field = file.Add($"<< /Type /Annot /Subtype /Widget /Rect {page.Rectangle(area)} /F 4 /P {page.Number} /StructParent {tree.NewKey(element)} "
            + $"/T {PdfSyntax.Text(Unique(place.Name))} /TU {PdfSyntax.Text(OneLine(place.Label))} {entries} >>");
        page.Annotate(element, field);
        fields.Add(field);
    }

    /// <summary>Writes the form after the last field; <c>null</c> when there are none.</summary>
    public PdfRef? Write()
    {
        if (fields.Count == 0) return null;
        // What is typed later may be any text: viewers have these two fonts, and others for what these lack.
        var text = file.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        var ticks = file.Add("<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>");
        return file.Add($"<< /Fields [{string.Join(' ', fields)}] /NeedAppearances false /DA (/Helv 0 Tf 0 g) /DR << /Font << /Helv {text} /ZaDb {ticks} >> >> >>");
    }

    private string Tick(Page page, FillPlace place, Box area)
    {
        var state = place.Ticked ? "/Yes" : "/Off";
        return $"/FT /Btn /V {state} /AS {state} /DA (/ZaDb 0 Tf 0 g) /MK << /CA (4) >> /AP << /N << /Yes {Look(true)} /Off {Look(false)} >> >>";

        PdfRef Look(bool ticked) => Shared(page, area, ticked, (apart, box) => DrawTick(apart, box, ticked));
    }

    private string Text(Page page, FillPlace place, Box area)
    {
        var entries = new StringBuilder();
        var flags = 0;
        if (place.Kind == FillKind.Choice)
        {
            flags = Combo | Edit;
            var choices = place.Value is null || place.Choices.Contains(place.Value) ? place.Choices : [place.Value, .. place.Choices];
            entries.Append(CultureInfo.InvariantCulture, $"/FT /Ch /Opt [{string.Join(' ', choices.Select(PdfSyntax.Text))}]");
        }
        else
        {
            if (place.Kind == FillKind.Lines || area.Height > place.Look.LineHeight * SeveralLines) flags = Multiline;
            entries.Append("/FT /Tx");
        }

        if (flags != 0) entries.Append(CultureInfo.InvariantCulture, $" /Ff {flags}");
        if (place.Value is not null) entries.Append(CultureInfo.InvariantCulture, $" /V {PdfSyntax.Text(place.Value.ReplaceLineEndings("\n"))}");
        // On the right while it is changed, too (ISO 32000-1 table 222).
        if (place.Value is not null && TextDirection.IsRightToLeft(place.Value)) entries.Append(" /Q 2");
        var look = place.Value is null
            ? Shared(page, area, false, (_, _) => { })
            : page.DrawApart(area.Width, area.Height, apart => DrawValue(apart, place, new Box(Padding, 0, area.Width - (2 * Padding), area.Height)), "/Tx BMC\n", "EMC\n");
        return entries.Append(CultureInfo.InvariantCulture, $" /DA (/Helv {PdfSyntax.Number(place.Look.Size)} Tf 0.1 g) /AP << /N {look} >>").ToString();
    }

    /// <summary>A look that many fields of one size have.</summary>
    private PdfRef Shared(Page page, Box area, bool ticked, Action<Page, Box> draw)
    {
        var key = (Math.Round(area.Width, 1), Math.Round(area.Height, 1), ticked);
        if (looks.TryGetValue(key, out var known)) return known;
        var look = page.DrawApart(area.Width, area.Height, apart => draw(apart, new Box(0, 0, area.Width, area.Height)));
        looks.Add(key, look);
        return look;
    }

    private static void DrawTick(Page page, Box box, bool ticked)
    {
        page.Frame(PdfLook.Black, 0.9, box.Within(0.45, 0.45));
        if (!ticked) return;
        page.Line(PdfLook.Black, 1.8, (box.Left + (box.Width * 0.18), box.Top + (box.Height * 0.55)),
            (box.Left + (box.Width * 0.42), box.Top + (box.Height * 0.8)), (box.Left + (box.Width * 0.85), box.Top + (box.Height * 0.2)));
    }

    private void DrawValue(Page page, FillPlace place, Box box)
    {
        if (place.Value is null) return;
        var lines = type.Break([new Span(place.Value, place.Look.Bold)], place.Look, box.Width);
        var y = place.FromTop ? box.Top : box.Top + ((box.Height - (lines.Count * place.Look.LineHeight)) / 2);
        foreach (var line in lines)
        {
            type.Draw(page, null, line, place.Look, box.Left, y);
            y += place.Look.LineHeight;
        }
    }

    /// <summary>Names are found within each other by full stops, and none may come twice (ISO 32000-1 section 12.7.3.2).</summary>
    private string Unique(string name)
    {
        var plain = name.Replace('.', '-');
        var count = names[plain] = names.GetValueOrDefault(plain) + 1;
        return count == 1 ? plain : Unique(FormattableString.Invariant($"{plain}/{count}"));
    }

    private static string OneLine(string label) => XmlText.Clean(label).ReplaceLineEndings(" ").Trim() is { Length: > 0 } text ? text : "To fill in";
}
