using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhbResources.Core.Curating.Editing;

/// <summary>A property's value between the form, where it is text, and the form in which Umbraco's editors keep it. Both hosts keep the same.</summary>
internal static class FieldValues
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm";

    /// <summary>What the form shows for what is kept.</summary>
    public static IReadOnlyList<string> Read(FormProperty property, object? kept)
    {
        if (kept is null)
            return [];
        return property.Input switch
        {
            FieldInput.Choice or FieldInput.Choices or FieldInput.Words => List(kept.ToString() ?? "", property.KeepsCommas),
            FieldInput.Files => [.. FilesIn(kept.ToString()).Select(file => file.Media.ToString("D"))],
            FieldInput.Tick => kept.ToString() is "1" or "True" ? ["1"] : [],
            FieldInput.Day => [Written(kept, DayFormat)],
            FieldInput.Moment => [Written(kept, MomentFormat)],
            _ => Convert.ToString(kept, CultureInfo.InvariantCulture) is { Length: > 0 } text ? [text.ReplaceLineEndings("\n")] : [],
        };
    }

    /// <summary>What to keep for what was written, or a mistake that says what to write instead.</summary>
    /// <param name="property">The property.</param>
    /// <param name="written">As the form was sent.</param>
    /// <param name="keptNow">What is kept now: of files those that stay are taken from it.</param>
    public static (object? Value, string? Mistake) Write(FormProperty property, IReadOnlyList<string> written, object? keptNow)
    {
        string[] values = [.. written.Select(value => value.ReplaceLineEndings("\n").Trim()).Where(value => value.Length > 0)];
        string first = values.Length > 0 ? values[0] : "";
        switch (property.Input)
        {
            case FieldInput.Kept:
                return (keptNow, null);
            case FieldInput.Files:
                return (FilesAmong(keptNow?.ToString(), values), null);
            case FieldInput.Tick:
                return (values.Length > 0 ? 1 : 0, null);
            case FieldInput.Choice or FieldInput.Choices:
                return values.FirstOrDefault(value => !property.Items.Contains(value, StringComparer.Ordinal)) is { } unknown
                    ? (null, $"“{unknown}” cannot be chosen for “{property.Name}”. Choose one of the items shown.")
                    : (values.Length == 0 ? null : property.KeepsPlainText ? first : JsonSerializer.Serialize(values), null);
            case FieldInput.Words:
                string[] words = [.. values.SelectMany(value => value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase)];
                return (words.Length == 0 ? null : property.KeepsCommas ? string.Join(',', words) : JsonSerializer.Serialize(words), null);
        }

        if (first.Length == 0)
            return (null, null);
        return property.Input switch
        {
            FieldInput.Number => int.TryParse(first, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                ? (number, null) : (null, $"“{property.Name}” is a whole number, for example 12."),
            FieldInput.Fraction => decimal.TryParse(first, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
                ? (number, null) : (null, $"“{property.Name}” is a number, for example 12.50."),
            FieldInput.Day => DateTime.TryParseExact(first, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day)
                ? (day, null) : (null, $"“{property.Name}” is a day, for example 2026-03-31: year, month, day."),
            FieldInput.Moment => DateTime.TryParseExact(first, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment)
                ? (moment, null) : (null, $"“{property.Name}” is a day and a time, for example 2026-03-31T09:30."),
            _ when property.MaxLength is { } most && first.Length > most => (null, $"“{property.Name}” has {first.Length:N0} characters. Shorten it to {most:N0} or fewer."),
            _ => (first, null),
        };
    }

    /// <summary>The files that a media picker keeps.</summary>
    public static IReadOnlyList<(Guid Media, JsonObject Entry)> FilesIn(string? kept)
    {
        try
        {
            return string.IsNullOrWhiteSpace(kept) || JsonNode.Parse(kept) is not JsonArray entries ? [] :
            [
                .. entries.OfType<JsonObject>()
                    .Select(entry => (Media: Guid.TryParse(entry["mediaKey"]?.ToString(), out Guid key) ? key : Guid.Empty, Entry: entry))
                    .Where(file => file.Media != Guid.Empty),
            ];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    // Only what is picked already can stay: a form cannot pick any other file of the site.
    private static string? FilesAmong(string? kept, string[] stay)
    {
        JsonArray left = [.. FilesIn(kept).Where(file => stay.Contains(file.Media.ToString("D"))).Select(file => file.Entry.DeepClone())];
        return left.Count == 0 ? null : left.ToJsonString();
    }

    private static IReadOnlyList<string> List(string kept, bool commas)
    {
        if (kept.TrimStart().StartsWith('['))
        {
            try
            {
                return JsonSerializer.Deserialize<string[]>(kept)?.Where(item => !string.IsNullOrWhiteSpace(item)).ToArray() ?? [];
            }
            catch (JsonException)
            {
                // It merely begins with a bracket.
            }
        }

        return kept.Length == 0 ? [] : commas ? kept.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [kept];
    }

    private static string Written(object kept, string format) =>
        kept is DateTime date ? date.ToString(format, CultureInfo.InvariantCulture) : kept.ToString() ?? "";
}
