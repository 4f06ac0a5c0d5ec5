using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PhbResources.Core.Changes;
using PhbResources.Core.Curating.Editing;
using PhbResources.Core.Library;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;
using PhbResources.Core.Watching;
using PhbResources.Web.Tests.InProcess;
using PhbResources.Web.Tests.Members;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.Tests.Watching;

/// <summary>From a template that is changed to those who watch it, and out of their mails again.</summary>
[NonParallelizable]
internal sealed partial class WatchingTests
{
    private const string Email = "watcher@library.example";

    private RunningSite _site = null!;
    private Browser _member = null!;
    private Browser _curator = null!;
    private Mailbox _mailbox = null!;
    private Template _rota = null!;

    private PublishedLibrary Library => _site.Get<PublishedLibrary>();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.StartAsync($"--Phb:Curator:Email={RunningSite.Email}", $"--Phb:Curator:Password={RunningSite.Password}", "--Phb:PublicUrl=https://library.example");
        _member = new Browser(_site.Address);
        _curator = new Browser(_site.Address);
        _mailbox = new Mailbox(_site);
        await _member.JoinAsync(_mailbox, Email, "Sam");
        await _curator.SignInAsync(RunningSite.Email, RunningSite.Password);
        _rota = Library.Current.BySlug["weekly-rota"];
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _member.Dispose();
        _curator.Dispose();
        await _site.DisposeAsync();
    }

    [Test, Order(1)]
    public async Task A_member_watches_a_template_is_mailed_and_stops_without_signing_in()
    {
        string page = await _member.TextAsync("/templates/weekly-rota");
        string watch = WatchLink().Match(page).Groups[1].Value;
        using Browser stranger = new(_site.Address);
        Assert.That((await stranger.GetAsync(watch)).Headers.Location!.OriginalString, Does.StartWith("/sign-in?").And.Contain(Uri.EscapeDataString(watch)), "comes back after signing in");
        Assert.That(await _member.TextAsync(watch), Does.Contain("Watch this template"));
        Assert.That((await _member.SubmitAsync(watch, watch)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "nothing chosen");
        Assert.That((await _member.SubmitAsync(watch, watch, ("often", "at-once"))).Headers.Location!.OriginalString, Is.EqualTo($"{watch}?done=watching"));
        Assert.That((await _curator.SubmitAsync(watch, watch, ("often", "at-once"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));

        await PublishAsync("Room for a second carer at night", "Who works when, nights included.");
        await RoundAsync();
        Assert.That(await MailsAsync(RunningSite.Email), Is.Empty, "nobody is mailed about what they did themselves");
        OutboxMail mail = (await MailsAsync(Email)).Single();
        Assert.That(mail.Subject, Is.EqualTo($"New version of a template: {_rota.Title}"));
        Assert.That(mail.Text, Does.Contain("Room for a second carer at night").And.Contain("https://library.example/templates/weekly-rota/compare?version=2"));
        Assert.That(await stranger.TextAsync("/templates/weekly-rota/compare?version=2"), Does.Contain("<ins>").And.Contain("nights"));

        string stop = new Uri(mail.Unsubscribe!).PathAndQuery;
        Assert.That(await stranger.TextAsync(stop), Does.Contain("Stop these mails"), "a GET only asks, since programs look at links, too");
        Assert.That(await HowOftenAsync(), Is.EqualTo(HowOften.AtOnce));
        // As a mail program does it (RFC 8058 section 3.2): no cookie, no token, from anywhere.
        using HttpRequestMessage press = new(HttpMethod.Post, stop) { Content = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]) };
        press.Headers.Add("Origin", "https://mail.example");
        HttpResponseMessage done = await stranger.SendAsync(press);
        Assert.That(done.StatusCode, Is.EqualTo(HttpStatusCode.OK), "neither an error nor a redirect, which mail programs need not follow");
        Assert.That(await HowOftenAsync(), Is.EqualTo(HowOften.Never));
        Assert.That((await stranger.PostAsync(stop)).StatusCode, Is.EqualTo(HttpStatusCode.OK), "twice does no harm");
        foreach (string wrong in (string[])["/stop-mail", "/stop-mail?k=", stop[..^2], stop + "x"])
            Assert.That((await stranger.PostAsync(wrong)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), wrong);

        await PublishAsync("Another note", "Who works when.");
        await RoundAsync();
        Assert.That(await MailsAsync(Email), Has.Count.EqualTo(1));
    }

    [Test, Order(2)]
    public async Task The_list_in_the_account_changes_how_often_and_stops()
    {
        string watch = WatchLinks.Of(_rota.Key), shelf = WatchLinks.Of(_rota.Category.Key);
        await _member.SubmitAsync(watch, watch, ("often", "weekly"));
        await _member.SubmitAsync(shelf, shelf, ("often", "daily"));
        string list = await _member.TextAsync(WatchLinks.List);
        Assert.That(list, Does.Contain(_rota.Title).And.Contain(WebUtility.HtmlEncode(_rota.Category.Title)));

        Assert.That((await _member.SubmitAsync(WatchLinks.List, WatchLinks.List, ($"often-{_rota.Key:N}", "at-once"), ($"often-{_rota.Category.Key:N}", "rubbish"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await HowOftenAsync(), Is.EqualTo(HowOften.AtOnce));
        Assert.That((await _member.SubmitAsync(WatchLinks.List, WatchLinks.List, ("stop", _rota.Category.Key.ToString("D")))).Headers.Location!.OriginalString, Does.EndWith("?done=stopped"));
        Assert.That(await _member.TextAsync(WatchLinks.List), Does.Not.Contain("category, since"));
        Assert.That((await _member.GetAsync(WatchLinks.Of(Guid.NewGuid()))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        const string On = "name=\"own-discussions\" value=\"yes\" checked";
        Assert.That(list, Does.Not.Contain(On), "to end all mails about what one watches ends this, too");
        await _member.SubmitAsync(WatchLinks.List, "/account/watching/mails", ("own-discussions", "yes"));
        Assert.That(await _member.TextAsync(WatchLinks.List), Does.Contain(On));
        await _member.SubmitAsync(WatchLinks.List, "/account/watching/mails");
        Assert.That(await _member.TextAsync(WatchLinks.List), Does.Not.Contain(On));
    }

    [Test, Order(3)]
    public async Task Recent_changes_are_a_page_and_a_feed_and_can_be_narrowed()
    {
        string page = await _member.TextAsync("/changes");
        Assert.That(page, Does.Contain("Room for a second carer at night").And.Contain("/templates/weekly-rota/compare?version=2").And.Contain("New template: "));
        Assert.That(await _member.TextAsync("/changes?kind=guide"), Does.Not.Contain("weekly-rota"));
        Assert.That(await _member.TextAsync($"/changes?kind=template&category={_rota.Category.Slug}"), Does.Contain("weekly-rota"));
        XElement feed = XElement.Parse(await _member.TextAsync("/changes.atom"));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.That(feed.Elements(atom + "entry").Select(entry => (string?)entry.Element(atom + "summary")), Does.Contain("Room for a second carer at night"));
        foreach (string wrong in (string[])["/changes?kind=x", "/changes?category=x", "/changes?before=x", "/changes?after=1-2-3", "/templates/weekly-rota/compare?version=99", "/templates/weekly-rota/compare?version=1", "/templates/weekly-rota/compare?version=2&with=2"])
            Assert.That((await _member.GetAsync(wrong)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), wrong);
    }

    [Test, Order(4)]
    public async Task Pages_of_changes_follow_each_other_without_gap_or_repeat()
    {
        Guid guide = Guid.NewGuid();
        await using (PhbDbContext context = await ContextAsync())
        {
            // Many at the same moment, which only their numbers tell apart.
            for (int number = 0; number < 130; number++)
                ChangeLog.Add(context, new Change(guide, ChangeKind.Decision, $"Number {number} of many", "/guides/many", null, null, new DateTimeOffset(2026, 1, 1 + (number / 60), 12, 0, 0, TimeSpan.Zero)));
            await context.SaveChangesAsync();
        }

        List<string> seen = [];
        string? next = "/changes?kind=decision", back = null;
        for (; next is not null; next = NextPage().Match(WebUtility.HtmlDecode(await _member.TextAsync(next))) is { Success: true } link ? link.Groups[1].Value : null)
        {
            string page = WebUtility.HtmlDecode(await _member.TextAsync(next));
            seen.AddRange(Numbers().Matches(page).Select(match => match.Value));
            back = PreviousPage().Match(page) is { Success: true } newer ? newer.Groups[1].Value : back;
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Range(0, 130).Reverse().Select(number => $">Number {number} of many<")));
        Assert.That(Numbers().Matches(await _member.TextAsync(back!)).Select(match => match.Value), Is.EqualTo(seen.Skip((((130 - 1) / RecentChanges.PageSize) - 1) * RecentChanges.PageSize).Take(RecentChanges.PageSize)), "and back");
    }

    private async Task PublishAsync(string whatChanged, string summary)
    {
        ContentForm form = (await _site.Get<ContentForms>().FindAsync(_rota.Key))!;
        Dictionary<string, IReadOnlyList<string>> values = new(form.Entries.Values) { [LibraryAliases.WhatChanged] = [whatChanged], [LibraryAliases.Summary] = [summary] };
        EditOutcome? outcome = await _site.Get<ContentEdits>().SaveAsync(KeyOf(RunningSite.Email), _rota.Key, form.Version, form.Entries with { Values = values }, EditStep.Publish);
        Assert.That(outcome!.Mistakes, Is.Empty);
    }

    private async Task RoundAsync()
    {
        NewsRounds rounds = _site.Services.GetServices<IHostedService>().OfType<NewsRounds>().Single();
        await rounds.TellAsync(default);
        // The gathering is over.
        await using (PhbDbContext context = await ContextAsync())
            await context.Set<News>().Where(news => news.HowOften == HowOften.AtOnce).ExecuteUpdateAsync(set => set.SetProperty(news => news.Due, DateTime.UtcNow.AddMinutes(-1)));
        await rounds.MailDueAsync(default);
    }

    private async Task<IReadOnlyList<OutboxMail>> MailsAsync(string email) => [.. (await _mailbox.ToAsync(email)).Where(mail => mail.Kind == "watching")];

    private async Task<HowOften?> HowOftenAsync() =>
        await _site.Get<WatchList>().FindAsync(KeyOf(Email), _rota.Key, default);

    private Guid KeyOf(string email) => _site.Get<IMemberService>().GetByEmail(email)!.Key;

    private Task<PhbDbContext> ContextAsync() => _site.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();

    [GeneratedRegex("href=\"(/watch/[0-9a-f-]+)\"")]
    private static partial Regex WatchLink();

    [GeneratedRegex(">Number \\d+ of many<")]
    private static partial Regex Numbers();

    [GeneratedRegex("<a href=\"([^\"]+)\" rel=\"next nofollow\"")]
    private static partial Regex NextPage();

    [GeneratedRegex("<a href=\"([^\"]+)\" rel=\"prev nofollow\"")]
    private static partial Regex PreviousPage();
}
