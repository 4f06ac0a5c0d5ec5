using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Curating.BackOffice;
using PhbResources.Core.Curating.Digest;
using PhbResources.Core.Curating.Editing;
using PhbResources.Core.Curating.Replies;
using PhbResources.Core.Curating.Review;
using PhbResources.Core.Library;
using PhbResources.Core.Submissions;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace PhbResources.Core.Curating;

/// <summary>Registers what the curators' desk works with.</summary>
[ComposeAfter(typeof(LibraryComposer))]
[ComposeAfter(typeof(SubmissionsComposer))]
public sealed class CuratingComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddSingleton<FormLayout>();
        services.AddSingleton<ContentForms>();
        services.AddSingleton<ContentEdits>();
        services.AddSingleton<ContentVersions>();
        services.AddSingleton<ContentTree>();
        services.AddSingleton<DraftPreview>();
        services.AddSingleton<SubmissionReading>();
        services.AddSingleton<BackOfficeDesk>();
        services.AddSingleton<DeskFigures>();
        services.AddSingleton<People.People>();
        services.AddSingleton<CuratorReplies>();
        services.AddSingleton<WeeklyDigest>();
        services.AddHostedService(provider => provider.GetRequiredService<WeeklyDigest>());
    }
}
