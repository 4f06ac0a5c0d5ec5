using System.Collections.Concurrent;
using System.Collections.Frozen;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace PhbResources.Search.Analysis;

/// <summary>
/// What words mean to the index: their stems, and which carry no meaning. A stem stands for all forms of a word
/// (<c>assess</c>, <c>assessment</c>), both spellings of it, and a number however it is written.
/// </summary>
internal sealed class English
{
    private const int CacheLimit = 200_000;

    /// <summary>
    /// Words that only hold a sentence together. The stemmed fields leave them out, without a gap, so that
    /// <c>2:1</c> and <c>two to one</c> are the same phrase. The exact fields keep them.
    /// </summary>
    private static readonly FrozenSet<string> Function = Set(
        "a an the and or of to for in on at by with from into is are was were be been being it its this that these those as your you yours i im ive id " +
        "my mine me we our ours us they their theirs them he she him her his hers if am do does did doing done has have had having will would can could " +
        "should shall may might must there then than so but not nor who whom whose what whats when where which why how too very just also about cant dont doesnt didnt wasnt werent hasnt havent arent wouldnt couldnt shouldnt " +
        "isnt wont eg ie etc upon via per some any");

    /// <summary>
    /// Words that say what somebody would like to have rather than what it is about. They never have to be found;
    /// a document that has them stands a little higher.
    /// </summary>
    private static readonly FrozenSet<string> Weak = Set(
        "get gets getting got gotten need needs needed want wants wanted wanting much many please help find show give gives make making made use using used like " +
        "look looking tell let put say says said thing things something someone somebody anyone everyone way ok best really " +
        "gave given giving gives told tells often happen happens happened happening deal dealing " +
        "sheet sheets paper papers paperwork template templates document documents example examples sample samples download downloads free printable print blank form forms file files " +
        "write writing create go going come uk ones");

    private static readonly FrozenDictionary<string, string> Numbers = new Dictionary<string, string>
    {
        ["zero"] = "0", ["nil"] = "0", ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7",
        ["eight"] = "8", ["nine"] = "9", ["ten"] = "10", ["eleven"] = "11", ["twelve"] = "12", ["thirteen"] = "13", ["fourteen"] = "14",
        ["fifteen"] = "15", ["sixteen"] = "16", ["seventeen"] = "17", ["eighteen"] = "18", ["nineteen"] = "19", ["twenty"] = "20", ["thirty"] = "30",
        ["forty"] = "40", ["fifty"] = "50", ["sixty"] = "60", ["seventy"] = "70", ["eighty"] = "80", ["ninety"] = "90", ["hundred"] = "100",
        ["first"] = "1st", ["second"] = "2nd", ["third"] = "3rd", ["fourth"] = "4th", ["fifth"] = "5th", ["sixth"] = "6th", ["seventh"] = "7th",
        ["eighth"] = "8th", ["ninth"] = "9th", ["tenth"] = "10th",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, string> _stems = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<EnglishStemmer> _stemmers = [];
    private int _cached;

    public static bool IsFunction(string word) => Function.Contains(word);

    public static bool IsWeak(string word) => Weak.Contains(word);

    /// <summary>The stem of a word that <see cref="Words"/> gave.</summary>
    public string Stem(string word)
    {
        if (_stems.TryGetValue(word, out var known)) return known;
        var stem = Numbers.TryGetValue(word, out var digits) ? digits : char.IsAsciiDigit(word[0]) ? word : Snowball(EnglishSpelling.Same(word));
        if (Interlocked.Increment(ref _cached) > CacheLimit)
        {
            _stems.Clear();
            Interlocked.Exchange(ref _cached, 0);
        }
        _stems.TryAdd(word, stem);
        return stem;
    }

    /// <summary>Stems of a phrase, words without meaning left out; a hyphenated pair with such a word is one (<c>on-call</c>).</summary>
    public string[] Stems(string phrase)
    {
        var words = Words.Split(phrase);
        var stems = new List<string>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var pair = i + 1 < words.Count && words[i + 1].Glued;
            if (pair && (IsFunction(words[i].Text) || IsFunction(words[i + 1].Text)) && (i + 2 >= words.Count || !words[i + 2].Glued))
            {
                stems.Add(Stem(words[i].Text + words[++i].Text));
                continue;
            }
            if (!IsFunction(words[i].Text)) stems.Add(Stem(words[i].Text));
        }
        return [.. stems];
    }

    private string Snowball(string word)
    {
        if (!_stemmers.TryTake(out var stemmer)) stemmer = new EnglishStemmer();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        var stem = stemmer.Current;
        _stemmers.Add(stemmer);
        return stem is { Length: > 0 } ? stem : word;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
