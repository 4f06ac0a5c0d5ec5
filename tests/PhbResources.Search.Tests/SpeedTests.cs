using System.Collections.Concurrent;
using System.Diagnostics;

namespace PhbResources.Search.Tests;

/// <summary>Measures a large library; takes minutes and wants a quiet machine, so it only runs where asked for.</summary>
public sealed class SpeedTests
{
    [TestCase(10_000, 10)]
    [TestCase(100_000, 30)]
    public async Task A_large_library_is_searched_in_time(int documents, int most)
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1") Assert.Ignore("Set PHB_SLOW=1 to measure the speed of a large library.");
        using var index = new TestIndex(Catalogue.SynonymFile, recentAnswers: 0);
        var library = new GeneratedLibrary();
        var watch = Stopwatch.StartNew();
        await index.Index.ReplaceAllAsync(library.Documents(documents).ToAsyncEnumerable());
        TestContext.Out.WriteLine($"{documents} documents built in {watch.Elapsed.TotalSeconds:0.0} s, {index.Index.Health.Bytes / 1048576.0:0.0} MB on disk");
        var queries = library.Queries(2_000).ToList();
        foreach (var query in queries.Take(300)) index.Slugs(query);
        Measure("one thread", queries, 1, index);
        var worst = Measure("8 threads", queries, 8, index);
        GC.Collect();
        TestContext.Out.WriteLine($"Managed memory {GC.GetTotalMemory(true) / 1048576.0:0} MB, process {Environment.WorkingSet / 1048576.0:0} MB");
        Assert.That(worst, Is.LessThanOrEqualTo(most));
    }

    private static double Measure(string how, List<string> queries, int threads, TestIndex index)
    {
        var times = new ConcurrentBag<double>();
        var work = new ConcurrentQueue<string>(queries);
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            while (work.TryDequeue(out var query))
            {
                var one = Stopwatch.StartNew();
                index.Slugs(query);
                times.Add(one.Elapsed.TotalMilliseconds);
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        var sorted = times.Order().ToList();
        TestContext.Out.WriteLine($"{how}: p50 {sorted[sorted.Count / 2]:0.00} ms, p99 {sorted[sorted.Count * 99 / 100]:0.00} ms, slowest {sorted[^1]:0.00} ms, {queries.Count / watch.Elapsed.TotalSeconds:0} searches/s, {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds / queries.Count:0.00} ms of processor time each");
        return sorted[sorted.Count * 99 / 100];
    }
}
