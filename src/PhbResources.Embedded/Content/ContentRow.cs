using Microsoft.Data.Sqlite;
using PhbResources.Embedded.Database;

namespace PhbResources.Embedded.Content;

/// <summary>One version of a piece of content with its place in the tree, and the published version beside it where there is one.</summary>
internal sealed record ContentRow(
    int Id, Guid Key, Guid ObjectType, int ParentId, string Path, int Level, int SortOrder, bool Trashed, string? Name, int CreatorId, DateTime Created,
    int ContentTypeId, bool Published, bool Edited, VersionRow Version, VersionRow? PublishedVersion)
{
    private const int OwnColumns = 14;

    public const string Columns =
        "n.id, n.key, n.objectType, n.parentId, n.path, n.level, n.sortOrder, n.trashed, n.name, n.creatorId, n.created, c.contentTypeId, c.published, c.edited, "
        + "cv.id, cv.date, cv.userId, cv.name, cv.templateId, cv.properties, pv.id, pv.date, pv.userId, pv.name, pv.templateId, pv.properties";

    public static ContentRow Read(SqliteDataReader row) => new(
        row.GetInt32(0), row.Key(1), row.Key(2), row.GetInt32(3), row.GetString(4), row.GetInt32(5), row.GetInt32(6), row.Flag(7), row.Text(8), row.GetInt32(9), row.Date(10),
        row.GetInt32(11), row.Flag(12), row.Flag(13), VersionRow.Read(row, OwnColumns)!, VersionRow.Read(row, OwnColumns + VersionRow.ColumnCount));
}

/// <summary>What one version of a piece of content holds.</summary>
internal sealed record VersionRow(int Id, DateTime Date, int UserId, string? Name, int? TemplateId, string Properties)
{
    public const int ColumnCount = 6;

    public static VersionRow? Read(SqliteDataReader row, int first) => row.IsDBNull(first) ? null
        : new(row.GetInt32(first), row.Date(first + 1), row.GetInt32(first + 2), row.Text(first + 3), row.Number(first + 4), row.GetString(first + 5));
}
