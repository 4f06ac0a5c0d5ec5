using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Changes;
using PhbResources.Core.Discussions;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.Library;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Core.Tests.SpamDefence;
using PhbResources.Core.Tests.Submissions;
using Umbraco.Cms.Core.Models;
using File = System.IO.File;

namespace PhbResources.Core.Tests.Discussions;

/// <summary>The discussions on the real parts of a host.</summary>
[TestFixture, NonParallelizable]
internal sealed class DiscussionTests
{
    private readonly SetClock _clock = new() { Now = DateTimeOffset.UtcNow };
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Sharers _people = null!;
    private DiscussionAuthor _member = null!, _trusted = null!, _curator = null!;

    private DiscussionPosting Posting => _host.Get<DiscussionPosting>();

    private DiscussionReading Reading => _host.Get<DiscussionReading>();

    private DiscussionDesk Desk => _host.Get<DiscussionDesk>();

    private DiscussionArea Ask => _host.Get<DiscussionAreas>().Find("ask")!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new ConfigFolder();
        _folder.Write("discussions/areas.yaml", File.ReadAllText(Path.Combine(ConfigFolder.Original, "discussions", "areas.yaml")));
        _host = await LibraryHost.StartAsync(_folder.Path, services => services.AddSingleton<TimeProvider>(_clock));
        _people = new Sharers(_host);
        _people.MakeShelf();
        _member = Author("Ann");
        _trusted = Author("Tom", MemberAccounts.TrustedGroup);
        _curator = Author("Cora", FirstCurator.Group);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task What_a_new_member_writes_waits_until_a_curator_approves_it_and_they_are_told()
    {
        Written written = await Posting.StartAsync(_member, Ask, new NewThread("Who covers nights at Christmas?", "We have *nobody* for the nights."), default);
        Assert.That(written.Mistakes, Is.Empty);
        Assert.That(written.State, Is.EqualTo(PostState.Waiting));
        Assert.That((await Reading.ListAsync(Ask, 1, default)).Items, Has.None.Matches<ThreadSummary>(one => one.Place.Title == "Who covers nights at Christmas?"));
        Assert.That(await Reading.ThreadAsync("ask", "who-covers-nights-at-christmas", 1, default), Is.Null);
        Assert.That((await Desk.WaitingAsync(held: false, default)).Select(post => post.Placed.Post.Post.Key), Does.Contain(written.Key));

        Assert.That(await Desk.DecideAsync(_curator.Key, written.Key, PostMove.Approve, "", default), Is.Null);
        ThreadView thread = (await Reading.ThreadAsync("ask", "who-covers-nights-at-christmas", 1, default))!;
        Assert.Multiple(() =>
        {
            Assert.That(thread.By, Is.EqualTo("Ann"));
            Assert.That(thread.Posts.Single().Html, Does.Contain("<em>nobody</em>"));
            Assert.That(Mails(_member), Has.Some.Matches<OutboxMail>(mail => mail.Kind == "post-approved" && mail.Text.Contains($"/discuss/posts/{written.Key}", StringComparison.Ordinal)));
            Assert.That(Changes(written.Key).Single(), Has.Property("Hidden").False.And.Property("By").EqualTo("Ann").And.Property("IsNew").True);
        });
    }

    [Test]
    public async Task What_a_trusted_member_and_a_curator_write_is_there_at_once()
    {
        DiscussionThread thread = await ThreadAsync("A thread for answers");
        Written answer = (await Posting.ReplyAsync(_curator, "ask", thread.Slug, "Ask your council.", null, default))!;
        Written second = (await Posting.ReplyAsync(_trusted, "ask", thread.Slug, "Thank you!", answer.Key, default))!;
        ThreadView view = (await Reading.ThreadAsync("ask", thread.Slug, 1, default))!;
        Assert.Multiple(() =>
        {
            Assert.That(second.State, Is.EqualTo(PostState.Live));
            Assert.That(view.Posts.Select(post => post.By), Is.EqualTo(new[] { "Tom", "Cora", "Tom" }));
            Assert.That(view.Posts.Select(post => post.ByCurator), Is.EqualTo(new[] { false, true, false }));
            Assert.That(view.Posts[2].Answers!.By, Is.EqualTo("Cora"));
            Assert.That(view.Thread.Posts, Is.EqualTo(3));
        });
    }

