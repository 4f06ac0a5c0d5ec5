using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.SpamDefence;
using PhbResources.Web.Tests.InProcess;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.Tests.Members;

/// <summary>From a form and a mail to an account.</summary>
[NonParallelizable]
internal sealed partial class RegistrationTests
{
    private RunningSite _site = null!;
    private Browser _browser = null!;
    private Mailbox _mailbox = null!;
    private static int s_number;

    private IMemberService Members => _site.Get<IMemberService>();

    [OneTimeSetUp]
    public async Task StartAsync() => _site = await RunningSite.WithCuratorAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _site.DisposeAsync();

    [SetUp]
    public void Open() => (_browser, _mailbox) = (new Browser(_site.Address), new Mailbox(_site));

    [TearDown]
    public void Close() => _browser.Dispose();

    [Test]
    public async Task An_account_is_made_when_the_button_behind_the_mailed_link_is_pressed()
    {
        string email = NewEmail();
        HttpResponseMessage sent = await _browser.RegisterAsync($" {email} ", name: "  Sam   from Leeds ");
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(sent.Headers.Location!.OriginalString, Is.EqualTo("/register/sent"));
        Assert.That(await _browser.TextAsync("/register/sent"), Does.Contain("Look at your email").And.Contain("within 7 days"));
        Assert.That(Members.GetByEmail(email), Is.Null, "there is no account before");
        Assert.That((await _browser.SignInAsync(email, Visitor.Password)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));

        string link = await _mailbox.LinkAsync(email, "register");
        for (int looks = 0; looks < 3; looks++)
            Assert.That(await _browser.TextAsync(link), Does.Contain("Make my account").And.Contain(email), "programs that look at links use nothing up");
        Assert.That(Members.GetByEmail(email), Is.Null);
        HttpResponseMessage made = await _browser.PressAsync(link, "/verify");
        Assert.That(await made.Content.ReadAsStringAsync(), Does.Contain("Your account is made"));

        IMember member = Members.GetByEmail(email)!;
        Assert.That((member.Username, member.IsApproved, member.EmailConfirmedDate is not null, new PhbMember(member).CreditName), Is.EqualTo((email, true, true, "Sam from Leeds")));
        Assert.That(Members.GetAllRoles(member.Id), Is.Empty);
        Assert.That((await _browser.GetAsync(link)).StatusCode, Is.EqualTo(HttpStatusCode.Gone), "a link works once");
        HttpResponseMessage signedIn = await _browser.SignInAsync(email, Visitor.Password);
        Assert.That(signedIn.Headers.Location!.OriginalString, Is.EqualTo("/account"));
        Assert.That(await _browser.TextAsync("/account"), Does.Contain(email).And.Contain("Sam from Leeds").And.Not.Contain("Confirm your email address"));
        Assert.That((await _browser.GetAsync("/curator")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Somebody_who_has_an_account_gets_the_same_page_after_the_same_time_and_another_mail()
    {
        (string known, TimeSpan knownTook) = await AnswerAsync(RunningSite.Email);
        (string unknown, TimeSpan unknownTook) = await AnswerAsync(NewEmail());
        Assert.That(known, Is.EqualTo(unknown));
        Assert.That((await _mailbox.ToAsync(RunningSite.Email))[^1].Text, Does.Contain("You have one already").And.Contain("/forgot"));
        Assert.That(Math.Min(knownTook.TotalMilliseconds, unknownTook.TotalMilliseconds), Is.GreaterThanOrEqualTo(MemberSignIn.RefusalTakes.TotalMilliseconds - 20));
    }

    [TestCase("/forgot")]
    [TestCase("/sign-in/link")]
    public async Task Whether_there_is_an_account_is_not_told_where_a_link_is_asked_for(string path)
    {
        List<(string Page, double Took)> answers = [];
        string stranger = NewEmail();
        foreach (string email in (string[])[RunningSite.Email, stranger])
        {
            string token = Browser.FormToken(await _browser.TextAsync(path));
            Stopwatch watch = Stopwatch.StartNew();
            HttpResponseMessage answer = await _browser.PostAsync(path, ("form-token", token), ("email", email));
            double took = watch.Elapsed.TotalMilliseconds;
            answers.Add(($"{answer.StatusCode} {answer.Headers.Location} {await answer.Content.ReadAsStringAsync()} {await _browser.TextAsync(path + "/sent")}", took));
        }

        Assert.That(Token().Replace(answers[0].Page, ""), Is.EqualTo(Token().Replace(answers[1].Page, "")));
        Assert.That(answers.Min(answer => answer.Took), Is.GreaterThanOrEqualTo(MemberSignIn.RefusalTakes.TotalMilliseconds - 20));
        Assert.That(await _mailbox.ToAsync(stranger), Is.Empty);
        Assert.That((await _mailbox.ToAsync(RunningSite.Email))[^1].Text, Does.Contain("token="));
    }

    [Test]
    public async Task Of_many_who_press_the_button_at_once_one_account_comes_to_be()
    {
        string email = NewEmail();
        await _browser.RegisterAsync(email);
        string link = await _mailbox.LinkAsync(email, "register"), token = Browser.FormToken(await _browser.TextAsync(link));
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _browser.PostAsync("/verify", ("form-token", token), ("token", Mailbox.TokenOf(link)))));
        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.Gone));
        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), Is.GreaterThanOrEqualTo(1));
        Assert.That(Members.GetAllMembers().Count(member => member.Email == email), Is.EqualTo(1));
    }

    [Test]
    public async Task Mistakes_are_told_beside_the_field_and_what_was_typed_stays()
    {
        string page = await (await _browser.RegisterAsync("no address", "password1234", "www.spam.example")).Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain("value=\"no address\"").And.Contain("value=\"www.spam.example\"").And.Not.Contain("password1234"));
        foreach (string field in (string[])["email", "password", "credit-name"])
            Assert.That(page, Does.Contain($"id=\"{field}-mistake\"").And.Contain($"<a href=\"#{field}\">"));
    }

    [Test]
    public async Task Programs_that_fill_in_forms_get_no_mail_and_people_can_send_again()
    {
        string email = NewEmail();
        HttpResponseMessage filled = await _browser.RegisterAsync(email, more: ("homepage", "https://spam.example"));
        Assert.That(filled.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await filled.Content.ReadAsStringAsync(), Does.Contain("Send it once more").And.Contain("Type your password again").And.Contain(email).And.Not.Contain("spam.example"));
        HttpResponseMessage quick = await _browser.SubmitAsync("/register", "/register", ("email", email), ("password", Visitor.Password));
        Assert.That(quick.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await _mailbox.ToAsync(email), Is.Empty);
    }

    [Test]
    public async Task More_than_is_asked_for_is_not_taken()
    {
        string email = NewEmail();
        await _browser.RegisterAsync(email, name: "", more: [("IsApproved", "true"), ("group", FirstCurator.Group), ("Umbraco.Name", "boss"), ("IsCurator", "true"), ("key", Guid.Empty.ToString())]);
        await _browser.PressAsync(await _mailbox.LinkAsync(email, "register"), "/verify");
        IMember member = Members.GetByEmail(email)!;
        Assert.That(Members.GetAllRoles(member.Id), Is.Empty);
        Assert.That(member.Key, Is.Not.EqualTo(Guid.Empty));
    }

    [Test]
    public async Task One_address_gets_a_few_mails_an_hour_whoever_asks()
    {
        string email = NewEmail();
        int most = new PostRateOptions().Register.PerAccount;
        HttpStatusCode[] answers = await Task.WhenAll(Enumerable.Range(0, most + 4).Select(async _ =>
        {
            using Browser other = new(_site.Address);
            return (await other.RegisterAsync(email)).StatusCode;
        }));
        Assert.That(answers.Count(answer => answer == HttpStatusCode.SeeOther), Is.EqualTo(most));
        Assert.That(answers.Count(answer => answer == HttpStatusCode.TooManyRequests), Is.EqualTo(4));

        IReadOnlyList<OutboxMail> mails = await _mailbox.ToAsync(email);
        Assert.That(mails, Has.Count.EqualTo(most));
        // Any of the links makes the account, and the others are gone then.
        Assert.That((await _browser.PressAsync(await _mailbox.LinkAsync(email, "register"), "/verify")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _browser.GetAsync(new Uri(Link().Match(mails[0].Text).Value).PathAndQuery)).StatusCode, Is.EqualTo(HttpStatusCode.Gone));
    }

    [TestCase("/register")]
    [TestCase("/verify")]
    [TestCase("/sign-in/link")]
    [TestCase("/sign-in/link/use")]
    [TestCase("/forgot")]
    [TestCase("/reset")]
    [TestCase("/account/email/confirm")]
    public async Task A_form_from_elsewhere_is_refused(string path)
    {
        await _browser.GetAsync("/register");
        HttpResponseMessage answer = await _browser.PostAsync(path, ("email", NewEmail()), ("password", Visitor.Password), ("token", "x"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static string NewEmail() => $"person{Interlocked.Increment(ref s_number)}@library.example";

    private async Task<(string Answer, TimeSpan Took)> AnswerAsync(string email)
    {
        string page = await _browser.TextAsync("/register");
        await Task.Delay(3100);
        Stopwatch watch = Stopwatch.StartNew();
        HttpResponseMessage answer = await _browser.PostAsync("/register", ("form-token", Browser.FormToken(page)), ("opened", Visitor.OpenedIn(page)), ("email", email), ("password", Visitor.Password), ("credit-name", ""));
        TimeSpan took = watch.Elapsed;
        return ($"{answer.StatusCode} {answer.Headers.Location} {await answer.Content.ReadAsStringAsync()}", took);
    }

    [GeneratedRegex("name=\"form-token\" value=\"[^\"]+\"")]
    private static partial Regex Token();

    [GeneratedRegex(@"https?://\S+token=\S+")]
    private static partial Regex Link();
}
