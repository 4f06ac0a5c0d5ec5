using System.Collections.Frozen;
using PhbResources.Core.Schemas;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Library.Delivery;

/// <summary>
/// What Umbraco's Delivery API can filter and sort templates by, in either host: their kind, their shelf, and the properties people choose by.
/// Umbraco finds it by its interface. Only what is published counts, whatever the draft holds.
/// </summary>
public sealed class TemplateFields(KindCatalogue kinds, TemplateReader reader, IContentService contents) : IContentIndexHandler
{
    /// <summary>Field with the alias and the name of the kind.</summary>
    public const string Kind = "kind";

    /// <summary>Field with the address and the title of the shelf.</summary>
    public const string Category = "category";

    private static readonly string[] s_ofAll = [LibraryAliases.Tags, LibraryAliases.Licence, LibraryAliases.ReadingAge, LibraryAliases.LawCheckedOn];

    private readonly Lazy<FrozenSet<string>> _properties = new(() =>
        kinds.Kinds.SelectMany(kind => kind.Properties).Where(property => property.Filter).Select(property => property.Alias).Concat(s_ofAll).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>All names there are, in their own spelling.</summary>
    internal IEnumerable<string> Names => [Kind, Category, .. _properties.Value];

    /// <inheritdoc/>
    public IEnumerable<IndexFieldValue> GetFieldValues(IContent content, string? culture)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (kinds.Find(content.ContentType.Alias) is not { } kind)
            yield break;
        yield return new IndexFieldValue { FieldName = Kind, Values = [kind.Alias, kind.Name] };
        if (contents.GetById(content.ParentId) is { } shelf)
            yield return new IndexFieldValue { FieldName = Category, Values = new[] { reader.SlugOf(shelf, shelf.Published), shelf.PublishName ?? shelf.Name }.OfType<string>().Distinct() };
        foreach (IProperty property in content.Properties.Where(property => _properties.Value.Contains(property.Alias)))
        {
            object[] values = [.. StoredValues.Of(property.GetValue(culture, null, content.Published))];
            if (values.Length > 0)
                yield return new IndexFieldValue { FieldName = property.Alias, Values = values };
        }
    }

    /// <inheritdoc/>
    public IEnumerable<IndexField> GetFields() =>
        Names.Select(name => new IndexField { FieldName = name, FieldType = FieldType.StringRaw, VariesByCulture = false });
}
