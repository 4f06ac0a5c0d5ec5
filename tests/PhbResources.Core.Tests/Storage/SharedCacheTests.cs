using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Requests;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Tests.Storage;

/// <summary>
/// The package's tables beside Umbraco's in one SQLite file, with the connection string that Umbraco's project template writes: its shared
/// cache locks table by table.
/// </summary>
public sealed class SharedCacheTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("phb-shared-").FullName;
    private string _connection = null!;

    [OneTimeSetUp]
    public void Make()
    {
        _connection = $"Data Source={Path.Combine(_folder, "Umbraco.sqlite.db")};Cache=Shared;Foreign Keys=True;Pooling=True";
        using SqliteConnection umbraco = new(_connection);
        umbraco.Open();
        Execute(umbraco, "PRAGMA journal_mode = wal; CREATE TABLE umbracoNode(id INTEGER PRIMARY KEY, text TEXT)");
        using PhbDbContext context = Context();
        context.Database.Migrate();
    }

    [OneTimeTearDown]
    public void Remove()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>As in a handler of a notification that Umbraco publishes before it commits.</summary>
    [Test]
    public void Our_tables_can_be_read_while_Umbraco_writes_its_own()
    {
        using SqliteConnection umbraco = new(_connection);
        umbraco.Open();
        using SqliteTransaction writing = umbraco.BeginTransaction();
        Execute(umbraco, "INSERT INTO umbracoNode(text) VALUES('Rota')", writing);

        using PhbDbContext context = Context();
        Assert.That(context.TemplateRequests.AsNoTracking().ToList(), Is.Empty, "and no 'table is locked' after five seconds");
    }

    /// <summary>As in a handler of a notification that Umbraco publishes after it has committed.</summary>
    [Test]
    public void Our_tables_can_be_written_once_Umbraco_has_committed()
    {
        using SqliteConnection umbraco = new(_connection);
        umbraco.Open();
        using (SqliteTransaction writing = umbraco.BeginTransaction())
        {
            Execute(umbraco, "INSERT INTO umbracoNode(text) VALUES('Rota')", writing);
            writing.Commit();
        }

        using PhbDbContext context = Context();
        context.Add(new TemplateRequest { Text = "A rota for nights.", Words = "", Asked = DateTime.UtcNow });
        context.SaveChanges();
        context.TemplateRequests.ExecuteDelete();
    }

    private PhbDbContext Context() => new(new DbContextOptionsBuilder<PhbDbContext>()
        .UseSqlite(_connection, sqlite => sqlite.MigrationsHistoryTable(PhbDbContext.MigrationsTable).CommandTimeout(PhbDatabaseProvider.WaitForLock)).Options);

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }
}
