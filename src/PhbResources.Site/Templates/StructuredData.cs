using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Components;
using PhbResources.Core.Library;
using PhbResources.Site.Layout;
using PhbResources.Site.Listings;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Templates;

/// <summary>
/// A template as schema.org data. HTML calls such an element a data block: it is never run, and the security policy,
/// which allows no inline script, does not concern it. The serializer writes <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> as
/// escapes, so that no text can end the element.
/// </summary>
internal static class StructuredData
{
    private static readonly JsonSerializerOptions s_options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static MarkupString Of(TemplateModel model, SiteView site)
    {
        Template template = model.Template;
        string json = JsonSerializer.Serialize(new Dictionary<string, object?>
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
        }, s_options);
        return new MarkupString($"<script type=\"application/ld+json\">{json}</script>");
    }

    private static Dictionary<string, object?> Encoding(string mediaType, string address, string size) => new()
    {
        ["@type"] = "MediaObject",
        ["encodingFormat"] = mediaType,
        ["contentUrl"] = address,
        ["contentSize"] = size,
    };
}
