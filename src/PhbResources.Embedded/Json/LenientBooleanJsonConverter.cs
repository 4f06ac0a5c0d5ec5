using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhbResources.Embedded.Json;

/// <summary>Reads a boolean that was stored as <c>true</c>, <c>1</c>, <c>"1"</c> or <c>"true"</c>, as older configuration does.</summary>
internal sealed class LenientBooleanJsonConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False or JsonTokenType.Null => false,
        JsonTokenType.Number when reader.TryGetInt32(out int number) => number != 0,
        JsonTokenType.String when reader.GetString() is { } text => text switch
        {
            "" or "0" => false,
            "1" => true,
            _ when bool.TryParse(text, out bool parsed) => parsed,
            _ => throw new JsonException($"'{text}' is not a yes or no; write true or false."),
        },
        _ => throw new JsonException("Expected true or false."),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
