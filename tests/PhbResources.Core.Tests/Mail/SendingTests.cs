using Microsoft.EntityFrameworkCore;
using MimeKit;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Tests.Mail;

/// <summary>Mails on their way to a real SMTP server that takes them, puts them off, refuses them or is not there.</summary>
[TestFixture, NonParallelizable]
internal sealed class SendingTests
{
    private static readonly MailMessage s_hello = new("pat@example.org", "Hello Zoë", "A text.") { Kind = "hello" };

    private MailDesk _desk = null!;

    [OneTimeSetUp]
    public async Task Open() => _desk = await MailDesk.OpenAsync();

    [OneTimeTearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [SetUp]
    public Task Clear() => _desk.ClearAsync();

    [TearDown]
    public void Nothing_about_a_person_is_logged() =>
        Assert.That(_desk.Log.All.Where(line => line.Contains("pat@", StringComparison.Ordinal) || line.Contains("Zoë", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public async Task A_mail_arrives_once_with_all_that_was_said()
    {
        using SmtpSink sink = await SmtpSink.StartAsync();
        await _desk.Outbox.AddAsync(s_hello with { Unsubscribe = new Uri("https://library.example/digest/stop?token=abc") }, CancellationToken.None);
        using MailSender sender = _desk.SenderTo(sink.Port);
        await sender.SendDueAsync(CancellationToken.None);
        await sender.SendDueAsync(CancellationToken.None);

        MimeMessage mail = sink.Mails.Single();
        OutboxMail row = (await _desk.RowsAsync()).Single();
        Assert.Multiple(() =>
        {
            Assert.That(mail.Headers["X-Mail-Args"], Does.StartWith("<library@example.org>"));
            Assert.That(mail.Headers["X-Rcpt-Args"], Does.StartWith("<pat@example.org>"));
            Assert.That(mail.From.ToString(), Is.EqualTo("\"PhbResources\" <library@example.org>"));
            Assert.That(mail.To.ToString(), Is.EqualTo("pat@example.org"));
            Assert.That(mail.Subject, Is.EqualTo("Hello Zoë"));
            Assert.That(mail.TextBody!.TrimEnd(), Is.EqualTo("A text."));
            Assert.That(mail.HtmlBody, Does.Contain("<p>A text.</p>"));
            Assert.That(mail.Headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
            Assert.That(mail.Headers["List-Unsubscribe"], Is.EqualTo("<https://library.example/digest/stop?token=abc>"));
            Assert.That(mail.Headers["List-Unsubscribe-Post"], Is.EqualTo("List-Unsubscribe=One-Click"));
            Assert.That(mail.MessageId, Is.EqualTo(row.MessageId));
            Assert.That(row.State, Is.EqualTo(MailState.Sent));
            Assert.That(row.Finished, Is.Not.Null);
            Assert.That(row.Attempts, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task While_the_server_is_down_mails_wait_uncounted_and_when_it_is_back_they_go_out()
    {
        using SmtpSink sink = SmtpSink.Stopped();
        for (int number = 0; number < 3; number++)
            await _desk.Outbox.AddAsync(s_hello, CancellationToken.None);
        using MailSender sender = _desk.SenderTo(sink.Port);
        for (int hour = 0; hour < 24 * 8; hour++)
        {
            await sender.SendDueAsync(CancellationToken.None);
            _desk.Clock.Advance(TimeSpan.FromHours(1));
        }

        IReadOnlyList<OutboxMail> waiting = await _desk.RowsAsync();
        Assert.That(waiting.Select(mail => (mail.State, mail.Attempts)), Is.EqualTo(Enumerable.Repeat((MailState.Waiting, 0), 3)));
        Assert.That(_desk.Log.Warnings.Count(line => line.StartsWith("No mail can be sent: the mail server cannot be reached: ConnectionRefused", StringComparison.Ordinal)), Is.EqualTo(1), "said once");

        await sink.RunAsync();
        await sender.SendDueAsync(CancellationToken.None);
        Assert.That(sink.Mails, Has.Count.EqualTo(3));
        Assert.That((await _desk.RowsAsync()).Select(mail => (mail.State, mail.Attempts)), Is.All.EqualTo((MailState.Sent, 1)));
    }

    [Test]
    public async Task A_server_that_goes_down_in_between_loses_nothing()
    {
        using SmtpSink sink = await SmtpSink.StartAsync("-M", "5");
        for (int number = 0; number < 12; number++)
            await _desk.Outbox.AddAsync(s_hello with { Subject = $"Mail {number}" }, CancellationToken.None);
        using MailSender sender = _desk.SenderTo(sink.Port);
        await sender.SendDueAsync(CancellationToken.None);
        Assert.That(sink.Mails, Has.Count.EqualTo(5));

        sink.Stop();
        await sink.RunAsync();
        for (int minute = 0; minute < 5; minute++)
        {
            _desk.Clock.Advance(TimeSpan.FromMinutes(1));
            await sender.SendDueAsync(CancellationToken.None);
        }

        Assert.That(sink.Mails.Select(mail => mail.Subject).Distinct().Count(), Is.EqualTo(12));
        Assert.That(sink.Mails, Has.Count.LessThanOrEqualTo(13), "the one at which it went down may come twice");
    }

    [TestCase("RCPT")]
    [TestCase("DATA")]
    [TestCase(".")]
    public async Task A_mail_that_is_put_off_is_tried_again_later_and_later_then_given_up(string command)
    {
        using SmtpSink sink = await SmtpSink.StartAsync("-r", command, "-b", "450 4.2.1 <pat@example.org> is busy");
        await _desk.Outbox.AddAsync(s_hello, CancellationToken.None);
        using MailSender sender = _desk.SenderTo(sink.Port);
        DateTimeOffset start = _desk.Clock.GetUtcNow();
        List<double> waits = [];
        OutboxMail mail;
        do
        {
            await sender.SendDueAsync(CancellationToken.None);
            mail = (await _desk.RowsAsync()).Single();
            Assert.That(mail.LastError, Does.Contain("busy"));
            TimeSpan wait = mail.NotBefore - _desk.Clock.GetUtcNow().UtcDateTime;
            waits.Add(wait.TotalSeconds);
            _desk.Clock.Advance(wait + TimeSpan.FromSeconds(1));
        }
        while (mail.State == MailState.Waiting);

        TimeSpan inAll = _desk.Clock.GetUtcNow() - start;
        Assert.Multiple(() =>
        {
            Assert.That(mail.Attempts, Is.EqualTo(OutboxRules.MaxAttempts));
            Assert.That(waits[0], Is.InRange(20, 40));
            Assert.That(waits[..5], Is.Ordered);
            Assert.That(inAll.TotalHours, Is.InRange(36, 72));
            Assert.That(mail.State, Is.EqualTo(MailState.Failed));
            Assert.That(_desk.Log.Warnings, Has.One.EqualTo($"Mail {mail.Id} (hello) was given up: reply 450."));
        });
        Assert.That((await _desk.Outbox.HealthAsync(CancellationToken.None)).Failed, Is.EqualTo(1));
        sink.Stop();
    }

    [TestCase("RCPT")]
    [TestCase("DATA")]
    [TestCase(".")]
    public async Task A_mail_that_is_refused_is_given_up_at_once_and_holds_no_other_up(string command)
    {
        using SmtpSink sink = await SmtpSink.StartAsync("-f", command, "-B", "550 5.1.1 <pat@example.org> is unknown");
        await _desk.Outbox.AddAsync(s_hello, CancellationToken.None);
        await _desk.Outbox.AddAsync(s_hello, CancellationToken.None);
        using MailSender sender = _desk.SenderTo(sink.Port);
        await sender.SendDueAsync(CancellationToken.None);
        Assert.That((await _desk.RowsAsync()).Select(mail => (mail.State, mail.Attempts)), Is.EqualTo(Enumerable.Repeat((MailState.Failed, 1), 2)));
        await sender.SendDueAsync(CancellationToken.None);
        Assert.That(_desk.Log.Warnings.Count(line => line.EndsWith("was given up: reply 550.", StringComparison.Ordinal)), Is.EqualTo(2), "and not tried again");
    }

    [TestCase("-f", "MAIL", "does not take mail from Phb:Smtp:From (reply 500)")]
    [TestCase("-Q", "RCPT", "is closing down (reply 421)")]
    [TestCase("-q", "CONNECT", "cannot be reached")]
    [TestCase("-q", "EHLO", "cannot be reached")]
    public async Task A_server_that_takes_no_mail_at_all_costs_no_mail(string option, string command, string said)
    {
        using SmtpSink sink = await SmtpSink.StartAsync(option, command);
        await _desk.Outbox.AddAsync(s_hello, CancellationToken.None);
        using MailSender sender = _desk.SenderTo(sink.Port);
        await sender.SendDueAsync(CancellationToken.None);
        OutboxMail mail = (await _desk.RowsAsync()).Single();
        Assert.That((mail.State, mail.Attempts), Is.EqualTo((MailState.Waiting, 0)));
        Assert.That(_desk.Log.Warnings.Single(), Does.Contain(said));
    }

    [TestCase("RCPT")]
    [TestCase("DATA")]
    [TestCase(".")]
    public async Task A_mail_at_which_the_server_hangs_up_is_put_off_alone(string command)
    {
        using SmtpSink sink = await SmtpSink.StartAsync("-q", command);
        await _desk.Outbox.AddAsync(s_hello, CancellationToken.None);
        await _desk.Outbox.AddAsync(s_hello, CancellationToken.None);
        using MailSender sender = _desk.SenderTo(sink.Port);
        await sender.SendDueAsync(CancellationToken.None);
        Assert.That((await _desk.RowsAsync()).Select(mail => (mail.State, mail.Attempts)), Is.EqualTo(Enumerable.Repeat((MailState.Waiting, 1), 2)));
    }

    [Test]
    public async Task A_password_is_not_sent_to_a_server_elsewhere_that_offers_no_encryption()
    {
        using SmtpSink sink = SmtpSink.Stopped();
        sink.Everywhere = true;
        await sink.RunAsync();
        // By its own name this computer is not known as itself.
        try
        {
            await System.Net.Dns.GetHostAddressesAsync(Environment.MachineName);
        }
        catch (System.Net.Sockets.SocketException)
        {
            Assert.Ignore("This computer does not know its own name; put it into the hosts file.");
        }

        SmtpOptions elsewhere = new() { Host = Environment.MachineName, Port = sink.Port, From = "library@example.org", User = "library", Password = "secret", TimeoutSeconds = 2 };
        await _desk.Outbox.AddAsync(s_hello, CancellationToken.None);
        using SmtpTransport transport = new(elsewhere, TimeProvider.System);
        using MailSender sender = _desk.Sender(transport);
        await sender.SendDueAsync(CancellationToken.None);
        Assert.That(_desk.Log.Warnings.Single(), Does.Contain("the password was not sent"));
        Assert.That((await _desk.RowsAsync()).Single().State, Is.EqualTo(MailState.Waiting));
        Assert.That(sink.Count, Is.Zero);
    }

    [Test]
    public async Task Two_servers_of_one_Umbraco_send_each_mail_once()
    {
        using SmtpSink sink = await SmtpSink.StartAsync();
        for (int number = 0; number < 40; number++)
            await _desk.Outbox.AddAsync(s_hello, CancellationToken.None);
        using MailSender one = _desk.SenderTo(sink.Port), other = _desk.SenderTo(sink.Port);
        await Task.WhenAll(Task.Run(() => one.SendDueAsync(CancellationToken.None)), Task.Run(() => other.SendDueAsync(CancellationToken.None)));
        Assert.That(sink.Mails, Has.Count.EqualTo(40));
        Assert.That((await _desk.RowsAsync()).Select(mail => mail.State), Is.All.EqualTo(MailState.Sent));
    }

    [Test]
    public async Task A_mail_whose_sender_died_is_sent_again_after_a_while_but_not_for_ever()
    {
        using SmtpSink sink = await SmtpSink.StartAsync();
        await _desk.Outbox.AddAsync(s_hello, CancellationToken.None);
        await _desk.Outbox.AddAsync(s_hello with { Kind = "deadly" }, CancellationToken.None);
        await using (PhbDbContext context = await _desk.Contexts.CreateDbContextAsync())
        {
            DateTime lease = _desk.Clock.GetUtcNow().UtcDateTime + OutboxRules.Lease(_desk.Options);
            await context.Set<OutboxMail>().ExecuteUpdateAsync(set => set.SetProperty(mail => mail.Attempts, 1).SetProperty(mail => mail.NotBefore, lease));
            await context.Set<OutboxMail>().Where(mail => mail.Kind == "deadly").ExecuteUpdateAsync(set => set.SetProperty(mail => mail.Attempts, OutboxRules.MaxAttempts));
        }

        using MailSender sender = _desk.SenderTo(sink.Port);
        await sender.SendDueAsync(CancellationToken.None);
        Assert.That(sink.Mails, Is.Empty, "its sender may be alive");
        _desk.Clock.Advance(OutboxRules.Lease(_desk.Options));
        await sender.SendDueAsync(CancellationToken.None);
        Assert.That(sink.Mails, Has.Count.EqualTo(1));
        Assert.That((await _desk.RowsAsync()).Select(mail => mail.State), Is.EqualTo(new[] { MailState.Sent, MailState.Failed }));
    }

    [Test]
    public async Task What_is_about_a_person_is_blanked_after_some_days_and_the_rest_removed_later()
    {
        using SmtpSink sink = await SmtpSink.StartAsync();
        await _desk.Outbox.AddAsync(s_hello with { Unsubscribe = new Uri("https://library.example/stop") }, CancellationToken.None);
        using MailSender sender = _desk.SenderTo(sink.Port);
        await sender.SendDueAsync(CancellationToken.None);
        await _desk.Outbox.AddAsync(s_hello with { To = "sam@example.org" }, CancellationToken.None); // Waits.
        sink.Stop();

        _desk.Clock.Advance(TimeSpan.FromDays(_desk.Options.KeepDays - 1));
        await sender.SendDueAsync(CancellationToken.None);
        Assert.That((await _desk.RowsAsync())[0].Text, Is.EqualTo("A text."));

        _desk.Clock.Advance(TimeSpan.FromDays(1));
        await sender.SendDueAsync(CancellationToken.None);
        IReadOnlyList<OutboxMail> rows = await _desk.RowsAsync();
        Assert.That((rows[0].Recipient, rows[0].Subject, rows[0].Text, rows[0].Unsubscribe, rows[0].LastError), Is.EqualTo(("", "", "", (string?)null, (string?)null)));
        Assert.That(rows[1].Recipient, Is.EqualTo("sam@example.org"), "what waits is kept");

        _desk.Clock.Advance(TimeSpan.FromDays(OutboxRules.RowDays));
        await sender.SendDueAsync(CancellationToken.None);
        Assert.That((await _desk.RowsAsync()).Single().State, Is.EqualTo(MailState.Waiting));
    }
}
