using PhbResources.Embedded.Caching;
using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Embedded.Scoping;

/// <summary>A scope whose outermost instance owns one connection. Reading needs no transaction (under WAL every statement sees the last commit);
/// the first write, or the first write lock, opens one that is at once the lock against other writers.</summary>
internal sealed class SqliteScope : CoreScope
{
    /// <summary>How long a writer waits for the writers before it, unless the caller says otherwise.</summary>
    private static readonly TimeSpan WriterPatience = TimeSpan.FromSeconds(60);

    private readonly SqliteScopeProvider _provider;
    private readonly SqliteScope _root;
    private DatabaseConnection? _connection;
    private bool _inTransaction;

    internal SqliteScope(SqliteScopeProvider provider, ScopeContext? ownContext, IScopedNotificationPublisher? publisher, RepositoryCacheMode mode, bool? scopeFileSystems)
        : base(provider.Locks, provider.LoggerFactory, provider.FileSystems, provider.Events, mode, scopeFileSystems, publisher)
    {
        _provider = provider;
        _root = this;
        OwnContext = ownContext;
        Changes = new(provider.Cache.Capacity);
    }

    internal SqliteScope(SqliteScopeProvider provider, SqliteScope parent, IScopedNotificationPublisher? publisher, RepositoryCacheMode mode, bool? scopeFileSystems)
        : base(parent, provider.Locks, provider.LoggerFactory, provider.FileSystems, provider.Events, mode, scopeFileSystems, publisher)
    {
        _provider = provider;
        Parent = parent;
        _root = parent._root;
        Changes = _root.Changes;
    }

    internal SqliteScope? Parent { get; }

    /// <summary>The context made together with this scope, which ends with it.</summary>
    internal ScopeContext? OwnContext { get; }

    internal bool Disposed { get; private set; }

    /// <summary>What this scope and those around and within it have changed.</summary>
    internal ScopeChanges Changes { get; }

    internal DatabaseConnection Connection
    {
        get
        {
            ObjectDisposedException.ThrowIf(Disposed, this);
            // Core collects the locks a scope asks for and takes them all here, at its first use of the database.
            Locks.EnsureLocks(InstanceId);
            return _root._connection ??= _provider.Database.Rent();
        }
    }

    internal void EnsureTransaction(TimeSpan? patience = null)
    {
        ObjectDisposedException.ThrowIf(Disposed, this);
        if (_root != this)
        {
            _root.EnsureTransaction(patience);
            return;
        }
        if (_inTransaction) return;
        _connection ??= _provider.Database.Rent();
        if (!_provider.Database.Writer.Wait(patience ?? WriterPatience))
            throw new TimeoutException("Another piece of work has been writing to the database for too long; this one gave up waiting. Try again.");
        try
        {
            _connection.Execute("BEGIN IMMEDIATE", []);
            _inTransaction = true;
        }
        finally
        {
            if (!_inTransaction) _provider.Database.Writer.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (Disposed) return;
        if (_provider.Ambient != this)
            throw new InvalidOperationException($"Scope {InstanceId} is not the innermost scope here. Dispose scopes in the reverse order of their making, in the method that made them, and await all work that uses them first.");
        Locks.ClearLocks(InstanceId);
        bool commit = Completed == true;
        try
        {
            if (_root == this) EndTransaction(commit);
        }
        catch
        {
            Completed = commit = false; // so that no one hears of what did not happen
            throw;
        }
        finally
        {
            Disposed = true;
            _provider.Leave(this);
            try
            {
                base.Dispose(); // outermost: file systems, then notifications; nested: tells its parent how it went
            }
            finally
            {
                OwnContext?.ScopeExit(commit);
            }
        }
    }

    private void EndTransaction(bool commit)
    {
        if (_connection is not { } connection) return;
        _connection = null;
        bool whole = false;
        try
        {
            if (_inTransaction) connection.Execute(commit ? "COMMIT" : "ROLLBACK", []);
            whole = true;
        }
        finally
        {
            bool wrote = _inTransaction;
            _inTransaction = false;
            if (whole) _provider.Database.Return(connection);
            else connection.Dispose(); // closing rolls back whatever is left open
            _provider.Cache.Forget(Changes);
            if (wrote && !(commit && whole)) _provider.TellRolledBack();
            if (wrote) _provider.Database.Writer.Release();
        }
    }
}
