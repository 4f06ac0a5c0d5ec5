using PhbResources.Documents.Yaml;

namespace PhbResources.Documents.Tests;

/// <summary>Files of the repository that are data, not code.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Library { get; } = Path.Combine(Root, "umbraco-config", "library");

    public static IEnumerable<string> TemplateFiles() =>
        Directory.EnumerateFiles(Library, "*.yaml").Where(file => Path.GetFileName(file) != "categories.yaml").Order(StringComparer.Ordinal);

    /// <summary>The newest confirmed value of each figure, as documents write them. Units do not matter to these tests.</summary>
    public static IReadOnlyDictionary<string, string> Figures { get; } = ReadFigures();

    private static Dictionary<string, string> ReadFigures()
    {
        var root = (YamlMapping)YamlTree.Read(File.ReadAllText(Path.Combine(Root, "umbraco-config", "facts", "figures.yaml")), new MistakeList("figures.yaml"));
        return ((YamlSequence)root.Entries[0].Value).Items.Cast<YamlMapping>().ToDictionary(
            figure => Text(figure, "id"),
            figure => Text(((YamlSequence)figure.Entries.Single(entry => entry.Key == "values").Value).Items.Cast<YamlMapping>().Last(value => value.Entries.All(entry => entry.Key != "confirmed")), "value"));
    }

    private static string Text(YamlMapping group, string key) => ((YamlScalar)group.Entries.Single(entry => entry.Key == key).Value).Value;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PhbResources.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
