namespace PhbResources.Search.Storage;

/// <summary>An index being built beside the one in use.</summary>
internal sealed class Rebuild(IndexGeneration generation)
{
    private readonly HashSet<Guid> _changed = [];
    private readonly Lock _adding = new();

    public IndexGeneration Generation => generation;

    /// <summary>Adds a document, unless it was changed since: then what is there is newer.</summary>
    public void Add(SearchDocument document)
    {
        lock (_adding)
            if (!_changed.Contains(document.Key)) generation.Put(document);
    }

    /// <summary>Applies a change that came while building.</summary>
    public void Change(IEnumerable<Guid> keys, Action<IndexGeneration> change)
    {
        lock (_adding)
        {
            _changed.UnionWith(keys);
            change(generation);
        }
    }
}
