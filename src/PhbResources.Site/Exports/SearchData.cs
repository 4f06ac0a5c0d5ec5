using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using PhbResources.Core.Exports;

namespace PhbResources.Site.Exports;

/// <summary>
/// What the search of an export looks in. A page that was opened from a disk can load scripts and nothing else, and a telephone should not have to read
/// all of a large library: words are in files by their first two letters, titles in files of <see cref="TitlesInPart"/>.
/// </summary>
internal sealed partial class SearchData
{
    /// <summary>Titles in a file: about 10 KB.</summary>
    public const int TitlesInPart = 50;

    /// <summary>How much a word counts in a title, among tags, and in what is said about it.</summary>
    public const int InTitle = 8, InTags = 4, InSummary = 2;

    /// <summary>Longest text below a title, in characters.</summary>
    private const int LongestSummary = 160;

    private static readonly string[] s_stop = ["the", "and", "for", "of", "to", "in", "on", "is", "it", "or", "an", "at", "by", "be", "as", "are", "this", "that", "with", "you", "your",
        // What a question is asked with.
        "how", "what", "when", "where", "who", "why", "which", "much", "many", "do", "doe", "get", "if", "am", "my", "me", "can", "should", "want", "need", "have", "has", "from"];

    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.Default };

    private readonly Dictionary<string, List<int>> _words = new(StringComparer.Ordinal);
    private readonly List<object[]> _titles = [];
    private int _count;

    /// <summary>Adds something that can be found, and writes what is ready.</summary>
    /// <param name="folder">The export.</param>
    /// <param name="title">Its title.</param>
    /// <param name="path">Path of its page.</param>
    /// <param name="kind">What it is, in words.</param>
    /// <param name="summary">What is said about it.</param>
    /// <param name="tags">Other words for it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AddAsync(ExportFolder folder, string title, string path, string kind, string summary, IEnumerable<string> tags, CancellationToken cancellationToken)
    {
        Dictionary<string, int> weights = new(StringComparer.Ordinal);
        Note(title, InTitle);
        foreach (string tag in tags)
            Note(tag, InTags);
        Note(kind, InSummary);
        Note(summary, InSummary);
        foreach ((string word, int weight) in weights)
            (CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out _) ??= new List<int>(2)).AddRange([_count, weight]);
        _count++;
        _titles.Add([title, path, kind, summary.Length <= LongestSummary ? summary : string.Concat(summary.AsSpan(0, LongestSummary - 1 - (char.IsHighSurrogate(summary[LongestSummary - 2]) ? 1 : 0)), "…")]);
        if (_titles.Count == TitlesInPart)
            await WriteTitlesAsync(folder, cancellationToken);

        void Note(string text, int weight)
        {
            foreach (string word in WordsOf(text))
                CollectionsMarshal.GetValueRefOrAddDefault(weights, word, out _) += weight;
        }
    }

    /// <summary>Writes what is left.</summary>
    public async Task FinishAsync(ExportFolder folder, CancellationToken cancellationToken)
    {
        if (_titles.Count > 0)
            await WriteTitlesAsync(folder, cancellationToken);
        List<string> parts = [];
        foreach (IGrouping<string, KeyValuePair<string, List<int>>> part in _words.GroupBy(word => PartOf(word.Key)))
        {
            parts.Add(part.Key);
            await WriteAsync(folder, $"w-{part.Key}", part.OrderBy(word => word.Key, StringComparer.Ordinal).ToDictionary(word => word.Key, word => word.Value), cancellationToken);
        }

        await WriteAsync(folder, "info", new { part = TitlesInPart, count = _count, stop = s_stop, parts }, cancellationToken);
    }

    /// <summary>The words of a text as the script makes them too: letters without marks, lower case, no "s" of a plural.</summary>
    internal static IEnumerable<string> WordsOf(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (Rune rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                plain.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return Word().Matches(plain.ToString()).Select(match => match.Value)
            .Select(word => word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word)
            .Where(word => word.Length > 1 && !s_stop.Contains(word));
    }

    /// <summary>The file that a word is in. Letters beyond a to z share one, so that no name depends on how a disk writes them.</summary>
    internal static string PartOf(string word) =>
        string.Concat(word.EnumerateRunes().Take(2).Select(rune => rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value) ? ((char)rune.Value).ToString() : "_"));

    private async Task WriteTitlesAsync(ExportFolder folder, CancellationToken cancellationToken)
    {
        await WriteAsync(folder, string.Create(CultureInfo.InvariantCulture, $"t-{(_count - 1) / TitlesInPart}"), _titles, cancellationToken);
        _titles.Clear();
    }

    private static Task WriteAsync<T>(ExportFolder folder, string name, T data, CancellationToken cancellationToken) =>
        folder.WriteAsync($"search/{name}.js", $"phbSearchPart(\"{name}\",{JsonSerializer.Serialize(data, s_json)});\n", cancellationToken);

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
