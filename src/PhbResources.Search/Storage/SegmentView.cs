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

    private SegmentView(AtomicReader reader, English english)
    {
        Vocabulary = new Vocabulary(reader, english);
        Facets = FacetColumn.Read(reader);
        var count = _documents = reader.MaxDoc;
        Matches = new Matches.Cache(count);
        Titles = new string[count];
        Downloads = new long[count];
        Updated = new long[count];
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
    }

    public Vocabulary Vocabulary { get; }

    public FacetColumn[] Facets { get; }

    /// <summary>Words that were looked up before.</summary>
    public Matches.Cache Matches { get; }

    /// <summary>Titles to sort by, by document.</summary>
    public string[] Titles { get; }

    public long[] Downloads { get; }

    /// <summary>Ticks of the last publication, UTC.</summary>
    public long[] Updated { get; }

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

        public SegmentView Of(AtomicReader reader) => _views.GetValue(reader.CoreCacheKey, _ => new SegmentView(reader, english));

        /// <summary>Whoever publishes waits for the views, so that no visitor does.</summary>
        public override IndexSearcher NewSearcher(IndexReader reader)
        {
            foreach (var leaf in reader.Leaves) Of(leaf.AtomicReader);
            return new IndexSearcher(reader) { Similarity = new LibrarySimilarity() };
        }
    }
}
