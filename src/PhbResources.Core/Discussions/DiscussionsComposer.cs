using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Library;
using PhbResources.Core.Members;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Core.Discussions;

/// <summary>Registers the discussions with whichever Umbraco finds this package.</summary>
[ComposeAfter(typeof(LibraryComposer)), ComposeAfter(typeof(SpamComposer))]
public sealed class DiscussionsComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddSingleton(provider => DiscussionAreas.Read(provider.GetRequiredService<IOptions<PhbOptions>>().Value.ConfigPath));
        services.AddSingleton<IDiscussedContents, DiscussedTemplates>();
        services.AddSingleton<DiscussionPlaces>();
        services.AddSingleton<DiscussionReading>();
        services.AddSingleton<DiscussionBell>();
        services.AddSingleton<PostNews>();
        services.AddSingleton<PostMails>();
        services.AddSingleton<PostJudging>();
        services.AddSingleton(provider => new DiscussionPosting(provider.GetRequiredService<IDbContextFactory<PhbDbContext>>(), provider.GetRequiredService<DiscussionReading>(), provider.GetRequiredService<PostJudging>(),
            provider.GetRequiredService<PostNews>(), provider.GetRequiredService<PostRates>(), provider.GetRequiredService<DiscussionBell>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DiscussionCare(provider.GetRequiredService<IDbContextFactory<PhbDbContext>>(), provider.GetRequiredService<PostNews>(), provider.GetRequiredService<DiscussionBell>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DiscussionDesk(provider.GetRequiredService<IDbContextFactory<PhbDbContext>>(), provider.GetRequiredService<DiscussionReading>(), provider.GetRequiredService<PostNews>(),
            provider.GetRequiredService<PostMails>(), provider.GetRequiredService<SpamLessons>(), provider.GetRequiredService<SpamOfMembers>(), provider.GetRequiredService<SubmissionSpam>(), provider.GetRequiredService<MemberLocks>(), provider.GetRequiredService<DiscussionBell>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DiscussionSearch(provider.GetRequiredService<IDbContextFactory<PhbDbContext>>(), provider.GetRequiredService<DiscussionReading>(), provider.GetRequiredService<DiscussionPlaces>(),
            provider.GetRequiredService<DiscussionBell>(), provider.GetRequiredService<OwnSynonyms>(), provider.GetRequiredService<IOptions<PhbOptions>>(), provider.GetRequiredService<IHostingEnvironment>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<DiscussionSearch>>()));
        services.AddHostedService(provider => provider.GetRequiredService<DiscussionSearch>());
        services.AddSingleton<PostsOfMember>();
        services.AddSingleton<IMemberData>(provider => provider.GetRequiredService<PostsOfMember>());
        services.AddSingleton<IMemberFarewell>(provider => provider.GetRequiredService<PostsOfMember>());

        builder.AddNotificationHandler<UmbracoApplicationStartingNotification, DiscussionsStart>();
        builder.AddNotificationAsyncHandler<MemberSavedNotification, WriterNames>();
        builder.AddNotificationAsyncHandler<AssignedMemberRolesNotification, WriterNames>();
        builder.AddNotificationAsyncHandler<RemovedMemberRolesNotification, WriterNames>();
    }
}

/// <summary>Reads the areas, so that a mistake in them shows before the first visitor, and opens the search index.</summary>
internal sealed class DiscussionsStart(DiscussionAreas areas, DiscussionSearch search) : INotificationHandler<UmbracoApplicationStartingNotification>
{
    public void Handle(UmbracoApplicationStartingNotification notification)
    {
        _ = areas;
        if (notification.RuntimeLevel == RuntimeLevel.Run)
            search.Open();
    }
}
