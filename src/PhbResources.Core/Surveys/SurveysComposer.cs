using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Library;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace PhbResources.Core.Surveys;

/// <summary>Registers the curators' surveys.</summary>
[ComposeAfter(typeof(LibraryComposer))]
public sealed class SurveysComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<OpenSurvey>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<OpenSurvey>());
        builder.Services.AddSingleton<SurveyShelf>();
    }
}
