using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using PhbResources.Embedded.Database;

namespace PhbResources.Embedded.Tests.Database;

[TestFixture]
internal sealed class SchemaUpgradeTests
{
    private static readonly SchemaMigration First = new(1, "first", "CREATE TABLE letter(id INTEGER PRIMARY KEY, text TEXT); INSERT INTO letter(text) VALUES('kept')");
    private static readonly SchemaMigration Second = new(2, "second", "ALTER TABLE letter ADD COLUMN colour TEXT DEFAULT 'blue'");

    private TemporaryFolder _folder = null!;
    private SqliteDatabase _database = null!;

    private string Backups => Path.Combine(_folder.Path, "backups");

    [SetUp]
    public void Open()
    {
        _folder = new TemporaryFolder();
        _database = new SqliteDatabase(Path.Combine(_folder.Path, "umbraco.db"));
    }

    [TearDown]
    public void Close()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void A_new_database_gets_all_steps_and_no_backup()
    {
        Run(First);
        Assert.That(Scalar("SELECT text FROM letter"), Is.EqualTo("kept"));
        Assert.That(Directory.Exists(Backups), Is.False);
    }

    [Test]
    public void The_shipped_steps_are_numbered_without_gaps() =>
        Assert.That(SchemaMigration.All.Select(x => x.Version), Is.EqualTo(Enumerable.Range(1, SchemaMigration.All.Count)));

    [Test]
    public void Running_again_changes_nothing()
    {
        Run(First, Second);
        Run(First, Second);
        Assert.That(Scalar("SELECT COUNT(*) FROM letter"), Is.EqualTo(1));
        Assert.That(Scalar("SELECT COUNT(*) FROM schemaVersion"), Is.EqualTo(2));
    }

    [Test]
    public void An_existing_database_is_copied_before_it_is_changed()
    {
        Run(First);
        Run(First, Second);
        string copy = Directory.GetFiles(Backups, "*.db").Single();
        using var connection = new SqliteConnection($"Data Source={copy};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT text FROM letter) || (SELECT COUNT(*) FROM pragma_table_info('letter') WHERE name = 'colour')";
        Assert.That(command.ExecuteScalar(), Is.EqualTo("kept0"));
        Assert.That(Scalar("SELECT colour FROM letter"), Is.EqualTo("blue"));
    }

    [Test]
    public void A_step_that_fails_half_way_leaves_nothing_behind()
    {
        Run(First);
        Assert.That(() => Run(First, new SchemaMigration(2, "bad", "CREATE TABLE half(id INTEGER); INSERT INTO missing VALUES(1)")), Throws.TypeOf<SqliteException>());
        Assert.That(Scalar("SELECT COUNT(*) FROM sqlite_master WHERE name = 'half'"), Is.EqualTo(0));
        Run(First, Second);
        Assert.That(Scalar("SELECT colour FROM letter"), Is.EqualTo("blue"));
    }

    [Test]
    public void A_step_that_would_leave_a_reference_to_nothing_is_refused()
    {
        var dangling = new SchemaMigration(2, "dangling", "CREATE TABLE stamp(letterId INTEGER REFERENCES letter(id)); INSERT INTO stamp VALUES(99)");
        Run(First);
        Assert.That(() => Run(First, dangling), Throws.InvalidOperationException.With.Message.Contains("stamp"));
        Assert.That(Scalar("SELECT COUNT(*) FROM sqlite_master WHERE name = 'stamp'"), Is.EqualTo(0));
    }

    [Test]
    public void A_database_of_a_later_version_is_refused()
    {
        Run(First, Second);
        Assert.That(() => Run(First), Throws.TypeOf<StorageException>().With.Property(nameof(StorageException.Problem)).EqualTo(StorageProblem.DatabaseTooNew));
    }

    [Test]
    public void A_file_that_is_no_database_is_said_to_be_damaged()
    {
        File.WriteAllText(_database.File, new string('x', 8192));
        Assert.That(() => Run(First), Throws.TypeOf<StorageException>()
            .With.Property(nameof(StorageException.Problem)).EqualTo(StorageProblem.DatabaseDamaged).And.Message.Contains("backups"));
    }

    [Test]
    public void A_database_with_a_torn_page_is_said_to_be_damaged()
    {
        Run(First, new SchemaMigration(2, "rows", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO letter(text) SELECT hex(randomblob(200)) FROM n; CREATE INDEX letter_text ON letter(text)"));
        _database.Dispose();
        byte[] file = File.ReadAllBytes(_database.File);
        for (int at = 4096 * 20; at < 4096 * 40; at++) file[at] = 0xA5;
        File.WriteAllBytes(_database.File, file);
        _database = new SqliteDatabase(_database.File);
        Assert.That(() => Run(First), Throws.TypeOf<StorageException>().With.Property(nameof(StorageException.Problem)).EqualTo(StorageProblem.DatabaseDamaged));
    }

    private void Run(params SchemaMigration[] steps) => new SchemaUpgrade(_database, Backups, TimeProvider.System, NullLogger<SchemaUpgrade>.Instance).Run(steps);

    private object? Scalar(string sql)
    {
        using SqliteConnection connection = _database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
