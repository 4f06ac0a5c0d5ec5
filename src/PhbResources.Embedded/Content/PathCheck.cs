using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.Models;
using Row = (int Id, int ParentId, string Path, int Level);

namespace PhbResources.Embedded.Content;

/// <summary>Finds content whose path or level does not follow from its parent's, and puts it right where asked.</summary>
internal static class PathCheck
{
    public static Dictionary<int, ContentDataIntegrityReportEntry> Run(ScopedDatabase db, Guid objectType, bool repair, Action<int> repaired)
    {
        Dictionary<int, ContentDataIntegrityReportEntry> found = [];
        // A folder of elements can be a parent too, so all nodes give their place; only those of the kind are checked.
        Dictionary<int, (string Path, int Level)> right = db.Query("SELECT id, path, level FROM node WHERE objectType <> @0",
            row => (Id: row.GetInt32(0), Path: row.GetString(1), Level: row.GetInt32(2)), objectType).ToDictionary(x => x.Id, x => (x.Path, x.Level));
        List<Row> waiting = db.Query("SELECT id, parentId, path, level FROM node WHERE objectType = @0 ORDER BY level",
            row => (row.GetInt32(0), row.GetInt32(1), row.GetString(2), row.GetInt32(3)), objectType);
        while (waiting.Count > 0)
        {
            List<Row> later = [];
            foreach (Row row in waiting)
            {
                if (!right.TryGetValue(row.ParentId, out (string Path, int Level) parent))
                {
                    later.Add(row);
                    continue;
                }
                (string Path, int Level) should = ($"{parent.Path},{row.Id}", parent.Level + 1);
                right[row.Id] = should;
                if (should == (row.Path, row.Level)) continue;
                var entry = new ContentDataIntegrityReportEntry(should.Path == row.Path ? ContentDataIntegrityReport.IssueType.InvalidPathLevelMismatch : ContentDataIntegrityReport.IssueType.InvalidPathAndLevelByParentId);
                found[row.Id] = entry;
                if (!repair) continue;
                db.Execute("UPDATE node SET path = @1, level = @2 WHERE id = @0", row.Id, should.Path, should.Level);
                entry.Fixed = true;
                repaired(row.Id);
            }
            if (later.Count == waiting.Count) break; // a ring of parents: foreign keys make orphans impossible
            waiting = later;
        }
        return found;
    }
}
