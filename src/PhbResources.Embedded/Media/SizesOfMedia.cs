using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Embedded.Media;

/// <summary>Makes the sizes of a picture when its media item is saved. Umbraco hands this out when the outermost scope has committed: where it was rolled back, none are made.</summary>
internal sealed class SizesOfMedia(PictureSizes sizes) : INotificationHandler<MediaSavedNotification>
{
    public void Handle(MediaSavedNotification notification)
    {
        foreach (IMedia item in notification.SavedEntities)
        {
            if (item.Trashed || MediaRepository.FileOf(item) is not { } path || !PictureResizer.CanMake(path))
                continue;
            sizes.RemoveLeftOver(path);
            sizes.Make(path);
        }
    }
}
