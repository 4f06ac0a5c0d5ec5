using System.Diagnostics;

namespace PhbResources.Search.Tests;

/// <summary>Measures a large library. Takes a minute or two, so it only runs where asked for.</summary>
[Category("Slow")]
public sealed class SpeedTests
{
    private const int Threads = 8;
    private const int Rounds = 5;

    /// <param name="documents">Documents in the library.</param>
    /// <param name="most">Most milliseconds that 99 of 100 searches take, waiting for the others included.</param>
    /// <param name="processor">Most milliseconds of processor time a search takes on average.</param>
    [TestCase(10_000, 10, 2.0)]
    [TestCase(100_000, 30, 6.0)]
    public async Task A_large_library_is_searched_in_time(int documents, int most, double processor)
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1") Assert.Ignore("Set PHB_SLOW=1 to measure the speed of a large library.");
        using var index = new TestIndex(Catalogue.SynonymFile, recentAnswers: 0);
        var library = new GeneratedLibrary();
        var watch = Stopwatch.StartNew();
        await index.Index.ReplaceAllAsync(library.Documents(documents).ToAsyncEnumerable());
        TestContext.Out.WriteLine($"{documents} documents built in {watch.Elapsed.TotalSeconds:0.0} s, {index.Index.Health.Bytes / 1048576.0:0.0} MB on disk");
        var queries = library.Queries(2_000).ToArray();
        foreach (var query in queries.Take(1_000)) index.Slugs(query);
        Measure("one thread", queries, 1, index);
        // What else the machine does may spoil some rounds; a search that is too slow spoils them all.
        var best = (P99: double.MaxValue, Processor: double.MaxValue);
        for (var round = 0; round < Rounds && (best.P99 > most || best.Processor > processor); round++)
        {
            var measured = Measure($"{Threads} threads", queries, Threads, index);
            best = (Math.Min(best.P99, measured.P99), Math.Min(best.Processor, measured.Processor));
        }
        GC.Collect();
        TestContext.Out.WriteLine($"Managed memory {GC.GetTotalMemory(true) / 1048576.0:0} MB, process {Environment.WorkingSet / 1048576.0:0} MB");
        Assert.Multiple(() =>
        {
            Assert.That(best.Processor, Is.LessThanOrEqualTo(processor), "milliseconds of processor time for a search");
            Assert.That(best.P99, Is.LessThanOrEqualTo(most), "milliseconds in which 99 of 100 searches are answered");
        });
    }

    private static (double P99, double Processor) Measure(string how, string[] queries, int threads, TestIndex index)
    {
        var times = new double[queries.Length];
        var next = -1;
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            for (var at = Interlocked.Increment(ref next); at < times.Length; at = Interlocked.Increment(ref next))
            {
                var began = Stopwatch.GetTimestamp();
                index.Slugs(queries[at]);
                times[at] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        var seconds = watch.Elapsed.TotalSeconds;
        var each = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times.Length;
        Array.Sort(times);
        TestContext.Out.WriteLine($"{how}: p50 {times[times.Length / 2]:0.00} ms, p99 {times[times.Length * 99 / 100]:0.00} ms, slowest {times[^1]:0.00} ms, {times.Length / seconds:0} searches/s, {each:0.00} ms of processor time each");
        return (times[times.Length * 99 / 100], each);
    }
}
