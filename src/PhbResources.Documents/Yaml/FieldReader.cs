using PhbResources.Documents.Model;

namespace PhbResources.Documents.Yaml;

/// <summary>Reads fields and what they share with the columns of tables.</summary>
internal sealed class FieldReader(DeclaredNames declared, MistakeList mistakes)
{
    private const int MostLines = 40;

    private static readonly Dictionary<string, FieldType> Types = Enum.GetValues<FieldType>()
        .ToDictionary(type => char.ToLowerInvariant(type.ToString()[0]) + type.ToString()[1..]);

    public Field? Read(YamlNode node, string what = "a field")
    {
        if (KeyReader.Of(node, what, "{ id: week-starting, label: Week starting, type: date }", mistakes) is not { } keys) return null;
        var id = keys.Text("id", "Write lower-case words joined by hyphens, like week-starting.");
        var label = keys.Text("label", "Write the question or the name of what is filled in.");
        var type = Type(keys);
        var field = new Field(id ?? "", label ?? "", type)
        {
            Hint = keys.Text("hint"),
            Lines = keys.WholeNumber("lines", otherwise: 3, least: 1, most: MostLines),
            Choices = Choices(keys, type, what),
        };
        keys.Done();
        if (keys.Has("lines") && type != FieldType.LongText)
            mistakes.Add(keys.LineOf("lines"), "'lines' is for longText only. Take it out, or write type: longText.");
        if (id is null) return null;
        declared.Declare(field, keys.LineOf("id"));
        return field;
    }

    public FieldType Type(KeyReader keys)
    {
        if (keys.Text("type") is not { } name) return FieldType.ShortText;
        if (Types.TryGetValue(name, out var type)) return type;
        mistakes.Add(keys.LineOf("type"), $"'{name}' is not a field type.{Spelling.Suggest(name, Types.Keys)} Write one of: {string.Join(", ", Types.Keys)}.");
        return FieldType.ShortText;
    }

    public IReadOnlyList<string> Choices(KeyReader keys, FieldType type, string what)
    {
        var choosing = type is FieldType.Choice or FieldType.Choices;
        var choices = keys.Texts("choices", least: 2, missing: choosing ? "Write the answers to choose from: choices: [Yes, No, Not sure]." : null);
        if (!choosing && keys.Has("choices"))
            mistakes.Add(keys.LineOf("choices"), $"'choices' is for types choice and choices only. Take it out of {what}, or write type: choice.");
        if (choices.Distinct(StringComparer.OrdinalIgnoreCase).Count() < choices.Count)
            mistakes.Add(keys.LineOf("choices"), "Two of the choices are the same. Keep one of them.");
        return choices;
    }
}
