using PhbResources.Core.Insights;
using PhbResources.Core.Members;
using PhbResources.Core.StarterLibrary;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Core.Library;

/// <summary>
/// What happens before the first visitor is let in, after the document types are there: what is published is read
/// into memory, the starter library is loaded, the search index is opened and brought up to date.
/// </summary>
internal sealed class LibraryStart(
    StarterLibraryLoader starter,
    PublishedLibrary library,
    LibrarySearch search,
    DownloadCounter downloads,
    FirstCurator curator) : INotificationAsyncHandler<UmbracoApplicationStartingNotification>
{
    public async Task HandleAsync(UmbracoApplicationStartingNotification notification, CancellationToken cancellationToken)
    {
        if (notification.RuntimeLevel != RuntimeLevel.Run)
            return; // A full Umbraco that is being installed or upgraded says "starting" again when it is done.
        await downloads.OpenAsync(cancellationToken);
        library.Load();
        starter.Load(); // After it, since publishing looks at which addresses are taken.
        await search.OpenAsync(cancellationToken);
        curator.Open();
    }
}
