namespace PhbResources.Embedded.Caching;

/// <summary>What the scopes of one transaction have changed so far, and the changed entities as they stand within it.</summary>
internal sealed class ScopeChanges(int capacity)
{
    private readonly HashSet<EntityRef> _entities = [];
    private readonly HashSet<string> _regions = [];
    private Lru<EntityRef, object>? _own;

    public bool All { get; private set; }

    public bool Any => All || _entities.Count > 0 || _regions.Count > 0;

    public IReadOnlyCollection<EntityRef> Entities => _entities;

    public IReadOnlySet<string> Regions => _regions;

    public bool Contains(EntityRef entity) => All || _entities.Contains(entity) || _regions.Contains(entity.Region);

    public void Add(EntityRef entity)
    {
        _entities.Add(entity);
        _own?.Remove(entity);
    }

    public void AddRegion(string region)
    {
        _regions.Add(region);
        _own?.RemoveWhere(x => x.Region == region);
    }

    public void AddAll()
    {
        All = true;
        _own?.Clear();
    }

    public object? Get(EntityRef entity) => _own is not null && _own.TryGet(entity, out object? value) ? value : null;

    public void Put(EntityRef entity, object value) => (_own ??= new(capacity)).Put(entity, value);
}
