using System.Net;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Curators;

[NonParallelizable]
internal sealed class FirstCuratorTests
{
    private const string Form = "/curator/first";

    private RunningSite _site = null!;
    private Browser _browser = null!;

    private string Link => $"{Form}?token={_site.Token}";

    [SetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.StartAsync();
        _browser = new Browser(_site.Address);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public async Task The_link_makes_one_account_and_works_once()
    {
        string token = _site.Token!;
        HttpResponseMessage page = await _browser.GetAsync(Link);
        Assert.Multiple(() =>
        {
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(page.Headers.CacheControl!.NoStore);
            Assert.That(page.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("no-referrer"));
            Assert.That(page.Headers.GetValues("X-Robots-Tag").Single(), Is.EqualTo("noindex"));
            Assert.That(page.Headers.GetValues("Set-Cookie").Single(), Does.Contain("samesite=strict").And.Contain("httponly"));
        });

        HttpResponseMessage made = await SubmitAsync(token, " first@library.example ", RunningSite.Password);
        string said = await made.Content.ReadAsStringAsync();
        Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.OK), said);
        Assert.That(said, Does.Contain("The account is made").And.Contain("What you can do now").And.Not.Contain(token));
        Assert.That(_site.Token, Is.Null);

        HttpResponseMessage again = await _browser.GetAsync($"{Form}?token={token}");
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await again.Content.ReadAsStringAsync(), Does.Contain("not good any more").And.Contain("restart the site"));
        HttpResponseMessage signedIn = await _browser.SignInAsync(RunningSite.Email, RunningSite.Password);
        Assert.That(signedIn.Headers.Location!.ToString(), Is.EqualTo("/curator"));
        Assert.That(await _browser.TextAsync("/curator"), Does.Contain("Curator’s desk"));
    }

    [Test]
    public async Task Two_who_send_the_form_at_once_make_one_account()
    {
        string token = _site.Token!;
        string formToken = Browser.FormToken(await _browser.TextAsync(Link));
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => _browser.PostAsync(Form,
            ("form-token", formToken), ("token", token), ("email", $"curator{number}@library.example"), ("password", RunningSite.Password), ("again", RunningSite.Password))));
        Assert.That(answers.Count(answer => answer.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.Forbidden), Is.EqualTo(3));
    }

    [Test]
    public async Task Mistakes_are_shown_beside_the_field_and_above_and_the_address_stays()
    {
        HttpResponseMessage answer = await SubmitAsync(_site.Token!, "name@place", "short");
        string page = await answer.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(page, Does.Contain("<title>Error: "));
            Assert.That(page, Does.Match("<div class=\"errors\"[^>]* autofocus"));
            Assert.That(page, Does.Contain("<a href=\"#email\">").And.Contain("<a href=\"#password\">"));
            Assert.That(page, Does.Contain("id=\"email-mistake\"").And.Contain("aria-invalid=\"true\"").And.Contain("value=\"name@place\""));
            Assert.That(page, Does.Not.Contain("short\""), "a password is never sent back");
            Assert.That(_site.Token, Is.Not.Null);
        });
        string different = await (await SubmitAsync(_site.Token!, RunningSite.Email, RunningSite.Password, "four plain words there")).Content.ReadAsStringAsync();
        Assert.That(different, Does.Contain("not the same").And.Contain("<a href=\"#again\">"));
        string empty = await (await SubmitAsync(_site.Token!, "", "")).Content.ReadAsStringAsync();
        Assert.That(empty, Does.Contain("Enter an email address").And.Contain("Use at least 12 characters"));
    }

    [Test]
    public async Task A_wrong_link_and_a_form_from_elsewhere_make_nothing()
    {
        foreach (string query in (string[])["", "?token=", "?token=0123", "?token=" + new string('0', 48)])
            Assert.That((await _browser.GetAsync(Form + query)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), query);

        await _browser.GetAsync(Link);
        HttpResponseMessage forged = await _browser.PostAsync(Form, ("token", _site.Token!), ("email", RunningSite.Email), ("password", RunningSite.Password), ("again", RunningSite.Password));
        Assert.That(forged.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await forged.Content.ReadAsStringAsync(), Does.Contain("out of date").And.Contain("load the page again"));
        HttpResponseMessage guessed = await _browser.SubmitAsync(Link, Form, ("token", new string('0', 48)), ("email", RunningSite.Email), ("password", RunningSite.Password), ("again", RunningSite.Password));
        Assert.That(guessed.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(_site.Token, Is.Not.Null);
    }

    private Task<HttpResponseMessage> SubmitAsync(string token, string email, string password, string? again = null) =>
        _browser.SubmitAsync(Link, Form, ("token", token), ("email", email), ("password", password), ("again", again ?? password));
}
