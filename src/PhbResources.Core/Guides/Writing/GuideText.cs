using System.Security.Cryptography;
using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PhbResources.Core.Pictures;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Guides.Writing;

/// <summary>
/// The text of a guide: Markdown (CommonMark, with tables and bare addresses as links, without HTML of its own), read once. It knows the parts that
/// can be mended by themselves, and where each stands in what was written.
/// </summary>
public sealed class GuideText
{
    /// <summary>Longest text of a guide, in characters: about ten times the longest that anybody reads to its end.</summary>
    public const int MaxLength = 60_000;

    /// <summary>Lists and quotes inside each other; more is no page of words.</summary>
    private const int MaxNesting = 40;

    private static readonly MarkdownPipeline s_pipeline = Pipeline();

    private readonly MarkdownDocument _document;

    private GuideText(string source, MarkdownDocument? document)
    {
        Source = source;
        _document = document ?? Markdown.Parse(Plain(source), s_pipeline);
        Parts = document is null ? [] : [.. FindParts()];
    }

    /// <summary>What was written.</summary>
    public string Source { get; }

    /// <summary>Its parts, in order.</summary>
    public IReadOnlyList<GuidePart> Parts { get; }

    /// <summary>Reads a text. One that cannot be read as Markdown, since things stand too deep inside each other, is taken as plain paragraphs.</summary>
    public static GuideText Read(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new GuideText(source, TryParse(source));
    }

    /// <summary>What is wrong with a text that was written, or <c>null</c>.</summary>
    public static string? MistakeIn(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return string.IsNullOrWhiteSpace(source) ? "Write the text of the page."
            : source.Length > MaxLength ? $"The page is {source.Length - MaxLength} characters too long. Make it shorter, or split it into two."
            : TryParse(source) is null ? "Lists, quotes or brackets stand too deep inside each other. Take out some of the signs at the start of lines, or of the same signs one after the other."
            : null;
    }

    /// <summary>A text as it is kept: line ends as one character, and no characters that no page can show.</summary>
    public static string Normalise(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        StringBuilder kept = new(typed.Length);
        foreach (Rune rune in typed.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
                kept.Append(rune.ToString()); // Half a surrogate pair comes as U+FFFD.
        }

        return kept.ToString();
    }

    /// <summary>The page as HTML that is safe to show.</summary>
    /// <param name="figures">What <c>{{figure:id}}</c> stands for, by id.</param>
    /// <param name="mend">The address to mend something in a section at, from its id; <c>null</c> for a page without such links.</param>
    /// <param name="pictures">What is known of its pictures, by key.</param>
    public string ToHtml(IReadOnlyDictionary<string, string> figures, Func<string, string>? mend = null, IReadOnlyDictionary<Guid, ShownSizes>? pictures = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        // A tree is changed while it is shown, so each showing has its own.
        MarkdownDocument document = TryParse(Source) ?? Markdown.Parse(Plain(Source), s_pipeline);
        foreach (LiteralInline words in document.Descendants<LiteralInline>())
            words.Content = new StringSlice(FigureWords.FillText(words.Content.ToString(), figures));
        foreach (HeadingBlock heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Clamp(heading.Level, 2, 4); // The title of the page is its one heading of the first level.
        if (mend is not null && Parts.Count > 0)
        {
            foreach ((Block block, string id) in Blocks(document).Zip(Parts, (block, part) => (block.Block, part.Id)))
                block.GetAttributes().AddProperty(SafeHtml.PartMark, id);
        }

        return SafeHtml.Of(document.ToHtml(s_pipeline), mend, pictures);
    }

    /// <summary>The headings of its sections, with the names that links to them have.</summary>
    public IReadOnlyList<GuideHeading> Headings() =>
        SafeHtml.Named([.. _document.OfType<HeadingBlock>().Where(heading => heading.Level <= 2).Select(heading => WordsOf(heading.Inline))]);

    /// <summary>Its sections that have parts, in order. What stands before the first heading is one, without words.</summary>
    public IReadOnlyList<GuideSection> Sections()
    {
        Queue<GuideHeading> headings = new(Headings());
        Queue<GuidePart> parts = new(Parts);
        List<(GuideHeading Heading, List<GuidePart> Parts)> sections = [(new GuideHeading(GuideSection.Beginning, ""), [])];
        foreach (Block block in _document)
        {
            if (block is HeadingBlock { Level: <= 2 })
                sections.Add((headings.Dequeue(), []));
            else if (parts.Count > 0)
                sections[^1].Parts.AddRange(Blocks(block).Select(_ => parts.Dequeue()));
        }

        return [.. sections.Where(section => section.Parts.Count > 0).Select(section => new GuideSection(section.Heading.Id, section.Heading.Words, section.Parts))];
    }

    /// <summary>The words of a part, as they are read.</summary>
    /// <param name="part">The part.</param>
    /// <param name="figures">What <c>{{figure:id}}</c> stands for, by id.</param>
    public static string WordsOf(GuidePart part, IReadOnlyDictionary<string, string> figures)
    {
        ArgumentNullException.ThrowIfNull(part);
        return Read(part.Text).ToPlain(figures).Replace('\n', ' ');
    }

    /// <summary>Its pictures, as they are written.</summary>
    public IReadOnlyList<WrittenPicture> Pictures() =>
        [.. _document.Descendants<LinkInline>().Where(link => link.IsImage).Select(link => new WrittenPicture(link.GetDynamicUrl?.Invoke() ?? link.Url ?? "", WordsOf(link)))];

    /// <summary>Its words, for searching, a block a line.</summary>
    public string ToPlain(IReadOnlyDictionary<string, string> figures) =>
        FigureWords.FillText(string.Join('\n', _document.Descendants<LeafBlock>().Where(block => block is not HeadingBlock).Select(WordsOf).Where(words => words.Length > 0)), figures);

    /// <summary>The same text with one part written anew. Lines of a list stay in their place in it.</summary>
    public string With(GuidePart part, string words)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(words);
        string indented = part.Indent == 0 ? words : words.Replace("\n", "\n" + new string(' ', part.Indent), StringComparison.Ordinal);
        return string.Concat(Source.AsSpan(0, part.Start), indented, Source.AsSpan(part.Start + part.Length));
    }

