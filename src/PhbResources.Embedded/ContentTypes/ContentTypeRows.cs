using Microsoft.Data.Sqlite;
using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Embedded.ContentTypes;

/// <summary>A type with its own columns and those of its node.</summary>
internal sealed record ContentTypeRow(
    int Id, Guid Key, int ParentId, string Path, int Level, int SortOrder, bool Trashed, string? Name, int CreatorId, DateTime Created, DateTime Updated,
    string Alias, string? Description, string? Icon, string? Thumbnail, bool AllowedAsRoot, Guid? ListView, bool IsElement, bool AllowedInLibrary,
    ContentVariation Variations, bool PreventCleanup, int? KeepAll, int? KeepLatest)
{
    public const string Select =
        """
        SELECT n.id, n.key, n.parentId, n.path, n.level, n.sortOrder, n.trashed, n.name, n.creatorId, n.created, n.updated,
               t.alias, t.description, t.icon, t.thumbnail, t.allowedAsRoot, t.listView, t.isElement, t.allowedInLibrary, t.variations,
               t.preventCleanup, t.keepAllVersionsNewerThanDays, t.keepLatestVersionPerDayForDays
        FROM contentType t JOIN node n ON n.id = t.nodeId WHERE n.objectType = @0 ORDER BY n.level, n.sortOrder, n.id
        """;

    public static ContentTypeRow Read(SqliteDataReader row) => new(
        row.GetInt32(0), row.Key(1), row.GetInt32(2), row.GetString(3), row.GetInt32(4), row.GetInt32(5), row.Flag(6), row.Text(7), row.GetInt32(8), row.Date(9), row.Date(10),
        row.GetString(11), row.Text(12), row.Text(13), row.Text(14), row.Flag(15), row.KeyOrNull(16), row.Flag(17), row.Flag(18), (ContentVariation)row.GetInt32(19),
        row.Flag(20), row.Number(21), row.Number(22));
}

/// <summary>A group or tab of a type.</summary>
internal sealed record PropertyGroupRow(int Id, Guid Key, int ContentTypeId, PropertyGroupType Type, string? Name, string Alias, int SortOrder)
{
    public const string Select =
        """
        SELECT g.id, g.key, g.contentTypeId, g.type, g.name, g.alias, g.sortOrder
        FROM propertyGroup g JOIN node n ON n.id = g.contentTypeId WHERE n.objectType = @0 ORDER BY g.sortOrder, g.id
        """;

    public static PropertyGroupRow Read(SqliteDataReader row)
        => new(row.GetInt32(0), row.Key(1), row.GetInt32(2), (PropertyGroupType)row.GetInt32(3), row.Text(4), row.GetString(5), row.GetInt32(6));
}

/// <summary>A property of a type, with what its data type says of editor and storage.</summary>
internal sealed record PropertyTypeRow(
    int Id, Guid Key, int ContentTypeId, int? GroupId, string Alias, string? Name, string? Description, int SortOrder, bool Mandatory, string? MandatoryMessage,
    string? RegExp, string? RegExpMessage, bool LabelOnTop, ContentVariation Variations, int DataTypeId, Guid DataTypeKey, string EditorAlias, ValueStorageType Storage,
    bool MemberCanEdit, bool MemberCanView, bool IsSensitive)
{
    public const string Select =
        """
        SELECT p.id, p.key, p.contentTypeId, p.propertyGroupId, p.alias, p.name, p.description, p.sortOrder, p.mandatory, p.mandatoryMessage,
               p.validationRegExp, p.validationRegExpMessage, p.labelOnTop, p.variations, p.dataTypeId, dn.key, d.editorAlias, d.storageType,
               m.memberCanEdit, m.memberCanView, m.isSensitive
        FROM propertyType p
        JOIN node n ON n.id = p.contentTypeId
        JOIN dataType d ON d.nodeId = p.dataTypeId
        JOIN node dn ON dn.id = p.dataTypeId
        LEFT JOIN memberTypeProperty m ON m.propertyTypeId = p.id
        WHERE n.objectType = @0 ORDER BY p.sortOrder, p.id
        """;

    public static PropertyTypeRow Read(SqliteDataReader row) => new(
        row.GetInt32(0), row.Key(1), row.GetInt32(2), row.Number(3), row.GetString(4), row.Text(5), row.Text(6), row.GetInt32(7), row.Flag(8), row.Text(9),
        row.Text(10), row.Text(11), row.Flag(12), (ContentVariation)row.GetInt32(13), row.GetInt32(14), row.Key(15), row.GetString(16), (ValueStorageType)row.GetInt32(17),
        row.Flag(18), row.Flag(19), row.Flag(20));
}
