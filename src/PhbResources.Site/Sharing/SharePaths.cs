using System.Globalization;
using PhbResources.Core.Library;
using PhbResources.Site.Listings;

namespace PhbResources.Site.Sharing;

/// <summary>Addresses around sharing.</summary>
internal static class SharePaths
{
    /// <summary>What sharing is, and where one begins.</summary>
    public const string Start = "/share";

    /// <summary>Where one begins a new version of a template.</summary>
    public const string New = "/share/new";

    /// <summary>What a member shares.</summary>
    public const string Mine = "/account/shares";

    /// <summary>A submission.</summary>
    public static string Of(Guid id) => $"{Start}/{id:D}";

    /// <summary>A step of filling it in.</summary>
    public static string Step(Guid id, int number) => string.Create(CultureInfo.InvariantCulture, $"{Of(id)}/{number}");

    /// <summary>One of its files.</summary>
    public static string File(Guid id, Guid file) => $"{Of(id)}/files/{file:D}";

    /// <summary>A new version of a template.</summary>
    public static string NewVersionOf(Template template) => $"{New}?replaces={Uri.EscapeDataString(template.Slug)}";

    /// <summary>The template's page.</summary>
    public static string Template(Template template) => Links.Of(template);
}
