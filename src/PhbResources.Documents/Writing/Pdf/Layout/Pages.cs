namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>Fills pages with strips. A page is started when there is something to draw on it, so none is empty.</summary>
/// <param name="top">Where strips begin, from the top of the page.</param>
/// <param name="bottom">Where they have to end.</param>
/// <param name="newPage">Starts a page.</param>
/// <param name="endPage">Told when a page is full.</param>
internal sealed class Pages(double top, double bottom, Func<Page> newPage, Action<Page> endPage)
{
    /// <summary>Rounding must not push a row of an exactly filled page to the next.</summary>
    private const double Tolerance = 0.01;

    private readonly List<Strip> chain = [];
    private Page? page;
    private double at;
    private double after;
    private bool breakFirst;

    /// <summary>Height of the area for strips.</summary>
    public double Height => bottom - top;

    public void Place(IEnumerable<Strip> strips)
    {
        var height = 0.0;
        foreach (var strip in strips)
        {
            if (strip.StartsPage)
            {
                PlaceChain();
                height = 0;
                breakFirst = true;
                continue;
            }

            chain.Add(strip);
            height += strip.Height + strip.Before;
            // What is kept together can only be as high as a page.
            if (strip.KeepWithNext && height <= Height) continue;
            PlaceChain();
            height = 0;
        }

        PlaceChain();
    }

    /// <summary>Ends the last page.</summary>
    public void End()
    {
        page ??= newPage();
        endPage(page);
    }

    private void PlaceChain()
    {
        if (chain.Count == 0) return;
        if (page is not null && (breakFirst || !Fits(chain))) EndPage();
        breakFirst = false;
        foreach (var strip in chain) PlaceStrip(strip);
        chain.Clear();
    }

    private void PlaceStrip(Strip strip)
    {
        if (page is not null && !Fits([strip])) EndPage();
        if (page is null)
        {
            page = newPage();
            (at, after) = (top, 0);
            if (strip.Header is { } header)
            {
                var (target, y) = (page, at);
                page.DrawArtifact("/Type /Pagination", () => header.Draw(target, y));
                at += header.Height;
            }
        }
        else
        {
            at += Math.Max(after, strip.Before);
        }

        strip.Draw(page, at);
        at += strip.Height;
        after = strip.After;
    }

    private bool Fits(IReadOnlyList<Strip> strips)
    {
        var (end, gap) = (at, after);
        foreach (var strip in strips)
        {
            end += Math.Max(gap, strip.Before) + strip.Height;
            gap = strip.After;
        }

        return end <= bottom + Tolerance;
    }

    private void EndPage()
    {
        page!.EndMark();
        endPage(page);
        page = null;
    }
}
