using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace PhbResources.Site.Serving;

/// <summary>What a finished page depends on: what was published, where the site is found, and the address in its canonical spelling.</summary>
internal sealed record PageKey(long Snapshot, string Site, string Address);

/// <summary>
/// Finished pages, bounded by their bytes; the ones used least recently go first. Pages are the same for every visitor.
/// </summary>
internal sealed class PageCache(IOptions<PhbSiteOptions> options) : IDisposable
{
    private readonly MemoryCache _pages = new(new MemoryCacheOptions
    {
        SizeLimit = options.Value.PageCacheMegabytes * 1024L * 1024,
        CompactionPercentage = 0.2,
    });

    public StoredPage? Get(PageKey key) => _pages.Get<StoredPage>(key);

    /// <param name="key">What the page depends on.</param>
    /// <param name="page">The page.</param>
    /// <param name="lifetime">How long it may be used, or <c>null</c> where the key says all.</param>
    public void Put(PageKey key, StoredPage page, TimeSpan? lifetime) =>
        _pages.Set(key, page, new MemoryCacheEntryOptions { Size = page.Size, AbsoluteExpirationRelativeToNow = lifetime });

    public void Dispose() => _pages.Dispose();
}
