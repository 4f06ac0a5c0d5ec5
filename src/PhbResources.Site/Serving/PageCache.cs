using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace PhbResources.Site.Serving;

/// <summary>What a finished page depends on: what was published, which survey is open (0 for none), where the site is found, and the address in its canonical spelling.</summary>
internal sealed record PageKey(long Snapshot, int Survey, string Site, string Address);

/// <summary>
/// Finished pages, bounded by their bytes; the ones used least recently go first. Pages are the same for every visitor.
/// </summary>
internal sealed class PageCache(IOptions<PhbSiteOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan s_grace = TimeSpan.FromMilliseconds(300);

    private readonly MemoryCache _pages = new(new MemoryCacheOptions
    {
        SizeLimit = options.Value.PageCacheMegabytes * 1024L * 1024,
        CompactionPercentage = 0.2,
    });

    /// <summary>
    /// The page, or <c>null</c> where the caller is to make it. A page past its time is made anew by one request;
    /// the others that come meanwhile are given the one there is.
    /// </summary>
    public StoredPage? Get(PageKey key) =>
        _pages.Get<Kept>(key) is { } kept && !kept.IsMineToRenew(clock) ? kept.Page : null;

    /// <param name="key">What the page depends on.</param>
    /// <param name="page">The page.</param>
    /// <param name="lifetime">How long it may be used, or <c>null</c> where the key says all.</param>
    public void Put(PageKey key, StoredPage page, TimeSpan? lifetime) =>
        _pages.Set(key, new Kept(page, lifetime is { } time ? clock.GetUtcNow() + time : null), new MemoryCacheEntryOptions
        {
            Size = page.Size,
            // Nobody is given a page much past its time, however long making it anew may take.
            AbsoluteExpirationRelativeToNow = lifetime + s_grace,
        });

    public void Dispose() => _pages.Dispose();

    private sealed class Kept(StoredPage page, DateTimeOffset? until)
    {
        private int _beingRenewed;

        public StoredPage Page => page;

        public bool IsMineToRenew(TimeProvider clock) =>
            until is { } end && clock.GetUtcNow() >= end && Interlocked.Exchange(ref _beingRenewed, 1) == 0;
    }
}
