namespace PhbResources.Search.Tests;

/// <summary>What a search answers: order, counts, marks, corrections, synonyms, suggestions.</summary>
public sealed class SearchingTests
{
    private static int _number;

    private static SearchDocument Document(string slug, string title) => new(new Guid(++_number, 7, 0, new byte[8]), slug, title);

    private static TestIndex With(params SearchDocument[] documents)
    {
        var index = new TestIndex();
        index.Index.Put(documents);
        return index;
    }

    [TestCase("Weekly timesheet", "time sheet")]
    [TestCase("Weekly time sheet", "timesheet")]
    [TestCase("Weekly time-sheet", "timesheets")]
    [TestCase("Two-to-one care", "2:1")]
    [TestCase("2:1 care", "two to one")]
    [TestCase("24-hour cover", "24hr cover")]
    [TestCase("Behaviour plan", "behavior")]
    [TestCase("Organization chart", "organisation")]
    [TestCase("Café visit", "cafe")]
    [TestCase("Cafe visit", "CAFÉ")]
    [TestCase("The carer's notes", "carers notes")]
    [TestCase("P.A. handbook", "PA handbook")]
    [TestCase("On-call plan", "oncall")]
    [TestCase("Assessing risks", "risk assessment")]
    [TestCase("Moving policies", "policy")]
    [TestCase("Who does what", "who does what")]
    [TestCase("Pay of £1,000", "1000")]
    public void Other_ways_to_write_the_same_are_the_same(string title, string query)
    {
        using var index = With(Document("it", title), Document("other", "Something else entirely"));
        Assert.That(index.Slugs(query).Take(1), Is.EqualTo(new[] { "it" }));
    }

    [Test]
    public void The_exact_word_comes_before_its_other_forms()
    {
        using var index = With(Document("plans", "Planning sheet"), Document("plan", "Planned sheet"), Document("planner", "Plan sheet"));
        Assert.That(index.Slugs("planned sheet")[0], Is.EqualTo("plan"));
        Assert.That(index.Slugs("plan sheet")[0], Is.EqualTo("planner"));
        Assert.That(index.Slugs("planning sheet"), Has.Count.EqualTo(3));
    }

    [Test]
    public void A_title_counts_for_more_than_text_and_words_together_for_more_than_words_apart()
    {
        using var index = With(
            Document("text", "One") with { Body = "night care " + string.Concat(Enumerable.Repeat("and night care ", 30)) },
            Document("title", "Night care"),
            Document("apart", "Two") with { Body = "a night in which nobody gave any kind of thought to care" });
        Assert.That(index.Slugs("night care"), Is.EqualTo(new[] { "title", "text", "apart" }));
    }

    [Test]
    public void Downloads_and_freshness_order_equals_but_never_lift_a_worse_match()
    {
        var now = DateTime.UtcNow;
        using var index = With(
            Document("old", "Rota") with { Updated = now.AddYears(-5) },
            Document("new", "Rota") with { Updated = now },
            Document("popular", "Rota") with { Updated = now, Downloads = 10_000 },
            Document("mention", "Diary") with { Updated = now, Downloads = long.MaxValue / 2, Body = "See the rota." });
        Assert.That(index.Slugs("rota"), Is.EqualTo(new[] { "popular", "new", "old", "mention" }));
    }

    [Test]
    public void Results_can_be_put_in_other_orders_and_paged()
    {
        using var index = With(
            Document("b", "Beta rota") with { Updated = new DateTime(2026, 1, 2), Downloads = 5 },
            Document("a", "alpha rota") with { Updated = new DateTime(2026, 1, 1), Downloads = 9 },
            Document("c", "Gamma rota") with { Updated = new DateTime(2026, 1, 3), Downloads = 1 });
        Assert.That(Order(SearchSort.Title), Is.EqualTo("abc"));
        Assert.That(Order(SearchSort.Newest), Is.EqualTo("cba"));
        Assert.That(Order(SearchSort.Downloads), Is.EqualTo("abc"));
        var everything = index.Index.Search(new SearchRequest { Skip = 1, Take = 1 });
        Assert.That((everything.Total, everything.Hits.Single().Slug), Is.EqualTo((3, "b")));

        string Order(SearchSort sort) => string.Concat(index.Index.Search(new SearchRequest { Query = "rota", Sort = sort }).Hits.Select(hit => hit.Slug));
    }

