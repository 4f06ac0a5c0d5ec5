using System.Net;
using System.Text.RegularExpressions;

namespace PhbResources.Site.Tests;

internal sealed partial class LeaveTests : OnTheSite
{
    private const string Regular = "/leave/set-hours", Irregular = "/leave/changing-hours";

    private static Dictionary<string, string> Typed(params (string Name, string Value)[] more)
    {
        Dictionary<string, string> typed = new() { ["year-starts"] = "2026-04-01", ["days"] = "3", ["nation"] = "England", ["bank-holidays"] = "part-of" };
        foreach ((string name, string value) in more)
            typed[name] = value;
        return typed;
    }

    private Task<HttpResponseMessage> SendAsync(string path, Dictionary<string, string> typed) =>
        Site.Client.PostAsync(new Uri(Site.Address + path), new FormUrlEncodedContent(typed));

    private async Task<string> PageAsync(string path, Dictionary<string, string> typed, HttpStatusCode status = HttpStatusCode.OK)
    {
        using HttpResponseMessage response = await SendAsync(path, typed);
        Assert.That(response.StatusCode, Is.EqualTo(status));
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task The_answer_comes_first_with_its_working_and_sources()
    {
        string page = await PageAsync(Regular, Typed());

        Assert.That(page, Does.Contain("16.8 days of paid leave in this leave year.").And.Contain("5.6 weeks of leave × 3 days a week"));
        Assert.That(page, Does.Contain("https://www.gov.uk/holiday-entitlement-rights"));
        Assert.That(page.IndexOf("The answer", StringComparison.Ordinal), Is.LessThan(page.IndexOf("How it is worked out", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Nothing_typed_is_kept_by_browsers_or_proxies_and_no_cookie_is_set()
    {
        using HttpResponseMessage response = await SendAsync(Regular, Typed());

        Assert.That(response.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(response.Headers.Contains("Set-Cookie"), Is.False);
        Assert.That(await Site.TextAsync(Regular), Does.Not.Contain("2026-04-01"), "The empty form is the same for everybody.");
    }

    [TestCase("year-starts", "", "Write the first day of the leave year")]
    [TestCase("year-starts", "soon", "is a date from 2010 on")]
    [TestCase("year-starts", "1850-01-01", "is a date from 2010 on")]
    [TestCase("days", "", "Write how many days a normal week has")]
    [TestCase("days", "three", "is a number")]
    [TestCase("days", "0", "is from 0.01 to 7")]
    [TestCase("days", "8", "is from 0.01 to 7")]
    [TestCase("days", "-3", "is a number")]
    [TestCase("days", "99999999999999999999999999999999999999", "is a number")]
    [TestCase("hours", "100", "more than 24 hours for each day")]
    [TestCase("started", "2026-03-31", "The job began before that: leave this empty")]
    [TestCase("leaves", "2027-04-01", "Write a last day that is in it")]
    [TestCase("taken", "1.234", "at most two figures after the point")]
    public async Task What_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(string field, string value, string message)
    {
        string page = await PageAsync(Regular, Typed(("hours", "24"), ("taken", "7.25"), (field, value)), HttpStatusCode.UnprocessableEntity);

        Assert.That(page, Does.Contain("<title>Error: "));
        Assert.That(page, Does.Match($"(?s)<p class=\"mistake\" id=\"{field}-mistake\">.*?{Regex.Escape(message)}"));
        Assert.That(page, Does.Contain($"href=\"#{field}\""), "The summary leads to the field.");
        Assert.That(page, Does.Contain(field == "taken" ? "value=\"24\"" : "value=\"7.25\""));
        if (value.Length > 0)
            Assert.That(page, Does.Contain($"value=\"{value}\""));
    }

    [Test]
    public async Task The_last_day_comes_after_the_first() =>
        Assert.That(await PageAsync(Regular, Typed(("started", "2026-10-01"), ("leaves", "2026-09-01")), HttpStatusCode.UnprocessableEntity), Does.Contain("The last day is before the first day of the job"));

    [Test]
    public async Task Bank_holidays_of_unknown_years_are_not_guessed() =>
        Assert.That(await PageAsync(Regular, Typed(("year-starts", "2028-04-01"), ("bank-holidays", "on-top")), HttpStatusCode.UnprocessableEntity), Does.Contain("We know the bank holidays from 2024 to 2028"));

    [TestCase("docx", "PK")]
    [TestCase("odt", "PK")]
    [TestCase("txt", "")]
    public async Task The_working_can_be_kept_as_a_document(string format, string start)
    {
        using HttpResponseMessage response = await SendAsync(Regular, Typed(("download", format)));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentDisposition!.FileName, Is.EqualTo($"leave-working.{format}"));
        Assert.That(response.Headers.CacheControl!.NoStore, Is.True);
        string content = await response.Content.ReadAsStringAsync();
        Assert.That(content, Does.StartWith(start));
        if (format == "txt")
            Assert.That(content, Does.Contain("16.8 days of paid leave"));
    }

    [Test]
    public async Task A_download_button_is_there_for_every_format_and_brings_all_answers()
    {
        string page = await PageAsync(Regular, Typed(("hours", "24")));

        string[] formats = [.. DownloadButton().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.That(formats, Does.Contain("docx").And.Contain("odt").And.Contain("txt"));
        Assert.That(page, Does.Contain("<input type=\"hidden\" name=\"hours\" value=\"24\""));
    }

    [Test]
    public async Task Changing_hours_build_up_pay_period_by_pay_period()
    {
        string page = await PageAsync(Irregular, new() { ["year-starts"] = "1/4/2026", ["periods"] = "60\r\n\r\n72.5\r\n", ["taken"] = "5", ["nation"] = "Wales" });

        // 7.242 hours are kept, 8.75075 are rounded up to 9.
        Assert.That(page, Does.Contain("16.25 hours (16 h 15 min) of paid leave have built up so far. 11.25 hours (11 h 15 min) are left."));
    }

    [TestCase("60\nabc", "Line 2 is not a number of hours")]
    [TestCase("60\n-1", "Line 2 is not a number of hours")]
    [TestCase("", "Write the hours worked in each pay period")]
    public async Task A_wrong_line_is_named(string periods, string message)
    {
        string page = await PageAsync(Irregular, new() { ["year-starts"] = "2026-04-01", ["periods"] = periods, ["nation"] = "Wales" }, HttpStatusCode.UnprocessableEntity);

        Assert.That(page, Does.Contain(message));
        Assert.That(page.ReplaceLineEndings("\n"), Does.Contain("\n" + periods + "</textarea>"));
    }

    [Test]
    public async Task Changing_hours_are_counted_this_way_only_where_and_since_it_is_the_law()
    {
        Assert.That(await PageAsync(Irregular, new() { ["year-starts"] = "2024-03-31", ["periods"] = "60" }, HttpStatusCode.UnprocessableEntity), Does.Contain("on or after 1 April 2024"));
        Assert.That(await PageAsync(Irregular, new() { ["year-starts"] = "2026-04-01", ["periods"] = "60", ["nation"] = "NorthernIreland" }, HttpStatusCode.UnprocessableEntity), Does.Contain("not the law in Northern Ireland"));
    }

    [Test]
    public async Task What_is_typed_is_shown_as_text()
    {
        using HttpResponseMessage response = await SendAsync(Regular, Typed(("days", "\"><script>alert(1)</script>")));

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Not.Contain("<script>alert"));
    }

    [Test]
    public async Task The_home_page_leads_to_the_calculator_and_each_page_to_the_figures()
    {
        string home = await Site.TextAsync("/");
        Assert.That(home, Does.Contain("href=\"/leave\"").And.Contain("href=\"/law\""));
    }

    [Test]
    public async Task The_figures_are_shown_with_source_and_date_and_what_is_not_confirmed_is_not_stated()
    {
        string page = WebUtility.HtmlDecode(await Site.TextAsync("/law"));

        Assert.That(page, Does.Contain("A worker has 11 hours of rest in a row in each 24 hours they work for the employer."));
        Assert.That(page, Does.Contain("https://www.gov.uk/rest-breaks-work").And.Contain("Checked on 22 November 2026"));
        Assert.That(page, Does.Contain("£12.71 an hour").And.Contain("12.07%"));
        Assert.That(page, Does.Contain("do not rely on it").And.Not.Contain("Statutory sick pay is paid after 0"));
        Assert.That(page, Does.Contain("15 June (World Cup bank holiday)").Or.Not.Contain("<strong>2026</strong>"));
        Assert.That(page.Length, Is.LessThan(50 * 1024));
    }

    [GeneratedRegex("name=\"download\" value=\"([a-z]+)\"")]
    private static partial Regex DownloadButton();
}
