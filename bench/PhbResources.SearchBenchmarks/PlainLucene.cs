using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using PhbResources.Search.Analysis;
using PhbResources.Search.Storage;

namespace PhbResources.SearchBenchmarks;

/// <summary>
/// The yardstick: the stems of the query, each in all of the fields, and the first 20 documents; no synonyms, corrections, phrases,
/// counts or passages.
/// </summary>
internal sealed class PlainLucene : IDisposable
{
    private readonly FSDirectory _directory;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly English _english = new();

    private PlainLucene(FSDirectory directory)
    {
        _directory = directory;
        _reader = DirectoryReader.Open(directory);
        _searcher = new IndexSearcher(_reader);
    }

    public static PlainLucene Open(string folder) =>
        new(new NIOFSDirectory(Path.Combine(folder, File.ReadAllText(Path.Combine(folder, "current")).Trim())));

    public void Search(string text)
    {
        var query = new BooleanQuery();
        foreach (string stem in _english.Stems(text).Distinct())
        {
            var anywhere = new DisjunctionMaxQuery(0.1f);
            foreach (var (field, weight) in IndexFields.Stemmed) anywhere.Add(new TermQuery(new Term(field, stem)) { Boost = weight });
            query.Add(anywhere, Occur.SHOULD);
        }

        foreach (var hit in _searcher.Search(query, 20).ScoreDocs) _ = hit.Score;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }
}
