namespace PhbResources.Search.Tests;

/// <summary>Whether people find what they look for, by the titles of the library alone.</summary>
public sealed class QualityTests
{
    private TestIndex _index = null!;

    [OneTimeSetUp]
    public void Fill()
    {
        _index = new TestIndex(Catalogue.SynonymFile);
        _index.Index.Put([.. Catalogue.Documents]);
    }

    [OneTimeTearDown]
    public void Clear() => _index.Dispose();

    [Test]
    public void At_least_38_of_40_queries_find_what_was_meant_by_title_kind_and_category_alone()
    {
        var found = new List<(JudgedQuery Query, int Place)>();
        foreach (var query in Catalogue.Queries)
        {
            var slugs = _index.Slugs(query.Query).ToList();
            var place = slugs.FindIndex(query.Expected.Contains) + 1;
            found.Add((query, place));
            if (place == 0 || place > query.Within) TestContext.Out.WriteLine($"MISSED {query.Query} ({query.Type}, top {query.Within}): place {place}; first {string.Join(", ", slugs.Take(6))}");
        }
        foreach (var type in found.GroupBy(result => result.Query.Type))
            TestContext.Out.WriteLine($"{type.Key}: {type.Count(Success)} of {type.Count()}, mean reciprocal rank {type.Average(Reciprocal):0.000}");
        TestContext.Out.WriteLine($"All: {found.Count(Success)} of {found.Count}, mean reciprocal rank {found.Average(Reciprocal):0.000}");
        Assert.That(found, Has.Count.EqualTo(40));
        Assert.That(found.Count(Success), Is.GreaterThanOrEqualTo(38));

        static bool Success((JudgedQuery Query, int Place) result) => result.Place > 0 && result.Place <= result.Query.Within;
        static double Reciprocal((JudgedQuery Query, int Place) result) => result.Place == 0 ? 0 : 1.0 / result.Place;
    }
}
