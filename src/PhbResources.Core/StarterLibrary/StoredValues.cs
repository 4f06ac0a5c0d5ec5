using System.Globalization;
using System.Text.Json;
using Umbraco.Cms.Core.Models;
using static Umbraco.Cms.Core.Constants.PropertyEditors;

namespace PhbResources.Core.StarterLibrary;

/// <summary>Values as written in a library file, in the form in which Umbraco's property editors store them.</summary>
internal static class StoredValues
{
    /// <summary>What to store in a property for the values written.</summary>
    /// <exception cref="StarterLibraryException">The values do not fit the property's editor.</exception>
    public static object? Of(IContentBase content, string alias, IReadOnlyList<string> values)
    {
        if (values.Count == 0 || (values.Count == 1 && values[0].Length == 0))
            return null;
        return content.Properties[alias]!.PropertyType.PropertyEditorAlias switch
        {
            Aliases.DropDownListFlexible or Aliases.CheckBoxList or Aliases.Tags => JsonSerializer.Serialize(values),
            Aliases.Boolean => values[0] switch
            {
                "true" or "yes" => 1,
                "false" or "no" => 0,
                _ => throw new StarterLibraryException($"'{alias}' is yes or no. Write true or false."),
            },
            Aliases.Integer => int.TryParse(values[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw new StarterLibraryException($"'{alias}' is a number. '{values[0]}' is not one."),
            _ => string.Join('\n', values),
        };
    }
}
