using System.Globalization;
using PhbResources.Core.Library;

namespace PhbResources.Site.Listings;

/// <summary>Addresses of the site, from its root.</summary>
public static class Links
{
    /// <summary>The list of all templates.</summary>
    public const string Templates = "/templates";

    /// <summary>Search.</summary>
    public const string Search = "/search";

    /// <summary>A template's page.</summary>
    public static string Of(Template template) => $"{Templates}/{Uri.EscapeDataString(template.Slug)}";

    /// <summary>A shelf.</summary>
    public static string Of(Category category) => $"{Templates}?category={Uri.EscapeDataString(category.Slug)}";

    /// <summary>All of a kind.</summary>
    public static string Of(Kind kind) => $"{Templates}?kind={Uri.EscapeDataString(kind.Alias)}";

    /// <summary>Where a template is filled in.</summary>
    public static string Fill(Template template) => $"{Of(template)}/fill";

    /// <summary>A file.</summary>
    public static string Download(Template template, string extension, bool largePrint = false, int? version = null) =>
        $"{Of(template)}/download?format={Uri.EscapeDataString(extension)}"
        + (largePrint ? "&large-print=true" : "")
        + (version is { } number ? $"&version={number.ToString(CultureInfo.InvariantCulture)}" : "");

    /// <summary>A file that somebody shared, as it is.</summary>
    public static string File(Template template, TemplateFile file) => $"{Of(template)}/files/{Uri.EscapeDataString(file.Name)}";

    /// <summary>Where visitors say whether a template helped.</summary>
    public static string Helped(Template template) => $"{Of(template)}/helped";

    /// <summary>A sheet about a template, to be printed and put on a wall.</summary>
    public static string Poster(Template template) => $"{Of(template)}/poster";

    /// <summary>A sheet about a shelf.</summary>
    public static string Poster(Category category) => $"/poster?category={Uri.EscapeDataString(category.Slug)}";

    /// <summary>The picture that other sites show beside a link to a template; its address changes with every publication, and is the same wherever the library moves.</summary>
    public static string Picture(Template template) => $"{Of(template)}/picture.png?v={VersionOf(template)}";

    /// <summary>A picture of its first page. The address changes with the template, so that it is fetched again.</summary>
    public static string FirstPage(Template template, int width) => string.Create(CultureInfo.InvariantCulture, $"{Of(template)}/first-page.png?width={width}&v={VersionOf(template)}");

    /// <summary>Search for words.</summary>
    public static string SearchFor(string words) => $"{Search}?q={Uri.EscapeDataString(words)}";

    private static string VersionOf(Template template) => (template.Updated.Ticks / TimeSpan.TicksPerMillisecond).ToString("x", CultureInfo.InvariantCulture);
}