    private IEnumerable<GuidePart> FindParts()
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach (FoundBlock found in Blocks(_document))
        {
            int start = Math.Clamp(found.Start, 0, Source.Length), end = Math.Clamp(found.Block.Span.End + 1, start, Source.Length);
            string written = Source[start..end].TrimEnd();
            string text = found.Indent == 0 ? written : written.Replace("\n" + new string(' ', found.Indent), "\n", StringComparison.Ordinal);
            string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 5));
            int count = seen[hash] = seen.GetValueOrDefault(hash) + 1;
            yield return new GuidePart(count == 1 ? hash : $"{hash}-{count}", text, start, written.Length, found.Indent);
        }
    }

    private static IEnumerable<FoundBlock> Blocks(MarkdownDocument document) => document.SelectMany(Blocks);

    private static IEnumerable<FoundBlock> Blocks(Block block)
    {
        if (block is ListBlock list)
        {
            foreach (ListItemBlock item in list.OfType<ListItemBlock>().Where(item => item.Count > 0))
            {
                // From the first word to the end of the item, with all that stands in it.
                yield return new FoundBlock(item, item[0].Span.Start, item[0].Column);
            }
        }
        else if (block is ParagraphBlock or QuoteBlock or Table or FencedCodeBlock)
        {
            yield return new FoundBlock(block, block.Span.Start, 0);
        }
    }

    private static string WordsOf(LeafBlock block) => block is CodeBlock code ? code.Lines.ToString() : WordsOf(block.Inline);

    private static string WordsOf(ContainerInline? inline)
    {
        if (inline is null)
            return "";
        StringBuilder words = new();
        foreach (Inline piece in inline.Descendants())
        {
            switch (piece)
            {
                case LiteralInline literal: words.Append(literal.Content.AsSpan()); break;
                case CodeInline code: words.Append(code.Content); break;
                case AutolinkInline link: words.Append(link.Url); break;
                case HtmlEntityInline entity: words.Append(entity.Transcoded.AsSpan()); break;
                case LineBreakInline: words.Append(' '); break;
            }
        }

        return words.ToString().Trim();
    }

    /// <summary>How deep an inline stands in others, as far as it matters. What was not closed, such as hundreds of brackets, Markdig reads but does not write.</summary>
    private static int DepthOf(Inline inline)
    {
        int depth = 0;
        for (ContainerInline? around = inline.Parent; around is not null && depth <= MaxNesting; around = around.Parent)
            depth++;
        return depth;
    }

    private static MarkdownDocument? TryParse(string source)
    {
        try
        {
            MarkdownDocument document = Markdown.Parse(source, s_pipeline);
            return document.Descendants<Inline>().All(inline => DepthOf(inline) <= MaxNesting) ? document : null;
        }
        catch (ArgumentException)
        {
            return null; // Markdig's word for too deep.
        }
    }

    private static string Plain(string source) =>
        string.Join("\n\n", source.Split('\n').Select(line => string.Concat(line.TrimStart(' ', '\t').Select(letter => char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter)) ? $"\\{letter}" : letter.ToString()))));

    private static MarkdownPipeline Pipeline()
    {
        MarkdownPipelineBuilder builder = new MarkdownPipelineBuilder { MaximumNestingDepth = MaxNesting }.DisableHtml().UsePipeTables().UseAutoLinks();
        return builder.Build();
    }

    private sealed record FoundBlock(Block Block, int Start, int Indent);
}

/// <summary>A part of a guide that can be mended by itself: a paragraph, an item of a list, a quote, a table.</summary>
/// <param name="Id">Names it in addresses, by its words.</param>
/// <param name="Text">What was written, in Markdown.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">Its length.</param>
/// <param name="Indent">Spaces before each further line.</param>
public sealed record GuidePart(string Id, string Text, int Start, int Length, int Indent);

/// <summary>A section of a guide.</summary>
/// <param name="Id">Names it in addresses, as its heading does.</param>
/// <param name="Words">Words of its heading; empty for what stands before the first.</param>
/// <param name="Parts">Its parts, in order.</param>
public sealed record GuideSection(string Id, string Words, IReadOnlyList<GuidePart> Parts)
{
    /// <summary>Names what stands before the first heading; no heading has this name.</summary>
    public const string Beginning = "beginning";
}

/// <summary>A heading of a guide.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Words">Its words.</param>
public sealed record GuideHeading(string Id, string Words);

/// <summary>A picture as it is written into a guide.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Shows">What it shows, in words; may be empty.</param>
public sealed record WrittenPicture(string Address, string Shows);
