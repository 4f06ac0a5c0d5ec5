using System.Text.Json.Nodes;
using PhbResources.Core.Forms;
using PhbResources.Core.Schemas;
using PhbResources.Core.Tests.Schemas;

namespace PhbResources.Core.Tests.Forms;

/// <summary>The form for sharing, as Umbraco Forms imports it. That it has the types which Umbraco publishes is checked where those are: in the tests of the back office part.</summary>
internal sealed class FormDesignTests
{
    private FormDefinition _form = null!;
    private JsonObject _design = null!;

    [OneTimeSetUp]
    public void Make()
    {
        using ConfigFolder folder = new();
        _form = FormReader.Read(folder.Path, SchemaReader.Read(folder.Path)).Single(form => form.File == SharingForm.File);
        _design = JsonNode.Parse(FormDesign.Of(_form).ToJsonString())!.AsObject();
    }

    [Test]
    public void Every_field_is_there_in_its_order_with_its_own_id_alias_and_type() =>
        Assert.That(Fields().Select(field => ((Guid)field["id"]!, (string)field["alias"]!, (Guid)field["fieldTypeId"]!)), Is.EqualTo(_form.Fields.Select(field => (field.Id, field.Alias, field.Type.Id))));

    [Test]
    public void What_must_be_filled_in_must_be_there_too() => Assert.Multiple(() =>
    {
        foreach (FormField field in _form.Fields)
        {
            JsonObject designed = Field(field.Alias);
            Assert.That((bool)designed["mandatory"]!, Is.EqualTo(field.Required), field.Alias);
            Assert.That((string?)designed["requiredErrorMessage"], Is.EqualTo(field.RequiredErrorMessage), field.Alias);
            Assert.That((string?)designed["regex"], Is.EqualTo(field.Pattern), field.Alias);
        }
    });

    [Test]
    public void A_condition_names_the_field_by_its_id()
    {
        JsonObject condition = Field("creditName")["condition"]!.AsObject();
        Assert.That((string?)condition["logicType"], Is.EqualTo("Any"));
        Assert.That(condition["rules"]!.AsArray().Select(rule => (Guid)rule!["field"]!), Is.All.EqualTo(_form.Find("creditAs")!.Id));
        Assert.That(condition["rules"]!.AsArray().Select(rule => $"{rule!["operator"]} {rule["value"]}"), Is.EqualTo(new[] { "Is name", "Is initials" }));
        Assert.That(Field("title")["condition"], Is.Null);
    }

    [Test]
    public void Settings_have_the_names_of_the_properties_of_field_types() =>
        Assert.That(Field("summary")["settings"]!.AsObject().Select(setting => setting.Key), Is.EqualTo(new[] { "MaximumLength", "NumberOfRows" }));

    [Test]
    public void Only_files_that_the_library_takes_can_be_uploaded()
    {
        Assert.That(Field("files")["allowedUploadTypes"]!.AsArray().Select(type => (string?)type!["type"]), Is.EqualTo(_form.Find("files")!.FileUploadOptions!.AllowedUploadExtensions));
        Assert.That((bool)Field("files")["allowMultipleFileUploads"]!);
        Assert.That(Field("title")["allowedUploadTypes"], Is.Null);
    }

    [Test]
    public void An_approved_entry_is_handed_in_and_none_is_kept_for_ever()
    {
        JsonObject workflows = _design["formWorkflows"]!.AsObject();
        Assert.That(workflows["onApprove"]!.AsArray().Select(workflow => (Guid)workflow!["workflowTypeId"]!), Is.EqualTo(new[] { FormDesign.HandInWorkflow }));
        Assert.That(workflows["onSubmit"]!.AsArray(), Is.Empty);
        Assert.That(_design.Where(property => property.Key.StartsWith("daysToRetain", StringComparison.Ordinal)).Select(property => (int)property.Value!), Has.Exactly(3).Items.And.All.InRange(1, 90));
    }

    [Test]
    public void Made_again_it_is_the_same_and_no_id_stands_for_two_things()
    {
        Assert.That(JsonNode.Parse(FormDesign.Of(_form).ToJsonString())!.ToJsonString(), Is.EqualTo(_design.ToJsonString()));
        List<string> ids = [];
        Collect(_design["pages"]!, ids);
        Assert.That(ids, Is.Unique.And.Count.GreaterThan(20));
    }

    private static void Collect(JsonNode node, List<string> ids)
    {
        if (node is JsonObject entry && entry["id"] is { } id)
            ids.Add((string)id!);
        foreach (JsonNode? part in node is JsonObject parts ? parts.Select(part => part.Value) : node is JsonArray list ? list : [])
        {
            if (part is not null)
                Collect(part, ids);
        }
    }

    private IEnumerable<JsonObject> Fields() =>
        _design["pages"]!.AsArray().SelectMany(page => page!["fieldSets"]!.AsArray()).SelectMany(set => set!["containers"]!.AsArray()).SelectMany(container => container!["fields"]!.AsArray()).Select(field => field!.AsObject());

    private JsonObject Field(string alias) => Fields().Single(field => (string?)field["alias"] == alias);
}
