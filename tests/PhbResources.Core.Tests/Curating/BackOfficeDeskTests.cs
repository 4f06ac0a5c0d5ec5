using PhbResources.Core.Curating.BackOffice;
using PhbResources.Core.Submissions;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Core.Tests.Submissions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace PhbResources.Core.Tests.Curating;

/// <summary>The rules behind the endpoints of a back office.</summary>
[TestFixture, NonParallelizable]
internal sealed class BackOfficeDeskTests
{
    private readonly BackOfficeReviewer _editor = new(Guid.NewGuid(), MayPublish: true);
    private readonly BackOfficeReviewer _writer = new(Guid.NewGuid(), MayPublish: false);
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Sharers _sharers = null!;
    private BackOfficeDesk _desk = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path);
        _sharers = new Sharers(_host);
        _sharers.MakeShelf();
        _desk = _host.Get<BackOfficeDesk>();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task What_waits_is_listed_in_words()
    {
        Guid id = await _sharers.SentAsync(_sharers.Member());
        WaitingSubmission waiting = (await _desk.WaitingAsync(default)).Single(item => item.Id == id);
        Assert.That(waiting.State, Is.EqualTo("Waits for a curator"));
        Assert.That(waiting.Kind, Is.Not.Empty.And.Not.EqualTo("rota"), "the name, not the alias");
        Assert.That(waiting.IsNewVersion, Is.False);
        Assert.That(waiting.ContentKey, Is.Not.Null);
    }

    [Test]
    public async Task A_sheet_has_the_report_the_text_and_what_may_be_decided()
    {
        Guid id = await _sharers.SentWithFileAsync(_sharers.Member(), "Who comes when. The house is at Flat 3, 12 Mill Lane.");
        SubmissionSheet sheet = (await _desk.FindAsync(id, _editor, default))!;
        Assert.That(sheet.Files.Single().Name, Is.EqualTo("rota.txt"));
        Assert.That(sheet.Parts.Single().Html, Does.Contain("Mill Lane"));
        Assert.That(sheet.Allowed, Is.EquivalentTo(new[] { "start", "approve", "ask", "decline", "spam" }));
        Assert.That(sheet.About.Select(line => line.Label), Does.Contain("Licence").And.Not.Contain("New version of"));
        Assert.That(sheet.History.Select(entry => entry.What), Does.Contain("The member sent it"));
        Assert.That(sheet.Replies, Is.Not.Empty);
    }

    [Test]
    public async Task Approving_publishes_as_it_does_at_the_desk_and_can_be_taken_back()
    {
        Guid id = await _sharers.SentAsync(_sharers.Member());
        SubmissionSheet done = await DoneAsync(id, _editor, "approve");
        Assert.That(_sharers.Row(id).State, Is.EqualTo(SubmissionState.Published));
        Assert.That(_sharers.Row(id).ReviewerKey, Is.EqualTo(_editor.Key));
        Assert.That(_sharers.Desk.Shown.ByKey.Keys, Does.Contain(done.ContentKey!.Value));
        Assert.That(done.History.Select(entry => entry.What), Does.Contain("You approved it"));
        Assert.That(done.UndoUntil, Is.Not.Null);

        await DoneAsync(id, _editor, "undo");
        Assert.That(_sharers.Row(id).State, Is.EqualTo(SubmissionState.InReview));
        Assert.That(_sharers.Desk.Shown.ByKey.Keys, Does.Not.Contain(done.ContentKey!.Value));
    }

    [Test]
    public async Task A_new_version_shows_what_differs()
    {
        Viewer member = _sharers.Member();
        Guid first = await _sharers.PublishedAsync(member, _sharers.Curator(), _sharers.Entries(text: "Breakfast is at eight."));
        Guid template = _sharers.Row(first).ContentKey!.Value;
        Guid id = await _sharers.BeginAsync(member, template);
        SubmissionEntries entries = (await _sharers.Workflow.FindAsync(id, member, default))!.Entries with
        {
            Text = "Breakfast is at nine.", WhatChanged = "An hour later.", CreditAs = "anonymous", Consent = true,
        };
        Assert.That(await _sharers.Workflow.SaveAsync(id, member, 1, entries, default), Is.InstanceOf<SaveOutcome.Saved>());
        await _sharers.MustAsync(id, member, SubmissionMove.Send);

        SubmissionSheet sheet = (await _desk.FindAsync(id, _editor, default))!;

        IReadOnlyList<SheetPiece> pieces = sheet.Differences.Single(difference => difference.Name == "The document").Pieces;
        Assert.That(pieces.Where(piece => piece.Change == "removed").Select(piece => piece.Text), Has.Some.Contains("eight"));
        Assert.That(pieces.Where(piece => piece.Change == "added").Select(piece => piece.Text), Has.Some.Contains("nine"));
        Assert.That(sheet.About[0].Label, Is.EqualTo("New version of"));
        Assert.That(await _desk.OfContentAsync(template, default), Is.EqualTo(id), "what waits comes before what is published");
    }

    [Test]
    public async Task Who_may_not_publish_can_ask_but_not_decide()
    {
        Guid id = await _sharers.SentAsync(_sharers.Member());
        SubmissionSheet sheet = (await _desk.FindAsync(id, _writer, default))!;
        Assert.That(sheet.Allowed, Is.EquivalentTo(new[] { "start", "ask" }));
        foreach (string move in BackOfficeDesk.Moves.Keys.Except(["start", "ask"]))
        {
            BackOfficeOutcome outcome = await _desk.DecideAsync(id, _writer, new BackOfficeDecision(move, sheet.Version, "No.", null), default);
            Assert.That((outcome as BackOfficeOutcome.Refused)?.Why.Single(), Does.StartWith("Your user may not publish"), move);
        }

        Assert.That(_sharers.Row(id).State, Is.EqualTo(SubmissionState.Submitted));
        await DoneAsync(id, _writer, "ask", "Which week is this?");
        Assert.That(_sharers.Row(id).State, Is.EqualTo(SubmissionState.ChangesAskedFor));
    }

    [Test]
    public async Task Who_decides_on_what_has_changed_meanwhile_is_shown_how_it_is_now()
    {
        Guid id = await _sharers.SentAsync(_sharers.Member());
        int seen = _sharers.Row(id).Version;
        await _sharers.MustAsync(id, _sharers.Curator(), SubmissionMove.StartReview);

        BackOfficeOutcome outcome = await _desk.DecideAsync(id, _editor, new BackOfficeDecision("approve", seen, null, null), default);

        Assert.That((outcome as BackOfficeOutcome.Conflict)?.Now.State, Is.EqualTo("A curator has it in hand"));
        Assert.That(_sharers.Row(id).State, Is.EqualTo(SubmissionState.InReview));
    }

    [TestCase("decline", null, "Write a few words.")]
    [TestCase("ask", " ", "Write a few words.")]
    [TestCase("publish", null, "There is no decision 'publish'. Send one of: start, approve,")]
    [TestCase("reopen", null, "This cannot be done now.")]
    public async Task What_cannot_be_done_is_refused_with_a_sentence(string move, string? text, string says)
    {
        Guid id = await _sharers.SentAsync(_sharers.Member());
        BackOfficeOutcome outcome = await _desk.DecideAsync(id, _editor, new BackOfficeDecision(move, _sharers.Row(id).Version, text, null), default);
        Assert.That((outcome as BackOfficeOutcome.Refused)?.Why.Single(), Does.StartWith(says));
    }

    [Test]
    public async Task A_day_to_publish_has_to_be_still_to_come()
    {
        Guid id = await _sharers.SentAsync(_sharers.Member());
        DateOnly today = DateOnly.FromDateTime(DateTime.UtcNow);
        BackOfficeOutcome past = await _desk.DecideAsync(id, _editor, new BackOfficeDecision("approve", _sharers.Row(id).Version, null, today.AddDays(-1)), default);
        Assert.That((past as BackOfficeOutcome.Refused)?.Why.Single(), Does.StartWith("Choose a day"));
        SubmissionSheet later = ((BackOfficeOutcome.Done)await _desk.DecideAsync(id, _editor, new BackOfficeDecision("approve", _sharers.Row(id).Version, null, today.AddDays(3)), default)).Now!;
        Assert.That(later.PublishOn, Is.Not.Null);
        Assert.That(_sharers.Row(id).State, Is.EqualTo(SubmissionState.Approved));
    }

    [Test]
    public async Task Permission_counts_on_the_document_or_else_on_its_shelf()
    {
        Guid id = await _sharers.SentAsync(_sharers.Member());
        Assert.That(await _desk.PlaceOfAsync(id, default), Is.EqualTo(_sharers.Row(id).ContentKey));
        await DoneAsync(id, _editor, "decline", "It is there already.");
        Assert.That(await _desk.PlaceOfAsync(id, default), Is.EqualTo(_sharers.Desk.Shown.Categories.Single(category => category.Slug == _sharers.Shelf).Key), "what is in the recycle bin has no place");
        Assert.That(await _desk.PlaceOfAsync(Guid.NewGuid(), default), Is.Null);
    }

    [Test]
    public async Task Drafts_are_not_for_a_back_office()
    {
        Guid id = await _sharers.DraftAsync(_sharers.Member());
        Assert.That(await _desk.FindAsync(id, _editor, default), Is.Null);
        Assert.That(await _desk.DecideAsync(id, _editor, new BackOfficeDecision("spam", 2, null, null), default), Is.InstanceOf<BackOfficeOutcome.NotThere>());
        Assert.That(await _desk.OfContentAsync(Guid.NewGuid(), default), Is.Null);
    }

    /// <summary>What a press on "Publish" in Umbraco's own editor does: the service behind its Management API, and the messages that come back with the answer.</summary>
    [Test]
    public async Task The_ordinary_editor_cannot_publish_what_was_declined_and_is_told_why()
    {
        Guid id = await _sharers.SentAsync(_sharers.Member());
        await DoneAsync(id, _editor, "decline", "It is there already.");
        Guid key = _sharers.Row(id).ContentKey!.Value;
        IContentService contents = _host.Get<IContentService>();
        IContent binned = contents.GetById(key)!;
        contents.Move(binned, contents.GetById(_sharers.Desk.Shown.Categories.Single(category => category.Slug == _sharers.Shelf).Key)!.Id);

        Attempt<ContentPublishingResult, ContentPublishingOperationStatus> attempt = await _host.Get<IContentPublishingService>()
            .PublishAsync(key, [new CulturePublishScheduleModel { Culture = "*" }], Umbraco.Cms.Core.Constants.Security.SuperUserKey);

        Assert.That(attempt.Status, Is.EqualTo(ContentPublishingOperationStatus.CancelledByEvent));
        Assert.That(_host.Get<IEventMessagesFactory>().GetOrDefault()?.GetAll().Select(message => message.Message) ?? [], Has.Some.Contains("was shared by a member and cannot be published now: it is declined"));
        Assert.That(contents.GetById(key)!.Published, Is.False);
    }

    [Test]
    public async Task The_ordinary_editor_can_publish_what_waits_and_the_submission_follows()
    {
        Guid id = await _sharers.SentAsync(_sharers.Member());
        Guid key = _sharers.Row(id).ContentKey!.Value;

        Attempt<ContentPublishingResult, ContentPublishingOperationStatus> attempt = await _host.Get<IContentPublishingService>()
            .PublishAsync(key, [new CulturePublishScheduleModel { Culture = "*" }], Umbraco.Cms.Core.Constants.Security.SuperUserKey);

        Assert.That(attempt.Success, Is.True);
        Assert.That(_sharers.Row(id).State, Is.EqualTo(SubmissionState.Published));
    }

    private async Task<SubmissionSheet> DoneAsync(Guid id, BackOfficeReviewer reviewer, string move, string? text = null)
    {
        BackOfficeOutcome outcome = await _desk.DecideAsync(id, reviewer, new BackOfficeDecision(move, _sharers.Row(id).Version, text, null), default);
        Assert.That(outcome, Is.InstanceOf<BackOfficeOutcome.Done>(), outcome.ToString());
        return ((BackOfficeOutcome.Done)outcome).Now!;
    }
}
