using System.IO.Compression;
using System.Text;
using CsCheck;
using Microsoft.Data.Sqlite;
using PhbResources.Embedded.Database;
using PhbResources.Journeys;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Tests.Backups;

/// <summary>What is in a backup of a running site, what is not, and what becomes of one that was damaged.</summary>
[NonParallelizable]
internal sealed class BackupTests
{
    private const string Words = "four plain words here";

    private SharedLibrary _library = null!;
    private TempFolder _temp = null!;
    private BackupMade _made = null!, _encrypted = null!;

    private BackupWriter Writer => new(_library.Places, TimeProvider.System) { Rounds = 1 };

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _temp = new TempFolder();
        _library = await SharedLibrary.StartAsync();
        _made = await Writer.WriteAsync(_temp.Under("library.zip"), null, overwrite: false, null, CancellationToken.None);
        _encrypted = await Writer.WriteAsync(_temp.Under("library.phbbackup"), Words, overwrite: false, null, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _library.DisposeAsync();
        _temp.Dispose();
    }

    [Test]
    public void It_is_a_zip_file_with_everything_and_says_what_is_in_it()
    {
        using ZipArchive zip = ZipFile.OpenRead(_made.File);
        string[] names = [.. zip.Entries.Select(entry => entry.FullName)];
        Assert.Multiple(() =>
        {
            Assert.That(names, Does.Contain("manifest.json").And.Contain("database/umbraco.db").And.Contain("settings/appsettings.json").And.Contain("settings/umbraco-config/library/weekly-rota.yaml"));
            Assert.That(names.Count(name => name.StartsWith("keys/key-", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(names.Count(name => name.StartsWith("media/", StringComparison.Ordinal)), Is.EqualTo(4), "of what is published: a document, a picture, two sizes of it");
            Assert.That(names.Count(name => name.StartsWith("private/", StringComparison.Ordinal)), Is.EqualTo(2), "of what is published, and the clean copy in a draft");
            Assert.That(_made.Manifest.Missing, Is.Empty);
            Assert.That(_made.Manifest.Counts["members"], Is.EqualTo(2));
            Assert.That(_made.Manifest.Layout, Is.EqualTo(DatabaseCopy.NewestLayout));
            Assert.That(Directory.GetDirectories(Path.Combine(_library.Site.DataPath, "temp"), "backup-*"), Is.Empty, "nothing is left beside the data");
        });
    }

    [Test]
    public async Task Originals_that_were_not_sent_or_not_checked_are_left_out_with_every_trace()
    {
        Assert.That(_made.Manifest.OriginalsLeftOut, Is.EqualTo(3), "of a draft, of a clean copy, in quarantine");
        string folder = _temp.Under("unpacked");
        await ZipFile.ExtractToDirectoryAsync(_made.File, folder);
        List<string> found = [];
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            foreach (string text in Texts(await File.ReadAllBytesAsync(file)))
                found.AddRange(PersonalDocument.Personal.Where(text.Contains).Select(what => $"{what} in {Path.GetRelativePath(folder, file)}"));
        }

        Assert.That(found, Is.Empty);
        Assert.That(Directory.EnumerateFiles(_library.Places.PrivateFiles, "*", SearchOption.AllDirectories).Count(), Is.EqualTo(5), "they are where they were");
    }

    [Test]
    public void A_flipped_bit_anywhere_is_found() => Gen.Select(Gen.Bool, Gen.Int[0, int.MaxValue]).Sample((encrypted, place) =>
    {
        byte[] file = encrypted ? EncryptedBytes : PlainBytes;
        int at = place % file.Length;
        byte[] damaged = [.. file];
        damaged[at] ^= (byte)(1 << (place % 7));
        return Refuses(damaged, Words);
    }, iter: 400, threads: 2);

    [Test]
    public void What_is_cut_off_or_appended_is_found()
    {
        foreach (byte[] file in new[] { PlainBytes, EncryptedBytes })
        {
            foreach (int length in (int[])[0, 1, 40, file.Length / 2, file.Length - 65, file.Length - 1])
                Assert.That(Refuses(file[..length], Words), $"{length} of {file.Length} bytes");
            Assert.That(Refuses([.. file, 0], Words));
            Assert.That(Refuses(file, Words), Is.False);
        }

        Assert.That(Refuses(EncryptedBytes, "four other words here"));
    }

    [Test]
    public async Task A_file_that_is_there_is_not_overwritten_unasked()
    {
        string file = _temp.Under("taken.zip");
        await File.WriteAllTextAsync(file, "something else");
        BackupException refusal = Assert.ThrowsAsync<BackupException>(() => Writer.WriteAsync(file, null, overwrite: false, null, CancellationToken.None));
        Assert.That(refusal.Message, Does.Contain("--overwrite"));
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("something else"));
        await Writer.WriteAsync(file, null, overwrite: true, null, CancellationToken.None);
        Assert.That(Refuses(await File.ReadAllBytesAsync(file), null), Is.False);
    }

    [Test]
    public async Task A_file_that_has_gone_from_the_library_is_named_and_the_rest_is_kept()
    {
        string data = await RestoredAsync("holey");
        string media = Directory.EnumerateFiles(Path.Combine(data, "media"), "*.docx", SearchOption.AllDirectories).Single();
        File.Delete(media);
        BackupMade made = await new BackupWriter(Places(data), TimeProvider.System).WriteAsync(_temp.Under("holey.zip"), null, overwrite: false, null, CancellationToken.None);
        Assert.That(made.Manifest.Missing, Is.EqualTo(new[] { Path.GetRelativePath(data, media).Replace('\\', '/') }));
        Assert.That(made.Manifest.Entries.Select(entry => entry.Name), Does.Contain("database/umbraco.db"));
    }

    [Test]
    public async Task A_folder_that_a_site_uses_is_not_replaced()
    {
        StorageException refusal = Assert.ThrowsAsync<StorageException>(() => RestoreAsync(_made.File, _library.Site.DataPath, replace: true))!;
        Assert.That(refusal.Problem, Is.EqualTo(StorageProblem.FolderInUse));
        Assert.That((await new HttpClient { BaseAddress = _library.Site.Address }.GetAsync(new Uri("/", UriKind.Relative))).IsSuccessStatusCode);
    }

    [Test]
    public async Task What_is_replaced_is_kept_beside_it_and_a_bad_backup_replaces_nothing()
    {
        string data = await RestoredAsync("twice");
        await File.WriteAllTextAsync(Path.Combine(data, "mark"), "the old one");
        string damaged = _temp.Under("damaged.zip");
        byte[] bytes = [.. PlainBytes];
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(damaged, bytes);
        Assert.ThrowsAsync<BackupException>(() => RestoreAsync(damaged, data, replace: true));
        Assert.ThrowsAsync<BackupException>(() => RestoreAsync(_made.File, data, replace: false));
        Assert.That(File.Exists(Path.Combine(data, "mark")), "nothing has changed");

        Restored restored = await RestoreAsync(_encrypted.File, data, replace: true);
        Assert.That(File.Exists(Path.Combine(data, "mark")), Is.False);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(restored.Aside!, "mark")), Is.EqualTo("the old one"));
        Assert.That(Directory.GetDirectories(_temp.Root, "twice.restoring-*"), Is.Empty);
    }

    [Test]
    public async Task The_backup_of_a_later_release_is_refused()
    {
        string data = await RestoredAsync("later");
        await using (SqliteConnection connection = new($"Data Source={Path.Combine(data, "umbraco.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "INSERT INTO phbMigrations(MigrationId, ProductVersion) VALUES('9999_Later', '99.0')";
            await command.ExecuteNonQueryAsync();
        }

        BackupMade made = await new BackupWriter(Places(data), TimeProvider.System).WriteAsync(_temp.Under("later.zip"), null, overwrite: false, null, CancellationToken.None);
        BackupException refusal = Assert.ThrowsAsync<BackupException>(() => RestoreAsync(made.File, _temp.Under("nothing-here"), replace: false));
        Assert.That(refusal.Message, Does.Contain("later release"));
        Assert.That(Directory.Exists(_temp.Under("nothing-here")), Is.False);
    }

    [Test]
    public void Where_there_is_no_library_it_says_so() =>
        Assert.That(Assert.ThrowsAsync<BackupException>(() => new BackupWriter(Places(_temp.Under("empty")), TimeProvider.System).WriteAsync(_temp.Under("e.zip"), null, false, null, CancellationToken.None))!.Message,
            Does.Contain("There is no library").And.Contain("--Phb:DataPath"));

    private byte[] PlainBytes => field ??= File.ReadAllBytes(_made.File);

    private byte[] EncryptedBytes => field ??= File.ReadAllBytes(_encrypted.File);

    private DataPlaces Places(string data) => _library.Places with { Data = data, PrivateFiles = Path.Combine(data, DataPlaces.PrivateName) };

    private async Task<string> RestoredAsync(string name) => (await RestoreAsync(_made.File, _temp.Under(name), replace: false)).Folder;

    private static Task<Restored> RestoreAsync(string file, string target, bool replace) => new Restoration(TimeProvider.System).RunAsync(file, Words, target, replace, sendWaiting: false, null, CancellationToken.None);

    private static bool Refuses(byte[] bytes, string? passphrase)
    {
        try
        {
            BackupFile file = BackupFile.Of("backup", new MemoryStream(bytes, writable: false), passphrase);
            file.CheckAsync(null, CancellationToken.None).GetAwaiter().GetResult();
            return false;
        }
        catch (BackupException)
        {
            return true;
        }
    }

    /// <summary>A file as text, and each part of it where it is packed.</summary>
    private static IEnumerable<string> Texts(byte[] file)
    {
        yield return Encoding.UTF8.GetString(file);
        yield return Encoding.Unicode.GetString(file);
        if (file is not [(byte)'P', (byte)'K', 3, 4, ..])
            yield break;
        using ZipArchive parts = new(new MemoryStream(file));
        foreach (ZipArchiveEntry part in parts.Entries)
        {
            using StreamReader reader = new(part.Open());
            yield return reader.ReadToEnd();
        }
    }
}
