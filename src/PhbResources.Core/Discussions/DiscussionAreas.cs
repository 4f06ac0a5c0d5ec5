using System.Text.RegularExpressions;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Discussions;

/// <summary>The areas of the forum, as <c>umbraco-config/discussions/areas.yaml</c> has them. Read once, when the site starts.</summary>
public sealed partial class DiscussionAreas
{
    /// <summary>Page of the forum.</summary>
    public const string Path = "/discuss";

    /// <summary>The file, in the folder <c>umbraco-config</c>.</summary>
    public const string File = "discussions/areas.yaml";

    /// <summary>Where discussions about templates and guides are; it is on no list of areas.</summary>
    public const string AboutContent = "about";

    /// <summary>Words that stand for something else in addresses.</summary>
    private static readonly string[] s_taken = [AboutContent, "decisions", "posts", "search"];

    private DiscussionAreas(IReadOnlyList<DiscussionArea> all) => All = all;

    /// <summary>The areas, in the order of the file.</summary>
    public IReadOnlyList<DiscussionArea> All { get; }

    /// <summary>The area of an alias, or <c>null</c>.</summary>
    public DiscussionArea? Find(string alias) => All.FirstOrDefault(area => area.Alias == alias);

    /// <summary>Reads the areas of a folder <c>umbraco-config</c>. Where it has no such file there is no forum, only discussions of templates.</summary>
    /// <exception cref="MistakesException">The file has mistakes; lists each with its line.</exception>
    public static DiscussionAreas Read(string configPath)
    {
        string file = System.IO.Path.Combine(configPath, File);
        return System.IO.File.Exists(file) ? Parse(System.IO.File.ReadAllText(file)) : new DiscussionAreas([]);
    }

    internal static DiscussionAreas Parse(string yaml)
    {
        MistakeList mistakes = new(File);
        List<DiscussionArea> areas = [];
        if (KeyReader.Of(YamlTree.Read(yaml.TrimStart('\uFEFF'), mistakes), "the file of areas", "areas: [...]", mistakes) is { } keys)
        {
            foreach (YamlNode node in keys.List("areas", missing: "Write the list of areas."))
            {
                if (ReadArea(node, areas, mistakes) is { } area)
                    areas.Add(area);
            }

            keys.Done();
        }

        mistakes.ThrowIfAny();
        return new DiscussionAreas(areas);
    }

    private static DiscussionArea? ReadArea(YamlNode node, List<DiscussionArea> before, MistakeList mistakes)
    {
        if (KeyReader.Of(node, "an area", "alias: ask", mistakes) is not { } keys)
            return null;
        string? alias = keys.Text("alias", "Write the word for it that stands in addresses, like ask.");
        string? name = keys.Text("name", "Write what people read, like Ask.");
        string? about = keys.Text("about", "Write what belongs there, in a sentence or two.");
        bool solvable = keys.YesNo("solvable");
        keys.Done();
        if (alias is null || name is null || about is null)
            return null;
        if (!Alias().IsMatch(alias) || alias.Length > DiscussionTables.AreaLength)
            mistakes.Add(keys.LineOf("alias"), $"'{alias}' cannot stand in an address. Write lower-case words joined by hyphens, at most {DiscussionTables.AreaLength} letters.");
        else if (s_taken.Contains(alias))
            mistakes.Add(keys.LineOf("alias"), $"'{alias}' stands for something else in addresses. Choose another word.");
        else if (before.Exists(area => area.Alias == alias))
            mistakes.Add(keys.LineOf("alias"), $"There are two areas '{alias}'. Give one of them another alias.");
        return new DiscussionArea(alias, name, about, solvable);
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Alias();
}
