using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using PhbResources.Core.Tests.Mail;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Media;
using PhbResources.Web.Backups;
using PhbResources.Web.Tests.Journeys;
using PhbResources.Web.Tests.Processes;

namespace PhbResources.Web.Tests.Backups;

/// <summary>Backups while people write, while they are killed, and onto a disk that is full.</summary>
[NonParallelizable]
internal sealed class BackupTroubleTests
{
    private const string Curator = "curator@library.example";
    private const int Writers = 3;

    /// <summary>Backups that are put back and looked at.</summary>
    private const int Looked = 20;

    private TempFolder _temp = null!;

    private DataPlaces Places => new(_temp.Under("data"), _temp.Under("data", DataPlaces.PrivateName), _temp.Under("umbraco-config"), SiteProcess.BuiltFolder);

    [SetUp]
    public void MakeFolder() => _temp = new TempFolder();

    [TearDown]
    public void RemoveFolder() => _temp.Dispose();

    [Test, Category("Slow")]
    public async Task Whatever_is_written_meanwhile_the_files_are_those_that_the_database_knows()
    {
        OnlyWhenThereIsTime();
        using SmtpSink sink = await SmtpSink.StartAsync();
        await using SiteProcess site = await RunAsync(sink);
        using CancellationTokenSource enough = new();
        Letters letters = new(() => sink.Mails);
        Task<int>[] writing = [.. Enumerable.Range(0, Writers).Select(number => ShareOnAsync(site, letters, $"sharer{number}@people.example", enough.Token))];

        List<BackupMade> made = [];
        Stopwatch clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(20))
            made.Add(await new BackupWriter(Places, TimeProvider.System).WriteAsync(_temp.Under($"{made.Count}.zip"), null, overwrite: false, null, CancellationToken.None));
        await enough.CancelAsync();
        int shared = (await Task.WhenAll(writing)).Sum();

        Assert.That(shared, Is.GreaterThan(0), "something was written meanwhile");
        Assert.That(made.SelectMany(backup => backup.Manifest.Missing), Is.Empty);
        foreach (BackupMade backup in made.Where((_, number) => number % (made.Count / Looked + 1) == 0))
        {
            string data = (await new Restoration(TimeProvider.System).RunAsync(backup.File, null, _temp.Under("restored"), replace: false, sendWaiting: false, null, CancellationToken.None)).Folder;
            ExpectWhole(data);
            Directory.Delete(data, recursive: true);
        }

