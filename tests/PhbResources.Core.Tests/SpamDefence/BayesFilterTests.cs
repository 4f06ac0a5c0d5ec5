using CsCheck;
using PhbResources.Core.SpamDefence;

namespace PhbResources.Core.Tests.SpamDefence;

/// <summary>The filter that learns, on a real database.</summary>
[TestFixture]
public sealed class BayesFilterTests
{
    private static readonly Gen<string[]> s_tokens = Gen.String[Gen.Char['a', 'f'], 1, 3].HashSet[0, 12].Select(set => set.ToArray());

    [Test]
    public async Task Learning_and_unlearning_leads_back_to_the_same_state()
    {
        using SpamDatabase database = new();
        foreach (string[] text in new[] { new[] { "rota", "nights" }, ["rota", "leave"], ["casino"] })
            await database.Filter.LearnAsync(text, spam: text[0] == "casino", default);
        await Gen.Select(s_tokens, Gen.Bool).Array[1, 6].SampleAsync(async lessons =>
        {
            var before = await database.WordsAsync();
            foreach ((string[] tokens, bool spam) in lessons)
                await database.Filter.LearnAsync(tokens, spam, default);
            Assert.That((await database.Filter.KnownAsync(default)).Good + (await database.Filter.KnownAsync(default)).Bad, Is.EqualTo(3 + lessons.Length));
            foreach ((string[] tokens, bool spam) in lessons.Reverse())
                await database.Filter.UnlearnAsync(tokens, spam, default);
            Assert.That(await database.WordsAsync(), Is.EquivalentTo(before));
            BayesCounts known = await database.Filter.KnownAsync(default);
            Assert.That(known.Tokens.ToDictionary(token => token.Token, token => (token.Good, token.Bad)), Is.EquivalentTo(before.Where(word => word.Key.Length > 0)));
        }, iter: 40, threads: 1);
    }

    [Test]
    public async Task What_is_known_in_memory_is_what_is_in_the_database_also_when_many_learn_at_once()
    {
        using SpamDatabase database = new();
        await Parallel.ForAsync(0, 60, async (number, _) => await database.Filter.LearnAsync(["every", $"word{(char)('a' + (number % 7))}"], number % 3 == 0, default));

        BayesCounts known = await database.Filter.KnownAsync(default);
        Assert.That((known.Good, known.Bad), Is.EqualTo((40L, 20L)));
        var stored = await database.WordsAsync();
        Assert.That(stored["every"], Is.EqualTo((40L, 20L)));
        Assert.That(known.Tokens.ToDictionary(token => token.Token, token => (token.Good, token.Bad)), Is.EquivalentTo(stored.Where(word => word.Key.Length > 0)));
    }

    [Test]
    public async Task Another_server_sees_what_was_learned()
    {
        using SpamDatabase database = new();
        using BayesFilter other = new(database);
        await other.LearnAsync(["rota"], spam: false, default);
        await database.Filter.LearnAsync(["casino"], spam: true, default);

        Assert.That((await other.KnownAsync(default)).Tokens, Is.EquivalentTo(new[] { ("rota", 1L, 0L), ("casino", 0L, 1L) }));
        Assert.That((await database.Filter.KnownAsync(default)).Tokens, Is.EquivalentTo(new[] { ("rota", 1L, 0L), ("casino", 0L, 1L) }));
    }

    [Test]
    public async Task It_has_no_opinion_before_it_has_seen_a_few_of_both_sorts()
    {
        using SpamDatabase database = new();
        for (int number = 0; number < 20; number++)
            await database.Filter.LearnAsync(["casino"], spam: true, default);
        Assert.That((await database.Filter.KnownAsync(default)).Of(["casino"]), Is.EqualTo(BayesOpinion.Silent));
    }

    [Test]
    public async Task It_learns_what_spam_is_made_of_and_says_which_words()
    {
        using SpamDatabase database = new();
        for (int number = 0; number < 8; number++)
        {
            await database.Filter.LearnAsync(["rota", "nights", "the"], spam: false, default);
            await database.Filter.LearnAsync(["casino", "bonus", "the", "near:visit"], spam: true, default);
        }

        BayesCounts known = await database.Filter.KnownAsync(default);
        BayesOpinion bad = known.Of(["casino", "bonus", "the", "never-seen"]), good = known.Of(["rota", "nights", "the"]);
        Assert.That(bad.Score, Is.GreaterThan(0.9));
        Assert.That(bad.Words, Is.EquivalentTo(new[] { "casino", "bonus" }));
        Assert.That(good.Score, Is.LessThan(0.2));
        Assert.That(good.Words, Is.Empty);
        Assert.That(known.Strongly(spam: true, 2).Select(token => token.Token), Is.SubsetOf(new[] { "casino", "bonus", "near:visit" }));
        Assert.That(known.Of(["the"]).LogOdds, Is.Zero.Within(1e-9), "a word of both says nothing");
    }

    [Test]
    public async Task A_wave_of_spam_does_not_make_every_text_look_like_it()
    {
        using SpamDatabase database = new();
        for (int number = 0; number < 6; number++)
            await database.Filter.LearnAsync(["the", "rota", "handover"], spam: false, default);
        for (int number = 0; number < 300; number++)
            await database.Filter.LearnAsync(["the", "casino"], spam: true, default);
        Assert.That((await database.Filter.KnownAsync(default)).Of(["the", "rota", "holiday"]).Score, Is.LessThan(0.5));
    }

    [Test]
    public void The_score_is_from_0_to_1_for_any_text()
    {
        SpamLists lists = new(Microsoft.Extensions.Options.Options.Create(new PhbOptions()));
        BayesCounts known = BayesCounts.None.With([new SpamWord { Token = "", Good = 9, Bad = 7 }, new SpamWord { Token = "aaa", Good = 9 }, new SpamWord { Token = "bbb", Bad = 7 },
            new SpamWord { Token = "links:none", Good = 8, Bad = 1 }, new SpamWord { Token = "length:short", Good = 200, Bad = 900 }]);
        Gen.Select(Gen.String, Gen.String, Gen.OneOf(new[] { "aaa bbb ", "https://a.b/c", "\uD800", "www.", "ﷺ", "İ" }.Select(piece => Gen.Const(piece)).ToArray())).Sample((text, mail, more) =>
        {
            SpamEvidence evidence = new() { Submission = Guid.NewGuid(), Member = Guid.NewGuid(), Texts = [text, text + more, more + text], Email = mail, Name = more };
            IReadOnlySet<string> tokens = SpamTokens.Of(SpamFacts.Of(evidence, lists));
            double score = known.Of(tokens).Score;
            Assert.That(score, Is.InRange(0.0, 1.0));
            Assert.That(tokens, Has.All.Length.LessThanOrEqualTo(SpamTokens.MaxLength));
        });
    }
}
