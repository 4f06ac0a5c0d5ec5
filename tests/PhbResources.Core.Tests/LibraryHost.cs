using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Schemas;
using PhbResources.Embedded;

namespace PhbResources.Core.Tests;

/// <summary>
/// The package in an embedded Umbraco whose data is in a temporary folder: real services, real files. It can be started
/// again on the same data. One at a time in a process, since Umbraco has one static service provider: a fixture that uses
/// it is <c>[NonParallelizable]</c>.
/// </summary>
public sealed class LibraryHost : IAsyncDisposable
{
    private readonly string? _configPath;
    private readonly Action<IServiceCollection>? _services;
    private IHost? _host;

    private LibraryHost(string? configPath, Action<IServiceCollection>? services) => (_configPath, _services) = (configPath, services);

    /// <summary>The folder of the data; new and empty at first.</summary>
    public string DataPath { get; } = Directory.CreateTempSubdirectory("phb-data-").FullName;

    /// <summary>Services of the running host.</summary>
    public IServiceProvider Services => (_host ?? throw new InvalidOperationException("The host does not run.")).Services;

    /// <summary>Starts on new data.</summary>
    /// <param name="configPath">The folder umbraco-config; left out, the one of the product with its starter library.</param>
    /// <param name="services">Adds to the host, or replaces, what a test listens with; called at each start.</param>
    public static async Task<LibraryHost> StartAsync(string? configPath = null, Action<IServiceCollection>? services = null)
    {
        var host = new LibraryHost(configPath, services);
        try
        {
            await host.StartAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>A service of the running host.</summary>
    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Starts on the data there is, stopping first if it runs.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Stops and keeps the data.</summary>
    public async Task StopAsync()
    {
        if (_host is null)
            return;
        await _host.StopAsync();
        await DisposeHostAsync();
    }

    /// <summary>Stops, and removes the data.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(DataPath, recursive: true);
    }

    private async Task StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = DataPath });
        if (_configPath is not null)
            builder.Configuration.AddInMemoryCollection([new("Phb:ConfigPath", _configPath)]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole();
        builder.Services.AddEmbeddedUmbraco(builder.Configuration, options =>
        {
            options.DataPath = DataPath;
            options.PackageAssemblies.Add(typeof(SchemasComposer).Assembly);
        });
        _services?.Invoke(builder.Services);
        _host = builder.Build();
        try
        {
            await _host.StartAsync();
        }
        catch
        {
            await DisposeHostAsync();
            throw;
        }
    }

    private async Task DisposeHostAsync()
    {
        var host = _host!;
        _host = null;
        if (host is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync();
        else
            host.Dispose();
    }
}
