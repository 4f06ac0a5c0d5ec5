using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Conformance.Supporting;

/// <summary>The light view of any entity: its place, its name and its kind.</summary>
public abstract class EntitiesConformance(ConformanceHost host) : ConformanceFixture(host)
{
    private IEntityService Entities => Service<IEntityService>();

    [Test]
    public void An_entity_is_found_by_id_and_key_and_knows_its_kind()
    {
        IContent folder = Folder(), page = Page("Slim", folder.Id);
        IEntitySlim slim = Entities.Get(page.Id)!;
        Assert.That((slim.Key, slim.Name, slim.ParentId, slim.Path), Is.EqualTo((page.Key, "Slim", folder.Id, page.Path)));
        Assert.That(Entities.Get(page.Key, UmbracoObjectTypes.Document)!.Id, Is.EqualTo(page.Id));
        Assert.That(Entities.Get(folder.Id, UmbracoObjectTypes.Document)!.HasChildren, Is.True);
        Assert.That(Entities.GetObjectType(page.Id), Is.EqualTo(UmbracoObjectTypes.Document));
        Assert.That(Entities.Exists(page.Key), Is.True);
        Assert.That(Entities.Exists(Guid.NewGuid()), Is.False);
        Assert.That(slim.NodeObjectType, Is.EqualTo(Constants.ObjectTypes.Document));
    }

    [Test]
    public void Ids_and_keys_are_translated_for_the_right_kind_only()
    {
        IContent page = Page("Mapped", Folder().Id);
        Assert.That(Entities.GetId(page.Key, UmbracoObjectTypes.Document).Result, Is.EqualTo(page.Id));
        Assert.That(Entities.GetKey(page.Id, UmbracoObjectTypes.Document).Result, Is.EqualTo(page.Key));
        Assert.That(Entities.GetId(page.Key, UmbracoObjectTypes.Media).Success, Is.False);
        Assert.That(Entities.GetId(Guid.NewGuid(), UmbracoObjectTypes.Document).Success, Is.False);
    }

    [Test]
    public void Ids_and_keys_of_what_was_deleted_are_no_longer_translated()
    {
        IContent page = Page("Deleted", Folder().Id);
        Assert.That(Entities.GetId(page.Key, UmbracoObjectTypes.Document).Success, Is.True);
        Documents.Delete(page);
        Assert.That(Entities.GetId(page.Key, UmbracoObjectTypes.Document).Success, Is.False);
        Assert.That(Entities.GetKey(page.Id, UmbracoObjectTypes.Document).Success, Is.False);
    }

    [Test]
    public void Children_descendants_and_parents_are_listed()
    {
        IContent root = Folder(), middle = Folder(root.Id), a = Page("a", middle.Id), b = Page("b", middle.Id);
        Assert.That(Entities.GetChildren(middle.Id, UmbracoObjectTypes.Document).Select(e => e.Id), Is.EquivalentTo(new[] { a.Id, b.Id }));
        Assert.That(Entities.GetDescendants(root.Id, UmbracoObjectTypes.Document).Select(e => e.Id), Is.EquivalentTo(new[] { middle.Id, a.Id, b.Id }));
        Assert.That(Entities.GetParent(a.Id)!.Id, Is.EqualTo(middle.Id));
        Assert.That(Entities.GetRootEntities(UmbracoObjectTypes.Document).Select(e => e.Id), Does.Contain(root.Id).And.Not.Contain(middle.Id));
        Assert.That(Entities.GetPagedChildren(middle.Key, UmbracoObjectTypes.Document, 0, 1, out long total).Count(), Is.EqualTo(1));
        Assert.That(total, Is.EqualTo(2));
        Assert.That(Entities.GetAllPaths(UmbracoObjectTypes.Document, a.Id).Single().Path, Is.EqualTo(a.Path));
    }

    [Test]
    public void Trashed_entities_are_listed_apart()
    {
        IContent home = Folder(), page = Page("Binned", home.Id);
        Documents.MoveToRecycleBin(Reload(page));
        Assert.That(Entities.Get(page.Id)!.Trashed, Is.True);
        Assert.That(Entities.GetPagedChildren(home.Key, UmbracoObjectTypes.Document, 0, 10, out _), Is.Empty);
        Assert.That(
            Entities.GetPagedTrashedChildren(Constants.System.RecycleBinContent, UmbracoObjectTypes.Document, 0, 100, out _).Select(e => e.Id),
            Does.Contain(page.Id));
    }

    [Test]
    public void A_reserved_id_is_given_to_the_document_that_brings_its_key()
    {
        Guid key = Guid.NewGuid();
        int reserved = Entities.ReserveId(key);
        IContent page = Documents.Create("Reserved", Folder().Id, ConformanceSchema.Page);
        page.Key = key;
        Save(page);
        Assert.That(page.Id, Is.EqualTo(reserved));
    }
}
