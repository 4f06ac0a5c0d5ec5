using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhbResources.Core.Exports;

/// <summary>How exports are written and read: every value that has to be there is, none that is not known, and none is <c>null</c> that may not be.</summary>
public static class ExportJson
{
    /// <summary>Deepest nesting: more than the format has, and far less than a program chokes on.</summary>
    private const int MaxDepth = 16;

    /// <summary>The rules.</summary>
    public static JsonSerializerOptions Options { get; } = Make(indented: false);

    /// <summary>The same, to be read by people.</summary>
    public static JsonSerializerOptions Readable { get; } = Make(indented: true);

    /// <summary>The JSON Schema (draft 2020-12) of a type of the format.</summary>
    public static JsonNode SchemaOf<T>(string title)
    {
        JsonNode schema = Options.GetJsonSchemaAsNode(typeof(T), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe });
        JsonObject whole = schema.AsObject();
        whole.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.Insert(1, "title", title);
        return whole;
    }

    private static JsonSerializerOptions Make(bool indented)
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            MaxDepth = MaxDepth,
            WriteIndented = indented,
            // The files are read as what they are, never as part of a page.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new Moment() },
        };
        options.MakeReadOnly();
        return options;
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        // Nothing is known of a type with a converter of its own; it is said below.
        JsonObject node = schema as JsonObject ?? [];
        ICustomAttributeProvider? said = context.PropertyInfo is { } property ? property.AttributeProvider : context.TypeInfo.Type;
        if (said?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false).OfType<DescriptionAttribute>().FirstOrDefault() is { } description)
            node["description"] = description.Description;
        Type type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(Guid))
            node["format"] = "uuid";
        if (type == typeof(DateTime))
        {
            node["type"] = type == context.TypeInfo.Type ? "string" : new JsonArray("string", "null");
            node["format"] = "date-time";
        }

        return node;
    }

    /// <summary>A database forgets that times are UTC; a file for everybody must not.</summary>
    private sealed class Moment : JsonConverter<DateTime>
    {
        private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && DateTime.TryParseExact(reader.GetString(), Format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime moment)
                ? moment
                : throw new JsonException("This is no time such as 2026-01-31T12:00:00Z.");

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));
    }
}
