using Umbraco.Cms.Core.Models.PublishedContent;

namespace PhbResources.Embedded.Published.Values;

/// <summary>A block in a text, or its settings, as visitors may see it.</summary>
internal sealed class BlockElement : IPublishedElement
{
    private readonly IPublishedElement _owner;
    private readonly Dictionary<string, IPublishedProperty> _values;

    /// <param name="block">What is stored.</param>
    /// <param name="type">Its element type.</param>
    /// <param name="owner">What the text belongs to.</param>
    /// <param name="isDraft">True for what stands in the draft.</param>
    /// <param name="culture">The language it is shown in, or <c>null</c> where it does not vary.</param>
    /// <param name="segment">The segment likewise.</param>
    /// <param name="context">Says which language a request asks for.</param>
    public BlockElement(StoredRichText.Block block, IPublishedContentType type, IPublishedElement owner, bool isDraft, string? culture, string? segment, IVariationContextAccessor context)
    {
        _owner = owner;
        ContentType = type;
        Key = block.Key;
        _values = type.PropertyTypes.ToDictionary(
            property => property.Alias, IPublishedProperty (property) => new PublishedValue(property, this, SourceOf(property, block, culture, segment), isDraft, context), StringComparer.OrdinalIgnoreCase);
    }

    public IPublishedContentType ContentType { get; }

    public Guid Key { get; }

    public IEnumerable<IPublishedProperty> Properties => _values.Values;

    // Umbraco's tables know no blocks: they have no id of their own, no name, and the dates of what they stand in.
    public int Id => 0;

    public string Name => string.Empty;

    public int SortOrder => 0;

    public int CreatorId => _owner.CreatorId;

    public DateTime CreateDate => _owner.CreateDate;

    public int WriterId => _owner.WriterId;

    public DateTime UpdateDate => _owner.UpdateDate;

    public IReadOnlyDictionary<string, PublishedCultureInfo> Cultures => _owner.Cultures;

    public PublishedItemType ItemType => PublishedItemType.Element;

    public IPublishedProperty? GetProperty(string alias) => _values.GetValueOrDefault(alias);

    public bool IsDraft(string? culture = null) => _owner.IsDraft(culture);

    public bool IsPublished(string? culture = null) => _owner.IsPublished(culture);

    // What is said in the language that is asked for, else what is said in none.
    private static object? SourceOf(IPublishedPropertyType property, StoredRichText.Block block, string? culture, string? segment)
    {
        List<StoredRichText.Value> values = [.. (block.Values ?? []).Where(value => string.Equals(value.Alias, property.Alias, StringComparison.OrdinalIgnoreCase))];
        return (values.FirstOrDefault(value => Same(value.Culture, culture) && Same(value.Segment, segment)) ?? values.FirstOrDefault(value => Same(value.Culture, null) && Same(value.Segment, null)))?.Source;
    }

    internal static bool Same(string? one, string? other) => string.Equals(one ?? "", other ?? "", StringComparison.OrdinalIgnoreCase);
}
