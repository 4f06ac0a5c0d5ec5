using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace PhbResources.Web.DeliveryApi;

/// <summary>
/// Which properties an answer has and which of the things they name are given in full, as <c>fields</c> and <c>expand</c> ask. For one
/// request: it keeps where in the answer it is.
/// </summary>
internal sealed class OutputExpansion(IApiPropertyRenderer renderer, FieldTree? expand, FieldTree fields) : IOutputExpansionStrategy
{
    private const string OwnPropertiesOfUmbraco = "umbraco";

    private FieldTree? _expand = expand;
    private FieldTree? _fields = fields;
    private int _depth;

    public IDictionary<string, object?> MapElementProperties(IPublishedElement element) => Map(element.Properties, always: true);

    public IDictionary<string, object?> MapContentProperties(IPublishedContent content) => Map(content.Properties, always: false);

    public IDictionary<string, object?> MapMediaProperties(IPublishedContent media, bool skipUmbracoProperties = true) =>
        Map(media.Properties.Where(property => !skipUmbracoProperties || !property.Alias.StartsWith(OwnPropertiesOfUmbraco, StringComparison.Ordinal)), always: false);

    private Dictionary<string, object?> Map(IEnumerable<IPublishedProperty> properties, bool always)
    {
        Dictionary<string, object?> mapped = [];
        // Of what a property names, only its address is given, unless it was asked for.
        if (_depth > 0 && _expand is null && !always)
            return mapped;
        (FieldTree? outerExpand, FieldTree? outerFields) = (_expand, _fields);
        _depth++;
        foreach (IPublishedProperty property in properties)
        {
            FieldTree? wanted = outerFields?.OfProperty(property.Alias);
            if (outerFields is { IsLeaf: false } && wanted is null)
                continue;
            _fields = wanted;
            _expand = outerExpand?.OfProperty(property.Alias);
            mapped[property.Alias] = renderer.GetPropertyValue(property, _expand is not null);
        }

        _depth--;
        (_expand, _fields) = (outerExpand, outerFields);
        return mapped;
    }
}
