using PhbResources.Documents.Writing.Pdf.Tags;

namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>Places to fill in, printed: room to write with what was filled in already.</summary>
internal sealed class PrintedPlaces(Typesetter type)
{
    /// <param name="page">Where it is.</param>
    /// <param name="parent">What it is a part of.</param>
    /// <param name="place">The place.</param>
    /// <param name="box">Its area; a square for a box to tick.</param>
    public void Put(Page page, Tag parent, FillPlace place, Box box)
    {
        if (place.Kind == FillKind.Tick && place.Value is null) Tick(page, parent, place, box);
        else if (place.Value is not null) Answer(page, parent, place, place.Value, box);
    }

    private static void Tick(Page page, Tag parent, FillPlace place, Box box)
    {
        page.Mark(parent);
        page.StartActualText(place.Ticked ? "\u2612" : "\u2610");
        page.Frame(PdfLook.Black, 0.9, box);
        if (place.Ticked)
        {
            page.Line(PdfLook.Black, 1.8, (box.Left + (box.Width * 0.18), box.Top + (box.Height * 0.55)),
                (box.Left + (box.Width * 0.42), box.Top + (box.Height * 0.8)), (box.Left + (box.Width * 0.85), box.Top + (box.Height * 0.2)));
        }

        page.EndActualText();
    }

    private void Answer(Page page, Tag parent, FillPlace place, string value, Box box)
    {
        var lines = type.Break([new Span(value, place.Look.Bold)], place.Look, box.Width);
        var height = lines.Count * place.Look.LineHeight;
        var y = place.FromTop ? box.Top : box.Top + ((box.Height - height) / 2);
        foreach (var line in lines)
        {
            type.Draw(page, parent, line, place.Look, box.Left, y);
            y += place.Look.LineHeight;
        }
    }
}
