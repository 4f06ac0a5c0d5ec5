using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace PhbResources.Search.Storage;

/// <summary>The index at one moment, as one search sees it.</summary>
internal sealed class IndexSnapshot(IndexSearcher searcher, SegmentView.Cache views)
{
    private readonly SegmentView[] _views = [.. searcher.IndexReader.Leaves.Select(leaf => views.Of(leaf.AtomicReader))];

    private readonly BinaryDocValues?[] _shown = new BinaryDocValues?[searcher.IndexReader.Leaves.Count];

    public IndexSearcher Searcher => searcher;

    public IList<AtomicReaderContext> Leaves => searcher.IndexReader.Leaves;

    /// <summary>Views of the segments, in the order of the reader's leaves.</summary>
    public IReadOnlyList<SegmentView> Views => _views;

    /// <summary>What there is to show of a document.</summary>
    public ShownText Shown(int segment, int document)
    {
        var leaf = Leaves[segment];
        var shown = _shown[segment] ??= leaf.AtomicReader.GetBinaryDocValues(IndexFields.Shown);
        var value = new BytesRef();
        if (shown is not null)
        {
            shown.Get(document, value);
            return ShownText.Read(value);
        }
        if (leaf.AtomicReader.GetBinaryDocValues(IndexFields.ShownBefore) is not { } older) return ShownText.Read(searcher.Doc(leaf.DocBase + document));
        older.Get(document, value);
        return ShownText.ReadOlder(value);
    }

    public int DocumentCount => searcher.IndexReader.NumDocs;

    public int CountOf(string word)
    {
        var count = 0;
        foreach (var view in _views) count += view.Vocabulary.CountOf(word);
        return count;
    }

    public int CountOfStem(string stem)
    {
        var count = 0;
        foreach (var view in _views) count += view.Vocabulary.CountOfStem(stem);
        return count;
    }

    /// <summary>About how many documents have the phrase: half as many for each further word as have its rarest; 0 where a word is unknown.</summary>
    public int CountOfStems(string[] stems)
    {
        var least = int.MaxValue;
        foreach (var stem in stems) least = Math.Min(least, CountOfStem(stem));
        return least == 0 ? 0 : Math.Max(1, least >> (stems.Length - 1));
    }

    /// <summary>Counts what a query matches, and stops at a limit.</summary>
    public int CountUpTo(Query query, int limit)
    {
        var weight = searcher.CreateNormalizedWeight(query);
        var count = 0;
        foreach (var leaf in searcher.IndexReader.Leaves)
        {
            var scorer = weight.GetScorer(leaf, leaf.AtomicReader.LiveDocs);
            if (scorer is null) continue;
            while (scorer.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
                if (++count >= limit) return count;
        }
        return count;
    }

    /// <summary>True when a document that is not deleted has the word: what was unpublished must not be suggested.</summary>
    public bool Lives(string word) => CountUpTo(new TermQuery(new Term(IndexFields.ExactText, word)), 1) > 0;
}
