using PhbResources.Embedded.Querying;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Entities;

/// <summary>Which column holds which property of an entity of any kind, and in what orders entities can be listed.</summary>
internal static class EntityColumns
{
    public static string? Of(string property) => property switch
    {
        "Id" => "n.id",
        "Key" => "n.key",
        "ParentId" => "n.parentId",
        "Path" => "n.path",
        "Level" => "n.level",
        "SortOrder" => "n.sortOrder",
        "Trashed" => "n.trashed",
        "Name" => "n.name",
        "CreatorId" => "n.creatorId",
        "CreateDate" => "n.created",
        "UpdateDate" => "n.updated",
        "NodeObjectType" => "n.objectType",
        _ => null,
    };

    /// <summary>The SQL terms of an order, each with its direction, the id last.</summary>
    public static string Order(Ordering? ordering)
    {
        List<string> terms = [];
        for (; ordering is { IsEmpty: false }; ordering = ordering.Next)
        {
            string column = ordering.OrderBy!.ToLowerInvariant() switch
            {
                "versiondate" => "n.updated",
                "owner" => "n.creatorId",
                "nodeobjecttype" => "n.objectType",
                _ => Of(ordering.OrderBy.ToFirstUpperInvariant()) ?? "n.sortOrder",
            };
            terms.Add($"{column} COLLATE NOCASE{(ordering.Direction == Direction.Descending ? " DESC" : "")}");
        }
        if (terms.Count == 0) terms.Add("n.sortOrder");
        return string.Join(", ", terms.Append("n.id"));
    }

    public static string OfTypes(IEnumerable<Guid> objectTypes, SqlArguments arguments)
    {
        List<Guid> types = [.. objectTypes];
        return types is [var one] ? $"n.objectType = {arguments.Add(one)}" : $"n.objectType {arguments.In(types)}";
    }
}
