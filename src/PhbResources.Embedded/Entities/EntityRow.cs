using Microsoft.Data.Sqlite;
using PhbResources.Embedded.Database;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;

namespace PhbResources.Embedded.Entities;

/// <summary>Reads the light form of entities: enough for trees, lists and pickers.</summary>
internal static class EntityRow
{
    public const string Select =
        "SELECT n.id, n.key, n.objectType, n.parentId, n.path, n.level, n.sortOrder, n.trashed, n.name, n.creatorId, n.created, n.updated, "
        + "EXISTS (SELECT 1 FROM node child WHERE child.parentId = n.id), c.published, c.edited, t.alias, tn.key, t.icon, t.thumbnail, t.listView, t.variations, f.path, "
        + "(SELECT json_group_array(json_array(l.isoCode, cc.name, cc.published, cc.edited)) FROM contentCulture cc JOIN language l ON l.id = cc.languageId WHERE cc.nodeId = n.id) "
        + "FROM node n LEFT JOIN content c ON c.nodeId = n.id LEFT JOIN contentType t ON t.nodeId = c.contentTypeId LEFT JOIN node tn ON tn.id = t.nodeId LEFT JOIN mediaFile f ON f.nodeId = n.id";

    public static IEntitySlim Read(SqliteDataReader row)
    {
        Guid objectType = row.Key(2);
        EntitySlim entity = New(objectType);
        entity.Id = row.GetInt32(0);
        entity.Key = row.Key(1);
        entity.NodeObjectType = objectType;
        entity.ParentId = row.GetInt32(3);
        entity.Path = row.GetString(4);
        entity.Level = row.GetInt32(5);
        entity.SortOrder = row.GetInt32(6);
        entity.Trashed = row.Flag(7);
        entity.Name = row.Text(8);
        entity.CreatorId = row.GetInt32(9);
        entity.CreateDate = row.Date(10);
        entity.UpdateDate = row.Date(11);
        entity.HasChildren = row.Flag(12);
        if (entity is ContentEntitySlim content && !row.IsDBNull(15))
        {
            content.ContentTypeAlias = row.GetString(15);
            content.ContentTypeKey = row.Key(16);
            content.ContentTypeIcon = row.Text(17);
            content.ContentTypeThumbnail = row.Text(18);
            content.ListViewKey = row.KeyOrNull(19);
        }
        if (entity is PublishableContentEntitySlim publishable)
        {
            publishable.Published = row.Flag(13);
            publishable.Edited = row.Flag(14);
            publishable.Variations = (ContentVariation)(row.Number(20) ?? 0);
            ReadCultures(publishable, row.GetString(22));
        }
        if (entity is MediaEntitySlim media) media.MediaPath = row.Text(21);
        return entity;
    }

    private static EntitySlim New(Guid objectType) => objectType switch
    {
        _ when objectType == Constants.ObjectTypes.Document || objectType == Constants.ObjectTypes.DocumentBlueprint => new DocumentEntitySlim(),
        _ when objectType == Constants.ObjectTypes.Element => new ElementEntitySlim(),
        _ when objectType == Constants.ObjectTypes.Media => new MediaEntitySlim(),
        _ when objectType == Constants.ObjectTypes.Member => new MemberEntitySlim(),
        _ => new EntitySlim(),
    };

    private static void ReadCultures(PublishableContentEntitySlim entity, string json)
    {
        if (json is "[]") return;
        using var cultures = System.Text.Json.JsonDocument.Parse(json);
        var all = cultures.RootElement.EnumerateArray().Select(x => (Culture: x[0].GetString()!, Name: x[1].GetString(), Published: x[2].GetInt32() == 1, Edited: x[3].GetInt32() == 1)).ToList();
        entity.CultureNames = all.Where(x => x.Name is not null).ToDictionary(x => x.Culture, x => x.Name!);
        entity.PublishedCultures = [.. all.Where(x => x.Published).Select(x => x.Culture)];
        entity.EditedCultures = [.. all.Where(x => x.Edited).Select(x => x.Culture)];
    }
}
