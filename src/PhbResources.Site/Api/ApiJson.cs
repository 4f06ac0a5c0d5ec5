using System.Text.Json;
using PhbResources.Core.Library;
using PhbResources.Site.Layout;
using PhbResources.Site.Listings;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Api;

/// <summary>How the API writes things. The serializer's own encoder escapes what HTML would read as markup.</summary>
internal static class ApiJson
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    public static byte[] Write<T>(T answer) => JsonSerializer.SerializeToUtf8Bytes(answer, s_options);

    public static TemplateItem ItemOf(Template template, TemplateDownloads downloads, SiteView site) => new(
        template.Slug, template.Title, template.Kind.Alias, template.Kind.Name, template.Category.Slug, template.Category.Title,
        template.Summary, FormatsOf(template, downloads), template.Tags, Dates.Moment(template.Updated), site.Base + Links.Of(template));

    public static IReadOnlyList<string> FormatsOf(Template template, TemplateDownloads downloads) =>
        [.. downloads.FormatsOf(template).Select(format => format.Extension)];
}
