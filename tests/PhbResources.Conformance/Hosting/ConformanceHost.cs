namespace PhbResources.Conformance.Hosting;

/// <summary>
/// An Umbraco to hold to the suite: the embedded host, or later a full one. It starts on an empty store, can be stopped and
/// started again on the same data, and removes the data when disposed. The host must compose <see cref="ConformanceComposer"/>,
/// as it does with any package's composer. One host runs at a time in a process: Umbraco's static service provider is one.
/// </summary>
public abstract class ConformanceHost : IAsyncDisposable
{
    /// <summary>Services of the running host.</summary>
    public abstract IServiceProvider Services { get; }

    /// <summary>Boots the host on its data folder, which is empty at first.</summary>
    public abstract Task StartAsync();

    /// <summary>Stops the host and keeps its data.</summary>
    public abstract Task StopAsync();

    /// <summary>Stops the host, if it runs, and removes its data.</summary>
    public abstract ValueTask DisposeAsync();
}
