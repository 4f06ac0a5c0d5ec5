using PhbResources.Documents.Model;

namespace PhbResources.Documents.Reading;

/// <summary>
/// How hard a text is to read: the Flesch-Kincaid grade, 0.39 x words a sentence + 11.8 x syllables a word - 15.59
/// (Kincaid et al. 1975). Syllables are counted by groups of vowels, which is right for about nine English words in ten;
/// over a whole document the error is small.
/// </summary>
/// <param name="Grade">School grade in the US; 6 is about age 11.</param>
/// <param name="Words">Words counted.</param>
public sealed record ReadingLevel(double Grade, int Words)
{
    private const int YoungestAge = 7;

    /// <summary>Age in years at which most people can read it: grade + 5, not under 7.</summary>
    public int Age => Math.Max(YoungestAge, (int)Math.Round(Grade, MidpointRounding.AwayFromZero) + 5);

    /// <summary>The level of the sentences of a document: paragraphs, list items, notes and hints, not its tables and labels.</summary>
    public static ReadingLevel Of(DocumentBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Of(body.Blocks().SelectMany(Sentences));
    }

    /// <summary>The level of pieces of text, each at least a sentence of its own.</summary>
    public static ReadingLevel Of(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        int sentences = 0, words = 0, syllables = 0;
        foreach (string text in texts)
        {
            int before = words;
            bool open = false;
            foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                int count = Syllables(word);
                if (count > 0)
                {
                    words++;
                    syllables += count;
                    open = true;
                }

                if (open && word[^1] is '.' or '!' or '?' or ':' or ';')
                {
                    sentences++;
                    open = false;
                }
            }

            if (words > before && open)
                sentences++;
        }

        return words == 0 || sentences == 0
            ? new ReadingLevel(0, 0)
            : new ReadingLevel((0.39 * words / sentences) + (11.8 * syllables / words) - 15.59, words);
    }

    private static IEnumerable<string> Sentences(Block block) => block switch
    {
        Paragraph paragraph => [Plain(paragraph.Text)],
        BulletList list => list.Items.Select(Plain),
        NumberedList list => list.Items.Select(Plain),
        CheckList list => list.Items.Select(Plain),
        FieldBlock { Field.Hint: { } hint } => [hint],
        _ => [],
    };

    // A field inside a sentence stands for a word or two.
    private static string Plain(RichText text) => string.Concat(text.Inlines.Select(inline => inline switch
    {
        TextRun run => run.Text,
        Link link => link.Text,
        _ => "name",
    }));

    private static int Syllables(string word)
    {
        ReadOnlySpan<char> letters = word.AsSpan().Trim("\"'()[]{}.,;:!?-–—*/");
        int count = 0;
        bool inVowel = false, anyLetter = false;
        foreach (char letter in letters)
        {
            anyLetter |= char.IsLetter(letter);
            bool vowel = char.ToLowerInvariant(letter) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
            if (vowel && !inVowel)
                count++;
            inVowel = vowel;
        }

        if (!anyLetter)
            return 0;
        bool silentE = letters.Length > 2 && char.ToLowerInvariant(letters[^1]) == 'e' && char.ToLowerInvariant(letters[^2]) is not ('l' or 'e' or 'i' or 'y');
        bool silentEd = letters.Length > 3 && letters.EndsWith("ed", StringComparison.OrdinalIgnoreCase) && char.ToLowerInvariant(letters[^3]) is not ('t' or 'd');
        return Math.Max(1, count - (silentE || silentEd ? 1 : 0));
    }
}
