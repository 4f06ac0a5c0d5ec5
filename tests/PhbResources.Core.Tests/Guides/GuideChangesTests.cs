using System.IO.Compression;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Changes;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Core.Tests.Guides;

/// <summary>From what somebody sends to what visitors read, on a real Umbraco.</summary>
[TestFixture, NonParallelizable]
public sealed class GuideChangesTests
{
    private readonly Editors _editors = new(OneHost.Host);

    private static LibraryHost Host => OneHost.Host;

    [Test]
    public async Task What_a_curator_or_a_trusted_member_sends_is_on_the_page_at_once()
    {
        Guide guide = _editors.Guide();
        Assert.That(await _editors.SendAsync(guide, Editors.Curator, "One.\n\nTwo.\n\nThree and four.\n"), Is.EqualTo(new EditOutcome.Live(2, false)));
        Assert.That(_editors.Now(guide).Text, Is.EqualTo("One.\n\nTwo.\n\nThree and four.\n"));
        Assert.That(await _editors.SendAsync(guide, _editors.Trusted(), "One and a half.\n\nTwo.\n\nThree and four.\n", 2, "A half"), Is.EqualTo(new EditOutcome.Live(3, false)));
        HistoryPage history = await _editors.History.PageAsync(guide.Key, 1, default);
        Assert.That(history.Entries.Select(entry => (entry.Number, entry.By, entry.Note)), Is.EqualTo(new[] { (3, "Tru", "A half"), (2, "Cur", "Better"), (1, "", "") }));
    }

    [Test]
    public async Task What_a_member_sends_waits_and_is_on_the_page_when_a_curator_agrees()
    {
        Guide guide = _editors.Guide();
        GuideEditor member = _editors.Member();
        Guid change = await _editors.WaitsAsync(guide, member, "One.\n\nTwo, better.\n\nThree.\n");
        Assert.That(_editors.Now(guide).Text, Does.Not.Contain("better"));
        Assert.That(await _editors.MailsToAsync(member), Is.Empty);
        Assert.That(await _editors.Changes.ApproveAsync(change, Editors.Curator.MemberKey, null, 1, default), Is.EqualTo(new EditOutcome.Live(2, false)));
        Assert.That(_editors.Now(guide).Text, Is.EqualTo("One.\n\nTwo, better.\n\nThree.\n"));
        Assert.That(await _editors.MailsToAsync(member), Has.Exactly(1).Contains("Your change is live").And.Contains($"/guides/{guide.Slug}"));
        Assert.That(await _editors.Changes.ApproveAsync(change, Editors.Curator.MemberKey, null, 2, default), Is.InstanceOf<EditOutcome.Refused>());
        await using PhbDbContext context = await Host.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
        List<LoggedChange> logged = await context.Set<LoggedChange>().Where(row => row.PageKey == guide.Key).OrderBy(row => row.Id).ToListAsync();
        Assert.That(logged.Select(row => (row.IsNew, row.By, row.ByMember, row.Compare)), Is.EqualTo(new[] { (true, (string?)null, (Guid?)null, (string?)null), (false, "Ann", member.MemberKey, $"/guides/{guide.Slug}/compare?from=1&to=2") }));
    }

    [Test]
    public async Task What_a_curator_does_not_take_is_told_with_the_reason()
    {
        Guide guide = _editors.Guide();
        GuideEditor member = _editors.Member();
        Guid change = await _editors.WaitsAsync(guide, member, "One.\n\nTwo, worse.\n\nThree.\n");
        Assert.That(await _editors.Changes.DeclineAsync(change, Editors.Curator.MemberKey, "It says so above.", default), Is.True);
        Assert.That(await _editors.MailsToAsync(member), Has.Exactly(1).Contains("not taken").And.Contains("It says so above."));
        Assert.That((await _editors.History.OfMemberAsync(member.MemberKey, default)).Single(), Has.Property("State").EqualTo(RevisionState.Declined).And.Property("Reason").EqualTo("It says so above."));
        Assert.That(_editors.Now(guide).Text, Does.Not.Contain("worse"));
    }

