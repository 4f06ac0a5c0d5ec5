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

    /// <summary>The same text with every figure written out. One that is not known stays as it is written, so that whoever edits the text sees what to mend.</summary>
    public static string FillText(string text, IReadOnlyDictionary<string, string> figures) =>
        Figure().Replace(text, match => figures.GetValueOrDefault(match.Groups[1].Value, match.Value));

    /// <summary>Adds a mistake for every figure in a text that is not known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="firstLine">Line of the file in which it starts, from 1 on.</param>
    /// <param name="figures">The figures that can be stated, by id.</param>
    /// <param name="mistakes">Where mistakes go.</param>
    public static void CheckText(string text, int firstLine, IReadOnlyDictionary<string, string> figures, MistakeList mistakes)
    {
        foreach (Match match in Figure().Matches(text))
            Word(match.Groups[1].Value, firstLine + text.AsSpan(0, match.Index).Count('\n'), figures, mistakes);
    }

    private static string Word(string id, int line, IReadOnlyDictionary<string, string> figures, MistakeList mistakes)
    {
        if (figures.TryGetValue(id, out var word)) return word;
        mistakes.Add(line, $"{{{{figure:{id}}}}} names no figure that can be stated today.{Spelling.Suggest(id, figures.Keys)} Write the id of a confirmed figure in facts/figures.yaml, or the words themselves.");
        return "?";
    }

    [GeneratedRegex(@"\{\{\s*figure:\s*([^{}\n]*?)\s*\}\}")]
    private static partial Regex Figure();
}
