using PhbResources.Documents.Model;

namespace PhbResources.Documents.Yaml;

/// <summary>Reads the files of <c>umbraco-config/library</c>.</summary>
public static class LibraryReader
{
    private const string KeyAdvice = "Write a GUID; the command uuidgen makes one.";

    /// <summary>Reads a template's file.</summary>
    /// <param name="yaml">Text of the file.</param>
    /// <param name="fileName">Its name, from which the slug is taken and which mistakes name: <c>weekly-rota.yaml</c>.</param>
    /// <param name="figures">What <c>{{figure:id}}</c> in the body stands for, by id; left out, the body may name none.</param>
    /// <exception cref="MistakesException">The text does not follow the notation; lists every mistake found.</exception>
    public static LibraryEntry ReadTemplate(string yaml, string fileName, IReadOnlyDictionary<string, string>? figures = null)
    {
        var mistakes = new MistakeList(fileName);
        var text = yaml.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var root = YamlTree.Read(text, mistakes);
        if (KeyReader.Of(root, "a template", "title: Weekly rota", mistakes) is not { } keys) throw Thrown(mistakes);

        var slug = Path.GetFileNameWithoutExtension(fileName);
        if (!IsSlug(slug)) mistakes.Add(1, $"'{slug}' is not an address. Name the file with lower-case words joined by hyphens, like weekly-rota.yaml.");
        var key = Key(keys, "key", mistakes);
        var title = keys.Text("title", "Write the name of the document, like Weekly rota.");
        var kind = keys.Text("kind", "Write the alias of a document type, like rota.");
        var category = keys.Text("category", "Write one of the titles in categories.yaml.");
        var summary = keys.Text("summary", "Write one or two sentences on what it is for.");
        var about = new LibraryEntry(key, slug, title ?? "", kind ?? "", category ?? "", summary ?? "", "", new DocumentBody())
        {
            WhoFor = keys.Text("whoFor") ?? "",
            WhenToUse = keys.Text("whenToUse") ?? "",
            HowToAdapt = keys.Text("howToAdapt") ?? "",
            Tags = keys.Texts("tags"),
            Licence = keys.Text("licence") ?? "",
            Credit = keys.Text("credit") ?? "",
            LawCheckedOn = keys.Date("lawCheckedOn"),
            Sources = [.. keys.List("sources").Select(item => ReadSource(item, mistakes)).OfType<Source>()],
            Related = Related(keys, mistakes),
            Properties = ReadProperties(keys.Take("properties"), mistakes),
        };
        if (keys.Has("lawCheckedOn") && !keys.Has("sources"))
            mistakes.Add(keys.LineOf("lawCheckedOn"), "'lawCheckedOn' needs 'sources'. Name the pages that the law was checked against, each with title and url.");

        var bodyNode = keys.Take("body", "Write the document itself under 'body:'.");
        var body = bodyNode is null ? new DocumentBody() : BodyReader.Read(bodyNode, figures, mistakes);
        keys.Done();
        mistakes.ThrowIfAny();
        return about with { Body = body, BodyYaml = BodyText.Cut(text, (YamlMapping)root) };
    }

    /// <summary>Reads <c>categories.yaml</c>: the shelves in the order they are shown.</summary>
    /// <exception cref="MistakesException">The text does not follow the notation; lists every mistake found.</exception>
    public static IReadOnlyList<CategoryEntry> ReadCategories(string yaml, string fileName = "categories.yaml")
    {
        var mistakes = new MistakeList(fileName);
        var items = KeyReader.ListOf(YamlTree.Read(yaml.TrimStart('\uFEFF'), mistakes), "The list of categories", 1, mistakes);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var categories = new List<CategoryEntry>();
        foreach (var item in items)
        {
            if (KeyReader.Of(item, "a category", "{ key: ..., slug: care-plans, title: Care plans, summary: ... }", mistakes) is not { } keys) continue;
            var key = Key(keys, "key", mistakes);
            var slug = keys.Text("slug", "Write the last part of its address, like care-plans.") ?? "";
            var title = keys.Text("title", "Write its name.") ?? "";
            var summary = keys.Text("summary", "Write what stands on this shelf.") ?? "";
            keys.Done();
            if (slug.Length > 0 && !IsSlug(slug)) mistakes.Add(keys.LineOf("slug"), $"'{slug}' is not an address. Write lower-case words joined by hyphens, like care-plans.");
            foreach (var name in new[] { key == Guid.Empty ? "" : key.ToString(), "slug " + slug, "title " + title })
            {
                if (name.Length > 6 && !seen.Add(name)) mistakes.Add(keys.Line, $"Two categories have the same {(name.Contains(' ') ? name.Split(' ')[0] : "key")}. Give each category its own.");
            }

            categories.Add(new CategoryEntry(key, slug, title, summary));
        }

        mistakes.ThrowIfAny();
        return categories;
    }

    private static Guid Key(KeyReader keys, string name, MistakeList mistakes)
    {
        if (keys.Text(name, KeyAdvice) is not { } written) return Guid.Empty;
        if (Guid.TryParseExact(written, "D", out var key) && key != Guid.Empty) return key;
        mistakes.Add(keys.LineOf(name), $"'{written}' is not a key. {KeyAdvice}");
        return Guid.Empty;
    }

    private static Source? ReadSource(YamlNode node, MistakeList mistakes)
    {
        if (KeyReader.Of(node, "a source", "{ title: Rest breaks at work, url: https://www.gov.uk/rest-breaks-work }", mistakes) is not { } keys) return null;
        var title = keys.Text("title", "Write the name of the page or act.");
        var url = keys.Text("url", "Write its address, starting with https://.");
        keys.Done();
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && !url.Any(char.IsWhiteSpace)))
            mistakes.Add(keys.LineOf("url"), $"'{url}' is not an address that can be opened. Write the whole address, starting with https://.");
        return title is null || url is null ? null : new Source(title, url);
    }

    private static string[] Related(KeyReader keys, MistakeList mistakes)
    {
        var related = keys.Texts("related").ToArray();
        foreach (var slug in related.Where(slug => !IsSlug(slug)))
            mistakes.Add(keys.LineOf("related"), $"'{slug}' is not the address of a template. Write the name of its file without .yaml, like two-week-rolling-rota.");
        return related;
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadProperties(YamlNode? node, MistakeList mistakes)
    {
        var properties = new Dictionary<string, IReadOnlyList<string>>();
        if (node is null || KeyReader.Of(node, "'properties'", "patternLength: 1 week", mistakes) is null) return properties;
        foreach (var (alias, _, value) in ((YamlMapping)node).Entries)
        {
            properties[alias] = value is YamlSequence
                ? [.. KeyReader.ListOf(value, $"'{alias}'", 1, mistakes).Select(item => KeyReader.TextOf(item, $"An item of '{alias}'", mistakes)).OfType<string>()]
                : KeyReader.TextOf(value, $"'{alias}'", mistakes) is { } text ? [text] : [];
        }

        return properties;
    }

    private static bool IsSlug(string text) =>
        text.Length is > 0 and <= 120 && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal)
        && text.All(letter => letter == '-' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));

    private static InvalidOperationException Thrown(MistakeList mistakes)
    {
        mistakes.ThrowIfAny();
        return new InvalidOperationException("No mistake was recorded.");
    }
}
