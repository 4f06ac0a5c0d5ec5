using Umbraco.Cms.Core.Runtime;

namespace PhbResources.Embedded.Hosting;

/// <summary>
/// Umbraco's question which of several processes on one installation is the main one. The lock of the data folder has answered it
/// before anything asks: there is only this process, and nobody takes over from it while it runs.
/// </summary>
internal sealed class MainDomainOfDataFolder : IMainDomLock
{
    private readonly TaskCompletionSource _takenOver = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<bool> AcquireLockAsync(int millisecondsTimeout) => Task.FromResult(true);

    public Task ListenAsync() => _takenOver.Task;

    public void Dispose() => _takenOver.TrySetCanceled();
}
