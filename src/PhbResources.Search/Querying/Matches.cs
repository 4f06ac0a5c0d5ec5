using System.Collections.Concurrent;

namespace PhbResources.Search.Querying;

/// <summary>The documents of one segment that have a word or a phrase, and what it is worth in each.</summary>
/// <param name="Documents">Their numbers in the segment.</param>
/// <param name="Best">What the field is worth in which it counts most.</param>
/// <param name="Rest">What the other fields are worth together.</param>
internal sealed record Matches(int[] Documents, float[] Best, float[] Rest)
{
    /// <summary>
    /// Matches of one segment that were asked for before. People use the same words again and again, and to read one from
    /// a dozen fields costs far more than to add it up. Holds only so much, and begins anew when it is full.
    /// </summary>
    internal sealed class Cache(int documents)
    {
        /// <summary>Documents held for all words together, as a multiple of the documents in the segment; each takes 12 bytes.</summary>
        private const int Share = 200;
        private const int Least = 50_000;

        /// <summary>What a word costs that hardly any document has.</summary>
        private const int Overhead = 16;

        private readonly ConcurrentDictionary<(Where, string), Matches> _known = new();
        private readonly long _most = Math.Max(Least, (long)Share * documents);
        private long _held;

        public Matches Of(Where where, string text, Func<Matches> read)
        {
            if (_known.TryGetValue((where, text), out var known)) return known;
            var matches = read();
            if (Interlocked.Add(ref _held, matches.Documents.Length + Overhead) > _most)
            {
                _known.Clear();
                Interlocked.Exchange(ref _held, matches.Documents.Length + Overhead);
            }
            _known[(where, text)] = matches;
            return matches;
        }
    }
}

/// <summary>Where a word or phrase is looked for.</summary>
internal enum Where
{
    /// <summary>Any form of it, in any field.</summary>
    Anywhere,

    /// <summary>Any form of it, in the title.</summary>
    Title,

    /// <summary>As written, in any field.</summary>
    ExactAnywhere,

    /// <summary>As written, in the title.</summary>
    ExactTitle,
}
