using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using PhbResources.Search.Analysis;
using PhbResources.Search.Corrections;
using PhbResources.Search.Facets;
using PhbResources.Search.Querying;

namespace PhbResources.Search.Storage;

/// <summary>
/// What a search needs of a segment for every document it matches, in plain arrays: reading it through Lucene's
/// packed values would cost more than the search. Segments never change, so it is made once for each.
/// </summary>
internal sealed class SegmentView
{
    private readonly ConcurrentBag<Tally> _tallies = [];
    private readonly int _documents;
    private readonly Guid[] _keys;
    private volatile Priors? _priors;

    private SegmentView(AtomicReader reader, English english, ConcurrentDictionary<Guid, long> counted)
    {
        Vocabulary = new Vocabulary(reader, english);
        Facets = FacetProfiles.Read(reader);
        var count = _documents = reader.MaxDoc;
        Matches = new Matches.Cache(count);
        Titles = new string[count];
        Downloads = new long[count];
        Updated = new long[count];
        _keys = new Guid[count];
        ReadKeys(reader);
        var title = new BytesRef();
        var titles = reader.GetSortedDocValues(IndexFields.SortTitle);
        var downloads = reader.GetNumericDocValues(IndexFields.Downloads);
        var updated = reader.GetNumericDocValues(IndexFields.Updated);
        for (var document = 0; document < count; document++)
        {
            Titles[document] = "";
            if (titles is not null)
            {
                titles.Get(document, title);
                Titles[document] = title.Utf8ToString();
            }
            Downloads[document] = downloads?.Get(document) ?? 0;
            Updated[document] = updated?.Get(document) ?? 0;
        }
        SetDownloads(counted);
    }

    public Vocabulary Vocabulary { get; }

    public FacetProfiles Facets { get; }

    /// <summary>Words that were looked up before.</summary>
    public Matches.Cache Matches { get; }

    /// <summary>Titles to sort by, by document.</summary>
    public string[] Titles { get; }

    public long[] Downloads { get; }

    /// <summary>Ticks of the last publication, UTC.</summary>
    public long[] Updated { get; }

    /// <summary>What the score of a relevant document is multiplied by for its downloads and freshness, by document.</summary>
    /// <param name="day">Ticks of today, UTC.</param>
    public float[] PriorsOn(long day)
    {
        if (_priors is { } known && known.Day == day) return known.Values;
        var values = new float[_documents];
        for (var document = 0; document < values.Length; document++) values[document] = Ranking.Prior(Downloads[document], day - Updated[document]);
        _priors = new Priors(day, values);
        return values;
    }

    /// <summary>Takes over counts that went up since the documents were written.</summary>
    private void SetDownloads(ConcurrentDictionary<Guid, long> downloads)
    {
        if (downloads.IsEmpty) return;
        for (var document = 0; document < _keys.Length; document++)
            if (downloads.TryGetValue(_keys[document], out var count)) Volatile.Write(ref Downloads[document], count);
        _priors = null;
    }

    private void ReadKeys(AtomicReader reader)
    {
        var keys = reader.GetTerms(IndexFields.Key)?.GetEnumerator();
        DocsEnum? documents = null;
        while (keys is not null && keys.MoveNext())
        {
            if (!Guid.TryParseExact(keys.Term.Utf8ToString(), "N", out var key)) continue;
            documents = keys.Docs(null, documents, DocsFlags.NONE);
            for (var document = documents.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = documents.NextDoc()) _keys[document] = key;
        }
    }

    private sealed record Priors(long Day, float[] Values);

    /// <summary>An empty tally for the documents of the segment; to be given back.</summary>
    public Tally Rent() => _tallies.TryTake(out var tally) ? tally : new Tally(_documents);

    public void Return(Tally tally)
    {
        tally.Clear();
        _tallies.Add(tally);
    }

    /// <summary>Views of the segments in use. A segment's view goes with the segment.</summary>
    internal sealed class Cache(English english) : SearcherFactory
    {
        private readonly ConditionalWeakTable<object, SegmentView> _views = [];
        private readonly ConcurrentDictionary<Guid, long> _downloads = [];

        public SegmentView Of(AtomicReader reader) => _views.GetValue(reader.CoreCacheKey, _ => new SegmentView(reader, english, _downloads));

        /// <summary>Lets go of a count: the document is written again, with a fresher one.</summary>
        public void Forget(Guid key) => _downloads.TryRemove(key, out _);

        /// <summary>Takes over counts of downloads, for the segments there are and those that are merged out of them.</summary>
        public void SetDownloads(IEnumerable<KeyValuePair<Guid, long>> downloads)
        {
            foreach (var (key, count) in downloads) _downloads[key] = count;
            foreach (var (_, view) in _views) view.SetDownloads(_downloads);
        }

        /// <summary>Whoever publishes waits for the views, so that no visitor does.</summary>
        public override IndexSearcher NewSearcher(IndexReader reader)
        {
            foreach (var leaf in reader.Leaves) Of(leaf.AtomicReader);
            return new IndexSearcher(reader) { Similarity = new LibrarySimilarity() };
        }
    }
}
