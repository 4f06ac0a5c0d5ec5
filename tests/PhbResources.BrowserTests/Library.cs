using System.Net.Http.Json;
using System.Text.Json;

namespace PhbResources.BrowserTests;

/// <summary>What the running site has.</summary>
internal static class Library
{
    /// <summary>Addresses of the pages of all templates.</summary>
    public static async Task<string[]> TemplatesAsync()
    {
        using HttpClient client = new() { BaseAddress = new Uri(Browsing.Address) };
        JsonElement list = await client.GetFromJsonAsync<JsonElement>("/api/v1/templates?take=100");
        string[] addresses = [.. list.GetProperty("items").EnumerateArray().Select(item => $"/templates/{item.GetProperty("slug").GetString()}")];
        Assert.That(addresses, Has.Length.GreaterThanOrEqualTo(20));
        return addresses;
    }
}
