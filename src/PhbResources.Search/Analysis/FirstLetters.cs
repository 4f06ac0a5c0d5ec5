namespace PhbResources.Search.Analysis;

/// <summary>
/// What words of some stems begin with, to pass over the other words of a long text quickly. Stemming changes the ends
/// of words; only numbers in words and a few British spellings begin otherwise than their stems.
/// </summary>
internal sealed class FirstLetters
{
    private const string Numbers = "zotfsenh";

    private readonly bool[] _ascii = new bool[128];

    public void Add(string stem)
    {
        var first = stem[0];
        if (first < 128)
        {
            _ascii[first] = true;
            _ascii[char.ToUpperInvariant(first)] = true;
        }
        if (char.IsAsciiDigit(first)) foreach (var letter in Numbers) Allow(letter);
        if (first == 'e') Allow('o');
        if (first == 'c') Allow('k');
    }

    /// <summary>True when a word that begins so may be of the stems; anything beyond ASCII may.</summary>
    public bool Has(char first) => first >= 128 || _ascii[first];

    private void Allow(char letter) => _ascii[letter] = _ascii[char.ToUpperInvariant(letter)] = true;
}
