using PhbResources.Core.Library;
using PhbResources.Documents.Writing;
using PhbResources.Site.Listings;

namespace PhbResources.Site.Templates;

/// <summary>What the page of a template shows.</summary>
/// <param name="Template">The template.</param>
/// <param name="Downloads">Its files.</param>
/// <param name="Preview">The document itself as HTML, encoded already.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="Related">Templates that go with it.</param>
/// <param name="CanBeFilledIn">True where it asks for something, so that it can be filled in on the site.</param>
/// <param name="HasGuidance">True where it has guidance notes, which a download can leave out.</param>
public sealed record TemplateModel(
    Template Template,
    IReadOnlyList<DownloadLink> Downloads,
    string Preview,
    IReadOnlyList<TemplateVersion> Versions,
    IReadOnlyList<Template> Related,
    bool CanBeFilledIn,
    bool HasGuidance);

/// <summary>A file to download.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Words">The format in words; <c>null</c> for one the site has no words for.</param>
/// <param name="Size">In bytes.</param>
public sealed record DownloadLink(DocumentFormat Format, FormatWords? Words, long Size)
{
    /// <summary>What people call the format.</summary>
    public string Name => Words?.Name ?? Format.Name;

    /// <summary>The size in words. A KB is 1,024 bytes, as file managers count.</summary>
    public string SizeInWords => Size < 1024 * 1024
        ? $"{Math.Max(1, (Size + 512) / 1024)} KB"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Size / 1048576.0:0.0} MB");
}
