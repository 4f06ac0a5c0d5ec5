using PhbResources.Core.Exports;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;

namespace PhbResources.Site.Exports;

/// <summary>Where a page of an export stands. All its links are relative, so that it can be opened from any folder of any disk.</summary>
/// <param name="Root">What leads from the page to the folder of the export: <c>../../</c>, or nothing.</param>
/// <param name="Made">When the export was made, UTC.</param>
/// <param name="Address">Address of the site it came from, without a slash at the end, or <c>null</c>.</param>
public sealed record OfflineView(string Root, DateTime Made, string? Address)
{
    /// <summary>A page of the export, as this page links to it.</summary>
    /// <param name="path">Its path in the export.</param>
    public string To(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Root + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
    }
}

/// <summary>Paths of pages in an export.</summary>
internal static class OfflinePaths
{
    public const string Home = "index.html";
    public const string Search = "search.html";
    public const string About = "about.html";
    public const string Guides = "guides/index.html";
    public const string Discussions = "discussions/index.html";
    public const string Decisions = "discussions/decisions.html";
    public const string Styles = "assets/site.css";
    public const string Script = "assets/offline-search.js";
    public const string Icon = "assets/icon.svg";
    public const string Logo = "assets/logo.svg";

    public static string Of(Template template) => $"{ExportedTemplateReader.FolderOf(template)}/index.html";

    public static string Of(Guide guide) => $"{ExportedGuideReader.FolderOf(guide)}/index.html";

    public static string Of(Category category, int page = 1) => Paged($"categories/{ExportNames.Folder(category.Slug)}", page);

    public static string OfArea(string alias, int page = 1) => Paged($"discussions/{ExportNames.Folder(alias)}/list", page);

    /// <summary>What leads from a page back to the folder of the export.</summary>
    public static string RootOf(string path) => string.Concat(Enumerable.Repeat("../", path.Count(letter => letter == '/')));

    private static string Paged(string path, int page) => page == 1 ? $"{path}.html" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}.{page}.html");
}
