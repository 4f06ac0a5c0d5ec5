using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.Library;
using Template = PhbResources.Core.Library.Template;

namespace PhbResources.Core.Tests.Guides;

[TestFixture, NonParallelizable]
public sealed class TextSuggestionsTests
{
    private readonly Editors _editors = new(OneHost.Host);

    private static LibraryHost Host => OneHost.Host;

    private static TextSuggestions Suggestions => Host.Get<TextSuggestions>();

    [Test]
    public async Task Better_words_are_put_in_by_a_curator_and_their_author_is_told()
    {
        Template template = Published("Somebody works on each day.");
        GuideEditor member = _editors.Member();
        Sentence sentence = TemplateSentences.Of(template).Single(one => one.Property == LibraryAliases.Body);
        EditOutcome outcome = await Suggestions.SendAsync(template, sentence.Text, "Two people work on each day.", "There are two", member, null, null, default);
        Guid id = ((EditOutcome.Waits)outcome).Revision;
        TextSuggestion waiting = (await Suggestions.FindAsync(id, default))!;
        Assert.That(Suggestions.CanApply(waiting), Is.True);
        Assert.That(await Suggestions.ApplyAsync(id, Editors.Curator.MemberKey, waiting.Becomes, default), Is.Null);
        Template now = _editors.Desk.Shown.ByKey[template.Key];
        Assert.That(now.Body, Does.Contain("Two people work on each day.").And.Not.Contain("Somebody"));
        Assert.That(await _editors.MailsToAsync(member), Has.Exactly(1).Contains("Your change is live").And.Contains($"/templates/{template.Slug}"));
        Assert.That(await Suggestions.ApplyAsync(id, Editors.Curator.MemberKey, "Again.", default), Does.Contain("already"));
    }

    [Test]
    public async Task Words_for_a_sentence_that_is_gone_are_not_put_in_anywhere()
    {
        Template template = Published("Somebody works on each day.");
        Guid id = ((EditOutcome.Waits)await Suggestions.SendAsync(template, "A sentence that is not there.", "Other words for it.", "", GuideEditor.Nobody, null, null, default)).Revision;
        Assert.That(Suggestions.CanApply((await Suggestions.FindAsync(id, default))!), Is.False);
        Assert.That(await Suggestions.ApplyAsync(id, Editors.Curator.MemberKey, "Other words for it.", default), Does.Contain("by hand"));
        await Suggestions.DeclineAsync(id, Editors.Curator.MemberKey, "Thank you", default);
        Assert.That((await Suggestions.FindAsync(id, default))!.State, Is.EqualTo(RevisionState.Declined));
        Assert.That(_editors.Desk.Shown.ByKey[template.Key].Body, Is.EqualTo(template.Body));
    }

    private Template Published(string text)
    {
        Guid key = _editors.Desk.Template(_editors.Desk.Shelf(), body: Library.Desk.Body(text)).Key;
        return _editors.Desk.Shown.ByKey[key];
    }
}
