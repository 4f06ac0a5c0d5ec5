using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Writing;

/// <summary>Which way a text is read. A paragraph whose first letter is read from right to left stands at the right margin, whatever the language of the document (UAX #9, P2 and P3).</summary>
internal static class TextDirection
{
    /// <summary>True for a text whose first letter is Arabic, Hebrew, Urdu or of another script that is read from right to left.</summary>
    public static bool IsRightToLeft(string text)
    {
        Bidi.Levels(text, null, out var level);
        return level == 1;
    }
}
