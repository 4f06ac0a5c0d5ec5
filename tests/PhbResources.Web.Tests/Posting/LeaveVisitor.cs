using System.Net;

namespace PhbResources.Web.Tests.Posting;

/// <summary>Works leave out for set and for changing hours, rightly and wrongly.</summary>
internal sealed class LeaveVisitor(HttpClient client, string marker, string number)
{
    private const string SetHours = "/leave/set-hours", ChangingHours = "/leave/changing-hours";

    private readonly Dictionary<string, string> _set = new() { ["year-starts"] = "2026-04-01", ["days"] = "5", ["hours"] = "37.5", ["taken"] = number, ["nation"] = "England", ["note"] = marker };

    private readonly Dictionary<string, string> _changing = new() { ["year-starts"] = "2026-04-01", ["periods"] = $"60\n{number}", ["taken"] = "1", ["nation"] = "England", ["note"] = marker };

    public async Task WorkOutAsync()
    {
        foreach ((string path, Dictionary<string, string> right) in new[] { (SetHours, _set), (ChangingHours, _changing) })
        {
            Assert.That(await TextAsync(path, right, HttpStatusCode.OK), Does.Contain("The answer").And.Contain(number));
            foreach (string format in new[] { "docx", "odt", "pdf", "txt" })
                await TextAsync(path, new(right) { ["download"] = format }, HttpStatusCode.OK);
            foreach (string control in right.Keys.Where(control => control != "note"))
                Assert.That(await TextAsync(path, new(right) { [control] = marker }, control == "nation" ? null : HttpStatusCode.UnprocessableEntity), Does.Contain(marker));
            await TextAsync(path, new(right) { ["note"] = string.Concat(Enumerable.Repeat(marker, 100_000)) }, HttpStatusCode.RequestEntityTooLarge);
        }
    }

    public Task<HttpResponseMessage> DownloadAsync(string format) =>
        client.PostAsync(ChangingHours, new FormUrlEncodedContent(_changing.Append(KeyValuePair.Create("download", format))));

    private async Task<string> TextAsync(string path, Dictionary<string, string> fields, HttpStatusCode? expected)
    {
        using HttpResponseMessage answer = await client.PostAsync(path, new FormUrlEncodedContent(fields));
        if (expected is not null)
            Assert.That(answer.StatusCode, Is.EqualTo(expected), path);
        return await answer.Content.ReadAsStringAsync();
    }
}
