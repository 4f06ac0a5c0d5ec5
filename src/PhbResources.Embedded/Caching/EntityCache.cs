namespace PhbResources.Embedded.Caching;

/// <summary>What a cached entity is: the region is the kind of thing, the id its number (0 for a whole small set).</summary>
internal readonly record struct EntityRef(string Region, int Id);

/// <summary>Entities already read from the database, shared by all scopes: callers get clones, never these instances.
/// <para>Nothing stale gets in or stays in: a scope that changes an entity reads it from the database until the scope ends, when the entity is
/// forgotten whether the scope committed or not (<see cref="ScopeChanges"/>); and what a reader took from the database is only kept if no scope
/// with changes ended since it began to read, which the epoch tells.</para></summary>
internal sealed class EntityCache(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Lru<EntityRef, object> _entities = new(capacity);
    private long _epoch;

    /// <summary>How many entities are kept at most.</summary>
    public int Capacity => capacity;

    public int Count
    {
        get { lock (_gate) return _entities.Count; }
    }

    /// <summary>To be taken before the database is read.</summary>
    public long Epoch => Interlocked.Read(ref _epoch);

    public object? Get(EntityRef entity)
    {
        lock (_gate) return _entities.TryGet(entity, out object? value) ? value : null;
    }

    public void Put(EntityRef entity, object value, long epoch)
    {
        lock (_gate)
        {
            if (epoch == _epoch) _entities.Put(entity, value);
        }
    }

    /// <summary>Called by the outermost scope when its transaction has ended, before anyone is told.</summary>
    public void Forget(ScopeChanges changes)
    {
        if (!changes.Any) return;
        lock (_gate)
        {
            _epoch++;
            if (changes.All) _entities.Clear();
            else
            {
                foreach (EntityRef entity in changes.Entities) _entities.Remove(entity);
                if (changes.Regions.Count > 0) _entities.RemoveWhere(x => changes.Regions.Contains(x.Region));
            }
        }
    }
}
