using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhbResources.Core.Insights;
using PhbResources.Core.Members;
using PhbResources.Core.StarterLibrary;
using PhbResources.Core.Storage;
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
    OwnSynonyms synonyms,
    IDbContextFactory<PhbDbContext> contexts,
    FirstCurator curator,
    IOptions<PhbOptions> options) : INotificationAsyncHandler<UmbracoApplicationStartingNotification>
{
    public async Task HandleAsync(UmbracoApplicationStartingNotification notification, CancellationToken cancellationToken)
    {
        if (notification.RuntimeLevel != RuntimeLevel.Run)
            return; // A full Umbraco that is being installed or upgraded says "starting" again when it is done.
        if (library.Current.Number > 0)
            return; // It was running when it was started again: what is open is kept fresh as ever.
        await using (PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken))
            await context.Database.MigrateAsync(cancellationToken);
        curator.Open(); // First, since a mistake in its settings stops the start, and loading the library takes a while.
        await downloads.ReadAsync(cancellationToken);
        library.Load();
        if (options.Value.StarterLibrary)
            starter.Load(); // After it, since publishing looks at which addresses are taken.
        await search.OpenAsync(cancellationToken);
        await synonyms.FollowAsync(cancellationToken);
    }
}
