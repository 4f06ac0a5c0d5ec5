using System.Text.Json;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core;

namespace PhbResources.Embedded.Published.Values;

/// <summary>A rich text as Umbraco stores it: JSON with the markup and the blocks that stand in it; or the bare markup.</summary>
internal sealed record StoredRichText(string? Markup, StoredRichText.BlockValue? Blocks)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    /// <summary>The blocks of a text: where they stand, what is in them, and in which languages they are shown.</summary>
    internal sealed record BlockValue(Places? Layout, IReadOnlyList<Block>? ContentData, IReadOnlyList<Block>? SettingsData, IReadOnlyList<Exposed>? Expose);

    /// <summary>The blocks in their order.</summary>
    internal sealed record Places([property: JsonPropertyName(Constants.PropertyEditors.Aliases.RichText)] IReadOnlyList<Place>? InText);

    internal sealed record Place(Guid ContentKey, Guid? SettingsKey);

    internal sealed record Block(Guid ContentTypeKey, Guid Key, IReadOnlyList<Value>? Values);

    internal sealed record Exposed(Guid ContentKey, string? Culture, string? Segment);

    internal sealed record Value(string? Alias, string? Culture, string? Segment, [property: JsonPropertyName("value")] JsonElement Stored)
    {
        /// <summary>As value converters take it: a text, a number, a truth, or JSON as text.</summary>
        public object? Source => Stored.ValueKind switch
        {
            JsonValueKind.String => Stored.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => Stored.TryGetInt64(out long whole) ? whole : Stored.GetDecimal(),
            JsonValueKind.Object or JsonValueKind.Array => Stored.GetRawText(),
            _ => null,
        };
    }

    /// <summary>Reads what is stored. Blocks that cannot be read are left out, never the text.</summary>
    public static StoredRichText Read(string? stored)
    {
        if (stored?.TrimStart().StartsWith('{') is not true)
            return new StoredRichText(stored, null);
        try
        {
            using JsonDocument document = JsonDocument.Parse(stored);
            string? markup = document.RootElement.TryGetProperty("markup", out JsonElement text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
            return new StoredRichText(markup, document.RootElement.TryGetProperty("blocks", out JsonElement blocks) ? Blocks(blocks) : null);
        }
        catch (JsonException)
        {
            return new StoredRichText(stored, null);
        }

        static BlockValue? Blocks(JsonElement blocks)
        {
            try
            {
                return blocks.ValueKind is JsonValueKind.Object ? blocks.Deserialize<BlockValue>(Json) : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
