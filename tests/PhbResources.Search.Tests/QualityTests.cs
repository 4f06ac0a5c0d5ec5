namespace PhbResources.Search.Tests;

/// <summary>Whether people find what they look for: by the titles of the library alone, and with the texts of the templates that are written.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class QualityTests(bool texts)
{
    private TestIndex _index = null!;

    [OneTimeSetUp]
    public void Fill()
    {
        _index = new TestIndex(Catalogue.SynonymFile);
        _index.Index.Put([.. texts ? RealTexts.Documents : Catalogue.Documents]);
    }

    [OneTimeTearDown]
    public void Clear() => _index.Dispose();

    [Test]
    public void The_texts_are_those_of_the_library()
    {
        Assert.That(RealTexts.Written, Is.GreaterThanOrEqualTo(50));
        var hits = _index.Index.Search(new SearchRequest { Query = "shift cover" }).Hits;
        Assert.That(hits.Any(hit => hit.Passages.Count > 0), Is.EqualTo(texts));
    }

    [Test]
    public void At_least_38_of_40_queries_find_what_was_meant()
    {
        Assert.That(Catalogue.Queries, Has.Count.EqualTo(40));
        Assert.That(Found(Catalogue.Queries), Is.GreaterThanOrEqualTo(38));
    }

    [Test]
    public void Nineteen_in_twenty_of_further_queries_find_what_was_meant()
    {
        Assert.That(Catalogue.MoreQueries, Has.Count.GreaterThanOrEqualTo(150));
        Assert.That(Found(Catalogue.MoreQueries), Is.GreaterThanOrEqualTo(Catalogue.MoreQueries.Count * 0.95));
    }

    [Test]
    public void Queries_found_the_same_whether_or_not_their_failures_were_looked_at()
    {
        foreach (var type in Catalogue.OwnQueries.GroupBy(query => query.Type)) Assert.That(type.Count(), Is.GreaterThanOrEqualTo(100), type.Key);
        TestContext.Out.WriteLine("Looked at:");
        var looked = Found([.. Catalogue.OwnQueries.Where((_, place) => place % 2 == 0)]);
        TestContext.Out.WriteLine("Never looked at:");
        var other = Found([.. Catalogue.OwnQueries.Where((_, place) => place % 2 == 1)], told: false);
        Assert.Multiple(() =>
        {
            Assert.That(looked, Is.GreaterThanOrEqualTo(Catalogue.OwnQueries.Count / 2 * 0.95));
            Assert.That(other, Is.GreaterThanOrEqualTo(Catalogue.OwnQueries.Count / 2 * 0.9));
        });
    }

    /// <summary>Reports by type of query; returns how many succeeded.</summary>
    private int Found(IReadOnlyList<JudgedQuery> queries, bool told = true)
    {
        var found = new List<(JudgedQuery Query, int Place)>();
        foreach (var query in queries)
        {
            var slugs = _index.Slugs(query.Query).ToList();
            var place = slugs.FindIndex(query.Expected.Contains) + 1;
            found.Add((query, place));
            if (told && (place == 0 || place > query.Within)) TestContext.Out.WriteLine($"MISSED {query.Query} ({query.Type}, top {query.Within}): place {place}; first {string.Join(", ", slugs.Take(6))}");
        }
        foreach (var type in found.GroupBy(result => result.Query.Type))
            TestContext.Out.WriteLine($"{type.Key}: {type.Count(Success)} of {type.Count()}, mean reciprocal rank {type.Average(Reciprocal):0.000}");
        TestContext.Out.WriteLine($"All: {found.Count(Success)} of {found.Count}, mean reciprocal rank {found.Average(Reciprocal):0.000}");
        return found.Count(Success);

        static bool Success((JudgedQuery Query, int Place) result) => result.Place > 0 && result.Place <= result.Query.Within;
        static double Reciprocal((JudgedQuery Query, int Place) result) => result.Place == 0 ? 0 : 1.0 / result.Place;
    }
}
