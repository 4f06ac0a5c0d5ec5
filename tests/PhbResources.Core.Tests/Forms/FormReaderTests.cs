using System.Text.Json.Nodes;
using CsCheck;
using NJsonSchema;
using PhbResources.Core.Forms;
using PhbResources.Core.Schemas;
using PhbResources.Core.Tests.Schemas;

namespace PhbResources.Core.Tests.Forms;

/// <summary>A form is read whole, or its mistakes are named by file and place.</summary>
internal sealed class FormReaderTests
{
    private const string Share = "forms/share-a-template.json";

    private ConfigFolder _folder = null!;

    [SetUp]
    public void Copy() => _folder = new ConfigFolder();

    [TearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public void The_form_for_sharing_asks_for_everything_a_template_needs()
    {
        FormDefinition form = Read().Single();
        Assert.Multiple(() =>
        {
            Assert.That(form.File, Is.EqualTo(Share));
            Assert.That(form.Pages, Has.Count.EqualTo(3));
            Assert.That(form.Fields.Select(field => field.Alias), Is.SupersetOf(new[] { "title", "kind", "category", "summary", "files", "text", "creditAs", "creditName", "licence", "consent" }));
            Assert.That(form.Find("licence")!.PreValuesFrom, Is.EqualTo("phbLicence"));
            Assert.That(form.Find("text")!.MaximumLength, Is.EqualTo(50_000));
            Assert.That(form.Find("files")!.FileUploadOptions!.AllowedUploadExtensions, Does.Contain("docx"));
        });
    }

    [Test]
    public void The_answer_of_an_Umbraco_with_all_its_empty_texts_is_read_as_it_is()
    {
        _folder.Change(Share, form =>
        {
            form["gotoPageOnSubmit"] = null;
            form["messageOnSubmitIsHtml"] = false;
            form["cssClass"] = "";
            JsonObject field = Field(form, "title");
            field["condition"] = JsonNode.Parse("""{ "actionType": "Show", "logicType": "All", "rules": [] }""");
            field["pattern"] = "";
            field["placeholder"] = "";
            field["preValues"] = new JsonArray();
            field["settings"]!["placeholder"] = "";
            field["type"]!["supportsPreValues"] = false;
            field["type"]!["renderInputType"] = "Single";
        });
        Assert.That(Read().Single().Find("title")!.Settings.Keys, Is.EqualTo(new[] { "maximumLength" }));
    }

    [TestCase("title", "alias", "Title one", "/alias", "cannot be an alias")]
    [TestCase("title", "requiredErrorMessage", "", "", "\"requiredErrorMessage\" is missing")]
    [TestCase("email", "pattern", "(?<=a)b", "/pattern", "not a regular expression that can be used")]
    [TestCase("email", "pattern", "(", "/pattern", "not a regular expression that can be used")]
    [TestCase("kind", "preValuesFrom", "kind", "/preValuesFrom", "Did you mean \"kinds\"?")]
    [TestCase("title", "preValuesFrom", "kinds", "", "Nothing is chosen in a field of the type Short answer")]
    [TestCase("title", "colour", "red", "/colour", "\"colour\" means nothing here")]
    public void A_mistake_in_a_field_is_named(string alias, string name, string value, string place, string says)
    {
        _folder.Change(Share, form => Field(form, alias)[name] = value);
        SchemaMistake mistake = Mistakes().Single();
        Assert.That((mistake.File, mistake.ToString()), Is.EqualTo((Share, mistake.ToString())));
        Assert.That(mistake.Place, Does.StartWith("/pages/0/fieldsets/0/columns/0/fields/").And.EndsWith(place));
        Assert.That(mistake.ToString(), Does.Contain(says));
    }

    [TestCase("""{ "id": "3f92e01b-29e2-4a30-bf33-000000000000", "name": "Short answer" }""", "\"Short answer\" has the id 3f92e01b-29e2-4a30-bf33-9df5580ed52c")]
    [TestCase("""{ "id": "3f92e01b-29e2-4a30-bf33-9df5580ed52c", "name": "Dropdown" }""", "The field type with this id is \"Short answer\"")]
    [TestCase("""{ "name": "Short answer" }""", "\"id\" is missing")]
    [TestCase("\"Short answer\"", "an object: { ... }")]
    public void A_type_that_does_not_exist_is_named(string type, string says)
    {
        _folder.Change(Share, form => Field(form, "title")["type"] = JsonNode.Parse(type));
        Assert.That(Mistakes().Select(mistake => mistake.ToString()), Has.Some.Contains(says));
    }

    [Test]
    public void A_condition_cannot_name_a_field_further_down_so_that_no_two_wait_for_each_other()
    {
        _folder.Change(Share, form => Field(form, "title")["condition"] = JsonNode.Parse(
            $$"""{ "rules": [{ "field": "{{Field(form, "summary")["id"]}}", "operator": "Is", "value": "x" }] }"""));
        Assert.That(Mistakes().Single().ToString(), Does.Contain("/condition/rules/0/field").And.Contain("stands before this one"));
    }

    [Test]
    public void An_id_or_an_alias_used_twice_is_named()
    {
        _folder.Change(Share, form =>
        {
            Field(form, "summary")["id"] = Field(form, "title")["id"]!.GetValue<string>();
            Field(form, "summary")["alias"] = "title";
        });
        Assert.That(Mistakes().Select(mistake => mistake.Wrong), Has.Some.Contains("is taken by forms/share-a-template.json").And.Some.Contains("has the alias \"title\""));
    }

    [Test]
    public void A_licence_that_the_data_type_does_not_have_is_named()
    {
        _folder.Change(Share, form => Field(form, "licence")["preValues"]![0]!["value"] = "CC0 2.0");
        Assert.That(Mistakes().Single().ToString(), Does.Contain("no item \"CC0 2.0\"").And.Contain("Did you mean \"CC0 1.0\"?"));
    }

    [TestCase("\"Short answer\"", "\"Long answer\"")]
    [TestCase("\"preValuesFrom\": \"kinds\"", "\"preValuesFrom\": 3")]
    [TestCase("\"requiredErrorMessage\": \"Write what it is called.\"", "\"requiredErrorMessage\": \"\"")]
    [TestCase("\"allowMultipleFileUploads\"", "\"allowAllUploadExtensions2\"")]
    [TestCase("\"IsNot\"", "\"NotIs\"")]
    public async Task The_json_schema_refuses_what_the_program_refuses(string from, string to)
    {
        string broken = File.ReadAllText(Path.Combine(_folder.Path, Share)).Replace(from, to, StringComparison.Ordinal);
        _folder.Write(Share, broken);
        JsonSchema schema = await JsonSchema.FromFileAsync(Path.Combine(ConfigFolder.Original, "forms", "form.schema.json"));
        Assert.Multiple(() =>
        {
            Assert.That(Mistakes(), Is.Not.Empty);
            Assert.That(schema.Validate(broken), Is.Not.Empty);
        });
    }

    [Test]
    public void Whatever_is_put_in_the_place_of_a_value_is_read_or_named_and_nothing_else()
    {
        string original = File.ReadAllText(Path.Combine(_folder.Path, Share));
        string[] values = ["null", "3", "true", "\"\"", "\"x\"", "[]", "[null]", "{}", "{\"id\":1}"];
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, values.Length - 1].Select(i => values[i])).Sample(
            (place, value) =>
            {
                JsonNode form = JsonNode.Parse(original)!;
                JsonNode[] nodes = [.. Descendants(form)];
                nodes[place % nodes.Length].ReplaceWith(JsonNode.Parse(value));
                _folder.Write(Share, form.ToJsonString());
                try
                {
                    Read();
                }
                catch (SchemaMistakesException)
                {
                    // Named, as it should be.
                }
            },
            iter: 300, threads: 1);

        static IEnumerable<JsonNode> Descendants(JsonNode node) => node switch
        {
            JsonObject part => part.Select(one => one.Value).OfType<JsonNode>().SelectMany(child => Descendants(child).Prepend(child)),
            JsonArray list => list.OfType<JsonNode>().SelectMany(child => Descendants(child).Prepend(child)),
            _ => [],
        };
    }

    private IReadOnlyList<FormDefinition> Read() => FormReader.Read(_folder.Path, SchemaReader.Read(_folder.Path));

    private IReadOnlyList<SchemaMistake> Mistakes() => Assert.Throws<SchemaMistakesException>(() => Read())!.Mistakes;

    private static JsonObject Field(JsonObject form, string alias) => form["pages"]!.AsArray()
        .SelectMany(page => page!["fieldsets"]![0]!["columns"]![0]!["fields"]!.AsArray()).Single(field => field!["alias"]!.GetValue<string>() == alias)!.AsObject();
}
