using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Templates;

namespace PhbResources.Embedded.Published.Values;

/// <summary>HTML, with links to content and pictures leading to where they are now. Blocks inside text need the full CMS: there are none.</summary>
[HideFromTypeFinder]
internal sealed class RichTextConverter(HtmlLocalLinkParser links, HtmlImageSourceParser pictures) : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.RichText;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(IHtmlEncodedString);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) => MarkupOf(source?.ToString());

    public override object ConvertIntermediateToObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview) =>
        new HtmlEncodedString(WithAddresses(inter));

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(RichTextModel);

    public object ConvertIntermediateToDeliveryApiObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding) =>
        new RichTextModel { Markup = WithAddresses(inter), Blocks = [] };

    private string WithAddresses(object? markup) => pictures.EnsureImageSources(links.EnsureInternalLinks(markup?.ToString() ?? ""));

    private static string? MarkupOf(string? stored)
    {
        if (stored?.TrimStart().StartsWith('{') is not true)
        {
            return stored;
        }

        try
        {
            return JsonNode.Parse(stored)?["markup"]?.ToString();
        }
        catch (JsonException)
        {
            return stored;
        }
    }
}
