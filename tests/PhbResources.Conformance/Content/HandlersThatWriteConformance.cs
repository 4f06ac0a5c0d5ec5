using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Conformance.Content;

/// <summary>Handlers that change what is being saved, or write on their own: before the end of the scope and after it.</summary>
public abstract class HandlersThatWriteConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public void A_saving_handler_may_change_what_is_saved()
    {
        IContent page = Documents.Create("Changed", Folder().Id, ConformanceSchema.Page);
        using (Notifications.On<ContentSavingNotification>(n => n.SavedEntities.Single().SetValue("title", "from the handler")))
            Save(page);
        Assert.That(Reload(page).GetValue<string>("title"), Is.EqualTo("from the handler"));
    }

    [Test]
    public void A_saving_handler_may_write_another_document_and_both_are_kept()
    {
        IContent folder = Folder(), log = Folder(), page = Documents.Create("Logged", folder.Id, ConformanceSchema.Page);
        using (Once<ContentSavingNotification>(_ => Page("Written by the handler", log.Id)))
            Save(page);
        Assert.That(ChildNames(log), Is.EqualTo(new[] { "Written by the handler" }));
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "Logged" }));
    }

    [Test]
    public void What_a_saving_handler_wrote_is_gone_when_the_save_fails()
    {
        IContent folder = Folder(), log = Folder();
        IContent page = Documents.Create("Fails", folder.Id, ConformanceSchema.Page);
        using (Once<ContentSavingNotification>(_ =>
        {
            Page("Written by the handler", log.Id);
            throw new InvalidOperationException("no more");
        }))
            Assert.That(() => Documents.Save(page), Throws.InvalidOperationException.With.Message.EqualTo("no more"));

        Assert.That(ChildrenOf(log), Is.Empty);
        Assert.That(ChildrenOf(folder), Is.Empty);
        Save(page);
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "Fails" }), "the store works on");
    }

    [Test]
    public void A_saved_handler_sees_what_is_stored_and_may_change_it_again()
    {
        IContent page = Documents.Create("Twice", Folder().Id, ConformanceSchema.Page);
        string? seen = null;
        using (Once<ContentSavedNotification>(n =>
        {
            IContent stored = Documents.GetById(n.SavedEntities.Single().Id)!;
            seen = stored.Name;
            stored.SetValue("title", "after the commit");
            Documents.Save(stored);
        }))
            Save(page);

        Assert.That(seen, Is.EqualTo("Twice"));
        Assert.That(Reload(page).GetValue<string>("title"), Is.EqualTo("after the commit"));
    }

    [Test]
    public void A_published_handler_may_write_a_draft_of_the_same_document()
    {
        IContent page = Page("Public", PublishedFolder().Id, "public");
        using (Once<ContentPublishedNotification>(_ => Retitle(page, "next draft")))
            Publish(page);

        IContent read = Reload(page);
        Assert.That(read.Published && read.Edited, Is.True);
        Assert.That(read.GetValue<string>("title"), Is.EqualTo("next draft"));
        Assert.That(read.GetValue<string>("title", published: true), Is.EqualTo("public"));
    }

    [Test]
    public void A_published_handler_may_publish_another_document()
    {
        IContent folder = PublishedFolder(), first = Page("First", folder.Id), second = Page("Second", folder.Id);
        using (Once<ContentPublishedNotification>(_ => Publish(Reload(second))))
            Publish(first);
        Assert.That(Reload(first).Published && Reload(second).Published, Is.True);
    }

    [Test]
    public void A_handler_that_fails_after_the_commit_does_not_undo_it()
    {
        IContent folder = Folder(), page = Documents.Create("Committed", folder.Id, ConformanceSchema.Page);
        using (Once<ContentSavedNotification>(_ => throw new InvalidOperationException("too late")))
        {
            try { Documents.Save(page); }
            catch (Exception) { /* whether the caller hears of it is the host's affair */ }
        }
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "Committed" }));
        Page("Next", folder.Id);
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "Committed", "Next" }), "the store works on");
    }

    [Test]
    public void A_publishing_handler_may_still_change_a_value()
    {
        IContent page = Page("Stamped", PublishedFolder().Id);
        using (Once<ContentPublishingNotification>(n => n.PublishedEntities.Single().SetValue("pages", 7)))
            Documents.Publish(page, ["*"]);
        Assert.That(Reload(page).GetValue<int>("pages"), Is.EqualTo(7));
    }

    [Test]
    public void A_member_handler_may_write_documents_and_the_other_way_round()
    {
        IContent folder = Folder();
        IMember member = Members.CreateMember("handler", "handler@example.org", "Handler", ConformanceSchema.Person);
        using (Once<MemberSavedNotification>(_ => Page("For the member", folder.Id)))
            Members.Save(member);
        using (Once<ContentSavedNotification>(_ =>
        {
            IMember stored = Members.GetById(member.Id)!;
            stored.SetValue("credits", 1);
            Members.Save(stored);
        }))
            Page("Earns a credit", folder.Id);

        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "For the member", "Earns a credit" }));
        Assert.That(Members.GetById(member.Id)!.GetValue<int>("credits"), Is.EqualTo(1));
    }

    /// <summary>Reacts to the first notification of the kind only, so that what the reaction writes does not set it off again.</summary>
    private IDisposable Once<T>(Action<T> reaction) where T : INotification
    {
        bool done = false;
        return Notifications.On<T>(n =>
        {
            if (done) return;
            done = true;
            reaction(n);
        });
    }
}
