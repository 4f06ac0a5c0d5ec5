using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Feedback;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Core.Tests.SpamDefence;
using PhbResources.Core.Watching;
using Umbraco.Cms.Core.Services;
using IMember = Umbraco.Cms.Core.Models.IMember;

namespace PhbResources.Core.Tests.Feedback;

/// <summary>Mails of thanks, with real members and a published template.</summary>
[NonParallelizable]
internal sealed class ThanksTests
{
    private readonly SetClock _clock = new();
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Template _template = null!;

    private IDbContextFactory<PhbDbContext> Contexts => _host.Get<IDbContextFactory<PhbDbContext>>();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new ConfigFolder();
        foreach (string file in new[] { "library/weekly-rota.yaml", "library/categories.yaml" })
            _folder.Write(file, File.ReadAllText(Path.Combine(ConfigFolder.Original, file)));
        _host = await LibraryHost.StartAsync(_folder.Path, services => services.AddSingleton<TimeProvider>(_clock));
        _template = _host.Get<PublishedLibrary>().Current.ByKey.Values.Single();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task An_author_is_thanked_at_most_once_a_week_for_what_is_new_and_not_at_all_when_they_say_so()
    {
        IMember author = Author();
        await AnswerAsync(3);
        Assert.That(await SendAsync(), Is.Zero, "a day that is not over is not told of");
        _clock.Now = _clock.Now.AddDays(1);
        Assert.That(await SendAsync(), Is.EqualTo(1));
        Assert.That(await SendAsync(), Is.Zero);
        OutboxMail mail = (await MailsAsync(author)).Single();
        Assert.That(mail.Text, Does.Contain("Weekly rota").And.Contain("helped 3 times").And.Contain("/templates/weekly-rota").And.Contain("at most once a week"));
        Assert.That(mail.Unsubscribe, Does.Contain(PhbResources.Core.Watching.WatchLinks.Stop));

        await AnswerAsync(1);
        _clock.Now = _clock.Now.AddDays(3);
        Assert.That(await SendAsync(), Is.Zero, "not twice in a week");
        _clock.Now = _clock.Now.AddDays(5);
        int[] sent = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(SendAsync)));
        Assert.That(sent.Sum(), Is.EqualTo(1), "two servers that look at once");
        Assert.That((await MailsAsync(author))[^1].Text, Does.Contain("helped once"));

        await _host.Get<MailChoices>().SetAsync(author.Key, MailChoice.Thanks, wanted: false, default);
        await AnswerAsync(5);
        _clock.Now = _clock.Now.AddDays(20);
        Assert.That(await SendAsync(), Is.Zero);
        foreach (IMemberFarewell farewell in _host.Services.GetServices<IMemberFarewell>().OfType<Thanks>())
            await farewell.LeaveAsync(author.Key, true, default);
        await using PhbDbContext context = await Contexts.CreateDbContextAsync();
        Assert.That(await context.Set<ThanksMark>().AnyAsync(mark => mark.MemberKey == author.Key), Is.False);
    }

    private IMember Author()
    {
        IMemberService members = _host.Get<IMemberService>();
        IMember member = members.CreateMember("author@library.example", "author@library.example", "author", "Member");
        member.IsApproved = true;
        members.Save(member);
        using PhbDbContext context = Contexts.CreateDbContext();
        context.Add(new Submission { Id = Guid.NewGuid(), MemberKey = member.Key, State = SubmissionState.Published, ContentKey = _template.Key, Created = _clock.Now.UtcDateTime, Sent = _clock.Now.UtcDateTime });
        context.SaveChanges();
        return member;
    }

    private async Task AnswerAsync(int times)
    {
        for (int i = 0; i < times; i++)
            _host.Get<TemplateFeedback>().Count(_template.Key, helped: true);
        _host.Get<TemplateFeedback>().Count(_template.Key, helped: false);
        await _host.Get<DayCounter>().WriteAsync(default);
    }

    private Task<int> SendAsync() => _host.Get<Thanks>().SendDueAsync(default);

    private async Task<IReadOnlyList<OutboxMail>> MailsAsync(IMember author)
    {
        await using PhbDbContext context = await Contexts.CreateDbContextAsync();
        return await context.Set<OutboxMail>().AsNoTracking().Where(mail => mail.Kind == "thanks" && mail.Recipient == author.Email).OrderBy(mail => mail.Id).ToListAsync();
    }
}
