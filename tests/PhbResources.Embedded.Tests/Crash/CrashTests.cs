using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using PhbResources.Embedded.CrashWriter;

namespace PhbResources.Embedded.Tests.Crash;

/// <summary>
/// A process that is killed in mid-write loses nothing that it acknowledged and leaves nothing half done. Each round goes on with the
/// data that the rounds before left behind. PHB_SLOW=1 makes it 100 rounds; PHB_CRASH_SEED repeats a run.
/// </summary>
[Category("Slow")] // Ten rounds in the ordinary run, a hundred in the slow one.
public sealed class CrashTests
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 100 : 10;

    /// <summary>A writer is killed at the latest a moment after so many deeds.</summary>
    private const int MostDeeds = 40;

    /// <summary>Rounds that share a data folder; then a new one is begun, so that the first start is killed now and then as well.</summary>
    private const int RoundsPerFolder = 5;

    [Test]
    public async Task What_was_acknowledged_survives_a_kill_at_any_moment_and_nothing_is_half_there()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("PHB_CRASH_SEED"), out int given) ? given : Random.Shared.Next();
        await TestContext.Progress.WriteLineAsync($"Crash test: seed {seed}, {Rounds} rounds (PHB_CRASH_SEED={seed} repeats it)");
        var random = new Random(seed);
        int acknowledged = 0;

        for (int first = 0; first < Rounds; first += RoundsPerFolder)
        {
            string data = Path.Combine(Path.GetTempPath(), $"phb-crash-{Guid.NewGuid():N}");
            try
            {
                var book = new AcknowledgedBook();
                for (int round = first; round < Math.Min(first + RoundsPerFolder, Rounds); round++)
                    acknowledged += await Round(round, data, book, random);
            }
            finally
            {
                if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
            }
        }
        await TestContext.Progress.WriteLineAsync($"Crash test: {acknowledged} acknowledged deeds, all there");
        Assert.That(acknowledged, Is.GreaterThan(Rounds), "the writer got to write");
    }

    private static async Task<int> Round(int round, string data, AcknowledgedBook book, Random random)
    {
        // Every fifth kill or so comes before the writer is ready: while the host boots, or installs.
        int? deeds = random.Next(5) == 0 ? null : random.Next(MostDeeds);
        var later = TimeSpan.FromMilliseconds(deeds is null ? 200 + random.Next(1500) : random.NextDouble() * 25);
        int seed = random.Next();
        var clock = Stopwatch.StartNew();
        IReadOnlyList<Acknowledgement> done;
        using (var writer = new KilledWriter(data, seed))
            done = await writer.KillAsync(deeds, later);
        book.Enter(done);
        TimeSpan written = clock.Elapsed;

        string where = $"round {round}, writer's seed {seed}, {(deeds is null ? "killed from its start" : $"killed from deed {deeds}")} after {later.TotalMilliseconds:F0} ms, {done.Count} deeds";
        using (IHost host = await CrashHost.StartAsync(data))
        {
            using (Assert.EnterMultipleScope())
                new AfterCrash(host.Services, data, where).Verify(book);
            await host.StopAsync();
        }
        IntegrityIsOk(data, where);
        await TestContext.Progress.WriteLineAsync($"  {where}; {written.TotalMilliseconds:F0} ms to write, {(clock.Elapsed - written).TotalMilliseconds:F0} ms to check");
        return done.Count;
    }

    private static void IntegrityIsOk(string data, string where)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "umbraco.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        Assert.That(command.ExecuteScalar(), Is.EqualTo("ok"), where);
        command.CommandText = "SELECT count(*) FROM pragma_foreign_key_check";
        Assert.That(command.ExecuteScalar(), Is.Zero, where);
    }
}
