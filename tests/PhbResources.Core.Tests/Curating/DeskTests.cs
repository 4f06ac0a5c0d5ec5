using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Curating.Digest;
using PhbResources.Core.Curating.People;
using PhbResources.Core.Curating.Replies;
using PhbResources.Core.Curating.Review;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using PhbResources.Core.Tests.Schemas;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Tests.Curating;

/// <summary>What the desk knows beside the queue: people, replies, time spent, the weekly mail.</summary>
[NonParallelizable]
internal sealed class DeskTests
{
    private readonly MovableClock _clock = new();
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path, services => services.AddSingleton<TimeProvider>(_clock));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task The_last_curator_stays_one_even_when_two_leave_at_once()
    {
        People people = _host.Get<People>();
        IMemberService members = _host.Get<IMemberService>();
        foreach (IMember other in members.GetMembersByGroup(FirstCurator.Group))
            members.DissociateRole(other.Id, FirstCurator.Group);
        IMember[] curators = [Member("one"), Member("two")];
        foreach (IMember curator in curators)
            Assert.That(await people.ChangeAsync(Guid.NewGuid(), curator.Key, PersonChange.MakeCurator, default), Is.Null);
        string?[] refused = await Task.WhenAll(curators.Select(curator => Task.Run(() => people.ChangeAsync(curators[0].Key, curator.Key, PersonChange.UnmakeCurator, default))));
        Assert.That(refused.Count(reason => reason is not null), Is.EqualTo(1));
        Assert.That(refused.Single(reason => reason is not null), Does.Contain("only curator"));
        IMember left = members.GetMembersByGroup(FirstCurator.Group).Single();
        Assert.That(await people.ChangeAsync(Guid.NewGuid(), left.Key, PersonChange.Lock, default), Does.Contain("only curator"));
    }

    [Test]
    public async Task A_member_is_found_trusted_and_locked()
    {
        People people = _host.Get<People>();
        IMember member = Member("found");
        Assert.That((await people.SearchAsync("found@", 0, default)).People.Select(person => person.Key), Does.Contain(member.Key));
        Assert.That((await people.SearchAsync("nobody at all", 0, default)).Total, Is.Zero);
        await people.ChangeAsync(Guid.NewGuid(), member.Key, PersonChange.GiveTrust, default);
        await people.ChangeAsync(Guid.NewGuid(), member.Key, PersonChange.Lock, default);
        Person person = (await people.FindAsync(member.Key, default))!;
        Assert.That((person.IsTrusted, person.IsLocked, person.IsCurator), Is.EqualTo((true, true, false)));
        Assert.That(await people.ChangeAsync(Guid.NewGuid(), member.Key, PersonChange.MakeCurator, default), Does.Contain("locked"));
        await people.ChangeAsync(Guid.NewGuid(), member.Key, PersonChange.Unlock, default);
        await people.ChangeAsync(Guid.NewGuid(), member.Key, PersonChange.TakeTrust, default);
        person = (await people.FindAsync(member.Key, default))!;
        Assert.That((person.IsTrusted, person.IsLocked), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Replies_are_read_out_of_one_text_and_two_curators_do_not_overwrite_each_other()
    {
        CuratorReplies replies = _host.Get<CuratorReplies>();
        (string text, int version) = await replies.ReadAsync(default);
        Assert.That(CuratorReplies.ProblemOf(text), Is.Null);
        Assert.That((await replies.AllAsync(default)).Select(reply => reply.Title), Does.Contain("It is about one person"));
        Assert.That(await replies.SaveAsync("# Short\nNo.\n\nSorry.", version, default));
        Assert.That(await replies.SaveAsync("# Other\nNo.", version, default), Is.False);
        Assert.That(await replies.AllAsync(default), Is.EqualTo(new[] { new Reply("Short", "No.\n\nSorry.") }));
        Assert.That(CuratorReplies.ProblemOf("No title"), Does.Contain("Begin it with #"));
        Assert.That(CuratorReplies.ProblemOf("# Empty\n\n# Full\nWords"), Does.Contain("“Empty” has no words"));
    }

    [Test]
    public void Minutes_are_what_lies_between_decisions_and_a_minute_after_each_pause()
    {
        DateTime start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
        Assert.That(DeskFigures.Worked([]), Is.EqualTo(TimeSpan.Zero));
        Assert.That(DeskFigures.Worked([start, start.AddMinutes(4), start.AddMinutes(10), start.AddHours(3)]).TotalMinutes, Is.EqualTo(1 + 4 + 6 + 1));
    }

    [Test]
    public async Task Curators_are_mailed_once_a_week_whatever_is_restarted()
    {
        IMember curator = Member("weekly");
        _host.Get<IMemberService>().AssignRole(curator.Id, FirstCurator.Group);
        WeeklyDigest digest = _host.Get<WeeklyDigest>();
        int curators = _host.Get<IMemberService>().GetMembersByGroup(FirstCurator.Group).Count();

        _clock.Now = new DateTimeOffset(2027, 3, 1, 6, 0, 0, TimeSpan.Zero); // A Monday, before the hour.
        Assert.That(await digest.SendDueAsync(default), Is.Zero, "a library that has just been set up has nothing to tell");
        _clock.Now = _clock.Now.AddHours(2);
        Assert.That(await digest.SendDueAsync(default), Is.EqualTo(curators));
        Assert.That(await digest.SendDueAsync(default), Is.Zero);
        await _host.RestartAsync();
        digest = _host.Get<WeeklyDigest>();
        _clock.Now = _clock.Now.AddDays(6);
        Assert.That(await digest.SendDueAsync(default), Is.Zero);
        _clock.Now = _clock.Now.AddDays(1);
        int[] sent = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await digest.SendDueAsync(default);
            }
            catch (Exception exception) when (exception is DbUpdateException or Microsoft.Data.Sqlite.SqliteException)
            {
                return 0; // Tried again at the next look.
            }
        })));
        Assert.That(sent.Sum(), Is.EqualTo(curators));

        await using PhbDbContext context = await _host.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
        List<OutboxMail> mails = await context.Set<OutboxMail>().Where(mail => mail.Kind == "digest" && mail.Recipient == curator.Email).ToListAsync();
        Assert.That(mails, Has.Count.EqualTo(2));
        Assert.That(mails[0].Text, Does.Contain("Nothing is waiting for you.").And.Contain("/curator/queue").And.Contain("/stop-mail?k="));
    }

    private IMember Member(string name)
    {
        IMemberService members = _host.Get<IMemberService>();
        IMember member = members.CreateMember($"{name}@library.example", $"{name}@library.example", name, "Member");
        member.IsApproved = true;
        members.Save(member);
        return member;
    }

    private sealed class MovableClock : TimeProvider
    {
        public DateTimeOffset? Fixed { get; set; }

        public DateTimeOffset Now
        {
            get => Fixed ?? base.GetUtcNow();
            set => Fixed = value;
        }

        public override DateTimeOffset GetUtcNow() => Fixed ?? base.GetUtcNow();
    }
}
