using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
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
        services.AddOptions<PictureSizeOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<PictureSizeOptions>, PictureSizeOptionsCheck>();
        services.AddSingleton(provider => new PictureSizes(
            provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<MediaFileManager>(), provider.GetRequiredService<IOptions<PictureSizeOptions>>(), provider.GetRequiredService<ILogger<PictureSizes>>()));
        services.AddSingleton<IImageUrlGenerator, StoredSizeUrls>();
        services.AddTransient<INotificationHandler<MediaSavingNotification>, UploadProperties>();
        services.AddTransient<INotificationHandler<MediaSavedNotification>, SizesOfMedia>();
        services.AddTransient<INotificationHandler<MediaDeletedNotification>, MediaFiles>();
        services.AddTransient<INotificationHandler<MediaMovedToRecycleBinNotification>, MediaFiles>();
        services.AddTransient<INotificationHandler<MediaMovedNotification>, MediaFiles>();
        services.AddTransient<INotificationHandler<UmbracoApplicationStartingNotification>, MediaFilesAtStart>();
        return services;
    }
}
