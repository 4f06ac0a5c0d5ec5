using System.Text.Json;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace PhbResources.Web.DeliveryApi;

/// <summary>How answers are written: what Umbraco's models hold, in camel case, enums by their names.</summary>
internal static class DeliveryJson
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new AsWhatItIs<IApiContentResponse>(), new AsWhatItIs<IApiMediaWithCrops>(), new AsWhatItIs<IApiContentRoute>(), new AsWhatItIs<IApiContentStartItem>(), new AsWhatItIs<IApiMediaWithCropsResponse>() },
    };

    public static byte[] Write(object answer) => JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), s_options);

    /// <summary>Writes what an interface stands for with all it has.</summary>
    private sealed class AsWhatItIs<T> : JsonConverter<T>
        where T : class
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(T);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Answers are written, not read.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }
}
