using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PhbResources.Documents.Yaml;

/// <summary>
/// Reads the part of YAML that the notation uses: lists, keys and texts. Aliases, anchors, tags and several documents in
/// a text are refused, so that no small text can unfold into a large one.
/// </summary>
internal sealed class YamlTree
{
    /// <summary>Longest text read, in characters. The longest document of the library has about a tenth of it.</summary>
    public const int LongestText = 512 * 1024;

    /// <summary>Lists and groups within each other; the notation itself needs nine.</summary>
    private const int Deepest = 16;

    private readonly MistakeList mistakes;
    private readonly string text;
    private readonly IParser parser;

    private YamlTree(string text, MistakeList mistakes)
    {
        this.text = text;
        this.mistakes = mistakes;
        parser = new Parser(new StringReader(text));
    }

    /// <exception cref="MistakesException">The text is not YAML, or YAML that the notation has no use for.</exception>
    public static YamlNode Read(string text, MistakeList mistakes)
    {
        if (text.Length > LongestText)
        {
            mistakes.Add(1, $"The text has {text.Length:N0} characters. The most that can be read is {LongestText:N0}: split it into several documents.");
            mistakes.ThrowIfAny();
        }

        var tree = new YamlTree(text, mistakes);
        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException error)
        {
            tree.RefuseSyntax((int)error.Start.Line, error.Message);
            throw;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner gives up in these ways on some texts that are far from YAML, such as "!![".
            tree.RefuseSyntax((int)(tree.parser.Current?.End.Line ?? 1), error.Message);
            throw;
        }
    }

    private YamlNode ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _)) Refuse(1, "There is nothing here. Write the document as README.md describes it.");
        parser.Consume<DocumentStart>();
        var root = ReadNode(1);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second)) Refuse(Line(second), "A second YAML document starts here. Take out the '---': a file is one document.");
        mistakes.ThrowIfAny();
        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        if (parser.Accept<AnchorAlias>(out var alias))
            Refuse(Line(alias), $"'*{alias.Value.Value}' refers to another place of the file. Write the text out here, or put it into \"quotation marks\" if it should start with '*'.");

        if (parser.Accept<NodeEvent>(out var node))
        {
            if (!node.Anchor.IsEmpty)
                mistakes.Add(Line(node), $"'&{node.Anchor.Value}' is an anchor. Take it out, or put the text into \"quotation marks\" if it should start with '&'.");
            if (!node.Tag.IsEmpty && node.Tag != "!")
                mistakes.Add(Line(node), $"'{node.Tag}' is a YAML tag. Take it out, or put the text into \"quotation marks\" if it should start with '!'.");
            if (depth > Deepest)
                Refuse(Line(node), $"Lists and groups are nested more than {Deepest} deep here. Check the indentation and the brackets.");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlScalar(Line(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain);

        if (parser.TryConsume<SequenceStart>(out var list))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(ReadNode(depth + 1));
            return new YamlSequence(Line(list), items);
        }

        return ReadMapping(parser.Consume<MappingStart>(), depth);
    }

    private YamlMapping ReadMapping(MappingStart start, int depth)
    {
        var entries = new List<YamlEntry>();
        while (!parser.Accept<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key is not YamlScalar { IsNull: false } name)
                mistakes.Add(key, "A key is missing or is not a word. Write a key, a colon, a space and the value; put a text that starts with '{' into \"quotation marks\".");
            else if (entries.Any(entry => entry.Key == name.Value))
                mistakes.Add(key, $"'{name.Value}' is written twice in the same place. Keep one of them.");
            else
                entries.Add(new YamlEntry(name.Value, name.Line, value));
        }

        parser.Consume<MappingEnd>();
        return new YamlMapping(Line(start), entries);
    }

    private void RefuseSyntax(int line, string problem)
    {
        line = Math.Max(1, line);
        var lines = text.Split('\n');
        var tab = Array.FindIndex(lines, Math.Min(line, lines.Length) - 1, candidate => candidate.AsSpan(0, candidate.Length - candidate.AsSpan().TrimStart().Length).Contains('\t'));
        Refuse(tab < 0 ? line : tab + 1, $"This is not YAML ({problem.ReplaceLineEndings(" ").Trim().TrimEnd('.')}). Look at the indentation here, "
            + "put texts that contain ': ' or ' #' or start with a sign into \"quotation marks\", and use spaces, not tabs.");
    }

    private void Refuse(int line, string message)
    {
        mistakes.Add(line, message);
        mistakes.ThrowIfAny();
    }

    private static int Line(ParsingEvent at) => Math.Max(1, (int)at.Start.Line);
}
