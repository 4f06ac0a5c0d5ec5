using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Extensions;

namespace PhbResources.FullHost.Tests;

/// <summary>Umbraco with all its parts, on a SQLite file in a folder of its own, installed with nobody pressing buttons. It has no package of ours but what the suite listens with.</summary>
public sealed class FullUmbraco : ConformanceHost
{
    private readonly string _folder = Directory.CreateTempSubdirectory("phb-full-").FullName;
    private WebApplication? _app;

    public override IServiceProvider Services => _app?.Services ?? throw new InvalidOperationException("The host does not run.");

    public override async Task StartAsync()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "wwwroot"));
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = _folder, EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(SettingsIn(_folder));
        // The program that runs is the runner of tests: Umbraco is told where to look for composers.
        builder.Configuration.AddInMemoryCollection([new("Umbraco:CMS:TypeFinder:AdditionalEntryAssemblies:0", "PhbResources.Conformance")]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.CreateUmbracoBuilder().AddBackOffice().AddWebsite().AddComposers().Build();
        _app = builder.Build();
        await _app.BootUmbracoAsync();
        await _app.StartAsync();
    }

    public override async Task StopAsync()
    {
        if (_app is null)
            return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    public override async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Settings for an installation in a folder.</summary>
    public static Dictionary<string, string?> SettingsIn(string folder) => new()
    {
        ["ConnectionStrings:umbracoDbDSN"] = $"Data Source={Path.Combine(folder, "Umbraco.sqlite.db")};Cache=Shared;Foreign Keys=True;Pooling=True",
        ["ConnectionStrings:umbracoDbDSN_ProviderName"] = "Microsoft.Data.Sqlite",
        ["Umbraco:CMS:Unattended:InstallUnattended"] = "true",
        ["Umbraco:CMS:Unattended:UnattendedUserName"] = "Administrator",
        ["Umbraco:CMS:Unattended:UnattendedUserEmail"] = "admin@example.org",
        ["Umbraco:CMS:Unattended:UnattendedUserPassword"] = $"Aa1-{Guid.NewGuid():N}",
        ["Umbraco:CMS:ModelsBuilder:ModelsMode"] = "Nothing",
    };
}
