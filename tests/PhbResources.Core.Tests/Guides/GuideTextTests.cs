using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using PhbResources.Core.Guides.Writing;

namespace PhbResources.Core.Tests.Guides;

internal sealed class GuideTextTests
{
    private static readonly Dictionary<string, string> s_figures = new() { ["leave.weeks"] = "5.6 weeks" };

    private static readonly string[] s_tags = ["p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "img", "blockquote", "code", "pre", "hr", "br", "table", "thead", "tbody", "tr", "th", "td", "div", "span"];

    private static readonly string[] s_attributes = ["href", "src", "alt", "start", "rel", "id", "class", "role", "tabindex", "aria-label", "loading", "data-part"];

    /// <summary>Texts that mean something to Markdown or HTML, and any others between them.</summary>
    private static readonly Gen<string> s_wild = Gen.OneOf(
        Gen.OneOf(new[] { "# ", "## ", "- ", "1. ", "> ", "```\n", "    ", "**", "_", "[", "](", ")", "![", "|", "---", "\n", "\n\n", "\\", "&amp;", "&", "<", ">", "\"", "'", "{{figure:leave.weeks}}", "https://good.example/x", "[a](/b)", "word ", "sentence with words. ", "\t", "é", "\u202E", "😀", "\u2028" }.Select(Gen.Const).ToArray()),
        Gen.OneOf(HostileTexts.All.Select(Gen.Const).ToArray()),
        Gen.String[Gen.Char, 0, 6]).Array[0, 25].Select(pieces => string.Concat(pieces));

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.All))]
    public void Nothing_that_runs_comes_out_of(string hostile) => AssertHarmless(hostile);

    [Test]
    public void Nothing_that_runs_comes_out_of_any_text() => s_wild.Sample(text => { AssertHarmless(text); }, iter: 1_500);

    [Test]
    public void Any_text_is_kept_as_it_was_typed() => Gen.String.Sample(typed =>
    {
        string kept = GuideText.Normalise(typed);
        // What was kept once is kept for ever, and all of it is there but line ends of other systems and characters that no page can show.
        return GuideText.Normalise(kept) == kept && kept.Length <= typed.Length + 2 && GuideText.Read(kept).Source == kept;
    }, iter: 5_000);

    [Test]
    public void Mending_a_part_with_its_own_words_changes_nothing() => s_wild.Sample(typed =>
    {
        GuideText text = GuideText.Read(GuideText.Normalise(typed));
        foreach (GuidePart part in text.Parts)
        {
            string same = text.With(part, part.Text);
            Assert.That(same.Replace(" ", "", StringComparison.Ordinal), Is.EqualTo(text.Source.Replace(" ", "", StringComparison.Ordinal)), part.Text);
        }

        Assert.That(text.Parts.Select(part => part.Id), Is.Unique);
    }, iter: 1_500);

    [Test]
    public void Mending_a_part_changes_that_part_alone()
    {
        GuideText text = GuideText.Read("Intro.\n\n- one\n- two\n  more of two\n- three\n\n> said\n\nOutro.\n");
        Assert.That(text.Parts.Select(part => part.Text), Is.EqualTo(new[] { "Intro.", "one", "two\nmore of two", "three", "> said", "Outro." }));
        Assert.That(text.With(text.Parts[2], "two, better\nand more"), Is.EqualTo("Intro.\n\n- one\n- two, better\n  and more\n- three\n\n> said\n\nOutro.\n"));
    }

    [Test]
    public void Each_section_ends_with_a_link_to_mend_something_in_it()
    {
        GuideText text = GuideText.Read("Intro.\n\n## Heading\n\n- one\n- two\n\n### Smaller\n\n| a | b |\n|---|---|\n| c | d |\n\n## Empty\n\n## Heading\n\nOutro about **{{figure:leave.weeks}}**.\n");
        IReadOnlyList<GuideSection> sections = text.Sections();
        Assert.That(sections.Select(section => (section.Id, section.Words, section.Parts.Count)), Is.EqualTo(new[] { ("beginning", "", 1), ("part-heading", "Heading", 3), ("part-heading-2", "Heading", 1) }));
        Assert.That(sections.SelectMany(section => section.Parts), Is.EqualTo(text.Parts));
        Assert.That(sections.SelectMany(section => section.Parts).Select(part => GuideText.WordsOf(part, s_figures)), Is.EqualTo(new[] { "Intro.", "one", "two", "a b c d", "Outro about 5.6 weeks." }));

        IElement page = Parsed(text.ToHtml(s_figures, section => $"/fix?section={section}"));
        Assert.That(page.QuerySelectorAll("a.mend").Select(link => link.GetAttribute("href")), Is.EqualTo(sections.Select(section => $"/fix?section={section.Id}")));
        Assert.That(page.QuerySelectorAll("a.mend").Select(link => link.TextContent), Is.EqualTo(new[] { "Fix something in this section: the beginning", "Fix something in this section: Heading", "Fix something in this section: Heading" }));
        Assert.That(page.QuerySelectorAll("[data-part]").Select(part => part.GetAttribute("data-part")), Is.EqualTo(text.Parts.Select(part => part.Id)), "for the script that finds what was chosen");
        Assert.That(Parsed(text.ToHtml(s_figures)).QuerySelectorAll("a, [data-part]"), Is.Empty);
    }

    [Test]
    public void Figures_are_written_out_and_unknown_ones_stay()
    {
        string html = GuideText.Read("Leave is {{figure:leave.weeks}}, not **{{figure:leave.weeks}}** or {{figure:no.such}}.").ToHtml(s_figures);
        Assert.That(html, Is.EqualTo("<p>Leave is 5.6 weeks, not <strong>5.6 weeks</strong> or {{figure:no.such}}.</p>\n"));
    }

    [Test]
    public void Headings_have_names_that_take_no_other_place_on_the_page()
    {
        GuideText text = GuideText.Read("# Main\n\n## main\n\n## Main\n\n### Small\n");
        Assert.That(text.Headings().Select(heading => heading.Id), Is.EqualTo(new[] { "part-main", "part-main-2", "part-main-3" }));
        Assert.That(Parsed(text.ToHtml(s_figures)).QuerySelectorAll("h2").Select(heading => heading.Id), Is.EqualTo(text.Headings().Select(heading => heading.Id)));
    }

    [Test]
    public void A_picture_of_ours_with_words_is_shown_and_no_other()
    {
        const string ours = "/guides/pictures/3f2504e0-4f89-41d3-9a0c-0305e82c3301";
        Assert.That(GuideText.Read($"![A rota]({ours})").ToHtml(s_figures), Does.Contain($"src=\"{ours}\"").And.Contain("alt=\"A rota\""));
        Assert.That(GuideText.Read($"![]({ours})").ToHtml(s_figures), Does.Not.Contain("<img"));
        Assert.That(GuideText.Read("![A rota](https://elsewhere.example/x.png)").ToHtml(s_figures), Does.Not.Contain("<img").And.Contain("[A rota]"));
    }

    [Test]
    public void A_text_that_is_too_deep_is_refused_and_shown_as_words()
    {
        string deep = string.Concat(Enumerable.Repeat("> ", 500)) + "x";
        Assert.That(GuideText.MistakeIn(deep), Does.Contain("too deep"));
        Assert.That(GuideText.Read(deep).ToHtml(s_figures), Does.Contain("x"));
        Assert.That(GuideText.MistakeIn(new string('x', GuideText.MaxLength + 1)), Does.Contain("too long"));
        Assert.That(GuideText.MistakeIn(" \n "), Does.Contain("Write"));
    }

    private static void AssertHarmless(string text)
    {
        GuideText read = GuideText.Read(GuideText.Normalise(text));
        foreach (string html in new[] { read.ToHtml(s_figures), read.ToHtml(s_figures, section => $"/guides/x/fix?section={section}") })
        {
            // Read again as a browser does, twice: what changes by being read is what mutated HTML lives of.
            IElement page = Parsed(html);
            foreach (IElement element in Parsed(page.InnerHtml).QuerySelectorAll("*").Concat(page.QuerySelectorAll("*")))
            {
                Assert.That(s_tags, Does.Contain(element.LocalName), html);
                foreach (IAttr attribute in element.Attributes)
                    Assert.That(s_attributes, Does.Contain(attribute.Name), html);
                if (element.GetAttribute("href") is { } href)
                    Assert.That(Scheme(href), Is.AnyOf("https", "http", "mailto", "tel", ""), html);
                if (element.GetAttribute("src") is { } source)
                    Assert.That(GuidePictureAddress.KeyIn(source), Is.Not.Null, html);
                Assert.That(element.Id ?? "", Is.Empty.Or.StartsWith("part-"), html);
            }
        }

        _ = read.ToPlain(s_figures);
        _ = read.Headings();
        Assert.That(read.Sections().SelectMany(section => section.Parts), Is.EqualTo(read.Parts), text);
        _ = read.Pictures();
    }

    // As a browser finds it (URL Standard): control characters and spaces around it, tabs and line ends in it, do not count.
    private static string Scheme(string address)
    {
        string plain = new([.. address.Where(letter => letter is not ('\t' or '\n' or '\r')).SkipWhile(letter => letter <= ' ')]);
        int colon = plain.IndexOf(':', StringComparison.Ordinal), end = plain.IndexOfAny(['/', '?', '#']);
        return colon < 0 || (end >= 0 && end < colon) ? "" : plain[..colon].ToLowerInvariant();
    }

    private static IElement Parsed(string html) => new HtmlParser().ParseDocument($"<!DOCTYPE html><body>{html}").Body!;
}
