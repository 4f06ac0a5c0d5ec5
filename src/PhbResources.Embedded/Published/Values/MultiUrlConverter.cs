using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.PublishedCache;

namespace PhbResources.Embedded.Published.Values;

/// <summary>Links, to any address or to content and media. Those to what is not published are left out.</summary>
[HideFromTypeFinder]
internal sealed class MultiUrlConverter(
    IPublishedContentCache contents, IPublishedMediaCache media, IApiContentNameProvider names, IApiMediaUrlProvider mediaUrls, IApiContentRouteBuilder routes)
    : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private sealed record Stored(string? Name, string? Target, string? Udi, string? Url, string? QueryString);

    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.MultiUrlPicker;

    public override bool? IsValue(object? value, PropertyValueLevel level) => !string.IsNullOrWhiteSpace(value?.ToString()) && value.ToString() != "[]";

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(IEnumerable<ApiLink>);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public override object ConvertIntermediateToObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview) =>
        Read(inter?.ToString()).Select(Link).OfType<ApiLink>().ToArray();

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(IEnumerable<ApiLink>);

    public object ConvertIntermediateToDeliveryApiObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding) =>
        ConvertIntermediateToObject(owner, propertyType, referenceCacheLevel, inter, preview);

    private ApiLink? Link(Stored link)
    {
        if (!UdiParser.TryParse(link.Udi ?? "", out GuidUdi? udi))
        {
            return string.IsNullOrWhiteSpace(link.Udi) ? ApiLink.External(link.Name, link.Url ?? "", link.QueryString, link.Target) : null;
        }

        if (udi.EntityType == Constants.UdiEntityType.Media)
        {
            return media.GetById(udi.Guid) is { } file
                ? ApiLink.Media(NameOf(link, file), mediaUrls.GetUrl(file), link.QueryString, link.Target, file.Key, file.ContentType.Alias)
                : null;
        }

        return contents.GetById(udi.Guid) is { } page && routes.Build(page) is { } route
            ? ApiLink.Content(NameOf(link, page), link.QueryString, link.Target, page.Key, page.ContentType.Alias, route, null)
            : null;
    }

    private string NameOf(Stored link, IPublishedContent target) => string.IsNullOrWhiteSpace(link.Name) ? names.GetName(target) : link.Name;

    private static Stored[] Read(string? stored)
    {
        try
        {
            return stored?.TrimStart().StartsWith('[') is true ? JsonSerializer.Deserialize<Stored[]>(stored, Json) ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
