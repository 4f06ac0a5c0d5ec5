namespace PhbResources.Core.Members;

/// <summary>
/// Passwords that whoever guesses would try soon: up to three of the words that stand at the top of lists of stolen
/// passwords, rows of keys, the alphabet, years, repeats, in any spelling with digits for letters, with digits and signs
/// around them. The words are in the file <c>common-password-words.txt</c>; the rest is rules, not a list.
/// </summary>
internal static class KnownPatterns
{
    /// <summary>So many known pieces and no more make a password poor; four plain words are hard to guess, even common ones.</summary>
    private const int MostPieces = 3;

    /// <summary>Shortest row of keys or letters that counts as one.</summary>
    private const int ShortestRow = 4;

    /// <summary>Longest piece that a password may be made of by repeating it.</summary>
    private const int LongestRepeated = 8;

    private static readonly string[] s_rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "abcdefghijklmnopqrstuvwxyz", "01234567890", "1qaz2wsx3edc4rfv5tgb6yhn7ujm"];

    private static readonly Lazy<HashSet<string>> s_words = new(ReadWords);

    /// <summary>True for a password made of what everybody tries.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="own">Words that belong to this account, such as the name in its address.</param>
    public static bool Match(string password, IEnumerable<string> own)
    {
        string lower = password.ToLowerInvariant(), plain = Plain(lower);
        HashSet<string> personal = [.. own.Select(word => Plain(word.ToLowerInvariant())).Where(word => word.Length >= 3)];
        string inner = string.Concat(lower.SkipWhile(IsEnd).Reverse().SkipWhile(IsEnd).Reverse());
        return IsRepeat(plain)
            || new[] { plain, Plain(inner), Plain(Unspelled(lower)), Plain(Unspelled(inner)) }.Any(text => Pieces(text, personal) <= MostPieces);
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static bool IsEnd(char letter) => !char.IsLetter(letter);

    /// <summary>The fewest known pieces that make up the whole text.</summary>
    private static int Pieces(string text, HashSet<string> personal)
    {
        int[] fewest = new int[text.Length + 1];
        for (int end = 1; end <= text.Length; end++)
        {
            fewest[end] = MostPieces + 1;
            for (int start = end - 1; start >= 0; start--)
            {
                if (fewest[start] < fewest[end] - 1 && IsKnown(text[start..end], personal))
                    fewest[end] = fewest[start] + 1;
            }
        }

        return fewest[text.Length];
    }

    private static bool IsKnown(string piece, HashSet<string> personal) =>
        s_words.Value.Contains(piece) || personal.Contains(piece)
        || (piece.Length >= 2 && piece.All(letter => letter == piece[0]))
        || (piece.Length <= 4 && piece.All(char.IsAsciiDigit))
        || (piece.Length >= ShortestRow && s_rows.Any(row => row.Contains(piece, StringComparison.Ordinal) || row.Contains(Backwards(piece), StringComparison.Ordinal)));

    private static bool IsRepeat(string text) => Enumerable.Range(1, Math.Min(LongestRepeated, text.Length / 2))
        .Any(length => Enumerable.Range(length, text.Length - length).All(at => text[at] == text[at - length]));

    private static string Backwards(string text) => string.Concat(text.Reverse());

    /// <summary>Letters for the digits and signs that are written in their place.</summary>
    private static string Unspelled(string text) => string.Concat(text.Select(letter => letter switch
    {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        '8' => 'b',
        '@' => 'a',
        '$' => 's',
        '!' => 'i',
        _ => letter,
    }));

    private static HashSet<string> ReadWords()
    {
        using Stream stream = typeof(KnownPatterns).Assembly.GetManifestResourceStream("common-password-words.txt")
            ?? throw new InvalidOperationException("common-password-words.txt is missing from the assembly: build the project again.");
        using StreamReader reader = new(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').SelectMany(line => line.Split(' '))];
    }
}
