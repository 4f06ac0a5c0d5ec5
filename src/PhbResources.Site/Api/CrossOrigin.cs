using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace PhbResources.Site.Api;

/// <summary>
/// Lets pages of other sites read what programs read (CORS, the Fetch standard). Answers are the same for everybody and cookies are never
/// asked for, so there are no credentials to allow.
/// </summary>
internal sealed class CrossOrigin
{
    /// <summary>What a browser keeps of a preflight, in seconds.</summary>
    private const string KeptFor = "7200";

    private const string ExposedHeaders = "ETag, Retry-After, RateLimit, RateLimit-Policy, api-supported-versions";

    private readonly bool _any;
    private readonly HashSet<string> _origins;

    public CrossOrigin(IOptions<ApiOptions> options)
    {
        _any = options.Value.OriginList.Contains("*");
        _origins = new HashSet<string>(options.Value.OriginList, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Says on the answer that the page that asked may read it, where it may.</summary>
    /// <returns>False where the answer depends on who asks, so that caches must be told; true where it does not.</returns>
    public bool Allow(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        string origin = context.Request.Headers.Origin.ToString();
        if (_any)
        {
            headers.AccessControlAllowOrigin = "*";
            if (origin.Length > 0)
                headers.AccessControlExposeHeaders = ExposedHeaders;
            return true;
        }

        if (origin.Length > 0 && _origins.Contains(origin))
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlExposeHeaders = ExposedHeaders;
        }

        return _origins.Count == 0;
    }

    /// <summary>Answers a browser that asks whether it may send headers of its own.</summary>
    /// <param name="context">The request.</param>
    /// <param name="requestHeaders">The headers it may send.</param>
    public void AnswerPreflight(HttpContext context, string requestHeaders)
    {
        IHeaderDictionary headers = context.Response.Headers;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        headers.Allow = ApiRoutes.Methods;
        if (!Allow(context))
            headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        headers.AccessControlAllowMethods = ApiRoutes.Methods;
        headers.AccessControlAllowHeaders = requestHeaders;
        headers.AccessControlMaxAge = KeptFor;
    }
}
