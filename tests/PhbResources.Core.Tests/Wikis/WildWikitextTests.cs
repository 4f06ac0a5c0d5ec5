using System.Diagnostics;
using AngleSharp.Html.Parser;
using CsCheck;
using PhbResources.Core.Discussions;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Wikis.Dump;
using PhbResources.Core.Wikis.Importing;
using PhbResources.Core.Wikis.Wikitext;

namespace PhbResources.Core.Tests.Wikis;

/// <summary>Whatever stands in a wiki, it is read, soon, and nothing in it can do harm.</summary>
public sealed class WildWikitextTests
{
    private static readonly string[] s_pieces =
    [
        "[[", "]]", "{{", "}}", "{|", "|}", "|-", "|+", "||", "!!", "!", "|", "'''", "''", "'''''", "==", "\n== a ==\n", "\n* ", "\n# ", "\n; ", "\n: ", "\n*#:", "\n ", "\n\n", "\n----\n", "<ref>", "</ref>", "<ref name=a />", "<references/>",
        "<nowiki>", "</nowiki>", "<pre>", "</pre>", "<!--", "-->", "<br>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "[javascript:alert(1) x]", "https://a.example/", "[http://b.example c]", "[[File:x.png|", "[[Category:c]]",
        "[[a|b]]", "{{Note|", "{{{1}}}", "&amp;", "&#x6a;", "`", "```", "\\", "*", "_", "#", "> ", "- ", "1. ", "[x](javascript:y)", "![x](//evil.example/x.png)", "\uD800", "\uE000", "\uE0000\uE001", "\u0000", "é", "word", "other", " ", "\t", "\r\n", "__TOC__", "~~~~", "{{figure:x}}",
    ];

    private static readonly WikitextOptions s_options = new(WikiSite.Unknown)
    {
        Templates = new Dictionary<string, string> { ["Note"] = "'''{{1}}''' {{Note|{{1}}{{1}}}}" },
        AddressOf = _ => "/guides/a",
        PictureOf = _ => "/guides/pictures/0b0f5b1e-7d0c-4a54-8f7e-1a5c0f2d2000",
    };

    private static readonly Gen<string> s_wild = Gen.OneOf(OneOf(s_pieces), OneOf(s_pieces), Gen.String[0, 6]).Array[0, 60].Select(string.Concat);

    [Test]
    public void Any_text_is_read_and_shown_without_anything_that_runs() => s_wild.Sample(wikitext =>
    {
        WikiMarkdown page = WikitextReader.Read(wikitext, s_options);
        string html = GuideText.Read(GuideText.Normalise(page.Text)).ToHtml(new Dictionary<string, string>());
        WikiWords.ToPlain(page.Text);
        return !Runs(html) && !html.Contains("evil.example/x.png\"", StringComparison.Ordinal);
    }, iter: 1_500);

    [Test]
    public void Words_outside_of_all_marks_are_all_there() => OneOf("\n* ", "\n# ", "\n\n", "\n== ", " '''", "''' ", " ''", "'' ", "\n: ", "\n; ", " (", ") ", "\n----\n", " 1. ", " <u>", "</u> ", "<br>", " & ", " * ", " _", "` ", " # ").Array[1, 30].Sample(marks =>
    {
        string[] words = [.. marks.Select((_, at) => $"word{at}end")];
        string wikitext = string.Concat(marks.Zip(words, (mark, word) => mark + word));
        string shown = GuideText.Read(WikitextReader.Read(wikitext, s_options).Text).ToHtml(new Dictionary<string, string>());
        return words.All(word => shown.Contains(word, StringComparison.Ordinal));
    }, iter: 1_000);

    [Test]
    public void A_discussion_page_of_any_kind_is_read() => Gen.Select(s_wild, OneOf(" [[User:Sam|Sam]] 10:12, 3 May 2020 (UTC)\n", " 10:12, 33 Mays 2020 (UTC)\n", "\n== topic ==\n")).Array[1, 5].Sample(parts =>
    {
        foreach (WikiComment comment in WikiTalk.Read(string.Concat(parts.Select(part => part.Item1 + part.Item2)), s_options))
            Assert.That(Runs(PostMarkup.ToHtml(comment.Text)), Is.False);
    }, iter: 300);

    [TestCase("[[")]
    [TestCase("{{")]
    [TestCase("{|\n")]
    [TestCase("'''")]
    [TestCase("''a")]
    [TestCase("<ref>")]
    [TestCase("<nowiki>")]
    [TestCase("<!--")]
    [TestCase("[http://a ")]
    [TestCase("[[a|")]
    [TestCase("{{Note|")]
    [TestCase("\n*")]
    [TestCase("* a\n*# b\n")]
    [TestCase("<")]
    [TestCase("&")]
    [TestCase("=")]
    [TestCase("|-\n")]
    [TestCase("https://a.example/")]
    [TestCase("]] [[")]
    [TestCase("{{a}}")]
    [TestCase("`")]
    [TestCase("[[File:a.png|[[b|")]
    [TestCase("\n;a : ")]
    public void A_long_text_of_one_thing_takes_no_longer_than_its_length_says(string piece)
    {
        // Half a million characters; what grew with the square of the length would take minutes.
        string wikitext = string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length));
        long began = Stopwatch.GetTimestamp();
        WikitextReader.Read(wikitext, s_options);
        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    private static bool Runs(string html) => new HtmlParser().ParseDocument($"<body>{html}").All.Any(element =>
        element.LocalName is "script" or "iframe" or "object" or "svg" or "math" or "style"
        || element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || (attribute.Name is "href" or "src" or "action" && attribute.Value.TrimStart().StartsWith("javascript", StringComparison.OrdinalIgnoreCase))
            || (attribute.Name == "src" && !attribute.Value.StartsWith("/guides/pictures/", StringComparison.Ordinal))));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);
}
