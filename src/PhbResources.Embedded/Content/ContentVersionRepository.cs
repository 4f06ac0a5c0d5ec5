using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.Content;

/// <summary>The history of content, seen from the outside: which versions there are and which may be cleaned up.</summary>
internal abstract class ContentVersionRepository(ScopedDatabase db, Guid objectType) : IContentVersionRepository
{
    // The writer's name is a back-office user's; there is one, and the version tells its id.
    private const string Select = "SELECT v.id, v.nodeId, c.contentTypeId, v.userId, v.date, v.isPublished, v.isCurrent, v.preventCleanup FROM version v JOIN content c ON c.nodeId = v.nodeId JOIN node n ON n.id = v.nodeId";

    public IReadOnlyCollection<ContentVersionMeta> GetContentVersionsEligibleForCleanup(DateTime olderThan, int? maxCount)
    {
        var arguments = new SqlArguments();
        return Load($"n.objectType = {arguments.Add(objectType)} AND v.isCurrent = 0 AND v.isPublished = 0 AND v.preventCleanup = 0 AND v.date < {arguments.Add(olderThan)} ORDER BY v.date, v.id LIMIT {arguments.Add(maxCount ?? -1)}", arguments);
    }

    public IReadOnlyCollection<ContentVersionCleanupPolicySettings> GetCleanupPolicies() => db.Query(
        "SELECT t.nodeId, t.preventCleanup, t.keepAllVersionsNewerThanDays, t.keepLatestVersionPerDayForDays, n.updated FROM contentType t JOIN node n ON n.id = t.nodeId WHERE n.objectType = @0 "
        + "AND (t.preventCleanup = 1 OR t.keepAllVersionsNewerThanDays IS NOT NULL OR t.keepLatestVersionPerDayForDays IS NOT NULL)",
        row => new ContentVersionCleanupPolicySettings
        {
            ContentTypeId = row.GetInt32(0),
            PreventCleanup = row.Flag(1),
            KeepAllVersionsNewerThanDays = row.Number(2),
            KeepLatestVersionPerDayForDays = row.Number(3),
            Updated = row.Date(4),
        },
        Constants.ObjectTypes.DocumentType);

    public IEnumerable<ContentVersionMeta> GetPagedItemsByContentId(int contentId, long pageIndex, int pageSize, out long totalRecords, int? languageId = null)
    {
        var arguments = new SqlArguments();
        string where = $"v.nodeId = {arguments.Add(contentId)}";
        if (languageId is not null)
            where += $" AND EXISTS (SELECT 1 FROM versionCulture vc WHERE vc.versionId = v.id AND vc.languageId = {arguments.Add(languageId)})";
        totalRecords = db.Scalar<int>($"SELECT COUNT(*) FROM version v WHERE {where}", arguments.ToArray());
        return Load($"{where} ORDER BY v.isCurrent DESC, v.date DESC, v.id DESC LIMIT {arguments.Add(pageSize)} OFFSET {arguments.Add(pageIndex * pageSize)}", arguments);
    }

    public void DeleteVersions(IEnumerable<int> versionIds) =>
        db.Execute("DELETE FROM version WHERE isCurrent = 0 AND isPublished = 0 AND id IN (SELECT value FROM json_each(@0))", Sql.List(versionIds));

    public void SetPreventCleanup(int versionId, bool preventCleanup) =>
        db.Execute("UPDATE version SET preventCleanup = @1 WHERE id = @0", versionId, preventCleanup);

    public ContentVersionMeta? Get(int versionId)
    {
        var arguments = new SqlArguments();
        return Load($"v.id = {arguments.Add(versionId)}", arguments) is [var version] ? version : null;
    }

    private List<ContentVersionMeta> Load(string where, SqlArguments arguments) => db.Query($"{Select} WHERE {where}",
        row => new ContentVersionMeta(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.Date(4), row.Flag(5), row.Flag(6), row.Flag(7), ""), arguments.ToArray());
}

/// <summary>The history of documents.</summary>
internal sealed class DocumentVersionRepository(ScopedDatabase db) : ContentVersionRepository(db, Constants.ObjectTypes.Document), IDocumentVersionRepository;

/// <summary>The history of elements.</summary>
internal sealed class ElementVersionRepository(ScopedDatabase db) : ContentVersionRepository(db, Constants.ObjectTypes.Element), IElementVersionRepository;
