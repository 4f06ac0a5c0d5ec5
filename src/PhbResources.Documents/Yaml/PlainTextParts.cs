using System.Globalization;

namespace PhbResources.Documents.Yaml;

/// <summary>Finds the parts of a document in lines of plain text.</summary>
internal sealed class PlainTextParts
{
    private readonly PlainTextFields fields = new();
    private readonly List<string> items = [];
    private string list = "";
    private PlainTextSection section = new(null, []);

    /// <summary>The room for sentences at the end of the section and its lines, or 0.</summary>
    private (int Lines, string Start) room;

    /// <summary>The last block as it was written, where it may turn out to be the label of what follows.</summary>
    private string? lastText;

    private PlainTextParts() => Sections.Add(section);

    /// <summary>The sections in order; the first has no heading.</summary>
    public List<PlainTextSection> Sections { get; } = [];

    /// <summary>Fields inside sentences, in YAML.</summary>
    public IReadOnlyList<string> InlineFields => fields.Inline;

    public static PlainTextParts Read(IReadOnlyList<string> lines)
    {
        var parts = new PlainTextParts();
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at];
            var next = at + 1 < lines.Count ? lines[at + 1] : "";
            if (line.Length == 0 || PlainTextMarks.Rule().IsMatch(line)) continue;
            if (PlainTextTable.At(lines, at, parts.section.Heading ?? "Table", parts.fields.IdOf) is { } table)
            {
                parts.Add(table.Yaml);
                at += table.Lines - 1;
                continue;
            }

            // A rule under a line makes it a heading; so does air above it, where more follows.
            var isHeading = PlainTextMarks.LooksLikeHeading(line) && (PlainTextMarks.Rule().IsMatch(next)
                || ((at == 0 || lines[at - 1].Length == 0) && lines.Skip(at + 1).Any(later => later.Length > 0)));
            if (PlainTextMarks.Hash().Match(line) is { Success: true } hash && line[hash.Length..].TrimEnd('#', ' ') is { Length: > 0 } words) parts.Heading(words, hash.Groups[1].Length);
            else if (isHeading) parts.Heading(line, 2);
            else parts.Line(line);
        }

        parts.EndList();
        parts.DemoteEmptySections();
        return parts;
    }

    /// <summary>The same words as running text, a paragraph for as many lines as make a page.</summary>
    public static PlainTextParts OfText(IReadOnlyList<string> lines)
    {
        var parts = new PlainTextParts();
        foreach (var page in lines.Where(line => line.Length > 0).Chunk(200)) parts.Add($"text: {PlainTextYaml.Markup(string.Join(' ', page))}");
        return parts;
    }

    private void Heading(string words, int level)
    {
        EndList();
        words = words.Trim('*', ' ') is { Length: > 0 } plain ? plain : words;
        if (level > 2)
        {
            Add($"subheading: {PlainTextYaml.Text(words)}");
            return;
        }

        section = new PlainTextSection(words, []);
        Sections.Add(section);
    }

    private void Line(string line)
    {
        var bullet = PlainTextMarks.Bullet().Match(line);
        var words = line[bullet.Length..];
        var boxes = PlainTextMarks.Box().Matches(words);
        if (boxes.Count > 1 && fields.Choosing(words, boxes) is { } choosing) Add(choosing);
        else if (boxes.Count == 1 && boxes[0].Index == 0 && words[boxes[0].Length..].Trim() is { Length: > 0 } toTick && !PlainTextMarks.Blank().IsMatch(toTick)) Item("checklist", toTick);
        else if (PlainTextMarks.Blank().IsMatch(words)) Blanks(words);
        else if (bullet.Success) Item("list", words);
        else if (PlainTextMarks.Number().Match(line) is { Success: true } number && Follows(number.Groups[1].Value)) Item("steps", line[number.Length..]);
        else Text(line);
    }

    private void Blanks(string line)
    {
        if (PlainTextMarks.Blank().Replace(line, "").Trim() is { Length: > 0 })
        {
            if (fields.Labelled(line) is { } labelled) Add([.. labelled]);
            else Add($"text: {PlainTextYaml.Quoted(fields.InSentence(line))}");
            return;
        }

        // A line of nothing but a blank is room to write, for what the line above asks.
        EndList();
        if (room.Lines > 0 || lastText is not null) section.Blocks.RemoveAt(section.Blocks.Count - 1);
        var (lines, start) = room.Lines > 0 ? (room.Lines + 1, room.Start) : (1, fields.Room(lastText ?? ""));
        Add(PlainTextFields.WithLines(start, lines));
        room = (lines, start);
    }

    private void Text(string line)
    {
        Add($"text: {PlainTextYaml.Markup(line)}");
        lastText = line[^1] is ':' or '?' ? line : null;
    }

    // A list that begins in the middle keeps its numbers by staying text.
    private bool Follows(string number) =>
        int.Parse(number, CultureInfo.InvariantCulture) == (list == "steps" ? items.Count + 1 : 1);

    private void Item(string kind, string words)
    {
        if (list != kind) EndList();
        list = kind;
        items.Add(PlainTextYaml.Markup(words));
    }

    private void EndList()
    {
        if (items.Count == 0) return;
        var block = $"{list}: [{string.Join(", ", items)}]";
        items.Clear();
        list = "";
        Add(block);
    }

    private void Add(params ReadOnlySpan<string> blocks)
    {
        EndList();
        section.Blocks.AddRange(blocks);
        room = default;
        lastText = null;
    }

    /// <summary>A heading with nothing under it is a line of text of the section before.</summary>
    private void DemoteEmptySections()
    {
        for (var at = Sections.Count - 1; at > 0; at--)
        {
            if (Sections[at] is not { Heading: { } heading, Blocks.Count: 0 }) continue;
            Sections.RemoveAt(at);
            // Before a section it leads to, it is what that section begins with.
            if (at < Sections.Count) Sections[at].Blocks.Insert(0, $"text: {PlainTextYaml.Markup(heading)}");
            else Sections[^1].Blocks.Add($"text: {PlainTextYaml.Markup(heading)}");
        }
    }
}
