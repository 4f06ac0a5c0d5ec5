using PhbResources.Documents.Model;

namespace PhbResources.Documents.Reading;

/// <summary>The sentences of a document as somebody reads them aloud, without labels and headings.</summary>
internal static class Prose
{
    /// <summary>Pieces of text, each one or more sentences, in reading order.</summary>
    public static IEnumerable<string> Of(DocumentBody body) =>
        Of(body.Intro).Concat(body.Sections.SelectMany(section => Of(section.Content))).Where(piece => !IsLabel(piece));

    private static IEnumerable<string> Of(IReadOnlyList<Block> blocks)
    {
        string leadIn = "";
        for (int i = 0; i < blocks.Count; i++)
        {
            var items = Items(blocks[i]);
            if (items is not null)
            {
                foreach (string item in items)
                    yield return leadIn.Length > 0 && !EndsSentence(item) ? $"{leadIn} {item}" : item;
                leadIn = "";
                continue;
            }

            leadIn = "";
            if (blocks[i] is Paragraph paragraph)
            {
                string text = Plain(paragraph.Text);
                if (text.EndsWith(':') && i + 1 < blocks.Count && Items(blocks[i + 1]) is { } next)
                {
                    // Sentences before the last one stand alone; the last one, up to the colon, leads into the items.
                    int start = LastSentence(text);
                    leadIn = text[start..];
                    string before = next.All(EndsSentence) ? text : text[..start];
                    if (before.Length > 0)
                        yield return before;
                    continue;
                }

                yield return text;
            }

            foreach (string piece in Pieces(blocks[i]))
                yield return piece;
        }
    }

    private static IEnumerable<string> Pieces(Block block) => block switch
    {
        GuidanceNote note => Of(note.Content),
        FieldBlock { Field.Hint: { } hint } when EndsSentence(hint) => [hint],
        Table table => table.Rows.SelectMany(row => row.Cells).Select(Plain).Where(EndsSentence),
        _ => [],
    };

    private static IReadOnlyList<string>? Items(Block block) => block switch
    {
        BulletList list => [.. list.Items.Select(Plain)],
        NumberedList list => [.. list.Items.Select(Plain)],
        CheckList list => [.. list.Items.Select(Plain)],
        _ => null,
    };

    private static int LastSentence(string text)
    {
        int end = text.LastIndexOfAny(['.', '?', '!'], text.Length - 1);
        return end < 0 ? 0 : Math.Min(end + 2, text.Length);
    }

    private static bool IsLabel(string piece) => !EndsSentence(piece)
        && piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= ReadingLevel.LongestLabel;

    private static bool EndsSentence(string piece) => piece.AsSpan().TrimEnd("\"')]}\u2019\u201d ") is { Length: > 0 } text && text[^1] is '.' or '?' or '!';

    // A field inside a sentence stands for a word.
    private static string Plain(RichText text) => string.Concat(text.Inlines.Select(inline => inline switch
    {
        TextRun run => run.Text,
        Link link => link.Text,
        _ => "name",
    }));
}
