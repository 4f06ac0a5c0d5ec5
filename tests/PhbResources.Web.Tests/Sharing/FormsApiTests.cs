using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PhbResources.Core.Submissions;
using PhbResources.Site.Forms;
using PhbResources.Web.Tests.InProcess;
using PhbResources.Web.Tests.Members;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.Tests.Sharing;

/// <summary>The Forms Delivery API, asked with nothing but HTTP.</summary>
[NonParallelizable]
internal sealed class FormsApiTests
{
    private const string Base = "/umbraco/forms/delivery/api/v1";
    private const string Key = "a key of thirty-two or more characters";
    private static int s_number;

    private RunningSite _site = null!;
    private Browser _browser = null!;
    private string _email = "";
    private string _id = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.StartAsync($"--Phb:Forms:ApiKey={Key}");
        _id = _site.Get<Core.Forms.SharingForm>().Current.Id.ToString("D");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _site.DisposeAsync();

    [SetUp]
    public async Task SignInAsync() => _browser = await _site.MemberAsync(_email = $"poster{++s_number}@library.example");

    [TearDown]
    public void Close() => _browser.Dispose();

    [Test]
    public async Task Anybody_gets_the_definition_in_the_shape_that_Umbraco_documents()
    {
        using Browser nobody = new(_site.Address);
        HttpResponseMessage answer = await nobody.GetAsync($"{Base}/definitions/{_id}?contentId=1&culture=en-GB");
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "application/json")));
        JsonElement form = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(form.EnumerateObject().Select(part => part.Name), Is.EquivalentTo(new[]
        {
            "cssClass", "disableDefaultStylesheet", "fieldIndicationType", "gotoPageOnSubmit", "hideFieldValidation", "id", "indicator", "messageOnSubmit",
            "messageOnSubmitIsHtml", "name", "nextLabel", "pages", "previousLabel", "showValidationSummary", "submitLabel",
        }));
        JsonElement fields = form.GetProperty("pages")[0].GetProperty("fieldsets")[0].GetProperty("columns")[0].GetProperty("fields");
        JsonElement kind = fields.EnumerateArray().Single(field => field.GetProperty("alias").GetString() == "kind");
        Assert.That(kind.GetProperty("preValues").EnumerateArray().Select(choice => choice.GetProperty("value").GetString()), Does.Contain("rota"));
        Assert.That(kind.GetProperty("condition").GetProperty("rules")[0].GetProperty("operator").GetString(), Is.EqualTo("Is"));
        Assert.That(kind.GetProperty("type").EnumerateObject().Select(part => part.Name), Is.EquivalentTo(new[] { "id", "name", "renderInputType", "supportsPreValues", "supportsUploadTypes" }));
        Assert.That(fields[2].EnumerateObject().Select(part => part.Name), Is.SupersetOf(new[]
        {
            "alias", "caption", "condition", "helpText", "id", "pattern", "patternInvalidErrorMessage", "preValues", "required", "requiredErrorMessage", "settings", "type",
        }));
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
    }

    [TestCase("definitions/00000000-0000-0000-0000-000000000001", "GET")]
    [TestCase("definitions/share", "GET")]
    [TestCase("entries/00000000-0000-0000-0000-000000000001", "POST")]
    public async Task A_form_that_does_not_exist_is_said_to_be_missing(string path, string method)
    {
        HttpResponseMessage answer = await _browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"{Base}/{path}") { Content = method == "POST" ? JsonContent.Create(new { values = new { } }) : null });
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.NotFound, "application/problem+json")));
    }

    [Test]
    public async Task Who_sends_an_entry_has_to_be_known()
    {
        using Browser nobody = new(_site.Address);
        Assert.That((await PostAsync(nobody, Whole())).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await PostAsync(nobody, Whole(), key: Key + "x")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await PostAsync(nobody, Whole(), key: "")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await PostAsync(_browser, Whole(), token: "")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await PostAsync(_browser, Whole(), token: "none")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        HttpRequestMessage crossing = await RequestAsync(_browser, Whole());
        crossing.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.That((await _browser.SendAsync(crossing)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await MineAsync(), Is.Empty);
    }

    [TestCase("text/plain", "{}", HttpStatusCode.UnsupportedMediaType)]
    [TestCase("application/x-www-form-urlencoded", "values=1", HttpStatusCode.UnsupportedMediaType)]
    [TestCase("application/json", "{", HttpStatusCode.BadRequest)]
    [TestCase("application/json", "[]", HttpStatusCode.BadRequest)]
    [TestCase("application/json", "{}", HttpStatusCode.BadRequest)]
    [TestCase("application/json", "{\"values\":{\"title\":3}}", HttpStatusCode.BadRequest)]
    [TestCase("application/json", "{\"values\":{\"title\":{\"a\":1}}}", HttpStatusCode.BadRequest)]
    [TestCase("application/json", "{\"values\":{\"title\":\"\\ud800\"}}", HttpStatusCode.BadRequest)]
    [TestCase("application/json", "{\"values\":{\"files\":\"rota.docx\"}}", HttpStatusCode.BadRequest)]
    [TestCase("application/json", "{\"values\":{\"files\":[{\"fileName\":\"a.txt\",\"fileContents\":\"data:text/plain;base64,%%%\"}]}}", HttpStatusCode.BadRequest)]
    [TestCase("application/json", "{\"values\":{}}", HttpStatusCode.UnprocessableEntity)]
    public async Task What_cannot_be_read_is_refused_with_words(string type, string body, HttpStatusCode status)
    {
        HttpRequestMessage request = await RequestAsync(_browser, Whole());
        request.Content = new StringContent(body, Encoding.UTF8, type);
        HttpResponseMessage answer = await _browser.SendAsync(request);
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((status, "application/problem+json")));
        Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetInt32(), Is.EqualTo((int)status));
    }

    [Test]
    public async Task What_is_missing_comes_back_by_field()
    {
        Dictionary<string, object> values = Whole();
        values.Remove("summary");
        values["kind"] = "spaceship";
        values["creditAs"] = "name";
        HttpResponseMessage answer = await PostAsync(_browser, values);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        JsonElement errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.That(errors.EnumerateObject().Select(error => error.Name), Is.EquivalentTo(new[] { "kind", "summary", "creditName" }));
        Assert.That(errors.GetProperty("summary")[0].GetString(), Does.Contain("what it is for"));
        Assert.That(await MineAsync(), Is.Empty);
    }

    [Test]
    public async Task A_member_sends_a_document_is_warned_has_it_cleaned_and_it_waits_for_the_curator()
    {
        Dictionary<string, object> values = Whole();
        values.Remove("text");
        values["files"] = new[] { File("handover.docx", Documents.Word("Handover", $"NHS number: {Documents.NhsNumber}")) };
        // What is no field cannot be set, here neither.
        values["state"] = "Published";
        values["memberKey"] = Guid.NewGuid().ToString();

        HttpResponseMessage warned = await PostAsync(_browser, values);
        string told = await warned.Content.ReadAsStringAsync();
        Assert.That(warned.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), told);
        Assert.That(told, Does.Contain("NhsNumber").And.Contain("Comment").And.Not.Contain(Documents.NhsNumber).And.Not.Contain("Jane Miller"));
        Assert.That(await MineAsync(), Is.Empty);

        HttpResponseMessage sent = await PostAsync(_browser, values, cleanCopy: "blank");
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await sent.Content.ReadAsStringAsync());
        JsonElement after = await sent.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(after.EnumerateObject().Select(part => part.Name), Is.EquivalentTo(new[] { "gotoPageOnSubmit", "gotoPageOnSubmitRoute", "messageOnSubmit", "messageOnSubmitIsHtml" }));
        Assert.That(after.GetProperty("messageOnSubmit").GetString(), Does.StartWith("Thank you"));
        SubmissionSummary mine = (await MineAsync()).Single();
        Assert.That(mine.State, Is.EqualTo(SubmissionState.Submitted).Or.EqualTo(SubmissionState.Checking));
        Assert.That(sent.Headers.Location!.OriginalString, Is.EqualTo($"/share/{mine.Id:D}"));
        Assert.That(await _browser.TextAsync($"/share/{mine.Id:D}"), Does.Contain("Handover between shifts"));
    }

    [Test]
    public async Task A_file_that_is_not_taken_is_explained_and_nothing_stays_behind()
    {
        Dictionary<string, object> values = Whole();
        values["files"] = new[] { File("rota.docx", [(byte)'M', (byte)'Z', .. new byte[500]]) };
        HttpResponseMessage answer = await PostAsync(_browser, values);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("This is a program, not a document."));
        Assert.That(await MineAsync(), Is.Empty);
    }

    [Test]
    public async Task A_new_version_names_the_template_it_is_for()
    {
        Dictionary<string, object> values = Whole();
        (values["replaces"], values["whatChanged"], values["kind"]) = ("weekly-rota", "Nights are shaded.", "guide");
        Assert.That((await PostAsync(_browser, values)).StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        SubmissionSummary mine = (await MineAsync()).Single();
        SubmissionView view = (await _site.Get<SubmissionWorkflow>().FindAsync(mine.Id, new Viewer(Member, false), CancellationToken.None))!;
        Assert.That((mine.Replaces is not null, view.Entries.Kind, view.Entries.WhatChanged), Is.EqualTo((true, "rota", "Nights are shaded.")));

        values["replaces"] = "no-such-template";
        Assert.That((await (await PostAsync(_browser, values)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("replaces", out _));
    }

    [Test]
    public async Task A_program_with_the_key_hands_in_for_somebody_and_only_they_can_send_it()
    {
        using Browser program = new(_site.Address);
        Dictionary<string, object> values = Whole();
        values["email"] = _email;
        HttpResponseMessage known = await PostAsync(program, values, key: Key);
        values["email"] = "nobody@library.example";
        HttpResponseMessage unknown = await PostAsync(program, values, key: Key);
        Assert.That((known.StatusCode, unknown.StatusCode), Is.EqualTo((HttpStatusCode.Accepted, HttpStatusCode.Accepted)));
        Assert.That(await unknown.Content.ReadAsStringAsync(), Is.EqualTo(await known.Content.ReadAsStringAsync()));
        Assert.That((known.Headers.Location, unknown.Headers.Location), Is.EqualTo(((Uri?)null, (Uri?)null)));

        SubmissionSummary draft = (await MineAsync()).Single();
        Assert.That(draft.State, Is.EqualTo(SubmissionState.Draft));
        Mailbox mailbox = new(_site);
        Assert.That((await mailbox.ToAsync(_email))[^1].Text, Does.Contain($"/share/{draft.Id:D}"));
        Assert.That((await mailbox.ToAsync("nobody@library.example"))[^1].Text, Does.Contain("We kept nothing"));
        values["email"] = "not an address";
        Assert.That((await (await PostAsync(program, values, key: Key)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("email", out _));
    }

    [Test]
    public async Task Who_has_not_confirmed_their_address_cannot_send()
    {
        using Browser browser = await _site.MemberAsync($"unconfirmed{++s_number}@library.example", verified: false);
        HttpResponseMessage answer = await PostAsync(browser, Whole());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Confirm your email address"));
    }

    [Test]
    public async Task An_entry_that_is_too_large_is_refused()
    {
        Dictionary<string, object> values = Whole();
        values["files"] = new[] { File("large.txt", new byte[FormsApi.MaxBytes * 3 / 4]) };
        HttpResponseMessage answer = await PostAsync(_browser, values);
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "application/problem+json")));
    }

    [Test]
    public void A_key_that_can_be_guessed_stops_the_start()
    {
        Assert.That(new FormsOptionsCheck().Validate(null, new FormsOptions { ApiKey = "short" }).FailureMessage, Does.Contain("at least 32"));
        Assert.That(new FormsOptionsCheck().Validate(null, new FormsOptions()).Succeeded);
    }

    private Guid Member => _site.Get<IMemberService>().GetByEmail(_email)!.Key;

    private Task<IReadOnlyList<SubmissionSummary>> MineAsync() => _site.Get<SubmissionWorkflow>().OfMemberAsync(Member, CancellationToken.None);

    private static Dictionary<string, object> Whole() => new()
    {
        ["title"] = "Handover between shifts", ["kind"] = "record", ["category"] = "daily-records", ["summary"] = "Says what the next assistant has to know.",
        ["text"] = "# Handover\nWhat happened today", ["creditAs"] = new[] { "anonymous" }, ["licence"] = "CC0 1.0", ["consent"] = "on",
    };

    private static object File(string name, byte[] content) => new { fileName = name, fileContents = "data:application/octet-stream;base64," + Convert.ToBase64String(content) };

    private async Task<HttpResponseMessage> PostAsync(Browser browser, Dictionary<string, object> values, string? key = null, string? token = null, string? cleanCopy = null) =>
        await browser.SendAsync(await RequestAsync(browser, values, key, token, cleanCopy));

    private async Task<HttpRequestMessage> RequestAsync(Browser browser, Dictionary<string, object> values, string? key = null, string? token = null, string? cleanCopy = null)
    {
        HttpRequestMessage request = new(HttpMethod.Post, $"{Base}/entries/{_id}")
        {
            Content = JsonContent.Create(new { values, contentId = Guid.NewGuid(), culture = "en-GB", additionalData = cleanCopy is null ? null : new { cleanCopy } }),
        };
        if (key is not null)
            request.Headers.Add("Api-Key", key);
        else
            request.Headers.Add("RequestVerificationToken", token ?? Browser.FormToken(await browser.TextAsync("/share")));
        return request;
    }
}