    [Test]
    public async Task A_template_has_a_discussion_as_soon_as_somebody_wants_one_and_none_when_it_is_gone()
    {
        IContent rota = _people.Desk.Template(_people.Desk.Shelf());
        string slug = rota.Key.ToString("D");
        ThreadView empty = (await Reading.ThreadAsync(DiscussionAreas.AboutContent, slug, 1, default))!;
        Assert.That(empty.Posts, Is.Empty);
        Written written = (await Posting.ReplyAsync(_trusted, DiscussionAreas.AboutContent, slug, "It works for us.", null, default))!;
        ThreadView view = (await Reading.ThreadAsync(DiscussionAreas.AboutContent, slug, 1, default))!;
        Assert.Multiple(() =>
        {
            Assert.That(view.Posts, Has.Count.EqualTo(1));
            Assert.That(view.Place.Path, Does.StartWith("/templates/").And.EndWith("/discussion"));
            Assert.That(Changes(written.Key).Single().About, Is.EqualTo(rota.Key));
        });
        _people.Desk.Content.Unpublish(rota);
        Assert.That(await Reading.ThreadAsync(DiscussionAreas.AboutContent, slug, 1, default), Is.Null);
        Assert.That(await Reading.PostAsync(written.Key, default), Is.Null);
        Assert.That(await Posting.ReplyAsync(_trusted, DiscussionAreas.AboutContent, slug, "And now?", null, default), Is.Null);
    }

    [Test]
    public async Task Its_author_may_change_a_post_for_a_quarter_of_an_hour_and_nobody_else_may()
    {
        DiscussionThread thread = await ThreadAsync("A thread to change");
        Guid key = (await Reading.ThreadAsync("ask", thread.Slug, 1, default))!.Posts[0].Post.Key;
        DiscussionAuthor other = Author("Other", MemberAccounts.TrustedGroup);
        Assert.That(await Posting.EditAsync(other, key, "Taken over", default), Is.Null);
        Assert.That(await Posting.EditAsync(_curator, key, "Taken over", default), Is.Null);
        Assert.That((await Posting.EditAsync(_trusted, key, "It was like this.", default))!.Mistakes, Is.Empty);
        DeskPost changed = (await Desk.FindAsync(key, default))!;
        Assert.That(changed.Placed.Post.Post.Text, Is.EqualTo("It was like this."));
        Assert.That(changed.Versions.Single().Text, Is.EqualTo("What do you think of it?"));
        _clock.Now = _clock.Now.AddMinutes(DiscussionRules.EditMinutes);
        Assert.That((await Posting.EditAsync(_trusted, key, "Too late.", default))!.Mistakes, Contains.Key("text"));
    }

    [Test]
    public async Task What_a_curator_approved_waits_again_when_a_new_member_changes_it()
    {
        Written written = await Posting.StartAsync(_member, Ask, new NewThread("An approved question", "Is this all right?"), default);
        await Desk.DecideAsync(_curator.Key, written.Key, PostMove.Approve, "", default);
        Written changed = (await Posting.EditAsync(_member, written.Key, "Now it says something else.", default))!;
        Assert.That(changed.State, Is.EqualTo(PostState.Waiting));
        Assert.That(await Reading.ThreadAsync("ask", "an-approved-question", 1, default), Is.Null);
        Assert.That(Changes(written.Key).Single().Hidden);
    }

