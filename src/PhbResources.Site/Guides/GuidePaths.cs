using System.Globalization;
using PhbResources.Core.Guides;

namespace PhbResources.Site.Guides;

/// <summary>Addresses around guides.</summary>
internal static class GuidePaths
{
    /// <summary>The list of guides.</summary>
    public const string List = "/guides";

    /// <summary>Where the editor has its text shown.</summary>
    public const string Preview = "/guides/preview";

    /// <summary>What a member sent.</summary>
    public const string Mine = "/account/changes";

    /// <summary>A guide.</summary>
    public static string Of(string slug) => $"{List}/{Uri.EscapeDataString(slug)}";

    /// <summary>A guide.</summary>
    public static string Of(Guide guide) => Of(guide.Slug);

    /// <summary>Where it is edited.</summary>
    public static string Edit(Guide guide) => $"{Of(guide)}/edit";

    /// <summary>Where somebody chooses what to mend.</summary>
    public static string Fix(Guide guide) => $"{Of(guide)}/fix";

    /// <summary>Where somebody chooses what to mend in a section.</summary>
    public static string FixSection(Guide guide, string section) => $"{Fix(guide)}?section={section}";

    /// <summary>Where one paragraph is mended.</summary>
    public static string Fix(Guide guide, string part) => $"{Fix(guide)}?part={part}";

    /// <summary>Its versions.</summary>
    public static string History(Guide guide, int page = 1) => $"{Of(guide)}/history" + (page == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"?page={page}"));

    /// <summary>One of its versions.</summary>
    public static string Version(Guide guide, int number) => string.Create(CultureInfo.InvariantCulture, $"{Of(guide)}/history/{number}");

    /// <summary>What differs between two versions.</summary>
    public static string Compare(Guide guide, int from, int to) => string.Create(CultureInfo.InvariantCulture, $"{Of(guide)}/compare?from={from}&to={to}");

    /// <summary>Where somebody is thanked for a change.</summary>
    public static string Thanks(Guide guide, string state) => $"{Of(guide)}/thanks?state={state}";
}
