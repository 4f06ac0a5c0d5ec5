using Microsoft.Data.Sqlite;
using PhbResources.Core.Mail;
using PhbResources.Core.Tests.Mail;
using PhbResources.Web.Tests.Processes;

namespace PhbResources.Web.Tests.Mail;

/// <summary>The site is killed while mails wait and while they are being sent.</summary>
[NonParallelizable]
internal sealed class KilledWithMailTests
{
    // Each kill is a start of the site, which takes seconds.
    private static readonly int Many = Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 400 : 120;

    private TempFolder _temp = null!;

    [SetUp]
    public void MakeFolder() => _temp = new TempFolder();

    [TearDown]
    public void RemoveFolder() => _temp.Dispose();

    [Test]
    public async Task No_mail_is_lost_and_at_most_the_one_on_its_way_comes_twice_after_each_kill()
    {
        using SmtpSink sink = SmtpSink.Stopped();
        string data = _temp.Under("data"), config = Config.Small(_temp);
        SiteStart start = new()
        {
            DataPath = data, ConfigPath = config,
            Arguments =
            [
                "--Phb:Smtp:Host=127.0.0.1", $"--Phb:Smtp:Port={sink.Port}", "--Phb:Smtp:Security=None", "--Phb:Smtp:From=library@example.org",
                "--Phb:Smtp:TimeoutSeconds=1", "--Phb:PublicUrl=https://library.example",
            ],
        };

        // The server is down: all of them wait, and are still there after a kill.
        await using (SiteProcess site = await SiteProcess.RunAsync(start))
        {
            await AddAsync(data, Many);
            await site.KillAsync();
        }

        Assert.That(await CountAsync(data, MailState.Waiting), Is.EqualTo(Many));

        // The site is killed in the midst of sending, again and again.
        await sink.RunAsync();
        int kills = 0;
        while (await CountAsync(data, MailState.Waiting) > 0)
        {
            Assert.That(kills, Is.LessThan(20), "they do go out");
            await using SiteProcess site = await SiteProcess.RunAsync(start);
            int before = sink.Count;
            for (int tries = 0; tries < 2000 && sink.Count < before + 40; tries++)
            {
                await Task.Delay(5);
                if (tries % 100 == 99 && await CountAsync(data, MailState.Waiting) == 0)
                    break;
            }

            await site.KillAsync();
            kills++;
        }

        string[] subjects = [.. sink.Mails.Select(mail => mail.Subject!)];
        Assert.Multiple(() =>
        {
            Assert.That(kills, Is.GreaterThan(1), "it was killed in the midst of it");
            Assert.That(subjects.Distinct(), Is.EquivalentTo(Enumerable.Range(1, Many).Select(number => $"Mail {number}")), "none is lost");
            Assert.That(subjects.Length - Many, Is.LessThanOrEqualTo(kills), "one at most comes twice after each kill");
            Assert.That(sink.Mails.Select(mail => mail.MessageId).Distinct().Count(), Is.EqualTo(Many), "which is told by its Message-ID");
        });
        TestContext.Out.WriteLine($"{kills} kills, {subjects.Length - Many} mails came twice.");
    }

    // As another server of the same Umbraco adds mails: straight into the table.
    private static async Task AddAsync(string data, int many)
    {
        await using SqliteConnection connection = new($"Data Source={Path.Combine(data, "umbraco.db")}");
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        for (int number = 1; number <= many; number++)
        {
            await using SqliteCommand insert = connection.CreateCommand();
            insert.CommandText = """
                INSERT INTO phbMail (MessageId, Kind, Recipient, Subject, Text, State, Created, Attempts, NotBefore)
                VALUES ($id, 'test', 'pat@example.org', $subject, 'A text.', 0, '2026-01-01 00:00:00', 0, '2026-01-01 00:00:00')
                """;
            insert.Parameters.AddWithValue("$id", $"{Guid.NewGuid():N}@example.org");
            insert.Parameters.AddWithValue("$subject", $"Mail {number}");
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static async Task<long> CountAsync(string data, MailState state)
    {
        await using SqliteConnection connection = new($"Data Source={Path.Combine(data, "umbraco.db")}");
        await connection.OpenAsync();
        await using SqliteCommand count = connection.CreateCommand();
        count.CommandText = $"SELECT COUNT(*) FROM phbMail WHERE State = {(int)state}";
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
