using System.Text.Json.Nodes;
using NJsonSchema;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Tests.Facts;

/// <summary>Editors check the files of facts with their schemas.</summary>
public class FactSchemasTests
{
    [TestCase("figures")]
    [TestCase("bank-holidays")]
    public async Task The_file_follows_its_schema(string name)
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(Path.Combine(ConfigFolder.Original, "facts", name + ".schema.json"));
        string yaml = File.ReadAllText(Path.Combine(ConfigFolder.Original, "facts", name + ".yaml"));
        JsonNode json = Json(YamlTree.Read(yaml, new MistakeList(name)));

        Assert.That(schema.Validate(json.ToJsonString()).Select(error => error.ToString()), Is.Empty);
        json.AsObject().Add("other", 1);
        Assert.That(schema.Validate(json.ToJsonString()), Is.Not.Empty, "The schema lets anything pass.");
    }

    private static JsonNode Json(YamlNode node) => node switch
    {
        YamlMapping group => new JsonObject(group.Entries.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Json(entry.Value)))),
        YamlSequence list => new JsonArray([.. list.Items.Select(Json)]),
        YamlScalar { Value: "true" or "false" } scalar => JsonValue.Create(scalar.Value == "true"),
        YamlScalar scalar when decimal.TryParse(scalar.Value, System.Globalization.CultureInfo.InvariantCulture, out decimal number) => JsonValue.Create(number),
        YamlScalar scalar => JsonValue.Create(scalar.Value),
        _ => throw new InvalidOperationException(node.Kind),
    };
}
