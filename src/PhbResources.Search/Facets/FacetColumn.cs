using Lucene.Net.Index;
using Lucene.Net.Util;
using PhbResources.Search.Storage;

namespace PhbResources.Search.Facets;

/// <summary>The values of one facet in one segment: for each document the numbers of its values.</summary>
internal sealed class FacetColumn
{
    private readonly int[] _starts;
    private readonly int[] _numbers;

    private FacetColumn(string name, string[] values, int[] starts, int[] numbers)
    {
        Name = name;
        Values = values;
        _starts = starts;
        _numbers = numbers;
    }

    /// <summary>Name of the facet: <c>category</c>, <c>kind</c>, <c>format</c> or the alias of a property.</summary>
    public string Name { get; }

    /// <summary>Its values; a value's place is its number.</summary>
    public string[] Values { get; }

    public ReadOnlySpan<int> Of(int document) => _numbers.AsSpan(_starts[document], _starts[document + 1] - _starts[document]);

    public static FacetColumn[] Read(AtomicReader reader)
    {
        var columns = new List<FacetColumn>();
        foreach (var field in reader.FieldInfos)
        {
            if (!field.Name.StartsWith(IndexFields.FacetPrefix, StringComparison.Ordinal)) continue;
            var stored = reader.GetSortedSetDocValues(field.Name);
            if (stored is null) continue;
            var values = new string[stored.ValueCount];
            var value = new BytesRef();
            for (var number = 0; number < values.Length; number++)
            {
                stored.LookupOrd(number, value);
                values[number] = value.Utf8ToString();
            }
            var starts = new int[reader.MaxDoc + 1];
            var numbers = new List<int>(reader.MaxDoc);
            for (var document = 0; document < reader.MaxDoc; document++)
            {
                starts[document] = numbers.Count;
                stored.SetDocument(document);
                for (var number = stored.NextOrd(); number != SortedSetDocValues.NO_MORE_ORDS; number = stored.NextOrd()) numbers.Add((int)number);
            }
            starts[^1] = numbers.Count;
            columns.Add(new FacetColumn(field.Name[IndexFields.FacetPrefix.Length..], values, starts, [.. numbers]));
        }
        return [.. columns];
    }
}
