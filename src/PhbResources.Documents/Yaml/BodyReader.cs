using PhbResources.Documents.Model;

namespace PhbResources.Documents.Yaml;

/// <summary>Reads the content of a document in the notation of <c>umbraco-config/library/README.md</c>.</summary>
public static class BodyReader
{
    private static readonly IReadOnlyDictionary<string, string> NoFigures = new Dictionary<string, string>();

    /// <summary>Reads a body that stands alone, as it is stored with a template.</summary>
    /// <param name="yaml">What stands under <c>body:</c> in a file of the library, without its indentation.</param>
    /// <param name="name">What to call the text in mistakes.</param>
    /// <param name="figures">What <c>{{figure:id}}</c> stands for, by id; left out, the text may name none.</param>
    /// <exception cref="MistakesException">The text does not follow the notation; lists every mistake found.</exception>
    public static DocumentBody Read(string yaml, string name = "body", IReadOnlyDictionary<string, string>? figures = null)
    {
        var mistakes = new MistakeList(name);
        var body = Read(YamlTree.Read(yaml, mistakes), figures, mistakes);
        mistakes.ThrowIfAny();
        return body;
    }

    /// <summary>Reads what it can; the mistakes say whether the result may be used.</summary>
    internal static DocumentBody Read(YamlNode node, IReadOnlyDictionary<string, string>? figures, MistakeList mistakes)
    {
        node = FigureWords.Fill(node, figures ?? NoFigures, mistakes);
        if (KeyReader.Of(node, "the body", "sections:", mistakes) is not { } keys) return new DocumentBody();
        var declared = new DeclaredNames(mistakes);
        var blocks = new BlockReader(declared, mistakes);
        var body = new DocumentBody
        {
            Page = keys.Take("page") is { } page ? ReadPage(page, mistakes) : new PageSetup(),
            Spreadsheet = keys.YesNo("spreadsheet"),
            Fields = [.. keys.List("fields").Select(item => blocks.Fields.Read(item, "an inline field")).OfType<Field>()],
            Intro = blocks.ReadAll(keys.List("intro")),
            Sections = [.. keys.List("sections", missing: "Write at least one section with a heading and content.")
                .Select(item => ReadSection(item, blocks, mistakes)).OfType<Section>()],
        };
        keys.Done();
        declared.CheckReferences(body);
        if (body.Spreadsheet && !body.Blocks().OfType<Table>().Any())
            mistakes.Add(keys.LineOf("spreadsheet"), "'spreadsheet: true' is for a document that is at heart a table, and this one has no table. Take it out or add a table.");
        return body;
    }

    private static PageSetup ReadPage(YamlNode node, MistakeList mistakes)
    {
        if (KeyReader.Of(node, "the page", "page: { size: A4, orientation: landscape }", mistakes) is not { } keys) return new PageSetup();
        var page = new PageSetup(
            OneOf(keys, "size", PageSize.A4, Enum.GetNames<PageSize>(), "a paper size", mistakes),
            OneOf(keys, "orientation", PageOrientation.Portrait, ["portrait", "landscape"], "a direction of the page", mistakes));
        keys.Done();
        return page;
    }

    private static T OneOf<T>(KeyReader keys, string key, T otherwise, string[] names, string what, MistakeList mistakes) where T : struct, Enum
    {
        if (keys.Text(key) is not { } written) return otherwise;
        if (names.Contains(written, StringComparer.Ordinal)) return Enum.Parse<T>(written, ignoreCase: true);
        mistakes.Add(keys.LineOf(key), $"'{written}' is not {what}. Write one of: {string.Join(", ", names)}.");
        return otherwise;
    }

    private static Section? ReadSection(YamlNode node, BlockReader blocks, MistakeList mistakes)
    {
        if (KeyReader.Of(node, "a section", "heading: This week", mistakes) is not { } keys) return null;
        var heading = keys.Text("heading", "Write a few words that say what the section is about.");
        var content = blocks.ReadAll(keys.List("content", missing: "Write what stands under the heading, or take the section out."));
        keys.Done();
        return heading is null ? null : new Section(heading, content);
    }
}
