using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using PhbResources.Search.Analysis;

namespace PhbResources.Search.Storage;

/// <summary>One Lucene index on disk with its writer, and searchers that see every change at once.</summary>
internal sealed class IndexGeneration : IDisposable
{
    private const string SchemaKey = "schema";
    private const string StampKey = "stamp";
    private const string CompleteKey = "complete";

    private readonly FSDirectory _directory;
    private readonly IndexWriter _writer;
    private readonly SearcherManager _searchers;
    private readonly SegmentView.Cache _views;
    private readonly English _english;

    /// <summary>Opens the index in a folder, or makes an empty one.</summary>
    /// <exception cref="IOException">It cannot be read; <see cref="CorruptIndexException"/> is one.</exception>
    public IndexGeneration(string folder, English english)
    {
        Folder = folder;
        _english = english;
        // Not memory-mapped: Lucene.NET reads a mapping byte by byte, which costs a search up to twice the time.
        _directory = new NIOFSDirectory(folder);
        try
        {
            Schema = IndexFields.Schema;
            if (DirectoryReader.IndexExists(_directory)) Check();
            // Every term comes ready made, so that the analyser has nothing to do.
            _writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
            {
                RAMBufferSizeMB = 64,
                MergePolicy = new TieredMergePolicy { SegmentsPerTier = 5, MaxMergeAtOnce = 5 },
            });
            _views = new SegmentView.Cache(english);
            _searchers = new SearcherManager(_writer, true, _views);
        }
        catch
        {
            _writer?.Dispose();
            _directory.Dispose();
            throw;
        }
    }

    public string Folder { get; }

    /// <summary>Version of the schema it was made with.</summary>
    public string Schema { get; private set; }

    /// <summary>True once everything published was put into it.</summary>
    public bool Complete { get; set; }

    /// <summary>What the owner said it is up to.</summary>
    public string? Stamp { get; set; }

    public int Documents
    {
        get
        {
            var searcher = _searchers.Acquire();
            try
            {
                return searcher.IndexReader.NumDocs;
            }
            finally
            {
                _searchers.Release(searcher);
            }
        }
    }

    public long Bytes => new DirectoryInfo(Folder).EnumerateFiles().Sum(file => file.Exists ? file.Length : 0);

    public void Put(SearchDocument document)
    {
        _views.Forget(document.Key);
        _writer.UpdateDocument(DocumentMapping.KeyTerm(document.Key), DocumentMapping.ToLucene(document, _english));
    }

    public void SetDownloads(IEnumerable<KeyValuePair<Guid, long>> downloads) => _views.SetDownloads(downloads);

    public void Remove(Guid key) => _writer.DeleteDocuments(DocumentMapping.KeyTerm(key));

    /// <summary>Shows what changed to the searches that begin from now on.</summary>
    public void Refresh() => _searchers.MaybeRefreshBlocking();

    public void Merge() => _writer.ForceMerge(1);

    /// <summary>Makes everything safe on disk.</summary>
    public void Commit()
    {
        var data = new Dictionary<string, string> { [SchemaKey] = Schema };
        if (Complete) data[CompleteKey] = "yes";
        if (Stamp is not null) data[StampKey] = Stamp;
        _writer.SetCommitData(data);
        _writer.Commit();
    }

    /// <summary>Searches the index as it is now.</summary>
    /// <exception cref="ObjectDisposedException">Another generation has taken over.</exception>
    public T Read<T>(Func<IndexSnapshot, T> search)
    {
        var searcher = _searchers.Acquire();
        try
        {
            return search(new IndexSnapshot(searcher, _views));
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    public void Dispose()
    {
        _searchers.Dispose();
        _writer.Dispose();
        _directory.Dispose();
    }

    /// <summary>Gives up what is not committed, for an index that is not wanted any more.</summary>
    public void Abandon()
    {
        _searchers.Dispose();
        _writer.Rollback();
        _directory.Dispose();
    }

    // Every file is read against its checksum: better now than in the middle of somebody's search.
    private void Check()
    {
        using var reader = DirectoryReader.Open(_directory);
        foreach (var leaf in reader.Leaves) leaf.AtomicReader.CheckIntegrity();
        var data = reader.IndexCommit.UserData;
        Schema = data.TryGetValue(SchemaKey, out var schema) ? schema : "";
        Complete = data.ContainsKey(CompleteKey);
        Stamp = data.TryGetValue(StampKey, out var stamp) ? stamp : null;
    }
}
