using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.Entities;

/// <summary>The bare tree of content, from which Umbraco builds its navigation in memory.</summary>
internal sealed class NavigationRepository(ScopedDatabase db) : INavigationRepository
{
    public IEnumerable<INavigationModel> GetContentNodesByObjectType(Guid objectTypeKey) => Load([objectTypeKey], trashed: false);

    public IEnumerable<INavigationModel> GetContentNodesByObjectType(IEnumerable<Guid> objectTypeKeys) => Load(objectTypeKeys, trashed: false);

    public IEnumerable<INavigationModel> GetTrashedContentNodesByObjectType(Guid objectTypeKey) => Load([objectTypeKey], trashed: true);

    public IEnumerable<INavigationModel> GetTrashedContentNodesByObjectType(IEnumerable<Guid> objectTypeKeys) => Load(objectTypeKeys, trashed: true);

    public IEnumerable<INavigationModel> GetContentNodeWithAncestors(Guid key, Guid objectTypeKey)
    {
        var arguments = new SqlArguments();
        return Load($"n.objectType = {arguments.Add(objectTypeKey)} AND n.id IN (SELECT value FROM json_each((SELECT '[' || target.path || ']' FROM node target WHERE target.key = {arguments.Add(key)})))", arguments);
    }

    private List<INavigationModel> Load(IEnumerable<Guid> objectTypes, bool trashed)
    {
        var arguments = new SqlArguments();
        return Load($"{EntityColumns.OfTypes(objectTypes, arguments)} AND n.trashed = {arguments.Add(trashed)}", arguments);
    }

    // A folder has no type of its own.
    private List<INavigationModel> Load(string where, SqlArguments arguments) => db.Query(
        $"SELECT n.id, n.key, n.parentId, n.sortOrder, tn.key, n.trashed FROM node n LEFT JOIN content c ON c.nodeId = n.id LEFT JOIN node tn ON tn.id = c.contentTypeId WHERE {where} ORDER BY n.level, n.sortOrder, n.id",
        row => (INavigationModel)new Entry
        {
            Id = row.GetInt32(0),
            Key = row.Key(1),
            ParentId = row.GetInt32(2),
            SortOrder = row.GetInt32(3),
            ContentTypeKey = row.KeyOrNull(4) ?? Guid.Empty,
            Trashed = row.Flag(5),
        },
        arguments.ToArray());

    private sealed class Entry : INavigationModel
    {
        public int Id { get; set; }

        public Guid Key { get; set; }

        public Guid ContentTypeKey { get; set; }

        public int ParentId { get; set; }

        public int SortOrder { get; set; }

        public bool Trashed { get; set; }
    }
}
