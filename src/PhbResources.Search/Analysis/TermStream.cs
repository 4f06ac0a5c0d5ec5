using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace PhbResources.Search.Analysis;

/// <summary>Terms of one field, ready made, for Lucene to index.</summary>
internal sealed class TermStream : TokenStream
{
    /// <summary>Stands before the first word of a title.</summary>
    public const string TitleStart = "^";

    /// <summary>Stands after the last word of a title and before its colon: what a title ends with is what the document is.</summary>
    public const string TitleEnd = "$";

    // A field holds at most this many terms: a book in an upload must not make the index slow for all.
    private const int MaxTerms = 100_000;

    private readonly List<(string Term, int Step)> _terms;
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _step;
    private int _next;

    private TermStream(List<(string, int)> terms)
    {
        _terms = terms;
        _term = AddAttribute<ICharTermAttribute>();
        _step = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>Words as they are written, those without meaning included.</summary>
    public static TermStream Exact(params IEnumerable<string> texts)
    {
        var terms = new List<(string, int)>();
        foreach (var text in texts)
        {
            // A gap between texts, so that no phrase reaches from one into the next.
            var gap = terms.Count == 0 ? 1 : 10;
            var words = Words.Split(text);
            for (var i = 0; i < words.Count && terms.Count < MaxTerms; i++)
            {
                terms.Add((words[i].Text, i == 0 ? gap : 1));
                if (IsPair(words, i)) terms.Add((words[i - 1].Text + words[i].Text, 0));
            }
        }
        return new TermStream(terms);
    }

    /// <summary>Stems of the words that carry meaning.</summary>
    public static TermStream Stemmed(English english, params IEnumerable<string> texts)
    {
        var terms = new List<(string, int)>();
        foreach (var text in texts) AddStems(english, text, terms, terms.Count == 0 ? 1 : 10);
        return new TermStream(terms);
    }

    /// <summary>Stems of a title, its start and its ends marked.</summary>
    public static TermStream Title(English english, string title)
    {
        var terms = new List<(string, int)> { (TitleStart, 1) };
        foreach (var part in title.Split(':'))
        {
            AddStems(english, part, terms, 1);
            terms.Add((TitleEnd, 1));
        }
        return new TermStream(terms);
    }

    public override void Reset() => _next = 0;

    public override bool IncrementToken()
    {
        if (_next >= _terms.Count) return false;
        ClearAttributes();
        var (term, step) = _terms[_next++];
        _term.SetEmpty().Append(term);
        _step.PositionIncrement = step;
        return true;
    }

    private static void AddStems(English english, string text, List<(string, int)> terms, int gap)
    {
        var words = Words.Split(text);
        var step = gap;
        for (var i = 0; i < words.Count && terms.Count < MaxTerms; i++)
        {
            if (!English.IsFunction(words[i].Text))
            {
                terms.Add((english.Stem(words[i].Text), step));
                step = 1;
            }
            if (!IsPair(words, i)) continue;
            var joined = english.Stem(words[i - 1].Text + words[i].Text);
            terms.Add((joined, step == 1 && terms.Count > 0 ? 0 : step));
            step = 1;
        }
    }

    // Two words and no more joined by a hyphen are also one word: time-sheet, on-call, sleep-ins.
    private static bool IsPair(List<Word> words, int i) =>
        words[i].Glued && i > 0 && !words[i - 1].Glued && (i + 1 >= words.Count || !words[i + 1].Glued)
        && char.IsAsciiLetter(words[i - 1].Text[0]) && char.IsAsciiLetter(words[i].Text[0]);
}
