using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using PhbResources.Search.Synonyms;

namespace PhbResources.Search.Querying;

/// <summary>
/// Answers given of late on one state of the index and of the synonyms: visitors ask the same again, and go to and fro
/// between results and documents. Holds the newest, and those asked for again.
/// </summary>
/// <param name="state">The state of the index.</param>
/// <param name="synonyms">The synonyms in force.</param>
/// <param name="most">How many are held; none below two.</param>
internal sealed class RecentAnswers(object state, SynonymSet synonyms, int most)
{
    /// <summary>A request of more letters is a machine's, and nobody asks it again.</summary>
    private const int LongestRequest = 400;

    private volatile ConcurrentDictionary<string, SearchResult> _newer = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, SearchResult> _older = new(StringComparer.Ordinal);

    /// <summary>True when answers given on this state hold.</summary>
    public bool Of(object otherState, SynonymSet otherSynonyms) => ReferenceEquals(state, otherState) && ReferenceEquals(synonyms, otherSynonyms);

    /// <summary>The answer given before, or a new one.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="now">The time; what is fresh changes from day to day.</param>
    /// <param name="answer">Finds the answer.</param>
    public SearchResult Answer(SearchRequest request, DateTime now, Func<SearchRequest, SearchResult> answer)
    {
        if (most < 2 || KeyOf(request, now) is not { } key) return answer(request);
        if (_newer.TryGetValue(key, out var known)) return known;
        if (!_older.TryGetValue(key, out known)) known = answer(request);
        if (_newer.Count >= most / 2)
        {
            _older = _newer;
            _newer = new(StringComparer.Ordinal);
        }
        _newer[key] = known;
        return known;
    }

    private static string? KeyOf(SearchRequest request, DateTime now)
    {
        if (request.Query.Length > LongestRequest) return null;
        var key = new StringBuilder(64);
        key.Append(CultureInfo.InvariantCulture, $"{now.Ticks / TimeSpan.TicksPerDay}/{(int)request.Sort}/{request.Skip}/{request.Take}/{request.Exactly}/{request.Query.Length}:{request.Query}");
        foreach (var (name, values) in request.Filters)
        {
            key.Append(CultureInfo.InvariantCulture, $"/{name.Length}:{name}");
            foreach (var value in values)
            {
                key.Append(CultureInfo.InvariantCulture, $",{value.Length}:{value}");
                if (key.Length > 2 * LongestRequest) return null;
            }
            if (key.Length > 2 * LongestRequest) return null;
        }
        return key.ToString();
    }
}
