using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Members;
using PhbResources.Site;
using PhbResources.Web.Tests.InProcess;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.Tests.Curators;

[NonParallelizable]
internal sealed partial class SignInTests
{
    private RunningSite _site = null!;
    private Browser _browser = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _site = await RunningSite.WithCuratorAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _site.DisposeAsync();

    [SetUp]
    public void Open() => _browser = new Browser(_site.Address);

    [TearDown]
    public void Close() => _browser.Dispose();

    [Test]
    public async Task A_curator_signs_in_sees_the_desk_and_signs_out()
    {
        HttpResponseMessage turnedAway = await _browser.GetAsync("/curator");
        Assert.That(turnedAway.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(turnedAway.Headers.Location!.ToString(), Is.EqualTo("/sign-in?returnUrl=%2Fcurator"));

        HttpResponseMessage answer = await _browser.SignInAsync(RunningSite.Email, RunningSite.Password);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        string cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("Phb.Member=", StringComparison.Ordinal));
        Assert.That(cookie, Does.Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/").And.Not.Contain("expires="));

        HttpResponseMessage desk = await _browser.GetAsync("/curator");
        string page = await desk.Content.ReadAsStringAsync();
        Assert.That(desk.Headers.CacheControl!.NoStore);
        Assert.That(page, Does.Contain(RunningSite.Email).And.Contain("Rotas and time").And.Contain("The index is well: 3 templates"));

        HttpResponseMessage open = await _browser.GetAsync("/");
        Assert.That(open.Headers.Contains("Set-Cookie"), Is.False);
        Assert.That(await open.Content.ReadAsStringAsync(), Does.Not.Contain(RunningSite.Email));

        HttpResponseMessage forged = await _browser.PostAsync("/sign-out");
        Assert.That(forged.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType).Or.EqualTo(HttpStatusCode.BadRequest));
        HttpResponseMessage signedOut = await _browser.PostAsync("/sign-out", ("form-token", Browser.FormToken(page)));
        Assert.That(signedOut.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await _browser.GetAsync("/curator")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task Nobody_learns_whether_there_is_such_an_account()
    {
        (string known, TimeSpan knownTook) = await RefusedAsync(RunningSite.Email);
        (string unknown, TimeSpan unknownTook) = await RefusedAsync("nobody@library.example");
        Assert.That(unknown, Is.EqualTo(known));
        Assert.That(knownTook, Is.GreaterThanOrEqualTo(MemberSignIn.RefusalTakes - TimeSpan.FromMilliseconds(20)));
        Assert.That(unknownTook, Is.GreaterThanOrEqualTo(MemberSignIn.RefusalTakes - TimeSpan.FromMilliseconds(20)));
    }

    [TestCase("//evil.example")]
    [TestCase("https://evil.example/")]
    [TestCase(@"/\evil.example")]
    [TestCase("/\t/evil.example")]
    [TestCase("javascript:alert(1)")]
    [TestCase("evil.example")]
    public async Task After_signing_in_nobody_is_sent_to_another_site(string returnUrl)
    {
        Assert.That(await _browser.TextAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}"), Does.Not.Contain("evil").And.Not.Contain("alert"));
        HttpResponseMessage answer = await _browser.SignInAsync(RunningSite.Email, RunningSite.Password, returnUrl);
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/curator"));
    }

    [Test]
    public async Task After_signing_in_one_is_where_one_was()
    {
        HttpResponseMessage answer = await _browser.SignInAsync(RunningSite.Email, RunningSite.Password, "/templates?kind=rota");
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/templates?kind=rota"));
    }

    [Test]
    public async Task A_form_from_elsewhere_is_refused_with_a_page()
    {
        HttpResponseMessage answer = await _browser.PostAsync("/sign-in", ("email", RunningSite.Email), ("password", RunningSite.Password));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("out of date"));
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);

        string tokenOfAnother = Browser.FormToken(await _browser.TextAsync("/sign-in"));
        using Browser other = new(_site.Address);
        await other.GetAsync("/sign-in");
        Assert.That((await other.PostAsync("/sign-in", ("form-token", tokenOfAnother), ("email", RunningSite.Email), ("password", RunningSite.Password))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Who_tries_too_often_has_to_wait_and_others_need_not()
    {
        List<HttpStatusCode> answers = [];
        for (int i = 0; i < 22; i++)
            answers.Add((await _browser.PostAsync("/sign-in", ("email", "x@library.example"))).StatusCode);
        Assert.That(answers[19], Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answers[^1], Is.EqualTo(HttpStatusCode.TooManyRequests));
        using Browser other = new(_site.Address);
        Assert.That((await other.SignInAsync(RunningSite.Email, RunningSite.Password)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task A_member_who_is_no_curator_finds_no_desk_and_a_new_password_ends_every_session()
    {
        IMemberService members = _site.Get<IMemberService>();
        IMember member = members.CreateMember("reader@library.example", "reader@library.example", "Reader", "Member");
        member.IsApproved = true;
        member.RawPasswordValue = _site.Get<Microsoft.AspNetCore.Identity.IPasswordHasher<PhbMember>>().HashPassword(new PhbMember(member), RunningSite.Password);
        members.Save(member);

        HttpResponseMessage answer = await _browser.SignInAsync("reader@library.example", RunningSite.Password, "/curator");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await _browser.GetAsync("/curator")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _browser.PostAsync("/curator/search/rebuild", ("x", "y"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        members.AssignRole(member.Id, FirstCurator.Group);
        Assert.That((await _browser.GetAsync("/curator")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        member = members.GetById(member.Key)!;
        member.RawPasswordValue = "another";
        members.Save(member);
        Assert.That((await _browser.GetAsync("/curator")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task The_search_index_is_built_again_at_the_push_of_a_button()
    {
        await _browser.SignInAsync(RunningSite.Email, RunningSite.Password);
        Assert.That((await _browser.PostAsync("/curator/search/rebuild", ("x", "y"))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        HttpResponseMessage answer = await _browser.SubmitAsync("/curator", "/curator/search/rebuild");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await _browser.TextAsync(answer.Headers.Location!.OriginalString), Does.Contain("is being built again"));
        Stopwatch watch = Stopwatch.StartNew();
        while (!(await _browser.TextAsync("/curator")).Contains("The index is well: 3 templates", StringComparison.Ordinal))
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task The_desk_counts_downloads_by_template_and_format()
    {
        foreach (string format in (string[])["docx", "txt", "txt"])
            await _browser.GetAsync($"/templates/weekly-timesheet/download?format={format}");
        await _browser.SignInAsync(RunningSite.Email, RunningSite.Password);
        Stopwatch watch = Stopwatch.StartNew();
        while (!Regex.IsMatch(await _browser.TextAsync("/curator"), @"/templates/weekly-timesheet"">.*?</a></th>\s*<td class=""number"">1</td>\s*<td class=""number"">2</td>\s*<td class=""number"">3</td>", RegexOptions.Singleline))
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)), await _browser.TextAsync("/curator"));
            await Task.Delay(100);
        }
    }

    [Test]
    public async Task In_a_host_with_a_scheme_of_its_own_that_one_stays_the_default()
    {
        ServiceCollection services = new();
        services.AddAuthentication("Host").AddCookie("Host");
        services.AddPhbSite(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        await using ServiceProvider provider = services.BuildServiceProvider();
        IAuthenticationSchemeProvider schemes = provider.GetRequiredService<IAuthenticationSchemeProvider>();
        Assert.That((await schemes.GetDefaultAuthenticateSchemeAsync())!.Name, Is.EqualTo("Host"));
        Assert.That((await schemes.GetDefaultSignInSchemeAsync())!.Name, Is.EqualTo("Host"));
        Assert.That(await schemes.GetSchemeAsync("Phb.Member"), Is.Not.Null);
    }

    private async Task<(string Page, TimeSpan Took)> RefusedAsync(string email)
    {
        string token = Browser.FormToken(await _browser.TextAsync("/sign-in"));
        Stopwatch watch = Stopwatch.StartNew();
        HttpResponseMessage answer = await _browser.PostAsync("/sign-in", ("form-token", token), ("email", email), ("password", "a wrong password"));
        TimeSpan took = watch.Elapsed;
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        string page = await answer.Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain($"value=\"{email}\""));
        return (Token().Replace(page, "").Replace(email, "", StringComparison.Ordinal), took);
    }

    [GeneratedRegex("name=\"form-token\" value=\"[^\"]+\"")]
    private static partial Regex Token();
}
