using System.Globalization;
using System.Reflection;

namespace PhbResources.Embedded.Database;

/// <summary>One step of the database's layout: the steps are numbered from 1 without gaps and never changed once released.</summary>
internal sealed record SchemaMigration(int Version, string Name, string Sql)
{
    /// <summary>The steps in the folder Database/Migrations, named "001-what-it-does.sql".</summary>
    public static IReadOnlyList<SchemaMigration> All { get; } = [.. Load().OrderBy(x => x.Version)];

    private static IEnumerable<SchemaMigration> Load()
    {
        const string folder = "Migrations/";
        Assembly assembly = typeof(SchemaMigration).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Where(x => x.StartsWith(folder, StringComparison.Ordinal)))
        {
            string name = Path.GetFileNameWithoutExtension(resource[folder.Length..]);
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new(int.Parse(name.AsSpan(0, 3), CultureInfo.InvariantCulture), name[4..], reader.ReadToEnd());
        }
    }
}
