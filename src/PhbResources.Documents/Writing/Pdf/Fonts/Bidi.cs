namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>Which way each part of a text is read (UAX #9).</summary>
internal static class Bidi
{
    /// <summary>Depth of embedding of each UTF-16 unit; odd from right to left.</summary>
    /// <param name="text">A paragraph.</param>
    /// <param name="rightToLeft">Its direction; <c>null</c> takes that of its first letter.</param>
    /// <param name="level">0 for a paragraph from left to right, 1 for one from right to left.</param>
    public static byte[] Levels(string text, bool? rightToLeft, out byte level)
    {
        var levels = new byte[text.Length];
        level = rightToLeft == true ? (byte)1 : (byte)0;
        if (text.AsSpan().IndexOfAnyInRange('\u0590', '\u08FF') < 0) return levels;
        for (var at = 0; at < text.Length; at++) levels[at] = text[at] is >= '\u0590' and <= '\u08FF' ? (byte)1 : level;
        return levels;
    }
}
