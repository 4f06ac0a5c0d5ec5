using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Templates;

namespace PhbResources.Embedded.Published.Values;

/// <summary>
/// HTML, with links to content and pictures leading to where they are now, and the blocks that stand in it. Other front ends get the blocks as data;
/// drawing them on a page takes views, which are in the rest of Umbraco: there they are left out.
/// </summary>
[HideFromTypeFinder]
internal sealed class RichTextConverter(HtmlLocalLinkParser links, HtmlImageSourceParser pictures, IApiRichTextMarkupParser markup, IApiElementBuilder elements, RichTextBlocks blocks)
    : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    private const string Empty = "<p></p>";

    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.RichText;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(IHtmlEncodedString);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    // An emptied editor leaves JSON behind: whether there is a text is seen in its markup.
    public override bool? IsValue(object? value, PropertyValueLevel level) => level switch
    {
        PropertyValueLevel.Source => null,
        PropertyValueLevel.Inter => value is RichTextValue { Markup: { Length: > 0 } text } && text != Empty,
        _ => base.IsValue(value, level),
    };

    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview)
    {
        StoredRichText stored = StoredRichText.Read(source?.ToString());
        return stored.Markup is null ? null : new RichTextValue(stored.Markup, blocks.Of(stored.Blocks, owner, propertyType, preview));
    }

    public override object ConvertIntermediateToObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview) =>
        new HtmlEncodedString(pictures.EnsureImageSources(links.EnsureInternalLinks(MarkupTags.WithoutBlocks((inter as RichTextValue)?.Markup ?? ""))));

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(RichTextModel);

    public object ConvertIntermediateToDeliveryApiObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding) =>
        inter is RichTextValue { RichTextBlockModel: var model } value && !string.IsNullOrWhiteSpace(value.Markup)
            ? new RichTextModel
            {
                Markup = markup.Parse(value.Markup),
                Blocks = [.. (model ?? RichTextBlockModel.Empty).Select(block => new ApiBlockItem(elements.Build(block.Content), block.Settings is null ? null : elements.Build(block.Settings)))],
            }
            : RichTextModel.Empty();
}
