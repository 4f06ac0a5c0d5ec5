namespace PhbResources.Documents.Yaml;

/// <summary>A value in a YAML text and the line it starts on.</summary>
internal abstract class YamlNode(int line)
{
    public int Line { get; } = line;

    /// <summary>What it is, for a message: <c>a list</c>.</summary>
    public abstract string Kind { get; }
}

/// <summary>A text, number, date or nothing; YAML's own types do not matter to the notation.</summary>
internal sealed class YamlScalar(int line, string value, bool isPlain) : YamlNode(line)
{
    public string Value { get; } = value;

    /// <summary>Nothing is written, or YAML's word for nothing.</summary>
    public bool IsNull { get; } = isPlain && value is "" or "~" or "null";

    public override string Kind => IsNull ? "empty" : "a text";
}

internal sealed class YamlSequence(int line, IReadOnlyList<YamlNode> items) : YamlNode(line)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    public override string Kind => "a list";
}

/// <param name="line">Line it starts on.</param>
/// <param name="entries">Its keys and values in the order of the file.</param>
/// <param name="span">Where it stands in the text when it is written in braces, else <c>null</c>.</param>
internal sealed class YamlMapping(int line, IReadOnlyList<YamlEntry> entries, Range? span) : YamlNode(line)
{
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    public Range? FlowSpan { get; } = span;

    public override string Kind => "a group of keys";
}

internal readonly record struct YamlEntry(string Key, int Line, YamlNode Value);
