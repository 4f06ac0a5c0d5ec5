using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;

namespace PhbResources.Embedded.DataTypes;

/// <summary>Clears Core's own cache of configurations and says that data types changed the way full Umbraco does, before other handlers run.</summary>
internal sealed class DataTypeRefreshing(IEventAggregator events, IIdKeyMap ids, IDataTypeConfigurationCache configurations)
    : IDistributedCacheNotificationHandler<DataTypeSavedNotification>, IDistributedCacheNotificationHandler<DataTypeDeletedNotification>
{
    public void Handle(DataTypeSavedNotification notification) => Tell(notification.SavedEntities, removed: false);

    public void Handle(DataTypeDeletedNotification notification) => Tell(notification.DeletedEntities, removed: true);

    private void Tell(IEnumerable<IDataType> changed, bool removed)
    {
        IDataType[] dataTypes = changed.ToArray();
        configurations.ClearCache(dataTypes.Select(x => x.Key));
        foreach (IDataType dataType in removed ? dataTypes : [])
        {
            ids.ClearCache(dataType.Id);
        }

        events.Publish(new DataTypeCacheRefresherNotification(
            dataTypes.Select(x => new DataTypeCacheRefresher.JsonPayload(x.Id, x.Key, removed)).ToArray(), MessageType.RefreshByPayload));
    }
}
