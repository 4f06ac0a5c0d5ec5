using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Library;
using PhbResources.Core.Pictures;
using PhbResources.Documents.Filling;
using PhbResources.Documents.Model;
using PhbResources.Documents.Yaml;
using PhbResources.Site.Listings;

namespace PhbResources.Site.Templates;

/// <summary>Gathers what the page of a template shows.</summary>
internal sealed partial class TemplatePageReader(
    TemplateDocuments documents, TemplateDownloads downloads, TemplatePreview preview, TemplateHistory history, TemplateCards cards, IOptions<PictureOptions> pictures, ILogger<TemplatePageReader> logger)
{
    private const int MostRelated = 6;

    public TemplateModel Read(Template template, LibrarySnapshot library)
    {
        DocumentBody? body = BodyOf(template);
        TemplateFile? shown = template.HasBody ? null : template.Files.FirstOrDefault(file => file.HasPreview);
        return new TemplateModel(
            template,
            DownloadsOf(template),
            shown is not null ? shown.PreviewHtml : body is null ? "" : preview.HtmlOf(template),
            [.. history.Of(template).OrderByDescending(version => version.Number)],
            Related(template, library),
            body is not null && FormPlan.Of(body).AsksAnything,
            body?.Blocks().OfType<GuidanceNote>().Any() == true)
        {
            ShownFile = shown,
            HasPicture = cards.CanDraw,
            FirstPage = FirstPageOf(template),
        };
    }

    // The smallest size is as wide as it is shown, on screens with fine dots too.
    private PagePicture? FirstPageOf(Template template) =>
        pictures.Value.Pixels[0] is var width && cards.HeightOfFirstPage(template, width) is { } height ? new PagePicture(Links.FirstPage(template, width), width, height) : null;

    private DocumentBody? BodyOf(Template template)
    {
        if (!template.HasBody)
            return null;
        try
        {
            return documents.BodyOf(template);
        }
        catch (MistakesException exception)
        {
            // Publishing refuses such a document; one that came in another way still has what is said about it.
            LogUnreadable(template.Slug, exception.Message);
            return null;
        }
    }

    private IReadOnlyList<DownloadLink> DownloadsOf(Template template) =>
    [
        .. downloads.WrittenFormatsOf(template)
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

    [LoggerMessage(3003, LogLevel.Warning, "The page of '{Slug}' has no preview, since its document cannot be read: {Message}")]
    private partial void LogUnreadable(string slug, string message);
}
