using CsCheck;
using PhbResources.Embedded.Published.Values;

namespace PhbResources.Embedded.Tests.Published;

[TestFixture]
internal sealed class MarkupTagsTests
{
    private static readonly Gen<string> s_wild = Gen.OneOf(
        Gen.OneOf(new[] { "<a", "<img", "<abbr", "<umb-rte-block", "</umb-rte-block>", "-inline", " href=", " data-content-key=", " alt", "\"", "'", ">", "/>", " ", "=", "&amp;", "&", "<!--", "-->", "words", "\n", "é", "{localLink:" }.Select(Gen.Const).ToArray()),
        Gen.String[0, 4]).Array[0, 30].Select(pieces => string.Concat(pieces));

    [TestCase("<a href='/x?a=1&amp;b=2' Title=\"A &quot;b&quot;\" download>", "<a href=\"/new\" Title=\"A &quot;b&quot;\" download data-more=\"1 &lt; 2\">")]
    [TestCase("<img src=old.png/>", "<img src=\"old.png\" href=\"/new\" data-more=\"1 &lt; 2\" />")]
    [TestCase("<A\nHREF=\"x>y\">", "<A HREF=\"/new\" data-more=\"1 &lt; 2\">")]
    [TestCase("<a>", "<a href=\"/new\" data-more=\"1 &lt; 2\">")]
    [TestCase("<abbr href=\"x\"><article><b a=\"1\">", "<abbr href=\"x\"><article><b a=\"1\">")]
    [TestCase("a <a href=\"x", "a <a href=\"x")]
    public void A_tag_is_changed_and_nothing_else(string written, string changed) => Assert.That(MarkupTags.Change(written, (_, attributes) =>
    {
        attributes["href"] = "/new";
        attributes["data-more"] = "1 < 2";
        return true;
    }), Is.EqualTo(changed));

    [TestCase("<p>a<umb-rte-block data-content-key=\"1\"><!--Umbraco-Block--></umb-rte-block>b <umb-rte-block-inline class=\"x\"> </umb-rte-block-inline>c</p>", "<p>ab c</p>")]
    [TestCase("<umb-rte-block>words</umb-rte-block>", "<umb-rte-block>words</umb-rte-block>")]
    public void Blocks_can_be_left_out(string written, string without) => Assert.That(MarkupTags.WithoutBlocks(written), Is.EqualTo(without));

    [Test]
    public void Markup_in_which_nothing_is_to_be_changed_stays_as_it_was_written() => s_wild.Sample(markup =>
        MarkupTags.Change(markup, (_, _) => false) == markup && MarkupTags.ChangeBlocks(markup, _ => false) == markup, iter: 3_000);

    [Test]
    public void Markup_that_was_written_anew_stays_as_it_is_then() => s_wild.Sample(markup =>
    {
        string once = MarkupTags.Change(markup, (_, _) => true);
        return MarkupTags.Change(once, (_, _) => true) == once;
    }, iter: 3_000);
}
