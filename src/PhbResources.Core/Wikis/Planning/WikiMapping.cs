using System.Globalization;
using System.Text;
using PhbResources.Core.Wikis.Wikitext;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Wikis.Planning;

/// <summary>What somebody has decided of how a wiki becomes this library: a file in YAML, which a dry run writes and people change.</summary>
public sealed class WikiMapping
{
    /// <summary>Pages that a dry run lists by name; more make a file that nobody goes through.</summary>
    public const int MostPages = 1_500;

    /// <summary>Nothing decided.</summary>
    public static WikiMapping None { get; } = new();

    /// <summary>Licence of the documents; empty where nothing is said.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Where pages of a category go.</summary>
    public IReadOnlyDictionary<string, MappedPage> Categories { get; private init; } = new Dictionary<string, MappedPage>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where pages go whose title has these words; the first that fits counts.</summary>
    public IReadOnlyList<(string Words, MappedPage Page)> Titles { get; private init; } = [];

    /// <summary>Where single pages go, by whole title.</summary>
    public IReadOnlyDictionary<string, MappedPage> Pages { get; private init; } = new Dictionary<string, MappedPage>(StringComparer.Ordinal);

    /// <summary>What templates of the wiki become, in wikitext.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Reads the file.</summary>
    /// <param name="yaml">What stands in it.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="kinds">Aliases of the kinds there are.</param>
    /// <param name="shelves">Addresses of the shelves there are.</param>
    /// <param name="licences">Licences there are.</param>
    /// <exception cref="MistakesException">It has mistakes; each with its line.</exception>
    internal static WikiMapping Read(string yaml, string file, IReadOnlyCollection<string> kinds, IReadOnlyCollection<string> shelves, IReadOnlyCollection<string> licences)
    {
        MistakeList mistakes = new(file);
        Dictionary<string, MappedPage> categories = new(StringComparer.OrdinalIgnoreCase), pages = new(StringComparer.Ordinal);
        List<(string, MappedPage)> titles = [];
        Dictionary<string, string> templates = new(StringComparer.Ordinal);
        string licence = "";
        if (KeyReader.Of(YamlTree.Read(yaml.TrimStart('\uFEFF'), mistakes), "the mapping", "licence: CC BY-SA 4.0", mistakes) is { } keys)
        {
            keys.Take("wiki");
            if (keys.Take("licence") is YamlScalar { IsNull: false, Value: var named } && named.Trim().Length > 0)
                licence = One("licence", named.Trim(), licences, keys.LineOf("licence"));
            foreach (KeyReader entry in Entries(keys, "categories", "category"))
                Add(entry, "category", name => categories[name] = Mapped(entry));
            foreach (KeyReader entry in Entries(keys, "titles", "words"))
                Add(entry, "words", words => titles.Add((words, Mapped(entry))));
            foreach (KeyReader entry in Entries(keys, "pages", "page"))
                Add(entry, "page", title => pages[title.Replace('_', ' ')] = Mapped(entry));
            foreach (KeyReader entry in Entries(keys, "templates", "template"))
            {
                Add(entry, "template", name =>
                {
                    entry.Take("uses");
                    if (entry.Take("becomes") is YamlScalar { IsNull: false } becomes)
                        templates[TemplateCalls.Name(name)] = becomes.Value;
                });
            }

            keys.Done();
        }

        mistakes.ThrowIfAny();
        return new WikiMapping { Licence = licence, Categories = categories, Titles = titles, Pages = pages, Templates = templates };

        IEnumerable<KeyReader> Entries(KeyReader from, string key, string example) =>
            (from.Has(key) ? from.List(key, least: 0) : from.Take(key) is null ? [] : []).Select(node => KeyReader.Of(node, $"an entry of {key}", $"{example}: ...", mistakes)).OfType<KeyReader>();

        void Add(KeyReader entry, string key, Action<string> add)
        {
            if (entry.Text(key, "Write what it is about.") is { } name)
                add(name);
            entry.Done();
        }

        MappedPage Mapped(KeyReader entry)
        {
            WikiFate? fate = (entry.Take("as") as YamlScalar)?.Value switch
            {
                null or "" or "~" => null,
                "template" => WikiFate.Template,
                "guide" => WikiFate.Guide,
                "nothing" => WikiFate.LeftOut,
                _ => Wrong(entry),
            };
            string kind = Word(entry, "kind", kinds), shelf = Word(entry, "shelf", shelves);
            entry.Take("why");
            return new MappedPage(fate, kind, shelf);
        }

        WikiFate? Wrong(KeyReader entry)
        {
            mistakes.Add(entry.LineOf("as"), "'as' is one of: template, guide, nothing.");
            return null;
        }

        string Word(KeyReader entry, string key, IReadOnlyCollection<string> known) =>
            entry.Take(key) is YamlScalar { IsNull: false, Value: var value } && value.Trim().Length > 0 ? One(key, value.Trim(), known, entry.LineOf(key)) : "";

        string One(string key, string value, IReadOnlyCollection<string> known, int line)
        {
            if (known.FirstOrDefault(one => string.Equals(one, value, StringComparison.OrdinalIgnoreCase)) is { } found)
                return found;
            mistakes.Add(line, $"There is no {key} '{value}'. Write one of: {string.Join(", ", known)}.");
            return "";
        }
    }