    [Test]
    public void The_count_beside_a_filter_is_the_count_behind_it()
    {
        using var index = new TestIndex(Catalogue.SynonymFile);
        index.Index.Put([.. new GeneratedLibrary().Documents(300)]);
        foreach (var query in new[] { "", "rota", "care plan", "anual leave", "how much holiday does my carer get" })
        {
            var chosen = new Dictionary<string, IReadOnlyList<string>>();
            foreach (var step in new[] { "", "format", "kind", "patternLength" })
            {
                var before = index.Index.Search(new SearchRequest { Query = query, Filters = chosen });
                foreach (var (name, counts) in before.Facets)
                    foreach (var count in counts.Take(4))
                    {
                        var narrowed = new Dictionary<string, IReadOnlyList<string>>(chosen) { [name] = [count.Value] };
                        Assert.That(index.Index.Search(new SearchRequest { Query = query, Filters = narrowed, Take = 0 }).Total, Is.EqualTo(count.Count), $"{query}: {name} {count.Value}");
                    }
                if (step.Length > 0) chosen[step] = [before.Facets[step][0].Value];
            }
        }
    }

    [Test]
    public void Values_of_one_filter_are_alternatives_and_a_choice_nothing_has_is_still_told()
    {
        using var index = With(
            Document("a", "Rota A") with { Properties = new Dictionary<string, IReadOnlyList<string>> { ["length"] = ["1 week"] } },
            Document("b", "Rota B") with { Properties = new Dictionary<string, IReadOnlyList<string>> { ["length"] = ["2 weeks"] } },
            Document("c", "Rota C"));
        var either = index.Index.Search(new SearchRequest { Query = "rota", Filters = new Dictionary<string, IReadOnlyList<string>> { ["length"] = ["1 week", "2 weeks", "9 weeks"] } });
        Assert.That(either.Total, Is.EqualTo(2));
        Assert.That(either.Facets["length"], Is.EqualTo(new[] { new FacetCount("1 week", 1), new FacetCount("2 weeks", 1), new FacetCount("9 weeks", 0) }));
    }

    [Test]
    public void A_result_shows_why_in_its_title_and_in_passages_with_the_text_untouched()
    {
        using var index = With(Document("a", "Night <b>care</b> plan") with
        {
            Summary = "For the hours of darkness.",
            Body = "Nothing here. <script>alert('night')</script> is only text.\nThe night worker checks every two hours. " + string.Concat(Enumerable.Repeat("Filler sentence. ", 50)) + "Plans for the nights are kept by the bed.",
        });
        var hit = index.Index.Search(new SearchRequest { Query = "night plans" }).Hits.Single();
        Assert.That(Marked(hit.Title), Is.EqualTo("[Night] <b>care</b> [plan]"));
        Assert.That(hit.Passages, Has.Count.EqualTo(3));
        Assert.That(Marked(hit.Passages[0]), Is.EqualTo("[Plans] for the [nights] are kept by the bed."));
        Assert.That(hit.Passages.Select(Marked), Has.Some.EqualTo("<script>alert('[night]')</script> is only text."));
        Assert.That(hit.Passages.Select(passage => passage.Text.Length), Is.All.LessThanOrEqualTo(260));
    }

    [Test]
    public void A_misspelt_word_is_corrected_from_the_words_of_the_library_and_can_be_searched_for_as_typed()
    {
        using var index = With(Document("a", "Annual leave request"), Document("b", "Weekly rota"));
        var corrected = index.Index.Search(new SearchRequest { Query = "Anual leave" });
        Assert.That((corrected.CorrectedQuery, corrected.Hits[0].Slug), Is.EqualTo(("annual leave", "a")));
        var exactly = index.Index.Search(new SearchRequest { Query = "anual", Exactly = true });
        Assert.That((exactly.CorrectedQuery, exactly.Total), Is.EqualTo(((string?)null, 0)));
        Assert.That(index.Index.Search(new SearchRequest { Query = "annual leave" }).CorrectedQuery, Is.Null);
        index.Index.Remove(corrected.Hits[0].Key);
        Assert.That(index.Index.Search(new SearchRequest { Query = "anual" }).CorrectedQuery, Is.Null, "a word of what was unpublished");
    }

