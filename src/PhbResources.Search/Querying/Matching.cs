using Lucene.Net.Search;
using PhbResources.Search.Storage;

namespace PhbResources.Search.Querying;

/// <summary>
/// The documents that have parts of a plan. Every part is looked up once; how many of the parts a document must have is
/// asked afterwards, as often as need be.
/// </summary>
internal sealed class Matching : IDisposable
{
    // Of the ways in which a document matches one part the best counts, the others a little: ten weak matches are no strong one.
    private const float Tie = 0.12f;

    private readonly IndexSnapshot _index;
    private readonly List<QueryPart> _parts;
    private readonly List<QueryPart> _optional;
    private readonly bool _everything;
    private readonly Tally[] _found;
    private readonly List<(SegmentView View, Tally Tally)> _rented = [];

    /// <param name="index">Where to look.</param>
    /// <param name="plan">What to look for.</param>
    /// <param name="titlesOnly">True to look at titles only.</param>
    public Matching(IndexSnapshot index, QueryPlan plan, bool titlesOnly = false)
    {
        _index = index;
        _everything = plan.Everything;
        _parts = [.. plan.Parts.Where(part => part.CanMatch && !part.Optional)];
        _optional = titlesOnly ? [] : [.. plan.Parts.Where(part => part.CanMatch && part.Optional)];
        _found = new Tally[index.Views.Count];
        for (var segment = 0; segment < _found.Length; segment++) _found[segment] = Sum(segment, _parts, titlesOnly);
    }

    /// <summary>Parts that a document can be asked to have.</summary>
    public int Parts => _parts.Count;

    /// <summary>Counts the documents with so many of the parts, and stops at a limit.</summary>
    public int Count(int required, int limit, bool titles = false)
    {
        var count = 0;
        for (var segment = 0; segment < _found.Length && count < limit; segment++)
        {
            var live = _index.Leaves[segment].AtomicReader.LiveDocs;
            foreach (var document in _found[segment].Documents)
                if (_found[segment].TimesOf(document) >= required && (live is null || live.Get(document)) && ++count >= limit) return count;
            if (!titles || required <= 1) continue;
            var (half, least) = HalfInTitle(segment);
            foreach (var document in half.Documents)
                if (half.TimesOf(document) >= least && _found[segment].TimesOf(document) < required && (live is null || live.Get(document)) && ++count >= limit) return count;
        }
        return count;
    }

    /// <summary>Gives the documents to a ranking.</summary>
    /// <param name="results">Takes them.</param>
    /// <param name="required">How many of the parts a document must have.</param>
    /// <param name="titles">True to let in documents whose titles have half of the parts as well: long texts have all sorts of words and must not shut them out.</param>
    public void Rank(Ranking results, int required, bool titles = true)
    {
        for (var segment = 0; segment < _found.Length; segment++)
        {
            var leaf = _index.Leaves[segment];
            var live = leaf.AtomicReader.LiveDocs;
            results.Open(segment);
            if (_everything)
            {
                for (var document = 0; document < leaf.AtomicReader.MaxDoc; document++)
                    if (live is null || live.Get(document)) results.Add(document, 1f);
                continue;
            }
            var found = _found[segment];
            var optional = _optional.Count > 0 ? Sum(segment, _optional, titlesOnly: false) : null;
            foreach (var document in found.Documents)
                if (found.TimesOf(document) >= required && (live is null || live.Get(document))) results.Add(document, found.ScoreOf(document) + (optional?.ScoreOf(document) ?? 0f));
            if (!titles || required <= 1) continue;
            var (half, least) = HalfInTitle(segment);
            foreach (var document in half.Documents)
                if (half.TimesOf(document) >= least && found.TimesOf(document) < required && (live is null || live.Get(document))) results.Add(document, half.ScoreOf(document) + (optional?.ScoreOf(document) ?? 0f));
        }
    }

    /// <summary>Keeps those documents that have every one of the stems.</summary>
    /// <param name="documents">The documents in order, each the number of its segment and its own.</param>
    /// <param name="stems">The stems.</param>
    /// <param name="where">Where they have to be.</param>
    public void Keep(List<(long Document, int Place)> documents, IReadOnlyList<string> stems, Where where)
    {
        foreach (var stem in stems)
        {
            if (documents.Count == 0) return;
            var (kept, segment) = (0, -1);
            var left = ReadOnlySpan<int>.Empty;
            for (var i = 0; i < documents.Count; i++)
            {
                if (segment != (int)(documents[i].Document >> 32))
                {
                    segment = (int)(documents[i].Document >> 32);
                    left = MatchesOf(segment, where, [stem]).Documents;
                }
                var at = left.BinarySearch((int)documents[i].Document);
                left = left[(at < 0 ? ~at : at)..];
                if (at >= 0) documents[kept++] = documents[i];
            }
            documents.RemoveRange(kept, documents.Count - kept);
        }
    }

    public void Dispose()
    {
        foreach (var (view, tally) in _rented) view.Return(tally);
        _rented.Clear();
    }

    private (Tally Half, int Least) HalfInTitle(int segment) => _parts.Count == 2
        // Half of two is one, and that must be the one that says more.
        ? (Sum(segment, [_parts.MaxBy(part => part.Rarity)!], titlesOnly: true), 1)
        : (Sum(segment, _parts, titlesOnly: true), (_parts.Count + 1) / 2);

    private Tally Sum(int segment, List<QueryPart> parts, bool titlesOnly)
    {
        var sum = Rent(segment);
        foreach (var part in parts) Add(segment, part, titlesOnly, sum);
        return sum;
    }

    private void Add(int segment, QueryPart part, bool titlesOnly, Tally sum)
    {
        var view = _index.Views[segment];
        var ways = view.Rent();
        foreach (var alternative in part.Alternatives)
        {
            var worth = part.Rarity * alternative.Weight;
            if (alternative.Stems.Length > 0) ways.Or(MatchesOf(segment, titlesOnly ? Where.Title : Where.Anywhere, alternative.Stems), worth);
            if (alternative.Exact is not null) ways.Or(MatchesOf(segment, titlesOnly ? Where.ExactTitle : Where.ExactAnywhere, [alternative.Exact]), worth);
        }
        if (part.Literally.Count > 0)
        {
            var all = view.Rent();
            foreach (var word in part.Literally) Add(segment, word, titlesOnly, all);
            foreach (var document in all.Documents)
                if (all.TimesOf(document) == part.Literally.Count) ways.Or(document, all.ScoreOf(document));
            view.Return(all);
        }
        ways.Settle(Tie);
        sum.Plus(ways);
        view.Return(ways);
    }

    private Matches MatchesOf(int segment, Where where, string[] terms) =>
        _index.Views[segment].Matches.Of(where, terms.Length == 1 ? terms[0] : string.Join(' ', terms), () => Read(segment, where, terms));

    private Matches Read(int segment, Where where, string[] terms)
    {
        var view = _index.Views[segment];
        var ways = view.Rent();
        foreach (var query in QueryBuilder.Ways(where, terms))
        {
            // Deleted documents too: what is kept must hold for the segment as long as it lives.
            var scorer = _index.Searcher.CreateNormalizedWeight(query).GetScorer(_index.Leaves[segment], null);
            if (scorer is null) continue;
            for (var document = scorer.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = scorer.NextDoc()) ways.Or(document, scorer.GetScore());
        }
        var matches = ways.ToMatches();
        view.Return(ways);
        return matches;
    }

    private Tally Rent(int segment)
    {
        var view = _index.Views[segment];
        var tally = view.Rent();
        _rented.Add((view, tally));
        return tally;
    }
}
