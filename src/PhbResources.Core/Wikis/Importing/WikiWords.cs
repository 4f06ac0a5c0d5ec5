using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PhbResources.Core.Submissions;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>The words of a page without Markdown: for the document of a template, whose notation has no links and tables of that sort, and for summaries.</summary>
internal static class WikiWords
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder { MaximumNestingDepth = 60 }.DisableHtml().UsePipeTables().Build();

    /// <summary>Plain text as <see cref="Documents.Yaml.PlainTextBody"/> reads it: headings, items and paragraphs.</summary>
    public static string ToPlain(string markdown)
    {
        StringBuilder text = new();
        try
        {
            foreach (Block block in Markdown.Parse(markdown, s_pipeline))
                Write(block, text);
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

    private static void Write(Block block, StringBuilder text)
    {
        switch (block)
        {
            case HeadingBlock heading: text.Append("# ").Append(Words(heading.Inline).Replace('\n', ' ')).Append("\n\n"); break;
            case ParagraphBlock paragraph: text.Append(Words(paragraph.Inline)).Append("\n\n"); break;
            case CodeBlock code: text.Append(code.Lines.ToString()).Append("\n\n"); break;
            case ListBlock list: WriteList(list, text); break;
            case Table table: WriteTable(table, text); break;
            case ContainerBlock container:
                foreach (Block inner in container)
                    Write(inner, text);
                break;
        }
    }

    private static void WriteList(ListBlock list, StringBuilder text)
    {
        int number = 0;
        foreach (ListItemBlock item in list.OfType<ListItemBlock>())
        {
            number++;
            string words = string.Join(' ', item.OfType<ParagraphBlock>().Select(paragraph => Words(paragraph.Inline).Replace('\n', ' ')));
            if (words.Length > 0)
                text.Append(list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number}. ") : "- ").Append(words).Append('\n');
            foreach (ListBlock inner in item.OfType<ListBlock>())
                WriteList(inner, text);
        }

        if (text.Length > 1 && text[^2] != '\n')
            text.Append('\n');
    }

    /// <summary>A line for each row: what stands above a cell, and what stands in it.</summary>
    private static void WriteTable(Table table, StringBuilder text)
    {
        List<string[]> rows = [.. table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<ParagraphBlock>().Select(paragraph => Words(paragraph.Inline)))).ToArray())];
        string[] head = rows.Count > 1 ? rows[0] : [];
        foreach (string[] row in rows.Skip(head.Length > 0 ? 1 : 0))
            text.Append("- ").Append(string.Join("; ", row.Select((cell, at) => at < head.Length && head[at].Length > 0 && cell.Length > 0 ? $"{head[at]}: {cell}" : cell).Where(cell => cell.Length > 0))).Append('\n');
        text.Append('\n');
    }

    private static string Words(ContainerInline? inline)
    {
        StringBuilder words = new();
        if (inline is not null)
        {
            foreach (Inline piece in inline)
                Write(piece, words);
        }

        return words.ToString().Trim();
    }

    private static void Write(Inline piece, StringBuilder words)
    {
        switch (piece)
        {
            case LiteralInline literal: words.Append(literal.Content.AsSpan()); break;
            case CodeInline code: words.Append(code.Content); break;
            case AutolinkInline link: words.Append(link.Url); break;
            case HtmlEntityInline entity: words.Append(entity.Transcoded.AsSpan()); break;
            case LineBreakInline: words.Append('\n'); break;
            case LinkInline { IsImage: true } picture: words.Append('[').Append(Words(picture)).Append(']'); break;
            case LinkInline link:
                string label = Words(link), address = link.Url ?? "";
                words.Append(label);
                if (!address.StartsWith('/') && address != label)
                    words.Append(" (").Append(address).Append(')');
                break;
            case ContainerInline container:
                foreach (Inline inner in container)
                    Write(inner, words);
                break;
        }
    }
}
