using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Discussions;
using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.Library;
using PhbResources.Core.Members;
using PhbResources.Core.Pictures;
using PhbResources.Core.Scanning;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Documents.Inspection;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Core.Guides;

/// <summary>Registers the guides.</summary>
[ComposeAfter(typeof(LibraryComposer)), ComposeAfter(typeof(SubmissionsComposer)), ComposeAfter(typeof(SpamComposer))]
public sealed class GuidesComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddSingleton<GuideReader>();
        services.AddSingleton(provider => new PublishedGuides(provider.GetRequiredService<IContentService>(), provider.GetRequiredService<GuideReader>(), provider.GetRequiredService<ILogger<PublishedGuides>>()));
        services.AddSingleton<GuideHistory>();
        services.AddSingleton<GuideMails>();
        services.AddSingleton<GuideRecords>();
        services.AddSingleton<GuideSpam>();
        services.AddSingleton<GuideSearch>();
        services.AddSingleton(Pictures);
        services.AddSingleton(provider => new GuideChanges(
            provider.GetRequiredService<IDbContextFactory<PhbDbContext>>(), provider.GetRequiredService<PublishedGuides>(), provider.GetRequiredService<GuideHistory>(), provider.GetRequiredService<GuidePictures>(),
            provider.GetRequiredService<GuideMails>(), provider.GetRequiredService<GuideSpam>(), provider.GetRequiredService<IContentService>(), provider.GetRequiredService<ICoreScopeProvider>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new TextSuggestions(
            provider.GetRequiredService<IDbContextFactory<PhbDbContext>>(), provider.GetRequiredService<PublishedLibrary>(), provider.GetRequiredService<GuideMails>(), provider.GetRequiredService<GuideSpam>(),
            provider.GetRequiredService<IContentService>(), provider.GetRequiredService<ICoreScopeProvider>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDiscussedContents, DiscussedGuides>();
        services.AddSingleton<GuidesOfMember>();
        services.AddSingleton<IMemberData>(provider => provider.GetRequiredService<GuidesOfMember>());
        services.AddSingleton<IMemberFarewell>(provider => provider.GetRequiredService<GuidesOfMember>());

        builder.AddNotificationAsyncHandler<UmbracoApplicationStartingNotification, GuideStart>();
        builder.AddNotificationHandler<ContentCacheRefresherNotification, GuideUpdates>();
        builder.AddNotificationHandler<ContentPublishingNotification, GuideRules>();
        builder.AddNotificationHandler<ContentPublishedNotification, GuideRecords>();
        builder.AddNotificationHandler<ContentUnpublishedNotification, GuideRecords>();
        builder.AddNotificationHandler<ContentMovedToRecycleBinNotification, GuideRecords>();
        builder.AddNotificationHandler<ContentDeletedNotification, GuideRecords>();
    }

    // Pictures are kept as the files of submissions are, in a folder beside theirs.
    private static GuidePictures Pictures(IServiceProvider provider)
    {
        string beside = Path.Combine(Path.GetDirectoryName(provider.GetRequiredService<PrivateFiles>().Root) ?? ".", "guide-pictures");
        PrivateFiles own = new(Options.Create(new SharingOptions { FilesPath = beside }), provider.GetRequiredService<IHostingEnvironment>());
        SubmissionMedia publishing = new(provider.GetRequiredService<IMediaService>(), provider.GetRequiredService<MediaFileManager>(), provider.GetRequiredService<MediaUrlGeneratorCollection>(),
            provider.GetRequiredService<IShortStringHelper>(), provider.GetRequiredService<IContentTypeBaseServiceProvider>(), own, provider.GetRequiredService<ICoreScopeProvider>(), provider.GetRequiredService<ILogger<SubmissionMedia>>());
        return new GuidePictures(provider.GetRequiredService<IDbContextFactory<PhbDbContext>>(), own, publishing, provider.GetRequiredService<IMediaService>(), provider.GetRequiredService<MediaFileManager>(),
            provider.GetRequiredService<MediaUrlGeneratorCollection>(), provider.GetRequiredService<FileInspector>(), provider.GetRequiredService<ClamdScanner>(),
            provider.GetRequiredService<MediaSizes>(), provider.GetRequiredService<TimeProvider>());
    }
}
