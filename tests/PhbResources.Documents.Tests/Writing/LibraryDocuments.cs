using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;

namespace PhbResources.Documents.Tests.Writing;

/// <summary>The documents of the starter library, as they are published.</summary>
internal static class LibraryDocuments
{
    public static TemplateDocument Read(string slug) => ReadFile(Path.Combine(Repository.Library, slug + ".yaml"));

    public static TemplateDocument ReadFile(string path)
    {
        var entry = LibraryReader.ReadTemplate(File.ReadAllText(path), Path.GetFileName(path), Repository.Figures);
        return new TemplateDocument(entry.Title, entry.Body)
        {
            Summary = entry.Summary, Sources = entry.Sources, LawCheckedOn = entry.LawCheckedOn, Keywords = entry.Tags, Licence = entry.Licence,
            Credit = entry.Credit, UpdatedOn = new DateOnly(2026, 11, 22), Address = $"https://example.org/templates/{entry.Slug}",
        };
    }

    public static byte[] Written(IDocumentWriter writer, TemplateDocument document, WriteOptions? options = null)
    {
        using var stream = new MemoryStream();
        writer.Write(document, options ?? WriteOptions.Default, stream);
        return stream.ToArray();
    }
}
