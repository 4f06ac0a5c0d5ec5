using System.Net;

namespace PhbResources.Site.Tests;

/// <summary>What holds for every form that needs no account and keeps nothing.</summary>
internal sealed class OpenFormTests : OnTheSite
{
    private static readonly string[] s_forms = ["/templates/weekly-rota/fill", "/rota", "/leave/set-hours", "/leave/changing-hours"];

    [Test]
    public async Task A_form_that_another_site_sends_is_not_answered(
        [ValueSource(nameof(s_forms))] string path,
        [Values("Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: https://other.example", "Origin: null")] string header)
    {
        using HttpResponseMessage answer = await SendAsync(path, header.Split(": "));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("That form was on another site").And.Contain($"href=\"{path}\""));
    }

    [Test]
    public async Task A_form_of_ours_is_answered_and_the_answer_is_kept_by_nobody([ValueSource(nameof(s_forms))] string path, [Values("new", "old")] string browser)
    {
        using HttpResponseMessage answer = await SendAsync(path, browser == "new" ? ["Sec-Fetch-Site", "same-origin"] : ["Origin", Site.Address]);
        Assert.That((int)answer.StatusCode, Is.AnyOf(200, 422));
        Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
        Assert.That(answer.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("same-origin"), "Or an older browser sends the next form with no origin.");
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
    }

    [Test]
    public async Task Another_kind_of_content_is_no_form([ValueSource(nameof(s_forms))] string path)
    {
        using HttpResponseMessage answer = await Site.Client.PostAsync(new Uri(Site.Address + path), new StringContent("{}", null, "application/json"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private Task<HttpResponseMessage> SendAsync(string path, string[] header)
    {
        HttpRequestMessage request = new(HttpMethod.Post, new Uri(Site.Address + path)) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add(header[0], header[1]);
        return Site.Client.SendAsync(request);
    }
}
