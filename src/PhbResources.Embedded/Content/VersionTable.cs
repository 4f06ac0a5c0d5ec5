using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Embedded.Content;

/// <summary>The versions of content: at most one is current (the draft), at most one published.</summary>
internal sealed class VersionTable(ScopedDatabase db)
{
    private const string CurrentFirst = "ORDER BY isCurrent DESC, date DESC, id DESC";

    public int Insert(IContentBase entity, bool current, bool published, string properties) => db.Insert(
        "INSERT INTO version(nodeId, isCurrent, isPublished, date, userId, name, templateId, properties) VALUES(@0, @1, @2, @3, @4, @5, @6, @7)",
        entity.Id, current, published, entity.UpdateDate, entity.WriterId, entity.Name, (entity as ITemplatedContent)?.TemplateId, properties);

    public void Update(IContentBase entity, int id, bool current, bool published, string properties) => db.Execute(
        "UPDATE version SET isCurrent = @1, isPublished = @2, date = @3, userId = @4, name = @5, templateId = @6, properties = @7 WHERE id = @0",
        id, current, published, entity.UpdateDate, entity.WriterId, entity.Name, (entity as ITemplatedContent)?.TemplateId, properties);

    public void Unpublish(int nodeId) => db.Execute("UPDATE version SET isPublished = 0 WHERE nodeId = @0 AND isPublished = 1", nodeId);

    public bool IsCurrent(int id) => db.Any("SELECT 1 FROM version WHERE id = @0 AND isCurrent = 1", id);

    public List<int> Ids(int nodeId, int skip, int take) =>
        db.Query($"SELECT id FROM version WHERE nodeId = @0 {CurrentFirst} LIMIT @1 OFFSET @2", row => row.GetInt32(0), nodeId, take, skip);

    public void Delete(int id)
    {
        if (db.Query("SELECT isCurrent, isPublished FROM version WHERE id = @0", row => row.Flag(0) || row.Flag(1), id) is [true])
            throw new InvalidOperationException("The current version and the published version cannot be deleted.");
        db.Execute("DELETE FROM version WHERE id = @0", id);
    }

    public void DeleteOlder(int nodeId, DateTime date) =>
        db.Execute("DELETE FROM version WHERE nodeId = @0 AND isCurrent = 0 AND isPublished = 0 AND date < @1", nodeId, date);
}