    [Test]
    public async Task Changes_of_different_paragraphs_are_put_together_and_of_the_same_one_are_given_back()
    {
        Guide guide = _editors.Guide();
        await _editors.SendAsync(guide, Editors.Curator, "One, first.\n\nTwo.\n\nThree.\n");
        Assert.That(await _editors.SendAsync(guide, Editors.Curator, "One.\n\nTwo.\n\nThree, second.\n"), Is.EqualTo(new EditOutcome.Live(3, true)));
        Assert.That(_editors.Now(guide).Text, Is.EqualTo("One, first.\n\nTwo.\n\nThree, second.\n"));
        EditOutcome outcome = await _editors.SendAsync(guide, Editors.Curator, "One, mine.\n\nTwo.\n\nThree.\n");
        Assert.That((outcome as EditOutcome.Conflict)?.Current.Text, Is.EqualTo("One, first.\n\nTwo.\n\nThree, second.\n"));
        Assert.That(_editors.Now(guide).Text, Does.Not.Contain("mine"));
    }

    [Test]
    public async Task Who_mends_one_sentence_is_never_asked_to_compare()
    {
        Guide guide = _editors.Guide();
        await _editors.SendAsync(guide, Editors.Curator, "One, first.\n\nTwo.\n\nThree.\n");
        EditOutcome outcome = await _editors.SendAsync(guide, GuideEditor.Nobody, "One, fixed.\n\nTwo.\n\nThree.\n", 1, "", RevisionOrigin.Fix);
        Guid change = ((EditOutcome.Waits)outcome).Revision;
        Assert.That(await _editors.Changes.ApproveAsync(change, Editors.Curator.MemberKey, null, 2, default), Is.InstanceOf<EditOutcome.Conflict>());
        Assert.That(await _editors.Changes.ApproveAsync(change, Editors.Curator.MemberKey, "One, first and fixed.\n\nTwo.\n\nThree.\n", 1, default), Is.InstanceOf<EditOutcome.Conflict>(), "what the curator saw is not what is there");
        Assert.That(await _editors.Changes.ApproveAsync(change, Editors.Curator.MemberKey, "One, first and fixed.\n\nTwo.\n\nThree.\n", 2, default), Is.InstanceOf<EditOutcome.Live>());
        Assert.That(_editors.Now(guide).Text, Does.StartWith("One, first and fixed."));
    }

    [Test]
    public async Task What_is_written_in_the_back_office_is_a_version_like_any_other()
    {
        Guide guide = _editors.Guide();
        IContent content = _editors.Content.GetById(guide.Key)!;
        content.SetValue(LibraryAliases.GuideText, "Written elsewhere.\n");
        content.SetValue(LibraryAliases.WhatChanged, "All new");
        _editors.Content.Save(content);
        _editors.Desk.Publish(content);
        GuideRevision latest = (await _editors.History.LatestAsync(guide.Key, default))!;
        Assert.That((latest.Number, latest.Text, latest.Note, latest.Origin), Is.EqualTo((2, "Written elsewhere.\n", "All new", RevisionOrigin.Umbraco)));
        content = _editors.Content.GetById(guide.Key)!;
        content.SetValue(LibraryAliases.Summary, "Only this.");
        _editors.Content.Save(content);
        _editors.Desk.Publish(content);
        Assert.That((await _editors.History.LatestAsync(guide.Key, default))!.Number, Is.EqualTo(2), "the text is as it was");
    }

    [Test]
    public async Task What_was_about_to_be_published_when_the_site_stopped_is_published_at_the_next_start()
    {
        Guide guide = _editors.Guide();
        Guid change = await _editors.WaitsAsync(guide, _editors.Member(), "One.\n\nTwo.\n\nThree, nearly.\n");
        await using (PhbDbContext context = await Host.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync())
            await context.Set<GuideRevision>().Where(row => row.Id == change).ExecuteUpdateAsync(row => row.SetProperty(to => to.State, RevisionState.Approved));
        await Host.RestartAsync();
        Assert.That(_editors.Now(guide).Text, Does.Contain("nearly"));
        Assert.That((await _editors.History.FindAsync(change, default))!, Has.Property("State").EqualTo(RevisionState.Published).And.Property("Number").EqualTo(2));
        await Host.RestartAsync();
        Assert.That((await _editors.History.LatestAsync(guide.Key, default))!.Number, Is.EqualTo(2), "once is enough");
    }

