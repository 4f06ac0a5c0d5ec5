using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Published;

/// <summary>One property of a <see cref="PublishedItem"/>. Umbraco's value converters make what visitors see of it, anew each time: it may name something that is not published any more.</summary>
internal sealed class PublishedValue : PublishedPropertyBase
{
    private readonly IPublishedElement _owner;
    private readonly bool _isDraft;
    private readonly IVariationContextAccessor _context;
    private readonly ContentVariation _variations;
    private readonly bool _isSettled;
    private readonly object? _invariant;
    private readonly Dictionary<(string Culture, string Segment), object?>? _variants;

    public PublishedValue(IPublishedPropertyType type, IPublishedElement owner, IProperty? stored, bool published, bool isDraft, IVariationContextAccessor context)
        : base(type, PropertyCacheLevel.Element)
    {
        _owner = owner;
        _isDraft = isDraft;
        _context = context;
        _variations = type.Variations | owner.ContentType.Variations;
        foreach (IPropertyValue value in stored?.Values ?? [])
        {
            object? source = published ? value.PublishedValue : value.EditedValue;
            if (string.IsNullOrEmpty(value.Culture) && string.IsNullOrEmpty(value.Segment))
            {
                _invariant = source;
            }
            else
            {
                (_variants ??= [])[KeyOf(value.Culture, value.Segment)] = source;
            }
        }
    }

    /// <summary>A property of a block: which of the stored values it has was settled when the block was made.</summary>
    public PublishedValue(IPublishedPropertyType type, IPublishedElement owner, object? source, bool isDraft, IVariationContextAccessor context)
        : base(type, PropertyCacheLevel.Element)
    {
        _owner = owner;
        _isDraft = isDraft;
        _context = context;
        _isSettled = true;
        _invariant = source;
    }

    public override bool HasValue(string? culture = null, string? segment = null)
    {
        InContext(_variations, ref culture, ref segment);
        return PropertyType.IsValue(GetSourceValue(culture, segment), PropertyValueLevel.Source)
            ?? PropertyType.IsValue(Intermediate(culture, segment), PropertyValueLevel.Inter)
            ?? PropertyType.IsValue(GetValue(culture, segment), PropertyValueLevel.Object)
            ?? false;
    }

    public override object? GetSourceValue(string? culture = null, string? segment = null)
    {
        if (_isSettled)
            return _invariant;
        InContext(PropertyType.Variations, ref culture, ref segment);
        (string Culture, string Segment) key = KeyOf(PropertyType.Variations.VariesByCulture() ? culture : null, PropertyType.Variations.VariesBySegment() ? segment : null);
        return key is { Culture: "", Segment: "" } ? _invariant : _variants?.GetValueOrDefault(key);
    }

    public override object? GetValue(string? culture = null, string? segment = null)
    {
        InContext(_variations, ref culture, ref segment);
        return PropertyType.ConvertInterToObject(_owner, PropertyCacheLevel.Element, Intermediate(culture, segment), _isDraft);
    }

    public override object? GetDeliveryApiValue(bool expanding, string? culture = null, string? segment = null)
    {
        InContext(_variations, ref culture, ref segment);
        return PropertyType.ConvertInterToDeliveryApiObject(_owner, PropertyCacheLevel.Element, Intermediate(culture, segment), _isDraft, expanding);
    }

    private object? Intermediate(string? culture, string? segment) => PropertyType.ConvertSourceToInter(_owner, GetSourceValue(culture, segment), _isDraft);

    private void InContext(ContentVariation variations, ref string? culture, ref string? segment) =>
        _context.ContextualizeVariation(variations, _owner.Id, Alias, ref culture, ref segment);

    private static (string Culture, string Segment) KeyOf(string? culture, string? segment) => (culture?.ToLowerInvariant() ?? "", segment?.ToLowerInvariant() ?? "");
}
