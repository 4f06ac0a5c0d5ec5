using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Embedded.Tests.Database;

[TestFixture]
internal sealed class DiskFullTests
{
    [Test]
    public void A_full_disk_is_said_so_changes_nothing_and_is_survived()
    {
        using var foundation = new Foundation();
        Write(foundation, "before", "1");
        using (ICoreScope scope = foundation.Scopes.CreateCoreScope())
        {
            // SQLite gives the same error at this limit as at the end of the disk.
            foundation.Db.Scalar<int>("PRAGMA max_page_count = 1");
            foundation.Put("small", "1");
            Assert.That(() => foundation.Put("large", new string('x', 1_000_000)), Throws.TypeOf<StorageException>()
                .With.Property(nameof(StorageException.Problem)).EqualTo(StorageProblem.DiskFull).And.Message.Contains("Free some space"));
        }
        using (ICoreScope scope = foundation.Scopes.CreateCoreScope(autoComplete: true)) foundation.Db.Scalar<int>("PRAGMA max_page_count = 1000000");
        Write(foundation, "after", "1");
        Assert.That(foundation.Read("before"), Is.EqualTo("1"));
        Assert.That(foundation.Read("small"), Is.Null);
        Assert.That(foundation.Read("after"), Is.EqualTo("1"));
    }

    private static void Write(Foundation foundation, string key, string value)
    {
        using ICoreScope scope = foundation.Scopes.CreateCoreScope();
        foundation.Put(key, value);
        scope.Complete();
    }
}
