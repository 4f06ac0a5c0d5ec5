using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using PhbResources.Embedded.Caching;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Scoping;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.IO;

namespace PhbResources.Embedded.Tests.Database;

/// <summary>A real database in a folder of its own, with scopes on top and nothing of Umbraco's services.</summary>
internal sealed class Foundation : IDisposable
{
    public Foundation(int cachedEntities = 100)
    {
        Directory = new TemporaryFolder();
        Folder = DataFolder.Open(Directory.Path);
        Database = new SqliteDatabase(Folder.Database);
        new SchemaUpgrade(Database, Folder.Backups, TimeProvider.System, NullLogger<SchemaUpgrade>.Instance).Run();
        Cache = new EntityCache(cachedEntities);
        var files = new FileSystems(NullLoggerFactory.Instance, Substitute.For<IIOHelper>(), Options.Create(new GlobalSettings()), Substitute.For<IHostingEnvironment>());
        Scopes = new SqliteScopeProvider(Database, Cache, NullLoggerFactory.Instance, files, Events);
        Db = new ScopedDatabase(Scopes);
        Entities = new ScopedEntities(Scopes, Cache);
    }

    public TemporaryFolder Directory { get; }

    public DataFolder Folder { get; }

    public SqliteDatabase Database { get; }

    public EntityCache Cache { get; }

    public IEventAggregator Events { get; } = Substitute.For<IEventAggregator>();

    public SqliteScopeProvider Scopes { get; }

    public ScopedDatabase Db { get; }

    public ScopedEntities Entities { get; }

    public void Put(string key, string value) =>
        Db.Execute("INSERT INTO keyValue(key, value, updated) VALUES(@0, @1, @2) ON CONFLICT(key) DO UPDATE SET value = excluded.value", key, value, DateTime.UtcNow);

    public string? Read(string key)
    {
        using var scope = Scopes.CreateCoreScope(autoComplete: true);
        return Db.Scalar<string>("SELECT value FROM keyValue WHERE key = @0", key);
    }

    public void Dispose()
    {
        Database.Dispose();
        Folder.Dispose();
        Directory.Dispose();
    }
}

/// <summary>A folder that is gone when the test is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = System.IO.Directory.CreateTempSubdirectory("phb-embedded-").FullName;

    public void Dispose() => System.IO.Directory.Delete(Path, recursive: true);
}
