using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;

namespace PhbResources.Web.Tests.Processes;

/// <summary>Things that go wrong while the site runs, or between one run and the next.</summary>
internal sealed class TroubleTests
{
    private const string Download = "/templates/weekly-rota/download?format=txt";

    private TempFolder _temp = null!;
    private SiteStart _start = null!;

    private string Database => _temp.Under("data", "umbraco.db");

    [SetUp]
    public void MakeFolder()
    {
        _temp = new TempFolder();
        _start = new SiteStart { DataPath = _temp.Under("data"), ConfigPath = Config.Small(_temp) };
    }

    [TearDown]
    public void RemoveFolder() => _temp.Dispose();

    [Test]
    public async Task A_killed_site_starts_again_with_everything_that_was_counted_and_a_damaged_index_is_built_again()
    {
        await using (SiteProcess site = await SiteProcess.RunAsync(_start))
        {
            for (int i = 0; i < 5; i++)
                Assert.That((await site.Client.GetAsync(Download)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
            await UntilAsync(() => Counted() == 5, TimeSpan.FromSeconds(10));
            await site.KillAsync();
        }

        Random random = new(7);
        string[] index = [.. Directory.EnumerateFiles(_temp.Under("data", "temp", "search"), "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not ("lock" or "current"))];
        Assert.That(index, Is.Not.Empty);
        foreach (string file in index)
        {
            byte[] noise = new byte[2000];
            random.NextBytes(noise);
            File.WriteAllBytes(file, noise);
        }

        await using SiteProcess again = await SiteProcess.RunAsync(_start);
        Assert.That(Counted(), Is.EqualTo(5));
        Assert.That(again.Output, Does.Contain("The search index is built"));
        Assert.That(await again.Client.GetStringAsync("/search?q=timesheet"), Does.Contain("/templates/weekly-timesheet"));
        Assert.That((await again.Client.GetAsync(Download)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await again.StopAsync();
        Assert.That(Counted(), Is.EqualTo(6), "what is counted in the last second is written when the site stops");
    }

    [Test]
    public async Task A_database_that_is_locked_for_a_while_is_waited_for()
    {
        await using (SiteProcess site = await SiteProcess.RunAsync(_start))
        {
            using (Locked())
            {
                Assert.That((await site.Client.GetAsync(Download)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
                Assert.That((await site.Client.GetAsync("/search?q=rota")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
                await Task.Delay(1500);
                Assert.That(Counted(), Is.Zero);
            }

            await UntilAsync(() => Counted() == 1, TimeSpan.FromSeconds(15));
            await site.StopAsync();
        }

        IDisposable held = Locked();
        Task<SiteProcess> starting = SiteProcess.RunAsync(_start);
        await Task.Delay(2500);
        held.Dispose();
        await using SiteProcess again = await starting;
        Assert.That((await again.Client.GetAsync("/")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private long Counted()
    {
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT COALESCE(SUM(Count), 0) FROM phbDownloadCount";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Holds the database's one write lock, as a backup program might.</summary>
    private SqliteConnection Locked()
    {
        SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }

    private SqliteConnection Open()
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = Database, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static async Task UntilAsync(Func<bool> so, TimeSpan patience)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!so())
        {
            Assert.That(watch.Elapsed, Is.LessThan(patience));
            await Task.Delay(50);
        }
    }
}