    /// <summary>Writes the file for somebody to change: what was guessed, and why.</summary>
    internal static string Write(WikiPlan plan, WikiMapping read, IReadOnlyCollection<string> kinds, IReadOnlyCollection<string> shelves, IReadOnlyCollection<string> licences, Func<string, (string Shelf, string Why)> shelfOf)
    {
        StringBuilder yaml = new();
        yaml.Append("# How the wiki becomes this library. Change what is not right, then give this file to import-mediawiki with --mapping.\n");
        Comment($"kind is one of: {string.Join(", ", kinds)}");
        Comment($"shelf is one of: {string.Join(", ", shelves)}");
        Comment("as is template (a page with a document), guide, or nothing. A page counts before words in titles, these before a category, this before a guess.");
        yaml.Append("\nwiki: ").Append(Quoted(plan.Site.Name.Length > 0 ? plan.Site.Name : plan.Site.Id)).Append('\n');
        Comment($"The licence of the wiki's documents, which its dump does not say. One of: {string.Join(", ", licences)}");
        yaml.Append("licence: ").Append(read.Licence.Length > 0 ? Quoted(read.Licence) : "").Append("\n\n");

        Comment("Shelves by the categories of the wiki. A kind can be written here too.");
        List<string> categories = [.. plan.Pages.Where(page => page.Fate == WikiFate.Template).SelectMany(page => page.Categories).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        yaml.Append(categories.Count > 0 ? "categories:\n" : "categories: []\n");
        foreach (string category in categories)
        {
            (string shelf, string why) = read.Categories.TryGetValue(category, out MappedPage? mapped) && mapped.Shelf.Length > 0 ? (mapped.Shelf, "it was written so") : shelfOf(category);
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ category: {Quoted(category)}, shelf: {shelf}{(mapped?.Kind is { Length: > 0 } kind ? $", kind: {kind}" : "")}, why: {Quoted(why)} }}\n");
        }

        Comment("Kind and shelf by words of titles, for many pages at once.");
        yaml.Append(read.Titles.Count > 0 ? "titles:\n" : "titles: []\n# - { words: \"risk assessment\", kind: riskAssessment, shelf: health-and-safety }\n");
        foreach ((string words, MappedPage page) in read.Titles)
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ words: {Quoted(words)}{Written(page)} }}\n");

        Comment("Templates of the wiki ({{Note|...}}): the wikitext that each becomes; {{1}} or {{name}} is what it is given. One that becomes nothing here stands in the text as it was written.");
        List<KeyValuePair<string, string>> known = [.. read.Templates];
        yaml.Append(plan.UnknownTemplates.Count + known.Count > 0 ? "templates:\n" : "templates: []\n");
        foreach ((string name, string becomes) in known)
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ template: {Quoted(name)}, becomes: {Quoted(becomes)} }}\n");
        foreach ((string name, int uses) in plan.UnknownTemplates)
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ template: {Quoted(name)}, uses: {uses}, becomes: }}\n");

        List<PlannedPage> documents = [.. plan.Pages.Where(page => page.Fate == WikiFate.Template)];
        Comment(documents.Count <= MostPages ? "Each page with a document, as it was guessed." : $"The first {MostPages} of {documents.Count} pages with a document; the others are guessed in the same way. Any page can be added.");
        yaml.Append(documents.Count > 0 ? "pages:\n" : "pages: []\n");
        foreach (PlannedPage page in documents.Take(MostPages))
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ page: {Quoted(page.Title)}, as: template, kind: {page.Kind}, shelf: {page.Shelf}, why: {Quoted(page.Guess)} }}\n");
        return yaml.ToString();

        void Comment(string words) => yaml.Append("# ").Append(words).Append('\n');

        static string Written(MappedPage page) => (page.Kind.Length > 0 ? $", kind: {page.Kind}" : "") + (page.Shelf.Length > 0 ? $", shelf: {page.Shelf}" : "");
    }

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n") + "\"";
}

/// <summary>What somebody has decided of a page, or of many.</summary>
/// <param name="As">What it becomes, or <c>null</c> where nothing is said.</param>
/// <param name="Kind">Alias of its kind, or empty.</param>
/// <param name="Shelf">Address of its shelf, or empty.</param>
public sealed record MappedPage(WikiFate? As, string Kind, string Shelf);
