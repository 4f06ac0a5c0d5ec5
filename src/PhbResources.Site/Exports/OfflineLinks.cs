using System.Net;
using System.Text.RegularExpressions;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Library;

namespace PhbResources.Site.Exports;

/// <summary>
/// Leads links of texts that people wrote for the site to what the export has. What it has not is to be found at the site; where nobody knows its
/// address, the words stay and the link goes.
/// </summary>
internal sealed partial class OfflineLinks(LibrarySnapshot library, GuideShelf guides, IReadOnlyDictionary<string, string> threads)
{
    /// <summary>HTML that was made safe for the site, for a page of the export.</summary>
    /// <param name="html">As the sanitiser wrote it.</param>
    /// <param name="view">The page.</param>
    /// <param name="pictures">Paths of the pictures that it may show, by key.</param>
    public string In(string html, OfflineView view, IReadOnlyDictionary<Guid, string>? pictures = null) => Address().Replace(html, match =>
    {
        string name = match.Groups[1].Value, address = WebUtility.HtmlDecode(match.Groups[2].Value);
        if (name == "src")
        {
            // A picture that is not there shows the words for it.
            return GuidePictureAddress.KeyIn(address) is { } key && pictures?.GetValueOrDefault(key) is { } path ? $" src=\"{WebUtility.HtmlEncode(view.To(path))}\"" : "";
        }

        return Target(address, view) is { } target ? $" href=\"{WebUtility.HtmlEncode(target)}\"" : "";
    });

    /// <summary>Where a link from the root of the site leads from a page of the export; <c>null</c> where that is nowhere.</summary>
    public string? Target(string address, OfflineView view)
    {
        (string path, string rest) = Split(address);
        (string file, string fragment) = Find(path, rest);
        if (file.Length > 0)
            return view.To(file) + fragment;
        return view.Address is { } site ? site + address : null;
    }

    private (string File, string Fragment) Find(string path, string rest)
    {
        string fragment = rest.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? rest[at..] : "";
        string[] steps = [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        string found = steps switch
        {
            [] => OfflinePaths.Home,
            ["templates"] => OfflinePaths.Home,
            ["search"] => OfflinePaths.Search,
            ["guides"] => OfflinePaths.Guides,
            ["discuss"] => OfflinePaths.Discussions,
            ["discuss", "decisions"] => OfflinePaths.Decisions,
            ["about"] => OfflinePaths.About,
            ["templates", var slug] when library.BySlug.TryGetValue(slug, out Template? template) => OfflinePaths.Of(template),
            ["guides", var slug] when guides.BySlug.TryGetValue(slug, out Guide? guide) => OfflinePaths.Of(guide),
            ["templates", var slug, "discussion"] when library.BySlug.TryGetValue(slug, out Template? template) => threads.GetValueOrDefault($"about/{template.Key:D}", ""),
            ["guides", var slug, "discussion"] when guides.BySlug.TryGetValue(slug, out Guide? guide) => threads.GetValueOrDefault($"about/{guide.Key:D}", ""),
            ["discuss", var area, var slug] => threads.GetValueOrDefault($"{area}/{slug}", ""),
            _ => "",
        };
        if (found == OfflinePaths.Home && rest.StartsWith("?category=", StringComparison.Ordinal)
            && library.Categories.FirstOrDefault(shelf => shelf.Slug == Uri.UnescapeDataString(rest["?category=".Length..])) is { } category)
            return (OfflinePaths.Of(category), "");
        return (found, fragment);
    }

    private static (string Path, string Query) Split(string address) => address.IndexOfAny(['?', '#']) is >= 0 and var at ? (address[..at], address[at..]) : (address, "");

    // The sanitisers write attributes in double quotes and encode those in values; an address of the site begins with one slash.
    [GeneratedRegex("""\s(href|src)="(/(?!/)[^"]*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Address();
}
