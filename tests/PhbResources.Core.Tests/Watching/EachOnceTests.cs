using CsCheck;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;
using PhbResources.Core.Watching;

namespace PhbResources.Core.Tests.Watching;

/// <summary>Each change reaches each of those who watch exactly once, in whatever order things happen and however often the program is killed.</summary>
[TestFixture, NonParallelizable]
internal sealed class EachOnceTests
{
    private const int Members = 3, Pages = 3;

    private static readonly Guid[] s_pages = [.. Enumerable.Range(0, Pages).Select(_ => Guid.NewGuid())];
    private static readonly Guid s_category = Guid.NewGuid();

    // What may happen: a change of a page, by somebody or nobody; somebody watches a page or the category; a round; time goes by; a death in the midst of a round.
    private static readonly Gen<Step> s_step = Gen.Frequency(
        (4, Gen.Select(Gen.Int[0, Pages - 1], Gen.Int[-1, Members - 1]).Select((page, by) => (Step)new Step.Changed(page, by))),
        (3, Gen.Select(Gen.Int[0, Members - 1], Gen.Int[0, Pages], Gen.Int[0, 2]).Select((who, what, often) => (Step)new Step.Watches(who, what, (HowOften)often))),
        (3, Gen.Const((Step)new Step.Round())),
        (3, Gen.Int[1, 60 * 30].Select(minutes => (Step)new Step.Later(minutes))),
        (4, Gen.Select(Gen.Int[0, 60 * 24], Gen.Int[0, 20]).Select((minutes, commands) => (Step)new Step.KilledRound(minutes, commands))));

    private WatchDesk _desk = null!;
    private Guid[] _members = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        _desk = await WatchDesk.OpenAsync();
        _members = [.. Enumerable.Range(0, Members).Select(_ => _desk.Member())];
    }

    [OneTimeTearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [Test]
    public Task Each_change_reaches_each_watcher_exactly_once_in_whatever_order_of_rounds_and_deaths() =>
        Check.SampleAsync(s_step.Array[1, 25], PlayAsync, iter: Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 1_000 : 25, threads: 1);

    [Test]
    public async Task A_death_at_any_command_neither_loses_nor_repeats_anything()
    {
        bool died = true;
        for (int commands = 0; died; commands++)
        {
            await _desk.ClearAsync();
            foreach (Guid member in _members[..2])
                await _desk.WatchAsync(member, s_category);
            await _desk.ChangeAsync(s_pages[0], "first", category: s_category);
            await _desk.ChangeAsync(s_pages[1], "second", category: s_category);
            bool diedTelling = await KilledRoundAsync(commands);
            await _desk.LaterAsync(TimeSpan.FromMinutes(1));
            _desk.Clock.Now += TimeSpan.FromMinutes(5);
            bool diedMailing = await KilledRoundAsync(commands);
            await _desk.RoundAsync();

            List<OutboxMail> mails = await _desk.MailsAsync();
            Assert.That(mails.Select(mail => mail.Recipient), Is.EquivalentTo(_members[..2].Select(_desk.EmailOf)), $"died at command {commands}");
            Assert.That(mails.Select(mail => (Times(mail.Text, "first"), Times(mail.Text, "second"))), Has.All.EqualTo((1, 1)), $"died at command {commands}");
            died = diedTelling || diedMailing;
            Assert.That(died || commands > 12, "it was killed at many commands, until it lived through");
        }
    }

    /// <returns>Whether it died.</returns>
    private async Task<bool> KilledRoundAsync(int commands)
    {
        _desk.Death.CommandsLeft = commands;
        try
        {
            await _desk.RoundAsync();
            return false;
        }
        catch (Exception exception) when (exception.GetBaseException() is KilledException)
        {
            return true; // The next round is another program's.
        }
        finally
        {
            _desk.Death.CommandsLeft = null;
        }
    }

    private async Task PlayAsync(Step[] steps)
    {
        await _desk.ClearAsync();
        HashSet<(int Who, int What)> watching = [];
        List<(string Title, HashSet<int> Whom)> expected = [];
        foreach (Step step in steps)
        {
            switch (step)
            {
                case Step.Changed changed:
                    string title = $"change-{expected.Count}-";
                    _desk.Clock.Now += TimeSpan.FromSeconds(1);
                    await _desk.ChangeAsync(s_pages[changed.Page], title, changed.By < 0 ? null : _members[changed.By], s_category);
                    expected.Add((title, [.. watching.Where(watch => (watch.What == changed.Page || watch.What == Pages) && watch.Who != changed.By).Select(watch => watch.Who)]));
                    break;
                case Step.Watches watches:
                    _desk.Clock.Now += TimeSpan.FromSeconds(1);
                    await _desk.WatchAsync(_members[watches.Who], watches.What == Pages ? s_category : s_pages[watches.What], watches.HowOften);
                    watching.Add((watches.Who, watches.What));
                    break;
                case Step.Round:
                    await _desk.RoundAsync();
                    break;
                case Step.Later later:
                    _desk.Clock.Now += TimeSpan.FromMinutes(later.Minutes);
                    break;
                case Step.KilledRound killed:
                    _desk.Clock.Now += TimeSpan.FromMinutes(killed.Minutes);
                    await KilledRoundAsync(killed.Commands);
                    break;
            }
        }

        await _desk.RoundAsync();
        // By then everything is due, and it is day.
        _desk.Clock.Now = new DateTimeOffset(_desk.Clock.Now.UtcDateTime.Date.AddDays(8).AddHours(12), TimeSpan.Zero);
        await _desk.RoundAsync();
        await _desk.RoundAsync();

        List<OutboxMail> mails = await _desk.MailsAsync();
        string[] emails = [.. _members.Select(_desk.EmailOf)];
        foreach ((string title, HashSet<int> whom) in expected)
        {
            for (int who = 0; who < Members; who++)
            {
                int times = mails.Where(mail => mail.Recipient == emails[who]).Sum(mail => Times(mail.Text, title));
                Assert.That(times, Is.EqualTo(whom.Contains(who) ? 1 : 0), $"{title} to member {who}, after {string.Join(", ", steps.AsEnumerable())}");
            }
        }

        await using PhbDbContext context = _desk.CreateDbContext();
        Assert.That(await context.Set<News>().CountAsync(), Is.Zero, "nothing is left to be told");
    }

    // As an entry of the list, not in a heading.
    private static int Times(string text, string title) => text.Split($"A guide was changed: {title}\n").Length - 1;

    private abstract record Step
    {
        public sealed record Changed(int Page, int By) : Step;

        public sealed record Watches(int Who, int What, HowOften HowOften) : Step;

        public sealed record Round : Step;

        public sealed record Later(int Minutes) : Step;

        public sealed record KilledRound(int Minutes, int Commands) : Step;
    }
}
