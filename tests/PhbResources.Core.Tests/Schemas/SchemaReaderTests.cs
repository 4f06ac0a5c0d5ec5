using NJsonSchema;
using PhbResources.Core.Schemas;

namespace PhbResources.Core.Tests.Schemas;

[TestFixture]
public sealed class SchemaReaderTests
{
    private static readonly string[] KindsOfTheReadme =
    [
        "carePlan", "contract", "form", "guide", "leaveRequest", "letter", "money", "policy", "record", "recruitment", "riskAssessment", "rota", "timesheet",
    ];

    [Test]
    public void The_files_that_come_with_the_library_have_no_mistake()
    {
        var schema = SchemaReader.Read(ConfigFolder.Original);

        Assert.Multiple(() =>
        {
            Assert.That(schema.DocumentTypes.Where(t => t.Kind is not null).Select(t => t.Alias), Is.EquivalentTo(KindsOfTheReadme));
            Assert.That(schema.DocumentTypes.Select(t => t.Alias), Is.SupersetOf(new[] { "library", "category", "template" }));
            Assert.That(schema.MemberGroups.Select(g => g.Name), Is.EqualTo(new[] { "Curators", "Trusted members" }));
            Assert.That(schema.MemberTypes.Single().Properties.Single().Alias, Is.EqualTo("creditName"));
        });
    }

    [Test]
    public void Each_kind_adds_the_properties_its_readme_promises()
    {
        var readme = File.ReadLines(Path.Combine(ConfigFolder.Original, "document-types", "README.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1].Trim('`'), cells => (Names: cells[2], Properties: Aliases(cells[3])));
        var catalogue = new KindCatalogue(SchemaReader.Read(ConfigFolder.Original));

        Assert.That(readme, Has.Count.EqualTo(13));
        Assert.Multiple(() =>
        {
            foreach (var (alias, promised) in readme)
            {
                var kind = catalogue.Find(alias)!;
                Assert.That($"{kind.Name}, {kind.Plural}", Is.EqualTo(promised.Names), alias);
                Assert.That(kind.Properties.Select(p => p.Alias), Is.EqualTo(promised.Properties), alias);
            }
        });

        static string[] Aliases(string cell) => [.. cell.Split('·').Select(p => p.Split('`')[1])];
    }

    [Test]
    public void Each_list_of_choices_has_the_words_its_readme_promises()
    {
        var catalogue = new KindCatalogue(SchemaReader.Read(ConfigFolder.Original));
        var promised = File.ReadLines(Path.Combine(ConfigFolder.Original, "document-types", "README.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[3].Split('·').Select(p => (Kind: line.Split('`')[1], Alias: p.Split('`')[1], Words: p.Split(": ", 2)[1].Trim())))
            .Where(p => p.Words.StartsWith("one of", StringComparison.Ordinal) || p.Words.StartsWith("any of", StringComparison.Ordinal))
            .ToList();

        Assert.That(promised, Has.Count.GreaterThan(15));
        Assert.Multiple(() =>
        {
            foreach (var (kind, alias, words) in promised)
                Assert.That(string.Join(", ", catalogue.Choices(kind, alias)), Is.EqualTo(words[7..]), $"{kind}.{alias}");
        });
    }

    [Test]
    public void A_type_comes_after_what_it_is_composed_of()
    {
        var types = SchemaReader.Read(ConfigFolder.Original).DocumentTypes;
        var aliases = types.Select(t => t.Alias).ToList();

        Assert.That(types.Sum(t => t.Compositions.Count), Is.EqualTo(13));
        Assert.That(types.SelectMany(t => t.Compositions.Select(c => aliases.IndexOf(c) < aliases.IndexOf(t.Alias))), Is.All.True);
    }

    [Test]
    public async Task The_json_schemas_agree_that_every_file_is_right()
    {
        foreach (var (file, schema) in FilesWithSchema())
        {
            var errors = (await JsonSchema.FromFileAsync(schema)).Validate(File.ReadAllText(file));
            Assert.That(errors, Is.Empty, file);
        }
    }

    [TestCase("document-types/rota.json", "\"plural\"", "\"plurals\"")]
    [TestCase("document-types/rota.json", "\"alias\": \"rota\"", "\"alias\": \"Rota\"")]
    [TestCase("document-types/rota.json", "\"filter\": true", "\"filter\": \"yes\"")]
    [TestCase("data-types/phbAges.json", "Umbraco.CheckBoxList", "Umbraco.CheckList")]
    [TestCase("member-types/member.json", "\"memberCanEdit\"", "\"filter\"")]
    [TestCase("member-groups.json", "\"name\": \"Curators\"", "\"names\": \"Curators\"")]
    public async Task The_json_schemas_refuse_what_the_program_refuses(string file, string from, string to)
    {
        using var folder = new ConfigFolder();
        var path = Path.Combine(folder.Path, file);
        var broken = File.ReadAllText(path).Replace(from, to, StringComparison.Ordinal);
        folder.Write(file, broken);
        var schema = await JsonSchema.FromFileAsync(FilesWithSchema().Single(f => f.File.EndsWith(file.Replace('/', Path.DirectorySeparatorChar), StringComparison.Ordinal)).Schema);

        Assert.Multiple(() =>
        {
            Assert.That(() => SchemaReader.Read(folder.Path), Throws.TypeOf<SchemaMistakesException>());
            Assert.That(schema.Validate(broken), Is.Not.Empty);
        });
    }

    [Test]
    public void The_same_content_in_another_layout_has_the_same_hash()
    {
        using var folder = new ConfigFolder();
        var before = SchemaReader.Read(folder.Path).DocumentTypes.Single(t => t.Alias == "rota").Origin.Hash;
        folder.Change("document-types/rota.json", _ => { });
        var after = SchemaReader.Read(folder.Path).DocumentTypes.Single(t => t.Alias == "rota").Origin.Hash;
        folder.Change("document-types/rota.json", rota => rota["name"] = "Roster");
        var changed = SchemaReader.Read(folder.Path).DocumentTypes.Single(t => t.Alias == "rota").Origin.Hash;

        Assert.That((after == before, changed == before), Is.EqualTo((true, false)));
    }

    private static IEnumerable<(string File, string Schema)> FilesWithSchema() =>
        Directory.EnumerateFiles(ConfigFolder.Original, "*.json", SearchOption.AllDirectories)
            // Settings and what is for Umbraco Forms have the schemas of others.
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}umbraco-forms{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.EndsWith(".schema.json", StringComparison.Ordinal) && !Path.GetFileName(f).StartsWith("appsettings.", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}library{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(f => (f, Path.Combine(Path.GetDirectoryName(f)!, System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(f))!["$schema"]!.GetValue<string>())));
}
