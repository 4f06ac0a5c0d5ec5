using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>From a visitor to somebody with an account, as people do it. One after the other, since all come from one address.</summary>
[NonParallelizable]
public sealed class MemberTests
{
    private const string Password = "seven quiet otters swim";

    [TestCase(320, true)]
    [TestCase(320, false)]
    [TestCase(1280, true)]
    [TestCase(1280, false)]
    public async Task A_visitor_makes_an_account_signs_in_and_looks_after_it(int width, bool javaScript)
    {
        string email = $"visitor{width}{javaScript}@library.example".ToLowerInvariant();
        await using Visit visit = await Visit.StartAsync(width, javaScript: javaScript);
        IPage page = visit.Page;
        await visit.OpenAsync("/");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Your account" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "I have no account yet" }).ClickAsync();

        // First a mistake: it is told, and what was typed is still there.
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync("password1234");
        await page.GetByLabel("Name to show").FillAsync("Sam from Leeds");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make an account" }).ClickAsync();
        await Expect(page.Locator("#password-mistake")).ToContainTextAsync("one of the first");
        await Expect(page.GetByLabel("Name to show")).ToHaveValueAsync("Sam from Leeds");
        if (javaScript)
            Assert.That(await visit.HasFocusAsync(".errors"));
        await LookAsync(visit, $"register-mistake-{width}", javaScript);
        await Task.Delay(3100);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make an account" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Look at your email");

        await visit.OpenAsync(await Mails.LinkAsync(email));
        await LookAsync(visit, $"verify-{width}", javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Your account is made");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await SignInAsync(page, email);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Your account");
        await Expect(page.GetByLabel("Name to show")).ToHaveValueAsync("Sam from Leeds");
        await LookAsync(visit, $"account-{width}", javaScript);
        foreach (string address in (string[])["/account/email", "/account/password", "/account/delete", "/account/second-step", "/account/second-step/app"])
        {
            await visit.OpenAsync(address);
            await LookAsync(visit, $"{address[1..].Replace('/', '-')}-{width}", javaScript);
        }

        visit.ExpectNoComplaintsBut("status of 422");
    }

    [Test]
    public async Task A_member_adds_a_passkey_and_signs_in_with_it()
    {
        const string email = "passkey@library.example";
        // Passkeys belong to a name, and numbers are none.
        await using Visit visit = await Visit.StartAsync(address: Browsing.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        IPage page = visit.Page;
        ICDPSession devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync("/register");
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await Task.Delay(3100);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make an account" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Look at your email");
        await page.GotoAsync(await Mails.LinkAsync(email));
        await page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await SignInAsync(page, email);

        await page.GotoAsync("/account/second-step");
        await page.GetByLabel("What do you call this device?").FillAsync("My <phone>");
        await page.GetByLabel("Your password").FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.Locator("form.passkey [role=status]")).ToContainTextAsync("not your password");
        await page.GetByLabel("Your password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.GetByText("The passkey is added.")).ToBeVisibleAsync();
        await Expect(page.GetByText("My <phone>").First).ToBeVisibleAsync();
        await LookAsync(visit, "passkeys-1280", true);

        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.GotoAsync("/sign-in?returnUrl=%2Faccount%2Fsecond-step");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Passkeys and codes from an app");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove My <phone>" }).ClickAsync();
        await Expect(page.GetByText("The passkey is removed.")).ToBeVisibleAsync();

        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("We do not know that passkey");
        visit.ExpectNoComplaintsBut("status of 422");
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static async Task SignInAsync(IPage page, string email)
    {
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    private static async Task LookAsync(Visit visit, string name, bool javaScript)
    {
        await Pictures.KeepAsync(visit.Page, name);
        Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero, name);
        if (javaScript)
            Assert.That(await AccessibilityTests.FaultsAsync(visit.Page), Is.Empty, name);
    }
}
