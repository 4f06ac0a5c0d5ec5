using System.Text.RegularExpressions;

namespace PhbResources.Documents.Yaml;

/// <summary>
/// Puts figures into texts: <c>{{figure:leave.weeks}}</c> becomes what the figure is now. Documents that state a figure this way
/// change with it, and what is stored stays as it was written.
/// </summary>
internal static partial class FigureWords
{
    /// <summary>The same tree with every figure written out; one that is not known is a mistake with its line.</summary>
    public static YamlNode Fill(YamlNode node, IReadOnlyDictionary<string, string> figures, MistakeList mistakes) => node switch
    {
        YamlScalar { IsNull: false } scalar when scalar.Value.Contains("{{", StringComparison.Ordinal) && Figure().IsMatch(scalar.Value)
            => new YamlScalar(scalar.Line, Figure().Replace(scalar.Value, match => Word(match.Groups[1].Value, scalar.Line, figures, mistakes)), isPlain: false),
        YamlSequence list => new YamlSequence(list.Line, [.. list.Items.Select(item => Fill(item, figures, mistakes))]),
        YamlMapping group => new YamlMapping(group.Line, [.. group.Entries.Select(entry => entry with { Value = Fill(entry.Value, figures, mistakes) })]),
        _ => node,
    };

    private static string Word(string id, int line, IReadOnlyDictionary<string, string> figures, MistakeList mistakes)
    {
        if (figures.TryGetValue(id, out var word)) return word;
        mistakes.Add(line, $"{{{{figure:{id}}}}} names no figure that can be stated today.{Spelling.Suggest(id, figures.Keys)} Write the id of a confirmed figure in facts/figures.yaml, or the words themselves.");
        return "?";
    }

    [GeneratedRegex(@"\{\{\s*figure:\s*([^{}\n]*?)\s*\}\}")]
    private static partial Regex Figure();
}
