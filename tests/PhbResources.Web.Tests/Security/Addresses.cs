using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using PhbResources.Core.Library;

namespace PhbResources.Web.Tests.Security;

/// <summary>The addresses of the site, as it maps them, so that no test forgets one that was added.</summary>
internal static class Addresses
{
    /// <summary>Patterns of the addresses with certain methods.</summary>
    public static string[] Of(Func<IReadOnlyList<string>, bool> methods) =>
    [
        .. Somewhere.Site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { } has && methods(has.HttpMethods))
            .Select(endpoint => endpoint.RoutePattern.RawText!).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The address of a pattern, with keys of things that are there.</summary>
    public static string Fill(string pattern)
    {
        Template template = Somewhere.Site.Get<PublishedLibrary>().Current.BySlug[Config.Few[0]];
        return Fill(pattern, name => name switch
        {
            "step" => "1",
            "slug" => template.Slug,
            "file" => Somewhere.KeyOf(Somewhere.DraftFile),
            "id" when pattern.Contains("/forms/", StringComparison.Ordinal) => "b7d73d6c-4d67-4eab-88ab-7e9b87d0b92b",
            "id" => Somewhere.KeyOf(Somewhere.Draft),
            "key" when pattern.StartsWith("/curator/queue", StringComparison.Ordinal) => Somewhere.KeyOf(Somewhere.Waiting),
            "key" when pattern.StartsWith("/curator/members", StringComparison.Ordinal) => Somewhere.MemberKey,
            "key" => template.Key.ToString("D"),
            _ => "x",
        });
    }

    /// <summary>The same with keys of nothing.</summary>
    public static string FillWithNothing(string pattern) => Fill(pattern, name => name == "step" ? "1" : Guid.NewGuid().ToString("D"));

    private static string Fill(string pattern, Func<string, string> value)
    {
        string address = pattern;
        foreach (RoutePatternParameterPart part in RoutePatternFactory.Parse(pattern).Parameters)
        {
            int begins = address.IndexOf("{" + part.Name, StringComparison.Ordinal), ends = address.IndexOf('}', begins);
            address = address[..begins] + value(part.Name) + address[(ends + 1)..];
        }

        return address.Replace("{*", "{", StringComparison.Ordinal);
    }
}
