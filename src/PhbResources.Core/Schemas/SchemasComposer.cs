using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Core.Schemas;

/// <summary>
/// Reads <c>umbraco-config</c> and installs its types when Umbraco starts. A composer whose own handler of
/// <see cref="UmbracoApplicationStartingNotification"/> needs the types to be there says <c>[ComposeAfter(typeof(SchemasComposer))]</c>.
/// </summary>
public sealed class SchemasComposer : IComposer
{
    /// <inheritdoc/>
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddOptions<PhbOptions>().BindConfiguration(PhbOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PhbOptions>, ConfigPathCheck>();
        builder.Services.AddSingleton(services => SchemaReader.Read(services.GetRequiredService<IOptions<PhbOptions>>().Value.ConfigPath));
        builder.Services.AddSingleton(services => new KindCatalogue(services.GetRequiredService<Schema>()));
        builder.Services.AddTransient<DataTypeInstaller>();
        builder.Services.AddTransient<SchemaInstaller>();
        builder.AddNotificationAsyncHandler<UmbracoApplicationStartingNotification, InstallSchema>();
    }
}

/// <summary>
/// Installs at "starting": then every service works, and no visitor is let in yet. An exception there stops the host, which one
/// thrown at "started" would not. While a full Umbraco is being installed or upgraded nothing happens; it says "starting" again when it is done.
/// </summary>
internal sealed class InstallSchema(Schema schema, SchemaInstaller installer, ILogger<InstallSchema> logger)
    : INotificationAsyncHandler<UmbracoApplicationStartingNotification>
{
    public async Task HandleAsync(UmbracoApplicationStartingNotification notification, CancellationToken cancellationToken)
    {
        if (notification.RuntimeLevel == RuntimeLevel.Run)
            await installer.InstallAsync(schema);
        else
            SchemaLog.NotRunning(logger, notification.RuntimeLevel);
    }
}
