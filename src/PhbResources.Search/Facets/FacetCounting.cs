namespace PhbResources.Search.Facets;

/// <summary>
/// Filters what matches and counts what is left. The counts of a filter ignore its own choice: a document that only
/// this filter turns away still counts among its values.
/// </summary>
internal sealed class FacetCounting
{
    /// <summary>Most filters, and most values of one, that are looked at; nobody chooses so many by hand.</summary>
    private const int MaxFilters = 24;
    private const int MaxValues = 64;

    private readonly List<(string Name, HashSet<string> Values)> _filters = [];
    private readonly List<Segment> _segments = [];

    public FacetCounting(IReadOnlyDictionary<string, IReadOnlyList<string>> filters)
    {
        foreach (var (name, values) in filters.OrderBy(filter => filter.Key, StringComparer.Ordinal))
        {
            if (values.Count == 0) continue;
            if (_filters.Count == MaxFilters) break;
            _filters.Add((name, values.Take(MaxValues).ToHashSet(StringComparer.Ordinal)));
        }
    }

    public Segment Open(FacetProfiles profiles)
    {
        var segment = new Segment(profiles, _filters);
        _segments.Add(segment);
        return segment;
    }

    /// <summary>Counts by facet, the commonest value first. A chosen value is told even where nothing has it, so that it can be taken away.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Counts()
    {
        var counts = new SortedDictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var segment in _segments) segment.AddTo(counts);
        foreach (var (name, values) in _filters)
        {
            if (!counts.TryGetValue(name, out var facet)) counts[name] = facet = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var value in values) facet.TryAdd(value, 0);
        }
        return counts.ToDictionary(
            facet => facet.Key,
            IReadOnlyList<FacetCount> (facet) => [.. facet.Value.Select(pair => new FacetCount(pair.Key, pair.Value)).OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal)],
            StringComparer.Ordinal);
    }

    internal sealed class Segment
    {
        // What the filters say of a profile; beside these two, the one facet whose filter alone refuses it.
        private const int Passes = -1;
        private const int Refused = -2;

        private readonly FacetProfiles _profiles;
        private readonly int[] _counts;
        private readonly int[]? _verdicts;

        public Segment(FacetProfiles profiles, List<(string Name, HashSet<string> Values)> filters)
        {
            _profiles = profiles;
            _counts = new int[profiles.Count];
            if (filters.Count == 0) return;
            _verdicts = new int[profiles.Count];
            Array.Fill(_verdicts, Passes);
            foreach (var (name, values) in filters) Apply(name, values);
        }

        /// <summary>Counts a document that matches the words; true when the filters let it through.</summary>
        public bool Count(int document)
        {
            var profile = _profiles.OfDocuments[document];
            _counts[profile]++;
            return _verdicts is null || _verdicts[profile] == Passes;
        }

        public void AddTo(SortedDictionary<string, Dictionary<string, int>> all)
        {
            var firsts = _profiles.Firsts;
            var sums = new int[firsts[^1]];
            for (var profile = 0; profile < _counts.Length; profile++)
            {
                var verdict = _verdicts?[profile] ?? Passes;
                if (_counts[profile] == 0 || verdict == Refused) continue;
                foreach (var value in _profiles.ValuesOf(profile))
                    if (verdict == Passes || value >= firsts[verdict] && value < firsts[verdict + 1]) sums[value] += _counts[profile];
            }
            for (var facet = 0; facet < _profiles.Names.Length; facet++)
            {
                var values = _profiles.Values[facet];
                for (var number = 0; number < values.Length; number++)
                {
                    var sum = sums[firsts[facet] + number];
                    if (sum == 0) continue;
                    if (!all.TryGetValue(_profiles.Names[facet], out var counts)) all[_profiles.Names[facet]] = counts = new Dictionary<string, int>(StringComparer.Ordinal);
                    counts[values[number]] = counts.GetValueOrDefault(values[number]) + sum;
                }
            }
        }

        private void Apply(string name, HashSet<string> values)
        {
            var facet = Array.IndexOf(_profiles.Names, name);
            var wanted = new bool[_profiles.Firsts[^1]];
            if (facet >= 0)
                for (var number = 0; number < _profiles.Values[facet].Length; number++) wanted[_profiles.Firsts[facet] + number] = values.Contains(_profiles.Values[facet][number]);
            for (var profile = 0; profile < _counts.Length; profile++)
            {
                if (HasAny(_profiles.ValuesOf(profile), wanted)) continue;
                // Nothing in this segment has a value of an unknown facet, so there is nothing to count for it.
                _verdicts![profile] = _verdicts[profile] == Passes && facet >= 0 ? facet : Refused;
            }
        }

        private static bool HasAny(ReadOnlySpan<int> numbers, bool[] wanted)
        {
            foreach (var number in numbers)
                if (wanted[number]) return true;
            return false;
        }
    }
}
