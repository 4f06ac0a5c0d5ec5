using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.Content;

/// <summary>What content that varies by culture holds per culture: the names of its versions, and which cultures are there, published and edited.</summary>
internal sealed class CultureTable(ScopedDatabase db, ILanguageRepository languages)
{
    /// <summary>The cultures' names and dates of any number of versions.</summary>
    public ILookup<int, (string Culture, string Name, DateTime Date)> Names(IEnumerable<int> versionIds) => db
        .Query("SELECT vc.versionId, l.isoCode, vc.name, vc.date FROM versionCulture vc JOIN language l ON l.id = vc.languageId WHERE vc.versionId IN (SELECT value FROM json_each(@0)) ORDER BY vc.versionId, l.id",
            row => (VersionId: row.GetInt32(0), Culture: row.GetString(1), Name: row.GetString(2), Date: row.Date(3)), Sql.List(versionIds))
        .ToLookup(x => x.VersionId, x => (x.Culture, x.Name, x.Date));

    /// <summary>The cultures that differ from what is published, of any number of pieces of content.</summary>
    public ILookup<int, string> Edited(IEnumerable<int> nodeIds) => db
        .Query("SELECT cc.nodeId, l.isoCode FROM contentCulture cc JOIN language l ON l.id = cc.languageId WHERE cc.edited = 1 AND cc.nodeId IN (SELECT value FROM json_each(@0))",
            row => (NodeId: row.GetInt32(0), Culture: row.GetString(1)), Sql.List(nodeIds))
        .ToLookup(x => x.NodeId, x => x.Culture);

    public void ReplaceNames(int versionId, ContentCultureInfosCollection? infos, int userId)
    {
        db.Execute("DELETE FROM versionCulture WHERE versionId = @0", versionId);
        if (infos is null) return;
        foreach (ContentCultureInfos info in infos)
        {
            db.Execute("INSERT INTO versionCulture(versionId, languageId, name, date, userId) VALUES(@0, @1, @2, @3, @4)",
                versionId, languages.GetIdByIsoCode(info.Culture), info.Name, info.Date, userId);
        }
    }

    public void ReplaceState(IPublishableContentBase entity, bool published, IReadOnlySet<string> edited)
    {
        db.Execute("DELETE FROM contentCulture WHERE nodeId = @0", entity.Id);
        foreach (string culture in entity.AvailableCultures.Union(entity.PublishedCultures, StringComparer.OrdinalIgnoreCase))
        {
            bool available = entity.IsCultureAvailable(culture);
            bool live = published && entity.IsCulturePublished(culture);
            db.Execute("INSERT INTO contentCulture(nodeId, languageId, name, available, published, edited) VALUES(@0, @1, @2, @3, @4, @5)",
                entity.Id, languages.GetIdByIsoCode(culture), entity.GetCultureName(culture) ?? entity.GetPublishName(culture), available, live, available && (!live || edited.Contains(culture)));
        }
    }

    /// <summary>The siblings' names in one culture.</summary>
    public List<string> SiblingNames(IContentBase entity, Guid objectType, string culture) => db.Query(
        "SELECT vc.name FROM node n JOIN version cv ON cv.nodeId = n.id AND cv.isCurrent = 1 JOIN versionCulture vc ON vc.versionId = cv.id AND vc.languageId = @3 WHERE n.parentId = @0 AND n.objectType = @1 AND n.id <> @2",
        row => row.GetString(0), entity.ParentId, objectType, entity.Id, languages.GetIdByIsoCode(culture));
}
