using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Embedded.Hosting;

/// <summary>Two small caches inside Core that the rest of Umbraco clears by its cache refreshers: pairs of id and key, and data type configurations.</summary>
internal sealed class CoreCaches(IIdKeyMap ids, IDataTypeConfigurationCache configurations) :
    INotificationHandler<ContentDeletedNotification>,
    INotificationHandler<MediaDeletedNotification>,
    INotificationHandler<MemberDeletedNotification>,
    INotificationHandler<DataTypeSavedNotification>,
    INotificationHandler<DataTypeDeletedNotification>
{
    public void Handle(ContentDeletedNotification notification) => Forget(notification.DeletedEntities.Select(x => x.Id));

    public void Handle(MediaDeletedNotification notification) => Forget(notification.DeletedEntities.Select(x => x.Id));

    public void Handle(MemberDeletedNotification notification) => Forget(notification.DeletedEntities.Select(x => x.Id));

    public void Handle(DataTypeSavedNotification notification) => configurations.ClearCache(notification.SavedEntities.Select(x => x.Key));

    public void Handle(DataTypeDeletedNotification notification)
    {
        IDataType[] deleted = notification.DeletedEntities.ToArray();
        configurations.ClearCache(deleted.Select(x => x.Key));
        Forget(deleted.Select(x => x.Id));
    }

    private void Forget(IEnumerable<int> deleted)
    {
        foreach (int id in deleted)
        {
            ids.ClearCache(id);
        }
    }
}
