using PhbResources.Core.Library;
using PhbResources.Site.Listings;

namespace PhbResources.Site.Templates;

/// <summary>Gathers what the page of a template shows.</summary>
internal sealed class TemplatePageReader(TemplateDownloads downloads, TemplatePreview preview, TemplateHistory history)
{
    private const int MostRelated = 6;

    public TemplateModel Read(Template template, LibrarySnapshot library) => new(
        template,
        DownloadsOf(template),
        preview.HtmlOf(template),
        [.. history.Of(template).OrderByDescending(version => version.Number)],
        Related(template, library));

    public IReadOnlyList<DownloadLink> DownloadsOf(Template template) =>
    [
        .. downloads.FormatsOf(template)
            .Select(format => (Format: format, File: downloads.Get(template, format.Extension)))
            .Where(offered => offered.File is not null)
            .Select(offered => new DownloadLink(offered.Format, FormatWords.Of(offered.Format.Extension), offered.File!.Bytes.Length)),
    ];

    /// <summary>What its author named, then others of the same kind on the same shelf.</summary>
    public static IReadOnlyList<Template> Related(Template template, LibrarySnapshot library) =>
    [
        .. template.Related.Select(slug => library.BySlug.GetValueOrDefault(slug)).OfType<Template>()
            .Concat(library.ByKey.Values
                .Where(other => other.Category.Key == template.Category.Key)
                .OrderBy(other => other.Kind.Alias != template.Kind.Alias)
                .ThenBy(other => other.Title, StringComparer.Ordinal))
            .Where(other => other.Key != template.Key)
            .DistinctBy(other => other.Key)
            .Take(MostRelated),
    ];
}
