using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Submissions.Forwarded;
using PhbResources.Core.Tests.Schemas;

namespace PhbResources.Core.Tests.Submissions.Forwarded;

/// <summary>The mailbox, on a real mail server.</summary>
[TestFixture, NonParallelizable]
public sealed class MailboxTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Sharers _sharers = null!;
    private Viewer _curator = null!;

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
    public async Task What_is_unread_becomes_drafts_and_is_put_away()
    {
        using Dovecot server = await Dovecot.StartAsync();
        string curator = EmailOf(_curator);
        await server.PutAsync(Mails.Mail("Night rota", "Here", ("a.txt", "Who comes when.")));
        await server.PutAsync(Mails.Mail("Fwd: Shopping list", "---------- Forwarded message ---------\nFrom: Jo Bloggs <jo@people.example>\nDate: today\nSubject: Shopping list\nTo: me\n\nFor you").From("Curator", curator));
        await server.PutAsync(Mails.Mail("Nothing", ""));
        Assert.That(await MailboxAt(server).TakeAsync(default), Is.EqualTo(3));

        Assert.That(await server.SubjectsAsync("INBOX"), Is.Empty);
        Assert.That(await server.SubjectsAsync("Done"), Is.EqualTo(new[] { "Night rota", "Fwd: Shopping list" }));
        Assert.That(await server.SubjectsAsync("Problem"), Is.EqualTo(new[] { "Nothing" }));
        IReadOnlyList<OpenMail> open = await _host.Get<ForwardedMails>().OpenAsync(_curator.MemberKey, default);
        Assert.That(open.Where(one => one.IsMine).Select(one => (one.Title, one.State, one.Mail.Source)),
            Is.EquivalentTo(new[] { ("Night rota", SubmissionState.Draft, MailSource.Stranger), ("Shopping list", SubmissionState.Draft, MailSource.Curator) }));
        Assert.That(open.Single(one => one.Title == "Shopping list").Mail.SenderAddress, Is.EqualTo("jo@people.example"));
    }

    [Test]
    public async Task A_mail_that_was_taken_but_not_yet_put_away_makes_no_second_submission()
    {
        using Dovecot server = await Dovecot.StartAsync();
        MimeMessage mail = Mails.Mail("Rota", "Here");
        await _host.Get<ForwardedMails>().BringAsync(await mail.ReadAsync(), _curator.MemberKey, true, MailSource.Stranger, default);
        await server.PutAsync(mail);
        Assert.That(await MailboxAt(server).TakeAsync(default), Is.EqualTo(1));
        Assert.That(await server.SubjectsAsync("Done"), Is.EqualTo(new[] { "Rota" }));
        Assert.That(await _sharers.Workflow.OfMemberAsync(_curator.MemberKey, default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task More_mails_of_strangers_than_a_curator_takes_wait_in_the_mailbox()
    {
        using Dovecot server = await Dovecot.StartAsync();
        for (int mail = 0; mail < 12; mail++)
            await server.PutAsync(Mails.Mail($"Offer {mail}", "Buy this"));
        await MailboxAt(server).TakeAsync(default);
        Assert.That(await server.SubjectsAsync("INBOX"), Is.Not.Empty);
        Assert.That(await server.SubjectsAsync("Problem"), Is.Empty);
        Assert.That(await _sharers.Workflow.OfMemberAsync(_curator.MemberKey, default), Has.Count.LessThanOrEqualTo(10));
        await using PhbDbContext context = _sharers.Context();
        Assert.That(await context.Set<BroughtMail>().CountAsync(row => row.Source == MailSource.Stranger), Is.LessThanOrEqualTo(ForwardedMailRules.StrangersADay));
    }

    [Test]
    public void Settings_that_make_no_sense_are_named()
    {
        Assert.That(new ImapOptionsCheck().Validate(null, new ImapOptions()).Succeeded);
        ImapOptions wrong = new() { Host = "imap.example.org:993", Port = 0, Security = SmtpSecurity.None, EveryMinutes = 0, TimeoutSeconds = 0, DoneFolder = "INBOX" };
        string said = string.Join('\n', new ImapOptionsCheck().Validate(null, wrong).Failures!);
        foreach (string setting in (string[])["Host", "Port", "Security", "User", "Curator", "EveryMinutes", "TimeoutSeconds", "DoneFolder"])
            Assert.That(said, Does.Contain($"Phb:Imap:{setting}"));
    }

    private Mailbox MailboxAt(Dovecot server) => new(
        _host.Get<ForwardedMails>(),
        Options.Create(new ImapOptions { Host = "127.0.0.1", Port = server.Port, Security = SmtpSecurity.None, User = Dovecot.User, Password = Dovecot.Password, Curator = EmailOf(_curator) }),
        TimeProvider.System,
        NullLogger<Mailbox>.Instance);

    private string EmailOf(Viewer viewer) => _sharers.Members.GetById(viewer.MemberKey)!.Email;
}
