using PhbResources.Embedded.Scoping;

namespace PhbResources.Embedded.Caching;

/// <summary>The cache as the ambient scope sees it: its own changes first, then what all scopes share.</summary>
internal sealed class ScopedEntities(SqliteScopeProvider scopes, EntityCache cache)
{
    /// <summary>The entity from the cache, or loaded and kept. The instance is shared: clone it before it leaves the store.</summary>
    public T? GetOrLoad<T>(string region, int id, Func<T?> load) where T : class
    {
        if (Get<T>(region, id) is { } found) return found;
        long epoch = Epoch;
        T? loaded = load();
        if (loaded is not null) Put(region, id, loaded, epoch);
        return loaded;
    }

    public T? Get<T>(string region, int id) where T : class
    {
        var entity = new EntityRef(region, id);
        ScopeChanges changes = scopes.Required.Changes;
        return (changes.Contains(entity) ? changes.Get(entity) : cache.Get(entity)) as T;
    }

    /// <summary>To be taken before the database is read, and handed to <see cref="Put"/>.</summary>
    public long Epoch => cache.Epoch;

    public void Put(string region, int id, object value, long epoch)
    {
        var entity = new EntityRef(region, id);
        ScopeChanges changes = scopes.Required.Changes;
        if (changes.Contains(entity)) changes.Put(entity, value);
        else cache.Put(entity, value, epoch);
    }

    /// <summary>Says that the ambient scope changed an entity. To be called with each write.</summary>
    public void Changed(string region, int id) => scopes.Required.Changes.Add(new(region, id));

    /// <summary>Says that the ambient scope changed any number of entities of a kind.</summary>
    public void Changed(string region) => scopes.Required.Changes.AddRegion(region);

    /// <summary>Says that the ambient scope changed something that others are built from (a type, a data type, a language).</summary>
    public void ChangedAll() => scopes.Required.Changes.AddAll();
}
