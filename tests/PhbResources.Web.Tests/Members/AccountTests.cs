using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using PhbResources.Web.Tests.InProcess;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.Tests.Members;

/// <summary>What members do with their own account.</summary>
[NonParallelizable]
internal sealed class AccountTests
{
    private const string NewPassword = "nine brave hedgehogs run";
    private static int s_number;

    private RunningSite _site = null!;
    private Browser _browser = null!;
    private Mailbox _mailbox = null!;
    private string _email = "";

    private IMemberService Members => _site.Get<IMemberService>();

    [OneTimeSetUp]
    public async Task StartAsync() => _site = await RunningSite.WithCuratorAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _site.DisposeAsync();

    [SetUp]
    public async Task JoinAsync()
    {
        _browser = new Browser(_site.Address);
        _mailbox = new Mailbox(_site);
        _email = $"member{++s_number}@library.example";
        await _browser.JoinAsync(_mailbox, _email, "Sam");
    }

    [TearDown]
    public void Close() => _browser.Dispose();

    [Test]
    public async Task A_forgotten_password_is_replaced_once_and_every_session_ends()
    {
        using Browser elsewhere = new(_site.Address);
        await elsewhere.SubmitAsync("/forgot", "/forgot", ("email", _email));
        string link = await _mailbox.LinkAsync(_email, "reset");
        Assert.That(await elsewhere.TextAsync(link), Does.Contain("Choose a new password").And.Contain(_email));
        HttpResponseMessage poor = await elsewhere.SubmitAsync(link, "/reset", ("token", Mailbox.TokenOf(link)), ("password", "short"));
        Assert.That(poor.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "a poor password does not use the link up");
        HttpResponseMessage done = await elsewhere.SubmitAsync(link, "/reset", ("token", Mailbox.TokenOf(link)), ("password", NewPassword));
        Assert.That(await done.Content.ReadAsStringAsync(), Does.Contain("Your password is changed"));

        Assert.That((await _browser.GetAsync("/account")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), "the old session is over");
        Assert.That((await elsewhere.GetAsync(link)).StatusCode, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That((await elsewhere.SignInAsync(_email, Visitor.Password)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await elsewhere.SignInAsync(_email, NewPassword)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await _mailbox.ToAsync(_email))[^1].Kind, Is.EqualTo("password-changed"));
    }

    [Test]
    public async Task A_new_password_ends_other_links_and_opens_a_locked_account()
    {
        using Browser elsewhere = new(_site.Address);
        for (int i = 0; i < MemberSignIn.MostFailures; i++)
            await elsewhere.SignInAsync(_email, "a wrong password");
        Assert.That((await elsewhere.SignInAsync(_email, Visitor.Password)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "locked");
        await elsewhere.SubmitAsync("/sign-in/link", "/sign-in/link", ("email", _email));
        await elsewhere.SubmitAsync("/forgot", "/forgot", ("email", _email));
        string reset = await _mailbox.LinkAsync(_email, "reset"), signIn = await _mailbox.LinkAsync(_email, "sign-in");
        await elsewhere.SubmitAsync(reset, "/reset", ("token", Mailbox.TokenOf(reset)), ("password", NewPassword));
        Assert.That((await elsewhere.GetAsync(signIn)).StatusCode, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That((await elsewhere.SignInAsync(_email, NewPassword)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task A_mailed_link_signs_in_once_even_when_used_twice_at_the_same_time()
    {
        using Browser elsewhere = new(_site.Address);
        await elsewhere.SubmitAsync("/sign-in/link", "/sign-in/link", ("email", _email));
        string link = await _mailbox.LinkAsync(_email, "sign-in"), formToken = Browser.FormToken(await elsewhere.TextAsync(link));
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => elsewhere.PostAsync("/sign-in/link/use", ("form-token", formToken), ("token", Mailbox.TokenOf(link)))));
        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.SeeOther), Is.EqualTo(1));
        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.Gone), Is.EqualTo(4));
        Assert.That(await elsewhere.TextAsync("/account"), Does.Contain(_email));
    }

