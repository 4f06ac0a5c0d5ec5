using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PhbResources.Core.Feedback;
using PhbResources.Core.Insights;
using PhbResources.Core.Surveys;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Insight;

/// <summary>What visitors say and do, and what curators see of it, on the real site.</summary>
[NonParallelizable]
internal sealed partial class InsightTests
{
    private const string Rota = "/templates/weekly-rota", Helped = Rota + "/helped";

    private RunningSite _site = null!;
    private Browser _visitor = null!;
    private Browser _curator = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.StartAsync($"--Phb:Curator:Email={RunningSite.Email}", $"--Phb:Curator:Password={RunningSite.Password}", "--Phb:TriesPerMinute=1000");
        _curator = new Browser(_site.Address);
        await _curator.SignInAsync(RunningSite.Email, RunningSite.Password);
    }

    [SetUp]
    public void Come() => _visitor = new Browser(_site.Address);

    [TearDown]
    public void Go() => _visitor.Dispose();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _curator.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public async Task An_answer_is_counted_its_words_are_read_by_a_curator_and_nothing_is_left_in_the_browser()
    {
        Assert.That(await _visitor.TextAsync(Rota), Does.Contain("Did this help?").And.Contain($"action=\"{Helped}\""));
        string thanks = await BodyAsync(await _visitor.PostAsync(Helped, ("helped", "no")));
        Assert.That(thanks, Does.Contain("Thank you").And.Contain("What did you need that is not in it?"));
        HttpResponseMessage sent = await WaitAndPostAsync(_visitor, Helped, thanks, ("helped", "no"), ("words", "Too <b>wide</b> for my printer."));
        Assert.That(await BodyAsync(sent), Does.Contain("will read what you wrote"));
        Assert.That(_visitor.Cookies.Count, Is.Zero);

        string desk = await _curator.TextAsync("/curator/feedback");
        Assert.That(desk, Does.Contain("Too &lt;b&gt;wide&lt;/b&gt; for my printer."));
        Assert.That(await _curator.TextAsync("/curator"), Does.Contain("One comment to read."));
        long id = (await _site.Get<TemplateFeedback>().WordsAsync(read: false, default)).Single().Id;
        await _curator.SubmitAsync("/curator/feedback", "/curator/feedback/read", ("id", id.ToString(CultureInfo.InvariantCulture)));
        Assert.That(await _curator.TextAsync("/curator/feedback"), Does.Contain("Nothing new."));
        Assert.That(await _curator.TextAsync("/curator/feedback?show=read"), Does.Contain("for my printer"));
        Assert.That(async () => await CountAsync(Counted.NotHelped), Is.EqualTo(1).After(5000, 100), "the words do not count again");
    }

    [Test]
    public async Task Words_that_tell_who_somebody_is_are_handed_back_and_nothing_of_them_is_kept()
    {
        string thanks = await BodyAsync(await _visitor.PostAsync(Helped, ("helped", "yes")));
        HttpResponseMessage answer = await WaitAndPostAsync(_visitor, Helped, thanks, ("helped", "yes"), ("words", "Ring me on 07700 900987."));
        string page = await BodyAsync(answer);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("We found a telephone number").And.Contain("Ring me on 07700 900987.").And.Contain("href=\"#words\""));
        Assert.That((await _site.Get<TemplateFeedback>().WordsAsync(read: false, default)).Select(word => word.Text), Has.None.Contains("900987"));
    }

    [Test]
    public async Task A_script_and_whoever_presses_again_and_again_are_thanked_and_count_no_more()
    {
        const string sheet = "/templates/weekly-timesheet/helped";
        Assert.That(await BodyAsync(await _visitor.PostAsync(sheet, ("helped", "yes"), ("website", "https://pills.example"))), Does.Contain("Thank you"));
        for (int i = 0; i < 9; i++)
            Assert.That((await _visitor.PostAsync(sheet, ("helped", "yes"))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Guid key = _site.Get<Core.Library.PublishedLibrary>().Current.BySlug["weekly-timesheet"].Key;
        await _site.Get<DayCounter>().WriteAsync(default);
        Assert.That((await _site.Get<DayCounter>().ByContentAsync(default, default)).Single(count => count.Content == key && count.What == Counted.Helped).Count, Is.EqualTo(Site.Feedback.AnswerLimit.PerHour));
        Assert.That((await _visitor.PostAsync(sheet, ("helped", "perhaps"))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await _visitor.PostAsync("/templates/none/helped", ("helped", "yes"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using HttpRequestMessage elsewhere = new(HttpMethod.Post, sheet) { Content = new FormUrlEncodedContent([new("helped", "no")]) };
        elsewhere.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.That((await _visitor.SendAsync(elsewhere)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Curators_see_what_is_read_and_taken_and_can_take_it_away_as_tables()
    {
        foreach (string path in new[] { "/", "/templates", "/search?q=rota", Rota })
        {
            using HttpRequestMessage request = new(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0");
            Assert.That((await _visitor.SendAsync(request)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        await _visitor.GetAsync(Rota); // A program that does not say what it is.
        Assert.That((await _visitor.GetAsync($"{Rota}/download?format=txt")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await _site.Get<DayCounter>().WriteAsync(default);
        await _site.Get<DownloadCounter>().WriteAsync(default);

        string page = await _curator.TextAsync("/curator/insights?weeks=4");
        Assert.That(page, Does.Contain("Week by week").And.Contain("role=\"img\"").And.Contain("From looking to taking part").And.Contain(">Weekly rota</a>"));
        Assert.That(page, Does.Not.Contain("style="), "the security policy would not let it");
        string weeks = await _curator.TextAsync("/curator/insights.csv?what=weeks&weeks=4");
        string[] lines = weeks.TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.That(lines, Has.Length.EqualTo(5));
        Assert.That(lines[0], Does.StartWith("week beginning,Pages read,Searches,Searches that found nothing,Templates looked at,Downloads"));
        Assert.That(lines[4], Does.Match("^[0-9-]{10},4,1,0,1,1,"), lines[4]);
        Assert.That(await _curator.TextAsync("/curator/insights.csv?what=templates"), Does.Contain("Weekly rota,/templates/weekly-rota,1,"));
        Assert.That(await _curator.TextAsync("/curator/insights.csv?what=searches"), Does.Contain("all words that were searched for less than 5 times"));
        Assert.That((await _curator.GetAsync("/curator/insights.csv?what=people")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        foreach (string path in new[] { "/curator/insights", "/curator/insights.csv?what=weeks", "/curator/feedback", "/curator/surveys", "/curator/surveys/results?id=1", "/curator/surveys/results.csv?id=1" })
            Assert.That((await _visitor.GetAsync(path)).Headers.Location?.ToString(), Does.StartWith("/sign-in"), path);
    }

    [Test]
    public async Task A_survey_goes_from_the_desk_to_visitors_and_back_as_numbers_without_small_groups()
    {
        const string yaml = "title: How is it?\nquestions:\n  - ask: Who are you?\n    type: choice\n    options: [An employer, A helper]\n  - ask: How easy?\n    type: scale\n    low: Hard\n    high: Easy\n  - ask: Anything else?\n    type: text\n";
        HttpResponseMessage wrong = await _curator.SubmitAsync("/curator/surveys/edit", "/curator/surveys/edit", ("id", ""), ("version", "0"), ("yaml", "title: No questions"));
        Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await BodyAsync(wrong), Does.Contain("Line 1: 'questions' is missing").And.Contain("title: No questions"));

        HttpResponseMessage saved = await _curator.SubmitAsync("/curator/surveys/edit", "/curator/surveys/edit", ("id", ""), ("version", "0"), ("yaml", yaml));
        string edit = saved.Headers.Location!.ToString();
        Assert.That(await _curator.TextAsync(edit), Does.Contain("How visitors see it").And.Contain("An employer"));
        string id = Regex.Match(edit, "id=([0-9]+)").Groups[1].Value;
        Assert.That((await _visitor.GetAsync("/survey")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await _visitor.TextAsync("/"), Does.Not.Contain("/survey"));

        await _curator.SubmitAsync("/curator/surveys", "/curator/surveys/open", ("id", id));
        Assert.That(await _visitor.TextAsync("/"), Does.Contain($"data-survey=\"{id}\"").And.Match("<aside[^>]* hidden").And.Contain("Our survey</a>"));
        string page = await _visitor.TextAsync("/survey");
        HttpResponseMessage empty = await WaitAndPostAsync(_visitor, "/survey", page, ("survey", id));
        Assert.That(empty.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await BodyAsync(empty), Does.Contain("Answer at least one question"));
        HttpResponseMessage personal = await _visitor.PostAsync("/survey", ("survey", id), ("opened", Stamp(page)), ("q1", "2"), ("q3", "I am at someone@library.example"));
        Assert.That(personal.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await BodyAsync(personal), Does.Contain("We found an email address").And.Match("value=\"2\" checked"));
        for (int person = 0; person < 10; person++)
            Assert.That(await BodyAsync(await _visitor.PostAsync("/survey", ("survey", id), ("opened", Stamp(page)), ("q1", person < 2 ? "2" : "1"), ("q2", "4"))), Does.Contain("Thank you"));
        Assert.That(_visitor.Cookies.Count, Is.Zero);

        string results = await BodyAsync(await _curator.GetAsync($"/curator/surveys/results?id={id}"));
        Assert.That(results, Does.Contain("first 10 people").And.Contain("not shown").And.Contain("On average 4.0."));
        string csv = await _curator.TextAsync($"/curator/surveys/results.csv?id={id}");
        Assert.That(csv, Does.Contain("Who are you?,A helper,not shown").And.Contain("Who are you?,An employer,not shown").And.Contain("How easy?,4,10"));
        await _curator.SubmitAsync("/curator/surveys", "/curator/surveys/close", ("id", id));
        Assert.That((await _visitor.GetAsync("/survey")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(_site.Get<OpenSurvey>().Current, Is.Null);
    }

    [Test]
    public async Task Members_can_turn_mails_of_thanks_off()
    {
        Assert.That(await _curator.TextAsync("/account/watching"), Does.Contain("Thank me"));
    }

    private async Task<long> CountAsync(Counted what)
    {
        Guid key = _site.Get<Core.Library.PublishedLibrary>().Current.BySlug["weekly-rota"].Key;
        return (await _site.Get<DayCounter>().ByContentAsync(default, default)).Where(count => count.Content == key && count.What == what).Sum(count => count.Count);
    }

    /// <summary>Sends a form of a page as late as a person would.</summary>
    private static async Task<HttpResponseMessage> WaitAndPostAsync(Browser browser, string path, string page, params (string Name, string Value)[] fields)
    {
        await Task.Delay(Site.Posting.SpamTraps.Shortest);
        return await browser.PostAsync(path, [("opened", Stamp(page)), .. fields]);
    }

    private static string Stamp(string page) => Opened().Match(page).Groups[1].Value;

    private static async Task<string> BodyAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    [GeneratedRegex("name=\"opened\" value=\"([^\"]+)\"")]
    private static partial Regex Opened();
}
