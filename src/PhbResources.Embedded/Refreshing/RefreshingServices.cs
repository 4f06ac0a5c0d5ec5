using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Embedded.Refreshing;

/// <summary>Registers what tells packages that content, media and members changed.</summary>
internal static class RefreshingServices
{
    public static IServiceCollection AddCacheRefreshing(this IServiceCollection services)
    {
        services.AddTransient<INotificationHandler<ContentTreeChangeNotification>, ContentRefreshing>();
        services.AddTransient<INotificationHandler<ElementTreeChangeNotification>, ElementRefreshing>();
        services.AddTransient<INotificationHandler<MediaTreeChangeNotification>, MediaRefreshing>();
        services.AddTransient<INotificationHandler<MemberSavedNotification>, MemberRefreshing>();
        services.AddTransient<INotificationHandler<MemberDeletedNotification>, MemberRefreshing>();
        return services;
    }
}
