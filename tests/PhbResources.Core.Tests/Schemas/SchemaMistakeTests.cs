using System.Text.Json.Nodes;
using PhbResources.Core.Schemas;

namespace PhbResources.Core.Tests.Schemas;

/// <summary>Every mistake is named by file and place, with what to write instead.</summary>
[TestFixture]
public sealed class SchemaMistakeTests
{
    private const string Rota = "document-types/rota.json";

    private ConfigFolder _folder = null!;

    [SetUp]
    public void Copy() => _folder = new ConfigFolder();

    [TearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public void Broken_json_is_named_with_its_line()
    {
        _folder.Write(Rota, "{\n  \"key\": \"b26f7395-06df-41fe-8741-60b8a8b79ab6\"\n  \"alias\": \"rota\"\n}");
        Expect(Rota, "", "not JSON in line 3", "missing comma");
    }

    [Test]
    public void A_name_written_twice_is_named()
    {
        _folder.Write(Rota, "{ \"alias\": \"rota\", \"alias\": \"rota\" }");
        Expect(Rota, "", "not JSON", "Look there");
    }

    [TestCase("[]")]
    [TestCase("3")]
    [TestCase("null")]
    public void A_file_that_holds_no_object_is_named(string text)
    {
        _folder.Write(Rota, text);
        Expect(Rota, "", "does not hold an object", "Write { ... }");
    }

    [Test]
    public void A_missing_key_comes_with_one_to_paste()
    {
        _folder.Change(Rota, rota => rota.Remove("key"));
        Expect(Rota, "", "\"key\" is missing", "Add \"key\": a key that stays for ever, for example");
    }

    [TestCase("not-a-guid")]
    [TestCase("00000000-0000-0000-0000-000000000000")]
    public void A_key_that_is_none_is_named(string key)
    {
        _folder.Change(Rota, rota => rota["key"] = key);
        Expect(Rota, "/key", key, "made for you just now");
    }

    [Test]
    public void A_key_used_twice_is_named_with_its_other_place()
    {
        _folder.Change(Rota, rota => rota.Property(1)["key"] = rota.Property(0)["key"]!.GetValue<string>());
        Expect(Rota, "/tabs/0/properties/1/key", "taken by document-types/rota.json /tabs/0/properties/0", "a key of its own");
    }

    [Test]
    public void A_key_of_one_of_Umbracos_data_types_is_refused()
    {
        _folder.Change("data-types/phbAges.json", type => type["key"] = "0cc0eba1-9960-42c9-bf9b-60e150b429ae");
        Expect("data-types/phbAges.json", "/key", "taken by Umbraco's data type Textstring", "a key of its own");
    }

    [Test]
    public void An_alias_used_twice_is_named_with_the_other_file()
    {
        _folder.Change(Rota, rota => rota["alias"] = "policy");
        Expect(Rota, "/alias", "\"policy\" is taken by document-types/policy.json", "another alias");
    }

    [TestCase("Leave request", "\"leaveRequest\"")]
    [TestCase("ROTA", "\"rOTA\"")]
    [TestCase("9rotas", "\"rotas\"")]
    [TestCase("rota_two", "\"rotaTwo\"")]
    [TestCase("???", "letters and digits")]
    public void An_alias_not_in_camel_case_comes_with_one_that_is(string alias, string instead)
    {
        _folder.Change(Rota, rota => rota.Property(0)["alias"] = alias);
        Expect(Rota, "/tabs/0/properties/0/alias", "not in camelCase", instead);
    }

    [TestCase("phbPaternLength", "Did you mean \"phbPatternLength\"?")]
    [TestCase("Text string", "Did you mean \"Textstring\"?")]
    [TestCase("Colour", "Use one of: ")]
    public void An_unknown_data_type_comes_with_the_nearest(string dataType, string instead)
    {
        _folder.Change(Rota, rota => rota.Property(0)["dataType"] = dataType);
        Expect(Rota, "/tabs/0/properties/0/dataType", $"no data type \"{dataType}\"", instead);
    }

    [Test]
    public void An_unknown_composition_comes_with_the_nearest()
    {
        _folder.Change(Rota, rota => rota["compositions"] = new JsonArray("template", "templat"));
        Expect(Rota, "/compositions/1", "no document type \"templat\"", "Did you mean \"template\"?");
    }

    [Test]
    public void Types_composed_with_each_other_are_named()
    {
        _folder.Change("document-types/template.json", template => template["compositions"] = new JsonArray("rota"));
        Expect("document-types/template.json", "/compositions/0", "with itself through \"rota\"", "out of the circle");
        Expect(Rota, "/compositions/0", "with itself through \"template\"", "out of the circle");
    }

    [Test]
    public void A_type_composed_with_itself_is_named()
    {
        _folder.Change("document-types/template.json", template => template["compositions"] = new JsonArray("template"));
        Expect("document-types/template.json", "/compositions/0", "with itself.", "out of the circle");
    }

    [Test]
    public void A_kind_that_is_no_template_is_named()
    {
        _folder.Change(Rota, rota => rota.Remove("compositions"));
        Expect(Rota, "/compositions", "everything a template has", "Add \"compositions\": [\"template\"]");
    }

    [Test]
    public void An_unknown_child_is_named()
    {
        _folder.Change("document-types/library.json", library => library["allowedChildren"] = new JsonArray("categry"));
        Expect("document-types/library.json", "/allowedChildren/0", "no document type \"categry\"", "Did you mean \"category\"?");
    }

    [Test]
    public void A_property_that_the_composition_has_already_is_named()
    {
        _folder.Change(Rota, rota => rota.Property(0)["alias"] = "summary");
        Expect(Rota, "/tabs/0/properties/0/alias", "\"summary\" already in template", "another alias");
    }

    [Test]
    public void A_property_written_twice_is_named()
    {
        _folder.Change(Rota, rota => rota.Property(1)["alias"] = "patternLength");
        Expect(Rota, "/tabs/0/properties/1/alias", "\"patternLength\" already in this file", "another alias");
    }

    [TestCase("level", "keeps \"level\" for itself")]
    [TestCase("name", "keeps \"name\" for itself")]
    [TestCase("umbracoTitle", "begin with \"umbraco\"")]
    [TestCase("rota", "the alias of its type")]
    public void A_name_that_Umbraco_keeps_is_refused(string alias, string wrong)
    {
        _folder.Change(Rota, rota => rota.Property(0)["alias"] = alias);
        Expect(Rota, "/tabs/0/properties/0/alias", wrong, "another alias");
    }

    [Test]
    public void A_misspelt_name_comes_with_the_right_one()
    {
        _folder.Change(Rota, rota => rota.Property(0)["datatype"] = "Textstring");
        Expect(Rota, "/tabs/0/properties/0/datatype", "means nothing here", "Did you mean \"dataType\"?");
    }

    [Test]
    public void A_value_of_the_wrong_sort_is_shown()
    {
        _folder.Change(Rota, rota => rota.Property(0)["filter"] = "yes");
        Expect(Rota, "/tabs/0/properties/0/filter", "\"yes\" does not fit here", "true or false, without quotes");
    }

    [Test]
    public void A_filter_over_free_text_is_refused()
    {
        _folder.Change("document-types/leaveRequest.json", type => type.Property(1)["filter"] = true);
        Expect("document-types/leaveRequest.json", "/tabs/0/properties/1/filter", "Nobody can filter by Textstring", "Write false");
    }

    [Test]
    public void A_filter_on_a_type_that_is_no_kind_is_refused()
    {
        _folder.Change("document-types/category.json", type => type.Property(0)["filter"] = true);
        Expect("document-types/category.json", "/tabs/0/properties/0/filter", "means nothing here", "What can stand here");
    }

    [Test]
    public void A_broken_pattern_is_refused()
    {
        _folder.Change(Rota, rota => rota.Property(0)["pattern"] = "([a-z");
        Expect(Rota, "/tabs/0/properties/0/pattern", "not a regular expression", "Mend it");
    }

    [Test]
    public void A_list_with_nothing_to_choose_is_refused()
    {
        _folder.Change("data-types/phbAges.json", type => type["items"] = new JsonArray());
        Expect("data-types/phbAges.json", "/items", "nothing to choose from", "List what people can choose");
    }

    [Test]
    public void An_item_written_twice_is_named()
    {
        _folder.Change("data-types/phbAges.json", type => type["items"] = new JsonArray("Adults", "Children", "Adults"));
        Expect("data-types/phbAges.json", "/items/2", "\"Adults\" is in the list twice", "Take one out");
    }

    [Test]
    public void An_unknown_editor_comes_with_the_nearest()
    {
        _folder.Change("data-types/phbAges.json", type => type["editor"] = "Umbraco.CheckBoxLists");
        Expect("data-types/phbAges.json", "/editor", "not an editor", "Did you mean \"Umbraco.CheckBoxList\"?");
    }

    [Test]
    public void Items_of_an_editor_without_items_are_refused()
    {
        _folder.Change("data-types/phbSummary.json", type => type["items"] = new JsonArray("One"));
        Expect("data-types/phbSummary.json", "/items", "Umbraco.TextArea has no items", "Take the items out");
    }

    [Test]
    public void Two_groups_of_one_name_are_refused()
    {
        _folder.Change("member-groups.json", groups => groups["memberGroups"]![1]!["name"] = "curators");
        Expect("member-groups.json", "/memberGroups/1/name", "two groups named \"curators\"", "rename it");
    }

    [Test]
    public void One_start_lists_all_mistakes()
    {
        _folder.Change(Rota, rota => rota.Property(0)["dataType"] = "phbPaternLength");
        _folder.Change("document-types/policy.json", policy => policy.Remove("name"));
        _folder.Write("data-types/phbAges.json", "{");

        var mistakes = Assert.Throws<SchemaMistakesException>(() => SchemaReader.Read(_folder.Path))!;

        Assert.That(mistakes.Mistakes.Select(m => m.File), Is.SupersetOf(new[] { Rota, "document-types/policy.json", "data-types/phbAges.json" }));
        Assert.That(mistakes.Message, Does.Contain("- document-types/rota.json /tabs/0/properties/0/dataType: There is no data type \"phbPaternLength\". Did you mean \"phbPatternLength\"?"));
    }

    [Test]
    public void Only_the_mistake_itself_is_reported()
    {
        _folder.Change(Rota, rota => rota.Property(0)["dataType"] = "phbPaternLength");
        Assert.That(Assert.Throws<SchemaMistakesException>(() => SchemaReader.Read(_folder.Path))!.Mistakes, Has.Count.EqualTo(1));
    }

    private void Expect(string file, string place, string wrong, string instead)
    {
        var mistakes = Assert.Throws<SchemaMistakesException>(() => SchemaReader.Read(_folder.Path))!.Mistakes;
        Assert.That(
            mistakes.Any(m => m.File == file && m.Place == place && m.Wrong.Contains(wrong, StringComparison.Ordinal) && m.Instead.Contains(instead, StringComparison.Ordinal)),
            $"Not among:\n{string.Join('\n', mistakes)}");
    }
}
