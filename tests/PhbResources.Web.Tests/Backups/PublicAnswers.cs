using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PhbResources.Web.Tests.Backups;

/// <summary>What a site answers to anybody, wherever it runs: each page of its site map, each template in every format, lists and searches.</summary>
internal static partial class PublicAnswers
{
    private static readonly string[] s_others =
    [
        "/templates?category=&kind=&sort=title", "/search?q=rota", "/search?q=annual+leave", "/search?q=wheelbarrowing", "/api/v1/templates?take=100", "/api/v1/search?q=rota", "/api/v1/suggest?q=ro",
        "/feed.atom", "/sitemap.xml", "/robots.txt", "/umbraco/delivery/api/v2/content", "/no-such-page",
    ];

    /// <summary>Status, type and content of each answer, by address.</summary>
    /// <param name="address">Where the site listens.</param>
    /// <param name="more">Addresses besides those that every library has.</param>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(Uri address, IReadOnlyList<string>? more = null)
    {
        using HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        // Pages name the address they were asked at.
        client.DefaultRequestHeaders.Host = "library.example";
        XDocument map = XDocument.Parse(await client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));
        List<string> paths = [.. map.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).PathAndQuery), .. s_others, .. more ?? []];
        using JsonDocument list = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/templates?take=100", UriKind.Relative)));
        foreach (JsonElement template in list.RootElement.GetProperty("items").EnumerateArray())
        {
            string slug = template.GetProperty("slug").GetString()!;
            paths.Add($"/api/v1/templates/{slug}");
            paths.AddRange(template.GetProperty("formats").EnumerateArray().Select(format => $"/templates/{slug}/download?format={format.GetString()}"));
        }

        SortedDictionary<string, string> answers = new(StringComparer.Ordinal);
        foreach (string path in paths.Distinct())
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            byte[] content = await answer.Content.ReadAsByteArrayAsync();
            // A score is no more than an order; how large it is depends on what was deleted from the index since it was built.
            bool scored = path.StartsWith("/api/v1/search", StringComparison.Ordinal);
            if (scored)
                content = Encoding.UTF8.GetBytes(Score().Replace(Encoding.UTF8.GetString(content), ""));
            answers[path] = $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {content.Length} {(scored ? null : answer.Headers.ETag)} {Convert.ToHexStringLower(SHA256.HashData(content))}";
        }

        return answers;
    }

    [GeneratedRegex("\"score\":[0-9.E-]+,")]
    private static partial Regex Score();
}
