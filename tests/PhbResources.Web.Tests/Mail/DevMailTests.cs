using System.Net;
using System.Text.RegularExpressions;
using MimeKit;
using PhbResources.Core;
using PhbResources.Core.Mail;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Mail;

/// <summary>The pages that show mails on the computer of whoever tries the site out.</summary>
[NonParallelizable]
internal sealed partial class DevMailTests
{
    private static readonly MailMessage s_hello = new("pat@example.org", "Bestätigen <b>Sie</b>",
        "Hello,\n\nopen http://127.0.0.1/verify?token=a&b=c.\nThank you <script>alert(1)</script>");

    [Test]
    public async Task In_development_a_mail_is_listed_shown_with_its_link_and_can_be_downloaded()
    {
        await using RunningSite site = await RunningSite.StartAsync("--environment", "Development");
        using Browser browser = new(site.Address);
        Assert.That(await browser.TextAsync("/dev/mail"), Does.Contain("no mail yet"));

        await site.Get<Outbox>().AddAsync(s_hello with { Text = s_hello.Text + "\n\n" + site.Get<PublicAddress>().Of("/account") }, CancellationToken.None);
        Assert.That(() => browser.TextAsync("/dev/mail").Result, Does.Contain("/dev/mail/").After(5000, 50), "it is written at once");

        string list = await browser.TextAsync("/dev/mail");
        Assert.That(list, Does.Contain("pat@example.org").And.Contain("&lt;b&gt;Sie").And.Contain("name=\"robots\" content=\"noindex\""));
        string path = MailLink().Match(list).Groups[1].Value;
        HttpResponseMessage shown = await browser.GetAsync(path);
        string page = await shown.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(shown.Headers.CacheControl!.NoStore);
            Assert.That(page, Does.Contain("""<a href="http://127.0.0.1/verify?token=a&amp;b=c">http://127.0.0.1/verify?token=a&amp;b=c</a>."""));
            Assert.That(page, Does.Contain($"""<a href="{site.Address}account">"""), "links lead to where the server listens");
            Assert.That(page, Does.Not.Contain("<script>alert").And.Contain("&lt;script&gt;alert"));
        });

        HttpResponseMessage file = await browser.GetAsync(path + ".eml");
        Assert.That(file.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
        using MimeMessage mail = await MimeMessage.LoadAsync(await file.Content.ReadAsStreamAsync());
        Assert.That(mail.Subject, Is.EqualTo(s_hello.Subject));

        foreach (string wild in (string[])["/dev/mail/none", "/dev/mail/..%2F..%2Fumbraco", "/dev/mail/%2e%2e%2fumbraco.db.eml", "/dev/mail/.eml"])
            Assert.That((await browser.GetAsync(wild)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), wild);
    }

    [TestCase("X-Forwarded-For", "127.0.0.1")]
    [TestCase("Forwarded", "for=127.0.0.1")]
    [TestCase("Via", "1.1 proxy")]
    [TestCase("Host", "library.example")]
    [TestCase("Host", "127.0.0.1.library.example")]
    public async Task In_development_it_is_there_for_this_computer_only(string header, string value)
    {
        await using RunningSite site = await RunningSite.StartAsync("--environment", "Development");
        using HttpClient client = new() { BaseAddress = site.Address };
        Assert.That((await client.GetAsync("/dev/mail")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using HttpRequestMessage request = new(HttpMethod.Get, "/dev/mail");
        request.Headers.Add(header, value);
        Assert.That((await client.SendAsync(request)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("--environment", "Production")]
    [TestCase("--environment", "Production", "--Phb:Smtp:Folder=FOLDER")]
    [TestCase("--environment", "Development", "--Phb:Smtp:Host=127.0.0.1", "--Phb:Smtp:Port=1", "--Phb:Smtp:From=library@example.org", "--Phb:Smtp:Folder=FOLDER")]
    public async Task Anywhere_else_it_is_not_there(params string[] settings)
    {
        using TempFolder temp = new();
        await using RunningSite site = await RunningSite.StartAsync([.. settings.Select(setting => setting.Replace("FOLDER", temp.Under("mail"), StringComparison.Ordinal))]);
        using Browser browser = new(site.Address);
        foreach (string path in (string[])["/dev/mail", "/dev/mail/x", "/dev/mail/x.eml"])
            Assert.That((await browser.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
    }

    [Test]
    public async Task Without_a_server_in_production_mails_wait()
    {
        await using RunningSite site = await RunningSite.StartAsync();
        await site.Get<Outbox>().AddAsync(s_hello, CancellationToken.None);
        await Task.Delay(1500);
        Assert.That((await site.Get<Outbox>().HealthAsync(CancellationToken.None)).Waiting, Is.EqualTo(1));
        Assert.That(Directory.Exists(Path.Combine(site.DataPath, "mail")), Is.False);
    }

    [Test]
    public async Task Links_begin_with_the_public_address_where_it_is_set()
    {
        await using RunningSite site = await RunningSite.StartAsync("--Phb:PublicUrl=https://library.example/");
        Assert.That(site.Get<PublicAddress>().Of("/verify?token=x").AbsoluteUri, Is.EqualTo("https://library.example/verify?token=x"));
        Assert.That(() => site.Get<PublicAddress>().Of("//elsewhere.example"), Throws.ArgumentException);
        Assert.That(() => site.Get<PublicAddress>().Of("verify"), Throws.ArgumentException);
    }

    [GeneratedRegex("href=\"(/dev/mail/[^\"]+)\"")]
    private static partial Regex MailLink();
}
