using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Feedback;

/// <summary>How often one household's answers to the same question count. More are thanked for all the same: nobody is told off for pressing twice.</summary>
internal sealed class AnswerLimit : IDisposable
{
    /// <summary>Answers an hour: people share a connection at home and in a support group's office.</summary>
    public const int PerHour = 5;

    private readonly PartitionedRateLimiter<(IPAddress Network, Guid About)> _limiter = PartitionedRateLimiter.Create<(IPAddress Network, Guid About), (IPAddress Network, Guid About)>(who =>
        RateLimitPartition.GetSlidingWindowLimiter(who, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = PerHour,
            Window = TimeSpan.FromHours(1),
            SegmentsPerWindow = 4,
            QueueLimit = 0,
        }));

    /// <summary>True where one more counts.</summary>
    /// <param name="context">The request.</param>
    /// <param name="about">Key of what is answered about.</param>
    public bool Allows(HttpContext context, Guid about)
    {
        using RateLimitLease lease = _limiter.AttemptAcquire((AttemptLimit.Network(context.Connection.RemoteIpAddress ?? IPAddress.None), about));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
