using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Tests.Storage;

/// <summary>
/// The package's tables as a full Umbraco keeps them on SQL Server. There is no server here: what Entity Framework would send to one is
/// looked at instead.
/// </summary>
public sealed class SqlServerTests
{
    /// <summary>Longest key that SQL Server keeps rows in the order of, and longest key of another index, in bytes.</summary>
    private const int MostClustered = 900, MostOther = 1_700;

    private PhbDbContext _context = null!;

    [OneTimeSetUp]
    public void Open() => _context = new PhbDbContext(new DbContextOptionsBuilder<PhbDbContext>()
        .UseSqlServer("Server=nowhere.invalid;Database=Umbraco", server => server.MigrationsHistoryTable(PhbDbContext.MigrationsTable)).Options);

    [OneTimeTearDown]
    public void Close() => _context.Dispose();

    /// <summary>
    /// Only that numbers are given by the database, as an IDENTITY, is written with the migrations and not with the model after them, whose
    /// assembly does not know SQL Server. So the host tells Entity Framework not to stop at a difference, and this test does.
    /// </summary>
    [Test]
    public void The_migrations_make_what_the_model_says()
    {
        IRelationalModel made = _context.GetService<IModelRuntimeInitializer>()
            .Initialize(_context.GetService<IMigrationsAssembly>().ModelSnapshot!.Model, designTime: true, validationLogger: null).GetRelationalModel();
        List<string> differences = [.. _context.GetService<IMigrationsModelDiffer>()
            .GetDifferences(made, _context.GetService<IDesignTimeModel>().Model.GetRelationalModel())
            .Where(operation => !(operation is AlterColumnOperation column && OnlyIdentity(column)))
            .Select(operation => operation is AlterColumnOperation column ? $"{column.Table}.{column.Name}: {column.OldColumn.ColumnType} -> {column.ColumnType}" : operation.ToString()!)];
        Assert.That(differences, Is.Empty);
    }

    private static bool OnlyIdentity(AlterColumnOperation column) =>
        column.ClrType == column.OldColumn.ClrType && column.IsNullable == column.OldColumn.IsNullable && column.MaxLength == column.OldColumn.MaxLength && column.IsUnicode == column.OldColumn.IsUnicode
        && column.ColumnType == column.OldColumn.ColumnType && column["SqlServer:Identity"] is not null && column.OldColumn["SqlServer:Identity"] is null;

    [Test]
    public void Every_migration_can_be_written_for_it_and_makes_every_table()
    {
        string script = _context.GetService<IMigrator>().GenerateScript();

        foreach (IEntityType entity in _context.Model.GetEntityTypes())
            Assert.That(script, Does.Contain($"CREATE TABLE [{entity.GetTableName()}]"), entity.Name);
        Assert.That(script, Does.Not.Contain("AUTOINCREMENT").And.Not.Contain(" TEXT ").And.Not.Contain("INTEGER"), "the words of SQLite");
        Assert.That(script, Does.Not.Contain("ntext"), "what SQL Server is giving up");
    }

    [Test]
    public void Numbers_that_the_database_gives_are_given_by_it()
    {
        string script = _context.GetService<IMigrator>().GenerateScript();
        foreach (IProperty number in _context.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => property.IsPrimaryKey() && property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType != typeof(Guid)))
        {
            string table = script[script.IndexOf($"CREATE TABLE [{number.DeclaringType.GetTableName()}]", StringComparison.Ordinal)..];
            Assert.That(table[..table.IndexOf(");", StringComparison.Ordinal)], Does.Contain($"[{number.Name}] {number.GetColumnType()} NOT NULL IDENTITY"), number.DeclaringType.Name);
        }
    }

    [Test]
    public void No_key_or_index_is_longer_than_it_can_be()
    {
        IRelationalModel model = _context.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        List<string> tooLong = [];
        foreach (ITable table in model.Tables)
        {
            foreach (IUniqueConstraint key in table.UniqueConstraints)
            {
                bool clustered = key.MappedKeys.First().FindAnnotation("SqlServer:Clustered")?.Value is not false;
                if (key.Columns.Sum(BytesOf) > (clustered ? MostClustered : MostOther))
                    tooLong.Add($"{key.Name}: {key.Columns.Sum(BytesOf)} bytes");
            }

            foreach (ITableIndex index in table.Indexes.Where(index => index.Columns.Sum(BytesOf) > MostOther))
                tooLong.Add($"{index.Name}: {index.Columns.Sum(BytesOf)} bytes");
        }

        Assert.That(tooLong, Is.Empty);
    }

    private static int BytesOf(IColumn column)
    {
        string type = column.StoreType;
        int open = type.IndexOf('(', StringComparison.Ordinal);
        string length = open < 0 ? "" : type[(open + 1)..type.IndexOf(')', StringComparison.Ordinal)];
        return (open < 0 ? type : type[..open]) switch
        {
            "nvarchar" => length == "max" ? int.MaxValue / 16 : 2 * int.Parse(length, System.Globalization.CultureInfo.InvariantCulture),
            "varchar" or "varbinary" => length == "max" ? int.MaxValue / 16 : int.Parse(length, System.Globalization.CultureInfo.InvariantCulture),
            "uniqueidentifier" => 16,
            "bigint" or "datetime2" or "float" => 8,
            "int" => 4,
            "date" => 3,
            "bit" => 1,
            _ => throw new NotSupportedException(type),
        };
    }
}
