using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services.Navigation;

#pragma warning disable CS0618 // Core's own services still ask for the older of the two interfaces.

namespace PhbResources.Embedded.Published;

/// <summary>Whether a document is published, from the published view: what it holds is published with everything above it.</summary>
internal sealed class PublishStatus(PublishedDocuments documents, IDocumentNavigationQueryService navigation) : IPublishStatusQueryService
{
    public bool IsPublished(Guid documentKey, string culture) =>
        documents.Current.Find(documentKey)?.Item is { } item && (culture == Constants.System.InvariantCulture || item.IsPublished(culture));

    public bool IsPublishedInAnyCulture(Guid documentKey) => documents.Current.Find(documentKey) is not null;

    public bool IsDocumentPublished(Guid documentKey, string culture) => IsPublished(documentKey, culture);

    public bool IsDocumentPublishedInAnyCulture(Guid documentKey) => IsPublishedInAnyCulture(documentKey);

    public bool HasPublishedAncestorPath(Guid documentKey) =>
        navigation.TryGetParentKey(documentKey, out Guid? parent) && (parent is not { } above || IsPublishedInAnyCulture(above));

    public bool HasPublishedAncestorPath(Guid documentKey, string culture) =>
        navigation.TryGetAncestorsKeys(documentKey, out IEnumerable<Guid> above) && above.All(key => IsPublished(key, culture));
}
