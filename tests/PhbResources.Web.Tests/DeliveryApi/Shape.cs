using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhbResources.Web.Tests.DeliveryApi;

/// <summary>What an answer looks like, whatever its values: names, kinds of JSON, and what is null.</summary>
internal static class Shape
{
    /// <summary>Where two answers differ in shape; empty where they do not.</summary>
    public static IEnumerable<string> Differences(JsonNode? expected, JsonNode? found, string at = "$") => (expected, found) switch
    {
        (JsonObject one, JsonObject other) => one.Select(pair => pair.Key).Except(other.Select(pair => pair.Key)).Select(name => $"{at}.{name} is missing")
            .Concat(other.Select(pair => pair.Key).Except(one.Select(pair => pair.Key)).Select(name => $"{at}.{name} is too much"))
            .Concat(one.Where(pair => other.ContainsKey(pair.Key)).SelectMany(pair => Differences(pair.Value, other[pair.Key], $"{at}.{pair.Key}"))),
        (JsonArray one, JsonArray other) => one.Count == other.Count
            ? one.SelectMany((item, index) => Differences(item, other[index], $"{at}[{index}]"))
            : [$"{at} has {other.Count} items and not {one.Count}"],
        _ => Kind(expected) == Kind(found) ? [] : [$"{at} is {Kind(found)} and not {Kind(expected)}"],
    };

    private static string Kind(JsonNode? node) => node?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        { } kind => kind.ToString(),
    };
}
