using PhbResources.Core.Library;
using PhbResources.Core.Tests.Schemas;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Tests.Library;

/// <summary>What may not be published, and what its editor is told.</summary>
[TestFixture, NonParallelizable]
public sealed class PublishingRulesTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Desk _desk = null!;
    private IContent _shelf = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path);
        _desk = new Desk(_host);
        _shelf = _desk.Shelf();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public void A_document_that_cannot_be_read_is_refused_and_the_message_names_the_lines()
    {
        IContent rota = _desk.Template(_shelf, body: "sections:\n  - heading: One\n    content:\n      - txet: Misspelt.\n      - field: { id: 1st, label: First }\n", publish: false);

        PublishResult result = _desk.TryPublish(rota);

        Assert.That(result.Result, Is.EqualTo(PublishResultType.FailedPublishCancelledByEvent));
        Assert.That(Desk.MessagesOf(result), Does.Contain("The document cannot be read. Line 4: ").And.Contain("txet").And.Contain("Line 5: "));
        Assert.That(_desk.Find(rota), Is.Null);
        Assert.That(_desk.Fresh(rota).Published, Is.False);
    }

    [TestCase("\u0000\u0001")]
    [TestCase("{{{{")]
    [TestCase("- just\n- a list")]
    [TestCase("a: &a [*a]")]
    public void Whatever_is_in_the_document_it_is_refused_with_a_message(string body)
    {
        PublishResult result = _desk.TryPublish(_desk.Template(_shelf, body: body, publish: false));
        Assert.That(result.Success, Is.False);
        Assert.That(Desk.MessagesOf(result), Does.Contain("Line "));
    }

    [Test]
    public void A_mistake_in_an_edit_leaves_what_was_published()
    {
        IContent rota = _desk.Template(_shelf);
        IContent draft = _desk.Fresh(rota);
        draft.SetValue(LibraryAliases.Body, "sections: nothing");
        _desk.Content.Save(draft);

        Assert.That(_desk.TryPublish(draft).Success, Is.False);
        Assert.That(_desk.Find(rota)!.Body, Is.EqualTo(Desk.Body("Nobody.").Trim()));
    }

    [Test]
    public void An_address_that_is_taken_is_refused_whatever_its_case_and_on_whichever_shelf()
    {
        string address = Desk.Name("mine").Replace(' ', '-');
        IContent first = _desk.Template(_shelf, slug: address);
        IContent second = _desk.Template(_desk.Shelf(), name: address.ToUpperInvariant(), publish: false);

        PublishResult result = _desk.TryPublish(second);

        Assert.That(result.Success, Is.False);
        Assert.That(Desk.MessagesOf(result), Is.EqualTo($"The address '{address}' already belongs to '{first.Name}'. Choose another one."));

        _desk.Content.Unpublish(_desk.Fresh(first));
        _desk.Publish(_desk.Fresh(second));
        Assert.That(_desk.TryPublish(_desk.Fresh(first)).Success, Is.False, "now it belongs to the other");
    }

    [Test]
    public void A_template_keeps_its_own_address_when_it_is_published_again() => _desk.Edit(_desk.Template(_shelf), "Again.");

    [Test]
    public void A_shelf_does_not_bring_back_an_address_that_was_given_away()
    {
        IContent shelf = _desk.Shelf();
        IContent first = _desk.Template(shelf);
        string address = _desk.Find(first)!.Slug;
        _desk.Content.Unpublish(_desk.Fresh(shelf));
        IContent second = _desk.Template(_shelf, slug: address);

        PublishResult result = _desk.TryPublish(_desk.Fresh(shelf));

        Assert.That(result.Success, Is.False);
        Assert.That(Desk.MessagesOf(result), Does.Contain($"The address '{address}' of '{first.Name}' on this shelf belongs to another template."));
        _desk.Content.Unpublish(_desk.Fresh(first));
        _desk.Publish(_desk.Fresh(shelf));
        Assert.That(_desk.Shown.BySlug[address].Key, Is.EqualTo(second.Key));
    }

    [Test]
    public void What_is_scheduled_is_held_to_the_same_rules()
    {
        IContent rota = _desk.Template(_shelf, body: "sections: nothing", publish: false);
        _desk.Content.PersistContentSchedule(rota, ContentScheduleCollection.CreateWithEntry(DateTime.UtcNow.AddMinutes(10), null));

        PublishResult result = _desk.Content.PerformScheduledPublish(DateTime.UtcNow.AddMinutes(11)).Single();

        Assert.That(result.Success, Is.False);
        Assert.That(_desk.Find(rota), Is.Null);
    }

    [Test]
    public void Several_reasons_are_all_told()
    {
        string address = _desk.Find(_desk.Template(_shelf))!.Slug;
        PublishResult result = _desk.TryPublish(_desk.Template(_shelf, slug: address, body: "sections: nothing", publish: false));
        Assert.That(Desk.MessagesOf(result), Does.Contain("already belongs to").And.Contain("cannot be read"));
    }

    [Test]
    public void Content_that_is_no_template_is_none_of_its_business()
    {
        IContent other = _desk.Content.Create("Another root", Constants.System.Root, LibraryAliases.Library);
        _desk.Content.Save(other);
        _desk.Publish(other);
        _desk.Content.Delete(other);
    }
}
