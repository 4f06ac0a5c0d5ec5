using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PhbResources.Core.Operations;
using PhbResources.Embedded.Database;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Tests.Backups;

/// <summary>Backups that the site makes by itself.</summary>
internal sealed class ScheduledBackupTests
{
    private TempFolder _temp = null!;
    private SetClock _clock = null!;
    private DataPlaces _places = null!;
    private List<string> _told = null!;

    private BackupState State => new(_places.State, isScheduled: true, _clock);

    [SetUp]
    public void MakeLibrary()
    {
        _temp = new TempFolder();
        // The smallest thing that is a library: a database with the layout of this release.
        using (DataFolder folder = DataFolder.Open(_temp.Under("data")))
        {
            using Microsoft.Data.Sqlite.SqliteConnection connection = new($"Data Source={folder.Database};Pooling=False");
            connection.Open();
            using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE something(text TEXT); INSERT INTO something VALUES('kept')";
            command.ExecuteNonQuery();
        }

        _places = new DataPlaces(_temp.Under("data"), _temp.Under("data", "submissions"), _temp.Under("no-config"), _temp.Root);
        _told = [];
        _clock = new SetClock(new DateTimeOffset(2026, 1, 10, 2, 0, 0, TimeSpan.Zero));
    }

    [TearDown]
    public void RemoveLibrary() => _temp.Dispose();

    [Test]
    public async Task One_is_made_each_day_at_its_time_and_the_oldest_go()
    {
        ScheduledBackups backups = Make(new BackupOptions { Folder = _temp.Under("kept"), At = "03:00", Keep = 3 });
        Assert.That(await backups.RunDueAsync(CancellationToken.None), Is.Not.Null, "there is none yet, so yesterday's is made up for");
        Assert.That(await backups.RunDueAsync(CancellationToken.None), Is.Null);
        _clock.Now += TimeSpan.FromMinutes(61);
        Assert.That(await backups.RunDueAsync(CancellationToken.None), Is.Not.Null, "three o'clock has come");
        for (int day = 0; day < 5; day++)
        {
            Assert.That(await backups.RunDueAsync(CancellationToken.None), Is.Null);
            _clock.Now += TimeSpan.FromDays(1);
            Assert.That(await backups.RunDueAsync(CancellationToken.None), Is.Not.Null);
        }

        await File.WriteAllTextAsync(_temp.Under("kept", "phb-mine.zip"), "of somebody else");
        Assert.That(Directory.GetFiles(_temp.Under("kept"), "phb-2026*").Select(Path.GetFileName).Order(), Is.EqualTo(new[] { "phb-20260113T030100Z.zip", "phb-20260114T030100Z.zip", "phb-20260115T030100Z.zip" }));
        Assert.That(State.NeedsLookingAfter(State.Read()), Is.False);
        _clock.Now += TimeSpan.FromDays(2.1);
        Assert.That(State.NeedsLookingAfter(State.Read()), "it is old by now");
    }

    [Test]
    public async Task The_time_is_that_of_the_United_Kingdom_also_in_summer()
    {
        ScheduledBackups backups = Make(new BackupOptions { Folder = _temp.Under("kept"), At = "03:00" });
        _clock.Now = new DateTimeOffset(2026, 7, 1, 1, 59, 0, TimeSpan.Zero);
        await backups.RunDueAsync(CancellationToken.None);
        _clock.Now = new DateTimeOffset(2026, 7, 1, 2, 0, 0, TimeSpan.Zero);
        Assert.That(await backups.RunDueAsync(CancellationToken.None), Does.Contain("phb-20260701T020000Z"));
    }

    [Test]
    public async Task One_that_fails_is_told_keeps_what_there_is_and_is_tried_again_in_an_hour()
    {
        ScheduledBackups backups = Make(new BackupOptions { Folder = _temp.Under("kept"), Keep = 1 });
        string? first = await backups.RunDueAsync(CancellationToken.None);
        _clock.Now += TimeSpan.FromDays(1.5);
        File.Move(_places.Database, _places.Database + ".away");
        Assert.That(await backups.RunDueAsync(CancellationToken.None), Is.Null);
        BackupReport report = State.Read();
        Assert.That(report.Problem, Does.Contain("There is no library"));
        Assert.That(State.NeedsLookingAfter(report));
        Assert.That(File.Exists(first), "the last good one stays");

        File.Move(_places.Database + ".away", _places.Database);
        Assert.That(await backups.RunDueAsync(CancellationToken.None), Is.Null, "not at once");
        _clock.Now += TimeSpan.FromMinutes(61);
        Assert.That(await backups.RunDueAsync(CancellationToken.None), Is.Not.Null);
        Assert.That(State.NeedsLookingAfter(State.Read()), Is.False);
    }

