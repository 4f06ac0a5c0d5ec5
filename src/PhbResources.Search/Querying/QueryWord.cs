using PhbResources.Search.Analysis;

namespace PhbResources.Search.Querying;

/// <summary>A typed word, or what it was corrected to.</summary>
/// <param name="Typed">Where it stands in the query.</param>
/// <param name="Text">The word, folded and corrected.</param>
/// <param name="Stem">Its stem.</param>
/// <param name="Last">True when the query ends with it, so that it may be unfinished.</param>
internal sealed record QueryWord(Word Typed, string Text, string Stem, bool Last)
{
    /// <summary>True when it is written like a code (<c>PEEP</c>, <c>P45</c>).</summary>
    public bool Code { get; init; }

    /// <summary>True when it is written in capitals and so is not the beginning of a longer word.</summary>
    public bool Capitals { get; init; }

    /// <summary>Other words it may have been meant to be.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    public bool Function => English.IsFunction(Text);

    public bool Weak => English.IsWeak(Text);

    public bool Corrected => Text != Typed.Text;

    /// <summary>The words of a query; text beyond <see cref="SearchRequest.MaxQueryLength"/> and beyond the most words read is left out.</summary>
    public static List<QueryWord> Read(string text, English english, int maxWords)
    {
        var split = Words.Split(text);
        var shouting = !text.Any(char.IsLower) && split.Count > 1;
        var words = new List<QueryWord>();
        foreach (var word in split.Take(maxWords))
        {
            var raw = text.AsSpan(word.Start, word.End - word.Start);
            words.Add(new QueryWord(word, word.Text, english.Stem(word.Text), word.End == text.Length) { Code = IsCode(raw, shouting), Capitals = raw.Length > 1 && IsUpper(raw) && !shouting });
        }
        return words;
    }

    // Capitals say that it is a code, unless the whole query is in capitals; two letters are too few to be sure of anything else.
    private static bool IsCode(ReadOnlySpan<char> raw, bool shouting)
    {
        if (raw.Length <= 2) return true;
        return raw.ContainsAnyInRange('0', '9') || raw.Length <= 5 && IsUpper(raw) && !shouting;
    }

    private static bool IsUpper(ReadOnlySpan<char> raw)
    {
        foreach (var c in raw)
            if (!char.IsUpper(c) && c != '.') return false;
        return true;
    }
}
