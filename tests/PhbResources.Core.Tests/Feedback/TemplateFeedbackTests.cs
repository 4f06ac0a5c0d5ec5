using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PhbResources.Core.Feedback;
using PhbResources.Core.Insights;
using PhbResources.Core.Tests.Insights;
using PhbResources.Core.Tests.SpamDefence;

namespace PhbResources.Core.Tests.Feedback;

[NonParallelizable]
internal sealed class TemplateFeedbackTests
{
    private readonly SetClock _clock = new();
    private InsightDatabase _database = null!;
    private DayCounter _counter = null!;
    private TemplateFeedback _feedback = null!;

    [SetUp]
    public void Open()
    {
        _database = new InsightDatabase();
        _counter = new DayCounter(_database, _clock, NullLogger<DayCounter>.Instance);
        _feedback = new TemplateFeedback(_database, _counter, _clock);
    }

    [TearDown]
    public void Close()
    {
        _counter.Dispose();
        _database.Dispose();
    }

    [TestCase("Ring me on 07700 900123 and I will tell you.", "telephone")]
    [TestCase("Write to someone@library.example", "email")]
    [TestCase("I live at NE1 7RU and could not print it.", "postcode")]
    [TestCase("My NHS number is 943 476 5919", "NHS number")]
    [TestCase("Dear Mary, it was too long.", "name")]
    [TestCase("My insurance number is QQ 12 34 56 C", "")]
    public void What_tells_who_somebody_is_is_found_and_shown_masked(string text, string what)
    {
        IReadOnlyList<FoundDetail> found = PersonalDetails.In(text);
        if (what.Length > 0)
            Assert.That(found.Select(detail => detail.What), Has.Some.Contains(what));
        Assert.That(string.Join(' ', found), Does.Not.Contain("900123").And.Not.Contain("943 476 5919"));
        if (what.Length > 0)
            Assert.ThrowsAsync<ArgumentException>(() => _feedback.KeepAsync(Guid.NewGuid(), true, text, default), "nothing that was not checked is kept");
    }

    [TestCase("The page was too wide for my printer.")]
    [TestCase("It needs 2 more rows, 11 hours of rest and a place for sleep-ins at £50.")]
    [TestCase("Could it say what to do on 25 December 2026?")]
    public void Ordinary_words_are_kept(string text) => Assert.That(PersonalDetails.In(text), Is.Empty);

    [Test]
    public async Task Words_wait_for_a_curator_once_and_are_forgotten_a_year_after_they_were_read()
    {
        Guid template = Guid.NewGuid();
        Assert.That(await _feedback.KeepAsync(template, false, "Too wide.", default));
        Assert.That(await _feedback.KeepAsync(template, false, "Too wide.", default), "sent twice");
        Assert.That(await _feedback.KeepAsync(template, true, "Just right.", default));
        IReadOnlyList<FeedbackWords> words = await _feedback.WordsAsync(read: false, default);
        Assert.That(words.Select(word => (word.Text, word.Helped)), Is.EqualTo(new[] { ("Just right.", true), ("Too wide.", false) }));

        await _feedback.MarkReadAsync([words[1].Id, 4711], default);
        Assert.That(await _feedback.UnreadAsync(default), Is.EqualTo(1));
        Assert.That((await _feedback.WordsAsync(read: true, default)).Single().Text, Is.EqualTo("Too wide."));

        _clock.Now = _clock.Now.AddDays(TemplateFeedback.KeptDays + 1);
        await _feedback.MarkReadAsync([], default);
        Assert.That(await _feedback.WordsAsync(read: true, default), Is.Empty);
        Assert.That(await _feedback.UnreadAsync(default), Is.EqualTo(1), "what nobody has read stays");
    }

    [Test]
    public async Task Nothing_is_kept_of_an_answer_but_template_answer_words_and_day()
    {
        await using var context = _database.CreateDbContext();
        List<string> columns = await context.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info('phbFeedbackWords')").ToListAsync();
        Assert.That(columns, Is.EquivalentTo(new[] { "Id", "TemplateKey", "Day", "Helped", "Text", "Read" }));
    }
}
