using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Library;
using PhbResources.Core.Submissions;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Core.Changes;

/// <summary>Registers the recent changes. Before submissions, which move on when what they became is published.</summary>
[ComposeAfter(typeof(LibraryComposer)), ComposeBefore(typeof(SubmissionsComposer))]
public sealed class ChangesComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<ActingMember>();
        builder.Services.AddSingleton<RecentChanges>();
        builder.Services.AddSingleton<TemplateComparison>();
        builder.AddNotificationAsyncHandler<UmbracoApplicationStartingNotification, TemplateChanges>();
        builder.AddNotificationHandler<ContentPublishedNotification, TemplateChanges>();
        builder.AddNotificationHandler<ContentUnpublishedNotification, TemplateChanges>();
        builder.AddNotificationHandler<ContentMovedToRecycleBinNotification, TemplateChanges>();
        builder.AddNotificationHandler<ContentDeletedNotification, TemplateChanges>();
    }
}
