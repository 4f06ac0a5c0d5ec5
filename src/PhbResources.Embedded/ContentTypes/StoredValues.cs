using System.Globalization;
using System.Text.Json.Nodes;
using PhbResources.Embedded.Content;
using PhbResources.Embedded.Database;

namespace PhbResources.Embedded.ContentTypes;

/// <summary>
/// The values in all versions of content, when a type changes under them. A version keeps its values as one JSON object, whose names are
/// <c>propertyTypeId</c> or <c>propertyTypeId|languageId|segment</c>.
/// </summary>
internal sealed class StoredValues(ScopedDatabase database)
{
    /// <summary>Whether any version has a value for any of the properties.</summary>
    public bool Any(IEnumerable<int> propertyTypeIds) => database.Any(
        """
        SELECT 1 FROM version v, json_each(v.properties) p WHERE CAST(p.key AS INTEGER) IN (SELECT value FROM json_each(@0)) LIMIT 1
        """,
        Sql.List(propertyTypeIds));

    /// <summary>Takes the properties' values out of all content of the types.</summary>
    public void Remove(IReadOnlyCollection<int> propertyTypeIds, IReadOnlyCollection<int> contentTypeIds)
        => Rewrite(propertyTypeIds, contentTypeIds, name => null);

    /// <summary>The properties vary by culture from now on: what they hold becomes the value in the language.</summary>
    public void BeginToVary(IReadOnlyCollection<int> propertyTypeIds, IReadOnlyCollection<int> contentTypeIds, int languageId)
        => Rewrite(propertyTypeIds, contentTypeIds, name => name.LanguageId is null ? name with { LanguageId = languageId } : name);

    /// <summary>The properties no longer vary by culture: what they hold in the language becomes the value, the other languages' values go.</summary>
    public void CeaseToVary(IReadOnlyCollection<int> propertyTypeIds, IReadOnlyCollection<int> contentTypeIds, int languageId)
        => Rewrite(propertyTypeIds, contentTypeIds, name => name.LanguageId is null || name.LanguageId == languageId ? name with { LanguageId = null } : null);

    /// <summary>Takes all values in a language out of all content.</summary>
    public void RemoveLanguage(int languageId)
        => Rewrite(
            database.Query("SELECT id, properties FROM version WHERE properties LIKE @0", row => (row.GetInt32(0), row.GetString(1)), $"%|{languageId.ToString(CultureInfo.InvariantCulture)}|%"),
            name => name.LanguageId == languageId ? null : name);

    private void Rewrite(IReadOnlyCollection<int> propertyTypeIds, IReadOnlyCollection<int> contentTypeIds, Func<ValueName, ValueName?> rename)
    {
        if (propertyTypeIds.Count == 0 || contentTypeIds.Count == 0)
        {
            return;
        }

        Rewrite(
            database.Query(
                """
                SELECT v.id, v.properties FROM version v JOIN content c ON c.nodeId = v.nodeId
                WHERE c.contentTypeId IN (SELECT value FROM json_each(@0))
                """,
                row => (row.GetInt32(0), row.GetString(1)),
                Sql.List(contentTypeIds)),
            name => propertyTypeIds.Contains(name.PropertyTypeId) ? rename(name) : name);
    }

    private void Rewrite(List<(int Version, string Json)> versions, Func<ValueName, ValueName?> rename)
    {
        foreach ((int version, string json) in versions)
        {
            var before = (JsonObject)JsonNode.Parse(json)!;
            var after = new JsonObject();
            foreach ((string text, JsonNode? value) in before)
            {
                if (rename(ValueName.Parse(text)) is { } name)
                {
                    after[name.ToString()] = value?.DeepClone();
                }
            }

            if (!JsonNode.DeepEquals(before, after))
            {
                database.Execute("UPDATE version SET properties = @1 WHERE id = @0", version, after.ToJsonString());
            }
        }
    }

    private readonly record struct ValueName(int PropertyTypeId, int? LanguageId, string? Segment)
    {
        public static ValueName Parse(string text)
        {
            string[] parts = text.Split('|', 3);
            return new(Number(parts[0]), parts.Length > 1 && parts[1].Length > 0 ? Number(parts[1]) : null, parts.Length > 2 && parts[2].Length > 0 ? parts[2] : null);
        }

        public override string ToString() => PropertyValues.Name(PropertyTypeId, LanguageId, Segment);

        private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
