using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Tests.SpamDefence;

/// <summary>The package's tables in a SQLite file of their own, and the parts of the spam filter on it.</summary>
internal sealed class SpamDatabase : IDbContextFactory<PhbDbContext>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("phb-spam-").FullName;
    private readonly DbContextOptions<PhbDbContext> _options;

    public SpamDatabase()
    {
        _options = new DbContextOptionsBuilder<PhbDbContext>()
            .UseSqlite($"Data Source={Path.Combine(_folder, "spam.db")}", sqlite => sqlite.MigrationsHistoryTable(PhbDbContext.MigrationsTable)).Options;
        using PhbDbContext context = CreateDbContext();
        context.Database.Migrate();
        Filter = new BayesFilter(this);
        Lists = new SpamLists(Options.Create(new PhbOptions { PublicUrl = "https://library.example" }));
        Judge = new SpamJudge(Lists, Filter, this, Clock);
        Lessons = new SpamLessons(Filter, this, Clock);
    }

    public SetClock Clock { get; } = new();

    public BayesFilter Filter { get; }

    public SpamLists Lists { get; }

    public SpamJudge Judge { get; }

    public SpamLessons Lessons { get; }

    public PhbDbContext CreateDbContext() => new(_options);

    public async Task<Dictionary<string, (long Good, long Bad)>> WordsAsync()
    {
        await using PhbDbContext context = CreateDbContext();
        return await context.Set<SpamWord>().AsNoTracking().ToDictionaryAsync(word => word.Token, word => (word.Good, word.Bad));
    }

    public void Dispose()
    {
        Filter.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A clock that a test sets.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
