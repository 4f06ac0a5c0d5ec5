using PhbResources.Core.SpamDefence;

namespace PhbResources.Core.Tests.SpamDefence;

/// <summary>What is made of what members send.</summary>
[TestFixture]
public sealed class SpamJudgeTests
{
    private const string Honest = """
        Night routine for two assistants. It helped us because the evening handover was always rushed, and things were forgotten.
        The first page is for the assistant who leaves, the second for the one who comes. Fill in what was eaten, what was taken,
        how the mood was, and what is planned for tomorrow. We keep it in a folder beside the kettle, and read it together on Sundays.
        """;

    private SpamDatabase _database = null!;

    [SetUp]
    public void Open() => _database = new SpamDatabase();

    [TearDown]
    public void Close() => _database.Dispose();

    [Test]
    public async Task An_honest_text_of_a_new_member_goes_to_the_curator_and_of_a_trusted_one_through()
    {
        SpamVerdict verdict = await JudgeAsync(Honest);
        Assert.That((verdict.Action, verdict.Score < 0.1, verdict.Why.Count), Is.EqualTo((SpamAction.Queue, true, 0)));
        Assert.That((await _database.Judge.JudgeAsync(Evidence(Honest) with { Trusted = true, Published = 5, Submission = Guid.NewGuid() }, default)).Action, Is.EqualTo(SpamAction.Pass));
    }

    [Test]
    public async Task Nothing_about_a_person_alone_holds_their_work_back()
    {
        SpamEvidence[] people =
        [
            Evidence("Это расписание смен для помощников по дому. Оно помогло нам, потому что вечерняя передача всегда была в спешке."),
            Evidence(Honest) with { Email = "someone@mailinator.com" },
            Evidence(Honest) with { Name = "Wrtzkrbn", Email = "x7k2q9z@gmail.com" },
            Evidence(Honest) with { Taken = TimeSpan.FromSeconds(2) },
            Evidence(Honest.ToUpperInvariant()),
            Evidence(Honest + " More at https://a-small-charity.example/nights"),
        ];
        foreach ((int number, SpamEvidence person) in people.Index())
        {
            using SpamDatabase database = new();
            Assert.That((await database.Judge.JudgeAsync(person, default)).Action, Is.EqualTo(SpamAction.Queue), $"person {number}");
        }
    }

    [Test]
    public async Task Sales_talk_with_hidden_links_waits_apart_with_reasons()
    {
        SpamVerdict verdict = await JudgeAsync("BUY NOW!!! Lowest price on pills, click here https://bit.ly/xyz limited time offer");
        Assert.That(verdict.Action, Is.EqualTo(SpamAction.HoldQuietly));
        Assert.That(verdict.Why, Has.Some.Contains("bit.ly"));
        Assert.That(verdict.Why, Has.Some.Contains("buy now"));
    }

    [Test]
    public async Task A_link_that_several_members_send_is_a_campaign_and_the_first_are_judged_again()
    {
        List<Guid> sent = [];
        List<SpamAction> actions = [];
        for (int number = 0; number < 4; number++)
        {
            SpamEvidence evidence = Evidence($"{Own(number)} See https://deals.example/{number}");
            sent.Add(evidence.Submission);
            actions.Add((await _database.Judge.JudgeAsync(evidence, default)).Action);
        }

        Assert.That(actions, Is.EqualTo(new[] { SpamAction.Queue, SpamAction.Queue, SpamAction.HoldQuietly, SpamAction.HoldQuietly }));
        IReadOnlyDictionary<Guid, SpamVerdict> again = await _database.Judge.JudgeAgainAsync([.. sent, Guid.NewGuid()], default);
        Assert.That(again.Keys, Is.EquivalentTo(sent));
        Assert.That(again.Values.Select(verdict => verdict.Action), Has.All.EqualTo(SpamAction.HoldQuietly));
    }

    [Test]
    public async Task Two_people_may_share_nearly_the_same_text_but_many_are_a_campaign()
    {
        List<SpamAction> actions = [];
        for (int number = 0; number < 4; number++)
            actions.Add((await JudgeAsync($"{Honest} Number {number}.")).Action);
        Assert.That(actions, Is.EqualTo(new[] { SpamAction.Queue, SpamAction.Queue, SpamAction.HoldQuietly, SpamAction.HoldQuietly }));
    }

