using System.Text.Json.Nodes;
using NJsonSchema;

namespace PhbResources.Web.Tests.DeliveryApi;

/// <summary>Takes JSON Schemas out of an OpenAPI document.</summary>
internal static class OpenApi
{
    private const string Components = "#/components/schemas/";

    public static Task<JsonSchema> SchemaAsync(JsonNode document, string path, string status, string mediaType)
    {
        JsonNode answer = document["paths"]![path]!["get"]!["responses"]![status]!;
        if (answer["$ref"] is { } reference)
            answer = document["components"]!["responses"]![reference.ToString().Split('/')[^1]]!;
        JsonObject schema = new()
        {
            ["definitions"] = Local(document["components"]!["schemas"]!),
            ["allOf"] = new JsonArray(Local(answer["content"]![mediaType]!["schema"]!)),
        };
        return JsonSchema.FromJsonAsync(schema.ToJsonString());
    }

    // A part of the document as a schema of its own, with its references to what is then beside it.
    private static JsonNode? Local(JsonNode? node, bool isRequired = true) => node switch
    {
        JsonObject { Count: 1 } only when only["$ref"]?.ToString() is { } to && to.StartsWith(Components, StringComparison.Ordinal) =>
            isRequired ? Reference(to) : new JsonObject { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, Reference(to)) },
        JsonObject part => new JsonObject(part.Select(pair => KeyValuePair.Create(pair.Key, pair.Key == "properties" && pair.Value is JsonObject properties && part["type"] is not null
            ? new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, Local(property.Value, IsRequired(part, property.Key)))))
            : Local(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(item => Local(item))]),
        _ => node?.DeepClone(),
    };

    private static JsonObject Reference(string to) => new() { ["$ref"] = "#/definitions/" + to[Components.Length..] };

    // Umbraco's document has no way to say that a property that is an object may be null, and its answers have null in those that it does not require.
    private static bool IsRequired(JsonObject part, string property) => part["required"] is JsonArray required && required.Any(name => name!.ToString() == property);
}
