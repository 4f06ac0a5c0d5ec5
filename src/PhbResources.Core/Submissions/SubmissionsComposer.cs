using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PhbResources.Core.Library;
using PhbResources.Core.Scanning;
using PhbResources.Documents.Inspection;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

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
        services.AddSingleton(provider => new SubmissionFiles(
            provider.GetRequiredService<SubmissionStore>(),
            provider.GetRequiredService<PrivateFiles>(),
            provider.GetRequiredService<FileInspector>(),
            provider.GetRequiredService<ClamdScanner>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SubmissionWorkflow(
            provider.GetRequiredService<SubmissionStore>(),
            provider.GetRequiredService<SubmissionRules>(),
            provider.GetRequiredService<PublishedLibrary>(),
            provider.GetRequiredService<IOptions<SharingOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
    }
}
