using CsCheck;

namespace PhbResources.Search.Tests;

/// <summary>A typing error is no dead end: by the titles of the library alone, and with the texts of its templates.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class TypingErrorTests(bool texts)
{
    private const int Kinds = 4;

    private TestIndex _index = null!;

    [OneTimeSetUp]
    public void Fill()
    {
        _index = new TestIndex(Catalogue.SynonymFile, recentAnswers: 0);
        _index.Index.Put([.. texts ? RealTexts.Documents : Catalogue.Documents]);
    }

    [OneTimeTearDown]
    public void Clear() => _index.Dispose();

    [Test]
    public void A_title_with_one_typing_error_is_still_among_the_first_five()
    {
        var titles = Titles().ToList();
        var typo = from document in Gen.Int[0, titles.Count - 1].Select(i => titles[i])
                   from kind in Gen.Int[0, Kinds - 1]
                   from place in Gen.Int[0, document.Title.Length - 1]
                   from letter in Gen.Char['a', 'z']
                   select (document, Typed: Mistype(document.Title, kind, place, letter));
        typo.Where(t => t.Typed.Length > 0).Sample(t => IsFound(t.document, t.Typed), iter: 1_000, threads: 1, print: t => t.Typed + " for " + t.document.Title);
    }

    [Test, Category("Slow")]
    public void Every_title_with_an_error_at_any_place_is_still_among_the_first_five()
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1") Assert.Ignore("Set PHB_SLOW=1 to try an error at every place of every title.");
        var (tried, lost) = (0, new List<string>());
        foreach (var document in Titles())
            for (var place = 0; place < document.Title.Length; place++)
                for (var kind = 0; kind < Kinds; kind++)
                    // Left out and changed places have nothing to do with a letter.
                    foreach (var letter in kind is 1 or 3 ? "a" : "aemstz")
                        if (Mistype(document.Title, kind, place, letter) is { Length: > 0 } typed)
                        {
                            tried++;
                            if (!IsFound(document, typed)) lost.Add($"{typed} for {document.Title}");
                        }
        TestContext.Out.WriteLine($"{tried} typing errors tried, {lost.Count} not found. {string.Join("; ", lost.Take(40))}");
        Assert.That(lost, Is.Empty);
    }

    private static IEnumerable<SearchDocument> Titles() => Catalogue.Documents.Where(document => document.Title.Count(char.IsLetter) >= 8);

    private bool IsFound(SearchDocument document, string typed) => _index.Slugs(typed).Take(5).Contains(document.Slug);

    private static string Mistype(string title, int kind, int place, char letter) => !char.IsLetter(title[place]) ? "" : kind switch
    {
        0 => title.Insert(place, letter.ToString()),
        1 => title.Remove(place, 1),
        2 => title[..place] + letter + title[(place + 1)..],
        _ => place + 1 < title.Length ? title[..place] + title[place + 1] + title[place] + title[(place + 2)..] : "",
    };
}
