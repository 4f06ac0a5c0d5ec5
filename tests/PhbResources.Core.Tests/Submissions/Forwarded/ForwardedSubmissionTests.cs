using Microsoft.EntityFrameworkCore;
using MimeKit;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Submissions.Forwarded;
using PhbResources.Core.Tests.Schemas;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Core.Tests.Submissions.Forwarded;

/// <summary>Mails become drafts, through the same checks as all others.</summary>
[TestFixture, NonParallelizable]
public sealed class ForwardedSubmissionTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Sharers _sharers = null!;
    private Viewer _curator = null!;

    private ForwardedMails Forwarded => _host.Get<ForwardedMails>();

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path);
        _sharers = new Sharers(_host);
        _sharers.MakeShelf();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [SetUp]
    public void NewCurator() => _curator = _sharers.Curator();

    [Test]
    public async Task A_mail_of_somebody_unknown_becomes_the_curators_draft_and_goes_the_way_of_all_others()
    {
        MimeMessage message = Mails.Mail("Fwd: RE: Night rota", "It saved us a morning.", ("rota.txt", "Who comes when."), ("macro.exe", "MZ" + new string('\0', 900)));
        BringOutcome.Made made = await BroughtAsync(await message.ReadAsync());
        Assert.That(made.IsMembers, Is.False);
        Assert.That(made.Notes.Single(), Does.StartWith("macro.exe was not taken."));
        SubmissionView view = (await _sharers.Workflow.FindAsync(made.Id, _curator with { IsCurator = false }, default))!;
        Assert.Multiple(() =>
        {
            Assert.That((view.Row.State, view.Row.Via), Is.EqualTo((SubmissionState.Draft, "mail")));
            Assert.That((view.Entries.Title, view.Entries.WhyItHelped, view.Entries.CreditName, view.Entries.CreditAs, view.Entries.Consent), Is.EqualTo(("Night rota", "It saved us a morning.", "Ann Cole", "", false)));
            Assert.That(view.Files.Select(file => file.Name), Is.EqualTo(new[] { "rota.txt" }));
        });
        Assert.That((await Forwarded.OpenAsync(_curator.MemberKey, default)).Single(one => one.Mail.SubmissionId == made.Id).Mail.SenderAddress, Is.EqualTo("ann@people.example"));

        await _sharers.Workflow.SaveAsync(made.Id, _curator, view.Row.Version, _sharers.Entries(text: "") with { CreditAs = "initials", CreditName = "Ann Cole" }, default);
        await _sharers.MustAsync(made.Id, _curator, SubmissionMove.Send);
        Assert.That((await _sharers.Workflow.QueueAsync(default)).Select(item => item.Row.Id), Does.Contain(made.Id));
        await _sharers.MustAsync(made.Id, _curator, SubmissionMove.Approve);
        IContent published = _sharers.ContentOf(made.Id)!;
        Assert.That(published.Published);
        Assert.That(published.GetValue<string>("credit"), Is.EqualTo("A. C."));

        await Forwarded.ForgetAsync(default);
        await using PhbDbContext context = _sharers.Context();
        BroughtMail row = await context.Set<BroughtMail>().SingleAsync(mail => mail.SubmissionId == made.Id);
        Assert.That((row.SenderName, row.SenderAddress, row.Notes), Is.EqualTo(("", "", "")));
        Assert.That(await Forwarded.BringAsync(await message.ReadAsync(), _curator.MemberKey, true, MailSource.Page, default), Is.EqualTo(new BringOutcome.Known(made.Id, SubmissionState.Published)));
    }

    [Test]
    public async Task A_mail_with_the_address_of_a_member_waits_in_their_account_until_they_send_it()
    {
        Viewer member = _sharers.Member(group: "Trusted members");
        string email = _sharers.Members.GetById(member.MemberKey)!.Email;
        BringOutcome.Made made = await BroughtAsync(await Mails.Mail("Rota", "Here", ("a.txt", "Who comes when.")).From("Somebody", email).ReadAsync());
        Assert.That(made.IsMembers);
        Assert.That(await _sharers.Workflow.FindAsync(made.Id, _curator, default), Is.Null, "a draft is its member's alone");
        Assert.That(_sharers.MailsTo(member).Single().Text, Does.Contain($"/share/{made.Id}"));

        SubmissionView view = (await _sharers.Workflow.FindAsync(made.Id, member, default))!;
        await _sharers.Workflow.SaveAsync(made.Id, member, view.Row.Version, _sharers.Entries(text: ""), default);
        await _sharers.MustAsync(made.Id, member, SubmissionMove.Send);
        Assert.That(_sharers.Row(made.Id).State, Is.EqualTo(SubmissionState.Submitted), "what came by mail is looked at, however much its member is trusted");
    }

    [Test]
    public async Task A_member_who_has_not_shown_that_the_address_is_theirs_gets_nothing()
    {
        Viewer member = _sharers.Member(verified: false);
        BringOutcome.Made made = await BroughtAsync(await Mails.Mail("Rota", "Here").From("", _sharers.Members.GetById(member.MemberKey)!.Email).ReadAsync());
        Assert.That(_sharers.Row(made.Id).MemberKey, Is.EqualTo(_curator.MemberKey));
    }

    [Test]
    public async Task The_same_mail_is_one_submission_also_when_it_comes_twice_at_once()
    {
        ForwardedMail mail = await Mails.Mail("Rota", "Here").ReadAsync();
        BringOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Forwarded.BringAsync(mail, _curator.MemberKey, true, MailSource.Page, default)));
        Assert.That(outcomes.Count(outcome => outcome is BringOutcome.Made), Is.EqualTo(1));
        Assert.That(outcomes.Count(outcome => outcome is BringOutcome.Known), Is.EqualTo(3));
    }

    [Test]
    public async Task What_a_crash_left_half_made_is_made_anew_and_nothing_of_it_stays()
    {
        ForwardedMail mail = await Mails.Mail("Rota", "Here", ("a.txt", "Who comes when.")).ReadAsync();
        BringOutcome.Made half = await BroughtAsync(mail);
        await using (PhbDbContext context = _sharers.Context())
            await context.Set<BroughtMail>().Where(row => row.Key == mail.Key).ExecuteUpdateAsync(set => set.SetProperty(row => row.Complete, false));
        BringOutcome.Made whole = await BroughtAsync(mail);
        Assert.That(whole.Id, Is.Not.EqualTo(half.Id));
        Assert.That(_sharers.PrivateOnDisk(half.Id), Is.Empty);
        Assert.That((await _sharers.Workflow.OfMemberAsync(_curator.MemberKey, default)).Select(one => one.Id), Is.EqualTo(new[] { whole.Id }));
    }

    [Test]
    public async Task Spam_that_a_curator_sent_on_takes_nothing_else_of_the_curator_with_it()
    {
        BringOutcome.Made made = await BroughtAsync(await Mails.Mail("Rota", "Here").ReadAsync());
        await _sharers.Workflow.SaveAsync(made.Id, _curator, _sharers.Row(made.Id).Version, _sharers.Entries(), default);
        Guid own = await _sharers.SentAsync(_curator);
        await _sharers.MustAsync(made.Id, _curator, SubmissionMove.Send);
        await _sharers.MustAsync(made.Id, _sharers.Curator(), SubmissionMove.MarkSpam);
        Assert.That(_sharers.Row(made.Id).State, Is.EqualTo(SubmissionState.Spam));
        Assert.That(_sharers.Row(own).State, Is.EqualTo(SubmissionState.Submitted));
    }

    [Test]
    public async Task A_mail_without_words_and_files_is_told_of()
    {
        BringOutcome outcome = await Forwarded.BringAsync(await Mails.Mail("Rota", "").ReadAsync(), _curator.MemberKey, true, MailSource.Page, default);
        Assert.That(((BringOutcome.NotTaken)outcome).Why, Does.Contain("nothing in this mail"));
    }

    private async Task<BringOutcome.Made> BroughtAsync(ForwardedMail mail)
    {
        BringOutcome outcome = await Forwarded.BringAsync(mail, _curator.MemberKey, toMember: true, MailSource.Page, default);
        Assert.That(outcome, Is.InstanceOf<BringOutcome.Made>(), outcome.ToString());
        return (BringOutcome.Made)outcome;
    }
}
