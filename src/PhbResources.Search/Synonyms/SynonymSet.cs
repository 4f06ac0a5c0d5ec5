using PhbResources.Search.Analysis;

namespace PhbResources.Search.Synonyms;

/// <summary>
/// Words that mean the same to the people who search. One rule a line:
/// <code>
/// # a remark
/// rota, roster, shift pattern      each finds the others
/// how much holiday => leave entitlement      the left finds the right, not the other way round
/// </code>
/// Phrases may have several words. Case, accents, plurals and spelling variants do not matter.
/// </summary>
public sealed class SynonymSet
{
    /// <summary>Most rules read from one file; later ones are left out and reported.</summary>
    public const int MaxRules = 5_000;

    // A word may stand in several lines; beyond this many other phrases the later ones are left out.
    private const int MaxAlternatives = 16;

    private readonly Dictionary<string, List<string[]>> _byPhrase = new(StringComparer.Ordinal);
    private readonly HashSet<string> _oneWay = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly List<string> _phrases = [];
    private readonly List<string> _problems = [];
    private int _longest;

    private SynonymSet()
    {
    }

    /// <summary>No rules.</summary>
    public static SynonymSet Empty { get; } = new();

    /// <summary>Lines that could not be used, each with its number and what to write instead.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>How many phrases have others that mean the same.</summary>
    public int Count => _byPhrase.Count;

    /// <summary>Every phrase as written, in the order of the file.</summary>
    internal IReadOnlyList<string> Phrases => _phrases;

    /// <summary>Every single word of the phrases, folded.</summary>
    internal IReadOnlySet<string> Words => _words;

    /// <summary>Number of stems in the longest phrase.</summary>
    internal int Longest => _longest;

    /// <summary>Reads rules. Lines that make no sense are left out and told in <see cref="Problems"/>.</summary>
    public static SynonymSet Parse(string text)
    {
        var set = new SynonymSet();
        var english = new English();
        var number = 0;
        var rules = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var hash = raw.IndexOf('#');
            var line = (hash < 0 ? raw : raw[..hash]).Trim().ToString();
            if (line.Length == 0) continue;
            if (++rules > MaxRules)
            {
                set._problems.Add($"Line {number}: more than {MaxRules} rules; this and later lines are not used. Remove rules nobody needs.");
                break;
            }
            set.Add(line, number, english);
        }
        return set;
    }

    /// <summary>What means the same as these stems; empty where there is no rule.</summary>
    internal IReadOnlyList<string[]> Find(ReadOnlySpan<string> stems, out bool oneWay)
    {
        var phrase = string.Join(' ', stems!);
        oneWay = _oneWay.Contains(phrase);
        return _byPhrase.TryGetValue(phrase, out var found) ? found : [];
    }

    private void Add(string line, int number, English english)
    {
        var sides = line.Split("=>");
        if (sides.Length > 2)
        {
            _problems.Add($"Line {number}: '=>' stands more than once. Write one rule a line.");
            return;
        }
        var left = Read(sides[0], number, english);
        if (sides.Length == 2)
        {
            var right = Read(sides[1], number, english);
            if (left.Count == 0 || right.Count == 0) _problems.Add($"Line {number}: write words on both sides of '=>'.");
            foreach (var from in left)
            {
                _oneWay.Add(string.Join(' ', from));
                foreach (var to in right) Connect(from, to);
            }
            return;
        }
        if (left.Count < 2) _problems.Add($"Line {number}: a rule needs two phrases or more, with commas between them.");
        foreach (var from in left)
            foreach (var to in left) Connect(from, to);
    }

    private List<string[]> Read(string side, int number, English english)
    {
        var phrases = new List<string[]>();
        foreach (var part in side.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var stems = english.Stems(part);
            if (stems.Length is 0 or > 8)
            {
                _problems.Add($"Line {number}: '{part}' has {(stems.Length == 0 ? "no word with a meaning of its own" : "more than 8 words")}; it is not used.");
                continue;
            }
            phrases.Add(stems);
            _phrases.Add(part);
            _longest = Math.Max(_longest, stems.Length);
            foreach (var word in Analysis.Words.Split(part)) _words.Add(word.Text);
        }
        return phrases;
    }

    private void Connect(string[] from, string[] to)
    {
        if (from.AsSpan().SequenceEqual(to)) return;
        var phrase = string.Join(' ', from);
        if (!_byPhrase.TryGetValue(phrase, out var list)) _byPhrase[phrase] = list = [];
        if (list.Count < MaxAlternatives && !list.Exists(known => known.AsSpan().SequenceEqual(to))) list.Add(to);
    }
}
