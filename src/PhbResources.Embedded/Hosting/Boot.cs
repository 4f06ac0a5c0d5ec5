using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhbResources.Embedded.Installation;
using PhbResources.Embedded.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Embedded.Hosting;

/// <summary>
/// Starts Umbraco before the host listens and before any other hosted service starts, and ends it after the last one has stopped.
/// In a full Umbraco "started" comes when the server already listens; here it comes before, so that the first visitor finds what packages install.
/// </summary>
internal sealed class Boot(IServiceProvider services, SqliteScopeProvider scopes, IIdKeyMap ids, IEventAggregator events, ILoggerFactory loggers) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        StaticServiceProvider.Instance = services;
        StaticApplicationLogging.Initialize(loggers);

        // What a rolled-back scope was told about ids is not so, and SQLite gives the same ids to the next.
        scopes.RolledBack += ids.ClearCache;

        services.GetRequiredService<DefaultData>().Install();
        await services.GetRequiredService<ComponentCollection>().InitializeAsync(false, cancellationToken);
        await events.PublishAsync(new UmbracoApplicationStartingNotification(RuntimeLevel.Run, false), cancellationToken);
        await events.PublishAsync(new UmbracoApplicationStartedNotification(false), cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
        => await events.PublishAsync(new UmbracoApplicationStoppingNotification(false), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await services.GetRequiredService<ComponentCollection>().TerminateAsync(false, cancellationToken);
        await events.PublishAsync(new UmbracoApplicationStoppedNotification(false), cancellationToken);
        scopes.RolledBack -= ids.ClearCache;
    }
}
