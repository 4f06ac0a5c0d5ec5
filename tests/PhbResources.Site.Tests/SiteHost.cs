using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Tests;

/// <summary>The site on a real Kestrel, on a free port of this machine.</summary>
internal sealed class SiteHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SiteHost(WebApplication app, StandInLibrary library)
    {
        _app = app;
        Library = library;
        Address = app.Urls.Single();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address) };
    }

    public StandInLibrary Library { get; }

    public string Address { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<SiteHost> StartAsync(Dictionary<string, string?>? settings = null, bool ready = true, ILoggerProvider? log = null)
    {
        StandInLibrary library = new();
        if (ready)
            await library.OpenAsync();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.ClearProviders();
        if (log is not null)
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0")
            .ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestLineSize = 64 * 1024);
        library.AddTo(builder.Services);
        builder.Services.AddPhbSite(builder.Configuration);
        builder.Services.AddDataProtection().PersistKeysToFileSystem(library.Keys);
        WebApplication app = builder.Build();
        // As a full Umbraco does, whose middleware comes before.
        app.UseRequestLocalization("en-GB", "de-DE");
        app.UseRouting();
        app.MapPhbSite();
        app.MapUmbracoContracts();
        app.MapGet("/elsewhere", () => "the host's own");
        app.MapRead("/half", context => context.Response.WriteAsync($"{0.5}"));
        app.MapRead("/broken", _ => throw new InvalidOperationException("a secret of the inside"));
        app.MapRead("/api/v1/broken", _ => throw new InvalidOperationException("a secret of the inside"));
        app.MapPhbSiteNotFound();
        await app.StartAsync();
        return new SiteHost(app, library);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, path.StartsWith('/') ? Address + path : path);
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, headers);

    public async Task<string> TextAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        Library.Dispose();
    }
}

/// <summary>Tests that look at the same running site.</summary>
internal abstract class OnTheSite
{
    protected SiteHost Site { get; private set; } = null!;

    protected StandInLibrary Library => Site.Library;

    [OneTimeSetUp]
    public async Task StartAsync() => Site = await SiteHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await Site.DisposeAsync();
}
