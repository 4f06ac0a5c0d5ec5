using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PhbResources.Core.Library;
using PhbResources.Site.Posting;

namespace PhbResources.Site.Tests;

internal sealed class FillTests : OnTheSite
{
    private const string Path = "/templates/weekly-rota/fill";

    private Template _growing = null!;

    [OneTimeSetUp]
    public void AddTemplates()
    {
        _growing = Library.Add("Growing list", StandInLibrary.Record, "Money", template => template with
        {
            Body = """
                sections:
                  - heading: Things
                    content:
                      - table: { id: things, caption: Things and prices, blankRows: 4, columns: [{ id: thing, label: Thing }, { id: price, label: Price, type: money }, { id: paid, label: Paid, type: checkBox }] }
                      - field: { id: story, label: Story, type: longText }
                      - field: { id: kind, label: Kind, type: choice, choices: [Big, Small] }
                """,
        });
        Library.Add("Only words", StandInLibrary.Record, "Money", template => template with { Body = "sections: [{ heading: Words, content: [{ text: Nothing to fill in }] }]" });
    }

    [Test]
    public async Task The_empty_form_is_kept_like_other_pages_and_sets_no_cookie()
    {
        HttpResponseMessage page = await Site.GetAsync(Path);
        string html = await page.Content.ReadAsStringAsync();

        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Headers.CacheControl!.ToString(), Is.EqualTo("no-cache"));
        Assert.That(page.Headers.Contains("Set-Cookie"), Is.False);
        Assert.That((await Site.GetAsync(Path, ("If-None-Match", page.Headers.ETag!.Tag))).StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(html, Does.Contain("name=\"f.week-starting\" type=\"date\"").And.Contain("name=\"t.shifts.2.start\" type=\"time\"").And.Contain("Name of the employer"));
        Assert.That(html, Does.Not.Contain("t.shifts.1.day"), "Monday is the document's own word.");
        Assert.That((await Site.SendAsync(HttpMethod.Head, Path)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Site.GetAsync("/templates/Weekly-Rota/fill")).Headers.Location!.ToString(), Does.EndWith(Path));
    }

