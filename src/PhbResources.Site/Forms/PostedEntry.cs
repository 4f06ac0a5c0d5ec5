using System.Text.Json;
using PhbResources.Core.Forms;

namespace PhbResources.Site.Forms;

/// <summary>An entry as it is posted to the Forms Delivery API.</summary>
/// <param name="Answers">The values of fields that the form has; others are passed over.</param>
/// <param name="Files">Its files.</param>
/// <param name="Cleaning">
/// What becomes of what gives somebody away in them: <c>additionalData.cleanCopy</c>, which is <c>true</c> for a clean copy or
/// <c>blank</c> to have words blanked in it as well.
/// </param>
internal sealed record PostedEntry(FormAnswers Answers, IReadOnlyList<EntryFile> Files, EntryCleaning Cleaning)
{
    /// <summary>Reads an entry.</summary>
    /// <param name="body">What was posted.</param>
    /// <param name="form">The form.</param>
    /// <param name="wrong">Where it is none: why.</param>
    public static PostedEntry? Read(JsonElement body, FormDefinition form, out string? wrong)
    {
        Dictionary<string, IReadOnlyList<string>> answers = new(StringComparer.Ordinal);
        List<EntryFile> files = [];
        wrong = null;
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("values", out JsonElement values) || values.ValueKind != JsonValueKind.Object)
        {
            wrong = "There is no object \"values\".";
            return null;
        }

        foreach (JsonProperty value in values.EnumerateObject())
        {
            if (form.Find(value.Name) is not { } field)
                continue;
            wrong = field.Type == FieldTypes.FileUpload ? ReadFiles(value, files) : ReadAnswer(value, answers);
            if (wrong is not null)
                return null;
        }

        string cleaning = body.TryGetProperty("additionalData", out JsonElement more) && more.ValueKind == JsonValueKind.Object
            && more.TryGetProperty("cleanCopy", out JsonElement copy) ? copy.ToString() : "";
        return new PostedEntry(new FormAnswers(answers), files,
            cleaning.ToUpperInvariant() switch { "TRUE" => EntryCleaning.Clean, "BLANK" => EntryCleaning.Blank, _ => EntryCleaning.Tell });
    }

    private static string? ReadAnswer(JsonProperty value, Dictionary<string, IReadOnlyList<string>> answers)
    {
        switch (value.Value.ValueKind)
        {
            case JsonValueKind.String:
                answers[value.Name] = [value.Value.GetString()!];
                return null;
            case JsonValueKind.True:
                answers[value.Name] = [FormAnswers.On];
                return null;
            case JsonValueKind.False or JsonValueKind.Null:
                answers[value.Name] = [];
                return null;
            case JsonValueKind.Array when value.Value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String):
                answers[value.Name] = [.. value.Value.EnumerateArray().Select(one => one.GetString()!)];
                return null;
            default:
                return $"The value of \"{value.Name}\" is neither a text nor a list of texts.";
        }
    }

    private static string? ReadFiles(JsonProperty value, List<EntryFile> files)
    {
        if (value.Value.ValueKind is JsonValueKind.Null or JsonValueKind.String && value.Value.ToString().Length == 0)
            return null;
        string wrong = $"The value of \"{value.Name}\" is not a list of files: [ {{ \"fileName\": \"rota.docx\", \"fileContents\": \"data:application/octet-stream;base64,...\" }} ].";
        if (value.Value.ValueKind != JsonValueKind.Array)
            return wrong;
        foreach (JsonElement file in value.Value.EnumerateArray())
        {
            if (file.ValueKind != JsonValueKind.Object
                || !file.TryGetProperty("fileName", out JsonElement name) || name.ValueKind != JsonValueKind.String
                || !file.TryGetProperty("fileContents", out JsonElement contents) || contents.ValueKind != JsonValueKind.String)
                return wrong;
            string data = contents.GetString()!;
            int comma = data.StartsWith("data:", StringComparison.Ordinal) ? data.IndexOf(',', StringComparison.Ordinal) : -1;
            if (comma > 0 && !data.AsSpan(0, comma).EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
                return wrong;
            byte[] bytes = new byte[(data.Length - comma) * 3 / 4 + 3];
            if (!Convert.TryFromBase64Chars(data.AsSpan(comma + 1), bytes, out int length))
                return $"The contents of a file in \"{value.Name}\" are not base64.";
            string given = name.GetString()!;
            files.Add(new EntryFile(given[(given.LastIndexOfAny(['/', '\\']) + 1)..], bytes[..length]));
        }

        return null;
    }
}
