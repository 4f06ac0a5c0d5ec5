using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PhbResources.Core.Library;
using PhbResources.Core.Members;
using PhbResources.Core.Scanning;
using PhbResources.Core.Schemas;
using PhbResources.Documents.Inspection;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Core.Submissions;

/// <summary>Registers the sharing of templates by members.</summary>
[ComposeAfter(typeof(LibraryComposer))]
public sealed class SubmissionsComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<SharingOptions>().BindConfiguration("Phb:Sharing").ValidateOnStart();
        services.AddSingleton<IValidateOptions<SharingOptions>, SharingOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PrivateFiles>();
        services.AddSingleton<SubmissionRules>();
        services.AddSingleton<SubmissionStore>();
        services.AddSingleton<SubmissionChecks>();
        services.AddSingleton<SubmissionMails>();
        services.AddSingleton<SubmissionSteps>();
        services.AddSingleton<SubmissionMedia>();
        services.AddSingleton<SubmissionContent>();
        services.AddSingleton<MemberLocks>();
        services.AddSingleton<SubmissionSettling>();
        services.AddSingleton<SubmissionIntake>();
        services.AddSingleton(provider => new SubmissionFiles(
            provider.GetRequiredService<SubmissionStore>(),
            provider.GetRequiredService<PrivateFiles>(),
            provider.GetRequiredService<FileInspector>(),
            provider.GetRequiredService<ClamdScanner>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SubmissionWorkflow(provider));
        services.AddSingleton(provider => new Imports.FolderImport(
            provider.GetRequiredService<SubmissionWorkflow>(),
            provider.GetRequiredService<SubmissionFiles>(),
            provider.GetRequiredService<SubmissionStore>(),
            provider.GetRequiredService<PrivateFiles>(),
            provider.GetRequiredService<SubmissionRules>(),
            provider.GetRequiredService<KindCatalogue>()));
        services.AddSingleton<SubmissionAdvice>();
        services.AddSingleton<SubmissionsOfMember>();
        services.AddSingleton<IMemberData>(provider => provider.GetRequiredService<SubmissionsOfMember>());
        services.AddSingleton<IMemberFarewell>(provider => provider.GetRequiredService<SubmissionsOfMember>());
        services.AddSingleton<SubmissionRounds>();
        services.AddHostedService(provider => provider.GetRequiredService<SubmissionRounds>());

        builder.AddNotificationAsyncHandler<UmbracoApplicationStartingNotification, SubmissionStart>();
        builder.AddNotificationHandler<ContentPublishingNotification, SubmissionPublishingRefused>();
        builder.AddNotificationHandler<ContentPublishedNotification, SubmissionPublishing>();
        builder.AddNotificationHandler<ContentUnpublishedNotification, SubmissionPublishing>();
        builder.AddNotificationHandler<ContentMovedToRecycleBinNotification, SubmissionPublishing>();
        builder.AddNotificationHandler<ContentDeletedNotification, SubmissionPublishing>();
    }
}

/// <summary>Registers what has to come before the library's own rules of publishing: they look at the media that are made here.</summary>
[ComposeBefore(typeof(LibraryComposer))]
public sealed class SubmissionsBeforeLibraryComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddNotificationHandler<ContentPublishingNotification, SubmissionPublishing>();
    }
}
