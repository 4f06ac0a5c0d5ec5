using Microsoft.AspNetCore.Http;
using PhbResources.Core.Library;
using PhbResources.Core.Surveys;

namespace PhbResources.Site.Serving;

/// <summary>Serves finished pages from memory and has them made when they are not there.</summary>
internal sealed class Pages(PublishedLibrary library, PageCache cache, PageRenderer renderer, SiteAddress address, OpenSurvey survey)
{
    public const string Html = "text/html; charset=utf-8";
    public const string Json = "application/json; charset=utf-8";

    /// <summary>
    /// How long an answer that depends on the search index or on download counts may be used: those follow what is
    /// published a moment later and have no number of their own. Well under the second in which changes must be seen.
    /// </summary>
    public static readonly TimeSpan SearchLifetime = TimeSpan.FromMilliseconds(400);

    public LibrarySnapshot Library => library.Current;

    public SiteView ViewOf(HttpContext context, string path) => new(address.Of(context.Request), path) { SecondFactorDue = Curators.CuratorDoor.SecondFactorDueOf(context) };

    /// <summary>Serves a page made of a component.</summary>
    /// <param name="context">The request.</param>
    /// <param name="snapshot">What the page is made from.</param>
    /// <param name="path">Its canonical address.</param>
    /// <param name="read">Reads what the page shows; called only when the page is not in memory.</param>
    /// <param name="lifetime">How long it may be used, or <c>null</c> until the library changes.</param>
    public Task ServeAsync<TPage, TModel>(
        HttpContext context, LibrarySnapshot snapshot, string path, Func<SiteView, TModel> read, TimeSpan? lifetime = null)
        where TPage : Page<TModel>
        where TModel : class => ServeAsync<TPage, TModel>(context, snapshot.Number, path, read, lifetime);

    /// <summary>Serves a page made of a component.</summary>
    /// <param name="context">The request.</param>
    /// <param name="number">Counts up with every change of what the page is made from.</param>
    /// <param name="path">Its canonical address.</param>
    /// <param name="read">Reads what the page shows; called only when the page is not in memory.</param>
    /// <param name="lifetime">How long it may be used, or <c>null</c> until the number changes.</param>
    public Task ServeAsync<TPage, TModel>(HttpContext context, long number, string path, Func<SiteView, TModel> read, TimeSpan? lifetime = null)
        where TPage : Page<TModel>
        where TModel : class
    {
        PageKey key = KeyOf(context, number, path);
        return cache.Get(key) is { } page ? page.WriteAsync(context) : RenderAsync();

        async Task RenderAsync()
        {
            SiteView site = new(key.Site, path);
            await KeepAndWriteAsync(context, key, new StoredPage(Html, await renderer.RenderAsync<TPage, TModel>(site, read(site))), lifetime);
        }
    }

    /// <summary>Serves a page made of a component whose model is read from a database.</summary>
    public Task ServeAsync<TPage, TModel>(
        HttpContext context, LibrarySnapshot snapshot, string path, Func<SiteView, CancellationToken, Task<TModel>> read, TimeSpan lifetime)
        where TPage : Page<TModel>
        where TModel : class => ServeAsync<TPage, TModel>(context, snapshot.Number, path, read, lifetime);

    /// <summary>Serves a page made of a component whose model is read from a database.</summary>
    public Task ServeAsync<TPage, TModel>(
        HttpContext context, long number, string path, Func<SiteView, CancellationToken, Task<TModel>> read, TimeSpan lifetime)
        where TPage : Page<TModel>
        where TModel : class
    {
        PageKey key = KeyOf(context, number, path);
        return cache.Get(key) is { } page ? page.WriteAsync(context) : RenderAsync();

        async Task RenderAsync()
        {
            SiteView site = new(key.Site, path);
            TModel model = await read(site, context.RequestAborted);
            await KeepAndWriteAsync(context, key, new StoredPage(Html, await renderer.RenderAsync<TPage, TModel>(site, model)), lifetime);
        }
    }

    /// <summary>Serves an answer that programs read, made from a database.</summary>
    public Task ServeDataAsync(
        HttpContext context, LibrarySnapshot snapshot, string path, string contentType, Func<SiteView, CancellationToken, Task<byte[]>> make, TimeSpan lifetime)
    {
        PageKey key = KeyOf(context, snapshot.Number, path);
        return cache.Get(key) is { } page ? page.WriteAsync(context) : MakeAsync();

        async Task MakeAsync() =>
            await KeepAndWriteAsync(context, key, new StoredPage(contentType, await make(new SiteView(key.Site, path), context.RequestAborted)), lifetime);
    }

    /// <summary>Serves a page whose content is read from the database. False, with nothing written, where there is no such thing.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">Its canonical address.</param>
    /// <param name="read">Reads what the page shows; called only when the page is not in memory.</param>
    /// <param name="lifetime">How long it may be used.</param>
    public async Task<bool> ServeIfThereAsync<TPage, TModel>(HttpContext context, string path, Func<Task<TModel?>> read, TimeSpan lifetime)
        where TPage : Page<TModel>
        where TModel : class
    {
        PageKey key = KeyOf(context, Library.Number, path);
        if (cache.Get(key) is { } page)
        {
            await page.WriteAsync(context);
            return true;
        }

        if (await read() is not { } model)
            return false;
        await KeepAndWriteAsync(context, key, new StoredPage(Html, await renderer.RenderAsync<TPage, TModel>(new SiteView(key.Site, path), model)), lifetime);
        return true;
    }

    /// <summary>Serves an answer that programs read.</summary>
    public Task ServeDataAsync(
        HttpContext context, LibrarySnapshot snapshot, string path, string contentType, Func<SiteView, byte[]> make, TimeSpan? lifetime = null)
    {
        PageKey key = KeyOf(context, snapshot.Number, path);
        return cache.Get(key) is { } page
            ? page.WriteAsync(context)
            : KeepAndWriteAsync(context, key, new StoredPage(contentType, make(new SiteView(key.Site, path))), lifetime);
    }

    private PageKey KeyOf(HttpContext context, long number, string path) => new(number, survey.Current?.Id ?? 0, address.Of(context.Request), path);

    private Task KeepAndWriteAsync(HttpContext context, PageKey key, StoredPage page, TimeSpan? lifetime)
    {
        cache.Put(key, page, lifetime);
        return page.WriteAsync(context);
    }
}
