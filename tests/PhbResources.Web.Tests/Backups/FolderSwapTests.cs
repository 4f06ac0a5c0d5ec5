using PhbResources.Embedded.Database;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Tests.Backups;

/// <summary>A restore that is cut off while folders change places, at every moment there is.</summary>
internal sealed class FolderSwapTests
{
    private TempFolder _temp = null!;

    private string Data => _temp.Under("data");

    private string Made => _temp.Under("data.restoring-1");

    private string Aside => _temp.Under("data.before-restore-1");

    private string Note => _temp.Under("data.swap");

    [SetUp]
    public void MakeFolder() => _temp = new TempFolder();

    [TearDown]
    public void RemoveFolder() => _temp.Dispose();

    [TestCase(true)]
    [TestCase(false)]
    public void When_nothing_comes_between_the_new_one_is_there_and_no_note(bool somethingWasThere)
    {
        if (somethingWasThere)
            Make(Data, "old");
        Make(Made, "new");
        FolderSwap.Do(Data, Made, somethingWasThere ? Aside : null);
        Expect("new", aside: somethingWasThere);
        Assert.That(FolderSwap.Finish(Data), Is.Null);
    }

    [Test]
    public void Cut_off_before_the_first_renaming_it_is_taken_back()
    {
        Make(Data, "old");
        Make(Made, "new");
        WriteNote(Aside);
        Assert.That(FolderSwap.Finish(Data), Does.Contain("taken back"));
        Expect("old", aside: false);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Cut_off_between_the_two_it_is_finished(bool aMountMadeAnEmptyOne)
    {
        Make(Aside, "old");
        Make(Made, "new");
        if (aMountMadeAnEmptyOne)
            Directory.CreateDirectory(Data);
        WriteNote(Aside);
        Assert.That(FolderSwap.IsUnfinished(Data));
        Assert.That(FolderSwap.Finish(Data), Does.Contain("is finished").And.Contain(Aside));
        Expect("new", aside: true);
    }

    [Test]
    public void Cut_off_where_there_was_nothing_before_it_is_finished()
    {
        Make(Made, "new");
        WriteNote(null);
        Assert.That(FolderSwap.Finish(Data), Does.Contain("is finished"));
        Expect("new", aside: false);
    }

    [Test]
    public void Cut_off_after_the_last_renaming_only_the_note_goes()
    {
        Make(Aside, "old");
        Make(Data, "new");
        WriteNote(Aside);
        Assert.That(FolderSwap.Finish(Data), Is.Null);
        Expect("new", aside: true);
    }

    [Test]
    public void Where_the_new_one_is_lost_the_old_one_comes_back()
    {
        Make(Aside, "old");
        WriteNote(Aside);
        Assert.That(FolderSwap.Finish(Data), Does.Contain("taken back"));
        Expect("old", aside: false);
    }

    [Test]
    public void Where_somebody_has_made_a_data_folder_since_all_three_stay_and_are_named()
    {
        Make(Data, "newer");
        Make(Aside, "old");
        Make(Made, "new");
        WriteNote(Aside);
        Assert.That(FolderSwap.Finish(Data), Does.Contain("Nothing was changed").And.Contain(Aside).And.Contain(Made));
        Assert.That(new[] { Data, Aside, Made }.Select(folder => File.ReadAllText(Path.Combine(folder, "mark"))), Is.EqualTo(new[] { "newer", "old", "new" }));
    }

    [Test]
    public void A_note_that_was_not_written_to_its_end_changes_nothing()
    {
        Make(Data, "old");
        File.WriteAllText(Note, "{\"Made\":\"data.rest");
        Assert.That(FolderSwap.Finish(Data), Is.Null);
        Expect("old", aside: false);
    }

    [Test]
    public void While_a_restore_is_at_it_nobody_else_takes_over()
    {
        Make(Made, "new");
        WriteNote(null);
        using (new FileStream(Note, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.That(Assert.Throws<StorageException>(() => FolderSwap.Finish(Data))!.Message, Does.Contain("try again"));
        Assert.That(Directory.Exists(Made));
    }

    [Test]
    public void Where_the_new_one_cannot_take_its_place_the_old_one_is_back_at_once()
    {
        Make(Data, "old");
        Assert.Throws<DirectoryNotFoundException>(() => FolderSwap.Do(Data, Made, Aside));
        Expect("old", aside: false);
    }

    private static void Make(string folder, string mark)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "mark"), mark);
    }

    private void WriteNote(string? aside) =>
        File.WriteAllText(Note, $$"""{"Made":"{{Path.GetFileName(Made)}}","Aside":{{(aside is null ? "null" : $"\"{Path.GetFileName(aside)}\"")}}}""");

    private void Expect(string mark, bool aside)
    {
        Assert.That(File.ReadAllText(Path.Combine(Data, "mark")), Is.EqualTo(mark));
        Assert.That(Directory.Exists(Aside), Is.EqualTo(aside));
        Assert.That(Directory.Exists(Made), Is.False);
        Assert.That(File.Exists(Note), Is.False);
    }
}
