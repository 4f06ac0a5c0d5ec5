namespace PhbResources.Search.Querying;

/// <summary>Adds up what the documents of one segment score. Used again and again, so that a search allocates nothing for each document.</summary>
internal sealed class Tally(int documents)
{
    private readonly int[] _documents = new int[documents];
    private readonly float[] _scores = new float[documents];
    private readonly float[] _sums = new float[documents];
    private readonly byte[] _times = new byte[documents];
    private int _count;

    /// <summary>Documents that have a score, in no order.</summary>
    public ReadOnlySpan<int> Documents => _documents.AsSpan(0, _count);

    public float ScoreOf(int document) => _scores[document];

    /// <summary>How many tallies were added that have the document.</summary>
    public int TimesOf(int document) => _times[document];

    /// <summary>One more way in which documents match.</summary>
    public void Or(Matches matches, float worth)
    {
        var (documents, best, rest) = (matches.Documents, matches.Best, matches.Rest);
        for (var i = 0; i < documents.Length; i++) Or(documents[i], best[i] * worth, rest[i] * worth);
    }

    /// <summary>One more way in which a document matches.</summary>
    public void Or(int document, float best, float rest = 0f)
    {
        if (_times[document] == 0)
        {
            _times[document] = 1;
            _documents[_count++] = document;
        }
        _sums[document] += best + rest;
        if (best > _scores[document]) _scores[document] = best;
    }

    /// <summary>Ends the ways in which documents match: the best counts, and a share of the others.</summary>
    public void Settle(float share)
    {
        foreach (var document in Documents) _scores[document] += share * (_sums[document] - _scores[document]);
    }

    /// <summary>Adds the scores of another.</summary>
    public void Plus(Tally other)
    {
        foreach (var document in other.Documents)
        {
            if (_times[document]++ == 0) _documents[_count++] = document;
            _scores[document] += other._scores[document];
        }
    }

    /// <summary>The documents with their best score and the sum of the others.</summary>
    public Matches ToMatches()
    {
        var sorted = Documents.ToArray();
        Array.Sort(sorted);
        return new Matches(sorted, Array.ConvertAll(sorted, document => _scores[document]), Array.ConvertAll(sorted, document => _sums[document] - _scores[document]));
    }

    public void Clear()
    {
        foreach (var document in Documents)
        {
            _scores[document] = 0f;
            _sums[document] = 0f;
            _times[document] = 0;
        }
        _count = 0;
    }
}
