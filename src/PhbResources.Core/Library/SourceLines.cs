using PhbResources.Documents.Model;

namespace PhbResources.Core.Library;

/// <summary>Sources as an editor writes them: one a line, the title, a bar, the address. A title may have bars in it.</summary>
public static class SourceLines
{
    /// <summary>Reads the lines; one without an https or http address is left out.</summary>
    public static IReadOnlyList<Source> Read(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (Line: line, Bar: line.LastIndexOf('|')))
            .Where(line => line.Bar > 0)
            .Select(line => new Source(line.Line[..line.Bar].Trim(), line.Line[(line.Bar + 1)..].Trim()))
            .Where(source => Uri.TryCreate(source.Url, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http"),
    ];

    /// <summary>Writes them as <see cref="Read"/> reads them.</summary>
    public static string Write(IEnumerable<Source> sources) =>
        string.Join('\n', sources.Select(source => $"{source.Title} | {source.Url}"));
}
