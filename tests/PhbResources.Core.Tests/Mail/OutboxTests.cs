using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Tests.Mail;

/// <summary>What is put into the outbox, and when it counts.</summary>
[TestFixture, NonParallelizable]
internal sealed class OutboxTests
{
    private static readonly MailMessage s_hello = new("pat@example.org", "Hello", "A text.");

    private MailDesk _desk = null!;

    [OneTimeSetUp]
    public async Task Open() => _desk = await MailDesk.OpenAsync();

    [OneTimeTearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [SetUp]
    public Task Clear() => _desk.ClearAsync();

    [Test]
    public async Task A_mail_is_kept_with_what_it_tells_of_or_not_at_all()
    {
        await using PhbDbContext context = await _desk.Contexts.CreateDbContextAsync();
        await using (var transaction = await context.Database.BeginTransactionAsync())
        {
            _desk.Outbox.Add(context, s_hello);
            await context.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        Assert.That(await _desk.RowsAsync(), Is.Empty);
        context.ChangeTracker.Clear();

        context.StoredTexts.Add(new StoredText { Name = $"mail-{Guid.NewGuid():N}"[..30], Text = "" });
        _desk.Outbox.Add(context, s_hello with { Kind = "verify" });
        Assert.That(await _desk.RowsAsync(), Is.Empty, "not before it is saved");
        await context.SaveChangesAsync();

        OutboxMail mail = (await _desk.RowsAsync()).Single();
        Assert.Multiple(() =>
        {
            Assert.That(mail.Recipient, Is.EqualTo("pat@example.org"));
            Assert.That(mail.Kind, Is.EqualTo("verify"));
            Assert.That(mail.State, Is.EqualTo(MailState.Waiting));
            Assert.That(mail.MessageId, Does.Match("^[0-9a-f]{32}@example.org$"));
        });
    }

    [TestCase("")]
    [TestCase("pat")]
    [TestCase("pat@example.org\r\nBcc: all@example.org")]
    [TestCase("pat@example.org, sam@example.org")]
    [TestCase("Pat <pat@example.org>")]
    [TestCase("pat@example.org\0")]
    [TestCase("\"a\r\n b\"@example.org")]
    public void An_address_that_is_none_or_more_than_one_is_refused(string to) =>
        Assert.That(async () => await _desk.Outbox.AddAsync(s_hello with { To = to }, CancellationToken.None), Throws.ArgumentException);

    [Test]
    public void A_text_without_measure_is_refused() =>
        Assert.That(async () => await _desk.Outbox.AddAsync(s_hello with { Text = new string('x', MailText.MaxText + 1) }, CancellationToken.None), Throws.ArgumentException);

    [Test]
    public async Task A_title_somebody_made_up_stays_in_its_line()
    {
        await _desk.Outbox.AddAsync(s_hello with { Subject = "Your template “rota\r\nBcc: all@example.org\u2028\0x” " + new string('é', 300) }, CancellationToken.None);
        string subject = (await _desk.RowsAsync()).Single().Subject;
        Assert.That(subject, Does.StartWith("Your template “rota Bcc: all@example.org x” éé").And.EndWith("é…").And.Length.EqualTo(MailText.MaxSubject));
    }

    [Test]
    public async Task How_many_wait_and_how_many_were_given_up_can_be_asked()
    {
        Assert.That(await _desk.Outbox.HealthAsync(CancellationToken.None), Is.EqualTo(new OutboxHealth(0, null, 0)));
        DateTime before = _desk.Clock.GetUtcNow().UtcDateTime;
        for (int number = 0; number < 3; number++)
            await _desk.Outbox.AddAsync(s_hello, CancellationToken.None);
        await using (PhbDbContext context = await _desk.Contexts.CreateDbContextAsync())
            await context.Database.ExecuteSqlAsync($"UPDATE phbMail SET State = 2 WHERE Id = (SELECT MAX(Id) FROM phbMail)");

        OutboxHealth health = await _desk.Outbox.HealthAsync(CancellationToken.None);
        Assert.That(health, Is.EqualTo(new OutboxHealth(2, health.OldestWaiting, 1)));
        Assert.That(health.OldestWaiting, Is.GreaterThanOrEqualTo(before));
    }
}
