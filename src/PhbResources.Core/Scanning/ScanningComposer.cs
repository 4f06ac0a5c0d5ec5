using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PhbResources.Documents.Inspection;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace PhbResources.Core.Scanning;

/// <summary>Registers what decides whether a shared file is safe: <see cref="FileInspector"/> and <see cref="ClamdScanner"/>.</summary>
public sealed class ScanningComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<ClamdOptions>().BindConfiguration("Phb:Clamd").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ClamdOptions>, ClamdOptionsCheck>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ClamdScanner>();
        builder.Services.AddSingleton(provider => new FileInspector(InspectionLimits.Default, provider.GetRequiredService<TimeProvider>()));
    }
}