    [Test]
    public async Task A_reported_post_is_removed_with_a_reason_that_stands_in_its_place_and_the_removal_taken_back()
    {
        DiscussionThread thread = await ThreadAsync("A thread with a bad answer");
        Written bad = (await Posting.ReplyAsync(_trusted, "ask", thread.Slug, "You are all fools.", null, default))!;
        Assert.That(await Posting.ReportAsync(bad.Key, null, "", null, default), Is.Not.Null);
        Assert.That(await Posting.ReportAsync(bad.Key, null, "It is unkind.", null, default), Is.Null);
        Assert.That(await Posting.ReportAsync(bad.Key, null, "It is unkind.", null, default), Is.Null);
        DeskPost reported = (await Desk.ReportedAsync(default)).Single(post => post.Placed.Post.Post.Key == bad.Key);
        Assert.That(reported.Reports, Has.Count.EqualTo(1), "the same words twice are one report");

        Assert.That(await Desk.DecideAsync(_curator.Key, bad.Key, PostMove.Remove, " ", default), Is.Not.Null);
        Assert.That(await Desk.DecideAsync(_curator.Key, bad.Key, PostMove.Remove, "Please be kind.", default), Is.Null);
        ThreadView view = (await Reading.ThreadAsync("ask", thread.Slug, 1, default))!;
        Assert.Multiple(() =>
        {
            Assert.That(view.Posts[1].Post.Reason, Is.EqualTo("Please be kind."));
            Assert.That(view.Posts[1].Html, Is.Empty);
            Assert.That(view.Thread.Posts, Is.EqualTo(1));
            Assert.That(Mails(_trusted), Has.Some.Matches<OutboxMail>(mail => mail.Kind == "post-removed" && mail.Text.Contains("Please be kind.", StringComparison.Ordinal)));
            Assert.That(Changes(bad.Key).Single().Hidden);
        });
        Assert.That((await Desk.ReportedAsync(default)).Select(post => post.Placed.Post.Post.Key), Does.Not.Contain(bad.Key));
        Assert.That(await Desk.DecideAsync(Author("Another curator", FirstCurator.Group).Key, bad.Key, PostMove.Undo, "", default), Is.Not.Null, "another curator's decision");
        Assert.That(await Desk.DecideAsync(_curator.Key, bad.Key, PostMove.Undo, "", default), Is.Null);
        Assert.That((await Reading.ThreadAsync("ask", thread.Slug, 1, default))!.Posts[1].Html, Does.Contain("fools"));
        Assert.That(Changes(bad.Key).Single().Hidden, Is.False);
    }

    [Test]
    public async Task Spam_takes_all_that_waits_of_its_member_and_shuts_them_out_until_it_is_taken_back()
    {
        DiscussionAuthor seller = Author("Seller");
        Written one = await Posting.StartAsync(seller, Ask, new NewThread("Cheap chairs", "Buy chairs."), default), two = await Posting.StartAsync(seller, Ask, new NewThread("Cheap tables", "Buy tables."), default);
        Assert.That(await Desk.DecideAsync(_curator.Key, one.Key, PostMove.Spam, "", default), Is.Null);
        Assert.That(await StateAsync(two.Key), Is.EqualTo(PostState.Spam));
        Assert.That(_people.Members.GetById(seller.Key)!.IsApproved, Is.False);
        Assert.That(await DecidedAsync(one.Key, two.Key), Is.All.EqualTo(SpamDecision.Bad));
        Assert.That(await Desk.DecideAsync(_curator.Key, one.Key, PostMove.Undo, "", default), Is.Null);
        Assert.That(await StateAsync(two.Key), Is.EqualTo(PostState.Waiting));
        Assert.That(_people.Members.GetById(seller.Key)!.IsApproved);
        Assert.That(await DecidedAsync(one.Key, two.Key), Is.All.EqualTo(SpamDecision.None));
    }