        await TestContext.Out.WriteLineAsync($"{made.Count} backups while {shared} things were shared, approved or taken down; {made[^1].Manifest.Counts["mediaFiles"]} media and {made[^1].Manifest.Counts["privateFiles"]} private files in the last.");
    }

    [Test, Category("Slow")]
    public async Task One_that_is_killed_leaves_no_backup_or_a_whole_one_and_nothing_beside_the_data()
    {
        OnlyWhenThereIsTime();
        await using (SiteProcess site = await RunAsync(null))
            await site.StopAsync();
        // As large as to take a moment.
        Directory.CreateDirectory(_temp.Under("data", "media", "by-hand"));
        await File.WriteAllBytesAsync(_temp.Under("data", "media", "by-hand", "large.bin"), new byte[80_000_000]);
        string file = _temp.Under("killed.zip");
        (int code, _, string errors) = await CommandProcess.RunAsync("backup", file, $"--Phb:DataPath={Places.Data}");
        Assert.That(code, Is.Zero, errors);
        Random random = new(3);
        int whole = 0, tries = 15;
        for (int i = 0; i < tries; i++)
        {
            File.Delete(file);
            using Process backup = CommandProcess.Start("backup", file, $"--Phb:DataPath={Places.Data}");
            await Task.Delay(150 + random.Next(1600));
            backup.Kill();
            await backup.WaitForExitAsync();
            if (!File.Exists(file))
                continue;
            whole++;
            await using BackupFile written = BackupFile.Open(file, null);
            await written.CheckAsync(null, CancellationToken.None);
        }

        File.Delete(file);
        (code, _, errors) = await CommandProcess.RunAsync("backup", file, $"--Phb:DataPath={Places.Data}");
        Assert.That(code, Is.Zero, errors);
        Assert.That(Directory.GetDirectories(_temp.Under("data", "temp"), "backup-*"), Is.Empty, "what was killed is cleared away");
        Assert.That(File.Exists(file + ".part"), Is.False);
        await TestContext.Out.WriteLineAsync($"{tries} killed, of which {whole} had been finished.");
    }

    [Test, Platform("Linux", Reason = "It mounts a small disk.")]
    public async Task On_a_full_disk_nothing_is_left_and_what_was_there_stays()
    {
        using (DataFolder folder = DataFolder.Open(Places.Data))
        {
            await using SqliteConnection connection = new($"Data Source={folder.Database};Pooling=False");
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE something(text BLOB); INSERT INTO something VALUES(randomblob(3000000))";
            await command.ExecuteNonQueryAsync();
        }

        string disk = Directory.CreateDirectory(_temp.Under("disk")).FullName;
        if (await DoAsync("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk) != 0)
            Assert.Ignore("This account may not mount a small disk. Run the test as root.");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(disk, "older.zip"), "an older backup");
            BackupException refusal = Assert.ThrowsAsync<BackupException>(() => new BackupWriter(Places, TimeProvider.System).WriteAsync(Path.Combine(disk, "older.zip"), null, overwrite: true, null, CancellationToken.None));
            Assert.That(refusal.Message, Does.Contain("The disk is full"));
            Assert.That(Directory.GetFiles(disk).Select(Path.GetFileName), Is.EqualTo(new[] { "older.zip" }));
            Assert.That(await File.ReadAllTextAsync(Path.Combine(disk, "older.zip")), Is.EqualTo("an older backup"));

            BackupMade made = await new BackupWriter(Places, TimeProvider.System).WriteAsync(_temp.Under("good.zip"), null, overwrite: false, null, CancellationToken.None);
            refusal = Assert.ThrowsAsync<BackupException>(() => new Restoration(TimeProvider.System).RunAsync(made.File, null, Path.Combine(disk, "data"), replace: false, sendWaiting: false, null, CancellationToken.None));
            Assert.That(refusal.Message, Does.Contain("MB free").And.Contain("Nothing was changed"));
            Assert.That(Directory.GetFileSystemEntries(disk).Select(Path.GetFileName), Is.EqualTo(new[] { "older.zip" }));
        }
        finally
        {
            await DoAsync("umount", disk);
        }
    }

    /// <summary>No file without a row, no row without a file, and a database that is whole.</summary>
    private static void ExpectWhole(string data)
    {
        string database = Path.Combine(data, "umbraco.db");
        Assert.That(DatabaseCopy.Check(database), Is.Empty);
        using SqliteConnection connection = new($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        MediaOfDatabase known = new(connection);
        string[] media = FilesUnder(data, "media");
        Assert.That(media.Where(path => !known.Knows(path) && !known.Items.Select(MediaOfDatabase.Alternative).Contains(path)), Is.Empty, "media of nothing");
        Assert.That(known.Items.Where(path => !media.Contains(path) && !media.Contains(MediaOfDatabase.Alternative(path))), Is.Empty, "media that are missing");
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT REPLACE(LOWER(SubmissionId), '-', '') || '/' || REPLACE(LOWER(Id), '-', '') FROM phbSubmissionFile";
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(reader.GetString(0));
        Assert.That(FilesUnder(data, DataPlaces.PrivateName), Is.EquivalentTo(rows), "private files and their rows");
    }

    private static string[] FilesUnder(string data, string folder) => Directory.Exists(Path.Combine(data, folder))
        ? [.. Directory.EnumerateFiles(Path.Combine(data, folder), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Path.Combine(data, folder), file).Replace('\\', '/'))]
        : [];

    /// <summary>A member shares, a curator approves, the next one is withdrawn, until it is enough.</summary>
    /// <returns>How many.</returns>
    private static async Task<int> ShareOnAsync(SiteProcess site, Letters letters, string email, CancellationToken enough)
    {
        using Traveller member = new(() => new Uri(site.Address)), curator = new(() => new Uri(site.Address));
        await member.JoinAsync(email, address => letters.LinkAsync(address));
        Traveller.Expect(HttpStatusCode.SeeOther, await curator.SignInAsync(Curator));
        int shared = 0;
        for (; !enough.IsCancellationRequested; shared++)
        {
            string share = Traveller.ShareOf(await member.BeginAsync());
            Traveller.Expect(HttpStatusCode.SeeOther, await member.DescribeAsync(share, $"List {shared} of {email[..7]}"));
            Traveller.Expect(HttpStatusCode.SeeOther, await member.UploadAsync(share, PhbResources.Journeys.PersonalDocument.Make($"List {shared}")));
            Traveller.Expect(HttpStatusCode.SeeOther, await member.CleanAsync(share));
            Traveller.Expect(HttpStatusCode.SeeOther, await member.CreditAsync(share));
            using HttpResponseMessage sent = await member.SendShareAsync(share);
            if (sent.StatusCode != HttpStatusCode.SeeOther)
                break; // Nobody shares as much as this in an hour.
            using HttpResponseMessage decided = await curator.DecideAsync(share, "approve");
            if (shared % 2 == 1)
                (await curator.DecideAsync(share, "unpublish")).Dispose();
        }

        return shared;
    }

    private async Task<SiteProcess> RunAsync(SmtpSink? sink) => await SiteProcess.RunAsync(new SiteStart
    {
        DataPath = Places.Data, ConfigPath = Config.Small(_temp),
        Arguments =
        [
            $"--Phb:Curator:Email={Curator}", $"--Phb:Curator:Password={Traveller.Password}",
            .. sink is null ? Array.Empty<string>() : ["--Phb:Smtp:Host=127.0.0.1", $"--Phb:Smtp:Port={sink.Port}", "--Phb:Smtp:Security=None", "--Phb:Smtp:From=library@example.org", "--Phb:PublicUrl=https://library.example"],
        ],
    });

    private static async Task<int> DoAsync(string program, params string[] words)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1; // There is no such program.
        }
    }

    private static void OnlyWhenThereIsTime()
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1")
            Assert.Ignore("It takes half a minute. Set PHB_SLOW=1 to run it.");
    }
}
