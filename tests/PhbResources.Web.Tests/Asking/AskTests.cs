using System.Net;
using PhbResources.Core.Requests;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Asking;

/// <summary>From a search that finds nothing to the curator, who sees what is missing and teaches the search new words.</summary>
[NonParallelizable]
internal sealed class AskTests
{
    private RunningSite _site = null!;
    private Browser _visitor = null!;
    private Browser _curator = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.WithCuratorAsync();
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
    public async Task A_search_without_result_leads_to_a_request_that_the_curator_sees_and_ticks_off()
    {
        Assert.That(await _visitor.TextAsync("/search?q=hoistsling+zzqq"), Does.Contain("/ask?q=hoistsling%20zzqq"));
        Assert.That(await _visitor.TextAsync("/ask?q=hoistsling%20zzqq"), Does.Contain("You searched for “hoistsling zzqq”"));

        HttpResponseMessage sent = await _visitor.PostAsync("/ask", ("q", "hoistsling zzqq"), ("text", "A check list for the sling of a <b>hoist</b>."));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await sent.Content.ReadAsStringAsync(), Does.Contain("Thank you"));
        Assert.That(_visitor.Cookies.Count, Is.Zero);

        string desk = await _curator.TextAsync("/curator");
        Assert.That(desk, Does.Contain("A check list for the sling of a &lt;b&gt;hoist&lt;/b&gt;."));
        Assert.That(WebUtility.HtmlDecode(desk), Does.Contain("after searching for “hoistsling zzqq”"));
        TemplateRequest open = (await _site.Get<TemplateRequests>().OpenAsync(CancellationToken.None)).Single(request => request.Words == "hoistsling zzqq");
        await _curator.SubmitAsync("/curator", "/curator/requests/done", ("id", open.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(await _curator.TextAsync("/curator"), Does.Not.Contain("sling of a"));
    }

    [TestCase("", "Write what you need")]
    [TestCase("rota", "Write a little more")]
    [TestCase("Please ring me on 07700 900123 about a rota", "Take it out")]
    [TestCase("Please write to someone@library.example", "Take it out")]
    public async Task What_cannot_be_kept_is_said_beside_the_field_and_stays(string text, string why)
    {
        HttpResponseMessage answer = await _visitor.PostAsync("/ask", ("q", ""), ("text", text));
        string page = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain(why).And.Contain("id=\"text-mistake\"").And.Contain(text));
        Assert.That(page, Does.Match("<div class=\"errors\"[^>]* autofocus"));
    }

    [Test]
    public async Task A_script_that_fills_in_the_hidden_field_is_thanked_and_nothing_is_kept()
    {
        HttpResponseMessage answer = await _visitor.PostAsync("/ask", ("text", "Buy our wonderful pills today"), ("website", "https://library.example"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Thank you"));
        Assert.That((await _site.Get<TemplateRequests>().OpenAsync(CancellationToken.None)).Select(request => request.Text), Has.None.Contains("pills"));
    }

    [Test]
    public async Task A_form_that_another_site_sends_is_refused()
    {
        using HttpClient client = new() { BaseAddress = _site.Address };
        foreach ((string name, string value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://other.example"), ("Origin", "null") })
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "/ask") { Content = new FormUrlEncodedContent([new("text", "A document from elsewhere, please")]) };
            request.Headers.Add(name, value);
            HttpResponseMessage answer = await client.SendAsync(request);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), $"{name}: {value}");
        }
    }

    [Test]
    public async Task Somebody_in_a_hurry_is_asked_to_wait_and_keeps_what_they_typed()
    {
        HttpResponseMessage? last = null;
        for (int turn = 0; turn < 25; turn++)
            last = await _visitor.PostAsync("/ask", ("text", $"A document about many things, number {turn}"));
        Assert.That(last!.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await last.Content.ReadAsStringAsync(), Does.Contain("number 24"));
    }

    [Test]
    public async Task Searches_that_found_nothing_stand_on_the_curators_desk()
    {
        await _visitor.GetAsync("/search?q=kkvvzz");
        Assert.That(async () => await _curator.TextAsync("/curator"), Does.Contain(">kkvvzz</a>").After(8000, 250));
    }

    [Test]
    public async Task The_curators_synonyms_are_in_force_with_the_next_search()
    {
        Assert.That(await _visitor.TextAsync("/search?q=wibblewobble"), Does.Contain("We found nothing"));
        HttpResponseMessage saved = await SaveAsync("# ours\nwibblewobble, weekly rota", VersionIn(await _curator.TextAsync("/curator/synonyms")));
        Assert.That(saved.Headers.Location?.ToString(), Is.EqualTo("/curator/synonyms?done=saved"));
        Assert.That(await _curator.TextAsync("/curator/synonyms"), Does.Contain("wibblewobble, weekly rota"));
        Assert.That(async () => await _visitor.TextAsync("/search?q=wibblewobble"), Does.Contain("/templates/weekly-rota").After(2000, 100));
    }

    [Test]
    public async Task Synonyms_that_make_no_sense_are_explained_by_line_and_stay()
    {
        HttpResponseMessage answer = await SaveAsync("lonely", VersionIn(await _curator.TextAsync("/curator/synonyms")));
        string page = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("Line 1: a rule needs two phrases or more").And.Contain("lonely</textarea>"));
    }

    [Test]
    public async Task The_second_of_two_curators_sees_what_the_first_saved()
    {
        string version = VersionIn(await _curator.TextAsync("/curator/synonyms"));
        await SaveAsync("first words, one phrase", version);
        HttpResponseMessage second = await SaveAsync("second words, other phrase", version);
        string page = await second.Content.ReadAsStringAsync();
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("Another curator saved").And.Contain("first words, one phrase").And.Contain("second words, other phrase"));
        Assert.That((await SaveAsync("second words, other phrase", VersionIn(page))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task Nobody_else_sees_or_changes_the_synonyms()
    {
        HttpResponseMessage page = await _visitor.GetAsync("/curator/synonyms");
        Assert.That(page.Headers.Location?.ToString(), Does.StartWith("/sign-in?returnUrl="));
        HttpResponseMessage sent = await _visitor.PostAsync("/curator/synonyms", ("rules", "a, b"), ("version", "0"));
        Assert.That(sent.Headers.Location?.ToString(), Does.StartWith("/sign-in"));
        HttpResponseMessage forged = await _curator.PostAsync("/curator/synonyms", ("rules", "a, b"), ("version", "0"));
        Assert.That(forged.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private Task<HttpResponseMessage> SaveAsync(string rules, string version) =>
        _curator.SubmitAsync("/curator/synonyms", "/curator/synonyms", ("rules", rules), ("version", version));

    private static string VersionIn(string page) => page.Split("name=\"version\" value=\"")[1].Split('"')[0];
}
