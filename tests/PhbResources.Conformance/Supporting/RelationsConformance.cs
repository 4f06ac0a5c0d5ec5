using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace PhbResources.Conformance.Supporting;

/// <summary>Relations between entities, each of a type.</summary>
public abstract class RelationsConformance(ConformanceHost host) : ConformanceFixture(host)
{
    private const string SeeAlso = "seeAlso";

    private IRelationService Relations => Service<IRelationService>();

    protected override async Task PrepareAsync()
    {
        var type = new RelationType("See also", SeeAlso, isBidrectional: true, Constants.ObjectTypes.Document, Constants.ObjectTypes.Document, isDependency: false);
        Attempt<IRelationType, RelationTypeOperationStatus> created = await Relations.CreateAsync(type, User);
        Assert.That(created.Status, Is.EqualTo(RelationTypeOperationStatus.Success));
    }

    [Test]
    public void A_relation_type_is_found_by_id_key_and_alias()
    {
        IRelationType type = Relations.GetRelationTypeByAlias(SeeAlso)!;
        Assert.That(type.Name, Is.EqualTo("See also"));
        Assert.That(type.IsBidirectional, Is.True);
        Assert.That(Relations.GetRelationTypeById(type.Id)!.Key, Is.EqualTo(type.Key));
        Assert.That(Relations.GetRelationTypeById(type.Key)!.Id, Is.EqualTo(type.Id));
        Assert.That(Relations.GetAllRelationTypes().Select(t => t.Alias), Does.Contain(SeeAlso));
        Assert.That(Relations.GetRelationTypeByAlias("noSuchType"), Is.Null);
    }

    [Test]
    public void Related_documents_are_found_from_both_ends()
    {
        IContent a = Folder(), b = Folder(), stranger = Folder();
        IRelation relation = Relations.Relate(a, b, SeeAlso);
        Assert.That(Relations.GetByParentId(a.Id)!.Select(r => r.ChildId), Is.EqualTo(new[] { b.Id }));
        Assert.That(Relations.GetByChildId(b.Id).Select(r => r.ParentId), Is.EqualTo(new[] { a.Id }));
        Assert.That(Relations.GetByParentOrChildId(b.Id, SeeAlso).Select(r => r.Id), Is.EqualTo(new[] { relation.Id }));
        Assert.That(Relations.GetByChild(b, SeeAlso).Select(r => r.Id), Is.EqualTo(new[] { relation.Id }));
        Assert.That(Relations.AreRelated(a.Id, b.Id, SeeAlso), Is.True);
        Assert.That(Relations.AreRelated(a.Id, stranger.Id), Is.False);
        Assert.That(Relations.GetById(relation.Id)!.RelationType.Alias, Is.EqualTo(SeeAlso));
        Assert.That(Relations.GetChildEntityFromRelation(relation)!.Id, Is.EqualTo(b.Id));
    }

    [Test]
    public void A_relation_is_deleted()
    {
        IContent a = Folder(), b = Folder();
        IRelation relation = Relations.Relate(a, b, SeeAlso);
        Relations.Delete(relation);
        Assert.That(Relations.GetById(relation.Id), Is.Null);
        Assert.That(Relations.AreRelated(a, b), Is.False);
    }

    [Test]
    public void Relations_go_with_either_document()
    {
        IContent a = Folder(), b = Folder(), c = Folder();
        Relations.Relate(a, b, SeeAlso);
        Relations.Relate(b, c, SeeAlso);
        Documents.Delete(Reload(b));
        Assert.That(Relations.GetByParentOrChildId(a.Id), Is.Empty);
        Assert.That(Relations.GetByParentOrChildId(c.Id), Is.Empty);
    }

    [Test]
    public void Relations_of_a_type_are_paged()
    {
        IContent parent = Folder();
        IContent[] children = [.. Enumerable.Range(0, 3).Select(_ => Folder())];
        foreach (IContent child in children) Relations.Relate(parent, child, SeeAlso);
        int type = Relations.GetRelationTypeByAlias(SeeAlso)!.Id;
        int[] paged = [.. Enumerable.Range(0, 50).SelectMany(i => Relations.GetPagedByRelationTypeId(type, i, 2, out _)).Select(r => r.ChildId)];
        Assert.That(paged, Is.Unique.And.SupersetOf(children.Select(c => c.Id)));
        Assert.That(Relations.GetPagedChildEntitiesByParentId(parent.Id, 0, 2, out long total).Count(), Is.EqualTo(2));
        Assert.That(total, Is.EqualTo(3));
    }

    [Test]
    public async Task Deleting_a_relation_type_deletes_its_relations()
    {
        var type = new RelationType("Doomed", "doomed", isBidrectional: false, Constants.ObjectTypes.Document, Constants.ObjectTypes.Document, isDependency: false);
        await Relations.CreateAsync(type, User);
        IContent a = Folder(), b = Folder();
        IRelation relation = Relations.Relate(a, b, "doomed");
        Assert.That((await Relations.DeleteAsync(type.Key, User)).Success, Is.True);
        Assert.That(Relations.GetRelationTypeByAlias("doomed"), Is.Null);
        Assert.That(Relations.GetById(relation.Id), Is.Null);
    }

    [Test]
    public void A_relation_that_is_rolled_back_is_not_there()
    {
        IContent a = Folder(), b = Folder();
        using (Scopes.CreateCoreScope())
            Relations.Relate(a, b, SeeAlso);
        Assert.That(Relations.AreRelated(a, b), Is.False);
    }
}
