using PhbResources.Embedded.Caching;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Embedded.Content;

/// <summary>What documents, blueprints, elements, media and members have in common: reading with cache, lists, pages, counts, versions.</summary>
internal abstract class ContentStore<T>(ScopedDatabase db, ScopedEntities entities, ILanguageRepository languages) : IContentRepository<int, T>, IReadRepository<Guid, T>
    where T : class, IContentBase
{
    private const string CurrentVersion = "cv.isCurrent = 1";
    private const string TreeOrder = "n.level, n.sortOrder, n.id";

    protected ScopedDatabase Db => db;

    protected ScopedEntities Entities => entities;

    protected ILanguageRepository Languages => languages;

    protected NodeTable Nodes { get; } = new(db);

    protected VersionTable VersionRows { get; } = new(db);

    protected PropertyValues Values { get; } = new(languages);

    protected abstract Guid ObjectType { get; }

    /// <summary>A longer list is not kept in the cache: who reads hundreds at once goes through all there is, which would push out what is used and fill the memory.</summary>
    private const int LongestListKept = 100;

    /// <summary>The cache's name for this kind of content.</summary>
    protected string Region => ObjectType.ToString("D");

    public abstract int RecycleBinId { get; }

    /// <summary>The tables of a list; a kind of content with a table of its own adds it.</summary>
    protected virtual string From => "node n JOIN content c ON c.nodeId = n.id JOIN version cv ON cv.nodeId = n.id";

    protected virtual string? Column(string property) => ContentColumns.Of(property);

    /// <summary>Makes entities of rows, in the order of the rows.</summary>
    protected abstract IEnumerable<T> Build(IReadOnlyList<ContentRow> rows);

    /// <summary>Writes an entity and gives it what the database decided (ids, path, version).</summary>
    protected abstract void Persist(T entity);

    // --- one and many

    public T? Get(int id)
    {
        if (Entities.Get<T>(Region, id) is { } cached) return Clone(cached);
        return ByIds([id]) is [var found] ? found : null;
    }

    public T? Get(Guid id) => IdOf(id) is { } found ? Get(found) : null;

    public IEnumerable<T> GetMany(params int[]? ids)
    {
        if (ids is not { Length: > 0 }) return List("1", new());
        var arguments = new SqlArguments();
        return List($"n.id {arguments.In(ids)}", arguments);
    }

    IEnumerable<T> IReadRepository<Guid, T>.GetMany(params Guid[]? ids)
    {
        if (ids is not { Length: > 0 }) return List("1", new());
        var arguments = new SqlArguments();
        return List($"n.key {arguments.In(ids)}", arguments);
    }

    public bool Exists(int id) => Db.Any("SELECT 1 FROM node WHERE id = @0 AND objectType = @1", id, ObjectType);

    public bool Exists(Guid id) => IdOf(id) is not null;

    public IEnumerable<T> Get(IQuery<T> query)
    {
        var arguments = new SqlArguments();
        return List(QueryTranslator.Where(query, Column, arguments), arguments);
    }

    public int Count(IQuery<T>? query)
    {
        var arguments = new SqlArguments();
        return Count(QueryTranslator.Where(query, Column, arguments), arguments);
    }

    public IEnumerable<T> GetPage(IQuery<T>? query, long pageIndex, int pageSize, out long totalRecords, IQuery<T>? filter, Ordering? ordering) =>
        GetPage(query, pageIndex, pageSize, out totalRecords, null, filter, ordering);

    /// <remarks>All properties are loaded whatever <paramref name="propertyAliases"/> says: they are in the row anyway, and half-loaded content must not get into the cache.</remarks>
    public IEnumerable<T> GetPage(IQuery<T>? query, long pageIndex, int pageSize, out long totalRecords, string[]? propertyAliases, IQuery<T>? filter, Ordering? ordering)
    {
        var arguments = new SqlArguments();
        // A list shown in one culture is filtered by the names of that culture.
        int? language = ordering is { IsEmpty: false, IsInvariant: false } ? languages.GetIdByIsoCode(ordering.Culture!, throwOnNotFound: false) : null;
        string? FilterColumn(string property) => property == "Name" && language is not null ? ContentColumns.NameIn(language.Value, arguments) : Column(property);
        string where = $"({QueryTranslator.Where(query, Column, arguments)}) AND ({QueryTranslator.Where(filter, FilterColumn, arguments)})";
        return Page(where, arguments, pageIndex * pageSize, pageSize, ordering, out totalRecords);
    }

    public IEnumerable<T> GetRecycleBin()
    {
        var arguments = new SqlArguments();
        string prefix = $"{Constants.System.RootString},{RecycleBinId},";
        return List($"n.trashed = 1 AND n.path LIKE {arguments.Add(prefix + "%")}", arguments);
    }

    public bool RecycleBinSmells() => Db.Any("SELECT 1 FROM node WHERE parentId = @0 AND objectType = @1 LIMIT 1", RecycleBinId, ObjectType);

    // --- counts

    public int Count(string? contentTypeAlias = null) => CountOfType("1", new(), contentTypeAlias);

    public int CountChildren(int parentId, string? contentTypeAlias = null)
    {
        var arguments = new SqlArguments();
        return CountOfType($"n.parentId = {arguments.Add(parentId)}", arguments, contentTypeAlias);
    }

    public int CountDescendants(int parentId, string? contentTypeAlias = null)
    {
        var arguments = new SqlArguments();
        string? path = parentId == Constants.System.Root ? Constants.System.RootString : Db.Scalar<string>("SELECT path FROM node WHERE id = @0", parentId);
        return path is null ? 0 : CountOfType($"n.path >= {arguments.Add(path + ",")} AND n.path < {arguments.Add(path + "-")}", arguments, contentTypeAlias);
    }

    protected int CountOfType(string where, SqlArguments arguments, string? contentTypeAlias)
    {
        if (!string.IsNullOrWhiteSpace(contentTypeAlias))
            where += $" AND c.contentTypeId IN (SELECT nodeId FROM contentType WHERE alias = {arguments.Add(contentTypeAlias)})";
        return Count(where, arguments);
    }

    // --- versions

    public IEnumerable<T> GetAllVersions(int nodeId) => Versions(VersionRows.Ids(nodeId, 0, int.MaxValue));

    public IEnumerable<T> GetAllVersionsSlim(int nodeId, int skip, int take) => Versions(VersionRows.Ids(nodeId, skip, take));

    public IEnumerable<int> GetVersionIds(int id, int topRows) => VersionRows.Ids(id, 0, topRows);

    public T? GetVersion(int versionId) => Versions([versionId]).FirstOrDefault();

    public void DeleteVersion(int versionId) => VersionRows.Delete(versionId);

    public void DeleteVersions(int nodeId, DateTime versionDate) => VersionRows.DeleteOlder(nodeId, versionDate);

    private List<T> Versions(List<int> ids)
    {
        var rows = Db.Query(
            $"SELECT {ContentRow.Columns} FROM {From} LEFT JOIN version pv ON pv.nodeId = n.id AND pv.isPublished = 1 WHERE cv.id IN (SELECT value FROM json_each(@0)) AND n.objectType = @1",
            ContentRow.Read, Sql.List(ids), ObjectType).ToDictionary(x => x.Version.Id);
        return [.. Build([.. ids.Where(rows.ContainsKey).Select(x => rows[x])])];
    }

    // --- writing

    public void Save(T entity)
    {
        Persist(entity);
        Entities.Changed(Region, entity.Id);
        entity.ResetDirtyProperties();
    }

    public virtual void Delete(T entity)
    {
        Nodes.Delete(entity.Id); // everything about it goes by foreign keys
        Entities.Changed(Region, entity.Id);
        entity.DeleteDate = DateTime.UtcNow;
    }

    public void UpdateSortOrder(IReadOnlyList<int> orderedNodeIds)
    {
        Nodes.Sort(orderedNodeIds);
        foreach (int id in orderedNodeIds) Entities.Changed(Region, id);
    }

    public ContentDataIntegrityReport CheckDataIntegrity(ContentDataIntegrityReportOptions options)
    {
        int repaired = 0;
        Dictionary<int, ContentDataIntegrityReportEntry> found = PathCheck.Run(Db, ObjectType, options.FixIssues, _ => repaired++);
        if (repaired > 0) Entities.Changed(Region);
        return new(found);
    }

    // --- for the kinds of content

    protected List<T> List(string where, SqlArguments arguments, string order = TreeOrder, long skip = 0, int take = -1)
    {
        long epoch = Entities.Epoch;
        string type = arguments.Add(ObjectType);
        string limit = take < 0 ? "" : $" LIMIT {arguments.Add(take)} OFFSET {arguments.Add(skip)}";
        List<int> ids = Db.Query($"SELECT {Distinct(where)}n.id FROM {Source(where)} WHERE n.objectType = {type} AND {CurrentVersion} AND ({where}) ORDER BY {order}{limit}", row => row.GetInt32(0), arguments.ToArray());
        return ByIds(ids, epoch);
    }

    protected List<T> Page(string where, SqlArguments arguments, long skip, int take, Ordering? ordering, out long total)
    {
        total = Count(where, arguments);
        string order = ContentColumns.Order(ordering, Column, arguments, culture => languages.GetIdByIsoCode(culture, throwOnNotFound: false), PropertyTypes);
        return take <= 0 ? [] : List(where, arguments, order, skip, take);
    }

    protected int Count(string where, SqlArguments arguments)
    {
        // The type's parameter is added to a copy, so that the caller may go on with its own.
        object?[] values = [.. arguments.ToArray(), ObjectType];
        return Db.Scalar<int>($"SELECT COUNT({Distinct(where)}n.id) FROM {Source(where)} WHERE n.objectType = {Sql.Name(values.Length - 1)} AND {CurrentVersion} AND ({where})", values);
    }

    protected int? IdOf(Guid key) => Db.Scalar<int?>("SELECT id FROM node WHERE key = @0 AND objectType = @1", key, ObjectType);

    protected void FillCommon(T entity, ContentRow row)
    {
        entity.Id = row.Id;
        entity.Key = row.Key;
        entity.VersionId = row.Version.Id;
        entity.Name = row.Version.Name;
        entity.Path = row.Path;
        entity.Level = row.Level;
        entity.ParentId = row.ParentId;
        entity.SortOrder = row.SortOrder;
        entity.CreatorId = row.CreatorId;
        entity.WriterId = row.Version.UserId;
        entity.CreateDate = row.Created;
        entity.UpdateDate = row.Version.Date;
        if (entity is TreeEntityBase tree) tree.Trashed = row.Trashed;
    }

    /// <summary>Siblings never share a name, as a person who picks from a list must tell them apart.</summary>
    protected string FreeName(T entity, string name)
    {
        string stem = SiblingNames.Stem(name);
        return SiblingNames.Free(name, Db.Query(
            "SELECT name FROM node WHERE parentId = @0 AND objectType = @1 AND id <> @2 AND (name = @3 OR name LIKE @4 ESCAPE '\\')",
            row => row.GetString(0), entity.ParentId, ObjectType, entity.Id, stem, Sql.Like(stem) + " (%"));
    }

    private List<T> ByIds(List<int> ids) => ByIds(ids, Entities.Epoch);

    private List<T> ByIds(List<int> ids, long epoch)
    {
        var found = new Dictionary<int, T>(ids.Count);
        HashSet<int> fresh = [];
        List<int> missing = [];
        foreach (int id in ids)
        {
            if (Entities.Get<T>(Region, id) is { } cached) found[id] = cached;
            else missing.Add(id);
        }
        if (missing.Count > 0)
        {
            List<ContentRow> rows = Db.Query(
                $"SELECT {ContentRow.Columns} FROM {From} LEFT JOIN version pv ON pv.nodeId = n.id AND pv.isPublished = 1 WHERE n.id IN (SELECT value FROM json_each(@0)) AND n.objectType = @1 AND {CurrentVersion}",
                ContentRow.Read, Sql.List(missing), ObjectType);
            foreach (T entity in Build(rows))
            {
                found[entity.Id] = entity;
                if (missing.Count <= LongestListKept) Entities.Put(Region, entity.Id, entity, epoch);
                else if (fresh.Add(entity.Id)) entity.ResetDirtyProperties(false);
            }
        }
        // An entity that nobody else has need not be cloned; one that is asked for twice is given twice.
        return [.. ids.Where(found.ContainsKey).Select(x => fresh.Remove(x) ? found[x] : Clone(found[x]))];
    }

    private List<int> PropertyTypes(string alias) => Db.Query(
        "SELECT p.id FROM propertyType p JOIN contentType t ON t.nodeId = p.contentTypeId WHERE p.alias = @0 ORDER BY p.id", row => row.GetInt32(0), alias);

    private string Source(string where) => AsksForValues(where) ? From + ContentColumns.PropertyValueJoin : From;

    private static string Distinct(string where) => AsksForValues(where) ? "DISTINCT " : "";

    // Values are always parameters, so these can only be our own column names.
    private static bool AsksForValues(string where) => where.Contains("pj.", StringComparison.Ordinal) || where.Contains("pt.", StringComparison.Ordinal);

    private static T Clone(T cached)
    {
        var clone = (T)cached.DeepClone();
        clone.ResetDirtyProperties(false);
        return clone;
    }
}
