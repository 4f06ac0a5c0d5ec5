using PhbResources.Embedded.Caching;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Types;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Embedded.Content;

/// <summary>Documents.</summary>
internal class DocumentRepository(ScopedDatabase db, ScopedEntities entities, ILanguageRepository languages, ITypeSource<IContentType> types)
    : PublishableStore<IContent>(db, entities, languages, types), IDocumentRepository
{
    protected override Guid ObjectType => Constants.ObjectTypes.Document;

    public override int RecycleBinId => Constants.System.RecycleBinContent;

    /// <remarks>Templates of the embedded host are not Razor files, so there is nothing to load or to leave out.</remarks>
    public IEnumerable<IContent> GetPage(IQuery<IContent>? query, long pageIndex, int pageSize, out long totalRecords, string[]? propertyAliases, IQuery<IContent>? filter, Ordering? ordering, bool loadTemplates) =>
        GetPage(query, pageIndex, pageSize, out totalRecords, propertyAliases, filter, ordering);

    /// <summary>There is no back office here, so nobody has permissions of their own on a document.</summary>
    public EntityPermissionCollection GetPermissionsForEntity(int entityId) => [];

    /// <inheritdoc cref="NoPermissions"/>
    public void ReplaceContentPermissions(EntityPermissionSet permissionSet) => throw NoPermissions();

    /// <inheritdoc cref="NoPermissions"/>
    public void AssignEntityPermission(IContent entity, string permission, IEnumerable<int> groupIds) => throw NoPermissions();

    /// <inheritdoc cref="NoPermissions"/>
    public void AddOrUpdatePermissions(ContentPermissionSet permission) => throw NoPermissions();

    protected override IContent New(ContentRow row, IContentType type) => new Umbraco.Cms.Core.Models.Content(row.Version.Name!, row.ParentId, type);

    /// <summary>Permissions belong to back-office users, and those to the full CMS.</summary>
    private static NotSupportedException NoPermissions() => new("Back-office permissions on documents need the full Umbraco CMS.");
}

/// <summary>Blueprints: documents that others are made from.</summary>
internal sealed class DocumentBlueprintRepository(ScopedDatabase db, ScopedEntities entities, ILanguageRepository languages, ITypeSource<IContentType> types)
    : DocumentRepository(db, entities, languages, types), IDocumentBlueprintRepository
{
    protected override Guid ObjectType => Constants.ObjectTypes.DocumentBlueprint;

    protected override IContent New(ContentRow row, IContentType type)
    {
        IContent blueprint = base.New(row, type);
        blueprint.Blueprint = true;
        return blueprint;
    }
}

/// <summary>Elements of the library: publishable content outside the tree of documents.</summary>
internal sealed class ElementRepository(ScopedDatabase db, ScopedEntities entities, ILanguageRepository languages, ITypeSource<IContentType> types)
    : PublishableStore<IElement>(db, entities, languages, types), IElementRepository
{
    protected override Guid ObjectType => Constants.ObjectTypes.Element;

    public override int RecycleBinId => Constants.System.RecycleBinElement;

    protected override IElement New(ContentRow row, IContentType type) => new Element(row.Version.Name!, row.ParentId, type);
}
