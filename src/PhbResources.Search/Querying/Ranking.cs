using System.Runtime.InteropServices;
using Lucene.Net.Search;
using PhbResources.Search.Facets;
using PhbResources.Search.Storage;

namespace PhbResources.Search.Querying;

/// <summary>A matching document as it is ranked.</summary>
internal readonly record struct Ranked(int Segment, int Document, float Score, long Number);

/// <summary>Ranks what matches, applies the filters and counts the facets, in one pass.</summary>
internal sealed class Ranking : IComparer<Ranked>
{
    /// <summary>Most that many downloads add to a score, and most that freshness adds: enough to order equals, too little to lift a worse match.</summary>
    private const float DownloadsShare = 0.03f;
    private const float FreshnessShare = 0.02f;

    /// <summary>
    /// Documents that are looked at for phrases: those that stand first by their words. A document with the phrase has
    /// all its words and so is seldom far from them.
    /// </summary>
    private const int LookedAt = 200;

    /// <summary>Of these, those that are looked at for phrases in long texts, which are worth little and cost much.</summary>
    private const int TextLookedAt = 60;

    private readonly IndexSnapshot _index;
    private readonly SearchSort _sort;
    private readonly bool _byTitle;
    private readonly int _kept;
    private readonly long _today;
    private readonly FacetCounting? _facets;
    // A heap whose root is the worst of the best.
    private readonly List<Ranked> _best = [];
    private float _least = float.MinValue;
    private int _segment;
    private SegmentView _view = null!;
    private float[] _priors = [];
    private FacetCounting.Segment? _counts;

    /// <param name="index">Where the documents are.</param>
    /// <param name="facets">Filters and counts, or <c>null</c> for neither.</param>
    /// <param name="sort">The order wanted.</param>
    /// <param name="everything">True when no words were asked for.</param>
    /// <param name="wanted">How many of the first documents are wanted.</param>
    /// <param name="now">The time, UTC.</param>
    public Ranking(IndexSnapshot index, FacetCounting? facets, SearchSort sort, bool everything, int wanted, DateTime now)
    {
        _index = index;
        _facets = facets;
        _sort = sort;
        _byTitle = sort == SearchSort.Title || sort == SearchSort.Relevance && everything;
        ByRelevance = sort == SearchSort.Relevance && !everything;
        _kept = ByRelevance && wanted > 0 ? Math.Max(wanted, LookedAt) : wanted;
        _today = now.Date.Ticks;
    }

    /// <summary>True when the scores say the order.</summary>
    public bool ByRelevance { get; }

    public int Total { get; private set; }

    /// <summary>Documents of this segment come next.</summary>
    public void Open(int segment)
    {
        _segment = segment;
        _view = _index.Views[segment];
        _priors = _view.PriorsOn(_today);
        _counts = _facets?.Open(_view.Facets);
    }

    /// <summary>Takes in a document that matches.</summary>
    public void Add(int document, float score)
    {
        if (_counts is not null && !_counts.Count(document)) return;
        Total++;
        if (_kept == 0) return;
        score = _byTitle ? 1f : score * _priors[document];
        if (score < _least) return;
        var number = _sort switch
        {
            SearchSort.Newest => _view.Updated[document],
            SearchSort.Downloads => _view.Downloads[document],
            _ => 0L,
        };
        var ranked = new Ranked(_segment, document, score, number);
        if (_best.Count < _kept)
        {
            _best.Add(ranked);
            if (_best.Count == _kept)
                for (var i = _kept / 2 - 1; i >= 0; i--) SinkDown(i);
        }
        else if (Compare(ranked, _best[0]) < 0)
        {
            _best[0] = ranked;
            SinkDown(0);
        }
        if (ByRelevance && _best.Count == _kept) _least = _best[0].Score;
    }

    /// <summary>The best, in order.</summary>
    public List<Ranked> Best()
    {
        _best.Sort(this);
        return _best;
    }

    /// <summary>The best, in order, those lifted in which the words stand together.</summary>
    public List<Ranked> Best(QueryPlan plan, Matching matching)
    {
        var best = CollectionsMarshal.AsSpan(Best());
        var first = best[..Math.Min(LookedAt, best.Length)];
        Lift(first, matching, plan.Stems, Where.Title, QueryBuilder.PhrasesOfTitle(plan));
        first.Sort(Compare);
        Lift(first[..Math.Min(TextLookedAt, first.Length)], matching, plan.Stems, Where.Anywhere, QueryBuilder.PhrasesOfText(plan));
        first.Sort(Compare);
        return _best;
    }

    // No phrase stands where one of its words does not: most documents need not be read.
    private void Lift(Span<Ranked> ranked, Matching matching, IReadOnlyList<string> stems, Where where, IEnumerable<Query> phrases)
    {
        var order = new List<(long Document, int Place)>(ranked.Length);
        for (var place = 0; place < ranked.Length; place++) order.Add(((long)ranked[place].Segment << 32 | (uint)ranked[place].Document, place));
        order.Sort();
        matching.Keep(order, stems, where);
        if (order.Count == 0) return;
        foreach (var phrase in phrases)
        {
            var weight = _index.Searcher.CreateNormalizedWeight(phrase);
            for (var i = 0; i < order.Count;)
            {
                var segment = (int)(order[i].Document >> 32);
                var priors = _index.Views[segment].PriorsOn(_today);
                var scorer = weight.GetScorer(_index.Leaves[segment], null);
                for (var at = -1; i < order.Count && order[i].Document >> 32 == segment; i++)
                {
                    ref var candidate = ref ranked[order[i].Place];
                    if (scorer is null || at > candidate.Document) continue;
                    if (at < candidate.Document) at = scorer.Advance(candidate.Document);
                    if (at == candidate.Document) candidate = candidate with { Score = candidate.Score + scorer.GetScore() * priors[at] };
                }
            }
        }
    }

    private void SinkDown(int place)
    {
        var heap = CollectionsMarshal.AsSpan(_best);
        while (2 * place + 1 < heap.Length)
        {
            var worse = 2 * place + 1;
            if (worse + 1 < heap.Length && Compare(heap[worse + 1], heap[worse]) > 0) worse++;
            if (Compare(heap[place], heap[worse]) >= 0) return;
            (heap[place], heap[worse]) = (heap[worse], heap[place]);
            place = worse;
        }
    }

    /// <summary>What a score is multiplied by for downloads, and for the time since the document was published.</summary>
    public static float Prior(long downloads, long age)
    {
        var years = Math.Max(0f, age / (float)TimeSpan.FromDays(365).Ticks);
        return 1f + DownloadsShare * downloads / (downloads + 500f) + FreshnessShare / (1f + years);
    }

    /// <summary>Below zero when the first comes before the second.</summary>
    public int Compare(Ranked a, Ranked b)
    {
        if (!_byTitle)
        {
            var order = _sort is SearchSort.Newest or SearchSort.Downloads ? b.Number.CompareTo(a.Number) : 0;
            if (order == 0) order = b.Score.CompareTo(a.Score);
            if (order != 0) return order;
        }
        var titles = string.CompareOrdinal(_index.Views[a.Segment].Titles[a.Document], _index.Views[b.Segment].Titles[b.Document]);
        if (titles != 0) return titles;
        return a.Segment != b.Segment ? a.Segment.CompareTo(b.Segment) : a.Document.CompareTo(b.Document);
    }
}
