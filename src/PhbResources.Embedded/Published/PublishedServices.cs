using Microsoft.Extensions.DependencyInjection;
using PhbResources.Embedded.Published.Values;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.DeliveryApi.Accessors;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Templates;
using Umbraco.Extensions;

#pragma warning disable CS0618 // Core's own services still ask for the older of two interfaces for the publish status.

namespace PhbResources.Embedded.Published;

/// <summary>Registers what visitors may see of content and media, and the builders of Umbraco's Delivery API that make answers of it.</summary>
internal static class PublishedServices
{
    public static void AddPublishedContent(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<IPublishedContentTypeCache, PublishedTypes>();
        services.AddSingleton<ItemMaker>();
        services.AddSingleton<PublishedDocuments>();
        services.AddSingleton<DraftDocuments>();
        services.AddSingleton<PublishedMedia>();
        services.AddSingleton(provider => new PublishedContentVersion(provider.GetRequiredService<PublishedDocuments>(), provider.GetRequiredService<DraftDocuments>(), provider.GetRequiredService<PublishedMedia>()));
        services.AddSingleton<IPublishedContentCache, PublishedContentCache>();
        services.AddSingleton<IPublishedMediaCache, PublishedMediaCache>();
        services.AddSingleton<DocumentAddresses>();
        services.AddUnique<IDocumentUrlService>(provider => provider.GetRequiredService<DocumentAddresses>());
        services.AddUnique<IPublishedUrlProvider, PublishedUrls>();
        services.AddUnique<IPublishStatusQueryService, PublishStatus>();
        services.AddUnique<IDocumentPublishStatusQueryService>(provider => provider.GetRequiredService<IPublishStatusQueryService>());
        services.AddSingleton<IPropertyRenderingContextAccessor, RenderingContext>();
        services.AddSingleton(provider => new HtmlImageSourceParser(provider.GetRequiredService<IPublishedUrlProvider>()));

        services.AddSingleton<RichTextBlocks>();
        services.AddUnique<IApiRichTextMarkupParser, ApiMarkup>();
        services.AddSingleton<PublishedRefreshing>();
        services.AddSingleton<INotificationHandler<ContentCacheRefresherNotification>>(Refreshing);
        services.AddSingleton<INotificationHandler<MediaCacheRefresherNotification>>(Refreshing);
        services.AddSingleton<INotificationHandler<ContentTypeCacheRefresherNotification>>(Refreshing);
        services.AddSingleton<INotificationHandler<DataTypeCacheRefresherNotification>>(Refreshing);

        builder.PropertyValueConverters()
            .Append<ImageCropperConverter>()
            .Append<MediaPickerConverter>()
            .Append<MultiUrlConverter>()
            .Append<RichTextConverter>();

        services.AddUnique<IApiElementBuilder, ApiElementBuilder>();
        services.AddUnique<IApiContentBuilder, ApiContentBuilder>();
        services.AddUnique<IApiContentResponseBuilder, ApiContentResponseBuilder>();
        services.AddUnique<IApiMediaBuilder, ApiMediaBuilder>();
        services.AddUnique<IApiContentNameProvider, ApiContentNameProvider>();
        services.AddUnique<IApiContentPathProvider, ApiContentPathProvider>();
        services.AddUnique<IApiContentRouteBuilder, ApiContentRouteBuilder>();
        services.AddUnique<IApiMediaUrlProvider, ApiMediaUrlProvider>();
        services.AddUnique<IApiPropertyRenderer, ApiPropertyRenderer>();
        services.AddUnique<IApiDocumentUrlService, ApiDocumentUrlService>();
        services.AddUnique<IApiPublishedContentCache, ApiPublishedContentCache>();

        // There is no request here. A host that answers the Delivery API puts its own in their place.
        services.AddSingleton<IRequestPreviewService, NoopRequestPreviewService>();
        services.AddSingleton<IOutputExpansionStrategyAccessor, NoopOutputExpansionStrategyAccessor>();

        static PublishedRefreshing Refreshing(IServiceProvider provider) => provider.GetRequiredService<PublishedRefreshing>();
    }

    /// <summary>How a value that is missing in one language is looked for in another, for as long as one thing is being made.</summary>
    private sealed class RenderingContext : IPropertyRenderingContextAccessor
    {
        private readonly AsyncLocal<PropertyRenderingContext?> _current = new();

        public PropertyRenderingContext? PropertyRenderingContext
        {
            get => _current.Value;
            set => _current.Value = value;
        }
    }
}
