using System.Text;
using Microsoft.AspNetCore.Routing;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Api;

/// <summary>The API described for programs that make clients: OpenAPI 3.1, written by hand beside the code. A test holds every answer to it.</summary>
internal static class ApiDocument
{
    public const string Path = "/openapi/v1.json";

    public static void MapApiDocument(IEndpointRouteBuilder routes)
    {
        StoredPage document = new(Pages.Json, Encoding.UTF8.GetBytes(Text()));
        routes.MapApi(Path, document.WriteAsync);
    }

    private static string Text()
    {
        using Stream stream = typeof(ApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
