using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PhbResources.Web.Tests.Posting;

/// <summary>Plans a rota, and presses every button of the planner, rightly and wrongly.</summary>
internal sealed partial class RotaVisitor(HttpClient client, string marker)
{
    private const string Path = "/rota";

    private string _state = "";

    public async Task PlanAsync()
    {
        Assert.That(await PressAsync("add-person", ("person-name", marker)), Does.Contain(marker + " is on the rota"));
        Assert.That(await PressAsync("add-shift", ("shift-days", "1"), ("shift-from", marker), ("shift-to", "16:00"), ("shift-first", "1")), Does.Contain("Something needs another look"));
        Assert.That(await PressAsync("add-shift", ("shift-days", "1"), ("shift-from", "08:00"), ("shift-to", "16:00"), ("shift-first", "1")), Does.Contain("1 shift added"));
        Assert.That(await PressAsync("add-cover", ("cover-days", "1"), ("cover-from", "07:00"), ("cover-to", "09:00"), ("cover-people", "1")), Does.Contain("07:00"));
        foreach (string button in new[] { "download:docx", "download:odt", "download:pdf", "download:xlsx", "download:txt", "calendar:1" })
        {
            using HttpResponseMessage file = await SendAsync(button);
            Assert.That(file.Content.Headers.ContentDisposition?.DispositionType, Is.EqualTo("attachment"), button);
        }

        using HttpResponseMessage saved = await SendAsync("save");
        byte[] rota = await saved.Content.ReadAsByteArrayAsync();
        Assert.That(await LoadAsync(rota), Does.Contain("Your rota is loaded").And.Contain(marker));
        await LoadAsync(rota[..^20]);
        await LoadAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(marker, 30_000))));
        await LoadAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(marker, 200_000))));
        foreach (string wrong in new[] { $"download:{marker}", $"calendar:{marker}", marker })
            (await SendAsync(wrong)).Dispose();
        (await SendAsync("update", ("rota-start", marker))).Dispose();
        (await SendAsync("update", ("state", marker))).Dispose();
        using HttpResponseMessage big = await SendAsync("update", ("person-name", string.Concat(Enumerable.Repeat(marker, 100_000))));
        Assert.That(big.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    /// <summary>Presses a button of the page as it was last shown.</summary>
    public Task<HttpResponseMessage> SendAsync(string button, params (string Control, string Value)[] typed) =>
        client.PostAsync(Path, new FormUrlEncodedContent(Controls(button, typed)));

    private async Task<string> PressAsync(string button, params (string Control, string Value)[] typed)
    {
        using HttpResponseMessage answer = await SendAsync(button, typed);
        string page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        _state = State().Match(page).Groups[1].Value;
        return page;
    }

    private async Task<string> LoadAsync(byte[] file)
    {
        using MultipartFormDataContent form = [];
        foreach ((string name, string value) in Controls("load", []))
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(file), "answers-file", $"{marker}.json");
        using HttpResponseMessage answer = await client.PostAsync(Path, form);
        return await answer.Content.ReadAsStringAsync();
    }

    private IEnumerable<KeyValuePair<string, string>> Controls(string button, (string Control, string Value)[] typed)
    {
        Dictionary<string, string> controls = new()
        {
            ["state"] = _state, ["rota-title"] = marker, ["rota-start"] = "2026-11-30", ["rota-weeks"] = "1", ["calendar-weeks"] = "4", ["do"] = button,
        };
        foreach ((string control, string value) in typed)
            controls[control] = value;
        return controls;
    }

    [GeneratedRegex("name=\"state\" value=\"([^\"]*)\"")]
    private static partial Regex State();
}
