using Umbraco.Cms.Core.DistributedLocking;

namespace PhbResources.Embedded.Scoping;

/// <summary>Umbraco's numbered locks. One database file has one writer at a time, so every write lock is the same lock: the scope's transaction, which is
/// let go when the outermost scope ends. A read lock costs nothing: under WAL readers neither wait nor make anyone wait.</summary>
internal sealed class ScopeLocks(SqliteScopeProvider scopes) : IDistributedLockingMechanismFactory, IDistributedLockingMechanism
{
    /// <inheritdoc/>
    public IDistributedLockingMechanism DistributedLockingMechanism => this;

    /// <inheritdoc/>
    public bool Enabled => true;

    /// <inheritdoc/>
    public IDistributedLock ReadLock(int lockId, TimeSpan? obtainLockTimeout = null) => new Held(lockId, DistributedLockType.ReadLock);

    /// <inheritdoc/>
    public IDistributedLock WriteLock(int lockId, TimeSpan? obtainLockTimeout = null)
    {
        scopes.Required.EnsureTransaction(obtainLockTimeout);
        return new Held(lockId, DistributedLockType.WriteLock);
    }

    private sealed record Held(int LockId, DistributedLockType LockType) : IDistributedLock
    {
        public void Dispose()
        {
        }
    }
}
