using PhbResources.Search;

namespace PhbResources.Site.Listings;

/// <summary>Marked text cut into its pieces.</summary>
internal static class MarkedPieces
{
    public static IEnumerable<(string Text, bool IsMarked)> Of(MarkedText text)
    {
        int at = 0;
        foreach (Range mark in text.Marks)
        {
            int start = mark.Start.GetOffset(text.Text.Length);
            int end = Math.Min(mark.End.GetOffset(text.Text.Length), text.Text.Length);
            if (start < at || end <= start)
                continue;
            if (start > at)
                yield return (text.Text[at..start], false);
            yield return (text.Text[start..end], true);
            at = end;
        }

        if (at < text.Text.Length)
            yield return (text.Text[at..], false);
    }
}
