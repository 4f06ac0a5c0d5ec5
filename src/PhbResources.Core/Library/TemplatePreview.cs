using Microsoft.Extensions.Caching.Memory;
using PhbResources.Documents.Writing;

namespace PhbResources.Core.Library;

/// <summary>The document of a template as accessible HTML, to be read on its page.</summary>
public sealed class TemplatePreview : IDisposable
{
    /// <summary>Most characters of previews kept in memory.</summary>
    private const long MaxKept = 8_000_000;

    /// <summary>The document's sections start below the page's own level 2 headings.</summary>
    private const int FirstHeadingLevel = 3;

    private readonly TemplateDocuments _documents;
    private readonly MemoryCache _written = new(new MemoryCacheOptions { SizeLimit = MaxKept });

    /// <summary>Made by the container, once.</summary>
    public TemplatePreview(TemplateDocuments documents) => _documents = documents;

    /// <summary>An HTML fragment, everything in it encoded, without script or inline style.</summary>
    public string HtmlOf(Template template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return _written.GetOrCreate((template.Key, template.VersionId), entry =>
        {
            string html = HtmlPreview.Write(_documents.Of(template), WriteOptions.Default, FirstHeadingLevel);
            entry.Size = html.Length;
            return html;
        })!;
    }

    /// <inheritdoc />
    public void Dispose() => _written.Dispose();
}
