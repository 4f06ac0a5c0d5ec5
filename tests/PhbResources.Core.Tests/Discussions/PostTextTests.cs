using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using PhbResources.Core.Discussions;
using PhbResources.Core.Guides.Writing;

namespace PhbResources.Core.Tests.Discussions;

internal sealed class PostTextTests
{
    private static readonly string[] s_tags = ["P", "BR", "EM", "STRONG", "UL", "OL", "LI", "BLOCKQUOTE", "CODE", "A", "HR"];

    /// <summary>Pieces that mean something to Markdown, to HTML or to a browser.</summary>
    private static readonly Gen<string> s_pieces = Gen.OneOf(
        Gen.OneOf(new[] { "*", "**", "_", "`", "> ", "- ", "1. ", "# ", "\n", "\n\n", "    ", "\t", "[", "](", ")", "![", "<", ">", "&", "&lt;", "&#106;", "\"", "'", "\\", "\0", "\r", "\r\n", "\u2028", "\ud800", "\uFFFD",
            "javascript:alert(1)", "https://example.org", "<script>", "</script>", "<img src=x onerror=alert(1)>", "data:text/html,x", "//evil.example", "mailto:a@b.example", "<https://x.example>", "<javascript:alert(1)>", "www.example.org", "|", "~~", "---", "```", "[a]: javascript:alert(1)\n", "[a]", "<!--", "-->", "<svg/onload=alert(1)>", "</textarea>" }.Select(Gen.Const).ToArray()),
        Gen.String[Gen.Char, 0, 12]);

    private static readonly Gen<string> s_text = s_pieces.Array[0, 25].Select(string.Concat);

    [Test]
    public void What_is_kept_of_any_text_is_kept_as_it_is_from_then_on() =>
        s_text.Sample(text => PostText.Read(PostText.Read(text)) == PostText.Read(text), iter: 5_000);

    [Test]
    public void Any_text_goes_through_a_form_and_back_unchanged() => s_text.Sample(text =>
    {
        string kept = PostText.Read(text);
        // As FormField writes a text area, and as a browser reads it and sends it (WHATWG HTML, 4.10.11 and 4.10.21.4).
        using IHtmlDocument page = new HtmlParser().ParseDocument($"<form><textarea>\n{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(kept)}</textarea></form>");
        string sent = page.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value.ReplaceLineEndings2();
        return PostText.Read(sent) == kept;
    }, iter: 3_000);

    [Test]
    public void Whatever_is_written_nothing_but_a_few_harmless_elements_comes_out() => s_text.Sample(Check, iter: 3_000);

    /// <summary>What stands a hundred deep inside itself Markdig refuses, some of it when it is read and some when it is written.</summary>
    [Test]
    public void A_sign_that_is_repeated_hundreds_of_times_is_shown_too() => Gen.Select(Gen.Select(s_pieces, s_pieces, (one, other) => one + other), Gen.Int[100, 700]).Sample((sign, times) =>
    {
        string text = string.Concat(Enumerable.Repeat(sign, Math.Min(times, 20_000 / Math.Max(1, sign.Length))));
        Check(text);
        Assert.That(PostMarkup.ToPlain(text), Is.Not.Null);
        GuideText guide = GuideText.Read(GuideText.Normalise(text));
        Assert.That(guide.ToHtml(new Dictionary<string, string>(), part => $"/mend/{part}"), Is.Not.Null);
        Assert.That(guide.ToPlain(new Dictionary<string, string>()), Is.Not.Null);
    }, iter: 300);

