using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using PhbResources.Search.Storage;

namespace PhbResources.Search.Tests;

/// <summary>An index left by an earlier release.</summary>
public sealed class OlderSchemaTests
{
    [Test]
    public async Task An_index_of_an_older_schema_says_so_and_serves_until_the_new_one_is_ready()
    {
        using var index = new TestIndex();
        index.Index.Dispose();
        WriteSchema1(System.IO.Directory.EnumerateDirectories(index.Folder, "index-*").Single());
        index.Reopen();
        Assert.That((index.Index.Health.Rebuild, index.Index.Health.Stamp, index.Index.Health.Problem), Is.EqualTo((RebuildReason.OlderSchema, "content 1", (string?)null)));
        var hit = index.Index.Search(new SearchRequest { Query = "rota" }).Hits.Single();
        Assert.That((hit.Slug, hit.Title.Text, hit.Key), Is.EqualTo(("weekly-rota", "Weekly rota", new Guid(1, 0, 0, new byte[8]))));

        await index.Index.ReplaceAllAsync(new[] { new SearchDocument(new Guid(1, 0, 0, new byte[8]), "weekly-rota", "Weekly rota") { Summary = "Who works when." } }.ToAsyncEnumerable(), "content 2");
        Assert.That(index.Index.Health.Rebuild, Is.EqualTo(RebuildReason.None));
        index.Reopen();
        Assert.That((index.Index.Health.Rebuild, index.Index.Health.Stamp), Is.EqualTo((RebuildReason.None, "content 2")));
        Assert.That(index.Slugs("works"), Is.EqualTo(new[] { "weekly-rota" }));
    }

    // What the first schema kept of a document, as far as a search needs it.
    private static void WriteSchema1(string folder)
    {
        using var directory = FSDirectory.Open(folder);
        using var analyzer = new WhitespaceAnalyzer(LuceneVersion.LUCENE_48);
        using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { OpenMode = OpenMode.CREATE });
        writer.AddDocument(new Document
        {
            new StringField(IndexFields.Key, new Guid(1, 0, 0, new byte[8]).ToString("N"), Field.Store.YES),
            new StoredField("slug", "weekly-rota"),
            new TextField(IndexFields.Title, "week rota", Field.Store.NO),
            new StoredField(IndexFields.Title, "Weekly rota"),
            new TextField(IndexFields.ExactTitle, "weekly rota", Field.Store.NO),
            new TextField(IndexFields.ExactText, "weekly rota", Field.Store.NO),
            new SortedDocValuesField(IndexFields.SortTitle, new BytesRef("weekly rota")),
        });
        writer.SetCommitData(new Dictionary<string, string> { ["schema"] = "1", ["complete"] = "yes", ["stamp"] = "content 1" });
        writer.Commit();
    }
}
