using Microsoft.Extensions.Options;

namespace PhbResources.Site.Api;

/// <summary>Settings <c>Phb:Api</c> of what programs read: <c>/api/v1</c> and, in the embedded host, Umbraco's Delivery API.</summary>
public sealed class ApiOptions
{
    /// <summary>The section the settings are read from.</summary>
    public const string Section = "Phb:Api";

    /// <summary>
    /// Web sites whose pages may read the API in a browser (CORS), such as <c>https://charity.example</c>, with commas between them. <c>*</c> is any
    /// site: what the API gives out is public and the same for everybody, and no cookie is ever read. Empty is none.
    /// </summary>
    public string Origins { get; set; } = "*";

    /// <summary>Requests a minute from one address on the internet, from 60 to 1,000,000. Far more than one program needs: it only stops one that has run wild.</summary>
    public int RequestsPerMinute { get; set; } = 6000;

    /// <summary>
    /// Whether requests from the machine itself are counted as well. They are not by default: a proxy in front of the site that is not told to
    /// forward the visitors' addresses would make all of them one.
    /// </summary>
    public bool CountThisMachine { get; set; }

    internal IReadOnlyList<string> OriginList => Origins.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal string? Mistake()
    {
        if (OriginList.FirstOrDefault(origin => origin != "*" && !IsOrigin(origin)) is { } wrong)
            return $"The setting Phb:Api:Origins has '{wrong}'. Write addresses of sites alone, such as https://charity.example, or * for any site.";
        return RequestsPerMinute is < 60 or > 1_000_000
            ? $"The setting Phb:Api:RequestsPerMinute is {RequestsPerMinute}. Write a number from 60 to 1000000."
            : null;
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" && string.Equals(url.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Stops the start where a setting makes no sense.</summary>
internal sealed class ApiOptionsCheck : IValidateOptions<ApiOptions>
{
    public ValidateOptionsResult Validate(string? name, ApiOptions options) =>
        options.Mistake() is { } mistake ? ValidateOptionsResult.Fail(mistake) : ValidateOptionsResult.Success;
}
