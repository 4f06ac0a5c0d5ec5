using System.Text;

namespace PhbResources.Core.Wikis.Wikitext;

/// <summary>Addresses of the web as people write them.</summary>
internal static class WebAddress
{
    private static readonly string[] s_starts = ["https://", "http://", "mailto:"];

    /// <summary>Characters of an address; what is longer is text.</summary>
    public const int Longest = 2_000;

    public static bool IsStart(string text, int at) => Array.Exists(s_starts, start => string.Compare(text, at, start, 0, start.Length, StringComparison.OrdinalIgnoreCase) == 0);

    /// <summary>The address with nothing in it that Markdown reads as its end, or <c>null</c> where it is none.</summary>
    public static string? Safe(string written)
    {
        if (written.Length > Longest || !Uri.TryCreate(written, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https" or "mailto"))
            return null;
        StringBuilder safe = new();
        foreach (char letter in written)
        {
            if (letter is '<' or '>' or '\\' or '|' or '`' or '"')
                safe.Append(Uri.HexEscape(letter));
            else if (letter <= ' ' || letter is Marks.Begin or Marks.End)
                return null;
            else
                safe.Append(letter);
        }

        return safe.ToString();
    }
}
