using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Library;
using PhbResources.Core.Submissions;
using PhbResources.Core.Tests.Library;
using PhbResources.Core.Tests.Schemas;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using File = System.IO.File;
using static PhbResources.Core.Submissions.SubmissionMove;
using static PhbResources.Core.Submissions.SubmissionState;
using Template = PhbResources.Core.Library.Template;

namespace PhbResources.Core.Tests.Submissions;

/// <summary>From the draft to the library and back, with Umbraco's own services.</summary>
[TestFixture, NonParallelizable]
public sealed class SubmissionJourneyTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Sharers _people = null!;
    private Viewer _member = null!, _curator = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path);
        _people = new Sharers(_host);
        _people.MakeShelf();
        _member = _people.Member();
        _curator = _people.Curator();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task What_is_sent_is_unpublished_content_of_its_kind_and_nobody_sees_it()
    {
        SubmissionEntries entries = _people.Entries(text: "Who comes when.\n\nName: ____");
        Guid id = await _people.SentAsync(_member, entries);

        IContent content = _people.ContentOf(id)!;
        Assert.That(content.ContentType.Alias, Is.EqualTo("rota"));
        Assert.That(content.Published, Is.False);
        Assert.That(content.Name, Is.EqualTo(entries.Title));
        Assert.That(content.GetValue<string>(LibraryAliases.Credit), Is.EqualTo("A. C."));
        Assert.That(content.GetValue<string>(LibraryAliases.Body), Does.Contain("Who comes when"));
        Assert.That(_people.Desk.Find(content), Is.Null);
        Assert.That(_people.Row(id).Settled);
        Assert.That(_people.MailsTo(_member), Has.Some.Matches<Core.Mail.OutboxMail>(mail => mail.Kind == "share-Send" && mail.Text.Contains($"/share/{id}", StringComparison.Ordinal)));
    }

    [Test]
    public async Task The_curator_asks_the_member_answers_it_is_approved_and_in_the_library()
    {
        Guid id = await _people.SentAsync(_member);
        await _people.MustAsync(id, _curator, StartReview);
        Assert.That(await _people.MoveAsync(id, _curator, AskForChanges), Is.InstanceOf<MoveOutcome.Incomplete>(), "a question has words");
        await _people.MustAsync(id, _curator, AskForChanges, "Which nights?");
        SubmissionView view = (await _people.Workflow.FindAsync(id, _member, default))!;
        Assert.That(view.OpenQuestion, Is.EqualTo("Which nights?"));
        Assert.That(view.Allowed, Is.EquivalentTo([Answer, Withdraw]));
        await _people.Workflow.SaveAsync(id, _member, view.Row.Version, view.Entries with { Summary = "Who works which nights." }, default);
        await _people.MustAsync(id, _member, Answer, "Monday to Friday.");
        Assert.That(_people.Row(id).State, Is.EqualTo(Submitted));
        await _people.MustAsync(id, _curator, Approve);

        Assert.That(_people.Row(id).State, Is.EqualTo(Published));
        Template template = _people.Desk.Find(_people.ContentOf(id)!)!;
        Assert.That(template.Summary, Is.EqualTo("Who works which nights."));
        Assert.That(template.Tags, Is.EqualTo(["nights", "two people"]));
        Assert.That(_people.Events(id).Select(entry => entry.Move), Is.EqualTo([Send, ChecksDone, StartReview, AskForChanges, Answer, ChecksDone, Approve, Publish]));
        Assert.That(_people.MailsTo(_member).TakeLast(2).Select(mail => mail.Kind), Is.EqualTo(["share-AskForChanges", "share-Publish"]));
        Assert.That(_people.MailsTo(_member)[^2].Text, Does.Contain("Which nights?"));
    }

    [Test]
    public async Task A_file_becomes_media_at_the_moment_of_publishing_and_goes_when_it_is_unpublished()
    {
        string[] before = _people.MediaOnDisk();
        Guid id = await _people.SentWithFileAsync(_member);
        Guid file = _people.FilesOf(id).Single().Id;
        Assert.That(_people.MediaOf(file), Is.Null);
        Assert.That(_people.MediaOnDisk(), Is.EquivalentTo(before));

        await _people.MustAsync(id, _curator, Approve);
        Template template = _people.Desk.Find(_people.ContentOf(id)!)!;
        Assert.That(template.Files.Single().MediaKey, Is.EqualTo(file));
        string[] published = [.. _people.MediaOnDisk().Except(before)];
        Assert.That(published, Has.Length.EqualTo(1));
        Assert.That(await File.ReadAllTextAsync(published[0]), Is.EqualTo("Who comes when."));

        _people.Desk.Content.Unpublish(_people.ContentOf(id)!);
        Assert.That(_people.Row(id).State, Is.EqualTo(InReview));
        Assert.That(_people.MediaOf(file), Is.Null);
        Assert.That(_people.MediaOnDisk(), Is.EquivalentTo(before));
        Assert.That(_people.PrivateOnDisk(id), Has.Length.EqualTo(1));

        await _people.MustAsync(id, _curator, Approve);
        Assert.That(_people.Desk.Find(_people.ContentOf(id)!)!.Files, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Files_of_the_same_name_from_several_members_are_each_downloaded_under_that_name()
    {
        List<string> names = [];
        foreach (string name in (string[])["Night plan.txt", "Night plan.txt", "night plan.TXT", "Night plan (1).txt"])
        {
            Viewer member = _people.Member();
            Guid id = await _people.DraftAsync(member, _people.Entries(text: ""));
            Assert.That(await _people.Files.AttachAsync(id, member, name, Sharers.Stream("Who comes when."), default), Is.InstanceOf<AttachOutcome.Attached>());
            await _people.MustAsync(id, member, Send);
            await _people.MustAsync(id, _curator, Approve);
            names.Add(_people.Desk.Find(_people.ContentOf(id)!)!.Files.Single().Name);
        }

        Assert.That(names, Is.EqualTo(["Night plan.txt", "Night plan.txt", "night plan.txt", "Night plan (1).txt"]));
    }

    [Test]
    public async Task Publishing_from_a_back_office_is_approval()
    {
        Guid id = await _people.SentWithFileAsync(_member);
        _people.Desk.Publish(_people.ContentOf(id)!);
        Assert.That(_people.Row(id).State, Is.EqualTo(Published));
        Assert.That(_people.Desk.Find(_people.ContentOf(id)!)!.Files, Has.Count.EqualTo(1));
        Assert.That(_people.Events(id)[^1], Has.Property("Move").EqualTo(Publish).And.Property("Actor").EqualTo(Actor.System));
        Assert.That(_people.MailsTo(_member)[^1].Kind, Is.EqualTo("share-Publish"));
        Assert.That(_people.Row(id).Settled);
    }

    [Test]
    public async Task Where_a_rule_refuses_no_file_is_left_behind_and_the_curator_is_told()
    {
        Guid id = await _people.SentWithFileAsync(_member);
        IContent content = _people.ContentOf(id)!;
        content.SetValue(LibraryAliases.Body, "sections: nothing");
        _people.Desk.Content.Save(content);
        string[] before = _people.MediaOnDisk();

        PublishResult byHand = _people.Desk.TryPublish(_people.Desk.Fresh(content));
        Assert.That(byHand.Success, Is.False);
        MoveOutcome outcome = await _people.MoveAsync(id, _curator, Approve);
        Assert.That(outcome, Is.InstanceOf<MoveOutcome.NotAllowed>());
        Assert.That(((MoveOutcome.NotAllowed)outcome).Why, Does.Contain("The document cannot be read"));

        Assert.That(_people.Row(id).State, Is.EqualTo(InReview));
        Assert.That(_people.MediaOnDisk(), Is.EquivalentTo(before));
        Assert.That(_people.MediaOf(_people.FilesOf(id).Single().Id), Is.Null);
    }

    [Test]
    public async Task What_was_declined_or_withdrawn_or_is_written_cannot_be_published_from_a_back_office_either()
    {
        Guid declined = await _people.SentAsync(_member);
        await _people.MustAsync(declined, _curator, Decline, "We have one.");
        Assert.That(_people.ContentOf(declined)!.Trashed);

        Guid revised = await _people.SentAsync(_member);
        await _people.MustAsync(revised, _member, Revise);
        PublishResult result = _people.Desk.TryPublish(_people.ContentOf(revised)!);
        Assert.That(result.Success, Is.False);
        Assert.That(Desk.MessagesOf(result), Does.Contain("with its member"));

        Guid withdrawn = await _people.SentWithFileAsync(_member);
        Guid content = _people.Row(withdrawn).ContentKey!.Value;
        await _people.MustAsync(withdrawn, _member, Withdraw);
        Assert.That(_people.Desk.Content.GetById(content), Is.Null);
        Assert.That(_people.PrivateOnDisk(withdrawn), Is.Empty);
        Assert.That(_people.FilesOf(withdrawn), Is.Empty);
    }

    [Test]
    public async Task A_docx_with_an_nhs_number_and_a_comment_is_cleaned_and_the_original_is_gone_for_good()
    {
        Guid id = await _people.DraftAsync(_member, _people.Entries(text: ""));
        AttachOutcome.Attached attached = (AttachOutcome.Attached)await _people.Files.AttachAsync(id, _member, "Night plan.docx", new MemoryStream(Sharers.TellingDocx()), default);
        Assert.That(attached.File.Status, Is.EqualTo(FileStatus.NeedsDecision));
        Assert.That(attached.Report.Findings.Select(finding => finding.Excerpt), Has.None.Contain("9434765919").And.None.Contain("943 476 5919"));
        MoveOutcome tooEarly = await _people.MoveAsync(id, _member, Send);
        Assert.That(((MoveOutcome.Incomplete)tooEarly).Mistakes.Keys, Is.EqualTo(["files"]));

        CleanOutcome cleaned = await _people.Files.CleanAsync(id, _member, attached.File.Id, true, default);
        Assert.That(cleaned, Is.InstanceOf<CleanOutcome.Cleaned>(), cleaned.ToString());
        SubmissionFile copy = ((CleanOutcome.Cleaned)cleaned).Copy;
        Assert.That(_people.PrivateOnDisk(id), Has.Length.EqualTo(2));
        await _people.MustAsync(id, _member, Send);

        Assert.That(_people.FilesOf(id).Select(file => file.Id), Is.EqualTo([copy.Id]));
        Assert.That(_people.PrivateOnDisk(id).Select(Path.GetFileName), Is.EqualTo([copy.Id.ToString("N")]));
        Assert.That(await _people.Files.OpenFileAsync(id, _curator, attached.File.Id, default), Is.Null);
        PrivateFile forCurator = (await _people.Files.OpenFileAsync(id, _curator, copy.Id, default))!;
        await forCurator.Content.DisposeAsync();
        foreach (string path in Directory.GetFiles(_host.DataPath, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith("lock", StringComparison.Ordinal)))
        {
            byte[] bytes = await ReadAsync(path);
            Assert.That(bytes.AsSpan().IndexOf("Marguerite"u8), Is.EqualTo(-1), path);
            Assert.That(bytes.AsSpan().IndexOf("9434765919"u8), Is.EqualTo(-1), path);
            Assert.That(bytes.AsSpan().IndexOf("943 476 5919"u8), Is.EqualTo(-1), path);
        }
    }

    [Test]
    public async Task A_new_version_takes_the_place_of_what_is_published_and_can_be_undone()
    {
        Guid first = await _people.PublishedAsync(_member, _curator);
        IContent content = _people.ContentOf(first)!;
        string before = _people.Desk.Find(content)!.Body;
        Viewer other = _people.Member();
        Guid id = await _people.BeginAsync(other, content.Key);
        SubmissionView draft = (await _people.Workflow.FindAsync(id, other, default))!;
        await _people.Workflow.SaveAsync(id, other, 1, draft.Entries with { Text = "Who comes at night.", WhatChanged = "Nights", CreditAs = "name", CreditName = "Bea Day", Consent = true, Category = _people.Shelf }, default);
        await _people.MustAsync(id, other, Send);
        Assert.That(_people.Desk.Find(content)!.Body, Is.EqualTo(before), "nothing changes before it is approved");

        await _people.MustAsync(id, _curator, Approve);
        Template now = _people.Desk.Find(content)!;
        Assert.That(now.Body, Does.Contain("at night"));
        Assert.That(now.Credit, Is.EqualTo("A. C., Bea Day"));
        Assert.That(now.Title, Is.EqualTo(content.Name));
        Assert.That(_host.Get<TemplateHistory>().Of(now)[^1].WhatChanged, Is.EqualTo("Nights"));
        Assert.That(_people.Row(id).State, Is.EqualTo(Published));

        await _people.MustAsync(id, _curator, Undo);
        Assert.That(_people.Desk.Find(content)!.Body, Is.EqualTo(before));
        Assert.That(_people.Row(id).State, Is.EqualTo(InReview));
        Assert.That(_people.Row(first).State, Is.EqualTo(Published));

        await _people.MustAsync(id, _curator, Approve);
        Assert.That(_people.Desk.Find(content)!.Body, Does.Contain("at night"));
    }

    [Test]
    public async Task A_new_version_as_a_file_replaces_the_document_and_undoing_brings_the_document_and_the_files_back()
    {
        Guid first = await _people.SentWithFileAsync(_member, "The first file.");
        await _people.MustAsync(first, _curator, Approve);
        IContent content = _people.ContentOf(first)!;
        Guid firstFile = _people.FilesOf(first).Single().Id;
        Guid id = await _people.BeginAsync(_member, content.Key);
        SubmissionView draft = (await _people.Workflow.FindAsync(id, _member, default))!;
        await _people.Workflow.SaveAsync(id, _member, 1, draft.Entries with { WhatChanged = "Better", CreditAs = "anonymous", Consent = true, Category = _people.Shelf }, default);
        Guid secondFile = ((AttachOutcome.Attached)await _people.Files.AttachAsync(id, _member, "second.txt", Sharers.Stream("The second file."), default)).File.Id;
        await _people.MustAsync(id, _member, Send);
        await _people.MustAsync(id, _curator, Approve);

        Assert.That(_people.Desk.Find(content)!.Files.Single().MediaKey, Is.EqualTo(secondFile));
        Assert.That(_people.MediaOf(firstFile), Is.Null, "what is no longer offered is no longer there");

        await _people.MustAsync(id, _curator, Undo);
        Assert.That(_people.Desk.Find(content)!.Files.Single().MediaKey, Is.EqualTo(firstFile));
        Assert.That(_people.MediaOf(secondFile), Is.Null);
    }

    [Test]
    public async Task Approving_can_be_undone_for_ten_minutes_by_who_did_it()
    {
        Guid id = await _people.PublishedAsync(_member, _curator);
        Assert.That(await _people.MoveAsync(id, _people.Curator(), Undo), Is.InstanceOf<MoveOutcome.NotAllowed>());
        SubmissionView view = (await _people.Workflow.FindAsync(id, _curator, default))!;
        Assert.That(view.Allowed, Does.Contain(Undo));
        await _people.MustAsync(id, _curator, Undo);
        Assert.That(_people.Row(id).State, Is.EqualTo(InReview));
        Assert.That(_people.ContentOf(id)!.Published, Is.False);
        Assert.That(await _people.MoveAsync(id, _curator, Undo), Is.InstanceOf<MoveOutcome.NotAllowed>());
    }

    [Test]
    public async Task After_ten_minutes_nothing_is_undone()
    {
        Guid id = await _people.SentAsync(_member);
        await _people.MustAsync(id, _curator, Decline, "We have one.");
        await using (var context = _people.Context())
            await context.Set<SubmissionEvent>().Where(entry => entry.SubmissionId == id && entry.Move == Decline).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.At, DateTime.UtcNow.AddMinutes(-11)));
        Assert.That((await _people.Workflow.FindAsync(id, _curator, default))!.Allowed, Does.Not.Contain(Undo).And.Contain(Reopen));
        Assert.That(await _people.MoveAsync(id, _curator, Undo), Is.InstanceOf<MoveOutcome.NotAllowed>());
        await _people.MustAsync(id, _curator, Reopen);
        Assert.That(_people.ContentOf(id)!.Trashed, Is.False);
    }

    [Test]
    public async Task A_new_version_does_not_bring_back_a_template_that_was_taken_out()
    {
        Guid first = await _people.PublishedAsync(_member, _curator);
        IContent content = _people.ContentOf(first)!;
        Guid id = await _people.BeginAsync(_member, content.Key);
        SubmissionView draft = (await _people.Workflow.FindAsync(id, _member, default))!;
        await _people.Workflow.SaveAsync(id, _member, 1, draft.Entries with { Text = "Again.", WhatChanged = "Again", CreditAs = "anonymous", Consent = true, Category = _people.Shelf }, default);
        await _people.MustAsync(id, _member, Send);
        await _people.MustAsync(first, _curator, Unpublish);
        Assert.That(await _people.MoveAsync(id, _curator, Approve), Is.InstanceOf<MoveOutcome.NotAllowed>());
        Assert.That(_people.Row(id).State, Is.EqualTo(InReview));
        Assert.That(_people.Desk.Find(content), Is.Null);
    }

    [Test]
    public async Task Declining_can_be_undone()
    {
        Guid id = await _people.SentAsync(_member);
        await _people.MustAsync(id, _curator, Decline, "We have one.");
        await _people.MustAsync(id, _curator, Undo);
        Assert.That(_people.Row(id).State, Is.EqualTo(Submitted));
        Assert.That(_people.ContentOf(id)!.Trashed, Is.False);
        await _people.MustAsync(id, _curator, Approve);
        Assert.That(_people.Desk.Find(_people.ContentOf(id)!), Is.Not.Null);
    }

    [Test]
    public async Task Spam_removes_everything_of_the_member_at_once_and_can_be_undone()
    {
        Viewer spammer = _people.Member();
        Guid published = await _people.PublishedAsync(spammer, _curator);
        Guid sent = await _people.SentWithFileAsync(spammer);
        Guid draft = await _people.DraftAsync(spammer);
        await _people.MustAsync(sent, _curator, MarkSpam);

        Assert.That(new[] { published, sent, draft }.Select(id => _people.Row(id).State), Is.All.EqualTo(SubmissionState.Spam));
        Assert.That(_people.ContentOf(published)!.Trashed && _people.ContentOf(sent)!.Trashed);
        Assert.That(_people.Desk.Find(_people.ContentOf(published)!), Is.Null);
        Assert.That(_people.Members.GetById(spammer.MemberKey)!.IsApproved, Is.False);

        await _people.MustAsync(sent, _curator, Undo);
        Assert.That(new[] { published, sent, draft }.Select(id => _people.Row(id).State), Is.EqualTo([Published, Submitted, Draft]));
        Assert.That(_people.Desk.Find(_people.ContentOf(published)!), Is.Not.Null);
        Assert.That(_people.Members.GetById(spammer.MemberKey)!.IsApproved);
    }

    [Test]
    public async Task What_trusted_members_share_is_published_at_once()
    {
        Guid id = await _people.DraftAsync(_people.Member("Trusted members"));
        MoveOutcome outcome = await _people.MoveAsync(id, OwnerOf(id), Send);
        Assert.That(((MoveOutcome.Moved)outcome).State, Is.EqualTo(Published));
        Assert.That(((MoveOutcome.Moved)outcome).Version, Is.EqualTo(_people.Row(id).Version));
        Assert.That(_people.Desk.Find(_people.ContentOf(id)!), Is.Not.Null);
    }

    [Test]
    public async Task Who_has_not_confirmed_their_address_can_write_but_not_send()
    {
        Viewer newcomer = _people.Member(verified: false);
        Guid id = await _people.DraftAsync(newcomer);
        MoveOutcome outcome = await _people.MoveAsync(id, newcomer, Send);
        Assert.That(((MoveOutcome.NotAllowed)outcome).Why, Does.Contain("Confirm your email"));
        Assert.That(_people.Row(id).State, Is.EqualTo(Draft));
    }

    [Test]
    public async Task Of_two_curators_the_second_sees_what_changed()
    {
        Guid id = await _people.SentAsync(_member);
        int version = _people.Row(id).Version;
        MoveOutcome[] outcomes = await Task.WhenAll(
            _people.Workflow.MoveAsync(id, _curator, Approve, version, null, default),
            _people.Workflow.MoveAsync(id, _people.Curator(), Decline, version, "No.", default));
        Assert.That(outcomes.OfType<MoveOutcome.Moved>().Count(), Is.EqualTo(1));
        MoveOutcome.Conflict conflict = outcomes.OfType<MoveOutcome.Conflict>().Single();
        Assert.That(conflict.Current.Events[^1].Move, Is.AnyOf(Approve, Publish, Decline));
    }

    [Test]
    public async Task A_curators_change_goes_into_the_content_and_their_change_of_the_content_stays()
    {
        Guid id = await _people.SentAsync(_member);
        IContent content = _people.ContentOf(id)!;
        content.SetValue(LibraryAliases.WhoFor, "Everybody.");
        content.SetValue(LibraryAliases.Summary, "The curator's summary.");
        _people.Desk.Content.Save(content);
        SubmissionView view = (await _people.Workflow.FindAsync(id, _curator, default))!;
        await _people.Workflow.SaveAsync(id, _curator, view.Row.Version, view.Entries with { Title = "Better title " + id.ToString("N")[..6], Kind = "policy" }, default);

        await _people.MustAsync(id, _curator, Approve);
        Template template = _people.Desk.Find(_people.ContentOf(id)!)!;
        Assert.That(template.Title, Does.StartWith("Better title"));
        Assert.That(template.Kind.Alias, Is.EqualTo("policy"));
    }

    [Test]
    public async Task What_is_approved_for_a_later_day_is_published_then()
    {
        Guid id = await _people.SentAsync(_member);
        await _people.MoveAsync(id, _curator, Approve, publishOn: DateTime.UtcNow.AddSeconds(2));
        Assert.That(_people.Row(id).State, Is.EqualTo(Approved));
        await _host.Get<SubmissionRounds>().RunAsync(default);
        Assert.That(_people.Desk.Find(_people.ContentOf(id)!), Is.Null);
        await Task.Delay(2_100);
        await _host.Get<SubmissionRounds>().RunAsync(default);
        Assert.That(_people.Row(id).State, Is.EqualTo(Published));
        Assert.That(_people.Desk.Find(_people.ContentOf(id)!), Is.Not.Null);
    }

    [Test]
    public async Task A_member_can_ask_for_what_is_published_to_be_taken_down()
    {
        Guid id = await _people.PublishedAsync(_member, _curator);
        await _people.MustAsync(id, _member, AskToTakeDown, "It names my street.");
        Assert.That(_people.MailsTo(_curator).Where(mail => mail.Kind == "share-take-down").Select(mail => mail.Text), Has.One.Contains("It names my street.").And.One.Contains($"/curator/queue/{id}"));
        QueueItem first = (await _people.Workflow.QueueAsync(default))[0];
        Assert.That(first.Row.Id, Is.EqualTo(id));
        Assert.That(first.TakeDown, Is.EqualTo("It names my street."));
        await _people.MustAsync(id, _curator, Unpublish);
        Assert.That(_people.Desk.Find(_people.ContentOf(id)!), Is.Null);
        Assert.That(_people.MailsTo(_member)[^1].Kind, Is.EqualTo("share-Unpublish"));
    }

    private Viewer OwnerOf(Guid id) => new(_people.Row(id).MemberKey, false);

    private static async Task<byte[]> ReadAsync(string path)
    {
        await using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using MemoryStream copy = new();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
