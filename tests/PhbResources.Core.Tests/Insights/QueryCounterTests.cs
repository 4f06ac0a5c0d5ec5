using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PhbResources.Core.Insights;
using PhbResources.Core.Storage;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Search;
using PhbResources.Core.Library;

namespace PhbResources.Core.Tests.Insights;

/// <summary>What is remembered of searches, and what is not.</summary>
[TestFixture, NonParallelizable]
public sealed class QueryCounterTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;

    private QueryCounter Counter => _host.Get<QueryCounter>();

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Searches_that_find_nothing_are_added_up_by_their_words()
    {
        LibrarySearch search = _host.Get<LibrarySearch>();
        search.Search(new SearchRequest { Query = "Zzqqxx  vvkk" });
        search.Search(new SearchRequest { Query = "zzqqxx vvkk" });
        search.Search(new SearchRequest { Query = "zzqqxx vvkk", Skip = 20 });
        await Counter.WriteAsync(CancellationToken.None);
        search.Search(new SearchRequest { Query = "zzqqxx vvkk" });
        await Counter.WriteAsync(CancellationToken.None);

        Assert.That((await FiguresAsync(corrected: false)).Single(figure => figure.Words == "zzqqxx vvkk").Count, Is.EqualTo(3));
    }

    [Test]
    public async Task Searches_that_are_corrected_are_kept_with_what_they_were_read_as()
    {
        Counter.Count("medcation", "medication");
        await Counter.WriteAsync(CancellationToken.None);

        Assert.That((await FiguresAsync(corrected: true)).Select(figure => (figure.Words, figure.ReadAs)), Does.Contain(("medcation", "medication")));
        Assert.That((await FiguresAsync(corrected: false)).Select(figure => figure.Words), Does.Not.Contain("medcation"));
    }

    [TestCase("someone@library.example")]
    [TestCase("07700 900123")]
    [TestCase("NE1 7RU")]
    [TestCase("ne17ru rota")]
    [TestCase("943 476 5919")]
    [TestCase("Xxxx Yyyyyy contract")]
    [TestCase("mr xxxx")]
    [TestCase("born 1 2 80")]
    [TestCase("https://library.example")]
    public async Task Words_that_may_be_about_a_person_are_not_kept(string words)
    {
        Counter.Count(words, null);
        await Counter.WriteAsync(CancellationToken.None);

        Assert.That((await FiguresAsync(corrected: false)).Select(figure => figure.Words), Does.Not.Contain(words.ToLowerInvariant()));
    }

    [TestCase("hoist sling check")]
    [TestCase("2:1 cover")]
    [TestCase("Annual leave")]
    [TestCase("p60 and p45")]
    public void Ordinary_words_are_no_personal_words(string words) => Assert.That(PersonalWords.Are(words), Is.False);

    [Test]
    public async Task A_flood_of_different_words_fills_no_disk()
    {
        // On a day of its own, so that the other tests have room left on theirs.
        using QueryCounter counter = new(_host.Get<IDbContextFactory<PhbDbContext>>(), new Tomorrow(), NullLogger<QueryCounter>.Instance);
        for (int number = 0; number < 5_000; number++)
        {
            counter.Count($"flood {(char)('a' + number % 26)}{(char)('a' + number / 26 % 26)}{(char)('a' + number / 676)}", null);
            if (number % 100 == 0)
                await counter.WriteAsync(CancellationToken.None);
        }

        await counter.WriteAsync(CancellationToken.None);
        Assert.That((await FiguresAsync(corrected: false)).Count(figure => figure.Words.StartsWith("flood", StringComparison.Ordinal)), Is.EqualTo(QueryCounter.MostADay));
    }

    private Task<IReadOnlyList<QueryFigure>> FiguresAsync(bool corrected) => Counter.FiguresAsync(corrected, DateOnly.MinValue, int.MaxValue, CancellationToken.None);

    private sealed class Tomorrow : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(1);
    }
}
