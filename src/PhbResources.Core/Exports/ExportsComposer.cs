using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Library;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace PhbResources.Core.Exports;

/// <summary>Registers what reads and brings in exports.</summary>
[ComposeAfter(typeof(LibraryComposer))]
public sealed class ExportsComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<ExportedTemplateReader>();
    }
}
