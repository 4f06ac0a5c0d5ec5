using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;

namespace PhbResources.Embedded.Editors;

/// <summary>Refuses items that the data type does not offer, and more than one where only one may be chosen.</summary>
internal sealed class AllowedItemsValidator : IValueValidator
{
    public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
    {
        if (dataTypeConfiguration is not ValueListConfiguration configuration)
        {
            yield break;
        }

        IReadOnlyList<string> chosen = TextList.Read(value);
        string[] strangers = chosen.Except(configuration.Items, StringComparer.Ordinal).ToArray();
        if (strangers.Length > 0)
        {
            yield return new ValidationResult(
                $"'{string.Join("', '", strangers)}' is not offered here. Choose from: {string.Join(", ", configuration.Items)}.", ["value"]);
        }

        if (configuration is DropDownFlexibleConfiguration { Multiple: false } && chosen.Count > 1)
        {
            yield return new ValidationResult("Choose only one.", ["value"]);
        }
    }
}

/// <summary>Refuses colours that the data type does not offer.</summary>
internal sealed class AllowedColoursValidator : IValueValidator
{
    public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
    {
        if (dataTypeConfiguration is ColorPickerConfiguration { Items: { Count: > 0 } items }
            && Colour(value) is { Length: > 0 } colour
            && !items.Any(item => string.Equals(item.Value.TrimStart('#'), colour.TrimStart('#'), StringComparison.OrdinalIgnoreCase)))
        {
            yield return new ValidationResult($"The colour '{colour}' is not offered here. Choose from: {string.Join(", ", items.Select(x => x.Value))}.", ["value"]);
        }
    }

    private static string? Colour(object? value)
    {
        string? text = value is null or string or JsonNode ? value?.ToString() : JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
        if (text is null || !text.TrimStart().StartsWith('{'))
        {
            return text;
        }

        try
        {
            return JsonNode.Parse(text)?["value"]?.ToString();
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