    [Test]
    public async Task Spam_takes_what_its_member_sent_elsewhere_too_and_one_undo_brings_all_of_it_back()
    {
        DiscussionAuthor seller = Author("Seller");
        Viewer viewer = new(seller.Key, false);
        Guid queued = await _people.SentAsync(viewer), draft = await _people.DraftAsync(viewer), bystander = await _people.SentAsync(_people.Member());
        Guid change = Guid.NewGuid(), suggestion = Guid.NewGuid();
        await using (PhbDbContext context = Open())
        {
            context.Add(new GuideRevision { Id = change, GuideKey = Guid.NewGuid(), MemberKey = seller.Key, Sent = _clock.Now.UtcDateTime });
            context.Add(new TextSuggestion { Id = suggestion, TemplateKey = Guid.NewGuid(), MemberKey = seller.Key, Sent = _clock.Now.UtcDateTime });
            await context.SaveChangesAsync();
        }

        Written post = await Posting.StartAsync(seller, Ask, new NewThread("Cheap beds", "Buy beds."), default);
        Assert.That(await Desk.DecideAsync(_curator.Key, post.Key, PostMove.Spam, "", default), Is.Null);
        await _host.Get<SubmissionRounds>().RunAsync(default);
        Assert.That(new[] { _people.Row(queued).State, _people.Row(draft).State, _people.Row(bystander).State }, Is.EqualTo([SubmissionState.Spam, SubmissionState.Spam, SubmissionState.Submitted]));
        Assert.That(_people.ContentOf(queued) is null or { Trashed: true });
        Assert.That(await GuideStatesAsync(), Is.EqualTo((RevisionState.Spam, RevisionState.Spam)));

        _clock.Now += TimeSpan.FromMinutes(1);
        Assert.That(await Desk.DecideAsync(_curator.Key, post.Key, PostMove.Undo, "", default), Is.Null);
        await _host.Get<SubmissionRounds>().RunAsync(default);
        Assert.That(new[] { _people.Row(queued).State, _people.Row(draft).State }, Is.EqualTo([SubmissionState.Submitted, SubmissionState.Draft]));
        Assert.That(_people.ContentOf(queued), Is.Not.Null.And.Property("Trashed").False);
        Assert.That(await GuideStatesAsync(), Is.EqualTo((RevisionState.Proposed, RevisionState.Proposed)));
        Assert.That(await StateAsync(post.Key), Is.EqualTo(PostState.Waiting));
        Assert.That(_people.Members.GetById(seller.Key)!.IsApproved);

        // And the other way round: from the queue of what was shared.
        Viewer curator = new(_curator.Key, true);
        await _people.MustAsync(queued, curator, SubmissionMove.MarkSpam);
        Assert.That((await StateAsync(post.Key), await GuideStatesAsync()), Is.EqualTo((PostState.Spam, (RevisionState.Spam, RevisionState.Spam))));
        await _people.MustAsync(queued, curator, SubmissionMove.Undo);
        Assert.That((await StateAsync(post.Key), await GuideStatesAsync()), Is.EqualTo((PostState.Waiting, (RevisionState.Proposed, RevisionState.Proposed))));

        async Task<(RevisionState, RevisionState)> GuideStatesAsync()
        {
            await using PhbDbContext context = Open();
            return ((await context.Set<GuideRevision>().SingleAsync(row => row.Id == change)).State, (await context.Set<TextSuggestion>().SingleAsync(row => row.Id == suggestion)).State);
        }
    }

    [Test]
    public async Task Spam_of_somebody_whose_shared_document_is_in_the_library_is_that_one_post()
    {
        DiscussionAuthor known = Author("Known");
        await _people.PublishedAsync(new Viewer(known.Key, false), new Viewer(_curator.Key, true));
        Guid waiting = await _people.SentAsync(new Viewer(known.Key, false));
        Written post = await Posting.StartAsync(known, Ask, new NewThread("My shop", "Have a look."), default);
        Assert.That(await Desk.DecideAsync(_curator.Key, post.Key, PostMove.Spam, "", default), Is.Null);
        Assert.That(_people.Row(waiting).State, Is.EqualTo(SubmissionState.Submitted));
        Assert.That(_people.Members.GetById(known.Key)!.IsApproved);
    }

    [Test]
    public async Task Spam_of_somebody_whose_posts_are_read_is_that_one_post()
    {
        DiscussionThread thread = await ThreadAsync("A thread by somebody we know");
        Written bad = (await Posting.ReplyAsync(_trusted, "ask", thread.Slug, "Look at my shop.", null, default))!;
        Assert.That(await Desk.DecideAsync(_curator.Key, bad.Key, PostMove.Spam, "", default), Is.Null);
        Assert.That(_people.Members.GetById(_trusted.Key)!.IsApproved);
        ThreadView view = (await Reading.ThreadAsync("ask", thread.Slug, 1, default))!;
        Assert.That(view.Posts, Has.Count.EqualTo(1), "nothing of it is shown");
        Assert.That(view.Thread.Places, Is.EqualTo(1));
        await Desk.DecideAsync(_curator.Key, bad.Key, PostMove.Undo, "", default);
    }

