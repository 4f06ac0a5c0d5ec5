using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Embedded.Hosting;

/// <summary>Publishes and unpublishes content whose time has come.</summary>
internal sealed partial class ScheduledPublishing(IContentService content, TimeProvider time, IOptions<EmbeddedUmbracoOptions> options, ILogger<ScheduledPublishing> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ScheduledPublishingInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                PublishDue();
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private void PublishDue()
    {
        try
        {
            foreach (PublishResult result in content.PerformScheduledPublish(time.GetUtcNow().UtcDateTime))
            {
                if (!result.Success)
                {
                    NotPublished(result.Content.Key, result.Content.Name, result.Result);
                }
            }
        }
#pragma warning disable CA1031 // One failed round must not end scheduled publishing for good; the next round tries again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Failed(exception);
        }
    }

    [LoggerMessage(EventId = 2201, Level = LogLevel.Warning, Message = "'{Name}' ({Key}) was due but could not be published or unpublished: {Reason}.")]
    private partial void NotPublished(Guid key, string? name, PublishResultType reason);

    [LoggerMessage(EventId = 2202, Level = LogLevel.Error, Message = "A round of scheduled publishing failed; the next one tries again.")]
    private partial void Failed(Exception exception);
}