    [Test]
    public async Task The_curators_are_mailed_of_failures_at_most_once_a_day_also_when_the_site_is_started_again()
    {
        ScheduledBackups backups = Make(new BackupOptions { Folder = _temp.Under("kept") });
        File.Move(_places.Database, _places.Database + ".away");
        for (int hour = 0; hour < 30; hour++)
        {
            if (hour % 7 == 0)
                backups = Make(new BackupOptions { Folder = _temp.Under("kept") });
            Assert.That(await backups.RunDueAsync(CancellationToken.None), Is.Null);
            Assert.That(_told, Has.Count.EqualTo(hour < 24 ? 1 : 2), $"after {hour} hours");
            _clock.Now += TimeSpan.FromHours(1);
        }

        Assert.That(_told[0], Does.Contain("There is no library"));
        File.Move(_places.Database + ".away", _places.Database);
        _clock.Now += TimeSpan.FromHours(1);
        Assert.That(await backups.RunDueAsync(CancellationToken.None), Is.Not.Null);
        Assert.That(_told, Has.Count.EqualTo(2), "nobody is mailed that all is well");
    }

    [Test]
    public async Task Where_even_the_mail_cannot_be_written_the_site_goes_on_and_tries_again()
    {
        int tries = 0;
        ScheduledBackups backups = new(new BackupWriter(_places, _clock) { Rounds = 1 }, _places, State, (_, _) => ++tries == 1 ? throw new IOException("The disk is full.") : Task.CompletedTask,
            Options.Create(new BackupOptions { Folder = _temp.Under("kept") }), _clock, NullLogger<ScheduledBackups>.Instance);
        File.Delete(_places.Database);
        Assert.That(await backups.RunDueAsync(CancellationToken.None), Is.Null);
        _clock.Now += TimeSpan.FromHours(1);
        Assert.That(await backups.RunDueAsync(CancellationToken.None), Is.Null);
        Assert.That(tries, Is.EqualTo(2));
    }

    [Test]
    public async Task It_can_be_encrypted_with_the_passphrase_of_a_file()
    {
        await File.WriteAllTextAsync(_temp.Under("words"), "four plain words here\n");
        ScheduledBackups backups = Make(new BackupOptions { Folder = _temp.Under("kept"), PassphraseFile = _temp.Under("words") });
        string? file = await backups.RunDueAsync(CancellationToken.None);
        Assert.That(file, Does.EndWith(".phbbackup"));
        Assert.That(BackupFile.NeedsPassphrase(file!));
        await using BackupFile backup = BackupFile.Open(file!, "four plain words here");
        await backup.CheckAsync(null, CancellationToken.None);
    }

    [Test]
    public async Task What_a_killed_backup_left_beside_the_data_goes_when_the_site_starts()
    {
        string left = Directory.CreateDirectory(Path.Combine(_places.Temp, "backup-of-a-killed-one", "private")).FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "file"), "of a member");
        await File.WriteAllTextAsync(Path.Combine(left, "..", ".lock"), "");
        using ScheduledBackups backups = Make(new BackupOptions());
        await backups.StartAsync(CancellationToken.None);
        await backups.ExecuteTask!;
        Assert.That(Directory.Exists(left), Is.False);
    }

    [TestCase("25:00", 14, null, "Phb:Backup:At")]
    [TestCase("03:00", 0, null, "Phb:Backup:Keep")]
    [TestCase("03:00", 14, "no-such-file", "Phb:Backup:PassphraseFile")]
    public void A_setting_that_makes_no_sense_stops_the_start(string at, int keep, string? passphraseFile, string named)
    {
        ValidateOptionsResult result = new BackupOptionsCheck().Validate(null, new BackupOptions { Folder = "x", At = at, Keep = keep, PassphraseFile = passphraseFile });
        Assert.That(result.Failures, Has.One.StartsWith(named));
    }

    private ScheduledBackups Make(BackupOptions options) =>
        new(new BackupWriter(_places, _clock) { Rounds = 1 }, _places, State, (problem, _) => { _told.Add(problem); return Task.CompletedTask; }, Options.Create(options), _clock, NullLogger<ScheduledBackups>.Instance);

    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
