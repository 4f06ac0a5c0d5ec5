using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Insights;
using PhbResources.Core.Library.Delivery;
using PhbResources.Core.Requests;
using PhbResources.Core.Schemas;
using PhbResources.Core.StarterLibrary;
using PhbResources.Core.Storage;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Pdf.Fonts;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Core.Library;

/// <summary>Registers the library with whichever Umbraco finds this package.</summary>
[ComposeAfter(typeof(SchemasComposer))]
public sealed class LibraryComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddPhbDatabase();

        services.TryAddSingleton(_ => new FileInspector());
        services.AddSingleton<TemplateFiles>();
        services.AddSingleton<TemplateReader>();
        services.AddSingleton<PublishedLibrary>();
        services.AddSingleton<TemplateHistory>();
        services.AddSingleton<TemplateDocuments>();
        services.AddSingleton<TemplatePreview>();
        services.AddSingleton(provider => new FontShelf(
            [.. new[] { provider.GetRequiredService<IOptions<PhbOptions>>().Value.FontsPath }.OfType<string>(), .. FontFolders.Usual()],
            provider.GetRequiredService<ILogger<FontShelf>>()));
        services.AddSingleton<DocumentWriters>();
        services.AddSingleton<TemplateDownloads>();
        services.AddSingleton<DocumentCards>();
        services.AddSingleton<TemplateCards>();
        services.AddSingleton<ShortLinks>();
        services.AddSingleton<LibrarySearch>();
        services.AddSingleton<IndexFacts>();
        services.AddSingleton<StarterLibraryProblems>();
        services.AddSingleton<DownloadCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<DownloadCounter>());
        services.AddSingleton<QueryCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<QueryCounter>());
        services.AddSingleton<DayCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<DayCounter>());
        services.AddSingleton<LibraryFigures>();
        services.AddSingleton<OwnSynonyms>();
        services.AddHostedService(provider => provider.GetRequiredService<OwnSynonyms>());
        services.AddSingleton<TemplateRequests>();
        services.AddTransient<StarterLibraryLoader>();
        services.AddSingleton<TemplateFields>();
        services.AddSingleton<PublishingDates>();

        builder.AddNotificationAsyncHandler<UmbracoApplicationStartingNotification, LibraryStart>();
        builder.AddNotificationHandler<ContentCacheRefresherNotification, LibraryUpdates>();
        builder.AddNotificationHandler<MediaCacheRefresherNotification, LibraryUpdates>();
        builder.AddNotificationHandler<ContentPublishingNotification, PublishingRules>();
        builder.AddNotificationHandler<ContentPublishingNotification, PublishingDates.Setting>();
    }
}
