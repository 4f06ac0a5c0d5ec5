namespace PhbResources.Core.Wikis.Wikitext;

/// <summary>What is found on the way through a page.</summary>
internal sealed class Notes
{
    /// <summary>Different things of a sort that are remembered by name; the others are only counted.</summary>
    private const int Most = 200;

    private readonly HashSet<string> _categories = new(StringComparer.Ordinal), _files = new(StringComparer.Ordinal);

    public List<string> Categories { get; } = [];

    public List<string> Files { get; } = [];

    public Dictionary<string, int> Templates { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> Others { get; } = new(StringComparer.Ordinal);

    public void Category(string name)
    {
        if (_categories.Add(name))
            Categories.Add(name);
    }

    public void File(string name)
    {
        if (_files.Add(name))
            Files.Add(name);
    }

    public void Template(string name) => Count(Templates, name);

    public void Other(string what) => Count(Others, what);

    private static void Count(Dictionary<string, int> counts, string what)
    {
        if (what.Length > 100)
            what = what[..99] + "…";
        if (counts.Count >= Most && !counts.ContainsKey(what))
            what = "others";
        counts[what] = counts.GetValueOrDefault(what) + 1;
    }
}
