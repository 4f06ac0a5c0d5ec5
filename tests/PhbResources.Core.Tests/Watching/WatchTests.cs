using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using PhbResources.Core.Changes;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;
using PhbResources.Core.Tests.Library;
using PhbResources.Core.Tests.Mail;
using PhbResources.Core.Watching;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Core.Tests.Watching;

/// <summary>When those who watch are mailed, and how they end it.</summary>
[TestFixture, NonParallelizable]
internal sealed partial class WatchTests
{
    private WatchDesk _desk = null!;

    [OneTimeSetUp]
    public async Task Open() => _desk = await WatchDesk.OpenAsync();

    [OneTimeTearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [SetUp]
    public Task Clear() => _desk.ClearAsync();

    [Test]
    public async Task News_at_once_is_gathered_for_some_minutes_and_comes_in_one_mail()
    {
        Guid member = _desk.Member(), page = Guid.NewGuid();
        await _desk.WatchAsync(member, page);
        await _desk.ChangeAsync(page, "First");
        await _desk.RoundAsync();
        await _desk.LaterAsync(TimeSpan.FromMinutes(2));
        await _desk.ChangeAsync(page, "Second");
        await _desk.LaterAsync(TimeSpan.FromMinutes(2));
        Assert.That(await _desk.MailsAsync(), Is.Empty, "still gathering");

        await _desk.LaterAsync(TimeSpan.FromMinutes(1));
        await _desk.LaterAsync(TimeSpan.FromMinutes(30));

        OutboxMail mail = (await _desk.MailsAsync()).Single();
        Assert.That(mail.Recipient, Is.EqualTo(_desk.EmailOf(member)));
        Assert.That(mail.Text, Does.Contain("First").And.Contain("Second").And.Contain("https://library.example/guides/rota"));
    }

    [TestCase(HowOften.Daily, "2026-11-26T07:30:00Z")]
    [TestCase(HowOften.Weekly, "2026-11-30T07:30:00Z")]
    public async Task Daily_and_weekly_mails_come_in_the_morning(HowOften howOften, string due)
    {
        Guid member = _desk.Member(), page = Guid.NewGuid();
        await _desk.WatchAsync(member, page, howOften);
        await _desk.ChangeAsync(page);
        await _desk.RoundAsync();
        _desk.Clock.Now = DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture).AddSeconds(-1);
        await _desk.RoundAsync();
        Assert.That(await _desk.MailsAsync(), Is.Empty);

        await _desk.LaterAsync(TimeSpan.FromSeconds(1));

        Assert.That(await _desk.MailsAsync(), Has.Count.EqualTo(1));
    }

    [TestCase("2026-03-28T12:00:00Z", HowOften.Daily, "2026-03-29T06:30:00Z", TestName = "In summer time half past seven is half past six UTC")]
    [TestCase("2026-03-27T07:29:59Z", HowOften.Daily, "2026-03-27T07:30:00Z", TestName = "A second before the mail is before the mail")]
    [TestCase("2026-03-27T07:30:00Z", HowOften.Daily, "2026-03-28T07:30:00Z", TestName = "The moment of the mail belongs to the next one")]
    [TestCase("2026-11-30T07:00:00Z", HowOften.Weekly, "2026-11-30T07:30:00Z", TestName = "Early on Monday it is this Monday")]
    [TestCase("2026-11-30T08:00:00Z", HowOften.Weekly, "2026-12-07T07:30:00Z", TestName = "Later on Monday it is the next")]
    public void Mornings_are_those_of_the_United_Kingdom(string now, HowOften howOften, string due) =>
        Assert.That(WatchRules.Due(howOften, Utc(now), TimeSpan.FromMinutes(5)), Is.EqualTo(Utc(due)));

