using PhbResources.Documents.Writing.Pdf.Tags;

namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>A piece of a paragraph that looks the same throughout.</summary>
internal sealed record Span(string Text, bool Bold = false, bool Italic = false)
{
    /// <summary>Instead of the paragraph's colour.</summary>
    public string? Colour { get; init; }

    /// <summary>Where it leads to, for a link.</summary>
    public string? Url { get; init; }

    /// <summary>Its own element within the paragraph's, for a link.</summary>
    public Tag? Tag { get; init; }

    /// <summary>Draws room to write in, instead of text.</summary>
    public Action<Page, Box>? Draw { get; init; }

    /// <summary>Width of what <see cref="Draw"/> draws, in points.</summary>
    public double Width { get; init; }
}
