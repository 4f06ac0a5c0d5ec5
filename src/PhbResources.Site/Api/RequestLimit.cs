using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Api;

/// <summary>
/// How often one address on the internet may ask the API in a minute, told in the headers of the IETF draft
/// "RateLimit header fields for HTTP" (draft-ietf-httpapi-ratelimit-headers).
/// </summary>
internal sealed class RequestLimit
{
    /// <summary>Addresses counted one by one in a minute; further ones are counted as one, so that nobody fills the memory.</summary>
    private const int MostAddresses = 50_000;

    private const int WindowSeconds = 60;

    private readonly int _most;
    private readonly bool _countThisMachine;
    private readonly TimeProvider _clock;
    private readonly string _policy;
    private readonly string _untouched;
    private readonly Lock _opening = new();
    private volatile Window _window = new(long.MinValue);

    public RequestLimit(IOptions<ApiOptions> options, TimeProvider clock)
    {
        _most = options.Value.RequestsPerMinute;
        _countThisMachine = options.Value.CountThisMachine;
        _clock = clock;
        _policy = string.Create(CultureInfo.InvariantCulture, $"\"api\";q={_most};w={WindowSeconds}");
        _untouched = string.Create(CultureInfo.InvariantCulture, $"\"api\";r={_most};t={WindowSeconds}");
    }

    /// <summary>Counts a request and writes what is left into the headers of the answer.</summary>
    /// <returns>False where it is one too many; then <c>Retry-After</c> says when to come again.</returns>
    public bool Allows(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers["RateLimit-Policy"] = _policy;
        IPAddress from = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (!_countThisMachine && IPAddress.IsLoopback(from))
        {
            headers["RateLimit"] = _untouched;
            return true;
        }

        long second = _clock.GetUtcNow().ToUnixTimeSeconds();
        Window window = Current(second);
        long count = Interlocked.Increment(ref window.CounterOf(AttemptLimit.Network(from)).Count);
        long reset = window.Start + WindowSeconds - second;
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"api\";r={Math.Max(0, _most - count)};t={reset}");
        if (count <= _most)
            return true;
        headers.RetryAfter = reset.ToString(CultureInfo.InvariantCulture);
        return false;
    }

    private Window Current(long second)
    {
        Window window = _window;
        if (second < window.Start + WindowSeconds && second >= window.Start)
            return window;
        lock (_opening)
        {
            if (second >= _window.Start + WindowSeconds || second < _window.Start)
                _window = new Window(second);
            return _window;
        }
    }

    private sealed class Window(long start)
    {
        private readonly ConcurrentDictionary<IPAddress, Counter> _counters = new();
        private readonly Counter _rest = new();
        private int _addresses;

        public long Start => start;

        public Counter CounterOf(IPAddress address)
        {
            if (_counters.TryGetValue(address, out Counter? counter))
                return counter;
            if (Volatile.Read(ref _addresses) >= MostAddresses)
                return _rest;
            Interlocked.Increment(ref _addresses);
            return _counters.GetOrAdd(address, static _ => new Counter());
        }
    }

    private sealed class Counter
    {
        public long Count;
    }
}
