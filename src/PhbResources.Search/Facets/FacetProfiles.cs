using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Util;
using PhbResources.Search.Storage;

namespace PhbResources.Search.Facets;

/// <summary>
/// The facets of one segment. Many documents have the same values of all facets together; such a set is a profile, and a
/// document is counted and filtered by its profile with one look.
/// </summary>
internal sealed class FacetProfiles
{
    private readonly int[] _profiles;
    // Numbers of values, facet after facet; a facet's numbers begin where those of the one before end.
    private readonly int[][] _values;

    private FacetProfiles(string[] names, string[][] labels, int[] profiles, int[][] values)
    {
        Names = names;
        Values = labels;
        _profiles = profiles;
        _values = values;
        Firsts = new int[labels.Length + 1];
        for (var facet = 0; facet < labels.Length; facet++) Firsts[facet + 1] = Firsts[facet] + labels[facet].Length;
    }

    /// <summary>Names of the facets: <c>category</c>, <c>kind</c>, <c>format</c> or the alias of a property.</summary>
    public string[] Names { get; }

    /// <summary>Their values.</summary>
    public string[][] Values { get; }

    /// <summary>Number of each facet's first value; then how many values there are.</summary>
    public int[] Firsts { get; }

    public int Count => _values.Length;

    /// <summary>Profiles by document.</summary>
    public ReadOnlySpan<int> OfDocuments => _profiles;

    /// <summary>Numbers of a profile's values.</summary>
    public ReadOnlySpan<int> ValuesOf(int profile) => _values[profile];

    public static FacetProfiles Read(AtomicReader reader)
    {
        var (names, labels) = (new List<string>(), new List<string[]>());
        var profiles = new int[reader.MaxDoc];
        // Facet by facet the documents of one profile are divided by their values.
        var sets = new List<int[]> { Array.Empty<int>() };
        var first = 0;
        foreach (var field in reader.FieldInfos)
        {
            if (!field.Name.StartsWith(IndexFields.FacetPrefix, StringComparison.Ordinal)) continue;
            if (reader.GetSortedSetDocValues(field.Name) is not { } stored) continue;
            names.Add(field.Name[IndexFields.FacetPrefix.Length..]);
            var values = new string[stored.ValueCount];
            var value = new BytesRef();
            for (var number = 0; number < values.Length; number++)
            {
                stored.LookupOrd(number, value);
                values[number] = value.Utf8ToString();
            }
            labels.Add(values);
            Divide(profiles, sets, stored, first);
            first += values.Length;
        }
        return new FacetProfiles([.. names], [.. labels], profiles, [.. sets]);
    }

    private static void Divide(int[] profiles, List<int[]> sets, SortedSetDocValues stored, int first)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var divided = new List<int[]>();
        var key = new List<int>();
        for (var document = 0; document < profiles.Length; document++)
        {
            key.Clear();
            key.Add(profiles[document]);
            stored.SetDocument(document);
            for (var number = stored.NextOrd(); number != SortedSetDocValues.NO_MORE_ORDS; number = stored.NextOrd()) key.Add(first + (int)number);
            var letters = MemoryMarshal.Cast<int, char>(CollectionsMarshal.AsSpan(key));
            if (!lookup.TryGetValue(letters, out var profile))
            {
                lookup[letters] = profile = divided.Count;
                divided.Add([.. sets[profiles[document]], .. key.Skip(1)]);
            }
            profiles[document] = profile;
        }
        sets.Clear();
        sets.AddRange(divided);
    }
}
