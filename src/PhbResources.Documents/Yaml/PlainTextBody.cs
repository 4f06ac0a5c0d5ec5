using System.Text;

namespace PhbResources.Documents.Yaml;

/// <summary>
/// Turns plain text, as somebody types or pastes it, into a body in the notation of the library. Any text gives a body that
/// <see cref="BodyReader"/> reads and that holds every word of it.
/// </summary>
/// <remarks>
/// Headings are lines with <c>#</c>, lines underlined with <c>===</c> or <c>---</c>, and short lines that stand alone and
/// end in no mark. <c>-</c>, <c>*</c> and <c>•</c> begin an item, <c>1.</c>, <c>2.</c> a step, <c>[ ]</c> or <c>☐</c> something to tick. <c>____</c> or
/// <c>......</c> is a place to write: after a name it becomes a field, inside a sentence a field in the sentence, on lines of its own
/// room for sentences. Rows between bars, the first with a line of dashes below it, are a table. Everything else is paragraphs; lines that a mail program broke are joined.
/// </remarks>
public static class PlainTextBody
{
    /// <summary>Longest text that is turned, in characters: about 30 pages.</summary>
    public const int MostLetters = 100_000;

    /// <summary>What the one section is called where the text has no heading.</summary>
    private const string NoHeading = "The text";

    /// <summary>What stands in a body made of nothing.</summary>
    private const string NoText = "Nothing is written here yet.";

    /// <summary>Whether rows between bars would be read as a table; the first names the columns.</summary>
    public static bool CanBeTable(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.Count is > 1 and <= PlainTextTable.MostRows + 1 && rows[0].Count is > 0 and <= PlainTextTable.MostColumns
            && rows[0].All(name => name.Trim('*', ' ').Length > 0) && rows.All(row => row.Count > 0 && row.Count <= rows[0].Count);
    }

    /// <summary>Writes the body.</summary>
    /// <param name="text">What was typed or pasted.</param>
    /// <returns>A body in YAML that follows <c>umbraco-config/library/README.md</c>.</returns>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MostLetters"/>.</exception>
    public static string Write(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostLetters)
            throw new ArgumentException($"The text has {text.Length:N0} characters. Share it in parts of at most {MostLetters:N0}, or upload it as a file.", nameof(text));
        var lines = PlainTextLines.Read(text);
        var body = Write(PlainTextParts.Read(lines));
        // Thousands of lines of a letter each take more room in the notation than a body may have; they need no structure.
        return body.Length <= YamlTree.LongestText ? body : Write(PlainTextParts.OfText(lines));
    }

    private static string Write(PlainTextParts parts)
    {
        var yaml = new StringBuilder();
        if (parts.InlineFields.Count > 0) Blocks("fields:\n", "  ", parts.InlineFields);
        var sections = parts.Sections;
        if (sections.All(section => section.Heading is null))
            sections = [new PlainTextSection(NoHeading, [.. sections.SelectMany(section => section.Blocks)])];
        foreach (var section in sections.Where(section => section.Heading is null && section.Blocks.Count > 0)) Blocks("intro:\n", "  ", section.Blocks);
        yaml.Append("sections:\n");
        foreach (var section in sections.Where(section => section.Heading is not null))
        {
            yaml.Append("  - heading: ").Append(PlainTextYaml.Text(section.Heading!)).Append('\n');
            Blocks("    content:\n", "      ", section.Blocks.Count > 0 ? section.Blocks : [$"text: {PlainTextYaml.Text(NoText)}"]);
        }

        return yaml.ToString();

        void Blocks(string key, string indentation, IReadOnlyList<string> blocks)
        {
            yaml.Append(key);
            foreach (var block in blocks) yaml.Append(indentation).Append("- ").Append(block).Append('\n');
        }
    }
}

/// <summary>A section in the making; without a heading, what stands before the first one.</summary>
/// <param name="Heading">Its heading, not empty.</param>
/// <param name="Blocks">Its blocks in YAML, each on one line without <c>- </c>.</param>
internal sealed record PlainTextSection(string? Heading, List<string> Blocks);
