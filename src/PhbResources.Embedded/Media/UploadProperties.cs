using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Embedded.Media;

/// <summary>Fills in what is known of a file (type, size, width and height) when a media item gets another one, in the properties that ContentSettings.Imaging names.</summary>
internal sealed class UploadProperties(UploadAutoFillProperties properties, IOptionsMonitor<ContentSettings> settings) : INotificationHandler<MediaSavingNotification>
{
    public void Handle(MediaSavingNotification notification)
    {
        foreach (IMedia media in notification.SavedEntities)
        {
            foreach (ImagingAutoFillUploadField field in settings.CurrentValue.Imaging.AutoFillImageProperties)
            {
                if (!media.Properties.TryGetValue(field.Alias, out IProperty? file) || (media.HasIdentity && !file.IsDirty())) continue;
                if (MediaRepository.FileOf(media, field.Alias) is { } path) properties.Populate(media, field, path, null, null);
                else properties.Reset(media, field, null, null);
            }
        }
    }
}
