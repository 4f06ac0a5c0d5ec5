using PhbResources.Core.Guides;

namespace PhbResources.Core.Tests.Guides;

/// <summary>From a template readers are led to the guides that lead to it.</summary>
[TestFixture]
internal sealed class GuidesOfTemplatesTests
{
    [TestCase("Fill in: [Weekly rota](/templates/weekly-rota).", "weekly-rota")]
    [TestCase("[a](/templates/a-b) and [c](/templates/c#notes), [again](/templates/A-B \"Title\") [d](</templates/d>)", "a-b,c,d")]
    [TestCase("[Guides](/guides/leave) [list](/templates) [shelf](/templates?category=money) /templates/not-linked [far](https://example.org/templates/far)", "")]
    public void The_templates_that_a_text_links_to_are_known(string text, string slugs) =>
        Assert.That(GuideReader.TemplatesIn(text), Is.EquivalentTo(slugs.Split(',', StringSplitOptions.RemoveEmptyEntries)));

    [Test]
    public void The_guide_that_is_about_fewest_others_comes_first_and_no_more_than_asked_for_are_named()
    {
        Guide wide = Of("wide", "rota", "log", "plan"), narrow = Of("narrow", "rota"), other = Of("other", "log"), middle = Of("middle", "rota", "plan");
        GuideShelf shelf = new() { InOrder = [wide, narrow, other, middle] };
        Assert.That(shelf.LeadingTo("rota", 5).Select(guide => guide.Slug), Is.EqualTo(new[] { "narrow", "middle", "wide" }));
        Assert.That(shelf.LeadingTo("rota", 1), Is.EqualTo(new[] { narrow }));
        Assert.That(shelf.LeadingTo("nothing", 5), Is.Empty);
    }

    private static Guide Of(string slug, params string[] templates) => new(Guid.NewGuid(), slug, slug) { Templates = [.. templates] };
}
