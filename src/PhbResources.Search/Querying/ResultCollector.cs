using Lucene.Net.Index;
using Lucene.Net.Search;
using PhbResources.Search.Facets;
using PhbResources.Search.Storage;

namespace PhbResources.Search.Querying;

/// <summary>A matching document as it is ranked.</summary>
internal readonly record struct Ranked(int Document, float Score, long Number, string Title);

/// <summary>Ranks what a query matches, applies the filters and counts the facets, in one pass.</summary>
internal sealed class ResultCollector : ICollector
{
    /// <summary>Most that many downloads add to a score, and most that freshness adds: enough to order equals, too little to lift a worse match.</summary>
    private const float DownloadsShare = 0.03f;
    private const float FreshnessShare = 0.02f;

    private readonly IndexSnapshot _index;
    private readonly SearchSort _sort;
    private readonly bool _byTitle;
    private readonly int _wanted;
    private readonly long _now;
    private readonly FacetCounting _facets;
    private readonly bool _counting;
    private readonly PriorityQueue<Ranked, Ranked> _best;
    private readonly IComparer<Ranked> _order;
    private Scorer? _scorer;
    private SegmentView _view = null!;
    private FacetCounting.Segment _counts = null!;
    private int _base;

    public ResultCollector(IndexSnapshot index, FacetCounting facets, SearchSort sort, bool everything, int wanted, DateTime now, bool counting = true)
    {
        _index = index;
        _facets = facets;
        _counting = counting;
        _sort = sort;
        _byTitle = sort == SearchSort.Title || sort == SearchSort.Relevance && everything;
        _wanted = wanted;
        _now = now.Ticks;
        _order = Comparer<Ranked>.Create(Compare);
        // The queue gives up its least element first, which for us is the worst.
        _best = new PriorityQueue<Ranked, Ranked>(Comparer<Ranked>.Create((a, b) => Compare(b, a)));
    }

    public int Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => true;

    /// <summary>The best, in order.</summary>
    public List<Ranked> Best => [.. _best.UnorderedItems.Select(item => item.Element).Order(_order)];

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        _view = _index.Views[context.Ord];
        if (_counting) _counts = _facets.Open(_view.Facets);
        _base = context.DocBase;
    }

    public void Collect(int doc)
    {
        if (_counting && !_counts.Count(doc)) return;
        Total++;
        if (_wanted == 0) return;
        var score = _byTitle ? 1f : _scorer!.GetScore() * Prior(doc);
        var number = _sort switch
        {
            SearchSort.Newest => _view.Updated[doc],
            SearchSort.Downloads => _view.Downloads[doc],
            _ => 0L,
        };
        var ranked = new Ranked(_base + doc, score, number, _view.Titles[doc]);
        if (_best.Count < _wanted) _best.Enqueue(ranked, ranked);
        else if (Compare(ranked, _best.Peek()) < 0) _best.EnqueueDequeue(ranked, ranked);
    }

    private float Prior(int doc)
    {
        var downloads = _view.Downloads[doc];
        var years = Math.Max(0f, (_now - _view.Updated[doc]) / (float)TimeSpan.FromDays(365).Ticks);
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
        return titles != 0 ? titles : a.Document.CompareTo(b.Document);
    }
}
