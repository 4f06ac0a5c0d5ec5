using System.Net;
using System.Net.Sockets;

namespace PhbResources.Core.Scanning;

/// <summary>Where clamd listens.</summary>
internal static class ClamdAddress
{
    /// <summary>The end to connect to, or null where the address is none.</summary>
    public static EndPoint? Read(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) return null;
        return uri.Scheme switch
        {
            "tcp" when uri.Host.Length > 0 && uri.Port > 0 => new DnsEndPoint(uri.DnsSafeHost, uri.Port),
            "unix" when uri.AbsolutePath.Length is > 1 and < 100 => new UnixDomainSocketEndPoint(Uri.UnescapeDataString(uri.AbsolutePath)),
            _ => null,
        };
    }
}
