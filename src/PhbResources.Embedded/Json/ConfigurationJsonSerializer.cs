using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;

namespace PhbResources.Embedded.Json;

/// <summary>
/// Data type configuration as JSON. It reads what hands have written: names in any case, numbers and booleans as text.
/// A configuration class may name its fields with <see cref="ConfigurationFieldAttribute"/>; those names are what is stored.
/// </summary>
internal sealed class ConfigurationJsonSerializer() : UmbracoJsonSerializer(Options()), IConfigurationEditorJsonSerializer
{
    private static JsonSerializerOptions Options()
    {
        JsonSerializerOptions options = CommonOptions();
        options.PropertyNameCaseInsensitive = true;
        options.NumberHandling = JsonNumberHandling.AllowReadingFromString;
        options.Converters.Add(new LenientBooleanJsonConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { UseConfigurationFieldNames } };
        return options;
    }

    private static void UseConfigurationFieldNames(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.AttributeProvider is MemberInfo member
                && member.GetCustomAttribute<ConfigurationFieldAttribute>() is { Key: { Length: > 0 } key })
            {
                property.Name = key;
            }
        }
    }
}
