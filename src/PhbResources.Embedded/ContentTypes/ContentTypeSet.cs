using Umbraco.Cms.Core.Models;

namespace PhbResources.Embedded.ContentTypes;

/// <summary>All types of one kind as they stood at one moment.</summary>
internal sealed class ContentTypeSet<T>(IReadOnlyList<T> all)
    where T : class, IContentTypeComposition
{
    private readonly Dictionary<int, T> _byId = all.ToDictionary(x => x.Id);
    private readonly Dictionary<Guid, T> _byKey = all.ToDictionary(x => x.Key);
    private readonly Dictionary<string, T> _byAlias = all.ToDictionary(x => x.Alias, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<T> All { get; } = all;

    public T? Get(int id) => _byId.GetValueOrDefault(id);

    public T? Get(Guid key) => _byKey.GetValueOrDefault(key);

    public T? Get(string alias) => _byAlias.GetValueOrDefault(alias);

    /// <summary>The type and all that are composed of it, directly or through others.</summary>
    public IEnumerable<T> UsersOf(int id) => All.Where(x => x.Id == id || x.CompositionIds().Contains(id));
}
