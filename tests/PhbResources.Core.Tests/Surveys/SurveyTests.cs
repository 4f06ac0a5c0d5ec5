using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PhbResources.Core.Storage;
using PhbResources.Core.Surveys;
using PhbResources.Core.Tests.Insights;
using PhbResources.Core.Tests.SpamDefence;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Tests.Surveys;

[NonParallelizable]
internal sealed class SurveyTests
{
    private readonly SetClock _clock = new();
    private InsightDatabase _database = null!;
    private OpenSurvey _open = null!;
    private SurveyShelf _shelf = null!;

    [SetUp]
    public void Open()
    {
        _database = new InsightDatabase();
        _open = new OpenSurvey(_database, _clock, NullLogger<OpenSurvey>.Instance);
        _shelf = new SurveyShelf(_database, _open, _clock);
    }

    [TearDown]
    public void Close()
    {
        _open.Dispose();
        _database.Dispose();
    }

    [Test]
    public void The_example_is_a_survey_of_every_type_of_question()
    {
        Survey survey = SurveyReader.Read(SurveyReader.Example);
        Assert.That(survey.Questions.Select(question => (question.Id, question.IsText, question.IsScale, question.Choices.Count)),
            Is.EqualTo(new[] { ("q1", false, false, 5), ("q2", false, true, 5), ("q3", true, false, 0) }));
        Assert.That(survey.Questions[1].Choices.Select(choice => choice.Label), Is.EqualTo(new[] { "1: Very hard", "2", "3", "4", "5: Very easy" }));
    }

    [TestCase("title: One\nquestions: []", "empty list")]
    [TestCase("title: One\nquestions:\n  - ask: How?\n    type: stars", "not a type of question")]
    [TestCase("title: One\nquestions:\n  - ask: How?\n    type: choice\n    options: [Only one]", "at least 2")]
    [TestCase("title: One\nquestions:\n  - ask: How?\n    type: choice\n    options: [Yes, yes]", "offered twice")]
    [TestCase("title: One\nquestions:\n  - ask: How?\n    type: scale\n    low: Bad\n    high: Good\n    steps: 99", "whole number from 3 to 10")]
    [TestCase("title: One\nquestions:\n  - ask: How?\n    type: text\n    options: [A, B]", "'options' is not a key")]
    [TestCase("questions:\n  - ask: How?\n    type: text", "'title' is missing")]
    [TestCase("just words", "written with keys")]
    public void A_mistake_is_said_with_what_to_write_instead(string yaml, string why) =>
        Assert.That(Assert.Throws<MistakesException>(() => SurveyReader.Read(yaml))!.Message, Does.Contain(why));

    [Test]
    public void Any_text_is_a_survey_or_a_list_of_mistakes() => Gen.OneOf(
        Gen.String[Gen.Char["abc:- \n[]{}\"'#&*!|>@%?0"], 0, 80],
        Gen.Select(Gen.Int[0, SurveyReader.Example.Length - 1], Gen.String[Gen.Char["x:\n- [{\t"], 0, 4], (at, text) => SurveyReader.Example.Insert(at, text))).Sample(yaml =>
    {
        try
        {
            Assert.That(SurveyReader.Read(yaml).Questions, Is.Not.Empty);
        }
        catch (MistakesException mistakes)
        {
            Assert.That(mistakes.Mistakes, Is.Not.Empty);
        }
    }, iter: 2000);

    [Test]
    public void Only_answers_that_there_are_can_be_given()
    {
        Survey survey = SurveyReader.Read(SurveyReader.Example);
        Dictionary<string, string> sent = new() { ["q1"] = "6", ["q2"] = "5", ["q3"] = " Shorter.\r\nClearer. ", ["q4"] = "x" };
        Assert.That(survey.Tidy(id => sent.GetValueOrDefault(id, "")), Is.EquivalentTo(new Dictionary<string, string> { ["q2"] = "5", ["q3"] = "Shorter.\nClearer." }));
    }

