using System.Collections.Frozen;

namespace PhbResources.Core.Wikis.Dump;

/// <summary>What a dump says about the wiki it was made of, in its element <c>siteinfo</c>.</summary>
/// <param name="Name">What the wiki is called.</param>
/// <param name="Database">Name of its database; tells one wiki from another.</param>
/// <param name="MainPage">Address of its first page, or <c>null</c>.</param>
/// <param name="Namespaces">Names by number, as <c>File</c> for 6; the one of ordinary pages is empty.</param>
/// <param name="FirstLetter">True where the first letter of a title may be written small.</param>
public sealed record WikiSite(string Name, string Database, Uri? MainPage, FrozenDictionary<int, string> Namespaces, bool FirstLetter)
{
    // Every MediaWiki understands these, whatever its language.
    internal static IEnumerable<KeyValuePair<int, string>> English { get; } =
    [
        new(-2, "Media"), new(-1, "Special"), new(0, ""), new(1, "Talk"), new(2, "User"), new(3, "User talk"), new(4, "Project"), new(5, "Project talk"), new(6, "File"), new(7, "File talk"),
        new(8, "MediaWiki"), new(9, "MediaWiki talk"), new(10, "Template"), new(11, "Template talk"), new(12, "Help"), new(13, "Help talk"), new(14, "Category"), new(15, "Category talk"),
    ];

    /// <summary>The names of English wikis, for a dump that says nothing of its own.</summary>
    public static WikiSite Unknown { get; } = new("", "wiki", null, English.ToFrozenDictionary(pair => pair.Key, pair => pair.Value), FirstLetter: true);

    /// <summary>The wiki's own word for itself in what the import writes down: its database, else its name.</summary>
    public string Id => Database.Length > 0 ? Database : Name.Length > 0 ? Name : "wiki";
}
