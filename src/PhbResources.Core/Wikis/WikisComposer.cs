using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Discussions;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Core.Scanning;
using PhbResources.Core.Schemas;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Wikis.Importing;
using PhbResources.Documents.Inspection;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Core.Wikis;

/// <summary>Registers the way in for wikis.</summary>
[ComposeAfter(typeof(GuidesComposer)), ComposeAfter(typeof(DiscussionsComposer))]
public sealed class WikisComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(provider => new OldAddresses(provider.GetRequiredService<IDbContextFactory<PhbDbContext>>(), provider.GetRequiredService<PublishedGuides>(), provider.GetRequiredService<PublishedLibrary>()));
        builder.Services.AddSingleton(Import);
    }

    // Files wait as those of submissions do, in a folder beside theirs.
    private static WikiImport Import(IServiceProvider provider)
    {
        string beside = Path.Combine(Path.GetDirectoryName(provider.GetRequiredService<PrivateFiles>().Root) ?? ".", "wiki-files");
        PrivateFiles own = new(Options.Create(new SharingOptions { FilesPath = beside }), provider.GetRequiredService<IHostingEnvironment>());
        SubmissionMedia media = new(provider.GetRequiredService<IMediaService>(), provider.GetRequiredService<MediaFileManager>(), provider.GetRequiredService<MediaUrlGeneratorCollection>(),
            provider.GetRequiredService<IShortStringHelper>(), provider.GetRequiredService<IContentTypeBaseServiceProvider>(), own, provider.GetRequiredService<ICoreScopeProvider>(), provider.GetRequiredService<ILogger<SubmissionMedia>>());
        IDbContextFactory<PhbDbContext> contexts = provider.GetRequiredService<IDbContextFactory<PhbDbContext>>();
        GuidePictures pictures = provider.GetRequiredService<GuidePictures>();
        PublishedLibrary library = provider.GetRequiredService<PublishedLibrary>();
        TimeProvider clock = provider.GetRequiredService<TimeProvider>();
        return new WikiImport(
            contexts,
            new WikiWriter(contexts, provider.GetRequiredService<IContentService>(), provider.GetRequiredService<ICoreScopeProvider>(), provider.GetRequiredService<IEventAggregator>(), library, pictures, media, provider.GetRequiredService<DiscussionBell>(), provider.GetRequiredService<PublishingDates>(), clock),
            new WikiFiles(own, provider.GetRequiredService<FileInspector>(), provider.GetRequiredService<ClamdScanner>(), pictures),
            provider.GetRequiredService<OldAddresses>(),
            library,
            provider.GetRequiredService<PublishedGuides>(),
            provider.GetRequiredService<KindCatalogue>(),
            provider.GetRequiredService<IShortStringHelper>());
    }
}
