using System.Globalization;
using System.Text.Json.Nodes;
using PhbResources.Embedded.Database;

namespace PhbResources.Embedded.ContentTypes;

/// <summary>
/// The values in all versions of content, when a type changes under them. A version keeps its values as one JSON object, whose names are
/// <c>propertyTypeId</c> or <c>propertyTypeId|culture|segment</c>.
/// </summary>
internal sealed class StoredValues(ScopedDatabase database)
{
    /// <summary>Whether any version has a value for any of the properties.</summary>
    public bool Any(IEnumerable<int> propertyTypeIds) => database.Any(
        """
        SELECT 1 FROM version v, json_each(v.properties) p, json_each(@0) i
        WHERE p.key = CAST(i.value AS TEXT) OR p.key LIKE i.value || '|%' LIMIT 1
        """,
        Sql.List(propertyTypeIds));

    /// <summary>Takes the properties' values out of all content of the types.</summary>
    public void Remove(IReadOnlyCollection<int> propertyTypeIds, IReadOnlyCollection<int> contentTypeIds)
        => Rewrite(propertyTypeIds, contentTypeIds, name => null);

    /// <summary>The properties vary by culture from now on: what they hold becomes the value in the culture.</summary>
    public void BeginToVary(IReadOnlyCollection<int> propertyTypeIds, IReadOnlyCollection<int> contentTypeIds, string culture)
        => Rewrite(propertyTypeIds, contentTypeIds, name => name.Culture.Length == 0 ? name with { Culture = culture } : name);

    /// <summary>The properties no longer vary by culture: what they hold in the culture becomes the value, the other cultures' values go.</summary>
    public void CeaseToVary(IReadOnlyCollection<int> propertyTypeIds, IReadOnlyCollection<int> contentTypeIds, string culture)
        => Rewrite(propertyTypeIds, contentTypeIds, name => name.Culture.Equals(culture, StringComparison.OrdinalIgnoreCase) || name.Culture.Length == 0 ? name with { Culture = string.Empty } : null);

    /// <summary>Takes all values in a culture out of all content.</summary>
    public void RemoveCulture(string culture)
        => Rewrite(
            database.Query("SELECT id, properties FROM version WHERE properties LIKE @0 ESCAPE '\\'", row => (row.GetInt32(0), row.GetString(1)), "%|" + Sql.Like(culture) + "|%"),
            name => name.Culture.Equals(culture, StringComparison.OrdinalIgnoreCase) ? null : name);

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

    private readonly record struct ValueName(int PropertyTypeId, string Culture, string Segment)
    {
        public static ValueName Parse(string text)
        {
            string[] parts = text.Split('|');
            return new(int.Parse(parts[0], CultureInfo.InvariantCulture), parts.ElementAtOrDefault(1) ?? string.Empty, parts.ElementAtOrDefault(2) ?? string.Empty);
        }

        public override string ToString()
        {
            string id = PropertyTypeId.ToString(CultureInfo.InvariantCulture);
            return Culture.Length + Segment.Length == 0 ? id : $"{id}|{Culture}|{Segment}";
        }
    }
}
