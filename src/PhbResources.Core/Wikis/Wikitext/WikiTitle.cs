using System.Buffers;
using System.Text;
using PhbResources.Core.Wikis.Dump;

namespace PhbResources.Core.Wikis.Wikitext;

/// <summary>A title as a wiki understands it, whatever way it is written.</summary>
/// <param name="Namespace">Number of its namespace; 0 for ordinary pages.</param>
/// <param name="Name">The title without its namespace.</param>
/// <param name="Full">The whole title, as the dump writes it.</param>
/// <param name="Section">What follows a <c>#</c>; may be empty.</param>
public sealed record WikiTitle(int Namespace, string Name, string Full, string Section)
{
    /// <summary>Longest title, in characters; MediaWiki's own limit is 255 bytes.</summary>
    public const int Longest = 255;

    /// <summary>Number of the namespace of media, which leads to a file itself.</summary>
    public const int Media = -2;

    /// <summary>Number of the namespace of pages about files.</summary>
    public const int File = 6;

    /// <summary>Number of the namespace of categories.</summary>
    public const int Category = 14;

    private static readonly SearchValues<char> s_noTitle = SearchValues.Create("<>[]{}|\0\uE000\uE001");

    /// <summary>The title of the page on which this one is discussed, or which this one discusses; both have the same name.</summary>
    public int Subject => Namespace > 0 ? Namespace & ~1 : Namespace;

    /// <summary>Reads a title: underlines are spaces, the namespace may be in English or in the wiki's language, the first letter may be small.</summary>
    /// <returns>The title, or <c>null</c> where nobody could have a page of it.</returns>
    public static WikiTitle? Read(string written, WikiSite site)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(site);
        if (written.Length > 4 * Longest)
            return null;
        int hash = written.IndexOf('#', StringComparison.Ordinal);
        string section = hash < 0 ? "" : written[(hash + 1)..].Trim(), title = Spaced(hash < 0 ? written : written[..hash]).TrimStart(':').Trim();
        int space = 0;
        int colon = title.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && NumberOf(title[..colon].Trim(), site) is { } number)
            (space, title) = (number, title[(colon + 1)..].Trim());
        if (title.Length is 0 or > Longest || title.AsSpan().ContainsAny(s_noTitle))
            return null;
        if (site.FirstLetter && Rune.TryGetRuneAt(title, 0, out Rune first))
            title = Rune.ToUpperInvariant(first) + title[first.Utf16SequenceLength..];
        string name = site.Namespaces.GetValueOrDefault(space, "");
        return new WikiTitle(space, title, name.Length == 0 ? title : $"{name}:{title}", section);
    }

    /// <summary>The title of another page of the same name, such as the one that a discussion is about.</summary>
    public string FullIn(int space, WikiSite site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return site.Namespaces.GetValueOrDefault(space, "") is { Length: > 0 } name ? $"{name}:{Name}" : Name;
    }

    /// <summary>Number of a namespace by its name, in English or in the wiki's language, or <c>null</c>.</summary>
    private static int? NumberOf(string name, WikiSite site)
    {
        foreach ((int number, string known) in site.Namespaces)
        {
            if (known.Length > 0 && known.Equals(name, StringComparison.OrdinalIgnoreCase))
                return number;
        }

        // "Image" is what files were called until 2008; pages from then still say so.
        if (name.Equals("Image", StringComparison.OrdinalIgnoreCase))
            return File;
        return WikiSite.English.Where(pair => pair.Value.Length > 0 && pair.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(pair => (int?)pair.Key).FirstOrDefault();
    }

    private static string Spaced(string title)
    {
        StringBuilder spaced = new(title.Length);
        foreach (char letter in title)
        {
            if (letter is '_' || char.IsWhiteSpace(letter))
            {
                if (spaced.Length > 0 && spaced[^1] != ' ')
                    spaced.Append(' ');
            }
            else if (letter is not ('\u200E' or '\u200F'))
            {
                spaced.Append(letter); // Marks of direction come along when a title is copied.
            }
        }

        return spaced.ToString().Trim();
    }
}
