using System.Text.Json;

namespace PhbResources.Core.Schemas;

/// <summary>The JSON files of <c>umbraco-config</c>. A file that cannot be read is noted as a mistake and left out.</summary>
internal sealed class ConfigFiles(string configPath, ICollection<SchemaMistake> mistakes)
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The files of a folder by name, without those that describe the others.</summary>
    public IEnumerable<(JsonPart Part, string Json)> In(string folder)
    {
        var path = Path.Combine(configPath, folder);
        if (!Directory.Exists(path))
            return [];
        return Directory.EnumerateFiles(path, "*.json")
            .Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(f => Read($"{folder}/{Path.GetFileName(f)}"))
            .OfType<(JsonPart, string)>();
    }

    /// <summary>One file, with its content in a layout that is always the same.</summary>
    /// <param name="file">From <c>umbraco-config</c> on.</param>
    public (JsonPart Part, string Json)? Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(configPath, file)), Lenient);
            ReadEveryText(document.RootElement);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return (new JsonPart(document.RootElement.Clone(), file, "", mistakes), JsonSerializer.Serialize(document.RootElement));
            mistakes.Add(new SchemaMistake(file, "", "The file does not hold an object.", "Write { ... }."));
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } number ? $" in line {number + 1}" : "";
            mistakes.Add(new SchemaMistake(file, "", $"This is not JSON{line}: {e.Message.Split(" LineNumber:")[0].Split(" Path:")[0]}",
                "Look there for a missing comma, quote or bracket."));
        }
        catch (InvalidOperationException)
        {
            mistakes.Add(new SchemaMistake(file, "", "A text in this file holds characters that are not Unicode.", "Save the file as UTF-8."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(new SchemaMistake(file, "", $"The file cannot be read: {e.Message}", "Let the program read it."));
        }

        return null;
    }

    /// <summary>The parser checks bytes and escapes of a text only when it is asked for.</summary>
    /// <exception cref="InvalidOperationException">One of them is not Unicode.</exception>
    private static void ReadEveryText(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
            element.GetString();
        else if (element.ValueKind == JsonValueKind.Array)
            element.EnumerateArray().ToList().ForEach(ReadEveryText);
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                _ = property.Name;
                ReadEveryText(property.Value);
            }
        }
    }
}
