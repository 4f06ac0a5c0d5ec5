using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Relations;

/// <summary>
/// While something is in the recycle bin, a relation remembers what it lay below, so that it can be put back there; it is forgotten when it leaves the bin.
/// </summary>
internal sealed class RelateOnTrash(IRelationService relations, IEntityService entities, ICoreScopeProvider scopes) :
    INotificationHandler<ContentMovedToRecycleBinNotification>,
    INotificationHandler<ContentMovedNotification>,
    INotificationHandler<MediaMovedToRecycleBinNotification>,
    INotificationHandler<MediaMovedNotification>
{
    public void Handle(ContentMovedToRecycleBinNotification notification)
        => Remember(notification.MoveInfoCollection, Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias);

    public void Handle(MediaMovedToRecycleBinNotification notification)
        => Remember(notification.MoveInfoCollection, Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteAlias);

    public void Handle(ContentMovedNotification notification) => Forget(
        notification.MoveInfoCollection, Constants.System.RecycleBinContentPathPrefix, Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias);

    public void Handle(MediaMovedNotification notification) => Forget(
        notification.MoveInfoCollection, Constants.System.RecycleBinMediaPathPrefix, Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteAlias);

    private void Remember<T>(IEnumerable<MoveToRecycleBinEventInfo<T>> moved, string alias)
        where T : class, IUmbracoEntity
    {
        using ICoreScope scope = scopes.CreateCoreScope();
        IRelationType type = relations.GetRelationTypeByAlias(alias)
            ?? throw new InvalidOperationException($"The relation type '{alias}' is gone. It is one of Umbraco's own; add it again.");
        // This is heard when the scope has ended, and the same scope may have put it back or deleted it.
        foreach (MoveToRecycleBinEventInfo<T> item in moved.Where(x => entities.Get(x.Entity.Id) is { Trashed: true }))
        {
            int[] path = item.OriginalPath.GetIdsFromPathReversed();
            int parentId = path.Length > 1 ? path[1] : Constants.System.Root;
            if (entities.Exists(parentId) && !relations.AreRelated(parentId, item.Entity.Id, alias))
            {
                relations.Save(new Relation(parentId, item.Entity.Id, type));
            }
        }

        scope.Complete();
    }

    private void Forget<T>(IEnumerable<MoveEventInfo<T>> moved, string binPath, string alias)
        where T : class, IUmbracoEntity
    {
        foreach (MoveEventInfo<T> item in moved.Where(x => x.OriginalPath.StartsWith(binPath, StringComparison.Ordinal)))
        {
            foreach (IRelation relation in relations.GetByChildId(item.Entity.Id).Where(x => x.RelationType.Alias.InvariantEquals(alias)).ToList())
            {
                relations.Delete(relation);
            }
        }
    }
}
