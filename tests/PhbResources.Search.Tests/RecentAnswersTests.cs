namespace PhbResources.Search.Tests;

/// <summary>An answer kept for whoever asks the same again.</summary>
public sealed class RecentAnswersTests
{
    private static SearchDocument Document(int number, string title) => new(new Guid(number, 5, 0, new byte[8]), "document-" + number, title)
    {
        Kind = new FacetValue(number % 2 == 0 ? "rota" : "guide", "kind"),
    };

    [Test]
    public void The_same_request_has_the_same_answer_until_the_index_or_the_synonyms_change()
    {
        var synonyms = Path.Combine(Path.GetTempPath(), "phb-synonyms-" + Guid.NewGuid().ToString("N") + ".txt");
        File.WriteAllText(synonyms, "rota, shifts\n");
        using var index = new TestIndex(synonyms);
        index.Index.Put(Document(1, "Weekly rota"));
        var request = new SearchRequest { Query = "rota" };
        var first = index.Index.Search(request);
        Assert.That(index.Index.Search(request with { }), Is.SameAs(first));
        index.Index.Put(Document(2, "Second rota"));
        Assert.That(index.Index.Search(request).Total, Is.EqualTo(2));
        index.Index.Remove(new Guid(1, 5, 0, new byte[8]));
        Assert.That(index.Index.Search(request).Hits.Single().Slug, Is.EqualTo("document-2"));
        Assert.That(index.Index.Search(request with { Query = "timetable" }).Total, Is.Zero);
        File.WriteAllText(synonyms, "rota, timetable\n");
        Assert.That(() => index.Index.Search(request with { Query = "timetable" }).Total, Is.EqualTo(1).After(10_000, 50));
        File.Delete(synonyms);
    }

    [Test]
    public void Requests_that_differ_in_anything_have_answers_of_their_own()
    {
        using var index = new TestIndex();
        index.Index.Put([.. Enumerable.Range(1, 40).Select(number => Document(number, "Rota"))]);
        var request = new SearchRequest { Query = "rota" };
        Assert.That(index.Index.Search(request).Hits, Has.Count.EqualTo(20));
        Assert.That(index.Index.Search(request with { Take = 5 }).Hits, Has.Count.EqualTo(5));
        Assert.That(index.Index.Search(request with { Skip = 35 }).Hits, Has.Count.EqualTo(5));
        Assert.That(index.Index.Search(Filtered("kind", "guide")).Total, Is.EqualTo(20));
        Assert.That(index.Index.Search(Filtered("kind", "rota,5:guide")).Total, Is.Zero);
        Assert.That(index.Index.Search(Filtered("kind", "rota", "guide")).Total, Is.EqualTo(40));
        Assert.That(index.Index.Search(request with { Query = "rotta", Exactly = true }).Total, Is.Zero);
        Assert.That(index.Index.Search(request with { Query = "rotta" }).Total, Is.EqualTo(40));

        SearchRequest Filtered(string name, params string[] values) => request with { Filters = new Dictionary<string, IReadOnlyList<string>> { [name] = values } };
    }

    [Test]
    public void No_more_are_held_than_was_said_and_those_asked_for_again_stay()
    {
        using var index = new TestIndex(recentAnswers: 10);
        index.Index.Put(Document(1, "Rota"));
        var kept = index.Index.Search(new SearchRequest { Query = "rota" });
        var dropped = index.Index.Search(new SearchRequest { Query = "rota once" });
        for (var i = 0; i < 30; i++)
        {
            index.Index.Search(new SearchRequest { Query = "rota " + i });
            Assert.That(index.Index.Search(new SearchRequest { Query = "rota" }), Is.SameAs(kept));
        }
        Assert.That(index.Index.Search(new SearchRequest { Query = "rota once" }), Is.Not.SameAs(dropped));
    }
}