    [Test]
    public async Task A_text_that_was_published_may_be_sent_by_many()
    {
        SpamEvidence first = Evidence(Honest);
        await _database.Judge.JudgeAsync(first, default);
        await _database.Lessons.LearnAsync([first.Submission], SpamDecision.Good, default);
        for (int number = 0; number < 4; number++)
            Assert.That((await JudgeAsync(Honest)).Action, Is.EqualTo(SpamAction.Queue));
    }

    [Test]
    public async Task What_was_removed_is_refused_when_it_comes_again_word_for_word_and_held_when_only_its_link_does()
    {
        string spam = $"{Honest} Order at https://deals.example/now";
        SpamEvidence first = Evidence(spam);
        await _database.Judge.JudgeAsync(first, default);
        await _database.Lessons.LearnAsync([first.Submission], SpamDecision.Bad, default);

        Assert.That((await JudgeAsync(spam)).Action, Is.EqualTo(SpamAction.Refuse));
        Assert.That((await JudgeAsync("Another text altogether, see https://deals.example/else")).Action, Is.EqualTo(SpamAction.HoldQuietly));
        Assert.That((await _database.Judge.JudgeAsync(Evidence(spam) with { Published = 1 }, default)).Action, Is.EqualTo(SpamAction.HoldQuietly), "a member with something published is heard");

        await _database.Lessons.LearnAsync([first.Submission], SpamDecision.None, default);
        Assert.That((await JudgeAsync("A third text, see https://deals.example/third")).Why, Has.None.Contains("removed as spam"));
    }

    [Test]
    public async Task A_decision_is_learned_once_changed_and_taken_back()
    {
        SpamEvidence sent = Evidence(Honest);
        await _database.Judge.JudgeAsync(sent, default);
        foreach (SpamDecision decision in new[] { SpamDecision.Good, SpamDecision.Good, SpamDecision.Bad, SpamDecision.Bad })
        {
            await _database.Lessons.LearnAsync([sent.Submission, Guid.NewGuid()], decision, default);
            Assert.That((await _database.WordsAsync())["handover"], Is.EqualTo(decision == SpamDecision.Good ? (1L, 0L) : (0L, 1L)));
        }

        await _database.Judge.JudgeAsync(sent with { Texts = ["Changed since."] }, default);
        await _database.Lessons.LearnAsync([sent.Submission], SpamDecision.None, default);
        Assert.That(await _database.WordsAsync(), Is.Empty, "what was learned is unlearned, also where the text was changed since");
    }

    [Test]
    public async Task The_hidden_field_is_certain_and_nothing_of_it_is_kept()
    {
        SpamVerdict verdict = await _database.Judge.JudgeAsync(Evidence(Honest) with { FilledTrap = true }, default);
        Assert.That((verdict.Action, verdict.Score), Is.EqualTo((SpamAction.Refuse, 1.0)));
        Assert.That(await _database.Judge.JudgeAgainAsync([Guid.Empty], default), Is.Empty);
    }

    [Test]
    public async Task What_is_older_than_a_month_is_compared_with_no_more_and_forgotten_after_three()
    {
        for (int number = 0; number < 3; number++)
            await JudgeAsync(Honest);
        _database.Clock.Now += TimeSpan.FromDays(31);
        SpamEvidence sent = Evidence(Honest);
        Assert.That((await _database.Judge.JudgeAsync(sent, default)).Action, Is.EqualTo(SpamAction.Queue));
        _database.Clock.Now += TimeSpan.FromDays(SpamJudge.KeptDays - 1);
        await _database.Lessons.ForgetOldAsync(default);
        await using var context = _database.CreateDbContext();
        Assert.That(context.Set<SpamMark>().Select(mark => mark.Submission), Is.EqualTo(new[] { sent.Submission }));
    }

    /// <summary>A text unlike those of other numbers.</summary>
    private static string Own(int number) => string.Join(' ', Enumerable.Range(0, 40).Select(word => $"{"rota nights leave handover folder".Split(' ')[(word + (number * word)) % 5]}{(char)('a' + number)}"));

    private Task<SpamVerdict> JudgeAsync(string text) => _database.Judge.JudgeAsync(Evidence(text), default);

    private static SpamEvidence Evidence(string text) => new() { Submission = Guid.NewGuid(), Member = Guid.NewGuid(), Texts = ["Title", text], Email = "someone@charity.example", Name = "Someone" };
}
