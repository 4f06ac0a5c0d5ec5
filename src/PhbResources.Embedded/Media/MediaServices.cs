using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.Media;

/// <summary>Registers the store of media and what keeps its files in step.</summary>
internal static class MediaServices
{
    public static IServiceCollection AddMedia(this IServiceCollection services)
    {
        services.AddSingleton<IMediaRepository, MediaRepository>();
        services.AddSingleton<IImageDimensionExtractor, PictureDimensions>();
        services.TryAddSingleton<UploadAutoFillProperties>();
        services.AddTransient<INotificationHandler<MediaSavingNotification>, UploadProperties>();
        services.AddTransient<INotificationHandler<MediaDeletedNotification>, MediaFiles>();
        services.AddTransient<INotificationHandler<MediaMovedToRecycleBinNotification>, MediaFiles>();
        services.AddTransient<INotificationHandler<MediaMovedNotification>, MediaFiles>();
        return services;
    }
}
