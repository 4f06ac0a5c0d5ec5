using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Conformance.Content;

/// <summary>Blueprints: documents that serve as a start for others and are not part of the content tree.</summary>
public abstract class BlueprintsConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public void A_blueprint_is_kept_apart_from_documents()
    {
        int documents = Documents.Count();
        IContent blueprint = Blueprint("Rota to start from");

        Assert.That(Documents.GetBlueprintById(blueprint.Id)!.GetValue<string>("title"), Is.EqualTo("prepared"));
        Assert.That(Documents.GetBlueprintById(blueprint.Key)!.Name, Is.EqualTo("Rota to start from"));
        Assert.That(Documents.GetBlueprintById(blueprint.Id)!.Blueprint, Is.True);
        Assert.That(Documents.GetById(blueprint.Id), Is.Null);
        Assert.That(Documents.GetById(blueprint.Key), Is.Null);
        Assert.That(Documents.GetRootContent().Select(x => x.Id), Does.Not.Contain(blueprint.Id));
        Assert.That(Documents.Count(), Is.EqualTo(documents));
    }

    [Test]
    public void A_document_is_made_from_a_blueprint_with_its_values()
    {
        IContent blueprint = Blueprint("Start");
        IContent page = Documents.CreateBlueprintFromContent(blueprint, "My rota");
        Assert.That(page.HasIdentity, Is.False);
        Assert.That(page.GetValue<string>("title"), Is.EqualTo("prepared"));
    }

    [Test]
    public void Blueprints_are_found_by_document_type()
    {
        IContent blueprint = Blueprint("By type");
        int page = DocumentTypes.Get(ConformanceSchema.Page)!.Id, strict = DocumentTypes.Get(ConformanceSchema.Strict)!.Id;
        Assert.That(Documents.GetBlueprintsForContentTypes(page).Select(x => x.Id), Does.Contain(blueprint.Id));
        Assert.That(Documents.GetBlueprintsForContentTypes(strict).Select(x => x.Id), Does.Not.Contain(blueprint.Id));
        Assert.That(Documents.GetBlueprintsForContentTypes().Select(x => x.Id), Does.Contain(blueprint.Id));
    }

    [Test]
    public void A_blueprint_is_changed_and_deleted()
    {
        IContent blueprint = Blueprint("Changing");
        IContent read = Documents.GetBlueprintById(blueprint.Id)!;
        read.SetValue("title", "changed");
        Documents.SaveBlueprint(read, createdFromContent: null);
        Assert.That(Documents.GetBlueprintById(blueprint.Id)!.GetValue<string>("title"), Is.EqualTo("changed"));

        Documents.DeleteBlueprint(read);
        Assert.That(Documents.GetBlueprintById(blueprint.Id), Is.Null);
    }

    private IContent Blueprint(string name)
    {
        IContent blueprint = Documents.Create(name, Constants.System.Root, ConformanceSchema.Page);
        blueprint.SetValue("title", "prepared");
        Documents.SaveBlueprint(blueprint, createdFromContent: null);
        return blueprint;
    }
}
