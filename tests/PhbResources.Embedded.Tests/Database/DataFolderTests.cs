using PhbResources.Embedded.Database;

namespace PhbResources.Embedded.Tests.Database;

[TestFixture]
internal sealed class DataFolderTests
{
    [Test]
    public void A_missing_folder_is_made_with_its_parts()
    {
        using var parent = new TemporaryFolder();
        using DataFolder folder = DataFolder.Open(Path.Combine(parent.Path, "deep", "data"));
        Assert.That(new[] { folder.Media, folder.Temp, folder.Backups }, Has.All.Matches<string>(Directory.Exists));
        Assert.That(Directory.EnumerateFiles(folder.Media), Is.Empty, "the test of writing leaves nothing behind");
    }

    [Test]
    public void A_folder_in_use_is_refused_with_the_way_out()
    {
        using var parent = new TemporaryFolder();
        using DataFolder first = DataFolder.Open(parent.Path);
        Assert.That(() => DataFolder.Open(parent.Path), Throws.TypeOf<StorageException>()
            .With.Property(nameof(StorageException.Problem)).EqualTo(StorageProblem.FolderInUse)
            .And.Message.Contains("Stop that copy first").And.Message.Contains($"process {Environment.ProcessId}"));
    }

    [Test]
    public void A_folder_that_was_let_go_can_be_taken_again()
    {
        using var parent = new TemporaryFolder();
        DataFolder.Open(parent.Path).Dispose();
        Assert.That(() => DataFolder.Open(parent.Path).Dispose(), Throws.Nothing);
    }

    [Test]
    public void A_lock_file_left_behind_by_a_killed_process_does_not_stop_the_next_one()
    {
        using var parent = new TemporaryFolder();
        File.WriteAllText(Path.Combine(parent.Path, ".lock"), "12345678");
        Assert.That(() => DataFolder.Open(parent.Path).Dispose(), Throws.Nothing);
    }

    [Test]
    public void A_file_in_the_folders_place_is_not_writable()
    {
        using var parent = new TemporaryFolder();
        string file = Path.Combine(parent.Path, "data");
        File.WriteAllText(file, "");
        Assert.That(() => DataFolder.Open(file), Throws.TypeOf<StorageException>().With.Property(nameof(StorageException.Problem)).EqualTo(StorageProblem.NotWritable));
    }

    [Test]
    public void A_read_only_folder_is_not_writable()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("An administrator may write anywhere, and Windows keeps rights elsewhere.");
            return;
        }
        using var parent = new TemporaryFolder();
        File.SetUnixFileMode(parent.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.That(() => DataFolder.Open(parent.Path), Throws.TypeOf<StorageException>().With.Property(nameof(StorageException.Problem)).EqualTo(StorageProblem.NotWritable));
        }
        finally
        {
            File.SetUnixFileMode(parent.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
