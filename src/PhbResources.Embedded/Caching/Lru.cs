namespace PhbResources.Embedded.Caching;

/// <summary>A map bounded by number of entries that forgets the least recently used first. Not thread-safe.</summary>
internal sealed class Lru<TKey, TValue> where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes;
    private readonly LinkedList<(TKey Key, TValue Value)> _order = new();
    private readonly int _capacity;

    public Lru(int capacity, IEqualityComparer<TKey>? comparer = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _capacity = capacity;
        _nodes = new(comparer);
    }

    public int Count => _nodes.Count;

    public bool TryGet(TKey key, out TValue? value)
    {
        if (!_nodes.TryGetValue(key, out LinkedListNode<(TKey Key, TValue Value)>? node))
        {
            value = default;
            return false;
        }
        _order.Remove(node);
        _order.AddFirst(node);
        value = node.Value.Value;
        return true;
    }

    public void Put(TKey key, TValue value)
    {
        Remove(key);
        _nodes[key] = _order.AddFirst((key, value));
        if (_nodes.Count <= _capacity) return;
        _nodes.Remove(_order.Last!.Value.Key);
        _order.RemoveLast();
    }

    public void Remove(TKey key)
    {
        if (_nodes.Remove(key, out LinkedListNode<(TKey Key, TValue Value)>? node)) _order.Remove(node);
    }

    public void RemoveWhere(Func<TKey, bool> condition)
    {
        foreach (TKey key in _nodes.Keys.Where(condition).ToList()) Remove(key);
    }

    public void Clear()
    {
        _nodes.Clear();
        _order.Clear();
    }
}
