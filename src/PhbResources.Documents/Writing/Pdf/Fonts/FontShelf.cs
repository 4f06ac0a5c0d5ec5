using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>
/// The fonts of this machine that may be put into PDF files. Looks through the folders when the first text is shaped and remembers what it found;
/// a font that is installed later is seen after a restart. Takes fonts with TrueType or CFF outlines; those with pictures, or a licence
/// against embedding are passed over. One instance serves all threads. Logs once what to install when fonts are missing.
/// </summary>
public sealed class FontShelf
{
    /// <summary>Event: there is no usable font at all.</summary>
    public static readonly EventId NoFontsEvent = new(4101, "NoFonts");

    /// <summary>Event: no font has the letters of some script.</summary>
    public static readonly EventId ScriptMissingEvent = new(4102, "ScriptWithoutFont");

    /// <summary>Plain families that are easy to read, the best first.</summary>
    private static readonly string[] Preferred =
    [
        "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", "Noto Sans", "Source Sans 3", "Source Sans Pro", "Open Sans", "Liberation Sans", "Arial",
        "Segoe UI", "Helvetica Neue", "Helvetica", "Roboto", "Verdana", "DejaVu Sans", "FreeSans", "Nimbus Sans",
    ];

    private static readonly FontStyle[] Styles = [FontStyle.Regular, FontStyle.Bold, FontStyle.Italic, FontStyle.Bold | FontStyle.Italic];

    private readonly ILogger log;
    private readonly Lazy<Shelves> shelves;
    private readonly ConcurrentDictionary<string, bool> missing = new(StringComparer.Ordinal);

    /// <param name="folders">Where to look, as <see cref="FontFolders.Usual"/> lists; folders that do not exist are passed over.</param>
    /// <param name="log">Told once what to install when fonts are missing.</param>
    public FontShelf(IEnumerable<string> folders, ILogger<FontShelf>? log = null)
    {
        ArgumentNullException.ThrowIfNull(folders);
        string[] all = [.. folders];
        this.log = log ?? NullLogger<FontShelf>.Instance;
        shelves = new(() => Fill(all));
    }

    /// <summary>True when there is no usable font, so that PDF files lean on the viewer's own.</summary>
    public bool IsEmpty => shelves.Value.Primary[0] is PlainFace;

    /// <summary>The font for ordinary text in a style.</summary>
    internal FontFace Primary(FontStyle style) => shelves.Value.Primary[(int)style];

    /// <summary>The best font that has all of the characters; if none has, the one for ordinary text.</summary>
    /// <param name="codePoints">Characters of one grapheme that need a glyph.</param>
    /// <param name="style">The style wanted; a font without it is better than none.</param>
    internal FontFace For(ReadOnlySpan<int> codePoints, FontStyle style)
    {
        var (primary, inOrder) = (shelves.Value.Primary[(int)style], shelves.Value.InOrder[(int)style]);
        if (primary is PlainFace) return primary;
        // A letter with marks that no font has as a whole is drawn with the font of the letter.
        for (var count = codePoints.Length; count > 0; count = count > 1 ? 1 : 0)
        {
            foreach (var face in inOrder)
            {
                if (HasAll(face, codePoints[..count]) && face.IsUsable) return face;
            }
        }

        return primary;
    }

    internal static bool HasAll(OpenTypeFace face, ReadOnlySpan<int> codePoints)
    {
        foreach (var codePoint in codePoints)
        {
            if (!face.Has(codePoint)) return false;
        }

        return true;
    }

    /// <summary>Says once for each script that it has no font.</summary>
    internal void Miss(string script)
    {
        if (IsEmpty || !missing.TryAdd(script, true)) return;
        log.LogWarning(ScriptMissingEvent, "{Advice}", FontAdvice.ForScript(script));
    }

    private Shelves Fill(string[] folders)
    {
        var faces = FontFolders.Files(folders).SelectMany(FontDescription.OfFile).Select(font => new OpenTypeFace(font)).ToArray();
        Array.Sort(faces, Compare);
        var primary = FindPrimary(faces);
        if (primary.Length == 0)
        {
            log.LogWarning(NoFontsEvent, "{Advice}", FontAdvice.NoFonts);
            return new Shelves([.. PlainFace.All], [.. Styles.Select(_ => Array.Empty<OpenTypeFace>())]);
        }

        return new Shelves(primary, [.. Styles.Select(style => faces.OrderBy(face => StyleDistance(face, style)).ToArray())]);
    }

    /// <summary>One a style, all of one family; none when no font has the letters of English.</summary>
    private static FontFace[] FindPrimary(OpenTypeFace[] faces)
    {
        var regular = faces.FirstOrDefault(face => face.Style == FontStyle.Regular && IsUsable(face)) ?? faces.FirstOrDefault(IsUsable);
        if (regular is null) return [];
        return [.. Styles.Select(style => faces.FirstOrDefault(face => face.Style == style && face.Family == regular.Family && face.Description.IsPlain && IsUsable(face)) ?? regular)];

        static bool IsUsable(OpenTypeFace face)
        {
            for (var letter = ' '; letter <= '~'; letter++)
            {
                if (!face.Has(letter)) return false;
            }

            return face.Has('£') && face.IsUsable;
        }
    }

    /// <summary>The best for reading first; the same on every run.</summary>
    private static int Compare(OpenTypeFace one, OpenTypeFace other)
    {
        var order = Rank(one).CompareTo(Rank(other));
        if (order == 0) order = string.CompareOrdinal(one.Family, other.Family);
        if (order == 0) order = other.Description.Glyphs.CompareTo(one.Description.Glyphs);
        if (order == 0) order = string.CompareOrdinal(one.Description.Path, other.Description.Path);
        return order != 0 ? order : one.Description.Index.CompareTo(other.Description.Index);
    }

    private static int Rank(OpenTypeFace face)
    {
        var family = Array.FindIndex(Preferred, name => name.Equals(face.Family, StringComparison.OrdinalIgnoreCase));
        if (family < 0) family = Preferred.Length + (face.Metrics.IsSerif ? 2 : 0) + (face.Metrics.IsFixedPitch ? 4 : 0);
        return (face.Description.IsPlain ? 0 : 1000) + family;
    }

    private static int StyleDistance(OpenTypeFace face, FontStyle style) =>
        face.Style == style ? 0 : face.Style == FontStyle.Regular ? 1 : 2;

    private sealed record Shelves(FontFace[] Primary, OpenTypeFace[][] InOrder);
}
