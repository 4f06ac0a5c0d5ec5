using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using PhbResources.Documents.Yaml;
using YamlDotNet.RepresentationModel;

namespace PhbResources.Documents.Tests.Yaml;

/// <summary>Editors check files with the schema, the product with the reader: both must say the same.</summary>
public class SchemaTests
{
    private JsonSchema schema = null!;

    [OneTimeSetUp]
    public async Task Read_schema() => schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Library, "library.schema.json"));

    private static IEnumerable<string> Good() =>
    [
        LibraryReaderTests.Rota,
        With(Samples.EverythingYaml),
        With("sections: [{ heading: 2026, content: [{ text: 12 }, { list: [1, true] }] }]"),
    ];

    /// <summary>Each is found by the schema and by the reader; what needs the whole document (ids, references) is the reader's alone.</summary>
    private static IEnumerable<string> Bad() => new[]
    {
        "sections: []", "sections: {}", "pages: 1\nsections: [{ heading: A, content: [{ text: B }] }]", "page: { size: A6 }\nsections: [{ heading: A, content: [{ text: B }] }]",
        "page: { orientation: up }\nsections: [{ heading: A, content: [{ text: B }] }]", "spreadsheet: maybe\nsections: [{ heading: A, content: [{ text: B }] }]",
        "sections: [{ heading: A }]", "sections: [{ content: [{ text: B }] }]", "sections: [{ heading: '', content: [{ text: B }] }]", "sections: [{ heading: A, content: [] }]",
    }.Concat(new[]
    {
        "{ txt: B }", "{ text: [B] }", "{ text: }", "{ text: B, note: C }", "{ list: [] }", "{ list: B }", "{ note: [] }", "{ note: [{ field: { id: a, label: A } }] }", "{ pageBreak: false }", "{ drawing: body-outline }", "{ drawing: { show: body-outline } }", "{ drawing: { caption: B } }", "{ drawing: { show: a-cat, caption: B } }",
        "{ field: { id: a } }", "{ field: { label: A } }", "{ field: { id: A B, label: A } }", "{ field: { id: a, label: A, type: text } }", "{ field: { id: a, label: A, lines: 2 } }",
        "{ field: { id: a, label: A, type: longText, lines: 0 } }", "{ field: { id: a, label: A, type: choice } }", "{ field: { id: a, label: A, choices: [B, C] } }",
        "{ field: { id: a, label: A, type: choices, choices: [B] } }", "{ field: { id: a, label: A, colour: red } }",
        "{ table: { id: t, caption: T, columns: [{ id: a, label: A }] } }", "{ table: { id: t, columns: [{ id: a, label: A }], blankRows: 1 } }", "{ table: { id: t, caption: T, columns: [], blankRows: 1 } }",
        "{ table: { id: t, caption: T, columns: [{ id: a, label: A }], blankRows: 100 } }", "{ table: { id: t, caption: T, columns: [{ id: a, label: A }], rows: [Monday] } }",
        "{ table: { id: t, caption: T, columns: [{ id: a, label: A }], rows: [[[a]]] } }", "{ table: { id: t, caption: T, columns: [{ id: a, label: A, total: true }], blankRows: 1 } }",
        "{ table: { id: t, caption: T, columns: [{ id: a, label: A, formula: b }], blankRows: 1 } }", "{ table: { id: t, caption: T, columns: [{ id: a, label: A, width: 0 }], blankRows: 1 } }",
    }.Select(block => $"sections: [{{ heading: A, content: [{block}] }}]")).Select(With).Concat(
    [
        LibraryReaderTests.Rota.Replace("title: Weekly rota\n", "", StringComparison.Ordinal), LibraryReaderTests.Rota.Replace("kind: rota\n", "", StringComparison.Ordinal),
        LibraryReaderTests.Rota.Replace("whoFor:", "whofor:", StringComparison.Ordinal), LibraryReaderTests.Rota.Replace("6a3f0a3e-", "", StringComparison.Ordinal),
        LibraryReaderTests.Rota.Replace("2026-11-22", "soon", StringComparison.Ordinal), LibraryReaderTests.Rota.Replace("https://www.gov.uk", "ftp://www.gov.uk", StringComparison.Ordinal),
        LibraryReaderTests.Rota.Replace("sources:\n  - title: Rest breaks at work\n    url: https://www.gov.uk/rest-breaks-work\n", "", StringComparison.Ordinal),
        LibraryReaderTests.Rota.Replace("[rota, shifts]", "rota", StringComparison.Ordinal), LibraryReaderTests.Rota.Replace("two-week", "Two week", StringComparison.Ordinal),
        LibraryReaderTests.Rota.Replace("patternLength: 1 week", "patternLength:", StringComparison.Ordinal),
    ]);

    [TestCaseSource(nameof(Good))]
    public void What_the_reader_takes_the_schema_takes(string yaml)
    {
        Assert.That(() => LibraryReader.ReadTemplate(yaml, "a.yaml"), Throws.Nothing);
        Assert.That(Validate(yaml), Is.Empty);
    }

    [TestCaseSource(nameof(Bad))]
    public void What_the_reader_refuses_the_schema_refuses(string yaml)
    {
        Assert.That(() => LibraryReader.ReadTemplate(yaml, "a.yaml"), Throws.TypeOf<MistakesException>());
        Assert.That(Validate(yaml), Is.Not.Empty);
    }

    [TestCaseSource(typeof(Repository), nameof(Repository.TemplateFiles))]
    public void Every_template_of_the_library_follows_the_schema(string file) => Assert.That(Validate(File.ReadAllText(file)), Is.Empty);

    private string[] Validate(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return [.. schema.Validate(ToJson(stream.Documents[0].RootNode)!.ToJsonString(), new JsonSchemaValidatorSettings()).Select(error => error.ToString())];
    }

    private static string With(string body) =>
        "key: 6a3f0a3e-1d52-4d5e-9a55-0f4a9f1f7b01\ntitle: T\nkind: k\ncategory: C\nsummary: S\nbody:\n" + string.Join('\n', body.Split('\n').Select(line => "  " + line));

    /// <summary>The types that editors give to plain scalars: YAML 1.2's core schema.</summary>
    private static JsonNode? ToJson(YamlDotNet.RepresentationModel.YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, ToJson(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "" or "~" or "null" or null } => null,
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "true" or "false" } scalar => scalar.Value == "true",
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } scalar when long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } scalar when double.TryParse(scalar.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
        YamlScalarNode scalar => scalar.Value,
        _ => throw new NotSupportedException(),
    };
}