    [Test]
    public async Task Clearing_the_pile_of_spam_takes_what_its_members_wrote_too_and_gives_it_back()
    {
        DiscussionAuthor seller = Author("Seller");
        Written post = await Posting.StartAsync(seller, Ask, new NewThread("My little shop", "Have a look at it."), default);
        Guid shared = await _people.SentAsync(new Viewer(seller.Key, false));
        await using (PhbDbContext context = Open())
            await context.Set<Submission>().Where(row => row.Id == shared).ExecuteUpdateAsync(row => row.SetProperty(to => to.SpamScore, 0.9));
        SpamRemoved removed = await _host.Get<SpamRemoval>().RemoveAsync([shared], _curator.Key, default);
        Assert.That(removed.Submissions, Is.EqualTo(1));
        Assert.That(await StateAsync(post.Key), Is.EqualTo(PostState.Spam));
        Assert.That(await _host.Get<SpamRemoval>().TakeBackAsync(removed.Batch, _curator.Key, default), Is.EqualTo(1));
        Assert.That(await StateAsync(post.Key), Is.EqualTo(PostState.Waiting));
    }

    [Test]
    public async Task A_poll_counts_one_vote_of_each_member_who_may_change_it()
    {
        Assert.That((await Posting.StartAsync(_trusted, Ask, new NewThread("A poll that lacks choices", "Choose.", "Which day?", "Monday"), default)).Mistakes, Contains.Key("choices"));
        await Posting.StartAsync(_trusted, Ask, new NewThread("A poll on days", "Choose one.", "Which day?", "Monday\n\nTuesday"), default);
        DiscussionAuthor[] voters = [_member, _trusted, _curator];
        foreach (DiscussionAuthor voter in voters)
            Assert.That(await Posting.VoteAsync(voter, "ask", "a-poll-on-days", 1, default));
        Assert.That(await Posting.VoteAsync(_member, "ask", "a-poll-on-days", 2, default));
        Assert.That(await Posting.VoteAsync(_member, "ask", "a-poll-on-days", 3, default), Is.False, "no such choice");
        Assert.That(await Posting.VoteAsync(_member with { IsVerified = false }, "ask", "a-poll-on-days", 1, default), Is.False);
        PollResult poll = (await Reading.ThreadAsync("ask", "a-poll-on-days", 1, default))!.Poll!;
        Assert.That(poll.Choices.Select(choice => (choice.Text, choice.Votes)), Is.EqualTo(new[] { ("Monday", 2), ("Tuesday", 1) }));
        Assert.That(await Reading.VoteAsync((await FindAsync("a-poll-on-days")).Id, _member.Key, default), Is.EqualTo(2));
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Posting.VoteAsync(_member, "ask", "a-poll-on-days", 1 + (number % 2), default)));
        Assert.That((await Reading.ThreadAsync("ask", "a-poll-on-days", 1, default))!.Poll!.Votes, Is.EqualTo(3), "however often at once");
        await _host.Get<DiscussionCare>().MoveAsync((await FindAsync("a-poll-on-days")).Id, ThreadMove.Lock, default);
        Assert.That(await Posting.VoteAsync(_member, "ask", "a-poll-on-days", 1, default), Is.False, "closed");
    }

    [Test]
    public async Task A_closed_discussion_takes_nothing_and_a_pinned_one_stands_on_top()
    {
        DiscussionThread thread = await ThreadAsync("A thread to close and pin");
        DiscussionCare care = _host.Get<DiscussionCare>();
        await care.MoveAsync(thread.Id, ThreadMove.Lock, default);
        await care.MoveAsync(thread.Id, ThreadMove.Pin, default);
        Assert.That((await Posting.ReplyAsync(_trusted, "ask", thread.Slug, "One more.", null, default))!.Mistakes, Contains.Key("text"));
        _clock.Now = _clock.Now.AddSeconds(1);
        await ThreadAsync("A newer thread than the pinned one");
        Assert.That((await Reading.ListAsync(Ask, 1, default)).Items[0].Thread.Id, Is.EqualTo(thread.Id));
        await care.MoveAsync(thread.Id, ThreadMove.Unpin, default);
        Assert.That((await Reading.ListAsync(Ask, 1, default)).Items[0].Thread.Id, Is.Not.EqualTo(thread.Id));
        Assert.Multiple(() =>
        {
            Assert.That(DiscussionCare.May(thread, _trusted.Key, false, ThreadMove.Solve), "its author");
            Assert.That(DiscussionCare.May(thread, _trusted.Key, false, ThreadMove.Lock), Is.False);
            Assert.That(DiscussionCare.May(thread, _member.Key, false, ThreadMove.Solve), Is.False);
            Assert.That(DiscussionCare.May(thread, Guid.Empty, false, ThreadMove.Solve), Is.False);
            Assert.That(DiscussionCare.May(thread, _curator.Key, true, ThreadMove.Lock));
        });
    }

    [Test]
    public async Task A_decision_stands_with_its_outcome_on_a_page_of_its_own()
    {
        DiscussionThread thread = await ThreadAsync("Shall we ask for donations?");
        DiscussionCare care = _host.Get<DiscussionCare>();
        Assert.That(await care.DecideAsync(thread.Id, " ", default), Is.Not.Null);
        Assert.That(await care.DecideAsync(thread.Id, "No. The library stays free of money.", default), Is.Null);
        ThreadSummary decided = (await Reading.DecisionsAsync(1, default)).Items.Single(one => one.Thread.Id == thread.Id);
        Assert.That(decided.Thread.Outcome, Is.EqualTo("No. The library stays free of money."));
        await using (PhbDbContext context = Open())
            Assert.That(await context.Set<LoggedChange>().AnyAsync(change => change.PageKey == thread.Id && change.Kind == ChangeKind.Decision));
        await care.MoveAsync(thread.Id, ThreadMove.Undecide, default);
        Assert.That((await Reading.DecisionsAsync(1, default)).Items.Select(one => one.Thread.Id), Does.Not.Contain(thread.Id));
    }

    [Test]
    public async Task Search_finds_what_was_written_and_no_longer_what_was_taken_away()
    {
        DiscussionSearch search = _host.Get<DiscussionSearch>();
        await ThreadAsync("Slings and hoists", "Our hoist squeaks like a **marmoset**.");
        await search.FollowAsync(default);
        (int total, IReadOnlyList<FoundThread> found) = await search.SearchAsync("marmoset", 0, 5, default);
        Assert.That(total, Is.EqualTo(1));
        Assert.That(found[0].Summary.Place.Path, Is.EqualTo("/discuss/ask/slings-and-hoists"));
        Assert.That(found[0].Passages[0].Text, Does.Contain("marmoset").And.Not.Contain("**"));
        Guid key = (await Reading.ThreadAsync("ask", "slings-and-hoists", 1, default))!.Posts[0].Post.Key;
        await Desk.DecideAsync(_curator.Key, key, PostMove.Remove, "It was a joke.", default);
        await search.FollowAsync(default);
        Assert.That((await search.SearchAsync("marmoset", 0, 5, default)).Total, Is.Zero);
    }

    [Test]
    public async Task What_is_found_leads_to_its_post_on_whichever_page_that_is()
    {
        DiscussionThread thread = await ThreadAsync("A thread of many pages");
        await using (PhbDbContext context = Open())
        {
            // What stands before it, past the limit of what one person may write in an hour.
            context.AddRange(Enumerable.Range(1, DiscussionRules.PostsOnPage).Select(number =>
                new Post { Key = Guid.NewGuid(), ThreadId = thread.Id, AuthorKey = _trusted.Key, Text = $"Answer number {number}.", Written = _clock.Now.UtcDateTime, State = PostState.Live }));
            await context.SaveChangesAsync();
        }

        Written found = (await Posting.ReplyAsync(_trusted, "ask", thread.Slug, "We keep a *pangolin*, and it is quiet.", null, default))!;
        DiscussionSearch search = _host.Get<DiscussionSearch>();
        await search.FollowAsync(default);
        string path = (await search.SearchAsync("pangolins", 0, 5, default)).Found.Single().Path;
        Assert.That(path, Does.Match("^/discuss/ask/a-thread-of-many-pages\\?page=2#p[0-9]+$").And.EqualTo((await Reading.PostAsync(found.Key, default))!.Path));
        Assert.That((await Reading.ThreadAsync("ask", thread.Slug, 2, default))!.Posts.Select(view => $"#p{view.Post.Id}"), Does.Contain(path[path.IndexOf('#')..]));
        Assert.That(Changes(found.Key).Single().Path, Is.EqualTo(path), "and so do the notices of it");
        Assert.That((await search.SearchAsync("thread of many pages", 0, 1, default)).Found.Single().Path, Is.EqualTo("/discuss/ask/a-thread-of-many-pages"), "found by its title alone");
    }

    [Test]
    public async Task The_curators_own_synonyms_hold_in_the_discussions_and_guides_too_with_the_next_search()
    {
        DiscussionSearch search = _host.Get<DiscussionSearch>();
        await ThreadAsync("A new wotsit", "Where do I get a zibeline for it?");
        await search.FollowAsync(default);
        Assert.That((await search.SearchAsync("quokka", 0, 5, default)).Total, Is.Zero);
        OwnSynonyms synonyms = _host.Get<OwnSynonyms>();
        Assert.That(await synonyms.SaveAsync("quokka, zibeline", 0, default));
        Assert.That((await search.SearchAsync("quokka", 0, 5, default)).Found.Single().Summary.Place.Title, Is.EqualTo("A new wotsit"));
        Assert.That(await synonyms.SaveAsync("", 1, default));
        Assert.That((await search.SearchAsync("quokka", 0, 5, default)).Total, Is.Zero);
    }

    [Test]
    public async Task The_name_beside_a_post_follows_its_author()
    {
        DiscussionAuthor author = Author("Before", MemberAccounts.TrustedGroup);
        await Posting.StartAsync(author, Ask, new NewThread("A thread whose author changes names", "Hello."), default);
        IMember member = _people.Members.GetById(author.Key)!;
        Rename(member, "After");
        Assert.That((await Reading.ThreadAsync("ask", "a-thread-whose-author-changes-names", 1, default))!.Posts[0].By, Is.EqualTo("After"));
        Rename(member, null);
        Assert.That((await Reading.ThreadAsync("ask", "a-thread-whose-author-changes-names", 1, default))!.Posts[0].By, Is.EqualTo("A member"));
        _people.Members.AssignRole(member.Id, FirstCurator.Group);
        Assert.That((await Reading.ThreadAsync("ask", "a-thread-whose-author-changes-names", 1, default))!.Posts[0].ByCurator);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Who_leaves_takes_their_words_along_or_leaves_them_under_a_former_member(bool keep)
    {
        DiscussionAuthor leaver = Author("Leaver", MemberAccounts.TrustedGroup);
        string title = $"A thread of somebody who leaves {(keep ? "and stays" : "and goes")}";
        await Posting.StartAsync(leaver, Ask, new NewThread(title, "My own words.", "Which?", "One\nTwo"), default);
        string slug = ThreadSlug.Of(title);
        await Posting.ReplyAsync(_curator, "ask", slug, "An answer.", null, default);
        await Posting.VoteAsync(leaver, "ask", slug, 1, default);
        using (MemoryStream zip = new())
        {
            await using (ZipArchive archive = new(zip, ZipArchiveMode.Create, leaveOpen: true))
                await _host.Get<PostsOfMember>().WriteAsync(leaver.Key, archive, default);
            await using ZipArchive read = new(new MemoryStream(zip.ToArray()));
            using StreamReader reader = new(await read.GetEntry("discussions.json")!.OpenAsync());
            Assert.That(await reader.ReadToEndAsync(), Does.Contain("My own words.").And.Contain("\"chosen\": \"One\""));
        }

        await _host.Get<PostsOfMember>().LeaveAsync(leaver.Key, keep, default);
        await _host.Get<PostsOfMember>().LeaveAsync(leaver.Key, keep, default);
        ThreadView view = (await Reading.ThreadAsync("ask", slug, 1, default))!;
        Assert.Multiple(() =>
        {
            Assert.That(view.Posts[0].By, Is.EqualTo("A former member"));
            Assert.That(view.Posts[0].Post.Text, Is.EqualTo(keep ? "My own words." : ""));
            Assert.That(view.Place.Title == title, Is.EqualTo(keep));
            Assert.That(view.Posts[1].By, Is.EqualTo("Cora"));
            Assert.That(view.Poll?.Votes, Is.EqualTo(keep ? 1 : null));
        });
        await using PhbDbContext context = Open();
        Assert.That(await context.Set<DiscussionWriter>().AnyAsync(writer => writer.MemberKey == leaver.Key), Is.False);
        Assert.That(await context.Set<PollVote>().AnyAsync(vote => vote.MemberKey == leaver.Key), Is.False);
    }

    [Test]
    public async Task Two_who_write_at_once_both_stand_there()
    {
        DiscussionThread thread = await ThreadAsync("A thread for a crowd");
        DiscussionAuthor[] crowd = [.. Enumerable.Range(0, 8).Select(number => Author($"Member {number}", MemberAccounts.TrustedGroup))];
        await Task.WhenAll(crowd.Select(author => Posting.ReplyAsync(author, "ask", thread.Slug, $"I am {author.Name}, and I was here.", null, default)));
        await Task.WhenAll(crowd.Select(author => Posting.StartAsync(author, Ask, new NewThread("The same title of all", $"Words of {author.Name}."), default)));
        ThreadView view = (await Reading.ThreadAsync("ask", thread.Slug, 1, default))!;
        Assert.That(view.Thread.Posts, Is.EqualTo(9));
        await using PhbDbContext context = Open();
        Assert.That(await context.Set<DiscussionThread>().CountAsync(one => one.Title == "The same title of all"), Is.EqualTo(8));
    }

    [Test]
    public async Task What_was_written_stands_there_as_it_was_written()
    {
        string wild = "  two spaces first\n\n\n\tthen a tab\n> quoted\n“marks” <b>bold?</b> &amp; 🐘\n\n";
        DiscussionThread thread = await ThreadAsync("A thread of odd signs", wild);
        Assert.That((await Reading.ThreadAsync("ask", thread.Slug, 1, default))!.Posts[0].Post.Text, Is.EqualTo(wild));
    }

    [Test]
    public async Task Nobody_writes_without_a_confirmed_address_or_without_words()
    {
        Assert.That((await Posting.StartAsync(_trusted with { IsVerified = false }, Ask, new NewThread("A good title", "Good words."), default)).Mistakes, Contains.Key("text"));
        Written empty = await Posting.StartAsync(_trusted, Ask, new NewThread(" \u200b ", " \n\u00a0", "", "a choice"), default);
        Assert.That(empty.Mistakes.Keys, Is.EquivalentTo(new[] { "title", "text", "question", "choices" }).Or.EquivalentTo(new[] { "title", "text", "question" }));
        Assert.That((await Posting.StartAsync(_trusted, Ask, new NewThread("A good title", new string('x', DiscussionRules.LongestText + 1)), default)).Mistakes["text"], Does.Contain("1 characters too long"));
    }

    private async Task<DiscussionThread> ThreadAsync(string title, string text = "What do you think of it?")
    {
        Written written = await Posting.StartAsync(_trusted, Ask, new NewThread(title, text), default);
        Assert.That(written.Mistakes, Is.Empty);
        if (written.State != PostState.Live)
            await Desk.DecideAsync(_curator.Key, written.Key, PostMove.Approve, "", default);
        return await FindAsync(ThreadSlug.Of(title));
    }

    private async Task<DiscussionThread> FindAsync(string slug) => (await Reading.FindAsync("ask", slug, default))!.Value.Thread;

    private DiscussionAuthor Author(string name, string? group = null)
    {
        Viewer viewer = _people.Member(group);
        IMember member = _people.Members.GetById(viewer.MemberKey)!;
        Rename(member, name);
        return new DiscussionAuthor(viewer.MemberKey, member.Email, name, group == FirstCurator.Group, group == MemberAccounts.TrustedGroup, true, null);
    }

    private void Rename(IMember member, string? name)
    {
        PhbMember named = new(member) { CreditName = name };
        _people.Members.Save(named.Umbraco);
    }

    private async Task<PostState> StateAsync(Guid key)
    {
        await using PhbDbContext context = Open();
        return (await context.Set<Post>().SingleAsync(post => post.Key == key)).State;
    }

    private async Task<SpamDecision[]> DecidedAsync(params Guid[] keys)
    {
        await using PhbDbContext context = Open();
        return await context.Set<SpamMark>().Where(mark => keys.Contains(mark.Submission)).Select(mark => mark.Decided).ToArrayAsync();
    }

    private List<LoggedChange> Changes(Guid post)
    {
        using PhbDbContext context = Open();
        return [.. context.Set<LoggedChange>().AsNoTracking().Where(change => change.Item == post)];
    }

    private List<OutboxMail> Mails(DiscussionAuthor author)
    {
        using PhbDbContext context = Open();
        return [.. context.Set<OutboxMail>().AsNoTracking().Where(mail => mail.Recipient == author.Email)];
    }

    private PhbDbContext Open() => _host.Get<IDbContextFactory<PhbDbContext>>().CreateDbContext();
}