    [Test]
    public async Task The_page_of_a_template_leads_to_its_form_where_there_is_something_to_fill_in()
    {
        Assert.That(await Site.TextAsync("/templates/weekly-rota"), Does.Contain($"href=\"{Path}\"").And.Contain("name=\"guidance\" value=\"false\""));
        Assert.That(await Site.TextAsync("/templates/only-words"), Does.Not.Contain("/fill\"").And.Not.Contain("name=\"guidance\""));
        Assert.That((await Site.GetAsync("/templates/only-words/fill")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Site.GetAsync("/templates/no-such/fill")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Guidance_can_be_left_out_of_a_download()
    {
        string with = await Site.TextAsync("/templates/weekly-rota/download?format=txt");
        HttpResponseMessage without = await Site.GetAsync("/templates/weekly-rota/download?format=txt&guidance=false");
        Assert.That(with, Does.Contain("11 hours of rest"));
        Assert.That(await without.Content.ReadAsStringAsync(), Does.Not.Contain("11 hours of rest").And.Contain("Monday"));
        Assert.That(without.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("weekly-rota-without-guidance.txt"));
        Assert.That((await Site.GetAsync("/templates/weekly-rota/download?format=txt&guidance=maybe")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("docx")]
    [TestCase("odt")]
    [TestCase("xlsx")]
    [TestCase("txt")]
    public async Task What_was_filled_in_is_in_the_file(string format)
    {
        HttpResponseMessage file = await PostAsync(Path, ("do", $"download:{format}"), ("f.week-starting", "23/11/2026"), ("f.employer-name", "Łukasz & عائشة"), ("t.shifts.2.name", "Ngọc <b>"), ("t.shifts.2.start", "7.30"));

        Assert.That(file.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(file.Content.Headers.ContentDisposition!.FileName, Is.EqualTo($"weekly-rota-filled-in.{format}"));
        Assert.That(file.Headers.CacheControl!.NoStore);
        string text = WebUtility.HtmlDecode(TextOf(await file.Content.ReadAsByteArrayAsync()));
        Assert.That(text, Does.Contain("Łukasz & عائشة").And.Contain("Ngọc <b>"));
    }

    [Test]
    public async Task Large_print_and_guidance_are_asked_for_in_the_form()
    {
        HttpResponseMessage file = await PostAsync(Path, ("do", "download:txt"), ("without-guidance", "yes"), ("large-print", "yes"));
        Assert.That(file.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("weekly-rota-large-print-without-guidance-filled-in.txt"));
        Assert.That(await file.Content.ReadAsStringAsync(), Does.Not.Contain("11 hours of rest"));
    }

    [Test]
    public async Task The_preview_shows_the_document_and_takes_everything_back_to_the_form()
    {
        (string, string)[] typed = [("f.story", "First\r\nSecond \"quoted\" <script>"), ("t.things.1.thing", ""), ("t.things.1.price", ""), ("t.things.3.thing", "Tea"), ("t.things.3.price", "1,000"), ("t.things.4.paid", "yes"), ("f.kind", "Big"), ("large-print", "yes")];
        string preview = await TextAsync("/templates/growing-list/fill", [("do", "preview"), .. typed]);
        Assert.That(preview, Does.Contain("1,000.00").And.Contain("Change it").And.Not.Contain("<script>\""));

        string form = await TextAsync("/templates/growing-list/fill", [("do", "change"), .. Controls(preview)]);
        Assert.That(Controls(form), Is.SupersetOf(new[]
        {
            ("f.story", "First\nSecond \"quoted\" <script>"), ("t.things.1.thing", ""), ("t.things.2.thing", "Tea"), ("t.things.2.price", "1,000"), ("t.things.3.paid", "yes"), ("f.kind", "Big"), ("large-print", "yes"),
        }));
    }

    [Test]
    public async Task A_mistake_is_said_beside_the_question_and_at_the_top_and_all_that_was_typed_stays()
    {
        HttpResponseMessage answer = await PostAsync(Path, ("do", "download:docx"), ("f.week-starting", "soon"), ("f.employer-name", "Ann"), ("t.shifts.1.start", "dawn"));
        string html = await answer.Content.ReadAsStringAsync();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(html, Does.Contain("<title>Error: Fill in: Weekly rota").And.Contain("href=\"#f.week-starting\"").And.Contain("href=\"#t.shifts.1.start\""));
        Assert.That(html, Does.Contain("id=\"t.shifts.1.start-mistake\"").And.Contain("aria-describedby=\"t.shifts.1.start-mistake\""));
        Assert.That(Controls(html), Is.SupersetOf(new[] { ("f.week-starting", "soon"), ("f.employer-name", "Ann"), ("t.shifts.1.start", "dawn") }));
    }

    [Test]
    public async Task Rows_are_added_and_taken_out_without_script()
    {
        (string, string)[] typed = [("t.things.1.thing", "Tea"), ("t.things.2.thing", "Milk"), ("t.things.3.thing", "Bread")];
        string more = await TextAsync("/templates/growing-list/fill", [("do", "add:things"), .. typed]);
        Assert.That(Controls(more), Does.Contain(("t.things.4.thing", "")).And.Contain(("t.things.2.thing", "Milk")));
        Assert.That(more, Does.Match("<input name=\"t.things.4.thing\"[^>]* autofocus"));

        string less = await TextAsync("/templates/growing-list/fill", [("do", "remove:things:2"), .. typed]);
        Assert.That(Controls(less).Where(control => control.Name.EndsWith("thing", StringComparison.Ordinal)), Is.EqualTo(new[] { ("t.things.1.thing", "Tea"), ("t.things.2.thing", "Bread") }));
    }

    [Test]
    public async Task Answers_are_saved_right_or_wrong_and_loaded_again()
    {
        HttpResponseMessage saved = await PostAsync(Path, ("do", "save"), ("f.week-starting", "soon"), ("t.shifts.1.name", "Bo"));
        Assert.That(saved.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("weekly-rota-answers.json"));
        byte[] file = await saved.Content.ReadAsByteArrayAsync();
        Assert.That(JsonDocument.Parse(file).RootElement.GetProperty("slug").GetString(), Is.EqualTo("weekly-rota"));

        string html = await (await LoadAsync(Path, file, ("f.employer-name", "typed before"))).Content.ReadAsStringAsync();
        Assert.That(html, Does.Contain("Your answers are back"));
        Assert.That(Controls(html), Is.SupersetOf(new[] { ("f.week-starting", "soon"), ("t.shifts.1.name", "Bo"), ("f.employer-name", "") }));
    }

    [Test]
    public async Task A_file_that_does_not_fit_is_explained_and_nothing_typed_is_lost()
    {
        byte[] other = await (await PostAsync("/templates/growing-list/fill", ("do", "save"), ("f.story", "x"))).Content.ReadAsByteArrayAsync();
        foreach ((byte[]? file, string words) in new[]
        {
            (other, "another template, “Growing list”"),
            ("no json"u8.ToArray(), "not a file of saved answers"),
            (new byte[5 * 1024 * 1024], "too big"),
            ([], "Choose the file you saved"),
        })
        {
            HttpResponseMessage answer = await LoadAsync(Path, file!, ("f.employer-name", "Ann"));
            string html = await answer.Content.ReadAsStringAsync();
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), words);
            Assert.That(WebUtility.HtmlDecode(html), Does.Contain(words));
            Assert.That(Controls(html), Does.Contain(("f.employer-name", "Ann")));
        }
    }

    [Test]
    public async Task Fifty_thousand_letters_of_any_script_are_taken()
    {
        string story = string.Concat(Enumerable.Repeat("é عائشة ", 6_250));
        HttpResponseMessage file = await PostAsync("/templates/growing-list/fill", ("do", "download:txt"), ("f.story", story));
        Assert.That(file.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        HttpResponseMessage more = await PostAsync("/templates/growing-list/fill", ("do", "download:txt"), ("f.story", story + "!"));
        Assert.That(more.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await more.Content.ReadAsStringAsync(), Does.Contain("50,001 characters"));
    }

    [Test]
    public async Task Too_much_is_refused_in_words()
    {
        HttpResponseMessage big = await PostAsync(Path, ("do", "preview"), ("f.employer-name", new string('a', 2_200_000)));
        Assert.That(big.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(await big.Content.ReadAsStringAsync(), Does.Contain("your browser still has what you typed"));

        HttpResponseMessage cells = await PostAsync("/templates/growing-list/fill", [("do", "preview"), .. Enumerable.Range(1, 2_001).Select(row => ($"t.things.{row}.thing", "x"))]);
        Assert.That(cells.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        HttpResponseMessage full = await PostAsync("/templates/growing-list/fill", [("do", "add:things"), .. Enumerable.Range(1, 2_000).Select(row => ($"t.things.{row}.thing", "x"))]);
        Assert.That(full.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await full.Content.ReadAsStringAsync(), Does.Contain("cannot have more rows here"));
        HttpResponseMessage many = await PostAsync("/templates/growing-list/fill", [.. Enumerable.Range(1, 8_100).Select(number => ($"n{number}", ""))]);
        Assert.That(many.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("text/plain", "hello")]
    [TestCase("multipart/form-data", "no boundary")]
    [TestCase("multipart/form-data; boundary=x", "--x\r\nno headers")]
    [TestCase("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--x--\r\n")]
    public async Task What_is_no_form_is_refused_in_words(string type, string body)
    {
        using StringContent content = new(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        HttpResponseMessage answer = await Site.Client.PostAsync(Path, content);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("We could not read that form"));
    }

    [Test]
    public async Task Who_sends_forms_without_end_is_asked_to_wait()
    {
        await using SiteHost site = await SiteHost.StartAsync(new Dictionary<string, string?> { ["Phb:Fill:PerMinute"] = "10" });
        HttpResponseMessage answer = null!;
        for (int count = 0; count < 11; count++)
            answer = await site.Client.PostAsync(Path, new FormUrlEncodedContent([KeyValuePair.Create("do", "preview")]));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("What you typed is not lost"));
        Assert.That((await site.GetAsync(Path)).StatusCode, Is.EqualTo(HttpStatusCode.OK), "Reading is free.");
    }

    [Test]
    public void A_limit_that_makes_no_sense_stops_the_start() =>
        Assert.That(async () => await SiteHost.StartAsync(new Dictionary<string, string?> { ["Phb:Fill:MaxCells"] = "3" }), Throws.Exception.With.Message.Contains("Phb:Fill:MaxCells"));

    [Test]
    public void A_failure_is_logged_without_what_was_typed()
    {
        SilentException silent = new(Failure(() => throw new InvalidOperationException("could not write 'secret of mine'", new FormatException("secret of mine"))));
        Assert.That(silent.ToString(), Does.Not.Contain("secret of mine").And.Contain("System.InvalidOperationException from System.FormatException").And.Contain(nameof(A_failure_is_logged_without_what_was_typed)));
        Assert.That(silent.InnerException, Is.Null);
    }

    private static Exception Failure(Action action)
    {
        try
        {
            action();
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }

        throw new AssertionException("It should have failed.");
    }

    private Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        Site.Client.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private async Task<string> TextAsync(string path, params (string Name, string Value)[] fields) => await (await PostAsync(path, fields)).Content.ReadAsStringAsync();

    private async Task<HttpResponseMessage> LoadAsync(string path, byte[] file, params (string Name, string Value)[] fields)
    {
        using MultipartFormDataContent form = [];
        foreach ((string name, string value) in fields)
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(file), PostedBody.FileControl, "answers.json");
        form.Add(new StringContent("load"), "do");
        return await Site.Client.PostAsync(path, form);
    }

    /// <summary>What the form on a page would send, without its buttons.</summary>
    private static List<(string Name, string Value)> Controls(string html)
    {
        List<(string, string)> controls = [];
        foreach (Match control in Regex.Matches(html, "<(input|textarea) ([^>]*?)/?>(?:\n(.*?)</textarea>)?", RegexOptions.Singleline))
        {
            string attributes = control.Groups[2].Value;
            string Attribute(string name) => WebUtility.HtmlDecode(Regex.Match(attributes, $"(?:^| ){name}=\"([^\"]*)\"").Groups[1].Value);
            if (Attribute("type") is "checkbox" or "radio" && !Regex.IsMatch(attributes, @"\bchecked\b"))
                continue;
            controls.Add((Attribute("name"), control.Groups[1].Value == "textarea" ? WebUtility.HtmlDecode(control.Groups[3].Value) : Attribute("value")));
        }

        return controls;
    }

    private static string TextOf(byte[] file)
    {
        if (file is not [(byte)'P', (byte)'K', ..])
            return Encoding.UTF8.GetString(file);
        using ZipArchive archive = new(new MemoryStream(file));
        return string.Concat(archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }
}