    [Test]
    public async Task Signing_in_begins_a_session_that_is_not_the_one_before()
    {
        string first = SessionOf(_browser);
        await _browser.SubmitAsync("/account", "/sign-out");
        // A cookie that somebody put there does not become a session.
        _browser.Cookies.Add(_site.Address, new Cookie("Phb.Member", first[..^4] + "AAAA"));
        Assert.That((await _browser.GetAsync("/account")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        await _browser.SignInAsync(_email, Visitor.Password);
        Assert.That(SessionOf(_browser), Is.Not.EqualTo(first));
    }

    [Test]
    public async Task Signing_out_everywhere_ends_sessions_and_links()
    {
        using Browser elsewhere = new(_site.Address);
        await elsewhere.SignInAsync(_email, Visitor.Password);
        await elsewhere.SubmitAsync("/forgot", "/forgot", ("email", _email));
        HttpResponseMessage done = await _browser.SubmitAsync("/account", "/account/sign-out-everywhere");
        Assert.That(await done.Content.ReadAsStringAsync(), Does.Contain("signed out everywhere"));
        foreach (Browser browser in (Browser[])[_browser, elsewhere])
            Assert.That((await browser.GetAsync("/account")).Headers.Location!.OriginalString, Is.EqualTo("/sign-in?returnUrl=%2Faccount"));
        Assert.That((await elsewhere.GetAsync(await _mailbox.LinkAsync(_email, "reset"))).StatusCode, Is.EqualTo(HttpStatusCode.Gone));
    }

    [Test]
    public async Task The_password_is_changed_by_who_knows_it_and_the_session_here_goes_on()
    {
        using Browser elsewhere = new(_site.Address);
        await elsewhere.SignInAsync(_email, Visitor.Password);
        HttpResponseMessage wrong = await _browser.SubmitAsync("/account/password", "/account/password", ("current", "not it at all"), ("password", NewPassword));
        Assert.That(await wrong.Content.ReadAsStringAsync(), Does.Contain("current-mistake"));
        HttpResponseMessage done = await _browser.SubmitAsync("/account/password", "/account/password", ("current", Visitor.Password), ("password", NewPassword));
        Assert.That(await _browser.TextAsync(done.Headers.Location!.OriginalString), Does.Contain("Your password is changed"));
        Assert.That((await elsewhere.GetAsync("/account")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task An_email_address_is_changed_when_both_addresses_have_confirmed()
    {
        string other = $"new-{_email}";
        await _browser.SubmitAsync("/account/email", "/account/email", ("email", other), ("current", Visitor.Password));
        string from = await _mailbox.LinkAsync(_email, "email-change"), to = await _mailbox.LinkAsync(other, "email-change");
        using Browser phone = new(_site.Address);
        Assert.That(await (await phone.PressAsync(to, "/account/email/confirm")).Content.ReadAsStringAsync(), Does.Contain("one more to go"));
        Assert.That(Members.GetByEmail(other), Is.Null);
        Assert.That(await (await phone.PressAsync(from, "/account/email/confirm")).Content.ReadAsStringAsync(), Does.Contain("Your email address is changed"));
        IMember member = Members.GetByEmail(other)!;
        Assert.That(member.Username, Is.EqualTo(other));
        Assert.That(Members.GetByEmail(_email), Is.Null);
        Assert.That((await phone.GetAsync(from)).StatusCode, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That((await _browser.GetAsync("/account")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await _browser.SignInAsync(other, Visitor.Password)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task An_address_with_an_account_is_not_taken_over_and_not_told_of()
    {
        HttpResponseMessage answer = await _browser.SubmitAsync("/account/email", "/account/email", ("email", RunningSite.Email), ("current", Visitor.Password));
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/account?done=email"));
        Assert.That((await _mailbox.ToAsync(RunningSite.Email))[^1].Text, Does.Contain("has an account already").And.Not.Contain("token="));
        HttpResponseMessage half = await _browser.PressAsync(await _mailbox.LinkAsync(_email, "email-change"), "/account/email/confirm");
        Assert.That(await half.Content.ReadAsStringAsync(), Does.Contain("one more to go"));
        Assert.That(Members.GetByEmail(_email), Is.Not.Null);
    }

    [Test]
    public async Task The_name_for_credit_is_changed_and_can_be_nothing()
    {
        await _browser.SubmitAsync("/account", "/account/name", ("credit-name", "S. \"<b>"));
        Assert.That(await _browser.TextAsync("/account?done=name"), Does.Contain("S. &quot;&lt;b&gt;").And.Contain("Your name for credit is changed"));
        await _browser.SubmitAsync("/account", "/account/name", ("credit-name", " "));
        Assert.That(new PhbMember(Members.GetByEmail(_email)!).CreditName, Is.Null);
    }

    [Test]
    public async Task Everything_that_is_kept_can_be_downloaded()
    {
        HttpResponseMessage answer = await _browser.SubmitAsync("/account", "/account/data");
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/zip"));
        Assert.That(answer.Headers.CacheControl!.NoStore);
        using ZipArchive zip = new(await answer.Content.ReadAsStreamAsync());
        using JsonDocument account = await JsonDocument.ParseAsync(zip.GetEntry("account.json")!.Open());
        Assert.That(account.RootElement.GetProperty("email").GetString(), Is.EqualTo(_email));
        Assert.That(account.RootElement.GetProperty("nameForCredit").GetString(), Is.EqualTo("Sam"));
        Assert.That(account.RootElement.ToString(), Does.Not.Contain("assword\": \"").And.Not.Contain(Members.GetByEmail(_email)!.RawPasswordValue!));
    }

    [Test]
    public async Task A_deleted_account_leaves_nothing_behind()
    {
        Guid key = Members.GetByEmail(_email)!.Key;
        await _browser.SubmitAsync("/forgot", "/forgot", ("email", _email));
        Assert.That(await (await _browser.SubmitAsync("/account/delete", "/account/delete", ("current", Visitor.Password))).Content.ReadAsStringAsync(), Does.Contain("shared-mistake"));
        Assert.That(await (await _browser.SubmitAsync("/account/delete", "/account/delete", ("shared", "keep"), ("current", "a wrong one"))).Content.ReadAsStringAsync(), Does.Contain("current-mistake"));
        HttpResponseMessage done = await _browser.SubmitAsync("/account/delete", "/account/delete", ("shared", "go"), ("current", Visitor.Password));
        Assert.That(await done.Content.ReadAsStringAsync(), Does.Contain("Your account is deleted"));
        Assert.That(Members.GetById(key), Is.Null);
        Assert.That((await _browser.GetAsync("/account")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        await using PhbDbContext context = await _site.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
        Assert.That(await context.Set<MemberToken>().AnyAsync(row => row.MemberKey == key), Is.False);
        Assert.That((await _mailbox.ToAsync(_email))[^1].Kind, Is.EqualTo("deleted"));
    }

    [Test]
    public async Task The_only_curator_cannot_leave()
    {
        using Browser curator = new(_site.Address);
        await curator.SignInAsync(RunningSite.Email, RunningSite.Password);
        HttpResponseMessage answer = await curator.SubmitAsync("/account/delete", "/account/delete", ("shared", "go"), ("current", RunningSite.Password));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("You are the only curator"));
        Assert.That(Members.GetByEmail(RunningSite.Email), Is.Not.Null);
    }

    [TestCase("/account/name")]
    [TestCase("/account/password")]
    [TestCase("/account/email")]
    [TestCase("/account/data")]
    [TestCase("/account/delete")]
    [TestCase("/account/sign-out-everywhere")]
    public async Task A_form_from_elsewhere_changes_nothing(string path)
    {
        HttpResponseMessage answer = await _browser.PostAsync(path, ("current", Visitor.Password), ("password", NewPassword), ("email", "x@library.example"), ("shared", "go"), ("credit-name", "X"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await _browser.TextAsync("/account"), Does.Contain("value=\"Sam\""));
    }

    private string SessionOf(Browser browser) => browser.Cookies.GetCookies(_site.Address)["Phb.Member"]!.Value;
}
