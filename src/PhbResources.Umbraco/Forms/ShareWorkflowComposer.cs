using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Forms.Core.Providers;

namespace PhbResources.FullHost.Forms;

/// <summary>Registers the workflow with Umbraco Forms.</summary>
public sealed class ShareWorkflowComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.WithCollectionBuilder<WorkflowCollectionBuilder>().Add<ShareWorkflow>();
    }
}
