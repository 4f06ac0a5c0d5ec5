using PhbResources.Embedded.Database;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.Content;

/// <summary>When content is to be published and unpublished by itself.</summary>
internal sealed class ScheduleTable(ScopedDatabase db, ILanguageRepository languages)
{
    public ContentScheduleCollection Of(int nodeId)
    {
        var schedule = new ContentScheduleCollection();
        foreach (ContentSchedule entry in Of([nodeId]).GetValueOrDefault(nodeId, [])) schedule.Add(entry);
        return schedule;
    }

    public Dictionary<int, IEnumerable<ContentSchedule>> Of(int[] nodeIds) => db
        .Query("SELECT nodeId, id, languageId, date, action FROM contentSchedule WHERE nodeId IN (SELECT value FROM json_each(@0)) ORDER BY date",
            row => (NodeId: row.GetInt32(0), Id: row.Key(1), LanguageId: row.Number(2), Date: row.Date(3), Action: (ContentScheduleAction)row.GetInt32(4)), Sql.List(nodeIds))
        .GroupBy(x => x.NodeId)
        .ToDictionary(x => x.Key, x => (IEnumerable<ContentSchedule>)[.. x.Select(y => new ContentSchedule(y.Id, languages.GetIsoCodeById(y.LanguageId) ?? Constants.System.InvariantCulture, y.Date, y.Action))]);

    public void Replace(int nodeId, ContentScheduleCollection schedule)
    {
        db.Execute("DELETE FROM contentSchedule WHERE nodeId = @0", nodeId);
        foreach (ContentSchedule entry in schedule.FullSchedule)
        {
            if (entry.Id == Guid.Empty) entry.Id = Guid.NewGuid();
            int? language = string.IsNullOrEmpty(entry.Culture) ? null : languages.GetIdByIsoCode(entry.Culture);
            db.Execute("INSERT INTO contentSchedule(id, nodeId, languageId, date, action) VALUES(@0, @1, @2, @3, @4)", entry.Id, nodeId, language, entry.Date, entry.Action);
        }
    }

    public void Clear(Guid objectType, DateTime date, ContentScheduleAction? action) => db.Execute(
        "DELETE FROM contentSchedule WHERE date <= @0 AND (@1 IS NULL OR action = @1) AND nodeId IN (SELECT id FROM node WHERE objectType = @2)", date, action, objectType);

    public bool Any(Guid objectType, DateTime date, ContentScheduleAction action) => db.Any(
        "SELECT 1 FROM contentSchedule s JOIN node n ON n.id = s.nodeId WHERE s.date <= @0 AND s.action = @1 AND n.objectType = @2 LIMIT 1", date, action, objectType);
}
