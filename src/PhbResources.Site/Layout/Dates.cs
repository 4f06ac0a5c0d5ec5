using System.Globalization;

namespace PhbResources.Site.Layout;

/// <summary>Days as people write them here, and as machines do.</summary>
internal static class Dates
{
    private static readonly CultureInfo s_words = CultureInfo.InvariantCulture;

    public static string InWords(DateTime utc) => utc.ToString("d MMMM yyyy", s_words);

    public static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", s_words);

    public static string Iso(DateTime utc) => utc.ToString("yyyy-MM-dd", s_words);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", s_words);

    /// <summary>RFC 3339, to the second.</summary>
    public static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", s_words);
}
