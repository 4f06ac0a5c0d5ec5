using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Discussions;
using PhbResources.Core.Exports.Importing;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Core.StarterLibrary;
using PhbResources.Core.Storage;
using PhbResources.Core.Wikis;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Exports;

/// <summary>Registers what reads and brings in exports.</summary>
[ComposeAfter(typeof(GuidesComposer)), ComposeAfter(typeof(DiscussionsComposer)), ComposeAfter(typeof(WikisComposer))]
public sealed class ExportsComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddSingleton<ExportedTemplateReader>();
        services.AddSingleton<ExportReading>();
        services.AddSingleton<HistoryExport>();
        services.AddTransient<ExportRules>();
        services.AddTransient<ExportedFileRules>();
        services.AddTransient<ContentImport>();
        services.AddTransient<GuideImport>();
        services.AddTransient<DiscussionImport>();
        services.AddTransient(provider => new LibraryImport(
            provider.GetRequiredService<ExportRules>(), provider.GetRequiredService<ContentImport>(), provider.GetRequiredService<GuideImport>(), provider.GetRequiredService<DiscussionImport>(),
            provider.GetRequiredService<PublishedLibrary>(), provider.GetRequiredService<PublishedGuides>(), provider.GetRequiredService<OwnSynonyms>(),
            provider.GetRequiredService<OldAddresses>(), provider.GetRequiredService<StarterLibraryLoader>(), provider.GetRequiredService<IContentService>(), provider.GetRequiredService<IDbContextFactory<PhbDbContext>>()));
    }
}
