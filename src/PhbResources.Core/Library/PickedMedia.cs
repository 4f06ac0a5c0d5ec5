using System.Text.Json;

namespace PhbResources.Core.Library;

/// <summary>Which media an editor picked, as Umbraco's media picker stores it: a JSON list of objects with <c>mediaKey</c>.</summary>
public static class PickedMedia
{
    /// <summary>The keys in the order they were picked, each once. Whatever else the text is, it picks nothing.</summary>
    public static IReadOnlyList<Guid> Read(string? stored)
    {
        if (string.IsNullOrWhiteSpace(stored))
            return [];
        try
        {
            using JsonDocument json = JsonDocument.Parse(stored);
            return json.RootElement.ValueKind != JsonValueKind.Array ? [] :
            [
                .. json.RootElement.EnumerateArray()
                    .Select(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("mediaKey", out JsonElement key)
                        && key.ValueKind == JsonValueKind.String && key.TryGetGuid(out Guid media) ? media : Guid.Empty)
                    .Where(key => key != Guid.Empty)
                    .Distinct(),
            ];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>Writes keys as <see cref="Read"/> reads them and as the picker of a back office shows them.</summary>
    public static string Write(IEnumerable<Guid> media) =>
        JsonSerializer.Serialize(media.Select(key => new { key = Guid.NewGuid(), mediaKey = key }));
}
