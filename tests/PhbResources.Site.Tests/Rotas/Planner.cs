using System.Net;
using System.Text.RegularExpressions;

namespace PhbResources.Site.Tests.Rotas;

/// <summary>A visitor of the planner with a browser that has no scripts: what stands in the form is sent back with each press of a button.</summary>
internal sealed partial class Planner
{
    private readonly SiteHost _site;

    private Planner(SiteHost site) => _site = site;

    /// <summary>The page as it was last shown.</summary>
    public string Html { get; private set; } = "";

    /// <summary>Its words, without markup.</summary>
    public string Words => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Html, " ")), " ");

    public HttpStatusCode Status { get; private set; }

    public static async Task<Planner> OpenAsync(SiteHost site) => new(site) { Html = await site.TextAsync("/rota") };

    /// <summary>Presses a button after something was typed; several values of a control are separated by commas.</summary>
    public async Task PressAsync(string button, params (string Control, string Value)[] typed)
    {
        using HttpResponseMessage answer = await SendAsync(button, null, typed);
        Status = answer.StatusCode;
        Html = await answer.Content.ReadAsStringAsync();
    }

    public async Task LoadAsync(byte[] file, params (string Control, string Value)[] typed)
    {
        using HttpResponseMessage answer = await SendAsync("load", file, typed);
        Status = answer.StatusCode;
        Html = await answer.Content.ReadAsStringAsync();
    }

    public async Task<HttpResponseMessage> SendAsync(string button, byte[]? file, params (string Control, string Value)[] typed)
    {
        using MultipartFormDataContent form = [];
        foreach ((string name, string value) in Controls().Where(control => typed.All(other => other.Control != control.Name)))
            form.Add(new StringContent(value), $"\"{name}\"");
        foreach ((string control, string values) in typed)
        {
            foreach (string value in values.Split(','))
                form.Add(new StringContent(value), $"\"{control}\"");
        }

        form.Add(new StringContent(button), "\"do\"");
        if (file is not null)
            form.Add(new ByteArrayContent(file), "\"answers-file\"", "\"rota.json\"");
        return await _site.Client.PostAsync(new Uri(_site.Address + "/rota"), form);
    }

    /// <summary>The value of the button that has these words.</summary>
    public string Button(string words) => Buttons().Matches(Html)
        .First(match => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(match.Groups[2].Value, "")), " ").Contains(words, StringComparison.Ordinal)).Groups[1].Value;

    private IEnumerable<(string Name, string Value)> Controls()
    {
        string form = Html[Html.IndexOf("<form class=\"fill rota\"", StringComparison.Ordinal)..];
        foreach (string input in Inputs().Matches(form).Select(match => match.Value))
        {
            string name = Attribute(input, "name");
            if (name.Length > 0 && Attribute(input, "type") != "file" && (Attribute(input, "type") != "checkbox" || input.Contains(" checked", StringComparison.Ordinal)))
                yield return (name, Attribute(input, "value"));
        }

        foreach (Match select in Selects().Matches(form))
        {
            Match chosen = Chosen().Match(select.Groups[2].Value);
            yield return (select.Groups[1].Value, chosen.Success ? chosen.Groups[1].Value : "");
        }
    }

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $" {name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("<button name=\"do\" value=\"([^\"]*)\"[^>]*>(.*?)</button>", RegexOptions.Singleline)]
    private static partial Regex Buttons();

    [GeneratedRegex("<select id=\"([^\"]*)\".*?>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Selects();

    [GeneratedRegex("value=\"([^\"]*)\" selected")]
    private static partial Regex Chosen();
}
