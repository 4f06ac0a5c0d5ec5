using System.Net;
using System.Text.RegularExpressions;
using PhbResources.Core.Members;
using PhbResources.Web.Tests.InProcess;
using PhbResources.Web.Tests.Members;

namespace PhbResources.Web.Tests.Sharing;

/// <summary>What people do on the pages for sharing.</summary>
internal static partial class SharingVisitor
{
    public static readonly (string Name, string Value)[] AboutIt =
    [
        ("title", "Handover between shifts"), ("kind", "record"), ("category", "daily-records"), ("summary", "Says what the next assistant has to know."),
        ("whyItHelped", "Nothing is forgotten."), ("tags", "handover, shifts"),
    ];

    public static readonly (string Name, string Value)[] Credit = [("creditAs", "name"), ("creditName", "Sam"), ("licence", "CC0 1.0"), ("consent", "on")];

    /// <summary>A browser in which a member is signed in, who was made through the services.</summary>
    public static async Task<Browser> MemberAsync(this RunningSite site, string email, bool verified = true)
    {
        MemberAccounts accounts = site.Get<MemberAccounts>();
        PhbMember member = accounts.Prepare(email, accounts.PasswordHasher.HashPassword(null!, Visitor.Password), null);
        if (!verified)
            member.Umbraco.EmailConfirmedDate = null;
        Assert.That((await accounts.CreateAsync(member)).Succeeded);
        Browser browser = new(site.Address);
        Assert.That((await browser.SignInAsync(email, Visitor.Password)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        return browser;
    }

    /// <summary>Begins a draft; gives its address.</summary>
    public static async Task<string> BeginAsync(this Browser browser)
    {
        HttpResponseMessage begun = await browser.SubmitAsync("/share", "/share");
        Assert.That(begun.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        return begun.Headers.Location!.OriginalString[..^2];
    }

    /// <summary>Answers a step as the page for it has it.</summary>
    public static async Task<HttpResponseMessage> AnswerAsync(this Browser browser, string step, params (string Name, string Value)[] fields)
    {
        string page = await browser.TextAsync(step);
        return await browser.PostAsync(step, [("form-token", Browser.FormToken(page)), ("seen", Hidden(page, "seen")), ("version", Hidden(page, "version")), .. fields]);
    }

    /// <summary>Adds a file as a browser does: what was typed first, then the file, then the button.</summary>
    public static async Task<HttpResponseMessage> AddAsync(this Browser browser, string draft, string name, byte[] file, string text = "", string? token = null)
    {
        string page = await browser.TextAsync(draft + "/2");
        using MultipartFormDataContent form = new()
        {
            { new StringContent(token ?? Browser.FormToken(page)), "form-token" },
            { new StringContent(Hidden(page, "seen")), "seen" },
            { new StringContent(text), "text" },
            { new ByteArrayContent(file), "files", name },
            { new StringContent("upload"), "do" },
        };
        return await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, draft + "/2") { Content = form });
    }

    public static string Hidden(string page, string name) => Regex.Match(page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value;

    public static async Task<string> BodyAsync(this HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
