using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PhbResources.Core.Changes;
using PhbResources.Core.Insights;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Tests.SpamDefence;

namespace PhbResources.Core.Tests.Insights;

/// <summary>Counts by day, and the figures made of them, in a real database.</summary>
[NonParallelizable]
internal sealed class DayCounterTests
{
    private static readonly Guid s_template = Guid.NewGuid();

    private readonly SetClock _clock = new(); // A Monday.
    private InsightDatabase _database = null!;
    private DayCounter _counter = null!;

    [SetUp]
    public void Open()
    {
        _database = new InsightDatabase();
        _clock.Now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        _counter = Counter();
    }

    [TearDown]
    public void Close()
    {
        _counter.Dispose();
        _database.Dispose();
    }

    [Test]
    public async Task What_is_counted_at_once_by_many_is_all_there_and_two_servers_add_up()
    {
        using DayCounter other = Counter();
        await Parallel.ForAsync(0, 3000, async (number, cancellationToken) =>
        {
            (number % 3 == 0 ? other : _counter).Count(Counted.Template, s_template);
            if (number % 500 == 0)
                await _counter.WriteAsync(cancellationToken);
        });
        await _counter.WriteAsync(default);
        await other.WriteAsync(default);
        Assert.That((await _counter.ByContentAsync(default, default)).Single(), Is.EqualTo(new CountOfContent(Counted.Template, s_template, 3000)));
    }

    [Test]
    public async Task Days_are_kept_apart_and_old_ones_go()
    {
        _counter.Count(Counted.Home);
        await _counter.WriteAsync(default);
        _clock.Now = _clock.Now.AddDays(DayCounter.KeptDays + 1);
        _counter.Count(Counted.Home);
        await _counter.WriteAsync(default);
        await using PhbDbContext context = _database.CreateDbContext();
        Assert.That(await context.Set<DayCount>().Select(row => row.Day).ToListAsync(), Is.EqualTo(new[] { DateOnly.FromDateTime(_clock.Now.DateTime) }));
    }

    [Test]
    public async Task Weeks_hold_what_happened_in_them()
    {
        Guid member = Guid.NewGuid();
        DateTime monday = _clock.Now.UtcDateTime;
        _counter.Count(Counted.Home);
        _counter.Count(Counted.Search);
        _counter.Count(Counted.Template, s_template);
        _counter.Count(Counted.Helped, s_template);
        _counter.Count(Counted.Registered);
        await _counter.WriteAsync(default);
        await using (PhbDbContext context = _database.CreateDbContext())
        {
            context.Add(new DayCount { What = nameof(Counted.Search), Day = new DateOnly(2026, 11, 22), Count = 4 });
            context.Add(new DayCount { What = "SomethingOfALaterVersion", Day = new DateOnly(2026, 11, 22), Count = 9 });
            context.Add(new DownloadCount { TemplateKey = s_template, Format = "docx", Day = new DateOnly(2026, 11, 23), Count = 3 });
            context.Add(new DownloadCount { TemplateKey = s_template, Format = "docx-fill", Day = new DateOnly(2026, 11, 16), Count = 2 });
            context.Add(new QueryCount { Words = "hoist", ReadAs = "", Day = new DateOnly(2026, 11, 20), Count = 5 });
            context.Add(new QueryCount { Words = "rotta", ReadAs = "rota", Day = new DateOnly(2026, 11, 20), Count = 7 });
            Submission first = new() { Id = Guid.NewGuid(), MemberKey = member, State = SubmissionState.Published, Created = monday.AddDays(-3), Sent = monday.AddDays(-3) };
            Submission second = new() { Id = Guid.NewGuid(), MemberKey = member, State = SubmissionState.Submitted, Created = monday, Sent = monday };
            Submission spam = new() { Id = Guid.NewGuid(), MemberKey = Guid.NewGuid(), State = SubmissionState.Spam, Created = monday, Sent = monday };
            context.AddRange(first, second, spam);
            foreach (int minutes in new[] { 0, 4, 10 })
                context.Add(new SubmissionEvent { SubmissionId = first.Id, At = monday.AddMinutes(minutes), Actor = Actor.Curator, ByKey = Guid.Empty, Move = SubmissionMove.Approve, From = SubmissionState.InReview, To = SubmissionState.Approved });
            ChangeLog.Add(context, new Change(s_template, ChangeKind.Template, "Rota", "/templates/rota", null, null, _clock.Now) { ByMember = member });
            ChangeLog.Add(context, new Change(s_template, ChangeKind.Template, "Rota", "/templates/rota", null, null, _clock.Now));
            await context.SaveChangesAsync();
        }

        using DownloadCounter downloads = new(_database, _clock, NullLogger<DownloadCounter>.Instance);
        LibraryFigures figures = new(_database, _counter, downloads, _clock);
        IReadOnlyList<WeekFigures> weeks = await figures.WeeksAsync(2, default);
        Assert.That(weeks.Select(week => week.Monday), Is.EqualTo(new[] { new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 23) }));
        Assert.That(weeks[1].Counts, Is.EquivalentTo(new Dictionary<Measure, long>
        {
            [Measure.PageViews] = 3, [Measure.Searches] = 1, [Measure.TemplateViews] = 1, [Measure.Helped] = 1, [Measure.Registrations] = 1, [Measure.Downloads] = 3,
            [Measure.Submissions] = 1, [Measure.Edits] = 1, [Measure.Decisions] = 3, [Measure.ReviewMinutes] = 11,
        }));
        Assert.That(weeks[0].Counts, Is.EquivalentTo(new Dictionary<Measure, long>
        {
            [Measure.PageViews] = 4, [Measure.Searches] = 4, [Measure.Fills] = 2, [Measure.SearchesWithoutResult] = 5, [Measure.Submissions] = 1, [Measure.FirstSubmissions] = 1,
        }));

        TemplateFigures template = (await figures.TemplatesAsync(figures.FirstDayOf(1), default)).Single();
        Assert.That((template.Key, template.Views, template.Taken, template.Helped), Is.EqualTo((s_template, 1L, 3L, 1L)), "last week's are left out");
    }

    private DayCounter Counter() => new(_database, _clock, NullLogger<DayCounter>.Instance);
}
