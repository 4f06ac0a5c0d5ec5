using Umbraco.Cms.Core.Services.Navigation;

namespace PhbResources.Embedded.Published;

/// <summary>Keeps one <see cref="PublishedTree"/> in step with the database: what changed is read again when somebody next looks.</summary>
internal abstract class PublishedView(INavigationQueryService navigation)
{
    /// <summary>Items read from the database at once.</summary>
    private const int PageSize = 500;

    private readonly Lock _building = new();
    private readonly Lock _telling = new();
    private HashSet<Guid> _changed = [];
    private HashSet<Guid> _changedBranches = [];
    private bool _everything = true;
    private long _number;
    private PublishedTree _last = new(0, []);
    private volatile PublishedTree? _current;

    /// <summary>What there is to see now.</summary>
    public PublishedTree Current => _current ?? Build();

    /// <summary>Counts the changes.</summary>
    public long Number => Interlocked.Read(ref _number);

    /// <summary>Says that items were changed, moved or deleted.</summary>
    /// <param name="keys">Their keys, each with true when what stands below may have changed with it.</param>
    public void Forget(IEnumerable<(Guid Key, bool WithDescendants)> keys)
    {
        lock (_telling)
        {
            foreach ((Guid key, bool withDescendants) in keys)
            {
                (withDescendants ? _changedBranches : _changed).Add(key);
            }

            // In this order: whoever sees the new number must not be given what was before it.
            _current = null;
            Interlocked.Increment(ref _number);
        }
    }

    /// <summary>Says that anything may have changed.</summary>
    public void ForgetAll()
    {
        lock (_telling)
        {
            _everything = true;
            // In this order: whoever sees the new number must not be given what was before it.
            _current = null;
            Interlocked.Increment(ref _number);
        }
    }

    /// <summary>Reads items; what is not to be seen is left out.</summary>
    protected abstract IEnumerable<PublishedItem> Read(IReadOnlyCollection<Guid> keys);

    private PublishedTree Build()
    {
        lock (_building)
        {
            if (_current is { } built)
            {
                return built;
            }

            HashSet<Guid> changed, branches;
            bool everything;
            long number;
            lock (_telling)
            {
                (changed, branches, everything, number) = (_changed, _changedBranches, _everything, _number);
                (_changed, _changedBranches, _everything) = ([], [], false);
            }

            try
            {
                _last = new PublishedTree(number, Roots(changed, branches, everything));
            }
            catch
            {
                ForgetAll();
                throw;
            }

            lock (_telling)
            {
                // What changed while it was read is read again by whoever looks next.
                _current = _number == number ? _last : null;
            }

            return _last;
        }
    }

    private PublishedNode[] Roots(HashSet<Guid> changed, HashSet<Guid> branches, bool everything)
    {
        Guid[] roots = navigation.TryGetRootKeys(out IEnumerable<Guid> found) ? [.. found] : [];
        var known = new Dictionary<Guid, PublishedItem>();
        var unknown = new List<Guid>();
        foreach (Guid root in roots)
        {
            Sort(root, everything);
        }

        foreach (Guid[] page in unknown.Chunk(PageSize))
        {
            foreach (PublishedItem item in Read(page))
            {
                known[item.Key] = item;
            }
        }

        return Nodes(roots, null);

        void Sort(Guid key, bool isStale)
        {
            isStale |= branches.Contains(key);
            if (!isStale && !changed.Contains(key) && _last.Find(key) is { } node)
            {
                known[key] = node.Item;
            }
            else
            {
                unknown.Add(key);
            }

            foreach (Guid child in ChildrenOf(key))
            {
                Sort(child, isStale);
            }
        }

        // What stands below something that is not to be seen is not to be seen either.
        PublishedNode[] Nodes(IEnumerable<Guid> keys, PublishedNode? parent)
        {
            PublishedNode[] nodes = [.. keys.Where(known.ContainsKey).Select(key => new PublishedNode(known[key], parent))];
            foreach (PublishedNode node in nodes)
            {
                node.Children = Nodes(ChildrenOf(node.Item.Key), node);
            }

            return nodes;
        }
    }

    private IEnumerable<Guid> ChildrenOf(Guid key) => navigation.TryGetChildrenKeys(key, out IEnumerable<Guid> children) ? children : [];
}
