using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Published.Values;

/// <summary>Makes the blocks of a text: those whose element type is there and that the data type offers, in the language that is asked for.</summary>
internal sealed class RichTextBlocks(IPublishedContentTypeCache types, IContentTypeService contentTypes, IVariationContextAccessor context)
{
    public RichTextBlockModel Of(StoredRichText.BlockValue? blocks, IPublishedElement owner, IPublishedPropertyType property, bool isDraft)
    {
        if (blocks is null || property.DataType.ConfigurationObject is not RichTextConfiguration { Blocks: { Length: > 0 } offered })
            return RichTextBlockModel.Empty;
        List<RichTextBlockItem> items = [];
        foreach (StoredRichText.Place place in blocks.Layout?.InText ?? [])
        {
            if (Find(blocks.ContentData, place.ContentKey) is not { } content || offered.FirstOrDefault(block => block.ContentElementTypeKey == content.ContentTypeKey) is not { } kind
                || TypeOf(content.ContentTypeKey) is not { } type || !IsExposed(blocks, content.Key, owner, type))
                continue;
            StoredRichText.Block? settings = place.SettingsKey is { } key && Find(blocks.SettingsData, key) is { } found && found.ContentTypeKey == kind.SettingsElementTypeKey ? found : null;
            IPublishedContentType? settingsType = settings is null ? null : TypeOf(settings.ContentTypeKey);
            items.Add(new RichTextBlockItem(content.Key, Make(content, type, owner, isDraft), settingsType is null ? null : settings!.Key, settingsType is null ? null! : Make(settings!, settingsType, owner, isDraft)));
        }

        return items.Count == 0 ? RichTextBlockModel.Empty : new RichTextBlockModel(items);
    }

    private static StoredRichText.Block? Find(IReadOnlyList<StoredRichText.Block>? blocks, Guid key) => blocks?.FirstOrDefault(block => block.Key == key);

    // A document type of the same key is no element type, and a type may have been deleted since.
    private IPublishedContentType? TypeOf(Guid key) => contentTypes.Get(key) is { IsElement: true } ? types.Get(PublishedItemType.Element, key) : null;

    private BlockElement Make(StoredRichText.Block block, IPublishedContentType type, IPublishedElement owner, bool isDraft) => new(block, type, owner, isDraft, CultureOf(owner, type), SegmentOf(owner, type), context);

    // A text that says nothing of this shows all its blocks.
    private bool IsExposed(StoredRichText.BlockValue blocks, Guid key, IPublishedElement owner, IPublishedContentType type) =>
        blocks.Expose is not { Count: > 0 } exposed
        || exposed.Any(one => one.ContentKey == key && BlockElement.Same(one.Culture, CultureOf(owner, type)) && BlockElement.Same(one.Segment, SegmentOf(owner, type)));

    private string? CultureOf(IPublishedElement owner, IPublishedContentType type) => owner.ContentType.VariesByCulture() && type.VariesByCulture() ? context.VariationContext?.Culture.NullOrWhiteSpaceAsNull() : null;

    private string? SegmentOf(IPublishedElement owner, IPublishedContentType type) => owner.ContentType.VariesBySegment() && type.VariesBySegment() ? context.VariationContext?.Segment.NullOrWhiteSpaceAsNull() : null;
}
