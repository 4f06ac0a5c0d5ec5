using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PhbResources.Embedded.Json;

/// <summary>
/// Gives members typed <see cref="object"/> (the values of a configuration dictionary) plain .NET values: text, booleans,
/// numbers, lists of them (typed when all items are alike), and a <see cref="JsonObject"/> for objects. Text stays text, even if it
/// looks like a date.
/// </summary>
internal sealed class PlainObjectJsonConverter : JsonConverter<object>
{
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => Plain(JsonNode.Parse(ref reader));

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        if (value.GetType() == typeof(object))
        {
            // Serializing it by its own type would come back here for ever.
            writer.WriteStartObject();
            writer.WriteEndObject();
            return;
        }

        JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }

    private static object? Plain(JsonNode? node) => node switch
    {
        null => null,
        JsonArray array => List(array.Select(Plain).ToList()),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => Number(value),
            _ => value.GetValue<string>(),
        },
        _ => node,
    };

    private static object Number(JsonValue value)
    {
        JsonElement element = value.GetValue<JsonElement>();
        return element.TryGetInt32(out int small) ? small
            : element.TryGetInt64(out long large) ? large
            : element.TryGetDecimal(out decimal precise) ? precise
            : element.GetDouble();
    }

    private static object List(List<object?> items)
    {
        Type?[] types = items.Select(x => x?.GetType()).Distinct().ToArray();
        if (types is not [{ } type])
        {
            return items;
        }

        var typed = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type))!;
        items.ForEach(item => typed.Add(item));
        return typed;
    }
}
