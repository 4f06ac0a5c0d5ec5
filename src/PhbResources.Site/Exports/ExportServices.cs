using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhbResources.Core;
using PhbResources.Core.Discussions;
using PhbResources.Core.Exports;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Core.Wikis;

namespace PhbResources.Site.Exports;

internal static class ExportServices
{
    public static IServiceCollection AddExports(this IServiceCollection services)
    {
        services.AddSingleton<OfflinePages>();
        services.AddSingleton(provider => new LibraryExport(
            provider.GetRequiredService<PublishedLibrary>(), provider.GetRequiredService<PublishedGuides>(), provider.GetRequiredService<DiscussionAreas>(),
            provider.GetRequiredService<OwnSynonyms>(), provider.GetRequiredService<OldAddresses>(), provider.GetRequiredService<ExportedTemplateReader>(), provider.GetRequiredService<OfflinePages>(),
            provider.GetRequiredService<ExportReading>(), provider.GetRequiredService<IOptions<PhbOptions>>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
