namespace PhbResources.Documents.Yaml;

/// <summary>Cuts the body out of a template's file as it is written, so that it can be stored and edited on its own.</summary>
internal static class BodyText
{
    public static string Cut(string text, YamlMapping root)
    {
        var index = root.Entries.ToList().FindIndex(entry => entry.Key == "body");
        var body = root.Entries[index];
        if (body.Value is YamlMapping { FlowSpan: { } span }) return text[span] + "\n";

        // Lines are counted from 1: the body starts on the line after 'body:' and ends before the next key of the template.
        var lines = text.Split('\n');
        var until = index + 1 < root.Entries.Count ? root.Entries[index + 1].Line - 1 : lines.Length;
        var inside = lines[body.Line..until].ToList();
        while (inside.Count > 0 && (string.IsNullOrWhiteSpace(inside[^1]) || inside[^1][0] == '#')) inside.RemoveAt(inside.Count - 1);
        var indentation = Indentation(lines[body.Value.Line - 1]);
        return string.Concat(inside.Select(line => line[Math.Min(indentation, Indentation(line))..].TrimEnd() + "\n"));
    }

    private static int Indentation(string line)
    {
        var first = line.AsSpan().IndexOfAnyExcept(' ');
        return first < 0 ? line.Length : first;
    }
}
