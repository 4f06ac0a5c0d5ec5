using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Drawings;

namespace PhbResources.Documents.Yaml;

/// <summary>Reads what stands in a section: each block is one key that says what it is.</summary>
internal sealed class BlockReader
{
    private static readonly string[] Kinds = ["text", "note", "list", "steps", "checklist", "subheading", "field", "table", "drawing", "pageBreak"];
    private static readonly string[] KindsInNotes = ["text", "list", "steps", "checklist", "subheading"];

    private readonly DeclaredNames declared;
    private readonly MistakeList mistakes;
    private readonly TableReader tables;

    public BlockReader(DeclaredNames declared, MistakeList mistakes)
    {
        this.declared = declared;
        this.mistakes = mistakes;
        Fields = new FieldReader(declared, mistakes);
        tables = new TableReader(declared, Fields, mistakes);
    }

    public FieldReader Fields { get; }

    public IReadOnlyList<Block> ReadAll(IReadOnlyList<YamlNode> items, bool inNote = false) =>
        [.. items.Select(item => Read(item, inNote)).OfType<Block>()];

    private Block? Read(YamlNode node, bool inNote)
    {
        if (node is not YamlMapping { Entries.Count: > 0 } group)
        {
            mistakes.Add(node, "A piece of content says first what it is. Write for example '- text: ...' or '- list: [First, Second]'.");
            return null;
        }

        var (kind, line, value) = group.Entries[0];
        if (group.Entries.Count > 1)
            mistakes.Add(group.Entries[1].Line, $"'{group.Entries[1].Key}' is written into the same item as '{kind}'. Start it on a line of its own with '- ', or indent it further if it belongs to '{kind}'.");

        var kinds = inNote ? KindsInNotes : Kinds;
        if (kinds.Contains(kind)) return Read(kind, line, value);
        mistakes.Add(line, inNote && Kinds.Contains(kind)
            ? $"A note cannot hold '{kind}', because a download can leave notes out. Put it after the note; in a note write: {string.Join(", ", kinds)}."
            : $"'{kind}' is not a piece of content.{Spelling.Suggest(kind, kinds)} Write one of: {string.Join(", ", kinds)}.");
        return null;
    }

    private Block? Read(string kind, int line, YamlNode value) => kind switch
    {
        "text" => RichText(value, "'text'") is { } text ? new Paragraph(text) : null,
        "subheading" => KeyReader.TextOf(value, "'subheading'", mistakes) is { } text ? new SubHeading(text) : null,
        "list" => new BulletList(Items(value, kind)),
        "steps" => new NumberedList(Items(value, kind)),
        "checklist" => new CheckList(Items(value, kind)),
        "note" => Note(value),
        "field" => Fields.Read(value) is { } field ? new FieldBlock(field) : null,
        "table" => tables.Read(value),
        "drawing" => Drawing(value),
        _ => PageBreak(line, value),
    };

    private IReadOnlyList<RichText> Items(YamlNode value, string kind) =>
        [.. KeyReader.ListOf(value, $"'{kind}'", 1, mistakes).Select(item => RichText(item, $"An item of '{kind}'")).OfType<RichText>()];

    private GuidanceNote? Note(YamlNode value)
    {
        if (value is YamlSequence) return new GuidanceNote(ReadAll(KeyReader.ListOf(value, "'note'", 1, mistakes), inNote: true));
        return RichText(value, "'note'") is { } text ? new GuidanceNote([new Paragraph(text)]) : null;
    }

    private Figure? Drawing(YamlNode value)
    {
        if (KeyReader.Of(value, "a drawing", "{ show: body-outline, caption: Where the marks are }", mistakes) is not { } keys) return null;
        var show = keys.Text("show", $"Write which drawing: {string.Join(", ", KnownDrawings.Names)}.");
        var caption = keys.Text("caption", "Write what the drawing is for; it stands above it.");
        var alt = keys.Text("alt");
        keys.Done();
        if (show is not null && KnownDrawings.Find(show) is null)
            mistakes.Add(keys.LineOf("show"), $"There is no drawing '{show}'.{Spelling.Suggest(show, KnownDrawings.Names)} Write one of: {string.Join(", ", KnownDrawings.Names)}.");
        return new Figure(show ?? "", caption ?? "") { Alt = alt };
    }

    private PageBreak? PageBreak(int line, YamlNode value)
    {
        if (value is YamlScalar { Value: "true" }) return new PageBreak();
        mistakes.Add(line, "A page break is written '- pageBreak: true'. Write it so, or take it out.");
        return null;
    }

    private RichText? RichText(YamlNode value, string what) =>
        KeyReader.TextOf(value, what, mistakes) is { } text ? declared.Text(text, value.Line) : null;
}