    [TestCase("<script>alert(1)</script>")]
    [TestCase("<img src=x onerror=alert(1)>")]
    [TestCase("![x](javascript:alert(1))")]
    [TestCase("![x](https://example.org/a.svg \"onload=alert(1)\")")]
    [TestCase("[x](javascript:alert(1))")]
    [TestCase("[x](JaVaScRiPt:alert(1))")]
    [TestCase("[x](java\tscript:alert(1))")]
    [TestCase("[x](&#106;avascript:alert(1))")]
    [TestCase("[x](\u0001javascript:alert(1))")]
    [TestCase("[x](vbscript:msgbox(1))")]
    [TestCase("[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)")]
    [TestCase("[x](//evil.example)")]
    [TestCase("[x](/\\evil.example)")]
    [TestCase("[x](/\t/evil.example)")]
    [TestCase("<javascript:alert(1)>")]
    [TestCase("<data:text/html,x>")]
    [TestCase("[x][a]\n\n[a]: javascript:alert(1)")]
    [TestCase("[x](https://example.org\" onmouseover=\"alert(1))")]
    [TestCase("[<img src=x onerror=alert(1)>](https://example.org)")]
    [TestCase("`<script>alert(1)</script>`")]
    [TestCase("```\n<script>alert(1)</script>\n```")]
    [TestCase("<svg><style><img src=x onerror=alert(1)></style></svg>")]
    [TestCase("<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">")]
    [TestCase("<a href=\"javascript:alert(1)\">x</a>")]
    [TestCase("<p style=\"background:url(javascript:alert(1))\">")]
    [TestCase("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [TestCase("<!--[if gte IE 4]><script>alert(1)</script><![endif]-->")]
    [TestCase("<iframe srcdoc=\"<script>alert(1)</script>\">")]
    [TestCase("# <img src=x onerror=alert(1)>")]
    [TestCase("> > > > <details open ontoggle=alert(1)>")]
    public void What_people_try_runs_nowhere(string text) => Check(text);

    [TestCase("one *two* **three**", "<p>one <em>two</em> <strong>three</strong></p>")]
    [TestCase("one\ntwo", "<p>one<br>two</p>")]
    [TestCase("- a\n- b", "<ul><li>a</li><li>b</li></ul>")]
    [TestCase("> said", "<blockquote><p>said</p></blockquote>")]
    [TestCase("# not a heading", "<p># not a heading</p>")]
    [TestCase("    not code", "<p>not code</p>")]
    [TestCase("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>")]
    [TestCase("[here](/templates/weekly-rota)", "<p><a href=\"/templates/weekly-rota\">here</a></p>")]
    [TestCase("see https://example.org/a", "<p>see <a href=\"https://example.org/a\" rel=\"nofollow ugc noopener\">https://example.org/a</a></p>")]
    [TestCase("![a cat](https://example.org/cat.png)", "<p><a href=\"https://example.org/cat.png\" rel=\"nofollow ugc noopener\">a cat</a></p>")]
    [TestCase("[bad](javascript:x)", "<p>bad</p>")]
    public void Simple_Markdown_is_shown_as_people_expect(string text, string html) =>
        Assert.That(PostMarkup.ToHtml(text).Replace("\n", "", StringComparison.Ordinal), Is.EqualTo(html));

    [Test]
    public void A_text_nested_a_thousand_deep_is_shown_as_the_text_it_is()
    {
        string deep = string.Concat(Enumerable.Repeat("> ", 1_000)) + "here";
        Assert.That(PostMarkup.ToHtml(deep), Does.Contain("here"));
        Assert.That(PostMarkup.ToPlain(deep), Does.Contain("here"));
    }

    [Test]
    public void A_long_text_is_cut_at_a_paragraph_a_line_or_a_word()
    {
        Assert.Multiple(() =>
        {
            Assert.That(PostMarkup.Cut("short", 100), Is.EqualTo("short"));
            Assert.That(PostMarkup.Cut("one two three\n\nfour five six", 20), Is.EqualTo("one two three"));
            Assert.That(PostMarkup.Cut("one two three four", 12), Is.EqualTo("one two"));
            Assert.That(PostMarkup.Cut(new string('x', 50), 20), Has.Length.EqualTo(20));
        });
    }

    [Test]
    public void A_quotation_has_a_name_and_leaves_out_what_was_quoted_in_it()
    {
        string quote = PostText.Quote("> Ann wrote:\n>\n> old\n\nnew\nnewer", "Sam");
        Assert.That(quote, Is.EqualTo("> Sam wrote:\n>\n> new\n> newer\n\n"));
        Assert.That(PostMarkup.ToHtml(quote + "Yes."), Does.Contain("</blockquote>").And.Contain("<p>Yes.</p>"));
    }

    [TestCase("Who pays for holidays?", "who-pays-for-holidays")]
    [TestCase("  Don’t   “panic” ", "dont-panic")]
    [TestCase("Überraschung: Ça va?", "uberraschung-ca-va")]
    [TestCase("日本語", "discussion")]
    [TestCase("../../etc/passwd", "etc-passwd")]
    public void An_address_is_made_of_a_title(string title, string slug) => Assert.That(ThreadSlug.Of(title), Is.EqualTo(slug));

    [Test]
    public void An_address_that_is_taken_gets_a_number()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ThreadSlug.Free("a", new HashSet<string>()), Is.EqualTo("a"));
            Assert.That(ThreadSlug.Free("a", new HashSet<string> { "a" }), Is.EqualTo("a-2"));
            Assert.That(ThreadSlug.Free("a", new HashSet<string> { "a", "a-3" }), Is.EqualTo("a-4").Or.EqualTo("a-2"));
            Assert.That(ThreadSlug.Free("new", new HashSet<string>()), Is.Not.EqualTo("new"));
        });
    }

    [TestCase("areas:\n  - alias: Ask me\n    name: Ask\n    about: x", "cannot stand in an address")]
    [TestCase("areas:\n  - alias: posts\n    name: Ask\n    about: x", "stands for something else")]
    [TestCase("areas:\n  - alias: a\n    name: A\n    about: x\n  - alias: a\n    name: B\n    about: y", "two areas")]
    [TestCase("areas:\n  - alias: a\n    about: x", "'name' is missing")]
    public void A_mistake_in_the_areas_is_named(string yaml, string words) =>
        Assert.That(() => DiscussionAreas.Parse(yaml), Throws.InstanceOf<PhbResources.Documents.Yaml.MistakesException>().With.Message.Contains(words));

    private static void Check(string text)
    {
        using IHtmlDocument page = new HtmlParser().ParseDocument($"<div id=\"post\">{PostMarkup.ToHtml(PostText.Read(text))}</div><p id=\"after\">after</p>");
        IElement post = page.GetElementById("post")!;
        Assert.That(page.GetElementById("after")!.ParentElement!.TagName, Is.EqualTo("BODY"), "the page goes on after the post");
        foreach (IElement element in post.QuerySelectorAll("*"))
        {
            Assert.That(s_tags, Does.Contain(element.TagName), text);
            foreach (IAttr attribute in element.Attributes)
                Assert.That((element.TagName, attribute.Name) is ("A", "href") or ("A", "rel") or ("OL", "start"), Is.True, $"{element.TagName} {attribute.Name} in {text}");
            if (element.GetAttribute("href") is { } href)
                Assert.That(href, Does.Match("^(https?://|mailto:|/(?![/\\\\])|/$)").IgnoreCase, text);
        }
    }
}

internal static class SentByBrowsers
{
    /// <summary>Line ends as browsers send them in forms.</summary>
    public static string ReplaceLineEndings2(this string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);
}
