using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PhbResources.Core.Submissions;
using PhbResources.Documents.Model;
using PhbResources.Documents.Yaml;
using Block = Markdig.Syntax.Block;
using Inline = Markdig.Syntax.Inlines.Inline;
using Table = Markdig.Extensions.Tables.Table;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>The words of a page without Markdown: for summaries and checks; and with what the notation of documents has of it, for the document of a template.</summary>
internal static class WikiWords
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder { MaximumNestingDepth = 60 }.DisableHtml().UsePipeTables().Build();

    /// <summary>Plain text: headings, items and paragraphs.</summary>
    public static string ToPlain(string markdown) => Write(markdown, marked: false);

    /// <summary>The text that <see cref="Documents.Yaml.PlainTextBody"/> makes a document of, with bold and slanted words, links to other sites, and tables.</summary>
    public static string ToDocument(string markdown) => Write(markdown, marked: true);

    private static string Write(string markdown, bool marked)
    {
        StringBuilder text = new();
        try
        {
            foreach (Block block in Markdown.Parse(markdown, s_pipeline))
                Write(block, text, marked);
        }
        catch (ArgumentException)
        {
            return markdown; // Things too deep inside each other.
        }

        return text.ToString().Trim();
    }

    /// <summary>One or two sentences of what the page begins with, as long as a summary may be; or what is given otherwise.</summary>
    /// <param name="words">Its words, as <see cref="ToPlain"/> gives them.</param>
    /// <param name="otherwise">What to say where it has no sentence.</param>
    public static string Summary(string words, string otherwise)
    {
        string first = words.Split("\n\n").Select(part => part.Trim()).FirstOrDefault(part => part.Length > 20 && part[0] is not ('#' or '-')) ?? "";
        first = string.Join(' ', first.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (first.StartsWith("Summary:", StringComparison.OrdinalIgnoreCase))
            first = first[8..].TrimStart();
        if (first.Length == 0)
            return otherwise;
        if (first.Length <= SubmissionRules.LongestSummary)
            return first;
        int end = first.LastIndexOf(". ", SubmissionRules.LongestSummary - 1, StringComparison.Ordinal);
        if (end > 60)
            return first[..(end + 1)];
        end = first.LastIndexOf(' ', SubmissionRules.LongestSummary - 2);
        return first[..(end > 0 ? end : char.IsHighSurrogate(first[SubmissionRules.LongestSummary - 2]) ? SubmissionRules.LongestSummary - 2 : SubmissionRules.LongestSummary - 1)] + "…";
    }

    private static void Write(Block block, StringBuilder text, bool marked)
    {
        switch (block)
        {
            case HeadingBlock heading: text.Append("# ").Append(Words(heading.Inline, marked: false).Replace('\n', ' ')).Append("\n\n"); break;
            case ParagraphBlock paragraph: text.Append(Words(paragraph.Inline, marked)).Append("\n\n"); break;
            case CodeBlock code: text.Append(code.Lines.ToString()).Append("\n\n"); break;
            case ListBlock list: WriteList(list, text, marked); break;
            case Table table: WriteTable(table, text, marked); break;
            case ContainerBlock container:
                foreach (Block inner in container)
                    Write(inner, text, marked);
                break;
        }
    }

    private static void WriteList(ListBlock list, StringBuilder text, bool marked)
    {
        int number = 0;
        foreach (ListItemBlock item in list.OfType<ListItemBlock>())
        {
            number++;
            string words = string.Join(' ', item.OfType<ParagraphBlock>().Select(paragraph => Words(paragraph.Inline, marked).Replace('\n', ' ')));
            if (words.Length > 0)
                text.Append(list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number}. ") : "- ").Append(words).Append('\n');
            foreach (ListBlock inner in item.OfType<ListBlock>())
                WriteList(inner, text, marked);
        }

        if (text.Length > 1 && text[^2] != '\n')
            text.Append('\n');
    }

    /// <summary>A table with bars where a document can have it; else a line for each row: what stands above a cell, and what stands in it.</summary>
    private static void WriteTable(Table table, StringBuilder text, bool marked)
    {
        List<string[]> rows = [.. table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<ParagraphBlock>().Select(paragraph => Words(paragraph.Inline, marked))).Replace('\n', ' ')).ToArray())];
        string[] head = rows.Count > 1 ? rows[0] : [];
        if (marked && PlainTextBody.CanBeTable(rows))
        {
            text.Append('\n').Append(Bars(head.Select(cell => cell.Replace("*", "", StringComparison.Ordinal)))).Append(Bars(head.Select(_ => "---")));
            foreach (string[] row in rows.Skip(1))
                text.Append(Bars(row));
            text.Append('\n');
            return;
        }

        foreach (string[] row in rows.Skip(head.Length > 0 ? 1 : 0))
            text.Append("- ").Append(string.Join("; ", row.Select((cell, at) => at < head.Length && head[at].Length > 0 && cell.Length > 0 ? $"{head[at]}: {cell}" : cell).Where(cell => cell.Length > 0))).Append('\n');
        text.Append('\n');
    }

    private static string Bars(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n";

    private static string Words(ContainerInline? inline, bool marked)
    {
        StringBuilder words = new();
        if (inline is not null)
        {
            foreach (Inline piece in inline)
                Write(piece, words, marked);
        }

        return words.ToString().Trim();
    }

    private static void Write(Inline piece, StringBuilder words, bool marked)
    {
        switch (piece)
        {
            case LiteralInline literal: words.Append(literal.Content.AsSpan()); break;
            case CodeInline code: words.Append(code.Content); break;
            case AutolinkInline link: words.Append(marked && LinkTo(link.Url, link.Url) is { } found ? found : link.Url); break;
            case HtmlEntityInline entity: words.Append(entity.Transcoded.AsSpan()); break;
            case LineBreakInline: words.Append('\n'); break;
            case LinkInline { IsImage: true } picture: words.Append('[').Append(Words(picture, marked: false)).Append(']'); break;
            case LinkInline link:
                string label = Words(link, marked: false), address = link.Url ?? "";
                if (marked && LinkTo(label, address) is { } written)
                    words.Append(written);
                else
                    words.Append(label).Append(address.StartsWith('/') || address == label ? "" : $" ({address})");
                break;
            case EmphasisInline emphasis when marked && Marks(emphasis, words) is { } stars:
                words.Append(stars).Append(Words(emphasis, marked: false)).Append(stars);
                break;
            case ContainerInline container:
                foreach (Inline inner in container)
                    Write(inner, words, marked);
                break;
        }
    }

    private static string? LinkTo(string label, string address) =>
        label.Length > 0 && label.AsSpan().IndexOfAny("[]\n") < 0 && address.AsSpan().IndexOfAny("()[] ") < 0 && Link.IsAllowed(address) ? $"[{label}]({address})" : null;

    /// <summary>The stars of bold or slanted words, where the notation would read them as such: around words of one line, not inside of a word.</summary>
    private static string? Marks(EmphasisInline emphasis, StringBuilder before)
    {
        string inner = Words(emphasis, marked: false);
        bool isInWord = (before.Length > 0 && char.IsLetterOrDigit(before[^1])) || (emphasis.NextSibling is LiteralInline next && next.Content.AsSpan() is [var letter, ..] && char.IsLetterOrDigit(letter));
        return isInWord || inner.Length == 0 || inner.AsSpan().IndexOfAny("*\n") >= 0 || emphasis.Any(piece => piece is LinkInline or AutolinkInline) ? null : new string('*', Math.Min(emphasis.DelimiterCount, 2));
    }
}
