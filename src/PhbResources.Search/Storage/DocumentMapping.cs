using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using PhbResources.Search.Analysis;

namespace PhbResources.Search.Storage;

/// <summary>Turns a <see cref="SearchDocument"/> into what Lucene keeps of it.</summary>
internal static class DocumentMapping
{
    /// <summary>Longest text read from one field, in characters.</summary>
    private const int MaxText = 500_000;

    // Lucene refuses terms above 32,766 bytes; a value this long is nobody's choice.
    private const int MaxFacetValue = 200;

    public static Term KeyTerm(Guid key) => new(IndexFields.Key, key.ToString("N"));

    public static Document ToLucene(SearchDocument document, English english)
    {
        var body = Cut(document.Body, MaxText);
        var fileText = Cut(document.FileText, MaxText);
        var headings = Cut(document.Headings, MaxText);
        var tags = string.Join('\n', document.Tags);
        var kind = document.Kind.Label;
        var category = document.Category.Label;
        var lucene = new Document
        {
            new StringField(IndexFields.Key, document.Key.ToString("N"), Field.Store.NO),
            new BinaryDocValuesField(IndexFields.Shown, ShownText.Write(document, english)),
            new TextField(IndexFields.Title, TermStream.Title(english, document.Title)),
            new TextField(IndexFields.ExactTitle, TermStream.Exact(document.Title)),
            new TextField(IndexFields.ExactText, TermStream.Exact(document.Title, kind, category, tags, document.Summary, headings, body, fileText)),
            new SortedDocValuesField(IndexFields.SortTitle, new BytesRef(SortKey(document.Title))),
            new NumericDocValuesField(IndexFields.Downloads, Math.Max(0, document.Downloads)),
            new NumericDocValuesField(IndexFields.Updated, document.Updated.Ticks),
        };
        Add(lucene, IndexFields.Kind, kind);
        Add(lucene, IndexFields.Category, category);
        if (document.Tags.Count > 0) lucene.Add(new TextField(IndexFields.Tags, TermStream.Stemmed(english, document.Tags)));
        if (document.Formats.Count > 0) lucene.Add(new TextField(IndexFields.Formats, TermStream.Stemmed(english, document.Formats)));
        Add(lucene, IndexFields.Summary, document.Summary);
        Add(lucene, IndexFields.Headings, headings);
        Add(lucene, IndexFields.Body, body);
        Add(lucene, IndexFields.FileText, fileText);
        Facet(lucene, "kind", [document.Kind.Value]);
        Facet(lucene, "category", [document.Category.Value]);
        Facet(lucene, "format", document.Formats);
        foreach (var (alias, values) in document.Properties) Facet(lucene, alias, values);
        return lucene;

        void Add(Document to, string field, string text)
        {
            if (text.Length > 0) to.Add(new TextField(field, TermStream.Stemmed(english, text)));
        }
    }

    private static void Facet(Document lucene, string name, IEnumerable<string> values)
    {
        foreach (var value in values.Distinct(StringComparer.Ordinal))
            if (value.Length is > 0 and <= MaxFacetValue) lucene.Add(new SortedSetDocValuesField(IndexFields.FacetPrefix + name, new BytesRef(value)));
    }

    // Words with a space between them: "A" before "A a" before "Aa", whatever the punctuation.
    private static string SortKey(string title) => string.Join(' ', Words.Split(title, 500).Select(word => word.Text));

    /// <summary>The beginning of a text, never ending inside a surrogate pair.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
