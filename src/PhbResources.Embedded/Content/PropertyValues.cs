using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.Content;

/// <summary>The values of one version as one JSON object: "propertyTypeId" names a value for all cultures, "propertyTypeId|languageId|segment" one for a culture, a segment or both.</summary>
internal sealed class PropertyValues(ILanguageRepository languages)
{
    // Quotes and control characters are escaped all the same; leaving letters readable keeps the rows small.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The name of a value within the object.</summary>
    public static string Name(int propertyTypeId, int? languageId, string? segment) => languageId is null && segment is null
        ? propertyTypeId.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{propertyTypeId}|{languageId}|{segment}");

    public string Write(IPropertyCollection properties, bool published)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (IProperty property in properties)
            {
                foreach (IPropertyValue value in property.Values)
                {
                    object? held = published ? value.PublishedValue : value.EditedValue;
                    // An empty value of a segment is a value: it hides the one without a segment.
                    if (held is null && value.Segment is null) continue;
                    if (LanguageOf(value.Culture) is not (true, var languageId)) continue;
                    json.WritePropertyName(Name(property.PropertyTypeId, languageId, value.Segment));
                    Write(json, held);
                }
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Values of property types or languages that are gone are left out.</summary>
    public PropertyCollection Read(IEnumerable<IPropertyType> types, string edited, string? published)
    {
        Dictionary<int, List<(string? Culture, string? Segment, bool Published, JsonElement Value)>> values = [];
        using JsonDocument editedValues = JsonDocument.Parse(edited);
        using JsonDocument? publishedValues = published is null ? null : JsonDocument.Parse(published);
        Collect(editedValues, false);
        if (publishedValues is not null) Collect(publishedValues, true);
        return new PropertyCollection(types.Select(type => Property.CreateWithValues(type.Id, type,
            [.. values.GetValueOrDefault(type.Id, []).Select(x => new Property.InitialPropertyValue(x.Culture, x.Segment, x.Published, Convert(x.Value, type.ValueStorageType)))])));

        void Collect(JsonDocument document, bool arePublished)
        {
            foreach (JsonProperty value in document.RootElement.EnumerateObject())
            {
                string[] name = value.Name.Split('|', 3);
                string? culture = null;
                if (name.Length > 1 && name[1].Length > 0 && (culture = languages.GetIsoCodeById(Number(name[1]), throwOnNotFound: false)) is null) continue;
                string? segment = name.Length > 2 && name[2].Length > 0 ? name[2] : null;
                int type = Number(name[0]);
                if (!values.TryGetValue(type, out List<(string?, string?, bool, JsonElement)>? ofType)) values[type] = ofType = [];
                ofType.Add((culture, segment, arePublished, value.Value));
            }
        }
    }

    private (bool Known, int? Id) LanguageOf(string? culture)
    {
        if (culture is null) return (true, null);
        int? id = languages.GetIdByIsoCode(culture, throwOnNotFound: false);
        return (id is not null, id);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case int number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case DateTime date: json.WriteStringValue(date.ToString("O", CultureInfo.InvariantCulture)); break;
            default: json.WriteStringValue(System.Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    /// <summary>A property type may have changed how it stores its values since this one was written: what still can be read is.</summary>
    private static object? Convert(JsonElement value, ValueStorageType storage)
    {
        if (value.ValueKind is JsonValueKind.Null) return null;
        string text = value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return storage switch
        {
            ValueStorageType.Integer => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : null,
            ValueStorageType.Decimal => decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal number) ? number : null,
            ValueStorageType.Date => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime date) ? date : null,
            _ => text,
        };
    }
}
