using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PhbResources.Core;

namespace PhbResources.Site.Serving;

/// <summary>Where the site is found from outside.</summary>
internal sealed class SiteAddress(IOptions<PhbOptions> options)
{
    private readonly string? _configured = string.IsNullOrEmpty(options.Value.PublicUrl) ? null : options.Value.PublicUrl.TrimEnd('/');

    /// <summary>Scheme and host with no slash at the end.</summary>
    public string Of(HttpRequest request) => _configured ?? $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
