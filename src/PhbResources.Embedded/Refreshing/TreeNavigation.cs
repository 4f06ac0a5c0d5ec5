using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Services.Navigation;

namespace PhbResources.Embedded.Refreshing;

/// <summary>Keeps one of Umbraco's trees in memory (who is whose child) in step with the database. What happens often is followed step by step; what moves whole branches makes the tree be read again.</summary>
internal abstract class TreeNavigation(
    INavigationQueryService tree, INavigationManagementService management, IRecycleBinNavigationManagementService bin, IIdKeyMap ids, UmbracoObjectTypes objectType)
{
    private readonly Lock _gate = new();

    public void Build()
    {
        lock (_gate) ReadAgain();
    }

    public void Follow<T>(IEnumerable<TreeChange<T>> changes) where T : class, IContentBase
    {
        // One at a time: what was read from the database before another change must not be put in place after that change was followed.
        lock (_gate)
        {
            bool again = false;
            foreach (TreeChange<T> change in changes) again |= !Followed(change.Item, change.ChangeTypes);
            if (again) ReadAgain();
        }
    }

    private bool Followed(IContentBase item, TreeChangeTypes change)
    {
        if (change.HasFlag(TreeChangeTypes.RefreshAll) || item.Trashed) return false;
        Guid? parent = null;
        if (item.ParentId != Constants.System.Root)
        {
            Attempt<Guid> key = ids.GetKeyForId(item.ParentId, objectType);
            if (!key.Success) return false;
            parent = key.Result;
        }
        bool known = tree.TryGetParentKey(item.Key, out Guid? before);
        if (change.HasFlag(TreeChangeTypes.Remove)) return !known || (management.MoveToBin(item.Key) && bin.RemoveFromBin(item.Key));
        if (known) return before == parent && management.UpdateSortOrder(item.Key, item.SortOrder);
        return !change.HasFlag(TreeChangeTypes.RefreshBranch) && management.Add(item.Key, item.ContentType.Key, parent, item.SortOrder);
    }

    private void ReadAgain()
    {
        management.RebuildAsync().GetAwaiter().GetResult();
        bin.RebuildBinAsync().GetAwaiter().GetResult();
    }
}

/// <summary>The tree of documents.</summary>
internal sealed class DocumentNavigation(IDocumentNavigationQueryService tree, IDocumentNavigationManagementService management, IIdKeyMap ids)
    : TreeNavigation(tree, management, management, ids, UmbracoObjectTypes.Document);

/// <summary>The tree of media.</summary>
internal sealed class MediaNavigation(IMediaNavigationQueryService tree, IMediaNavigationManagementService management, IIdKeyMap ids)
    : TreeNavigation(tree, management, management, ids, UmbracoObjectTypes.Media);

/// <summary>Reads the trees once when the application starts.</summary>
internal sealed class NavigationAtStart(DocumentNavigation documents, MediaNavigation media) : INotificationHandler<UmbracoApplicationStartingNotification>
{
    public void Handle(UmbracoApplicationStartingNotification notification)
    {
        documents.Build();
        media.Build();
    }
}
