using PhbResources.Documents.Writing.Pdf.Tags;

namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>Running text as strips, a line each.</summary>
internal sealed class Paragraphs(Typesetter type)
{
    /// <param name="tag">The paragraph's element.</param>
    /// <param name="spans">Its text.</param>
    /// <param name="frame">Where and how.</param>
    public IEnumerable<Strip> Set(Tag tag, IReadOnlyList<Span> spans, ParagraphFrame frame)
    {
        var lines = type.Break(spans, frame.Look, frame.Width);
        for (var at = 0; at < lines.Count; at++)
        {
            var (line, isFirst, isLast) = (lines[at], at == 0, at == lines.Count - 1);
            yield return new Strip(frame.Look.LineHeight, (page, y) =>
            {
                if (isFirst) frame.Mark?.Invoke(page, y);
                type.Draw(page, tag, line, frame.Look, frame.Left, y);
            })
            {
                Before = isFirst ? frame.Before : 0,
                After = isLast ? frame.After : 0,
                // No line of a paragraph stays alone at the end or the start of a page.
                KeepWithNext = isLast ? frame.KeepWithNext : frame.KeepLines || isFirst || at == lines.Count - 2,
            };
        }
    }
}

/// <summary>Where a paragraph stands and how it looks.</summary>
/// <param name="Look">Its type.</param>
/// <param name="Left">From the left edge of the page.</param>
/// <param name="Width">Most that a line can be long.</param>
internal sealed record ParagraphFrame(TextLook Look, double Left, double Width)
{
    public double Before { get; init; }

    public double After { get; init; }

    public bool KeepWithNext { get; init; }

    /// <summary>All lines stay on one page.</summary>
    public bool KeepLines { get; init; }

    /// <summary>Drawn beside the first line, before it: a bullet, a number, a box to tick.</summary>
    public Action<Page, double>? Mark { get; init; }
}
