namespace PhbResources.Search.Analysis;

/// <summary>
/// What words of some stems begin with, to pass over the other words of a long text quickly. Stemming changes the ends
/// of words; only numbers in words, a few British spellings and <c>dying</c>, <c>lying</c>, <c>tying</c> begin otherwise than their stems.
/// </summary>
internal sealed class FirstLetters
{
    private const string Numbers = "zotfsenh";

    // Letters, digits, and one place for whatever else may stand in a word.
    private const int Signs = 37;
    private const int Other = Signs - 1;

    private readonly bool[] _pairs = new bool[Signs * Signs];

    public void Add(string stem)
    {
        var (first, second) = (Sign(stem[0]), stem.Length > 1 ? Sign(stem[1]) : Other);
        Allow(first, Other);
        if (stem.Length == 1 || char.IsAsciiDigit(stem[0]))
        {
            for (var any = 0; any < Signs; any++) Allow(first, any);
            if (!char.IsAsciiDigit(stem[0])) return;
            foreach (var letter in Numbers)
                for (var any = 0; any < Signs; any++) Allow(Sign(letter), any);
            return;
        }
        Allow(first, second);
        // Haemoglobin, foetus, pyjamas, sceptic, tyre and dying, mum; aesthetic and oestrogen; kerb.
        foreach (var written in stem[1] switch { 'e' => "ao", 'a' => "y", 'k' => "c", 'i' => "y", 'o' => "u", _ => "" }) Allow(first, Sign(written));
        if (stem[0] == 'e')
        {
            Allow(Sign('a'), Sign('e'));
            Allow(Sign('o'), Sign('e'));
        }
        if (stem.StartsWith("cu", StringComparison.Ordinal)) Allow(Sign('k'), Sign('e'));
    }

    /// <summary>True when a word may be of the stems; anything beyond ASCII may.</summary>
    public bool May(ReadOnlySpan<char> word) => word[0] >= 128 || _pairs[Sign(word[0]) * Signs + (word.Length > 1 ? Sign(word[1]) : Other)];

    private void Allow(int first, int second) => _pairs[first * Signs + second] = _pairs[first * Signs + Other] = true;

    private static int Sign(char c)
    {
        var letter = (c | 0x20) - 'a';
        if ((uint)letter < 26 && c < 128) return letter;
        var digit = c - '0';
        return (uint)digit < 10 ? 26 + digit : Other;
    }
}
