using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PhbResources.Site.Curators;
using PhbResources.Site.Filling;

namespace PhbResources.Site.Posting;

/// <summary>How often one address on the internet may have a document made: it costs the server work, and reading costs none.</summary>
internal sealed class PostLimit(IOptions<FillOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(AttemptLimit.Network(address), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.Value.PerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        }));

    /// <summary>True while the visitor may still send forms.</summary>
    public bool Allows(HttpContext context)
    {
        using RateLimitLease lease = _limiter.AttemptAcquire(context.Connection.RemoteIpAddress ?? IPAddress.None);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
