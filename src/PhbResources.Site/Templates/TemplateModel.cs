using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Documents.Writing;
using PhbResources.Site.Listings;

namespace PhbResources.Site.Templates;

/// <summary>What the page of a template shows.</summary>
/// <param name="Template">The template.</param>
/// <param name="Downloads">The files written from its document; those that somebody shared are in <see cref="Template.Files"/>.</param>
/// <param name="Preview">The document itself as HTML, or the beginning of a shared file; encoded already.</param>
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
    bool HasGuidance)
{
    /// <summary>True where there is a picture for shared links.</summary>
    public bool HasPicture { get; init; }

    /// <summary>The first page of its document as a small picture, or <c>null</c> where there is none.</summary>
    public PagePicture? FirstPage { get; init; }

    /// <summary>Guides that lead to it.</summary>
    public IReadOnlyList<Guide> Guides { get; init; } = [];

    /// <summary>The file that is shown where there is no document, or <c>null</c>.</summary>
    public TemplateFile? ShownFile { get; init; }
}

/// <summary>A picture of a page.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record PagePicture(string Address, int Width, int Height);

/// <summary>A file to download.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Words">The format in words; <c>null</c> for one the site has no words for.</param>
/// <param name="Size">In bytes.</param>
public sealed record DownloadLink(DocumentFormat Format, FormatWords? Words, long Size)
{
    /// <summary>What people call the format.</summary>
    public string Name => Words?.Name ?? Format.Name;

    /// <summary>The size in words.</summary>
    public string SizeInWords => FileSizes.InWords(Size);
}
