using PhbResources.Embedded.Caching;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using PhbResources.Embedded.Types;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Exceptions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace PhbResources.Embedded.ContentTypes;

/// <summary>What the repositories of document, media and member types have in common.</summary>
/// <remarks>All types of a kind are cached as one set, from which callers get clones and the content stores the instances themselves.</remarks>
internal abstract class ContentTypeRepository<T>(
    ScopedDatabase database, ScopedEntities cache, IShortStringHelper strings, Lazy<ILanguageRepository> languages, Guid objectType, bool publishing)
    : IContentTypeRepositoryBase<T>, ITypeSource<T>
    where T : class, IContentTypeComposition
{
    private readonly string _region = "types/" + objectType;
    private readonly ContentTypeWriter _writer = new(database, objectType);
    private readonly ContentFollowsType _content = new(database, languages);

    protected ScopedDatabase Database => database;

    private ContentTypeSet<T> Set => cache.GetOrLoad(_region, 0, Load)!;

    public T? Shared(int id) => Set.Get(id);

    public T? Get(int id) => Clone(Set.Get(id));

    public T? Get(Guid id) => Clone(Set.Get(id));

    public T? Get(string alias) => Clone(Set.Get(alias));

    public IEnumerable<T> GetMany(params int[]? ids) => Clones(ids is { Length: > 0 } ? Set.All.Where(x => ids.Contains(x.Id)) : Set.All);

    public IEnumerable<T> GetMany(params Guid[]? ids) => Clones(ids is { Length: > 0 } ? Set.All.Where(x => ids.Contains(x.Key)) : Set.All);

    public IEnumerable<T> Get(IQuery<T> query) => Clones(EntityQuery<T>.From(query)!.Filter(Set.All));

    public int Count(IQuery<T>? query) => EntityQuery<T>.From(query)?.Filter(Set.All).Count() ?? Set.All.Count;

    public bool Exists(int id) => Set.Get(id) is not null;

    public bool Exists(Guid id) => Set.Get(id) is not null;

    public void Save(T entity)
    {
        ContentTypeSet<T> before = Set;
        _writer.Write(entity);
        cache.ChangedAll();
        BringContentIntoLine(before, entity.Id);
        entity.ResetDirtyProperties();
    }

    public void Delete(T entity)
    {
        ContentTypeSet<T> before = Set;
        database.Execute("DELETE FROM node WHERE id = @0 AND objectType = @1", entity.Id, objectType);
        cache.ChangedAll();
        BringContentIntoLine(before, entity.Id);
        entity.DeleteDate = DateTime.UtcNow;
    }

    public IEnumerable<MoveEventInfo<T>> Move(T moving, EntityContainer? container)
    {
        if (container is not null && $",{container.Path},".Contains($",{moving.Id.ToInvariantString()},", StringComparison.Ordinal))
        {
            throw new DataOperationException<MoveOperationStatusType>(MoveOperationStatusType.FailedNotAllowedByPath);
        }

        List<T> below = Clones(Set.All.Where(x => x.Path.StartsWith(moving.Path + ",", StringComparison.Ordinal)).OrderBy(x => x.Level));
        var moved = new List<MoveEventInfo<T>> { new(moving, moving.Path, container?.Key) };
        Place(moving, container?.Id ?? Constants.System.Root, container?.Path ?? Constants.System.RootString, container?.Level ?? 0);

        // Types below other types (created with a parent) go along.
        var places = new Dictionary<int, ITreeEntity> { [moving.Id] = moving };
        foreach (T type in below)
        {
            ITreeEntity parent = places[type.ParentId];
            moved.Add(new MoveEventInfo<T>(type, type.Path, null));
            Place(type, parent.Id, parent.Path, parent.Level);
            places[type.Id] = type;
        }

        return moved;
    }

    public string GetUniqueAlias(string alias)
    {
        string unique = alias;
        for (int i = 1; Set.Get(unique) is not null; i++)
        {
            unique = alias + i.ToInvariantString();
        }

        return unique;
    }

    public bool HasContainerInPath(string contentPath) => HasContainerInPath(contentPath.GetIdsFromPathReversed());

    public bool HasContainerInPath(params int[] ids) => database.Any(
        "SELECT 1 FROM content c JOIN contentType t ON t.nodeId = c.contentTypeId WHERE t.listView IS NOT NULL AND c.nodeId IN (SELECT value FROM json_each(@0)) LIMIT 1",
        Sql.List(ids));

    public bool HasContentNodes(int id) => database.Any("SELECT 1 FROM content WHERE contentTypeId = @0 LIMIT 1", id);

    public IEnumerable<Guid> GetAllowedParentKeys(Guid key)
        => Set.All.Where(x => x.AllowedContentTypes?.Any(child => child.Key == key) is true).Select(x => x.Key).ToList();

    /// <summary>Those of the types, as shared instances, that meet a condition on one of their own properties.</summary>
    protected IEnumerable<T> WithProperty(IQuery<PropertyType> query)
    {
        EntityQuery<PropertyType> conditions = EntityQuery<PropertyType>.From(query)!;
        return Clones(Set.All.Where(type => conditions.Filter(type.PropertyTypes.OfType<PropertyType>()).Any()));
    }

    protected abstract ContentTypeCompositionBase Create(int parentId);

    private ContentTypeSet<T> Load()
        => new([.. new ContentTypeReader(database, strings, objectType, publishing, Create).ReadAll().Select(x => (T)(object)x)]);

    private void Place(T type, int parentId, string parentPath, int parentLevel)
    {
        type.ParentId = parentId;
        type.Path = $"{parentPath},{type.Id.ToInvariantString()}";
        type.Level = parentLevel + 1;
        Save(type);
    }

    private void BringContentIntoLine(ContentTypeSet<T> before, int changed)
    {
        ContentTypeSet<T> after = Set;
        foreach (T old in before.UsersOf(changed))
        {
            if (after.Get(old.Id) is { } type)
            {
                _content.Follow(old, type);
            }
        }
    }

    private static List<T> Clones(IEnumerable<T> types) => types.Select(x => Clone(x)!).ToList();

    private static T? Clone(T? type)
    {
        if (type is null)
        {
            return null;
        }

        var clone = (T)type.DeepClone();
        clone.ResetDirtyProperties(false);
        return clone;
    }
}
