using System.Runtime.CompilerServices;

namespace PhbResources.Search.Tests;

/// <summary>The index as a thing on disk: it is never lost, never in the way, and says how it is.</summary>
public sealed class LibraryIndexTests
{
    private static SearchDocument Document(int number, string title) => new(new Guid(number, 0, 0, new byte[8]), "document-" + number, title);

    [Test]
    public void What_was_put_is_found_at_once_and_what_was_removed_is_gone_at_once()
    {
        using var index = new TestIndex();
        index.Index.Put(Document(1, "Weekly rota"));
        Assert.That(index.Slugs("rota"), Is.EqualTo(new[] { "document-1" }));
        index.Index.Put(Document(1, "Weekly timesheet"));
        Assert.That(index.Slugs("rota"), Is.Empty);
        Assert.That(index.Slugs("timesheet"), Is.EqualTo(new[] { "document-1" }));
        index.Index.Remove(new Guid(1, 0, 0, new byte[8]));
        Assert.That(index.Slugs("timesheet"), Is.Empty);
        Assert.That(index.Index.Suggest("time"), Is.Empty);
        Assert.That(index.Index.Health.Documents, Is.Zero);
    }

    [Test]
    public void A_second_host_is_told_that_the_folder_is_in_use()
    {
        using var index = new TestIndex();
        Assert.That(() => LibraryIndex.Open(index.Options), Throws.TypeOf<IndexInUseException>().With.Message.Contains("in use by another process"));
        index.Index.Put(Document(1, "Rota"));
        Assert.That(index.Slugs("rota"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_index_says_that_it_is_missing_until_it_was_given_everything()
    {
        using var index = new TestIndex();
        Assert.That(index.Index.Health.Rebuild, Is.EqualTo(RebuildReason.Missing));
        index.Index.Put(Document(1, "Rota"), "content 1");
        index.Reopen();
        Assert.That(index.Index.Health.Rebuild, Is.EqualTo(RebuildReason.Missing));
        Assert.That(index.Slugs("rota"), Has.Count.EqualTo(1));
        await index.Index.ReplaceAllAsync(Many(3, "Rota"), "content 2");
        Assert.That(index.Index.Health.Rebuild, Is.EqualTo(RebuildReason.None));
        index.Reopen();
        Assert.That((index.Index.Health.Rebuild, index.Index.Health.Stamp, index.Index.Health.Documents), Is.EqualTo((RebuildReason.None, "content 2", 3)));
    }

    [Test]
    public void After_a_crash_the_index_is_as_it_was_at_the_last_commit_and_its_stamp_says_so()
    {
        using var index = new TestIndex(commitDelay: TimeSpan.FromHours(1));
        index.Index.Put(Document(1, "Rota"), "content 1");
        index.Index.Commit();
        index.Index.Put(Document(2, "Second rota"), "content 2");
        Assert.That((index.Index.Health.Stamp, index.Index.Health.Uncommitted), Is.EqualTo(("content 2", true)));

        // What a killed process leaves behind is what is in the folder now.
        var copy = index.Folder + "-killed";
        Copy(index.Folder, copy);
        using (var after = LibraryIndex.Open(index.Options with { Folder = copy }))
        {
            Assert.That((after.Health.Stamp, after.Health.Documents, after.Health.Rebuild), Is.EqualTo(("content 1", 1, RebuildReason.Missing)));
            after.Put(Document(2, "Second rota"), "content 2");
            Assert.That(after.Search(new SearchRequest { Query = "rota" }).Total, Is.EqualTo(2));
        }
        Directory.Delete(copy, recursive: true);
    }

    [Test]
    public void A_change_is_committed_by_itself()
    {
        using var index = new TestIndex(commitDelay: TimeSpan.FromMilliseconds(50));
        index.Index.Put(Document(1, "Rota"), "content 1");
        Assert.That(() => index.Index.Health.Uncommitted, Is.False.After(10_000, 20));
    }

    [Test]
    public async Task A_damaged_index_is_moved_aside_and_reported()
    {
        using var index = new TestIndex();
        await index.Index.ReplaceAllAsync(Many(200, "Rota"));
        index.Index.Dispose();
        foreach (var file in Directory.EnumerateFiles(index.Folder, "*.*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 100).ToList())
        {
            var bytes = File.ReadAllBytes(file);
            for (var i = bytes.Length / 3; i < bytes.Length / 3 + 20; i++) bytes[i] ^= 0x5A;
            File.WriteAllBytes(file, bytes);
        }
        index.Reopen();
        Assert.That(index.Index.Health.Rebuild, Is.EqualTo(RebuildReason.Damaged));
        Assert.That(index.Index.Health.Problem, Does.Contain("moved to"));
        Assert.That(Directory.EnumerateDirectories(index.Folder, "damaged-*").Count(), Is.EqualTo(1));
        Assert.That(index.Slugs("rota"), Is.Empty);
        await index.Index.ReplaceAllAsync(Many(5, "Rota"));
        Assert.That((index.Index.Health.Rebuild, index.Index.Health.Problem, index.Slugs("rota").Count), Is.EqualTo((RebuildReason.None, (string?)null, 5)));
    }

    [Test]
    public async Task Any_file_cut_short_or_missing_is_no_crash()
    {
        using var index = new TestIndex();
        await index.Index.ReplaceAllAsync(Many(50, "Rota"));
        index.Index.Dispose();
        var files = Directory.EnumerateFiles(index.Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not ("lock" or "write.lock")).ToList();
        Assert.That(files, Has.Count.GreaterThan(3));
        var unharmed = new HashSet<string>();
        foreach (var file in files)
            foreach (var cut in new[] { true, false })
            {
                var copy = index.Folder + "-cut";
                Copy(index.Folder, copy);
                var damaged = Path.Combine(copy, Path.GetRelativePath(index.Folder, file));
                if (cut) File.WriteAllBytes(damaged, File.ReadAllBytes(damaged)[..^1]);
                else File.Delete(damaged);
                using (var after = LibraryIndex.Open(index.Options with { Folder = copy }))
                {
                    // Lucene keeps one of its files only as a second way to find the others; without it nothing is lost.
                    var whole = after.Health.Rebuild == RebuildReason.None;
                    Assert.That(after.Search(new SearchRequest { Query = "rota" }).Total, Is.EqualTo(whole ? 50 : 0), Path.GetFileName(file));
                    if (whole) unharmed.Add(Path.GetFileName(file));
                }
                Directory.Delete(copy, recursive: true);
            }
        Assert.That(unharmed, Is.SubsetOf(new[] { "segments.gen" }));
        index.Reopen();
    }

    [Test]
    public async Task The_old_index_serves_while_a_new_one_is_built_and_changes_meanwhile_win()
    {
        using var index = new TestIndex();
        index.Index.Put([Document(1, "Old rota"), Document(2, "Old rota"), Document(3, "Old rota")]);
        var gate = new TaskCompletionSource();
        var rebuild = index.Index.ReplaceAllAsync(Gated(gate.Task), "content 9");
        Assert.That(index.Index.Health.Rebuilding, Is.True);
        Assert.That(index.Slugs("old rota"), Has.Count.EqualTo(3));
        index.Index.Put(Document(1, "Newest rota"));
        index.Index.Remove(new Guid(2, 0, 0, new byte[8]));
        gate.SetResult();
        await rebuild;
        Assert.That(index.Slugs("newest"), Is.EqualTo(new[] { "document-1" }));
        Assert.That(index.Index.Search(new SearchRequest { Query = "rota" }).Total, Is.EqualTo(2));
        Assert.That(index.Index.Health.Stamp, Is.EqualTo("content 9"));
        Assert.That(Directory.EnumerateDirectories(index.Folder, "index-*").Count(), Is.EqualTo(1));

        static async IAsyncEnumerable<SearchDocument> Gated(Task gate, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await gate.WaitAsync(cancellationToken);
            for (var number = 1; number <= 3; number++) yield return Document(number, "Rebuilt rota");
        }
    }

    [Test]
    public void A_rebuild_that_fails_leaves_the_index_as_it_was()
    {
        using var index = new TestIndex();
        index.Index.Put(Document(1, "Rota"), "content 1");
        Assert.That(async () => await index.Index.ReplaceAllAsync(Failing()), Throws.InvalidOperationException);
        Assert.That((index.Slugs("rota").Count, index.Index.Health.Stamp, index.Index.Health.Rebuilding), Is.EqualTo((1, "content 1", false)));
        Assert.That(Directory.EnumerateDirectories(index.Folder, "index-*").Count(), Is.EqualTo(1));

        static async IAsyncEnumerable<SearchDocument> Failing()
        {
            yield return Document(7, "Half a rota");
            await Task.Yield();
            throw new InvalidOperationException("the content cannot be read");
        }
    }

    [Test]
    public async Task Searches_changes_and_rebuilds_at_the_same_time_do_not_disturb_each_other()
    {
        using var index = new TestIndex(commitDelay: TimeSpan.FromMilliseconds(5));
        await index.Index.ReplaceAllAsync(Many(50, "Rota"));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        var searches = Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(() =>
        {
            var count = 0;
            while (!stop.IsCancellationRequested)
            {
                Assert.That(index.Index.Search(new SearchRequest { Query = "rota", Take = 100 }).Total, Is.GreaterThanOrEqualTo(49));
                count++;
            }
            return count;
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        var changes = Task.Factory.StartNew(() =>
        {
            for (var number = 1; !stop.IsCancellationRequested; number = number % 50 + 1) index.Index.Put(Document(number, "Rota"));
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (!stop.IsCancellationRequested) await index.Index.ReplaceAllAsync(Many(50, "Rota"));
        await changes;
        Assert.That((await Task.WhenAll(searches)).Sum(), Is.GreaterThan(10));
        Assert.That(index.Index.Health.Documents, Is.EqualTo(50));
    }

    private static async IAsyncEnumerable<SearchDocument> Many(int count, string title)
    {
        await Task.Yield();
        for (var number = 1; number <= count; number++) yield return Document(number, title) with { Body = $"text number {number} of a {title}" };
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, file);
            if (Path.GetFileName(file) is "lock" or "write.lock") continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, name))!);
            File.Copy(file, Path.Combine(to, name));
        }
    }
}
