namespace PhbResources.Documents.Tests;

/// <summary>Files of the repository that are data, not code.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Library { get; } = Path.Combine(Root, "umbraco-config", "library");

    public static IEnumerable<string> TemplateFiles() =>
        Directory.EnumerateFiles(Library, "*.yaml").Where(file => Path.GetFileName(file) != "categories.yaml").Order(StringComparer.Ordinal);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PhbResources.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
