using System.Text.Json.Nodes;
using NJsonSchema;

namespace PhbResources.Web.Tests.DeliveryApi;

/// <summary>
/// Umbraco's own description of its Delivery API and answers recorded of it. They are not part of this repository: they are looked for in the folder
/// <c>shared</c> beside it, or where the environment variable <c>PHB_SHARED</c> says.
/// </summary>
internal static class SharedContracts
{
    private static string? Folder
    {
        get
        {
            if (Environment.GetEnvironmentVariable("PHB_SHARED") is { Length: > 0 } named)
                return Path.Combine(named, "contracts");
            DirectoryInfo? at = new(AppContext.BaseDirectory);
            while (at is not null && !File.Exists(Path.Combine(at.FullName, "PhbResources.sln")))
                at = at.Parent;
            string? beside = at?.Parent is { } parent ? Path.Combine(parent.FullName, "shared", "contracts") : null;
            return Directory.Exists(beside) ? beside : null;
        }
    }

    /// <summary>Skips the test, and says why, where the contracts are not there.</summary>
    public static void Need()
    {
        if (Folder is null)
            Assert.Ignore("Umbraco's recorded contracts are not here: there is no folder 'shared/contracts' beside the repository, and PHB_SHARED is not set.");
    }

    public static JsonNode Sample(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder!, "samples", name + ".json")))!;

    /// <summary>The schema of a successful answer to GET of an address, as the document has it.</summary>
    public static Task<JsonSchema> SchemaAsync(string path, string status = "200") =>
        OpenApi.SchemaAsync(JsonNode.Parse(File.ReadAllText(Path.Combine(Folder!, "umbraco-delivery-openapi.json")))!, path, status, "application/json");
}
