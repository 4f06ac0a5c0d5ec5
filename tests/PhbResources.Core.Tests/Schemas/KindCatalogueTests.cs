using PhbResources.Core.Schemas;

namespace PhbResources.Core.Tests.Schemas;

[TestFixture]
public sealed class KindCatalogueTests
{
    [Test]
    public void A_new_kind_is_a_new_file()
    {
        using var folder = new ConfigFolder();
        folder.Write("document-types/emergencyPlan.json", NewKind.Json);

        var schema = SchemaReader.Read(folder.Path);
        var kind = new KindCatalogue(schema).Find("emergencyPlan")!;

        Assert.Multiple(() =>
        {
            Assert.That((kind.Name, kind.Plural, kind.Description), Is.EqualTo(("Emergency plan", "Emergency plans", "Says what to do when something goes wrong.")));
            Assert.That(kind.Properties.Select(p => (p.Alias, p.Name, p.Filter)), Is.EqualTo(new[] { ("reviewInterval", "Review it", true), ("whoToCall", "Who to call", false) }));
            Assert.That(schema.DocumentTypes.Single(t => t.Alias == "category").AllowedChildren, Does.Contain("emergencyPlan"));
        });
    }

    [Test]
    public void Kinds_come_by_name()
    {
        var names = new KindCatalogue(SchemaReader.Read(ConfigFolder.Original)).Kinds.Select(k => k.Name).ToList();
        Assert.That(names, Is.Ordered.Using((IComparer<string>)StringComparer.OrdinalIgnoreCase).And.Count.EqualTo(13));
    }

    [Test]
    public void Shelves_and_the_base_are_no_kinds()
    {
        var catalogue = new KindCatalogue(SchemaReader.Read(ConfigFolder.Original));
        Assert.That(new[] { "library", "category", "template", "Rota", "" }.Select(catalogue.Find), Is.All.Null);
    }
}

/// <summary>What a maintainer writes to add a kind.</summary>
internal static class NewKind
{
    public const string Key = "5d9a2b0f-3f5e-4d67-9f0e-6f3d8a7b1c01";

    public const string Json = $$"""
        {
          "$schema": "document-type.schema.json",
          "key": "{{Key}}",
          "alias": "emergencyPlan",
          "name": "Emergency plan",
          "description": "What to do when something goes wrong.",
          "icon": "icon-alarm-clock",
          "compositions": ["template"],
          "kind": { "plural": "Emergency plans", "description": "Says what to do when something goes wrong." },
          "tabs": [
            {
              "key": "5d9a2b0f-3f5e-4d67-9f0e-6f3d8a7b1c02", "alias": "choosing", "name": "About the plan", "order": 20,
              "properties": [
                { "key": "5d9a2b0f-3f5e-4d67-9f0e-6f3d8a7b1c03", "alias": "reviewInterval", "name": "Review it", "dataType": "phbReviewInterval", "filter": true },
                { "key": "5d9a2b0f-3f5e-4d67-9f0e-6f3d8a7b1c04", "alias": "whoToCall", "name": "Who to call", "dataType": "Textstring" },
              ]
            },
          ]
        }
        """;
}