    [Test]
    public async Task One_survey_is_open_at_a_time_and_its_questions_stay()
    {
        int one = await AddAsync();
        int two = await AddAsync();
        Assert.That(_open.Current, Is.Null);
        Assert.That(await _shelf.OpenAsync(one, default));
        Assert.That(await _shelf.OpenAsync(two, default), Is.False);
        Assert.That(_open.Current!.Id, Is.EqualTo(one));
        Assert.That(await _shelf.SaveAsync(one, 2, SurveyReader.Read(SurveyReader.Example), SurveyReader.Example, default), Is.False);
        Assert.That(await _shelf.AnswerAsync(two, Answers("1", "1", ""), default), Is.False);
        await _shelf.RemoveAsync(one, default);
        Assert.That(await _shelf.FindAsync(one, default), Is.Not.Null, "an open one is not removed");
        await _shelf.CloseAsync(one, default);
        Assert.That(_open.Current, Is.Null);
        Assert.That(await _shelf.AnswerAsync(one, Answers("1", "1", ""), default), Is.False);
        Assert.That(await _shelf.OpenAsync(one, default), Is.False, "what was closed is not opened again");
        Assert.That(await _shelf.OpenAsync(two, default));
    }

    [Test]
    public async Task Answers_of_many_at_once_are_all_kept_in_batches_of_five()
    {
        int id = await AddAsync();
        await _shelf.OpenAsync(id, default);
        await Parallel.ForAsync(0, 23, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, cancellationToken) =>
            Assert.That(await _shelf.AnswerAsync(id, Answers(number % 2 == 0 ? "1" : "2", "4", ""), cancellationToken)));
        StoredSurvey survey = (await _shelf.FindAsync(id, default))!;
        Assert.That(survey.Answered, Is.EqualTo(23));
        await using PhbDbContext context = _database.CreateDbContext();
        Assert.That((await context.Set<SurveyAnswer>().Where(answer => answer.Question == "q1").GroupBy(answer => answer.Batch).Select(group => group.Count()).ToListAsync()).Order(), Is.EqualTo(new[] { 3, 5, 5, 5, 5 }));
        SurveyResults results = await _shelf.ResultsAsync(survey, default);
        Assert.That(results.People, Is.EqualTo(20), "the last three wait until their five are full");
        Assert.That(results.Questions[1].Mean, Is.EqualTo(4));
    }

    [Test]
    public async Task Few_answers_are_not_shown_and_small_groups_never()
    {
        int id = await AddAsync();
        await _shelf.OpenAsync(id, default);
        for (int i = 0; i < 4; i++)
            await _shelf.AnswerAsync(id, Answers("1", "5", "Words."), default);
        Assert.That((await ResultsAsync(id)).Questions, Is.Empty);

        for (int i = 0; i < 11; i++)
            await _shelf.AnswerAsync(id, Answers(i < 2 ? "2" : "1", i == 0 ? "1" : "5", ""), default);
        SurveyResults results = await ResultsAsync(id);
        Assert.That(results.People, Is.EqualTo(15));
        Assert.That(results.Questions[0].Choices.Select(choice => choice.Count), Is.EqualTo(new long?[] { null, null, 0, 0, 0, 0 }), "13 and 2: with the 13, the 2 could be told");
        Assert.That(results.Questions[1].Mean, Is.Null, "a mean would tell what is hidden");
        Assert.That((results.Questions[2].IsHidden, results.Questions[2].Texts.Count), Is.EqualTo((true, 0)), "four have written");
    }

    private Task<int> AddAsync() => _shelf.AddAsync(SurveyReader.Read(SurveyReader.Example), SurveyReader.Example, default);

    private async Task<SurveyResults> ResultsAsync(int id) => await _shelf.ResultsAsync((await _shelf.FindAsync(id, default))!, default);

    private static Dictionary<string, string> Answers(string one, string two, string three) =>
        new Dictionary<string, string> { ["q1"] = one, ["q2"] = two, ["q3"] = three }.Where(answer => answer.Value.Length > 0).ToDictionary();
}
