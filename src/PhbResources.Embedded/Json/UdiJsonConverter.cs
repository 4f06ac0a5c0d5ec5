using System.Text.Json;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core;

namespace PhbResources.Embedded.Json;

/// <summary>Any kind of UDI (GUID or string) in its <c>umb://type/id</c> form.</summary>
internal sealed class UdiJsonConverter : JsonConverter<Udi>
{
    public override bool CanConvert(Type typeToConvert) => typeof(Udi).IsAssignableFrom(typeToConvert);

    public override Udi? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.GetString() is not { Length: > 0 } text)
        {
            return null;
        }

        return UdiParser.TryParse(text, out Udi? udi) && typeToConvert.IsInstanceOfType(udi)
            ? udi
            : throw new JsonException($"'{text}' is not a {typeToConvert.Name}; write for example umb://document/ and a GUID without dashes.");
    }

    public override void Write(Utf8JsonWriter writer, Udi value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A UDI with the range below it that is meant, for example <c>umb://document/…?children</c>.</summary>
internal sealed class UdiRangeJsonConverter : JsonConverter<UdiRange>
{
    public override UdiRange? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.GetString() is { Length: > 0 } text ? UdiRange.Parse(text) : null;

    public override void Write(Utf8JsonWriter writer, UdiRange value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
