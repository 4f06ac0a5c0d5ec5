using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhbResources.Conformance.Hosting;

namespace PhbResources.Embedded.Tests.Conformance;

/// <summary>The embedded host on a data folder of its own in the temporary folder.</summary>
public sealed class EmbeddedHost : ConformanceHost
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"phb-conformance-{Guid.NewGuid():N}");
    private IHost? _host;

    public override IServiceProvider Services => _host?.Services ?? throw new InvalidOperationException("The host does not run.");

    public override async Task StartAsync()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddEmbeddedUmbraco(builder.Configuration, options =>
        {
            options.DataPath = _data;
            options.PackageAssemblies.Add(typeof(ConformanceComposer).Assembly);
        });
        _host = builder.Build();
        await _host.StartAsync();
    }

    public override async Task StopAsync()
    {
        if (_host is null) return;
        await _host.StopAsync();
        _host.Dispose();
        _host = null;
    }

    public override async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
    }
}
