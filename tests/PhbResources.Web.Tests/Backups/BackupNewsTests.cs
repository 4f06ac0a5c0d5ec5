using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;
using PhbResources.Web.Backups;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Backups;

/// <summary>Mails about a backup that failed, and what becomes of mails that waited in one.</summary>
[NonParallelizable]
internal sealed class BackupNewsTests
{
    private TempFolder _temp = null!;
    private RunningSite _site = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _temp = new TempFolder();
        // A file stands where the folder should be made.
        await File.WriteAllTextAsync(_temp.Under("taken"), "");
        _site = await RunningSite.StartAsync($"--Phb:Curator:Email={RunningSite.Email}", $"--Phb:Curator:Password={RunningSite.Password}", $"--Phb:Backup:Folder={_temp.Under("taken", "backups")}");
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _site.DisposeAsync();
        _temp.Dispose();
    }

    [Test]
    public async Task Curators_are_mailed_what_is_wrong_and_a_restore_does_not_mail_them_again()
    {
        OutboxMail mail = await MailAsync();
        Assert.Multiple(() =>
        {
            Assert.That(mail.Recipient, Is.EqualTo(RunningSite.Email));
            Assert.That(mail.Subject, Is.EqualTo("The library could not be backed up"));
            Assert.That(mail.Text, Does.Contain(_temp.Under("taken")).And.Contain("/curator"));
            Assert.That(mail.State, Is.EqualTo(MailState.Waiting), "there is no mail server");
        });

        DataPlaces places = new(_site.DataPath, Path.Combine(_site.DataPath, DataPlaces.PrivateName), _temp.Under("no-config"), _temp.Root);
        BackupMade made = await new BackupWriter(places, TimeProvider.System).WriteAsync(_temp.Under("b.zip"), null, overwrite: false, null, CancellationToken.None);
        Restored held = await RestoreAsync(made.File, "held", sendWaiting: false);
        Assert.That(held.MailsGivenUp, Is.EqualTo(1));
        await using (PhbDbContext context = Open(held.Folder))
        {
            OutboxMail given = await context.Set<OutboxMail>().AsNoTracking().SingleAsync();
            Assert.That(given.State, Is.EqualTo(MailState.Failed));
            Assert.That(given.Finished, Is.EqualTo(DateTime.UtcNow).Within(TimeSpan.FromMinutes(1)), "so that its text is blanked in time");
            Assert.That(given.LastError, Does.Contain("may have been sent since"));
        }

        Restored sent = await RestoreAsync(made.File, "sent", sendWaiting: true);
        Assert.That(sent.MailsGivenUp, Is.Zero);
        await using (PhbDbContext context = Open(sent.Folder))
            Assert.That((await context.Set<OutboxMail>().AsNoTracking().SingleAsync()).State, Is.EqualTo(MailState.Waiting));
    }

    private static PhbDbContext Open(string data) => new(new DbContextOptionsBuilder<PhbDbContext>()
        .UseSqlite($"Data Source={Path.Combine(data, "umbraco.db")};Pooling=False", sqlite => sqlite.MigrationsHistoryTable(PhbDbContext.MigrationsTable)).Options);

    private Task<Restored> RestoreAsync(string file, string to, bool sendWaiting) =>
        new Restoration(TimeProvider.System).RunAsync(file, null, _temp.Under(to), replace: false, sendWaiting, null, CancellationToken.None);

    /// <summary>The site tries to make a backup as soon as it runs.</summary>
    private async Task<OutboxMail> MailAsync()
    {
        using CancellationTokenSource enough = new(TimeSpan.FromSeconds(20));
        while (true)
        {
            await using PhbDbContext context = await _site.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync(enough.Token);
            if (await context.Set<OutboxMail>().AsNoTracking().SingleOrDefaultAsync(row => row.Kind == "backup-failed", enough.Token) is { } mail)
                return mail;
            await Task.Delay(100, enough.Token);
        }
    }
}
