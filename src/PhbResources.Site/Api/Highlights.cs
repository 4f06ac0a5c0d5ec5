using System.Text.Encodings.Web;
using PhbResources.Search;
using PhbResources.Site.Listings;

namespace PhbResources.Site.Api;

/// <summary>Marked text for programs that put it into a page.</summary>
internal static class Highlights
{
    /// <summary>HTML: the text encoded, what matched in <c>mark</c>.</summary>
    public static string ToHtml(MarkedText text) => string.Concat(MarkedPieces.Of(text)
        .Select(piece => piece.IsMarked ? $"<mark>{HtmlEncoder.Default.Encode(piece.Text)}</mark>" : HtmlEncoder.Default.Encode(piece.Text)));
}
