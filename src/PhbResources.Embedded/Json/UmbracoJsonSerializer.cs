using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Json;

/// <summary>Property values as JSON: camel case names, enums by name, UDIs as their string form.</summary>
internal class UmbracoJsonSerializer : IJsonSerializer
{
    private readonly JsonSerializerOptions _options;

    public UmbracoJsonSerializer()
        : this(CommonOptions())
    {
    }

    protected UmbracoJsonSerializer(JsonSerializerOptions options) => _options = options;

    public string Serialize(object? input) => JsonSerializer.Serialize(input, _options);

    public T? Deserialize<T>(string input) => JsonSerializer.Deserialize<T>(input, _options);

    public bool TryDeserialize<T>(object input, [NotNullWhen(true)] out T? value)
        where T : class
    {
        string? json = input switch
        {
            JsonNode node => node.ToJsonString(),
            string text when text.DetectIsJson() => text,
            _ => null,
        };

        value = string.IsNullOrWhiteSpace(json) ? null : Deserialize<T>(json);
        return value is not null;
    }

    protected static JsonSerializerOptions CommonOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters =
        {
            new JsonStringEnumConverter(),
            new UdiJsonConverter(),
            new UdiRangeJsonConverter(),
            new PlainObjectJsonConverter(),
        },
    };
}

/// <summary>What a webhook would send; the embedded host sends none, but Core's services ask for the serializer.</summary>
internal sealed class WebhookJsonSerializer : UmbracoJsonSerializer, IWebhookJsonSerializer;
