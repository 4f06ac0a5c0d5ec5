using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PhbResources.Core.Library;

/// <summary>Names of files as they stand in an address and on the disk of whoever downloads them.</summary>
internal static partial class FileTitle
{
    /// <summary>Letters of the name before its extension; with that, it stays under the 255 bytes of file systems in any script.</summary>
    private const int Longest = 60;

    /// <summary>
    /// A name made of what the file is called: with the extension it should have, without what a path or a file system reads into it.
    /// </summary>
    /// <param name="title">What it is called, with or without an extension.</param>
    /// <param name="extension">The extension of what it is, without a dot.</param>
    /// <param name="taken">Names it must not have; case does not make a difference.</param>
    public static string Of(string title, string extension, IReadOnlyCollection<string> taken)
    {
        string stem = NumberOfNamesake().Replace(Clean(title), "");
        // "Rota.docx" and "Scan.jpeg" say what they are already; a full stop in "Rota v1.2" is part of the name.
        string written = Path.GetExtension(stem);
        if (written.Length is > 1 and <= 5 && (written[1..].Equals(extension, StringComparison.OrdinalIgnoreCase) || written.All(letter => letter == '.' || char.IsAsciiLetter(letter))))
            stem = stem[..^written.Length].TrimEnd('.', ' ');
        if (stem.Length == 0)
            stem = "file";
        string name = $"{stem}.{extension}";
        for (int number = 2; taken.Contains(name, StringComparer.OrdinalIgnoreCase); number++)
            name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}.{extension}");
        return name;
    }

    // Umbraco calls the second media item of a name "Rota.docx (1)"; that is nothing to whoever downloads it.
    [GeneratedRegex(@"(?<=\.[A-Za-z]{2,5}) \([0-9]{1,9}\)$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberOfNamesake();

    private static string Clean(string title)
    {
        StringBuilder clean = new();
        int letters = 0;
        foreach (Rune rune in title.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            // Control and format characters (among them those that turn the direction of what follows) are for deceiving here.
            bool plain = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && rune != Rune.ReplacementChar;
            bool space = !plain || Rune.IsWhiteSpace(rune) || "/\\:*?\"<>|%#".Contains(rune.ToString(), StringComparison.Ordinal);
            if (space && (clean.Length == 0 || clean[^1] == ' '))
                continue;
            clean.Append(space ? " " : rune.ToString());
            if (++letters == Longest)
                break;
        }

        return clean.ToString().Trim(' ', '.');
    }
}
