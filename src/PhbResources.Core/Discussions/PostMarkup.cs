using System.Text.Encodings.Web;
using Ganss.Xss;
using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PhbResources.Core.Discussions;

/// <summary>
/// Shows what people write: a small part of Markdown (paragraphs, emphasis, lists, quotations, links), and nothing that a page could run or load.
/// HTML in a text is shown as the text it is; a picture becomes a link to it; headings stay the line they are, so that they do not
/// stand among the headings of the page. What comes out goes through a sanitiser with a list of its own, so that a mistake in one of
/// the two is not enough.
/// </summary>
public static class PostMarkup
{
    private static readonly MarkdownPipeline s_pipeline = Build();
    private static readonly HtmlSanitizer s_sanitizer = Allow();

    /// <summary>The text as HTML that may stand in a page.</summary>
    public static string ToHtml(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Rendered(text, html => new HtmlRenderer(html)) is { } rendered ? s_sanitizer.Sanitize(rendered) : $"<p>{HtmlEncoder.Default.Encode(text)}</p>";
    }

    /// <summary>The words alone, for the search index and for mails.</summary>
    public static string ToPlain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Rendered(text, plain => new HtmlRenderer(plain) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false }) ?? text;
    }

    /// <summary>
    /// The first part of a text, up to about <paramref name="length"/> characters, ended at a paragraph, a line or a word; the whole where it is no longer.
    /// </summary>
    public static string Cut(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= length)
            return text;
        ReadOnlySpan<char> start = text.AsSpan(0, length);
        foreach (string end in (ReadOnlySpan<string>)["\n\n", "\n", " "])
        {
            int at = start.LastIndexOf(end, StringComparison.Ordinal);
            if (at > length / 2)
                return text[..at];
        }

        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    /// <summary>What a renderer makes of a text; <c>null</c> where Markdig will not, on reading it or on writing it.</summary>
    private static string? Rendered(string text, Func<StringWriter, HtmlRenderer> make)
    {
        try
        {
            MarkdownDocument document = Markdown.Parse(text, s_pipeline);
            foreach (LinkInline link in document.Descendants<LinkInline>().ToList())
                Mend(link);
            foreach (AutolinkInline link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsAllowed(link.Url)).ToList())
                link.ReplaceBy(new LiteralInline(link.Url));
            using StringWriter written = new();
            HtmlRenderer renderer = make(written);
            s_pipeline.Setup(renderer);
            renderer.Render(document);
            return written.ToString();
        }
        catch (ArgumentException)
        {
            return null; // Lists in quotations in lists, or brackets in brackets, a hundred deep: nobody means that.
        }
    }

    private static void Mend(LinkInline link)
    {
        if (!IsAllowed(link.Url))
        {
            link.ReplaceBy(new ContainerInline(), copyChildren: true);
            return;
        }

        if (link.IsImage && link.FirstChild is null)
            link.AppendChild(new LiteralInline(link.Url!));
        link.IsImage = false;
        link.Title = null;
    }

    // An address of this site, or one of the web or for mail. Browsers leave out tabs and line ends in addresses, so nothing below a space may stand in one.
    private static bool IsAllowed(string? url)
    {
        if (string.IsNullOrEmpty(url) || url.Any(letter => letter <= ' ' || letter == '\\'))
            return false;
        return url[0] == '/'
            ? url.Length == 1 || url[1] != '/'
            : url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
    }

    private static MarkdownPipeline Build()
    {
        MarkdownPipelineBuilder builder = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().UseSoftlineBreakAsHardlineBreak();
        builder.BlockParsers.TryRemove<HeadingBlockParser>();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<FencedCodeBlockParser>();
        builder.BlockParsers.Find<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        return builder.Build();
    }

    private static HtmlSanitizer Allow()
    {
        HtmlSanitizer sanitizer = new(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "code", "a", "hr" },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "start" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
            AllowedCssProperties = new HashSet<string>(),
            AllowedAtRules = new HashSet<AngleSharp.Css.Dom.CssRuleType>(),
        });
        // What members link to is theirs to answer for, and brings them nothing with search engines.
        sanitizer.PostProcessNode += (_, post) =>
        {
            if (post.Node is AngleSharp.Html.Dom.IHtmlAnchorElement anchor && !(anchor.GetAttribute("href") ?? "").StartsWith('/'))
                anchor.SetAttribute("rel", "nofollow ugc noopener");
        };
        return sanitizer;
    }
}
