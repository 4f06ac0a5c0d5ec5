using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PhbResources.Core.Insights;
using PhbResources.Core.Storage;
using PhbResources.Core.Tests.Library;
using PhbResources.Core.Tests.Schemas;

namespace PhbResources.Core.Tests.Insights;

/// <summary>Counts of downloads, in the database that Umbraco uses too.</summary>
[TestFixture, NonParallelizable]
public sealed class DownloadCounterTests
{
    private ConfigFolder _folder = null!;
    private LogLines _log = null!;
    private LibraryHost _host = null!;

    private DownloadCounter Counter => _host.Get<DownloadCounter>();

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _log = new LogLines();
        _host = await LibraryHost.StartAsync(_folder.Path, services => services.AddSingleton<ILoggerProvider>(_log));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _log.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Counts_survive_a_restart_and_go_on()
    {
        Guid template = Guid.NewGuid();
        Counter.Count(template, "docx");
        Counter.Count(template, "docx");
        Counter.Count(template, "txt");
        Assert.That(Counter.TotalOf(template), Is.EqualTo(3));

        await _host.RestartAsync();
        Assert.That(Counter.TotalOf(template), Is.EqualTo(3));

        Counter.Count(template, "docx");
        await Counter.WriteAsync(CancellationToken.None);
        Assert.That(await RowsAsync(template), Is.EqualTo(new[] { ("docx", 3L), ("txt", 1L) }));
        Assert.That(Counter.TotalOf(Guid.NewGuid()), Is.Zero);
    }

    [Test]
    public async Task Counts_are_written_by_themselves_a_second_later()
    {
        Guid template = Guid.NewGuid();
        Counter.Count(template, "docx");
        Assert.That(async () => await RowsAsync(template), Is.EqualTo(new[] { ("docx", 1L) }).After(5000, 100));
        await Task.CompletedTask;
    }

    [Test]
    public async Task No_download_is_lost_or_counted_twice_when_many_come_at_once()
    {
        Guid template = Guid.NewGuid();
        await Parallel.ForAsync(0, 2000, async (number, cancellationToken) =>
        {
            Counter.Count(template, number % 2 == 0 ? "docx" : "pdf");
            if (number % 100 == 0)
                await Counter.WriteAsync(cancellationToken);
        });
        await Counter.WriteAsync(CancellationToken.None);
        Assert.That(async () => await RowsAsync(template), Is.EqualTo(new[] { ("docx", 1000L), ("pdf", 1000L) }).After(5000, 100));
    }

    [Test]
    public async Task Two_servers_that_count_the_same_template_add_up()
    {
        Guid template = Guid.NewGuid();
        using DownloadCounter other = new(_host.Get<IDbContextFactory<PhbDbContext>>(), TimeProvider.System, NullLogger<DownloadCounter>.Instance);
        for (int turn = 0; turn < 3; turn++)
        {
            Counter.Count(template, "docx");
            other.Count(template, "docx");
            await Task.WhenAll(Counter.WriteAsync(CancellationToken.None), other.WriteAsync(CancellationToken.None));
        }

        Assert.That(async () => await RowsAsync(template), Is.EqualTo(new[] { ("docx", 6L) }).After(3000, 100));
    }

    [Test]
    public async Task What_cannot_be_written_is_kept_and_written_later()
    {
        Guid template = Guid.NewGuid();
        _log.Clear();
        await using (SqliteConnection locker = new(ConnectionString()))
        {
            await locker.OpenAsync();
            await using var held = locker.BeginTransaction();
            Counter.Count(template, "docx");
            Assert.That(() => _log.Warnings, Has.Some.StartsWith("Counts could not be written").After(15_000, 100));
            Counter.Count(template, "docx");
            await held.RollbackAsync();
        }

        Assert.That(async () => await RowsAsync(template), Is.EqualTo(new[] { ("docx", 2L) }).After(15_000, 100));
    }

    [Test]
    public async Task Nothing_is_kept_but_template_format_day_and_number()
    {
        await using SqliteConnection connection = new(ConnectionString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info('phbDownloadCount') ORDER BY name";
        List<string> columns = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            columns.Add(reader.GetString(0));
        Assert.That(columns, Is.EqualTo(new[] { "Count", "Day", "Format", "TemplateKey" }));
    }

    [Test]
    public async Task The_migrations_make_what_the_model_says_and_are_harmless_twice()
    {
        await using PhbDbContext context = await _host.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
        Assert.That(context.Database.HasPendingModelChanges(), Is.False);
        Assert.That(await context.Database.GetPendingMigrationsAsync(), Is.Empty);
        int tables = await TablesAsync(context);

        await context.Database.MigrateAsync();

        Assert.That(await TablesAsync(context), Is.EqualTo(tables), "Umbraco's tables are there, and none came or went");
        Assert.That(tables, Is.GreaterThan(10));
    }

    private static async Task<int> TablesAsync(PhbDbContext context) =>
        await context.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table'").SingleAsync();

    private string ConnectionString() => _host.Get<Microsoft.Extensions.Options.IOptionsMonitor<Umbraco.Cms.Core.Configuration.Models.ConnectionStrings>>().CurrentValue.ConnectionString!;

    private async Task<(string Format, long Count)[]> RowsAsync(Guid template)
    {
        await using PhbDbContext context = await _host.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
        return [.. (await context.DownloadCounts.AsNoTracking().Where(row => row.TemplateKey == template).OrderBy(row => row.Format).ToListAsync()).Select(row => (row.Format, row.Count))];
    }
}
