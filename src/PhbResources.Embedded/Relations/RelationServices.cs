using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.Relations;

/// <summary>Registers relations and the handlers that keep Umbraco's own: copies to their original, what is in the bin to its old place.</summary>
internal static class RelationServices
{
    public static void AddRelations(this IServiceCollection services)
    {
        services.AddSingleton<IRelationTypeRepository, RelationTypeRepository>();
        services.AddSingleton<IRelationRepository, RelationRepository>();
        services.AddTransient<INotificationHandler<ContentCopiedNotification>, RelateOnCopyNotificationHandler>();
        services.AddTransient<INotificationHandler<ContentMovedToRecycleBinNotification>, RelateOnTrash>();
        services.AddTransient<INotificationHandler<ContentMovedNotification>, RelateOnTrash>();
        services.AddTransient<INotificationHandler<MediaMovedToRecycleBinNotification>, RelateOnTrash>();
        services.AddTransient<INotificationHandler<MediaMovedNotification>, RelateOnTrash>();
    }
}
