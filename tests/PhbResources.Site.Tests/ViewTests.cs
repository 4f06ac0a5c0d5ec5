using Microsoft.AspNetCore.Http;
using PhbResources.Site.Insights;

namespace PhbResources.Site.Tests;

/// <summary>What counts as a page that somebody reads.</summary>
internal sealed class ViewTests
{
    private const string Browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    [TestCase("GET", Browser, "", true)]
    [TestCase("GET", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "", true)]
    [TestCase("HEAD", Browser, "", false)]
    [TestCase("GET", Browser, "prefetch", false)]
    [TestCase("GET", Browser, "prefetch;prerender", false)]
    [TestCase("GET", "", "", false)]
    [TestCase("GET", "curl/8.5.0", "", false)]
    [TestCase("GET", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "", false)]
    [TestCase("GET", "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36", "", false)]
    [TestCase("GET", "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0.0.0", "", false)]
    public void Programs_and_pages_fetched_in_advance_are_not_counted(string method, string agent, string purpose, bool counted)
    {
        DefaultHttpContext context = new();
        context.Request.Method = method;
        context.Request.Headers.UserAgent = agent;
        context.Request.Headers["Sec-Purpose"] = purpose;
        Assert.That(Views.IsByAPerson(context.Request), Is.EqualTo(counted));
    }
}
