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

    public Segment Open(FacetColumn[] columns)
    {
        var segment = new Segment(columns, _filters);
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
        private readonly FacetColumn[] _columns;
        private readonly int[][] _counts;
        private readonly (int Column, bool[] Wanted)[] _filters;

        public Segment(FacetColumn[] columns, List<(string Name, HashSet<string> Values)> filters)
        {
            _columns = columns;
            _counts = Array.ConvertAll(columns, column => new int[column.Values.Length]);
            _filters = new (int, bool[])[filters.Count];
            for (var i = 0; i < _filters.Length; i++)
            {
                var column = Array.FindIndex(columns, candidate => candidate.Name == filters[i].Name);
                _filters[i] = (column, column < 0 ? [] : Array.ConvertAll(columns[column].Values, filters[i].Values.Contains));
            }
        }

        /// <summary>Counts a document that matches the words; true when the filters let it through.</summary>
        public bool Count(int document)
        {
            var refused = -1;
            foreach (var (column, wanted) in _filters)
            {
                if (column >= 0 && HasAny(_columns[column].Of(document), wanted)) continue;
                if (refused != -1) return false;
                refused = column < 0 ? int.MaxValue : column;
            }
            if (refused == -1)
            {
                for (var column = 0; column < _columns.Length; column++) Add(column, document);
                return true;
            }
            if (refused != int.MaxValue) Add(refused, document);
            return false;
        }

        public void AddTo(SortedDictionary<string, Dictionary<string, int>> all)
        {
            for (var column = 0; column < _columns.Length; column++)
            {
                var (name, values, counts) = (_columns[column].Name, _columns[column].Values, _counts[column]);
                for (var number = 0; number < counts.Length; number++)
                {
                    if (counts[number] == 0) continue;
                    if (!all.TryGetValue(name, out var facet)) all[name] = facet = new Dictionary<string, int>(StringComparer.Ordinal);
                    facet[values[number]] = facet.GetValueOrDefault(values[number]) + counts[number];
                }
            }
        }

        private void Add(int column, int document)
        {
            foreach (var number in _columns[column].Of(document)) _counts[column][number]++;
        }

        private static bool HasAny(ReadOnlySpan<int> numbers, bool[] wanted)
        {
            foreach (var number in numbers)
                if (wanted[number]) return true;
            return false;
        }
    }
}