    [Test]
    public async Task Who_leaves_takes_what_waits_along_and_their_name()
    {
        Guide guide = _editors.Guide();
        GuideEditor member = _editors.Trusted();
        await _editors.SendAsync(guide, member, "One.\n\nTwo.\n\nThree, by me.\n");
        await _editors.SendAsync(guide, member with { IsTrusted = false }, "One.\n\nTwo, waiting.\n\nThree, by me.\n", 2);
        using MemoryStream zip = new();
        await using (ZipArchive archive = new(zip, ZipArchiveMode.Create, leaveOpen: true))
            await Host.Get<GuidesOfMember>().WriteAsync(member.MemberKey, archive, default);
        using ZipArchive read = new(new MemoryStream(zip.ToArray()));
        using StreamReader json = new(read.GetEntry("guides/changes.json")!.Open());
        Assert.That(await json.ReadToEndAsync(), Does.Contain("by me").And.Contain("waiting").And.Contain("Tru"));

        await Host.Get<GuidesOfMember>().LeaveAsync(member.MemberKey, keepShared: true, default);
        Assert.That(await _editors.History.OfMemberAsync(member.MemberKey, default), Is.Empty);
        Assert.That((await _editors.History.PageAsync(guide.Key, 1, default)).Entries.Select(entry => entry.By), Is.EqualTo(new[] { "a former member", "" }));
        Assert.That(await _editors.History.WaitingAsync(default), Has.None.Property("GuideKey").EqualTo(guide.Key));
    }

    [Test]
    public async Task What_looks_like_an_advertisement_waits_last_and_goes_without_a_word()
    {
        Guide guide = _editors.Guide();
        GuideEditor member = _editors.Member();
        Guid change = await _editors.WaitsAsync(guide, member, "One.\n\nTwo.\n\nThree.\n\nBUY CHEAP PILLS NOW https://pills-store.example/a https://pills-store.example/b https://bit.ly/x click here free casino bonus\n");
        Assert.That((await _editors.History.FindAsync(change, default))!, Has.Property("LooksLikeSpam").True.And.Property("SpamWhy").Not.Empty);
        Assert.That((await _editors.History.WaitingAsync(default))[^1].Id, Is.EqualTo(change));
        Assert.That(await _editors.Changes.RemoveSpamAsync(change, Editors.Curator.MemberKey, default), Is.EqualTo(1));
        Assert.That((await _editors.History.FindAsync(change, default))!.State, Is.EqualTo(RevisionState.Spam));
        Assert.That(await _editors.MailsToAsync(member), Is.Empty);
    }

    [Test]
    public async Task Any_text_that_is_sent_is_the_text_that_is_edited_next()
    {
        Guide guide = _editors.Guide();
        int number = 1;
        List<string> texts = [];
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char["\n\t #*>-`|[]()<&\"'{}\\"]), 1, 200].Sample(texts.Add, iter: 40, threads: 1);
        foreach (string typed in texts)
        {
            string text = GuideText.Normalise(typed);
            EditOutcome outcome = await _editors.SendAsync(guide, Editors.Curator, typed, number);
            if (outcome is not EditOutcome.Live live)
            {
                Assert.That(outcome is EditOutcome.Unchanged || GuideText.MistakeIn(text) is not null || GuideText.Read(text).Pictures().Count > 0, $"{outcome} {text}");
                continue;
            }

            number = live.Number;
            Assert.That((await _editors.History.LatestAsync(guide.Key, default))!.Text, Is.EqualTo(text));
            Assert.That(_editors.Now(guide).Text, Is.EqualTo(text));
        }

        Assert.That(number, Is.GreaterThan(20));
    }
}
