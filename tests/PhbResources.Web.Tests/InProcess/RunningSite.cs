using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Members;

namespace PhbResources.Web.Tests.InProcess;

/// <summary>
/// The whole site in the process of the test, on a real port, so that a test can reach its services. One at a time, since
/// Umbraco has one static service provider.
/// </summary>
internal sealed class RunningSite : IAsyncDisposable
{
    public const string Email = "first@library.example";
    public const string Password = "four plain words here";

    private readonly WebApplication _app;
    private readonly TempFolder _temp;

    private RunningSite(WebApplication app, TempFolder temp) => (_app, _temp) = (app, temp);

    public Uri Address => new(_app.Urls.Single());

    /// <summary>The one-time token, or <c>null</c> once it is used.</summary>
    public string? Token => Get<FirstCurator>().Token;

    public static async Task<RunningSite> StartAsync(params string[] settings)
    {
        TempFolder temp = new();
        WebApplication app = EmbeddedSite.Build(["--urls", "http://127.0.0.1:0", $"--Phb:DataPath={temp.Under("data")}", $"--Phb:ConfigPath={Config.Small(temp)}", .. settings]);
        await app.StartAsync();
        return new RunningSite(app, temp);
    }

    /// <summary>A site that has a curator, made by the settings.</summary>
    public static Task<RunningSite> WithCuratorAsync() => StartAsync($"--Phb:Curator:Email={Email}", $"--Phb:Curator:Password={Password}");

    /// <summary>Everything the site writes is under it.</summary>
    public string DataPath => _temp.Under("data");

    public IServiceProvider Services => _app.Services;

    public WebApplication App => _app;

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _temp.Dispose();
    }
}
