using System.Text.Json.Serialization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Site.Guides;
using PhbResources.Site.Layout;
using PhbResources.Site.Listings;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Templates;

/// <summary>
/// Templates, guides and the site itself as schema.org data. HTML calls such an element a data block: it is never run, and the security policy,
/// which allows no inline script, does not concern it. The serializer writes <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> as
/// escapes, so that no text can end the element.
/// </summary>
internal static class StructuredData
{
    private static readonly JsonSerializerOptions s_options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static MarkupString Of(TemplateModel model, SiteView site)
    {
        Template template = model.Template;
        return Block(new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "DigitalDocument",
            ["@id"] = site.Base + Links.Of(template),
            ["url"] = site.Base + Links.Of(template),
            ["name"] = template.Title,
            ["description"] = template.Summary,
            ["inLanguage"] = "en-GB",
            ["isAccessibleForFree"] = true,
            ["genre"] = template.Kind.Name,
            ["keywords"] = template.Tags,
            ["license"] = Licence.Of(template.Licence)?.Url ?? template.Licence,
            ["creditText"] = template.Credit,
            ["dateCreated"] = Dates.Iso(template.Created),
            ["dateModified"] = Dates.Iso(template.Updated),
            ["encoding"] = model.Downloads.Select(download => Encoding(download.Format.MediaType, site.Base + Links.Download(template, download.Format.Extension), download.SizeInWords))
                .Concat(template.Files.Select(file => Encoding(file.Format.MediaType, site.Base + Links.File(template, file), FileSizes.InWords(file.Size)))),
        });
    }

    public static MarkupString Of(Guide guide, SiteView site) => Block(new Dictionary<string, object?>
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Article",
        ["@id"] = site.Base + GuidePaths.Of(guide),
        ["url"] = site.Base + GuidePaths.Of(guide),
        ["headline"] = guide.Title,
        ["description"] = guide.Summary,
        ["inLanguage"] = "en-GB",
        ["isAccessibleForFree"] = true,
        ["keywords"] = guide.Tags,
        ["citation"] = guide.Sources.Select(source => source.Url),
        ["dateModified"] = Dates.Iso(guide.Updated),
    });

    /// <summary>The site, with the address of its search.</summary>
    public static MarkupString OfSite(string name, string description, SiteView site) => Block(new Dictionary<string, object?>
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "WebSite",
        ["@id"] = site.Base + "/",
        ["url"] = site.Base + "/",
        ["name"] = name,
        ["description"] = description,
        ["inLanguage"] = "en-GB",
        ["potentialAction"] = new Dictionary<string, object?>
        {
            ["@type"] = "SearchAction",
            ["target"] = $"{site.Base}{Links.Search}?q={{search_term_string}}",
            ["query-input"] = "required name=search_term_string",
        },
    });

    private static MarkupString Block(Dictionary<string, object?> data) => new($"<script type=\"application/ld+json\">{JsonSerializer.Serialize(data, s_options)}</script>");

    private static Dictionary<string, object?> Encoding(string mediaType, string address, string size) => new()
    {
        ["@type"] = "MediaObject",
        ["encodingFormat"] = mediaType,
        ["contentUrl"] = address,
        ["contentSize"] = size,
    };
}
