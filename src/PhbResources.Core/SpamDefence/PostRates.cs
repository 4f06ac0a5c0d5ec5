using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace PhbResources.Core.SpamDefence;

/// <summary>
/// How often a network and an account may send things. Who they are is kept in memory only, hashed with a key that is made anew at each
/// start: nothing that could be turned back into an address is ever stored.
/// </summary>
public sealed class PostRates(IOptions<PostRateOptions> options, TimeProvider clock)
{
    /// <summary>Networks and accounts that are kept at once. Beyond it all are forgotten: counting anew is better than running out of memory.</summary>
    private const int MostKept = 100_000;

    private readonly PostRateOptions _options = options.Value;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _counting = new();
    private readonly Dictionary<(PostKind Kind, string Who), Queue<DateTimeOffset>> _sent = [];
    private DateTimeOffset _swept;

    /// <summary>Within which time something is counted.</summary>
    public TimeSpan SpanOf(PostKind kind) => TimeSpan.FromMinutes(_options.Of(kind).Minutes);

    /// <summary>Counts something that is about to be sent.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="address">Where it comes from; <c>null</c> where that is not known, and then only the account counts.</param>
    /// <param name="account">The member's key or an email address; <c>null</c> where there is none yet.</param>
    /// <returns>False where that was too often; it is not counted then.</returns>
    /// <remarks>A request from this machine itself is of no network: behind a proxy that does not say who asks, everybody would be one.</remarks>
    public bool Allows(PostKind kind, IPAddress? address, string? account)
    {
        PostRate rate = _options.Of(kind);
        TimeSpan span = TimeSpan.FromMinutes(rate.Minutes);
        string? network = address is null || IPAddress.IsLoopback(Plain(address)) ? null : MarkOf(address);
        string? member = account is null ? null : Hash($"account {account.Trim().ToUpperInvariant()}");
        lock (_counting)
        {
            DateTimeOffset now = clock.GetUtcNow();
            Sweep(now);
            Queue<DateTimeOffset>? ofNetwork = Of(kind, network, now - span), ofAccount = Of(kind, member, now - span);
            if (ofNetwork?.Count >= rate.PerNetwork || ofAccount?.Count >= rate.PerAccount)
                return false;
            ofNetwork?.Enqueue(now);
            ofAccount?.Enqueue(now);
            return true;
        }
    }

    /// <summary>
    /// A mark of the network that an address belongs to: an IPv4 /24, or an IPv6 /64 (RFC 4291 section 2.5.4), which one household has.
    /// It is the same until the site stops, and cannot be turned back.
    /// </summary>
    public string MarkOf(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        IPAddress plain = Plain(address);
        byte[] bytes = plain.GetAddressBytes();
        bytes.AsSpan(plain.AddressFamily == AddressFamily.InterNetworkV6 ? 8 : 3).Clear();
        return Hash($"network {Convert.ToHexString(bytes)}");
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));

    private Queue<DateTimeOffset>? Of(PostKind kind, string? who, DateTimeOffset since)
    {
        if (who is null)
            return null;
        if (!_sent.TryGetValue((kind, who), out Queue<DateTimeOffset>? times))
            _sent[(kind, who)] = times = new Queue<DateTimeOffset>();
        while (times.TryPeek(out DateTimeOffset first) && first <= since)
            times.Dequeue();
        return times;
    }

    private void Sweep(DateTimeOffset now)
    {
        if (_sent.Count >= MostKept)
            _sent.Clear();
        if (now - _swept < TimeSpan.FromMinutes(10))
            return;
        _swept = now;
        foreach (((PostKind Kind, string Who) key, Queue<DateTimeOffset> times) in _sent)
        {
            if (times.Count == 0 || now - times.Last() >= TimeSpan.FromMinutes(_options.Of(key.Kind).Minutes))
                _sent.Remove(key);
        }
    }
}
