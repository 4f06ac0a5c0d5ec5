using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Facts;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace PhbResources.Core.Leave;

/// <summary>Registers the leave calculator.</summary>
[ComposeAfter(typeof(FactsComposer))]
public sealed class LeaveComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<RegularLeave>();
        builder.Services.AddSingleton<IrregularLeave>();
    }
}
