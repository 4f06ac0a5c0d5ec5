using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using PhbResources.Web.Tests.InProcess;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.Tests.Members;

/// <summary>What is asked for beside the password, and of curators in any case.</summary>
[NonParallelizable]
internal sealed partial class SecondFactorTests
{
    private const string App = "/account/second-step/app";
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
        (_browser, _mailbox) = (new Browser(_site.Address), new Mailbox(_site));
        _email = $"factor{++s_number}@library.example";
        await _browser.JoinAsync(_mailbox, _email);
    }

    [TearDown]
    public void Close() => _browser.Dispose();

    [Test]
    public async Task An_app_is_turned_on_with_a_code_and_asked_for_from_then_on()
    {
        string key = KeyIn(await _browser.TextAsync(App));
        Assert.That(KeyIn(await _browser.TextAsync(App)), Is.EqualTo(key), "loading the page again does not make the app wrong");
        HttpResponseMessage wrong = await TurnOnAsync("000000", Visitor.Password);
        Assert.That(await wrong.Content.ReadAsStringAsync(), Does.Contain("code-mistake"));
        HttpResponseMessage stranger = await TurnOnAsync(CodeOf(key), "not the password");
        Assert.That(await stranger.Content.ReadAsStringAsync(), Does.Contain("current-mistake"));
        string[] recovery = RecoveryIn(await (await TurnOnAsync(CodeOf(key), Visitor.Password)).Content.ReadAsStringAsync());
        Assert.That(recovery, Has.Length.EqualTo(SecondFactors.RecoveryCodes).And.Unique);
        Assert.That((await _mailbox.ToAsync(_email))[^1].Kind, Is.EqualTo("second-factor"));
        Assert.That(await _browser.TextAsync("/account/second-step"), Does.Contain("The app is on").And.Not.Contain(key));

        using Browser elsewhere = new(_site.Address);
        HttpResponseMessage half = await elsewhere.SignInAsync(_email, Visitor.Password, "/templates?kind=rota");
        Assert.That(half.Headers.Location!.OriginalString, Is.EqualTo("/sign-in/code?returnUrl=%2Ftemplates%3Fkind%3Drota"));
        Assert.That((await elsewhere.GetAsync("/account")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), "a password alone is no session");
        string step = half.Headers.Location.OriginalString;
        Assert.That((await elsewhere.SubmitAsync(step, "/sign-in/code", ("code", CodeOf(key)))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "a code works once");
        HttpResponseMessage done = await elsewhere.SubmitAsync(step, "/sign-in/code", ("code", recovery[0].ToLowerInvariant()), ("returnUrl", "/templates?kind=rota"));
        Assert.That(done.Headers.Location!.OriginalString, Is.EqualTo("/templates?kind=rota"));
        Assert.That((await elsewhere.GetAsync("/account")).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        using Browser third = new(_site.Address);
        await third.SignInAsync(_email, Visitor.Password);
        Assert.That((await third.SubmitAsync("/sign-in/code", "/sign-in/code", ("code", recovery[0]))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "a recovery code works once");
        Assert.That((await third.SubmitAsync("/sign-in/code", "/sign-in/code", ("code", recovery[1]))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        await third.SubmitAsync("/account/second-step", "/account/second-step/app/off", ("current", Visitor.Password));
        using Browser fourth = new(_site.Address);
        Assert.That((await fourth.SignInAsync(_email, Visitor.Password)).Headers.Location!.OriginalString, Is.EqualTo("/account"));
    }

    [Test]
    public async Task New_recovery_codes_take_the_place_of_the_old_ones()
    {
        const string codes = "/account/second-step/codes";
        Assert.That((await _browser.GetAsync(codes)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), "there are none without the app");
        string[] before = RecoveryIn(await (await TurnOnAsync(CodeOf(KeyIn(await _browser.TextAsync(App))), Visitor.Password)).Content.ReadAsStringAsync());
        Assert.That((await _browser.SubmitAsync(codes, codes, ("current", "not the password"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        string[] now = RecoveryIn(await (await _browser.SubmitAsync(codes, codes, ("current", Visitor.Password))).Content.ReadAsStringAsync());
        Assert.That(now, Has.Length.EqualTo(SecondFactors.RecoveryCodes));
        Assert.That(now.Intersect(before), Is.Empty);

        using Browser elsewhere = new(_site.Address);
        await elsewhere.SignInAsync(_email, Visitor.Password);
        Assert.That((await elsewhere.SubmitAsync("/sign-in/code", "/sign-in/code", ("code", before[0]))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await elsewhere.SubmitAsync("/sign-in/code", "/sign-in/code", ("code", now[0]))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await _mailbox.ToAsync(_email))[^1].Text, Does.Contain("New recovery codes"));
    }

    [Test]
    public async Task The_key_of_the_app_can_be_scanned() =>
        Assert.That(await _browser.TextAsync(App), Does.Contain("<svg class=\"qr\"").And.Contain("otpauth://totp/"));

    [Test]
    public async Task Links_are_mailed_so_often_and_then_no_more_whether_there_is_an_account_or_not()
    {
        foreach (string email in (string[])[_email, "nobody-here@library.example"])
        {
            HttpResponseMessage answer;
            using Browser browser = new(_site.Address);
            for (int number = 0; number < 5; number++)
            {
                answer = await browser.SubmitAsync("/sign-in/link", "/sign-in/link", ("email", email));
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            }

            answer = await browser.SubmitAsync("/forgot", "/forgot", ("email", email));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Please wait an hour"));
        }
    }

    [Test]
    public async Task Wrong_codes_lock_the_account_even_when_many_are_tried_at_once()
    {
        string key = KeyIn(await _browser.TextAsync(App));
        await TurnOnAsync(CodeOf(key), Visitor.Password);
        using Browser thief = new(_site.Address);
        await thief.SignInAsync(_email, Visitor.Password);
        string formToken = Browser.FormToken(await thief.TextAsync("/sign-in/code"));
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => thief.PostAsync("/sign-in/code", ("form-token", formToken), ("code", $"00000{number}"))));
        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.UnprocessableEntity));
        IMember member = Members.GetByEmail(_email)!;
        Assert.That(member.IsLockedOut);
        Assert.That((await thief.PostAsync("/sign-in/code", ("form-token", formToken), ("code", Totp.CodeAt(Base32(key), DateTimeOffset.UtcNow.AddSeconds(30))))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "even the right one");
    }

    [Test]
    public async Task A_mailed_link_does_not_go_round_the_app()
    {
        await TurnOnAsync(CodeOf(KeyIn(await _browser.TextAsync(App))), Visitor.Password);
        using Browser elsewhere = new(_site.Address);
        await elsewhere.SubmitAsync("/sign-in/link", "/sign-in/link", ("email", _email));
        string link = await _mailbox.LinkAsync(_email, "sign-in");
        Assert.That((await elsewhere.PressAsync(link, "/sign-in/link/use")).Headers.Location!.OriginalString, Is.EqualTo("/sign-in/code"));
        Assert.That((await elsewhere.GetAsync("/account")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task A_curator_has_a_week_to_set_one_up_and_then_the_desk_is_shut()
    {
        Members.AssignRole(Members.GetByEmail(_email)!.Id, FirstCurator.Group);
        foreach (string page in (string[])["/curator", "/curator/queue", "/curator/spam", "/curator/replies"])
            Assert.That(await _browser.TextAsync(page), Does.Contain("Set up a passkey or an app for codes"), page);
        Assert.That(await _browser.TextAsync("/account"), Does.Not.Contain("Set up a passkey or an app for codes"));
        await using (PhbDbContext context = await _site.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync())
        {
            Guid key = Members.GetByEmail(_email)!.Key;
            DateTime past = DateTime.UtcNow - CuratorOptions.SecondFactorGrace - TimeSpan.FromMinutes(1);
            Assert.That(await context.Set<MemberSecret>().Where(row => row.MemberKey == key).ExecuteUpdateAsync(change => change.SetProperty(row => row.Asked, past)), Is.EqualTo(1));
        }

        HttpResponseMessage shut = await _browser.GetAsync("/curator");
        Assert.That(shut.Headers.Location!.OriginalString, Is.EqualTo("/account/second-step?due=now"));
        Assert.That(await _browser.TextAsync("/account/second-step?due=now"), Does.Contain("opens only to curators who sign in with more than a password"));
        Assert.That((await _browser.PostAsync("/curator/search/rebuild", ("x", "y"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));

        using Browser other = new(_site.Address);
        await other.SignInAsync(_email, Visitor.Password);
        await TurnOnAsync(CodeOf(KeyIn(await _browser.TextAsync(App))), Visitor.Password);
        Assert.That(await _browser.TextAsync("/curator"), Does.Contain("Curator’s desk").And.Not.Contain("Set up a passkey"));
        Assert.That((await other.GetAsync("/curator")).Headers.Location!.OriginalString, Is.EqualTo("/sign-in/code?returnUrl=%2Fcurator"), "a session from before has it still to show");
    }

    [Test]
    public async Task Passkeys_of_others_and_made_up_ones_are_refused()
    {
        string page = await _browser.TextAsync("/account/second-step"), formToken = Browser.FormToken(page);
        HttpResponseMessage wrongPassword = await _browser.PostAsync("/account/passkeys/options", ("form-token", formToken), ("current", "not the password"));
        Assert.That(wrongPassword.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await wrongPassword.Content.ReadAsStringAsync(), Does.Contain("This is not your password"));
        HttpResponseMessage options = await _browser.PostAsync("/account/passkeys/options", ("form-token", formToken), ("current", Visitor.Password));
        Assert.That(await options.Content.ReadAsStringAsync(), Does.Contain("\"challenge\"").And.Contain("\"userVerification\":\"required\""));
        foreach (string credential in (string[])["", "{}", "null", "[1]", "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}"])
            Assert.That((await _browser.PostAsync("/account/passkeys", ("form-token", formToken), ("credential", credential), ("name", "x"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), credential);
        Assert.That((await _browser.PostAsync("/account/passkeys/options", ("current", Visitor.Password))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

        using Browser visitor = new(_site.Address);
        string signInToken = Browser.FormToken(await visitor.TextAsync("/sign-in"));
        Assert.That((await visitor.PostAsync("/sign-in/passkey", ("form-token", signInToken), ("credential", "{}"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "without a challenge");
        await visitor.PostAsync("/sign-in/passkey/options", ("form-token", signInToken));
        foreach (string credential in (string[])["{}", "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AAAA\",\"signature\":\"AAAA\",\"userHandle\":\"AAAA\"}}"])
            Assert.That((await visitor.PostAsync("/sign-in/passkey", ("form-token", signInToken), ("credential", credential))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), credential);
        Assert.That((await _browser.PostAsync("/account/passkeys/remove", ("form-token", formToken), ("id", "%%%"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    private Task<HttpResponseMessage> TurnOnAsync(string code, string password) => _browser.SubmitAsync(App, App, ("code", code), ("current", password));

    private static string KeyIn(string page) => Key().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

    private static string CodeOf(string key) => Totp.CodeAt(Base32(key), DateTimeOffset.UtcNow);

    private static byte[] Base32(string text)
    {
        string bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2))];
    }

    private static string[] RecoveryIn(string page) => [.. Recovery().Matches(page).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("class=\"secret\">([A-Z2-7 ]+)<")]
    private static partial Regex Key();

    [GeneratedRegex("<li>([A-Z0-9]{4}(?:-[A-Z0-9]{4}){3})</li>")]
    private static partial Regex Recovery();
}
