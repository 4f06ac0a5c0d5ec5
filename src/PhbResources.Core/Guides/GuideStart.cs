using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Core.Guides;

/// <summary>Before the first visitor is let in, after the starter library is loaded: guides are read into memory, their history is brought up to them, their index is filled.</summary>
internal sealed class GuideStart(PublishedGuides guides, GuideRecords records, GuideChanges changes, GuidePictures pictures, GuideSearch search) : INotificationAsyncHandler<UmbracoApplicationStartingNotification>
{
    public async Task HandleAsync(UmbracoApplicationStartingNotification notification, CancellationToken cancellationToken)
    {
        if (notification.RuntimeLevel != RuntimeLevel.Run)
            return;
        guides.Load();
        records.CatchUp();
        await pictures.CatchUpAsync(cancellationToken);
        await changes.CatchUpAsync(cancellationToken);
        await search.OpenAsync(cancellationToken);
    }
}
