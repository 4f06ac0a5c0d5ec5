using System.Globalization;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace PhbResources.Web.DeliveryApi;

/// <summary>What a request to the Delivery API says of itself in its headers.</summary>
/// <param name="Preview">True for drafts.</param>
/// <param name="Culture">The language asked for, or <c>null</c>.</param>
/// <param name="Segment">The segment asked for, or <c>null</c>.</param>
/// <param name="StartItemAsked">Key or URL segment of the root asked for, or <c>null</c>.</param>
/// <param name="ApiKey">The key that came with it, or <c>null</c>.</param>
internal sealed record DeliveryRequest(bool Preview, string? Culture, string? Segment, string? StartItemAsked, string? ApiKey)
{
    /// <summary>Headers of its own that pages of other sites may send.</summary>
    public const string Headers = "Accept, Accept-Language, Accept-Segment, Api-Key, If-None-Match, Preview, Start-Item";

    /// <summary>What an answer depends on, besides its address.</summary>
    public const string Vary = "Accept-Language, Accept-Segment, Preview, Start-Item";

    /// <summary>Longest value of a header that is looked at, in characters.</summary>
    private const int Longest = 200;

    /// <summary>The root that was asked for, once it is found.</summary>
    public IPublishedContent? StartItem { get; init; }

    /// <summary>The language of who asks for none.</summary>
    public string? DefaultCulture { get; init; }

    /// <summary>What of the properties is wanted.</summary>
    public OutputExpansion? Expansion { get; init; }

    public static DeliveryRequest Of(HttpContext context)
    {
        IHeaderDictionary headers = context.Request.Headers;
        return new DeliveryRequest(
            bool.TryParse(headers["Preview"].ToString(), out bool preview) && preview,
            LanguageOf(headers.AcceptLanguage.ToString()),
            Text("Accept-Segment"),
            Text("Start-Item")?.Trim('/'),
            Text("Api-Key"));

        string? Text(string name) => headers[name].ToString() is { Length: > 0 and <= Longest } text ? text.Trim() : null;
    }

    // One language, as Umbraco takes it. A list, which browsers send by themselves, is no wish for one.
    private static string? LanguageOf(string header)
    {
        string language = header.Trim();
        if (language.Length is 0 or > 35 || language.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '-'))
            return null;
        try
        {
            return CultureInfo.GetCultureInfo(language, predefinedOnly: true).Name;
        }
        catch (CultureNotFoundException)
        {
            return language;
        }
    }
}
