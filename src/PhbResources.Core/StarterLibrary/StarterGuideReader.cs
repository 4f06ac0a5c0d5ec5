using System.Text.RegularExpressions;
using PhbResources.Core.Facts;
using PhbResources.Documents.Model;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.StarterLibrary;

/// <summary>
/// Reads a file of <c>umbraco-config/guides</c>: between two lines of three hyphens what the guide says about itself, in YAML, and
/// after them its text, in Markdown.
/// </summary>
internal static partial class StarterGuideReader
{
    private const string Fence = "---";

    /// <param name="file">Text of the file.</param>
    /// <param name="fileName">Its name: <c>05-leave-in-plain-words.md</c>.</param>
    /// <param name="figures">What <c>{{figure:id}}</c> in the text stands for, by id.</param>
    /// <exception cref="MistakesException">The file does not follow the notation; lists every mistake found.</exception>
    public static StarterGuide Read(string file, string fileName, IReadOnlyDictionary<string, string> figures)
    {
        MistakeList mistakes = new(fileName);
        string[] lines = file.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        int end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            mistakes.Add(1, "A guide begins with what it says about itself: a line ---, the keys title, summary and so on, and another line ---. README.md shows one.");
            mistakes.ThrowIfAny();
        }

        Match name = FileName().Match(fileName);
        if (!name.Success)
            mistakes.Add(1, $"'{fileName}' is not a name for a guide. Write two digits for its place, then its address, like 05-leave-in-plain-words.md.");
        // The fence stays as an empty line, so that a mistake is named with its line in the file.
        YamlNode node = YamlTree.Read("\n" + string.Join('\n', lines[1..end]), mistakes);
        StarterGuide guide = KeyReader.Of(node, "a guide", "title: Leave in plain words", mistakes) is { } keys
            ? ReadKeys(keys, name.Groups[1].Value, mistakes)
            : new StarterGuide(Guid.Empty, "", "", "", "");

        string text = string.Join('\n', lines[(end + 1)..]);
        if (string.IsNullOrWhiteSpace(text))
            mistakes.Add(end + 1, "The guide has no text. Write it in Markdown after the second line ---.");
        FigureWords.CheckText(text, end + 2, figures, mistakes);
        mistakes.ThrowIfAny();
        return guide with { Text = text.Trim() + "\n" };
    }

    private static StarterGuide ReadKeys(KeyReader keys, string slug, MistakeList mistakes)
    {
        string? written = keys.Text("key", "Write a GUID; the command uuidgen makes one.");
        if (!Guid.TryParseExact(written, "D", out Guid key) && written is not null)
            mistakes.Add(keys.LineOf("key"), $"'{written}' is not a key. Write a GUID; the command uuidgen makes one.");
        StarterGuide guide = new(
            key,
            slug,
            keys.Text("title", "Write its name, like Leave in plain words.") ?? "",
            keys.Text("summary", "Write one or two sentences on what it explains.") ?? "",
            "")
        {
            Tags = keys.Texts("tags"),
            CheckedOn = keys.Date("checked"),
            Sources = [.. keys.List("sources", missing: "Name the pages its facts come from, each with title and url.").Select(source => FigureReader.ReadSource(source, mistakes)).OfType<Source>()],
        };
        if (!keys.Has("checked"))
            mistakes.Add(keys.Line, "'checked' is missing. Write the day its facts were compared with their sources, like 2026-11-22.");
        keys.Done();
        return guide;
    }

    [GeneratedRegex(@"^\d\d-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$")]
    private static partial Regex FileName();
}
