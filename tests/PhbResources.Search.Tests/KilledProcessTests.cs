using System.Globalization;

namespace PhbResources.Search.Tests;

/// <summary>The index between processes: one that is killed at any moment, and two that want the same folder.</summary>
public sealed class KilledProcessTests
{
    private static int Rounds => Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 25 : 4;

    [Test]
    public void What_was_committed_survives_kill_9_and_the_stamp_says_what_that_is()
    {
        var (index, folder) = NewFolder();
        var random = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            var acknowledged = UntilKilled("put", folder, random.Next(1, 25));
            using var after = LibraryIndex.Open(index);
            var stamp = int.Parse(after.Health.Stamp!, CultureInfo.InvariantCulture);
            Assert.That(after.Health.Rebuild, Is.EqualTo(RebuildReason.Missing), after.Health.Problem);
            Assert.That(stamp, Is.GreaterThanOrEqualTo(acknowledged));
            Assert.That(after.Health.Documents, Is.EqualTo(stamp));
            Assert.That(after.Search(new SearchRequest { Query = "rota" }).Total, Is.EqualTo(stamp));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_rebuild_cut_short_by_kill_9_leaves_the_index_before_it_or_after_it_and_nothing_between()
    {
        var (index, folder) = NewFolder();
        var random = new Random(2);
        for (var round = 0; round < Rounds; round++)
        {
            var acknowledged = UntilKilled("replace", folder, random.Next(1, 6));
            using var after = LibraryIndex.Open(index);
            var stamp = int.Parse(after.Health.Stamp!, CultureInfo.InvariantCulture);
            Assert.That(after.Health.Rebuild, Is.EqualTo(RebuildReason.None), after.Health.Problem);
            Assert.That(stamp, Is.InRange(acknowledged, acknowledged + 1));
            Assert.That(after.Health.Documents, Is.EqualTo(100));
            Assert.That(after.Search(new SearchRequest { Query = "round" + stamp, Exactly = true }).Total, Is.EqualTo(100));
            Assert.That(Directory.EnumerateDirectories(folder, "index-*").Count(), Is.EqualTo(1));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_second_process_is_refused_in_words_and_the_first_goes_on()
    {
        using var index = new TestIndex();
        using (var other = new OtherProcess("open", index.Folder))
        {
            Assert.That(other.Says(), Does.Contain("in use by another process").And.Contain("a folder of its own"));
            Assert.That(other.Ended(), Is.EqualTo(3));
        }
        index.Index.Put(new SearchDocument(Guid.NewGuid(), "rota", "Rota"));
        Assert.That(index.Slugs("rota"), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_killed_process_holds_the_folder_no_longer()
    {
        var (index, folder) = NewFolder();
        using (var other = new OtherProcess("put", folder))
        {
            Assert.That(other.Says(), Is.EqualTo("open"));
            Assert.That(() => LibraryIndex.Open(index), Throws.TypeOf<IndexInUseException>());
            other.Kill();
        }
        LibraryIndex.Open(index).Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static (LibraryIndexOptions Index, string Folder) NewFolder()
    {
        var folder = Path.Combine(Path.GetTempPath(), "phb-search-killed-" + Guid.NewGuid().ToString("N"));
        return (new LibraryIndexOptions { Folder = folder }, folder);
    }

    /// <summary>Lets a process work until it has acknowledged so many changes, and kills it; returns the last that it acknowledged.</summary>
    private static int UntilKilled(string work, string folder, int changes)
    {
        using var other = new OtherProcess(work, folder);
        Assert.That(other.Says(), Is.EqualTo("open"));
        var last = 0;
        for (var i = 0; i < changes; i++) last = int.Parse(other.Says()!, CultureInfo.InvariantCulture);
        var rest = other.Kill();
        return rest.Count > 0 && int.TryParse(rest[^1], CultureInfo.InvariantCulture, out var later) ? Math.Max(last, later) : last;
    }
}
