using BenchmarkDotNet.Attributes;
using PhbResources.Core.Library;
using PhbResources.Search;

namespace PhbResources.Benchmarks;

/// <summary>What a search and a publication cost, on the starter library in a data folder of its own.</summary>
public class LibraryBenchmarks
{
    private DirectoryInfo _folder = null!;
    private RunningSite _site = null!;
    private int _number;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("phb-benchmark");
        _site = await RunningSite.StartAsync(_folder.FullName);
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _site.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Benchmark]
    public int SearchTwoWords() => _site.Search.Search(new SearchRequest { Query = "night rota" }).Total;

    [Benchmark]
    public int SearchMisspelt() => _site.Search.Search(new SearchRequest { Query = "medicaton recrod" }).Total;

    [Benchmark]
    public int SearchEverything() => _site.Search.Search(new SearchRequest()).Total;

    /// <summary>Stored, committed, in the published library and in the search index.</summary>
    [Benchmark]
    public Template CreateAndPublish() => _site.Publish($"Benchmark {++_number}");
}
