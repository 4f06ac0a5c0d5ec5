using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Embedded.Scoping;

/// <summary>Things to do once when the outermost scope has ended, told whether it was completed. Lower priority numbers go first.</summary>
internal sealed class ScopeContext : IScopeContext
{
    private readonly Dictionary<string, Enlisted> _enlisted = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public int CreatedThreadId { get; } = Environment.CurrentManagedThreadId;

    /// <inheritdoc/>
    public void Enlist(string key, Action<bool> action, int priority = 100) =>
        Enlist<object>(key, static () => new object(), (completed, _) => action(completed), priority);

    /// <inheritdoc/>
    public T? Enlist<T>(string key, Func<T> creator, Action<bool, T?>? action = null, int priority = 100)
    {
        if (_enlisted.TryGetValue(key, out Enlisted? found))
            return found.Value is T or null ? (T?)found.Value : throw new InvalidOperationException($"Key {key} is already enlisted with another type.");
        T value = creator();
        _enlisted[key] = new(value, priority, completed => action?.Invoke(completed, value));
        return value;
    }

    /// <inheritdoc/>
    public T? GetEnlisted<T>(string key) => _enlisted.TryGetValue(key, out Enlisted? found) ? (T?)found.Value : default;

    /// <inheritdoc/>
    public void ScopeExit(bool completed)
    {
        List<Exception>? errors = null;
        while (_enlisted.Count > 0) // an action may enlist another
        {
            List<Enlisted> round = [.. _enlisted.Values.OrderBy(x => x.Priority)];
            _enlisted.Clear();
            foreach (Enlisted item in round)
            {
                try
                {
                    item.Exit(completed);
                }
#pragma warning disable CA1031 // one failing action must not keep the others from running; all are reported below
                catch (Exception error)
#pragma warning restore CA1031
                {
                    (errors ??= []).Add(error);
                }
            }
        }
        if (errors is not null) throw new AggregateException("Something that was to be done at the end of a scope failed.", errors);
    }

    private sealed record Enlisted(object? Value, int Priority, Action<bool> Exit);
}
