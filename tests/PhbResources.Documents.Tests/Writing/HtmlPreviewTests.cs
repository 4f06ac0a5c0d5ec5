using System.Xml.Linq;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Tests.Writing;

public class HtmlPreviewTests
{
    [Test]
    public void The_preview_has_the_semantics_of_the_document()
    {
        var html = HtmlPreview.Write(Samples.Everything, WriteOptions.Default);
        foreach (var expected in new[]
        {
            "<h2>About you</h2>", "<h3>A heading inside</h3>", "<caption>Who works when</caption>", "<th scope=\"col\">Day</th>", "<th scope=\"row\">Monday</th>", "<td>07:00</td>",
            "<strong>Bold</strong>", "<em>italic</em>", "<a href=\"https://www.gov.uk/holiday-entitlement-rights\">a link</a>", "role=\"note\"", "<strong>Guidance:</strong> A short note.",
            "<dt>Your name</dt>\n<dd><span class=\"blank\"><span class=\"visually-hidden\">to fill in</span></span></dd>", "Name of the employer, to fill in", "<ol>\n<li>Step one</li>",
        })
        {
            Assert.That(html, Does.Contain(expected));
        }

        Assert.That(html, Does.Not.Contain("style=").And.Not.Contain("<script"));
    }

    [Test]
    public void The_preview_is_well_formed_at_any_heading_level()
    {
        foreach (var level in new[] { 2, 3, 5 })
        {
            var html = HtmlPreview.Write(Samples.Everything, new WriteOptions { Answers = Samples.Filled }, level);
            var root = XElement.Parse($"<root>{html.Replace("<hr class=\"doc-page-break\">", "<hr/>", StringComparison.Ordinal).Replace("<br>", "<br/>", StringComparison.Ordinal)}</root>");
            Assert.That(root.Descendants("h" + level).Count(), Is.EqualTo(3));
            Assert.That(root.Descendants("h" + (level + 1)).Count(), Is.EqualTo(2));
            Assert.That(html, Does.Contain("<span class=\"answer\">23 November 2026</span>").And.Contain("First line<br>Second line"));
        }
    }

    [Test]
    public void Words_for_search_are_apart_from_headings()
    {
        var text = SearchText.Of(Samples.Everything.Body);
        Assert.That(text.Headings.Split('\n'), Is.EqualTo(new[] { "About you", "What to do", "Inside the note", "A heading inside", "Where it hurts", "Who works when", "Only advice here" }));
        Assert.That(text.Body, Does.Contain("Nothing but guidance.").And.Contain("First day A Monday").And.Contain("Who covers  The team An agency Family").And.Contain("Monday 07:00").And.Not.Contain("**"));
    }
}
