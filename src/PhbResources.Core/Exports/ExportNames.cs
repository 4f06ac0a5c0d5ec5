using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PhbResources.Core.Exports;

/// <summary>
/// Names of the folders and files of an export, such that every file system takes them: a memory stick knows no upper case from lower, Windows gives
/// some words another meaning and counts the letters of a whole path.
/// </summary>
public static partial class ExportNames
{
    /// <summary>Longest name of a folder, in characters: with the longest file in it a path stays far below the 260 of Windows.</summary>
    public const int Longest = 64;

    private const int HashLength = 12;

    // Names of devices, with any extension (learn.microsoft.com/windows/win32/fileio/naming-a-file).
    private static readonly HashSet<string> s_devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "con", "prn", "aux", "nul", "conin$", "conout$",
        "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³",
        "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
    };

    /// <summary>
    /// A folder for something that has an address. Two addresses that differ in more than upper and lower case have two folders; most are their own name.
    /// </summary>
    public static string Folder(string slug)
    {
        ArgumentNullException.ThrowIfNull(slug);
        string lower = slug.ToLowerInvariant();
        // What ends as a hash does gets one of its own, so that it cannot be the name that another one is given.
        if (lower.Length <= Longest && Plain().IsMatch(lower) && !s_devices.Contains(lower) && !Hashed().IsMatch(lower))
            return lower;
        string hash = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(lower.AsSpan())))[..HashLength];
        string stem = NotPlain().Replace(Whole(lower).Normalize(NormalizationForm.FormKD), "-").Trim('-');
        stem = stem.Length > Longest - HashLength - 1 ? stem[..(Longest - HashLength - 1)].TrimEnd('-') : stem;
        return $"{(stem.Length == 0 ? "item" : stem)}-{hash}";
    }

    /// <summary>A name for a file that somebody named, which none of <paramref name="taken"/> has.</summary>
    /// <param name="name">What it is called, with its extension.</param>
    /// <param name="taken">Names in the same folder.</param>
    public static string File(string name, IReadOnlyCollection<string> taken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(taken);
        string extension = Path.GetExtension(name) is { Length: > 1 and <= 6 } written && written.Skip(1).All(char.IsAsciiLetterOrDigit) ? written.ToLowerInvariant() : ".bin";
        StringBuilder stem = new();
        foreach (Rune rune in Path.GetFileNameWithoutExtension(Whole(name).Normalize(NormalizationForm.FormC)).EnumerateRunes())
        {
            if (stem.Length >= Longest - 2)
                break;
            stem.Append(Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '(' or ')' or ',' or '+' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? rune.ToString() : " ");
        }

        string clean = Spaces().Replace(stem.ToString(), " ").Trim();
        if (clean.Length == 0)
            clean = "file";
        if (s_devices.Contains(clean))
            clean += "_";
        string free = clean + extension;
        for (int number = 2; taken.Contains(free, StringComparer.OrdinalIgnoreCase); number++)
            free = string.Create(CultureInfo.InvariantCulture, $"{clean}-{number}{extension}");
        return free;
    }

    /// <summary>Whether a path stays in the folder it starts from and can be a file anywhere. Backslashes, drives, parents and empty steps are none of ours.</summary>
    public static bool IsSafePath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Length is > 0 and <= 400 && path.Split('/').All(IsSafeName);
    }

    /// <summary>Whether a name is one of a file in a folder, and nothing else anywhere.</summary>
    public static bool IsSafeName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= 120 && name[0] is not '.' and not ' ' && name[^1] is not '.' and not ' '
            && name.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format and not UnicodeCategory.LineSeparator and not UnicodeCategory.ParagraphSeparator)
            && name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) < 0
            && !s_devices.Contains(name.Split('.')[0].TrimEnd());
    }

    // Half of a pair of surrogates is no letter, and cannot be normalised.
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Plain();

    [GeneratedRegex("-[0-9a-f]{12}$")]
    private static partial Regex Hashed();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotPlain();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();
}
