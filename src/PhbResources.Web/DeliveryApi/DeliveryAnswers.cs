using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using PhbResources.Embedded.Published;
using PhbResources.Site.Serving;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.DeliveryApi;

/// <summary>Gives out answers of the Delivery API: finished ones from memory for as long as nothing changed, and problems the way Umbraco writes them.</summary>
internal sealed class DeliveryAnswers(PublishedContentVersion version, DeliveryContext context, ILanguageService languages, IApiPropertyRenderer renderer) : IDisposable
{
    /// <summary>Memory for finished answers, in bytes.</summary>
    private const long MostBytes = 16 * 1024 * 1024;

    private const string VersionHeader = "api-supported-versions";

    private readonly MemoryCache _finished = new(new MemoryCacheOptions { SizeLimit = MostBytes, CompactionPercentage = 0.25 });

    private sealed record Key(long Version, string Address, string? Culture, string? Segment, string? StartItem);

    /// <summary>Answers a request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="mayRead">Says whether this request may be answered.</param>
    /// <param name="make">Makes the answer of published content; <c>null</c> where there is no such thing.</param>
    public Task AnswerAsync(HttpContext http, Func<DeliveryRequest, bool> mayRead, Func<object?> make)
    {
        http.Response.Headers[VersionHeader] = "2.0";
        DeliveryRequest request = DeliveryRequest.Of(http);
        if (!mayRead(request))
            return RefuseAsync(http, StatusCodes.Status401Unauthorized);
        if (request.Preview)
            return MakeAsync(http, request, make, null);
        Key key = new(version.Current, http.Request.Path.Value + http.Request.QueryString.Value, request.Culture, request.Segment, request.StartItemAsked);
        return _finished.Get<StoredPage>(key) is { } page ? page.WriteAsync(http) : MakeAsync(http, request, make, key);
    }

    // What is set for this request ends with the method, since it is asynchronous.
    private async Task MakeAsync(HttpContext http, DeliveryRequest request, Func<object?> make, Key? key)
    {
        try
        {
            request = request with { Expansion = Expansion(http.Request.Query), DefaultCulture = await languages.GetDefaultIsoCodeAsync() };
            if (!context.TryEnter(request))
            {
                await RefuseAsync(http, StatusCodes.Status404NotFound, JsonSerializer.SerializeToUtf8Bytes("The Start-Item could not be found"));
                return;
            }

            if (make() is not { } answer)
            {
                await RefuseAsync(http, StatusCodes.Status404NotFound);
                return;
            }

            StoredPage page = new(Pages.Json, DeliveryJson.Write(answer), key is null ? "no-store" : "no-cache", DeliveryRequest.Vary);
            if (key is not null)
                _finished.Set(key, page, new MemoryCacheEntryOptions { Size = page.Size });
            await page.WriteAsync(http);
        }
        catch (DeliveryProblem problem)
        {
            await RefuseAsync(http, problem.Status, JsonSerializer.SerializeToUtf8Bytes(new { type = "Error", title = problem.Title, status = problem.Status, detail = problem.Message }), "application/problem+json; charset=utf-8");
        }
    }

    /// <summary>Reads a whole number from the address.</summary>
    public static int Number(IQueryCollection query, string name, int otherwise)
    {
        string text = query[name].ToString();
        return text.Length == 0 ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
            : throw DeliveryProblem.BadNumber(name);
    }

    /// <summary>The values of a parameter that may come several times; empty ones are passed over.</summary>
    public static string[] Texts(IQueryCollection query, string name) => [.. query[name].OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text))];

    public void Dispose() => _finished.Dispose();

    private OutputExpansion Expansion(IQueryCollection query)
    {
        string expand = query["expand"].ToString(), fields = query["fields"].ToString();
        return new OutputExpansion(
            renderer,
            expand.Length == 0 ? null : FieldTree.Parse(expand) ?? throw DeliveryProblem.BadFields("expand"),
            fields.Length == 0 ? FieldTree.Everything : FieldTree.Parse(fields) ?? throw DeliveryProblem.BadFields("fields"));
    }

    private static async Task RefuseAsync(HttpContext http, int status, byte[]? body = null, string contentType = Pages.Json)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = DeliveryRequest.Vary;
        if (body is null)
            return;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
