namespace PhbResources.Web.Tests;

/// <summary>Copies of umbraco-config for a test to break, and small ones that start fast.</summary>
internal static class Config
{
    /// <summary>Templates in a small copy.</summary>
    public static readonly string[] Few = ["weekly-rota", "weekly-timesheet", "annual-leave-request"];

    private static string Original => Path.Combine(AppContext.BaseDirectory, "umbraco-config");

    /// <summary>A copy with a library of <see cref="Few"/> templates.</summary>
    public static string Small(TempFolder into)
    {
        string target = into.Under("umbraco-config");
        foreach (string file in Directory.EnumerateFiles(Original, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(Original, file);
            bool template = Path.GetDirectoryName(name) == "library" && Path.GetFileName(name) != "categories.yaml";
            if (template && !Few.Contains(Path.GetFileNameWithoutExtension(name)))
                continue;
            string copy = Path.Combine(target, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder()
    {
        Root = Directory.CreateTempSubdirectory("phb-web-").FullName;
        // Other accounts of this computer run the site in some tests.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Root, (UnixFileMode)0b111_101_101);
    }

    public string Root { get; }

    public string Under(params string[] names) => Path.Combine([Root, .. names]);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
