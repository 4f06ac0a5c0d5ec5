using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Embedded.Database;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.IO.MediaPathSchemes;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Implement;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Sync;

namespace PhbResources.Embedded.Hosting;

/// <summary>Classes that are in Core but that only the rest of Umbraco registers, and what Core registers for the rest of Umbraco alone.</summary>
internal static class CoreServices
{
    public static void AddCoreServices(this IServiceCollection services)
    {
        services.AddSingleton<ServiceContext>();
        services.AddSingleton<IIdKeyMap, IdKeyMap>();
        services.AddSingleton<IAuditService, AuditService>();
        services.AddSingleton<IDataTypeService, DataTypeService>();
        services.AddSingleton<IVariationContextAccessor, HybridVariationContextAccessor>();
        services.AddSingleton<IPublishedContentTypeFactory, PublishedContentTypeFactory>();
        services.AddTransient<IUrlAssembler, DefaultUrlAssembler>();
        services.AddSingleton<IServerRoleAccessor, SingleServerRoleAccessor>();
        services.AddSingleton<IShortStringHelper>(provider => new DefaultShortStringHelper(
            new DefaultShortStringHelperConfig().WithDefault(provider.GetRequiredService<IOptionsMonitor<RequestHandlerSettings>>().CurrentValue)));
        services.AddMemoryCache();
        services.AddSingleton(Texts);

        services.AddSingleton<FileSystems>();
        services.AddSingleton<IMediaPathScheme, UniqueMediaPathScheme>();
        services.AddSingleton(MediaFiles);

        // A package opens the same database with a library of its own choice, in either host by the same setting.
        services.AddOptions<ConnectionStrings>().PostConfigure<DataFolder>((connection, folder) =>
        {
            connection.ConnectionString = $"Data Source={folder.Database};Cache=Private;Foreign Keys=True;Pooling=True";
            connection.ProviderName = Constants.ProviderNames.SQLLite;
        });
    }

    /// <summary>
    /// Takes out what Core registers but what cannot work here: every webhook event is a handler that reads webhook tables on each publish, and the
    /// document URL handlers keep tables for Umbraco's routing.
    /// </summary>
    public static void WithoutTheRestOfUmbraco(this IUmbracoBuilder builder)
    {
        builder.WebhookEvents().Clear();
        foreach (ServiceDescriptor handler in builder.Services.Where(IsUrlHandler).ToList())
        {
            builder.Services.Remove(handler);
        }

        static bool IsUrlHandler(ServiceDescriptor service)
            => !service.IsKeyedService
                && service.ServiceType.IsGenericType
                && service.ServiceType.GetGenericTypeDefinition() is { } kind
                && (kind == typeof(INotificationHandler<>) || kind == typeof(INotificationAsyncHandler<>))
                && service.ImplementationType?.Name.StartsWith("DocumentUrl", StringComparison.Ordinal) is true;
    }

    /// <summary>Core brings the texts of its validation messages along, but not the class that finds them.</summary>
    private static LocalizedTextServiceFileSources Texts(IServiceProvider provider) => new(
        provider.GetRequiredService<ILogger<LocalizedTextServiceFileSources>>(),
        provider.GetRequiredService<AppCaches>(),
        new DirectoryInfo(Path.Combine(provider.GetRequiredService<DataFolder>().Root, "lang")),
        [],
        new EmbeddedFileProvider(typeof(LocalizedTextService).Assembly, "Umbraco.Cms.Core.EmbeddedResources.Lang").GetDirectoryContents(string.Empty));

    private static MediaFileManager MediaFiles(IServiceProvider provider)
    {
        var files = new PhysicalFileSystem(
            provider.GetRequiredService<IIOHelper>(),
            provider.GetRequiredService<IHostingEnvironment>(),
            provider.GetRequiredService<ILogger<PhysicalFileSystem>>(),
            provider.GetRequiredService<DataFolder>().Media,
            "/media");
        return new MediaFileManager(
            files,
            provider.GetRequiredService<IMediaPathScheme>(),
            provider.GetRequiredService<ILogger<MediaFileManager>>(),
            provider.GetRequiredService<IShortStringHelper>(),
            provider,
            new Lazy<ICoreScopeProvider>(provider.GetRequiredService<ICoreScopeProvider>));
    }
}
