using PhbResources.Documents.Model;

namespace PhbResources.Core.Library;

/// <summary>Sources as an editor writes them: one a line, the title, a bar, the address.</summary>
public static class SourceLines
{
    /// <summary>Reads the lines; one without an https or http address is left out.</summary>
    public static IReadOnlyList<Source> Read(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2 && Uri.TryCreate(parts[1], UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http")
            .Select(parts => new Source(parts[0], parts[1])),
    ];

    /// <summary>Writes them as <see cref="Read"/> reads them.</summary>
    public static string Write(IEnumerable<Source> sources) =>
        string.Join('\n', sources.Select(source => $"{source.Title} | {source.Url}"));
}
