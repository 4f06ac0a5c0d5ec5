using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PhbResources.Web.Tests.Packages;

/// <summary>What packages say about their licence, in the nuspec that was unpacked with them.</summary>
internal static partial class Licences
{
    /// <summary>Licences that allow everything we and a host do, with the notice kept. By their SPDX names.</summary>
    private static readonly string[] s_permissive = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"];

    /// <summary>Where packages are unpacked on this machine.</summary>
    public static string PackagesFolder { get; } =
        typeof(Licences).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "PackagesFolder").Value!;

    /// <summary>The packages of a file that says what was restored: <c>NAME.deps.json</c> or <c>project.assets.json</c>.</summary>
    public static IReadOnlyList<string> PackagesOf(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. document.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package").Select(library => library.Name)];
    }

    /// <summary>What is wrong with the licence of a package, or <c>null</c>.</summary>
    /// <param name="package">Name and version, with a slash.</param>
    /// <param name="folders">Where it may be unpacked.</param>
    public static string? WhatIsWrongWith(string package, params string[] folders)
    {
        string[] parts = package.ToLowerInvariant().Split('/');
        string? nuspec = folders.Select(folder => Path.Combine(folder, parts[0], parts[1], $"{parts[0]}.nuspec")).FirstOrDefault(File.Exists);
        if (nuspec is null)
            return $"{package}: there is no nuspec in {string.Join(" or ", folders)}";
        XElement metadata = XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        XElement? licence = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "license");
        return (licence?.Attribute("type")?.Value, licence?.Value) switch
        {
            ("expression", { } name) => s_permissive.Contains(name) ? null : $"{package}: {name} is not on the list",
            ("file", { } file) => Apache().IsMatch(File.ReadAllText(Path.Combine(Path.GetDirectoryName(nuspec)!, file))) ? null : $"{package}: {file} is none of the licences on the list",
            _ => $"{package}: it says {metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "licenseUrl")?.Value ?? "nothing"}, which has to be read",
        };
    }

    /// <summary>How the text of the Apache licence begins. Packages of the Apache Foundation bring it as a file.</summary>
    [GeneratedRegex(@"\A\s*Apache License\s+Version 2\.0, January 2004")]
    private static partial Regex Apache();
}