    [TestCase("unpayed leave", "unpaid leave")]
    [TestCase("whistelblower", "whistleblowing")]
    [TestCase("lgo", "log")]
    [TestCase("roat lgo", "rota log")]
    [TestCase("rta", "rota")]
    public void Further_errors_are_corrected_where_nothing_is_near(string typed, string meant)
    {
        using var index = With(Document("a", "Unpaid leave"), Document("b", "Whistleblowing policy"), Document("c", "Rota log"));
        Assert.That(index.Index.Search(new SearchRequest { Query = typed }).CorrectedQuery, Is.EqualTo(meant));
    }

    [TestCase("PEEP")]
    [TestCase("PRN")]
    [TestCase("cqc")]
    [TestCase("NHS")]
    [TestCase("LGO")]
    [TestCase("PA")]
    [TestCase("P45")]
    [TestCase("dbs")]
    [TestCase("1234")]
    public void Codes_and_numbers_are_not_corrected_away(string code)
    {
        using var index = With(Document("a", "Peer people pan pay prov dbz p46 1235 log"));
        var result = index.Index.Search(new SearchRequest { Query = code });
        Assert.That((result.CorrectedQuery, result.Total), Is.EqualTo(((string?)null, 0)));
    }

    [Test]
    public void Synonyms_find_each_other_both_ways_and_a_changed_file_is_in_force_without_a_restart()
    {
        var file = Path.GetTempFileName();
        var time = new Clock();
        using var index = new TestIndex(file, time: time);
        index.Index.Put([Document("mar", "Medication administration record"), Document("rota", "Weekly rota")]);
        Assert.That(index.Slugs("MAR chart"), Is.Empty);
        File.WriteAllText(file, "MAR chart, medication administration record # as it is called\nwho works when => rota\nlonely\n");
        time.Now += 2_000;
        Assert.That(index.Slugs("mar charts"), Is.EqualTo(new[] { "mar" }));
        Assert.That(index.Index.Synonyms.Problems, Has.Count.EqualTo(1).And.Some.Contains("Line 3"));
        index.Index.Put(Document("chart", "MAR chart"));
        Assert.That(index.Slugs("medication administration records"), Is.EquivalentTo(new[] { "mar", "chart" }));
        Assert.That(index.Slugs("working"), Is.EqualTo(new[] { "rota" }));
        Assert.That(index.Slugs("rota"), Is.EqualTo(new[] { "rota" }));
        File.Delete(file);
    }

    [Test]
    public void The_synonym_file_of_the_library_has_no_mistakes()
    {
        using var index = new TestIndex(Catalogue.SynonymFile);
        Assert.That(index.Index.Synonyms.Problems, Is.Empty);
        Assert.That(index.Index.Synonyms.Count, Is.GreaterThan(500));
    }

    [TestCase("ris", "Home risk assessment")]
    [TestCase("annual lea", "Annual leave request")]
    [TestCase("anual leave", "Annual leave request")]
    [TestCase("holiday f", "Annual leave request")]
    [TestCase("mar c", "MAR chart")]
    [TestCase("weekly r", "Weekly rota")]
    public void Suggestions_complete_what_is_typed(string typed, string expected)
    {
        using var index = new TestIndex(Catalogue.SynonymFile);
        index.Index.Put([.. Catalogue.Documents]);
        var suggestions = index.Index.Suggest(typed);
        Assert.That(suggestions.Select(suggestion => suggestion.Text.Text), Does.Contain(expected));
        Assert.That(suggestions, Has.Count.LessThanOrEqualTo(8));
    }

    private static string Marked(MarkedText marked)
    {
        var text = marked.Text;
        foreach (var mark in marked.Marks.Reverse()) text = text[..mark.Start.Value] + "[" + text[mark] + "]" + text[mark.End.Value..];
        return text;
    }

    private sealed class Clock : TimeProvider
    {
        public long Now { get; set; } = 1;

        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp() => Now;
    }
}
