using PhbResources.Documents.Model;

namespace PhbResources.Documents.Yaml;

/// <summary>The ids of fields and tables of one document and the places that use them.</summary>
internal sealed class DeclaredNames(MistakeList mistakes)
{
    private readonly Dictionary<string, int> lines = [];
    private readonly Dictionary<string, Field> fields = [];
    private readonly List<(string Id, int Line)> references = [];

    /// <summary>Checks an id and that nothing else in the document has it.</summary>
    public void Declare(string id, int line)
    {
        if (!Ids.IsWellFormed(id))
            mistakes.Add(line, $"'{id}' is not an id. Write lower-case words joined by hyphens, the first starting with a letter, at most {Ids.Longest} characters, like week-starting.");
        else if (!lines.TryAdd(id, line))
            mistakes.Add(line, $"The id '{id}' is already used in line {lines[id]}. Give each field and table of a document an id of its own.");
    }

    public void Declare(Field field, int line)
    {
        Declare(field.Id, line);
        fields.TryAdd(field.Id, field);
    }

    /// <summary>Reads the markup of a text and notes the fields it names.</summary>
    public RichText Text(string markup, int line)
    {
        var text = RichTextMarkup.Parse(markup);
        foreach (var inline in text.Inlines)
        {
            if (inline is FieldReference reference) references.Add((reference.FieldId, line));
            if (inline is not TextRun run) continue;
            if (run.Text.Contains("{{", StringComparison.Ordinal))
                mistakes.Add(line, "A '{{' does not start a field. Write the id of a field between two pairs of braces, like {{employer-name}}.");
            if (run.Text.Contains("](", StringComparison.Ordinal))
                mistakes.Add(line, "A '](' does not belong to a link. Write [text](https://example.org/page); the address starts with https://, http://, mailto: or tel: and has no spaces.");
        }

        return text;
    }

    /// <summary>Says which <c>{{id}}</c> name no field, and which inline fields stand in no sentence.</summary>
    public void CheckReferences(DocumentBody body)
    {
        foreach (var (id, line) in references)
        {
            if (!fields.TryGetValue(id, out var field))
                mistakes.Add(line, $"{{{{{id}}}}} names no field of this document.{Spelling.Suggest(id, fields.Keys)} Declare it under 'fields:' of the body, or write the id of another field.");
            else if (field.Type is FieldType.Photo)
                mistakes.Add(line, $"{{{{{id}}}}} is a photo, which does not fit into a sentence. Show it on its own with '- field:'.");
        }

        var used = references.Select(reference => reference.Id).ToHashSet();
        foreach (var field in body.Fields.Where(field => !used.Contains(field.Id)))
            mistakes.Add(lines.GetValueOrDefault(field.Id, 1), $"No sentence uses the inline field '{field.Id}'. Write {{{{{field.Id}}}}} where its answer goes, or show it with '- field:' where it belongs and take it out here.");
    }
}
