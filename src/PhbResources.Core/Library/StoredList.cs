using System.Text.Json;

namespace PhbResources.Core.Library;

/// <summary>Tags, drop-downs and check lists as Umbraco stores them: a JSON array of strings, or one as itself.</summary>
internal static class StoredList
{
    public static IReadOnlyList<string> Read(string stored)
    {
        stored = stored.Trim();
        if (stored.Length == 0)
            return [];
        if (stored[0] != '[')
            return [stored];
        try
        {
            return JsonSerializer.Deserialize<string[]>(stored)?.Where(item => !string.IsNullOrWhiteSpace(item)).ToArray() ?? [];
        }
        catch (JsonException)
        {
            return [stored];
        }
    }
}
