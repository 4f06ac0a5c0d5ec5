using System.Net;
using System.Text.RegularExpressions;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Members;

/// <summary>What people do on the pages around an account.</summary>
internal static partial class Visitor
{
    public const string Password = "seven quiet otters swim";

    /// <summary>Sends the form to register with, after as long as a quick person needs.</summary>
    public static async Task<HttpResponseMessage> RegisterAsync(this Browser browser, string email, string password = Password, string name = "", params (string Name, string Value)[] more)
    {
        string page = await browser.TextAsync("/register");
        await Task.Delay(TimeSpan.FromSeconds(3.1));
        return await browser.PostAsync("/register",
            [("form-token", Browser.FormToken(page)), ("opened", OpenedIn(page)), ("email", email), ("password", password), ("credit-name", name), .. more]);
    }

    /// <summary>The signed time at which a page was made.</summary>
    public static string OpenedIn(string page) => Opened().Match(page).Groups[1].Value;

    /// <summary>Presses the button of the page a link leads to.</summary>
    public static Task<HttpResponseMessage> PressAsync(this Browser browser, string link, string action) =>
        browser.SubmitAsync(link, action, ("token", Mailbox.TokenOf(link)));

    /// <summary>Makes an account and signs in.</summary>
    public static async Task JoinAsync(this Browser browser, Mailbox mailbox, string email, string name = "")
    {
        Assert.That((await browser.RegisterAsync(email, name: name)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await browser.PressAsync(await mailbox.LinkAsync(email, "register"), "/verify")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await browser.SignInAsync(email, Password)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [GeneratedRegex("name=\"opened\" value=\"([^\"]+)\"")]
    private static partial Regex Opened();
}
