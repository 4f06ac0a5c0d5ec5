using System.Globalization;
using Umbraco.Cms.Core.DeliveryApi;

namespace PhbResources.Web.DeliveryApi.Querying;

/// <summary>How filters are written.</summary>
internal static class FilterWords
{
    /// <summary>Umbraco writes <c>&gt;:</c>; <c>&gt;=</c> is what most people try first.</summary>
    public static FilterOperation Operation(string sign) => sign switch
    {
        ":!" => FilterOperation.IsNot,
        ">" => FilterOperation.GreaterThan,
        ">:" or ">=" => FilterOperation.GreaterThanOrEqual,
        "<" => FilterOperation.LessThan,
        "<:" or "<=" => FilterOperation.LessThanOrEqual,
        _ => FilterOperation.Is,
    };

    /// <summary>Several values with commas between them: any of them.</summary>
    public static string[] Values(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static bool IsDate(string text) => TryDate(text, out _);

    /// <summary>Reads a date, in UTC where it does not say.</summary>
    public static bool TryDate(string text, out DateTime date) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out date);
}
