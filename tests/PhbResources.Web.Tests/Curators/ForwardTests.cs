using System.Net;
using System.Text;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Curators;

/// <summary>A curator brings in a mail on behalf of who sent it.</summary>
[NonParallelizable]
internal sealed class ForwardTests
{
    private const string Path = "/curator/forward";
    private const string Mail = "From: \"<b>Jo</b>\" <jo@people.example>\r\nSubject: <script>alert(1)</script>\r\nMessage-ID: <one@people.example>\r\n\r\nHere is our rota.";

    private RunningSite _site = null!;
    private Browser _browser = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.WithCuratorAsync();
        _browser = new Browser(_site.Address);
        await _browser.SignInAsync(RunningSite.Email, RunningSite.Password);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public async Task Nobody_but_a_curator_and_no_other_site_brings_anything_in()
    {
        using Browser stranger = new(_site.Address);
        Assert.That((await stranger.GetAsync(Path)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await SendAsync(stranger, "", Mail)).Headers.Location!.OriginalString, Does.StartWith("/sign-in"));
        Assert.That((await SendAsync(_browser, "wrong", Mail)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_mail_becomes_a_draft_that_the_curator_finishes_and_is_taken_once()
    {
        string token = Browser.FormToken(await _browser.TextAsync(Path));
        HttpResponseMessage made = await SendAsync(_browser, token, Mail);
        Assert.That(made.Headers.Location!.OriginalString, Does.StartWith(Path + "?made="));
        string page = await _browser.TextAsync(made.Headers.Location.OriginalString);
        string id = made.Headers.Location.OriginalString.Split('=')[1];
        Assert.That(page, Does.Contain($"/share/{id}/1").And.Contain("jo@people.example").And.Not.Contain("<script>alert"));
        string draft = await _browser.TextAsync($"/share/{id}/1");
        Assert.That(draft, Does.Contain("Here is our rota.").And.Not.Contain("<script>alert").And.Not.Contain("jo@people.example"));
        Assert.That((await SendAsync(_browser, token, Mail)).Headers.Location!.OriginalString, Is.EqualTo($"{Path}?known={id}"));
        Assert.That(await _browser.TextAsync($"{Path}?known={id}"), Does.Contain("brought in before"));
    }

    [Test]
    public async Task What_is_no_mail_is_told_beside_the_field()
    {
        string token = Browser.FormToken(await _browser.TextAsync(Path));
        HttpResponseMessage answer = await SendAsync(_browser, token, "Just words\n\nand more");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("id=\"mail-mistake\"").And.Contain("not a saved mail"));
        Assert.That((await _browser.PostAsync(Path, ("form-token", token))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    private static Task<HttpResponseMessage> SendAsync(Browser browser, string token, string mail)
    {
        MultipartFormDataContent form = new() { { new StringContent(token), "form-token" }, { new StringContent("yes"), "to-member" } };
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(mail)), "mail", "mail.eml");
        return browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, Path) { Content = form });
    }
}
