using System.Globalization;
using System.Text.Json;

namespace PhbResources.Core.Library.Delivery;

/// <summary>A stored property value as the values people see: a list in JSON is its items, yes and no are <c>true</c> and <c>false</c>.</summary>
internal static class StoredValues
{
    public static IEnumerable<string> Of(object? stored) => stored switch
    {
        null => [],
        DateTime date => [date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        // Umbraco keeps yes and no as 1 and 0; a number that is 1 or 0 can be asked for either way.
        int number and (0 or 1) => [number.ToString(CultureInfo.InvariantCulture), number == 1 ? "true" : "false"],
        string text when text.StartsWith('[') => Items(text),
        string text => text.Length == 0 ? [] : [text],
        _ => [Convert.ToString(stored, CultureInfo.InvariantCulture) ?? ""],
    };

    private static string[] Items(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(json) ?? [];
        }
        catch (JsonException)
        {
            return [json];
        }
    }
}
