using System.Text;

namespace PhbResources.Documents.Yaml;

/// <summary>Writes texts into YAML so that they are read as they are.</summary>
internal static class PlainTextYaml
{
    /// <summary>A text of no markup in quotation marks: a heading, a label. Two braces would begin a figure.</summary>
    public static string Text(string text) => $"\"{WithoutBraces(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>A text that may have markup: bold, italic and links stay, what only looks like a link or a field is written so that it does not.</summary>
    /// <param name="text">The text.</param>
    public static string Markup(string text) => Quoted(Harmless(text));

    /// <summary>A text in which fields are named already.</summary>
    public static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>The text without what the notation would take for a field, or for a link that is none.</summary>
    public static string Harmless(string text)
    {
        text = WithoutBraces(text);
        return RichTextMarkup.Parse(text).Inlines.OfType<Model.TextRun>().Any(run => run.Text.Contains("](", StringComparison.Ordinal))
            ? text.Replace("](", "] (", StringComparison.Ordinal)
            : text;
    }

    private static string WithoutBraces(string text)
    {
        if (!text.Contains("{{", StringComparison.Ordinal)) return text;
        var apart = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            if (letter == '{' && apart.Length > 0 && apart[^1] == '{') apart.Append(' ');
            apart.Append(letter);
        }

        return apart.ToString();
    }
}
