using System.Text;
using CsCheck;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy.Scrubbing;

namespace PhbResources.Documents.Tests.Privacy;

internal sealed class ValueSearchTests
{
    private static readonly Gen<string> Letters = Gen.String[Gen.Char['a', 'c'], 0, 60];
    private static readonly Gen<string[]> Values = Gen.String[Gen.Char['a', 'c'], ValueSearch.Fewest, 9].Array[0, 12];

    private static InspectionRun Run() => new(InspectionLimits.Default, TimeProvider.System, CancellationToken.None);

    [Test]
    public void Every_value_is_found_wherever_it_stands() => Gen.Select(Letters, Values).Sample((text, values) =>
    {
        var expected = from value in values.Distinct() from at in Enumerable.Range(0, text.Length) where text.AsSpan(at).StartsWith(value) select (at, value);
        return Of(values).In(text, Run()).Order().SequenceEqual(expected.Order());
    }, iter: 2_000);

    [Test]
    public void Bytes_are_searched_across_the_ends_of_the_stretches_they_are_read_in() => Gen.Select(Values, Gen.Int[0, 140_000], Gen.Bool).Sample((values, at, has) =>
    {
        var content = Encoding.Latin1.GetBytes(new string('x', 140_000));
        if (has && values.Length > 0) Encoding.Latin1.GetBytes(values[0]).AsSpan(0, Math.Min(values[0].Length, content.Length - at)).CopyTo(content.AsSpan(at));
        return Of(values).IsIn(content, Run()) == values.Any(value => content.AsSpan().IndexOf(Encoding.Latin1.GetBytes(value)) >= 0);
    }, iter: 200);

    private static ValueSearch Of(string[] values)
    {
        var search = new ValueSearch();
        foreach (var value in values) search.Add(value);
        return search;
    }
}