    [Test]
    public async Task A_late_digest_waits_for_the_day()
    {
        Guid member = _desk.Member(), page = Guid.NewGuid();
        await _desk.WatchAsync(member, page, HowOften.Daily);
        await _desk.ChangeAsync(page);
        await _desk.RoundAsync();
        _desk.Clock.Now = DateTimeOffset.Parse("2026-11-27T03:00:00Z", System.Globalization.CultureInfo.InvariantCulture); // The site was down all day.
        await _desk.RoundAsync();
        Assert.That(await _desk.MailsAsync(), Is.Empty);

        await _desk.LaterAsync(TimeSpan.FromHours(4));

        Assert.That(await _desk.MailsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Ones_own_changes_and_those_before_one_watched_are_no_news()
    {
        Guid member = _desk.Member(), page = Guid.NewGuid();
        await _desk.ChangeAsync(page, "Before");
        _desk.Clock.Now += TimeSpan.FromSeconds(1);
        await _desk.WatchAsync(member, page);
        await _desk.ChangeAsync(page, "Own", by: member);

        await _desk.LaterAsync(TimeSpan.FromHours(1));

        Assert.That(await _desk.MailsAsync(), Is.Empty);
    }

    [Test]
    public async Task Who_watches_a_category_or_a_template_hears_of_the_pages_and_discussions_in_it()
    {
        Guid category = Guid.NewGuid(), template = Guid.NewGuid(), both = _desk.Member(), shelf = _desk.Member(), page = _desk.Member();
        await _desk.WatchAsync(both, category, HowOften.Weekly);
        await _desk.WatchAsync(both, template, HowOften.AtOnce);
        await _desk.WatchAsync(shelf, category);
        await _desk.WatchAsync(page, template);
        await _desk.ChangeAsync(Guid.NewGuid(), "Is it for two?", about: template, category: category, kind: ChangeKind.Discussion);

        await _desk.RoundAsync();
        await _desk.LaterAsync(TimeSpan.FromMinutes(5));

        Assert.That((await _desk.MailsAsync()).Select(mail => mail.Recipient), Is.EquivalentTo(((Guid[])[both, shelf, page]).Select(_desk.EmailOf)));
    }

    [Test]
    public async Task What_is_taken_back_before_the_mail_is_not_mailed()
    {
        Guid member = _desk.Member(), page = Guid.NewGuid();
        await _desk.WatchAsync(member, page);
        await _desk.ChangeAsync(page);
        await _desk.RoundAsync();
        await using (PhbDbContext context = _desk.CreateDbContext())
            await ChangeLog.HideAsync(context, [page], default);

        await _desk.LaterAsync(TimeSpan.FromHours(1));

        Assert.That(await _desk.MailsAsync(), Is.Empty);
    }

    [Test]
    public async Task Who_stopped_or_was_locked_or_never_confirmed_their_address_gets_no_mail()
    {
        Guid stopped = _desk.Member(), locked = _desk.Member(), never = _desk.Member(confirmed: false), page = Guid.NewGuid();
        foreach (Guid member in (Guid[])[stopped, locked, never])
            await _desk.WatchAsync(member, page);
        await _desk.ChangeAsync(page);
        await _desk.RoundAsync();
        await _desk.Watches.StopAsync(stopped, page, default);
        var members = _desk.Host.Get<Umbraco.Cms.Core.Services.IMemberService>();
        IMember spammer = members.GetById(locked)!;
        spammer.IsApproved = false;
        members.Save(spammer);

        await _desk.LaterAsync(TimeSpan.FromHours(1));

        Assert.That(await _desk.MailsAsync(), Is.Empty);
    }

    [Test]
    public async Task The_link_in_a_mail_stops_all_mails_about_what_is_watched_and_the_list_stays()
    {
        Guid member = _desk.Member(), page = Guid.NewGuid(), other = Guid.NewGuid();
        await _desk.WatchAsync(member, page);
        await _desk.WatchAsync(member, other);
        await _desk.ChangeAsync(page);
        await _desk.RoundAsync();
        await _desk.LaterAsync(TimeSpan.FromMinutes(5));
        OutboxMail mail = (await _desk.MailsAsync()).Single();
        Assert.That(mail.Text, Does.Contain(mail.Unsubscribe!), "people who read text find it, too");

        StopOrder? order = await _desk.Links.ReadAsync(mail.Unsubscribe!.Split("?k=")[1], default);
        Assert.That(order, Is.EqualTo(new StopOrder(member)));
        await _desk.Choices.StopAsync(order!, default);
        await _desk.Choices.StopAsync(order!, default);
        await _desk.ChangeAsync(page);
        await _desk.LaterAsync(TimeSpan.FromHours(1));

        Assert.That(await _desk.MailsAsync(), Has.Count.EqualTo(1), "no other came");
        Assert.That((await _desk.Watches.OfAsync(member, default)).Select(watch => watch.HowOften), Is.EqualTo(new[] { HowOften.Never, HowOften.Never }));
    }

    [Test]
    public async Task A_mail_server_gets_the_headers_that_a_button_to_unsubscribe_is_made_of()
    {
        Guid member = _desk.Member(), page = Guid.NewGuid();
        await _desk.WatchAsync(member, page);
        await _desk.ChangeAsync(page, "Rota\r\nBcc: all@example.org", note: "<b>bold</b> =?utf-8?q?x?=");
        await _desk.RoundAsync();
        await _desk.LaterAsync(TimeSpan.FromMinutes(5));
        using SmtpSink sink = await SmtpSink.StartAsync();
        using MailSender sender = _desk.SenderTo(sink.Port);

        await sender.SendDueAsync(default);

        MimeMessage mail = sink.Mails.Single();
        string link = (await _desk.Links.OfAsync(new StopOrder(member), default)).AbsoluteUri;
        Assert.That(mail.Headers["List-Unsubscribe"], Is.EqualTo($"<{link}>"));
        Assert.That(mail.Headers["List-Unsubscribe-Post"], Is.EqualTo("List-Unsubscribe=One-Click"), "RFC 8058 section 3.1");
        Assert.That(mail.To.ToString(), Is.EqualTo(_desk.EmailOf(member)));
        Assert.That(mail.Bcc, Is.Empty);
        Assert.That(mail.TextBody, Does.Contain("<b>bold</b>").And.Contain(link));
        Assert.That(mail.HtmlBody, Does.Contain("&lt;b&gt;bold"));
    }

    [Test]
    public async Task The_other_link_stops_mails_about_that_one_page()
    {
        Guid member = _desk.Member(), page = Guid.NewGuid(), other = Guid.NewGuid();
        await _desk.WatchAsync(member, page);
        await _desk.WatchAsync(member, other);
        await _desk.ChangeAsync(page);
        await _desk.RoundAsync();
        await _desk.LaterAsync(TimeSpan.FromMinutes(5));
        string text = (await _desk.MailsAsync()).Single().Text;

        StopOrder? order = await _desk.Links.ReadAsync(TokenInText().Match(text).Groups[1].Value, default);
        Assert.That(order, Is.EqualTo(new StopOrder(member, Target: page)));
        await _desk.Choices.StopAsync(order!, default);

        Assert.That(await _desk.Watches.FindAsync(member, page, default), Is.EqualTo(HowOften.Never));
        Assert.That(await _desk.Watches.FindAsync(member, other, default), Is.EqualTo(HowOften.AtOnce));
    }

    [Test]
    public async Task A_link_that_was_changed_anywhere_is_no_link()
    {
        Uri link = await _desk.Links.OfAsync(new StopOrder(Guid.NewGuid(), Choice: MailChoice.Thanks), default);
        string token = link.Query["?k=".Length..];
        Assert.That(await _desk.Links.ReadAsync(token, default), Is.Not.Null);
        for (int at = 0; at < token.Length; at++)
        {
            // The last character of Base64 holds bits that mean nothing.
            char other = token[at] == 'A' ? 'Q' : 'A';
            StopOrder? read = await _desk.Links.ReadAsync($"{token[..at]}{other}{token[(at + 1)..]}", default);
            Assert.That(read, Is.Null, $"changed at {at}");
        }

        foreach (string? wild in (string?[])[null, "", "A", "!!!", token[..^1], token + "AAAA", new string('A', 5000)])
            Assert.That(await _desk.Links.ReadAsync(wild, default), Is.Null);
    }

    [Test]
    public async Task A_discussion_one_writes_in_is_watched_by_itself_unless_that_is_switched_off()
    {
        Guid member = _desk.Member(), first = Guid.NewGuid(), second = Guid.NewGuid();
        await WriteInAsync(member, first);
        await WriteInAsync(member, first);
        await _desk.ChangeAsync(first, "Is it for two?", kind: ChangeKind.Discussion);
        await _desk.RoundAsync();
        await _desk.LaterAsync(TimeSpan.FromMinutes(5));
        Assert.That((await _desk.MailsAsync()).Single().Text, Does.Contain("Somebody answered in a discussion that you wrote in"));

        await _desk.Choices.StopAsync((await _desk.Links.ReadAsync((await _desk.MailsAsync()).Single().Unsubscribe!.Split("?k=")[1], default))!, default);
        await WriteInAsync(member, first);
        await WriteInAsync(member, second);

        Assert.That((await _desk.Watches.OfAsync(member, default)).Select(watch => (watch.Target, watch.HowOften)), Is.EqualTo(new[] { (first, HowOften.Never) }));
    }

    [Test]
    public async Task Many_changes_make_one_mail_that_is_not_too_long()
    {
        Guid member = _desk.Member(), category = Guid.NewGuid();
        await _desk.WatchAsync(member, category, HowOften.Daily);
        for (int number = 0; number < 120; number++)
            await _desk.ChangeAsync(Guid.NewGuid(), new string('t', Change.MaxTitle), category: category, note: new string('n', Change.MaxNote));
        await _desk.RoundAsync();

        await _desk.LaterAsync(TimeSpan.FromDays(1));

        OutboxMail mail = (await _desk.MailsAsync()).Single();
        Assert.That(mail.Text, Has.Length.LessThan(MailText.MaxText).And.Contain("And 80 more."));
        Assert.That(mail.Subject, Is.EqualTo("120 changes in what you watch"));
    }

    [Test]
    public async Task Who_leaves_takes_their_watches_and_name_along_and_the_data_download_has_them()
    {
        Guid member = _desk.Member(), page = Guid.NewGuid();
        await _desk.WatchAsync(member, page);
        await _desk.Choices.SetAsync(member, MailChoice.Thanks, wanted: false, default);
        await _desk.ChangeAsync(page, by: member);
        WatchesOfMember part = _desk.Host.Get<WatchesOfMember>();
        using MemoryStream zip = new();
        await using (ZipArchive archive = new(zip, ZipArchiveMode.Create, leaveOpen: true))
            await part.WriteAsync(member, archive, default);
        using (ZipArchive archive = new(zip, ZipArchiveMode.Read, leaveOpen: true))
        using (StreamReader reader = new(archive.GetEntry("watching.json")!.Open()))
            Assert.That(await reader.ReadToEndAsync(), Does.Contain("/guides/rota").And.Contain("Thanks").And.Contain("AtOnce"));

        await part.LeaveAsync(member, keepShared: true, default);

        await using PhbDbContext context = _desk.CreateDbContext();
        Assert.That(await context.Set<Watch>().CountAsync(), Is.Zero);
        Assert.That(await context.Set<MailOff>().CountAsync(), Is.Zero);
        LoggedChange change = await context.Set<LoggedChange>().SingleAsync(row => row.PageKey == page);
        Assert.That((change.By, change.ByMember), Is.EqualTo(((string?)null, (Guid?)null)));
    }

    [Test]
    public async Task A_template_that_is_published_reaches_those_who_watch_its_shelf()
    {
        Desk desk = new(_desk.Host);
        IContent shelf = desk.Shelf();
        Guid member = _desk.Member();
        WatchTarget? target = await _desk.Watches.FindTargetAsync(shelf.Key, default);
        Assert.That(target!.Kind, Is.EqualTo(Watched.Category));
        await _desk.Watches.WatchAsync(member, target, HowOften.AtOnce, default);
        IContent template = desk.Template(shelf, "Rota for nights");

        await _desk.RoundAsync();
        await _desk.LaterAsync(TimeSpan.FromMinutes(5));

        Assert.That((await _desk.MailsAsync()).Single().Text, Does.Contain("New template: Rota for nights\nWho works when.\nhttps://library.example/templates/rota-for-nights\n"));
        Assert.That((await _desk.Watches.FindTargetAsync(template.Key, default))!.Path, Is.EqualTo("/templates/rota-for-nights"));
        desk.Content.Unpublish(desk.Fresh(template));
        Assert.That(await _desk.Watches.FindTargetAsync(template.Key, default), Is.Null, "what is not public cannot be watched");
    }

    private async Task WriteInAsync(Guid member, Guid discussion)
    {
        await using PhbDbContext context = _desk.CreateDbContext();
        await _desk.Watches.WatchOwnAsync(context, member, new WatchTarget(discussion, Watched.Discussion, "Is it for two?", "/discuss/ask/7#answer-2"), default);
        await context.SaveChangesAsync();
    }

    private static DateTime Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;

    [GeneratedRegex(@"button\. You need not sign in:\n\S+\?k=(\S+)")]
    private static partial Regex TokenInText();
}
