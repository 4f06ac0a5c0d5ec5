using System.Text.Json.Nodes;

namespace PhbResources.Core.Tests.Schemas;

/// <summary>A copy of the types and facts in umbraco-config, in a temporary folder, for a test to change.</summary>
internal sealed class ConfigFolder : IDisposable
{
    public static string Original { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "umbraco-config");

    public ConfigFolder()
    {
        foreach (var file in Directory.EnumerateFiles(Original, "*.json", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(System.IO.Path.Combine(Original, "facts"), "*.yaml")))
            Write(System.IO.Path.GetRelativePath(Original, file), File.ReadAllText(file));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("phb-config-").FullName;

    public void Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Change(string file, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Path, file)))!.AsObject();
        change(json);
        Write(file, json.ToJsonString());
    }

    public void Delete(string file) => File.Delete(System.IO.Path.Combine(Path, file));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

internal static class JsonObjects
{
    /// <summary>The n-th property of the first tab.</summary>
    public static JsonObject Property(this JsonObject type, int number) => type["tabs"]![0]!["properties"]![number]!.AsObject();

    public static JsonArray Properties(this JsonObject type) => type["tabs"]![0]!["properties"]!.AsArray();
}
