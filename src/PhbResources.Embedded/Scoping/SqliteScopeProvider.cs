using System.Data;
using Microsoft.Extensions.Logging;
using PhbResources.Embedded.Caching;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Embedded.Scoping;

/// <summary>Makes scopes and knows which one is the innermost in the current flow of execution.</summary>
internal sealed class SqliteScopeProvider(SqliteDatabase database, EntityCache cache, ILoggerFactory loggerFactory, FileSystems fileSystems, IEventAggregator events) : ICoreScopeProvider
{
    private readonly AsyncLocal<SqliteScope?> _ambient = new();
    private readonly AsyncLocal<ScopeContext?> _context = new();
    private ScopeLocks? _locks;

    internal SqliteDatabase Database { get; } = database;
    internal EntityCache Cache { get; } = cache;
    internal ScopeLocks Locks => _locks ??= new(this);
    internal ILoggerFactory LoggerFactory { get; } = loggerFactory;
    internal FileSystems FileSystems { get; } = fileSystems;
    internal IEventAggregator Events { get; } = events;

    /// <summary>Raised when changes were undone: whoever remembered ids outside the entity cache forgets them, as they will be given out again.</summary>
    internal event Action? RolledBack;

    /// <summary>The innermost scope. Work that was started inside a scope and outlives it carries that scope along; it has ended, so such work stands outside any scope.</summary>
    internal SqliteScope? Ambient
    {
        get
        {
            SqliteScope? scope = _ambient.Value;
            while (scope is { Disposed: true }) scope = scope.Parent;
            return scope;
        }
    }

    internal SqliteScope Required => Ambient ?? throw new InvalidOperationException("This needs a scope. Create one with ICoreScopeProvider.CreateCoreScope and complete it.");

    /// <inheritdoc/>
    public IScopeContext? Context => Ambient is null ? null : _context.Value;

    /// <inheritdoc/>
    public ICoreScope CreateCoreScope(
        IsolationLevel isolationLevel = IsolationLevel.Unspecified,
        RepositoryCacheMode repositoryCacheMode = RepositoryCacheMode.Unspecified,
        IEventDispatcher? eventDispatcher = null,
        IScopedNotificationPublisher? scopedNotificationPublisher = null,
        bool? scopeFileSystems = null,
        bool callContext = false,
        bool autoComplete = false)
    {
        // isolationLevel is met whatever it says (SQLite's transactions are serialisable); eventDispatcher is obsolete in Core; scopes always flow with the call.
        SqliteScope scope;
        if (Ambient is { } parent)
        {
            scope = new(this, parent, scopedNotificationPublisher, repositoryCacheMode, scopeFileSystems);
        }
        else
        {
            var context = new ScopeContext();
            scope = new(this, context, scopedNotificationPublisher, repositoryCacheMode, scopeFileSystems);
            _context.Value = context;
        }
        if (autoComplete) scope.Complete();
        _ambient.Value = scope;
        return scope;
    }

    /// <inheritdoc/>
    public IQuery<T> CreateQuery<T>() => new EntityQuery<T>();

    internal void TellRolledBack() => RolledBack?.Invoke();

    internal void Leave(SqliteScope scope)
    {
        _ambient.Value = scope.Parent;
        if (scope.Parent is null) _context.Value = null;
    }
}
