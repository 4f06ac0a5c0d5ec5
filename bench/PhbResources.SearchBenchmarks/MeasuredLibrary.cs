using System.Diagnostics;
using PhbResources.Search;
using PhbResources.Search.Tests;

namespace PhbResources.SearchBenchmarks;

/// <summary>A generated library of some size, and what searching it costs.</summary>
internal sealed class MeasuredLibrary : IDisposable
{
    private readonly LibraryIndex _index;
    private readonly PlainLucene _lucene;
    private readonly string[] _queries;

    private MeasuredLibrary(LibraryIndex index, PlainLucene lucene, string[] queries)
    {
        _index = index;
        _lucene = lucene;
        _queries = queries;
    }

    public static async Task<MeasuredLibrary> OpenAsync(string folder, int documents, int searches)
    {
        // No answers kept: every search is done.
        var index = LibraryIndex.Open(new LibraryIndexOptions { Folder = folder, SynonymFile = Catalogue.SynonymFile, RecentAnswers = 0 });
        var library = new GeneratedLibrary();
        Console.WriteLine($"\n{documents:N0} documents");
        if (index.Health is not { Rebuild: RebuildReason.None } health || health.Documents != documents)
        {
            var watch = Stopwatch.StartNew();
            await index.ReplaceAllAsync(library.Documents(documents).ToAsyncEnumerable());
            Console.WriteLine($"built in {watch.Elapsed.TotalSeconds:0.0} s, {documents / watch.Elapsed.TotalSeconds:0} documents/s");
        }

        Console.WriteLine($"index {index.Health.Bytes / 1048576.0:0.0} MiB on disk");
        return new MeasuredLibrary(index, PlainLucene.Open(folder), [.. library.Queries(searches)]);
    }

    public void Report()
    {
        Console.WriteLine($"load of the machine before: {Load()}");
        for (int warm = 0; warm < 2; warm++)
            foreach (string query in _queries.Take(1_000)) _ = _index.Search(new SearchRequest { Query = query });
        foreach (string query in _queries.Take(1_000)) _lucene.Search(query);
        GC.Collect();
        Console.WriteLine($"managed memory {GC.GetTotalMemory(true) / 1048576.0:0} MiB, resident {Environment.WorkingSet / 1048576.0:0} MiB");
        Console.WriteLine("| | threads | p50 ms | p99 ms | slowest ms | requests/s | processor ms | allocated KiB | collections | locks waited for |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        double page = Measure("search", 1, query => _index.Search(new SearchRequest { Query = query }));
        Measure("search", 8, query => _index.Search(new SearchRequest { Query = query }));
        Measure("suggest", 1, query => _index.Suggest(query));
        double plain = Measure("Lucene query alone", 1, query => _lucene.Search(query));
        Measure("Lucene query alone", 8, query => _lucene.Search(query));
        Console.WriteLine($"search to Lucene query alone, processor time: {page / plain:0.00}; load of the machine after: {Load()}");
    }

    public void SearchFor(TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        int done = 0;
        while (watch.Elapsed < time) _ = _index.Search(new SearchRequest { Query = _queries[done++ % _queries.Length] });
        Console.WriteLine($"{done} searches, {watch.Elapsed.TotalMilliseconds / done:0.000} ms each");
    }

    public void Dispose()
    {
        _lucene.Dispose();
        _index.Dispose();
    }

    /// <summary>Returns milliseconds of processor time for one.</summary>
    private double Measure(string what, int threads, Action<string> search)
    {
        double[] times = new double[_queries.Length];
        int next = -1;
        GC.Collect();
        var (locks, collections, allocated, processor) = (Monitor.LockContentionCount, GC.CollectionCount(0), GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime);
        var watch = Stopwatch.StartNew();
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            for (int at = Interlocked.Increment(ref next); at < times.Length; at = Interlocked.Increment(ref next))
            {
                long began = Stopwatch.GetTimestamp();
                search(_queries[at]);
                times[at] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        }))];
        foreach (Thread worker in workers) worker.Start();
        foreach (Thread worker in workers) worker.Join();
        double seconds = watch.Elapsed.TotalSeconds;
        double each = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / times.Length;
        Array.Sort(times);
        Console.WriteLine($"| {what} | {threads} | {times[times.Length / 2]:0.00} | {times[times.Length * 99 / 100]:0.00} | {times[^1]:0.0} | {times.Length / seconds:0} | {each:0.00} | {(GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / times.Length:0} | {GC.CollectionCount(0) - collections} | {Monitor.LockContentionCount - locks} |");
        return each;
    }

    private static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";
}
