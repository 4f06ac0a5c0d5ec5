using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Wikis.Dump;
using PhbResources.Core.Wikis.Wikitext;

namespace PhbResources.Core.Tests.Wikis;

/// <summary>What wikitext becomes in Markdown.</summary>
public sealed class WikitextTests
{
    private static readonly WikitextOptions s_options = new(WikiSite.Unknown)
    {
        Page = "Night support",
        Templates = new Dictionary<string, string> { ["Note"] = "'''Note:''' {{1}}", ["Box"] = "{{{title|Without a title}}}: {{Note|{{{1}}}}}", ["Loop"] = "{{Loop}} {{Loop}}" },
        AddressOf = title => title.Full switch { "Waking nights" => "/guides/waking-nights", "File:Rota.docx" or "Media:Rota.docx" => "/templates/rota", _ => null },
        PictureOf = name => name == "Hoist.png" ? "/guides/pictures/0b0f5b1e-7d0c-4a54-8f7e-1a5c0f2d2000" : null,
    };

    [TestCase("== What to agree ==", "## What to agree")]
    [TestCase("=== Paid ===", "### Paid")]
    [TestCase("= Title =", "## Title")]
    [TestCase("===== Deep =====", "#### Deep")]
    [TestCase("'''bold''' and ''italics''", "**bold** and *italics*")]
    [TestCase("'''''both'''''", "***both***")]
    [TestCase("'''Summary: '''here", "**Summary:** here")]
    [TestCase("l'eau and '''open", "l'eau and **open**")]
    [TestCase("[[Waking nights]]", "[Waking nights](/guides/waking-nights)")]
    [TestCase("[[waking_nights|a night]]s", "[a night](/guides/waking-nights)s")]
    [TestCase("[[Waking nights#Paid|paid]]", "[paid](/guides/waking-nights)")]
    [TestCase("[[Nowhere|somewhere]]", "somewhere")]
    [TestCase("[https://www.gov.uk/ GOV.UK]", "[GOV.UK](<https://www.gov.uk/>)")]
    [TestCase("See https://example.org/a_b.", "See <https://example.org/a_b>.")]
    [TestCase("[javascript:alert(1) press]", "\\[javascript:alert(1) press\\]")]
    [TestCase("[[Media:Rota.docx|the rota]]", "[the rota](/templates/rota)")]
    [TestCase("[[File:Hoist.png|thumb|left|200px|A hoist]]", "![A hoist](/guides/pictures/0b0f5b1e-7d0c-4a54-8f7e-1a5c0f2d2000)")]
    [TestCase("[[Image:Other.png|thumb|A bed]]", "\\[A bed\\]")]
    [TestCase("one<br>two<br />three", "one\\\ntwo\\\nthree")]
    [TestCase("<nowiki>'''not bold''' [[x]]</nowiki>", "'''not bold''' \\[\\[x\\]\\]")]
    [TestCase("press <code>a|b</code>", "press `a|b`")]
    [TestCase("__NOTOC__Words<!-- hidden -->", "Words")]
    [TestCase("<u>under</u> <script>x</script>", "under \\<script\\>x\\</script\\>")]
    [TestCase("5 * 3 # 2 _ a", "5 \\* 3 # 2 \\_ a")]
    [TestCase("Fish &amp; chips &nbsp;x &lt;b&gt;", "Fish \\& chips  x \\<b\\>")]
    [TestCase("{{Note|Ask first.}}", "**Note:** Ask first.")]
    [TestCase("{{box|title=Pay|Ask.}}", "Pay: **Note:** Ask.")]
    [TestCase("{{PAGENAME}} at {{DEFAULTSORT:x}}home", "Night support at home")]
    [TestCase("{{Unknown|a=1}}", "`{{Unknown|a=1}}`")]
    [TestCase("----", "---")]
    [TestCase("1. not a list", "1\\. not a list")]
    [TestCase("- not a list", "\\- not a list")]
    [TestCase(":set in", "> set in")]
    public void A_piece_of_wikitext_becomes(string wikitext, string markdown) => Assert.That(WikitextReader.Read(wikitext, s_options).Text, Is.EqualTo(markdown));

