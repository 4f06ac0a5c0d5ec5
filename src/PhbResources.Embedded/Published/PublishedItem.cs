using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Extensions;

#pragma warning disable CS0618, CS0672 // Core's own builders still take IPublishedContent, which has what goes with Umbraco 19.

namespace PhbResources.Embedded.Published;

/// <summary>A document or media item as visitors may see it, or as its draft stands. It never changes: after a change there is another one.</summary>
internal sealed class PublishedItem : PublishedContentBase
{
    private readonly Dictionary<string, PublishedValue> _values;
    private readonly IContentBase _content;
    private readonly IVariationContextAccessor _context;
    private readonly bool _isDraft;

    /// <param name="content">What is stored. It must not change afterwards.</param>
    /// <param name="type">Its type.</param>
    /// <param name="cultures">Name and URL segment by culture, or under an empty one where it does not vary.</param>
    /// <param name="isDraft">True for what stands in the draft, false for what is published.</param>
    /// <param name="context">Says which culture a request asks for.</param>
    public PublishedItem(IContentBase content, IPublishedContentType type, IReadOnlyDictionary<string, PublishedCultureInfo> cultures, bool isDraft, IVariationContextAccessor context)
        : base(context)
    {
        _content = content;
        _context = context;
        _isDraft = isDraft;
        ContentType = type;
        Cultures = cultures;
        ItemType = type.ItemType;
        // Media have no draft: what is stored is what is seen.
        bool published = !isDraft && ItemType == PublishedItemType.Content;
        _values = type.PropertyTypes.ToDictionary(
            property => property.Alias,
            property => new PublishedValue(property, this, content.Properties.TryGetValue(property.Alias, out IProperty? stored) ? stored : null, published, isDraft, context),
            StringComparer.OrdinalIgnoreCase);
        ParentId = content.ParentId;
    }

    public override IPublishedContentType ContentType { get; }

    public override Guid Key => _content.Key;

    public override int Id => _content.Id;

    public override int SortOrder => _content.SortOrder;

    public override int Level => _content.Level;

    public override string Path => _content.Path;

    public override int? TemplateId => null;

    public override int CreatorId => _content.CreatorId;

    public override int WriterId => _content.WriterId;

    public override DateTime CreateDate => Utc(_content.CreateDate);

    public override DateTime UpdateDate => Utc(_content.UpdateDate);

    public override IReadOnlyDictionary<string, PublishedCultureInfo> Cultures { get; }

    public override PublishedItemType ItemType { get; }

    public override IEnumerable<IPublishedProperty> Properties => _values.Values;

    /// <summary>Umbraco's id of what it stands under, or that of the root.</summary>
    public int ParentId { get; }

    public override IPublishedProperty? GetProperty(string alias) => _values.GetValueOrDefault(alias);

    public override bool IsDraft(string? culture = null) => _isDraft;

    public override bool IsPublished(string? culture = null)
    {
        if (_content is not IContent document)
        {
            return true;
        }

        culture ??= _context.VariationContext?.Culture ?? string.Empty;
        return document.Published && (!ContentType.VariesByCulture() || culture.Length == 0 || document.IsCulturePublished(culture));
    }

    private static DateTime Utc(DateTime stored) => stored.Kind == DateTimeKind.Local ? stored.ToUniversalTime() : DateTime.SpecifyKind(stored, DateTimeKind.Utc);
}
