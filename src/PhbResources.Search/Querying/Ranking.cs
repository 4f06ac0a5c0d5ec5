using Lucene.Net.Search;
using PhbResources.Search.Facets;
using PhbResources.Search.Storage;

namespace PhbResources.Search.Querying;

/// <summary>A matching document as it is ranked.</summary>
internal readonly record struct Ranked(int Segment, int Document, float Score, long Number, string Title);

/// <summary>Ranks what matches, applies the filters and counts the facets, in one pass.</summary>
internal sealed class Ranking
{
    /// <summary>Most that many downloads add to a score, and most that freshness adds: enough to order equals, too little to lift a worse match.</summary>
    private const float DownloadsShare = 0.03f;
    private const float FreshnessShare = 0.02f;

    /// <summary>
    /// Documents that are looked at for phrases: those that stand first by their words. A document with the phrase has
    /// all its words and so is seldom far from them.
    /// </summary>
    private const int LookedAt = 200;

    private readonly IndexSnapshot _index;
    private readonly SearchSort _sort;
    private readonly bool _byTitle;
    private readonly int _kept;
    private readonly long _now;
    private readonly FacetCounting? _facets;
    private readonly PriorityQueue<Ranked, Ranked> _best;
    private readonly IComparer<Ranked> _order;
    private float _least = float.MinValue;
    private int _segment;
    private SegmentView _view = null!;
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
        _now = now.Ticks;
        _order = Comparer<Ranked>.Create(Compare);
        // The queue gives up its least element first, which for us is the worst.
        _best = new PriorityQueue<Ranked, Ranked>(Comparer<Ranked>.Create((a, b) => Compare(b, a)));
    }

    /// <summary>True when the scores say the order.</summary>
    public bool ByRelevance { get; }

    public int Total { get; private set; }

    /// <summary>Documents of this segment come next.</summary>
    public void Open(int segment)
    {
        _segment = segment;
        _view = _index.Views[segment];
        _counts = _facets?.Open(_view.Facets);
    }

    /// <summary>Takes in a document that matches.</summary>
    public void Add(int document, float score)
    {
        if (_counts is not null && !_counts.Count(document)) return;
        Total++;
        if (_kept == 0) return;
        score = _byTitle ? 1f : score * Prior(_view, document);
        if (score < _least) return;
        var number = _sort switch
        {
            SearchSort.Newest => _view.Updated[document],
            SearchSort.Downloads => _view.Downloads[document],
            _ => 0L,
        };
        var ranked = new Ranked(_segment, document, score, number, _view.Titles[document]);
        if (_best.Count < _kept) _best.Enqueue(ranked, ranked);
        else if (Compare(ranked, _best.Peek()) < 0) _best.EnqueueDequeue(ranked, ranked);
        if (ByRelevance && _best.Count == _kept) _least = _best.Peek().Score;
    }

    /// <summary>The best, in order.</summary>
    public List<Ranked> Best() => [.. _best.UnorderedItems.Select(item => item.Element).Order(_order)];

    /// <summary>The best, in order, those with the phrases lifted.</summary>
    public List<Ranked> Best(IEnumerable<Query> phrases)
    {
        var best = Best();
        var first = best.Take(LookedAt).OrderBy(ranked => ranked.Segment).ThenBy(ranked => ranked.Document).ToArray();
        foreach (var phrase in phrases) Lift(first, phrase);
        Array.Sort(first, _order);
        for (var i = 0; i < first.Length; i++) best[i] = first[i];
        return best;
    }

    private void Lift(Ranked[] ranked, Query phrase)
    {
        var weight = _index.Searcher.CreateNormalizedWeight(phrase);
        for (var i = 0; i < ranked.Length;)
        {
            var segment = ranked[i].Segment;
            var scorer = weight.GetScorer(_index.Leaves[segment], null);
            var at = -1;
            for (; i < ranked.Length && ranked[i].Segment == segment; i++)
            {
                if (scorer is null || at > ranked[i].Document) continue;
                if (at < ranked[i].Document) at = scorer.Advance(ranked[i].Document);
                if (at == ranked[i].Document) ranked[i] = ranked[i] with { Score = ranked[i].Score + scorer.GetScore() * Prior(_index.Views[segment], at) };
            }
        }
    }

    private float Prior(SegmentView view, int document)
    {
        var downloads = view.Downloads[document];
        var years = Math.Max(0f, (_now - view.Updated[document]) / (float)TimeSpan.FromDays(365).Ticks);
        return 1f + DownloadsShare * downloads / (downloads + 500f) + FreshnessShare / (1f + years);
    }

    private int Compare(Ranked a, Ranked b)
    {
        if (!_byTitle)
        {
            var order = _sort is SearchSort.Newest or SearchSort.Downloads ? b.Number.CompareTo(a.Number) : 0;
            if (order == 0) order = b.Score.CompareTo(a.Score);
            if (order != 0) return order;
        }
        var titles = string.CompareOrdinal(a.Title, b.Title);
        if (titles != 0) return titles;
        return a.Segment != b.Segment ? a.Segment.CompareTo(b.Segment) : a.Document.CompareTo(b.Document);
    }
}
