using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace PhbResources.Site.Curators;

/// <summary>
/// How often one address on the internet may try a password or a one-time link. Behind a proxy the host must be told to
/// believe its forwarded headers, or all visitors are one.
/// </summary>
internal sealed class AttemptLimit(IOptions<PhbSiteOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(Network(address), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.Value.TriesPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        }));

    /// <summary>Mails an hour to one address because somebody typed it into a form.</summary>
    public const int MailsPerHour = 5;

    private readonly PartitionedRateLimiter<string> _mails = PartitionedRateLimiter.Create<string, string>(email =>
        RateLimitPartition.GetSlidingWindowLimiter(email.ToUpperInvariant(), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = MailsPerHour,
            Window = TimeSpan.FromHours(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        }));

    /// <summary>True while one more mail may go to the address.</summary>
    public bool AllowsMailTo(string email)
    {
        using RateLimitLease lease = _mails.AttemptAcquire(email);
        return lease.IsAcquired;
    }

    /// <summary>True while the visitor may still try.</summary>
    public bool Allows(HttpContext context)
    {
        using RateLimitLease lease = _limiter.AttemptAcquire(context.Connection.RemoteIpAddress ?? IPAddress.None);
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _limiter.Dispose();
        _mails.Dispose();
    }

    /// <summary>One household has one IPv4 address, or 2^64 addresses of IPv6 (RFC 4291, 2.5.4).</summary>
    internal static IPAddress Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        byte[] bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
