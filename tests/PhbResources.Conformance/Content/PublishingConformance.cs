using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Conformance.Content;

/// <summary>Publishing and unpublishing documents that do not vary by culture.</summary>
public abstract class PublishingConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public void A_published_document_says_so_when_it_is_read_again()
    {
        IContent page = PublishedPage("Published", PublishedFolder().Id);
        foreach (IContent read in new[] { page, Reload(page), Documents.GetById(page.Key)! })
        {
            Assert.That(read.Published, Is.True);
            Assert.That(read.Edited, Is.False);
            Assert.That(read.PublishedVersionId, Is.GreaterThan(0).And.Not.EqualTo(read.VersionId));
            Assert.That(read.PublishName, Is.EqualTo("Published"));
            Assert.That(read.PublishDate, Is.Not.Null);
        }
    }

    [Test]
    public void What_is_saved_after_publishing_stays_a_draft()
    {
        IContent page = PublishedPage("Public name", PublishedFolder().Id, "public");
        IContent draft = Reload(page);
        draft.SetValue("title", "draft");
        draft.Name = "Draft name";
        Save(draft);

        IContent read = Reload(page);
        Assert.That(read.Published && read.Edited, Is.True);
        Assert.That(read.GetValue<string>("title"), Is.EqualTo("draft"));
        Assert.That(read.GetValue<string>("title", published: true), Is.EqualTo("public"));
        Assert.That(read.Name, Is.EqualTo("Draft name"));
        Assert.That(read.PublishName, Is.EqualTo("Public name"));
    }

    [Test]
    public void Publishing_again_makes_the_draft_public()
    {
        IContent page = PublishedPage("Twice", PublishedFolder().Id, "one");
        Publish(Retitle(page, "two"));

        IContent read = Reload(page);
        Assert.That(read.GetValue<string>("title", published: true), Is.EqualTo("two"));
        Assert.That(read.Edited, Is.False);
    }

    [Test]
    public void A_draft_has_no_published_values()
    {
        IContent page = Page("Draft", Folder().Id, "draft");
        Assert.That(Reload(page).GetValue("title", published: true), Is.Null);
        Assert.That(Reload(page).PublishedVersionId, Is.Zero);
    }

    [Test]
    public void Publishing_below_an_unpublished_parent_fails()
    {
        IContent page = Page("Below a draft", Folder().Id);
        PublishResult result = Documents.Publish(page, ["*"]);

        Assert.That(result.Success, Is.False);
        Assert.That(result.Result, Is.EqualTo(PublishResultType.FailedPublishPathNotPublished));
        Assert.That(Reload(page).Published, Is.False);
    }

    [Test]
    public void Publishing_without_a_mandatory_value_fails_and_names_the_property()
    {
        IContent page = Save(Documents.Create("No title", PublishedFolder().Id, ConformanceSchema.Strict));
        PublishResult result = Documents.Publish(page, ["*"]);

        Assert.That(result.Result, Is.EqualTo(PublishResultType.FailedPublishContentInvalid));
        Assert.That(result.InvalidProperties!.Select(p => p.Alias), Is.EqualTo(new[] { "title" }));
        Assert.That(Reload(page).Published, Is.False);
    }

    [Test]
    public void A_trashed_document_cannot_be_published()
    {
        IContent page = Page("Trashed", PublishedFolder().Id);
        Documents.MoveToRecycleBin(page);
        Assert.That(Documents.Publish(Reload(page), ["*"]).Success, Is.False);
    }

    [Test]
    public void A_published_document_that_has_not_changed_can_be_published_again()
    {
        IContent page = PublishedPage("Same", PublishedFolder().Id);
        Assert.That(Documents.Publish(Reload(page), ["*"]).Success, Is.True);
        Assert.That(Reload(page).Published, Is.True);
    }

    [Test]
    public void An_unpublished_document_keeps_its_draft_and_loses_its_public_values()
    {
        IContent page = PublishedPage("Withdrawn", PublishedFolder().Id, "public");
        Retitle(page, "draft");
        PublishResult result = Documents.Unpublish(Reload(page));

        Assert.That(result.Result, Is.EqualTo(PublishResultType.SuccessUnpublish));
        IContent read = Reload(page);
        Assert.That(read.Published, Is.False);
        Assert.That(read.GetValue<string>("title"), Is.EqualTo("draft"));
        Assert.That(read.GetValue("title", published: true), Is.Null);
        Assert.That(read.PublishedVersionId, Is.Zero);
        Assert.That(Publish(read).Published, Is.True, "it can be published again");
    }

    [Test]
    public void Unpublishing_a_draft_changes_nothing()
    {
        IContent page = Page("Never public", PublishedFolder().Id);
        Assert.That(Documents.Unpublish(page).Result, Is.EqualTo(PublishResultType.SuccessUnpublishAlready));
    }

    [Test]
    public void Unpublishing_a_parent_hides_its_children_without_unpublishing_them()
    {
        IContent parent = PublishedFolder(), child = PublishedPage("Child", parent.Id);
        Documents.Unpublish(Reload(parent));

        Assert.That(Reload(child).Published, Is.True);
        Assert.That(Documents.IsPathPublished(Reload(child)), Is.False);
        Publish(Reload(parent));
        Assert.That(Documents.IsPathPublished(Reload(child)), Is.True);
    }

    [Test]
    public void Only_a_published_path_is_publishable()
    {
        IContent draft = Folder(), child = Page("Child", draft.Id);
        Assert.That(Documents.IsPathPublishable(child), Is.False);
        Publish(draft);
        Assert.That(Documents.IsPathPublishable(child), Is.True);
    }

    [Test]
    public void Published_documents_are_counted()
    {
        IContent folder = PublishedFolder();
        int before = Documents.CountPublished(ConformanceSchema.Page);
        Page("Draft", folder.Id);
        IContent page = PublishedPage("Public", folder.Id);
        Assert.That(Documents.CountPublished(ConformanceSchema.Page), Is.EqualTo(before + 1));
        Documents.Unpublish(Reload(page));
        Assert.That(Documents.CountPublished(ConformanceSchema.Page), Is.EqualTo(before));
    }

    [Test]
    public void A_branch_is_published_from_the_top_down()
    {
        IContent root = Folder(), middle = Folder(root.Id), leaf = Page("Leaf", middle.Id);
        PublishResult[] results = [.. Documents.PublishBranch(root, PublishBranchFilter.IncludeUnpublished, ["*"])];

        Assert.That(results.All(r => r.Success), Is.True);
        Assert.That(new[] { root, middle, leaf }.All(x => Reload(x).Published), Is.True);
    }

    [Test]
    public void Publishing_a_branch_leaves_drafts_alone_unless_asked_to_include_them()
    {
        IContent root = PublishedFolder(), draft = Page("Draft", root.Id), changed = PublishedPage("Changed", root.Id, "old");
        Retitle(changed, "new");
        _ = Documents.PublishBranch(Reload(root), PublishBranchFilter.Default, ["*"]).ToList();

        Assert.That(Reload(draft).Published, Is.False);
        Assert.That(Reload(changed).GetValue<string>("title", published: true), Is.EqualTo("new"));
    }

    [Test]
    public void Saving_and_publishing_can_be_one_step()
    {
        IContent page = Documents.Create("At once", PublishedFolder().Id, ConformanceSchema.Page);
        page.SetValue("title", "At once");
        Assert.That(Documents.SaveAndPublish(page, []).Success, Is.True);
        Assert.That(Reload(page).Published, Is.True);
        Assert.That(Reload(page).GetValue<string>("title", published: true), Is.EqualTo("At once"));
    }
}