    [Test]
    public void Lists_in_lists_keep_their_order_and_depth() => Assert.That(
        WikitextReader.Read("* one\n** in one\n*# first\n*# second\n* two\n# a\n#* in a\n#: more\n# b", s_options).Text,
        Is.EqualTo("- one\n  - in one\n  1. first\n  2. second\n- two\n1. a\n   - in a\n   - more\n2. b"));

    [Test]
    public void Terms_are_bold_and_what_they_mean_is_a_list() => Assert.That(
        WikitextReader.Read("; Sleep-in : somebody sleeps\n; Waking\n: somebody is awake\n: and paid", s_options).Text,
        Is.EqualTo("**Sleep-in**\n\n- somebody sleeps\n\n**Waking**\n\n- somebody is awake\n- and paid"));

    [Test]
    public void A_table_keeps_its_caption_its_heads_and_every_cell()
    {
        WikiMarkdown page = WikitextReader.Read("{| class=\"wikitable\"\n|+ Hours\n! Kind !! Paid\n|-\n| Sleep-in || per night\n|-\n! Waking\n| style=\"x\" | per hour\nand more\n|-\n| a || b || c | d\n|}\nAfter", s_options);
        Assert.That(page.Text, Is.EqualTo("**Hours**\n\n| Kind | Paid | |\n| --- | --- | --- |\n| Sleep-in | per night | |\n| **Waking** | per hour and more | |\n| a | b | d |\n\nAfter"));
        Assert.That(GuideText.Read(page.Text).ToHtml(new Dictionary<string, string>()), Does.Contain("<th>Kind</th>").And.Contain("<td>per hour and more</td>"));
    }

    [Test]
    public void Notes_stand_where_the_page_has_a_place_for_them() => Assert.That(
        WikitextReader.Read("Paid.<ref name=\"a\">Ask ''them''.</ref> Again.<ref name=\"a\" />\n\n== References ==\n<references/>\n\nEnd.", s_options).Text,
        Is.EqualTo("Paid.\\[1\\] Again.\\[1\\]\n\n## References\n\n1. Ask *them*.\n\nEnd."));

    [Test]
    public void Lines_of_code_stay_as_they_were() => Assert.That(
        WikitextReader.Read("<pre>\na ''b''\n* c\n</pre>\n\n one '''x'''\n two", s_options).Text,
        Is.EqualTo("```\na ''b''\n* c\n```\n\n```\none x\ntwo\n```"));

    [Test]
    public void What_has_no_place_is_counted()
    {
        WikiMarkdown page = WikitextReader.Read("{{Infobox\n|a=1}}\n{{Infobox}} [[Nowhere]] [[File:Rota.docx]] [[category: Nights|x]]<!-- a -->", s_options);
        Assert.Multiple(() =>
        {
            Assert.That(page.UnknownTemplates, Is.EqualTo(new Dictionary<string, int> { ["Infobox"] = 2 }));
            Assert.That(page.Text, Does.Contain("{{Infobox\n|a=1}}"), "it is seen");
            Assert.That(page.Files, Is.EqualTo(new[] { "Rota.docx" }));
            Assert.That(page.Categories, Is.EqualTo(new[] { "Nights" }));
            Assert.That(page.Notes.Keys, Has.Some.Contains("links to pages that are not here").And.Some.Contains("comments"));
        });
    }

    [Test]
    public void A_template_that_becomes_itself_ends() => Assert.That(WikitextReader.Read("{{Loop}}", s_options).Text, Does.Contain("{{Loop}}"));

    [TestCase("talk:some_page", 1, "Talk:Some page")]
    [TestCase("Image:a b.PNG", 6, "File:A b.PNG")]
    [TestCase(":Category:Nights", 14, "Category:Nights")]
    [TestCase("élan#Here", 0, "Élan")]
    [TestCase("2:1 support", 0, "2:1 support")]
    public void A_title_is_the_same_however_it_is_written(string written, int space, string full)
    {
        WikiTitle title = WikiTitle.Read(written, WikiSite.Unknown)!;
        Assert.That((title.Namespace, title.Full), Is.EqualTo((space, full)));
    }
}
