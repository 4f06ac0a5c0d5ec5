using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Services.Navigation;

namespace PhbResources.Web.DeliveryApi.Querying;

/// <summary><c>fetch=children:</c>, <c>descendants:</c> or <c>ancestors:</c> with the id or the path of a document.</summary>
public sealed class TreeSelector(IDocumentNavigationQueryService navigation, IRequestRoutingService routing, IRequestPreviewService preview, IApiDocumentUrlService urls, IRequestCultureService culture) : ISelectorHandler
{
    private const string Children = "children:";
    private const string Descendants = "descendants:";
    private const string Ancestors = "ancestors:";

    /// <inheritdoc/>
    public bool CanHandle(string query) => new[] { Children, Descendants, Ancestors }.Any(name => query.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public SelectorOption BuildSelectorOption(string selector)
    {
        int colon = selector.IndexOf(':', StringComparison.Ordinal);
        string of = selector[(colon + 1)..].Trim();
        Guid? key = Guid.TryParse(of, out Guid id) ? id
            : of.Length > 0 ? urls.GetDocumentKeyByRoute(routing.GetContentRoute(of), culture.GetRequestedCulture(), preview.IsPreview())
            : null;
        return selector[..(colon + 1)].ToLowerInvariant() switch
        {
            Children => new SelectorOption { FieldName = DocumentFields.Parent, Values = ValueOf(key) },
            Descendants => new SelectorOption { FieldName = DocumentFields.Ancestors, Values = ValueOf(key) },
            _ => new SelectorOption
            {
                FieldName = DocumentFields.Key,
                Values = key is { } found && navigation.TryGetAncestorsKeys(found, out IEnumerable<Guid> ancestors) ? [.. ancestors.Select(ancestor => ancestor.ToString("D"))] : [],
            },
        };

        static string[] ValueOf(Guid? key) => key is { } found ? [found.ToString("D")] : [];
    }
}
