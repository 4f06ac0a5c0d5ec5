using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Library;
using PhbResources.Core.Members;
using PhbResources.Core.Submissions;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace PhbResources.Core.Feedback;

/// <summary>Registers what visitors say of templates, and the thanks for it.</summary>
[ComposeAfter(typeof(LibraryComposer))]
[ComposeAfter(typeof(SubmissionsComposer))]
public sealed class FeedbackComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddSingleton<TemplateFeedback>();
        services.AddSingleton<Thanks>();
        services.AddSingleton<IMemberData>(provider => provider.GetRequiredService<Thanks>());
        services.AddSingleton<IMemberFarewell>(provider => provider.GetRequiredService<Thanks>());
        services.AddHostedService<ThanksRounds>();
    }
}
