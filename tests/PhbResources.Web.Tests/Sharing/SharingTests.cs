using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using PhbResources.Core.Submissions;
using PhbResources.Documents.Privacy;
using PhbResources.Web.Tests.InProcess;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.Tests.Sharing;

/// <summary>A member shares a template on the pages of the real site.</summary>
[NonParallelizable]
internal sealed partial class SharingTests
{
    private const string Nasty = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";
    private static int s_number;

    private RunningSite _site = null!;
    private Browser _browser = null!;
    private string _email = "";

    [OneTimeSetUp]
    public async Task StartAsync() => _site = await RunningSite.WithCuratorAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _site.DisposeAsync();

    [SetUp]
    public async Task SignInAsync() => _browser = await _site.MemberAsync(_email = $"sharer{++s_number}@library.example");

    [TearDown]
    public void Close() => _browser.Dispose();

    [Test]
    public async Task A_member_shares_a_document_with_an_NHS_number_in_it_is_warned_has_it_cleaned_and_sends_it()
    {
        string draft = await _browser.BeginAsync();
        await GoesOnAsync(_browser.AnswerAsync(draft + "/1", SharingVisitor.AboutIt), draft + "/2");
        await GoesOnAsync(_browser.AddAsync(draft, "handover.docx", Documents.Word("Handover", $"NHS number: {Documents.NhsNumber}")), draft + "/2?done=added");
        string page = await _browser.TextAsync(draft + "/3");
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("NHS number").And.Contain("Has to go").And.Contain("Comment"));
            Assert.That(page, Does.Not.Contain(Documents.NhsNumber).And.Not.Contain("Jane Miller"));
        });
        HttpResponseMessage held = await _browser.AnswerAsync(draft + "/3");
        Assert.That(held.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await held.BodyAsync(), Does.Contain("that must go"));

        string original = FileAddress().Match(page).Groups[1].Value;
        await GoesOnAsync(_browser.SubmitAsync(draft + "/3", $"{draft}/files/{original}/clean", ("blank", "yes")), $"{draft}/3?done=cleaned#file-{original}");
        page = await _browser.TextAsync(draft + "/3");
        string copy = Regex.Match(page, $"{draft}/files/([0-9a-f-]{{36}})\"").Groups[1].Value;
        HttpResponseMessage clean = await _browser.GetAsync($"{draft}/files/{copy}");
        Assert.That(clean.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
        Assert.That(clean.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("sandbox"));
        Assert.That(clean.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        Assert.That(clean.Headers.CacheControl!.NoStore);
        Assert.That(clean.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/octet-stream"));

        await GoesOnAsync(_browser.AnswerAsync(draft + "/3"), draft + "/4");
        await GoesOnAsync(_browser.AnswerAsync(draft + "/4", SharingVisitor.Credit), draft + "/5");
        await GoesOnAsync(_browser.AnswerAsync(draft + "/5"), draft + "?done=sent");
        Assert.That((await RowAsync(draft)).Row.State, Is.EqualTo(SubmissionState.Submitted).Or.EqualTo(SubmissionState.Checking));
        Assert.That(await _browser.TextAsync(draft), Does.Contain("Handover between shifts").And.Not.Contain("Something to do"));
        Assert.That(await _browser.TextAsync("/account/shares"), Does.Contain("Handover between shifts"));
    }

    [Test]
    public async Task Who_made_a_document_is_told_to_the_member_and_is_not_in_the_clean_copy()
    {
        string draft = await _browser.BeginAsync();
        await GoesOnAsync(_browser.AnswerAsync(draft + "/1", SharingVisitor.AboutIt), draft + "/2");
        await GoesOnAsync(_browser.AddAsync(draft, "handover.docx", Documents.WordWithProperties("Jane Miller", "Acme Care", "Who does what.")), draft + "/2?done=added");
        string page = await _browser.TextAsync(draft + "/3");
        Assert.That(page, Does.Contain("author: J. M.").And.Contain("company: A. C.").And.Contain("Has to go"));
        Assert.That(page, Does.Not.Contain("Jane Miller").And.Not.Contain("Acme"));
        Assert.That((await RowAsync(draft)).Files.Single().ReadReport().Findings.Select(finding => finding.Type), Has.Exactly(3).EqualTo(FindingType.DocumentProperty));

        string original = FileAddress().Match(page).Groups[1].Value;
        await GoesOnAsync(_browser.SubmitAsync(draft + "/3", $"{draft}/files/{original}/clean", ("blank", "yes")), $"{draft}/3?done=cleaned#file-{original}");
        string copy = Regex.Match(await _browser.TextAsync(draft + "/3"), $"{draft}/files/([0-9a-f-]{{36}})\"").Groups[1].Value;
        using ZipArchive clean = new(new MemoryStream(await (await _browser.GetAsync($"{draft}/files/{copy}")).Content.ReadAsByteArrayAsync()));
        string[] parts = [.. clean.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd())];
        Assert.That(parts, Has.Some.Contain("Who does what.").And.None.Contain("Miller").And.None.Contain("Acme"));
    }

    [Test]
    public async Task What_is_missing_is_said_beside_the_field_and_what_was_typed_is_kept()
    {
        string draft = await _browser.BeginAsync();
        HttpResponseMessage answer = await _browser.AnswerAsync(draft + "/1", ("title", "Night rota"), ("kind", "rota"));
        string page = await answer.BodyAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("id=\"category-mistake\"").And.Contain("id=\"summary-mistake\"").And.Contain("value=\"Night rota\"").And.Contain("<title>Error:"));
        Assert.That((await RowAsync(draft)).Entries, Is.EqualTo(new SubmissionEntries { Title = "Night rota", Kind = "rota" }));

        await GoesOnAsync(_browser.AnswerAsync(draft + "/1", ("title", "Night rota, second go"), ("do", "later")), draft + "?done=saved");
        Assert.That((await RowAsync(draft)).Entries.Title, Is.EqualTo("Night rota, second go"));
    }

    [Test]
    public async Task A_file_that_is_not_taken_is_explained_and_the_text_beside_it_is_kept()
    {
        string draft = await _browser.BeginAsync();
        HttpResponseMessage program = await _browser.AddAsync(draft, "rota.docx", [(byte)'M', (byte)'Z', .. new byte[3_000]], text: "My own words");
        Assert.That(program.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await program.BodyAsync(), Does.Contain("This is a program, not a document.").And.Contain("My own words"));

        HttpResponseMessage large = await _browser.AddAsync(draft, "large.txt", new byte[23 * 1024 * 1024], text: "My other words");
        Assert.That(large.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await large.BodyAsync(), Does.Contain("larger than 20 MB").And.Contain("My other words"));
        SubmissionView view = await RowAsync(draft);
        Assert.That((view.Files.Count, view.Entries.Text), Is.EqualTo((0, "My other words")));
    }

    [Test]
    public async Task Nothing_typed_is_lost_when_the_page_was_open_too_long_or_the_session_ended_or_another_window_saved()
    {
        string draft = await _browser.BeginAsync();
        string page = await _browser.TextAsync(draft + "/1");
        string seen = SharingVisitor.Hidden(page, "seen"), token = Browser.FormToken(page);

        HttpResponseMessage old = await _browser.PostAsync(draft + "/1", ("form-token", "none"), ("seen", seen), ("title", "Typed first"));
        Assert.That(old.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await old.BodyAsync(), Does.Contain("open for too long").And.Contain("Typed first"));
        Assert.That((await RowAsync(draft)).Entries.Title, Is.Empty);

        Assert.That((await _browser.AnswerAsync(draft + "/1", ("title", "From another window"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        HttpResponseMessage late = await _browser.PostAsync(draft + "/1", ("form-token", token), ("seen", seen), ("title", "Typed second"));
        string conflict = await late.BodyAsync();
        Assert.That(conflict, Does.Contain("changed somewhere else").And.Contain("Typed second").And.Contain("From another window"));
        Assert.That((await RowAsync(draft)).Entries.Title, Is.EqualTo("From another window"));
        Assert.That((await _browser.PostAsync(draft + "/1", ("form-token", Browser.FormToken(conflict)), ("seen", SharingVisitor.Hidden(conflict, "seen")), ("title", "Typed second"), ("do", "later"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await RowAsync(draft)).Entries.Title, Is.EqualTo("Typed second"));

        using Browser stranger = new(_site.Address);
        HttpResponseMessage signedOut = await stranger.PostAsync(draft + "/1", ("form-token", token), ("seen", seen), ("title", "Typed third"));
        Assert.That(signedOut.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await signedOut.BodyAsync(), Does.Contain("You are signed out").And.Contain("Typed third"));
    }

    [Test]
    public async Task What_is_not_a_field_of_the_page_cannot_be_set()
    {
        string draft = await _browser.BeginAsync();
        await _browser.AnswerAsync(draft + "/1", [.. SharingVisitor.AboutIt, ("state", "Published"), ("memberKey", Guid.NewGuid().ToString()), ("consent", "on"), ("licence", "CC0 1.0"), ("replaces", "weekly-rota"), ("spamScore", "0"), ("id", Guid.NewGuid().ToString())]);
        SubmissionView view = await RowAsync(draft);
        Assert.That((view.Row.State, view.Row.Replaces, view.Entries.Consent, view.Entries.Licence), Is.EqualTo((SubmissionState.Draft, (Guid?)null, false, "")));
    }

    [Test]
    public async Task Whatever_is_typed_is_shown_as_text()
    {
        string draft = await _browser.BeginAsync();
        string[] fields = ["title", "summary", "whyItHelped", "tags", "kind", "category"];
        List<string> pages = [await (await _browser.AnswerAsync(draft + "/1", [.. fields.Select(field => (field, Nasty))])).Content.ReadAsStringAsync()];
        pages.Add(await (await _browser.AnswerAsync(draft + "/4", ("creditAs", "name"), ("creditName", Nasty), ("licence", Nasty), ("consent", Nasty))).Content.ReadAsStringAsync());
        pages.Add(await (await _browser.AddAsync(draft, "<img src=x onerror=alert(3)>.txt", "Some words"u8.ToArray(), text: Nasty)).Content.ReadAsStringAsync());
        pages.Add(await (await _browser.AnswerAsync(draft + "/5", ("words", Nasty))).Content.ReadAsStringAsync());
        foreach (string path in new[] { draft, draft + "/1", draft + "/2", draft + "/3", draft + "/4", draft + "/5", "/account/shares", "/share", $"/share/new?replaces={Uri.EscapeDataString(Nasty)}" })
            pages.Add(await (await _browser.GetAsync(path)).Content.ReadAsStringAsync());
        foreach (string page in pages)
            Assert.That(page, Does.Not.Contain("<script>alert").And.Not.Contain("<img src=x").And.Not.Contain("\"\">"));
    }

    [Test]
    public async Task What_is_somebody_elses_is_not_there_for_others_nor_for_curators_on_these_pages()
    {
        string draft = await _browser.BeginAsync();
        await _browser.AnswerAsync(draft + "/1", SharingVisitor.AboutIt);
        await _browser.AddAsync(draft, "words.txt", "Some words"u8.ToArray());
        Guid file = (await RowAsync(draft)).Files.Single().Id;
        using Browser other = await _site.MemberAsync($"other{++s_number}@library.example");
        using Browser curator = new(_site.Address);
        await curator.SignInAsync(RunningSite.Email, RunningSite.Password);
        string none = $"/share/{Guid.NewGuid():D}";
        foreach (Browser browser in new[] { other, curator })
        {
            string missing = await (await browser.GetAsync(none)).Content.ReadAsStringAsync();
            string token = Browser.FormToken(await browser.TextAsync("/share"));
            foreach (string path in new[] { "", "/1", "/2", "/3", "/5", $"/files/{file}" })
            {
                HttpResponseMessage answer = await browser.GetAsync(draft + path);
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
                Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("Handover").And.Not.Contain("Some words"));
                if (path.Length == 0)
                    Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(missing));
            }

            foreach (string path in new[] { "", "/1", "/2", "/3", "/5", $"/files/{file}/clean", $"/files/{file}/remove" })
                Assert.That((await browser.PostAsync(draft + path, ("form-token", token), ("title", "Mine now"), ("do", "withdraw"), ("version", "3"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
            // Through a draft of one's own, neither.
            string own = await browser.BeginAsync();
            Assert.That((await browser.GetAsync($"{own}/files/{file}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            await browser.SubmitAsync(own + "/3", $"{own}/files/{file}/remove");
        }

        SubmissionView view = await RowAsync(draft);
        Assert.That((view.Row.State, view.Entries.Title, view.Files.Count), Is.EqualTo((SubmissionState.Draft, "Handover between shifts", 1)));
        using Browser nobody = new(_site.Address);
        HttpResponseMessage turned = await nobody.GetAsync(draft + "/1");
        Assert.That(turned.Headers.Location!.OriginalString, Is.EqualTo($"/sign-in?returnUrl={Uri.EscapeDataString(draft + "/1")}"));
    }

    [Test]
    public async Task A_form_from_elsewhere_changes_nothing()
    {
        string draft = await _browser.BeginAsync();
        await _browser.AnswerAsync(draft + "/1", SharingVisitor.AboutIt);
        await _browser.AddAsync(draft, "words.txt", "Some words"u8.ToArray());
        int version = (await RowAsync(draft)).Row.Version;
        Guid file = (await RowAsync(draft)).Files.Single().Id;
        string other = Browser.FormToken(await (await _site.MemberAsync($"other{++s_number}@library.example")).TextAsync("/share"));
        foreach (string path in new[] { "/share", draft, draft + "/1", draft + "/2", draft + "/3", draft + "/4", draft + "/5", $"{draft}/files/{file}/clean", $"{draft}/files/{file}/remove" })
        {
            foreach (string token in new[] { "", other })
            {
                HttpResponseMessage answer = await _browser.PostAsync(path, ("form-token", token), ("title", "Changed"), ("do", "withdraw"), ("version", $"{version}"));
                Assert.That((int)answer.StatusCode, Is.EqualTo(400).Or.EqualTo(422), path);
            }

            HttpRequestMessage crossing = new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([KeyValuePair.Create("do", "withdraw")]) };
            crossing.Headers.Add("Sec-Fetch-Site", "cross-site");
            Assert.That((await _browser.SendAsync(crossing)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
        }

        SubmissionView view = await RowAsync(draft);
        Assert.That((view.Row.State, view.Row.Version, view.Entries.Title, view.Files.Count), Is.EqualTo((SubmissionState.Draft, version, "Handover between shifts", 1)));
    }

    [Test]
    public async Task Who_has_not_confirmed_their_address_can_write_but_not_send()
    {
        using Browser browser = await _site.MemberAsync($"unconfirmed{++s_number}@library.example", verified: false);
        string draft = await browser.BeginAsync();
        await browser.AnswerAsync(draft + "/1", SharingVisitor.AboutIt);
        await browser.AnswerAsync(draft + "/2", ("text", "# Handover\nWhat the next assistant has to know."));
        await browser.AnswerAsync(draft + "/4", SharingVisitor.Credit);
        HttpResponseMessage answer = await browser.AnswerAsync(draft + "/5");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await answer.BodyAsync(), Does.Contain("Confirm your email address before you send it"));
        Assert.That(await browser.TextAsync(draft), Does.Contain("Not sent yet"));
    }

    [Test]
    public async Task A_new_version_begins_with_what_is_published_and_asks_what_changed()
    {
        Assert.That(await _browser.TextAsync("/templates/weekly-rota"), Does.Contain("/share/new?replaces=weekly-rota"));
        string page = await _browser.TextAsync("/share/new?replaces=weekly-rota");
        HttpResponseMessage begun = await _browser.PostAsync("/share", ("form-token", Browser.FormToken(page)), ("replaces", "weekly-rota"));
        string draft = begun.Headers.Location!.OriginalString[..^2];
        page = await _browser.TextAsync(draft + "/1");
        Assert.That(page, Does.Contain("id=\"whatChanged\"").And.Not.Contain("id=\"kind\"").And.Not.Contain("id=\"category\""));
        await _browser.AnswerAsync(draft + "/1", ("title", "Weekly rota"), ("kind", "guide"), ("category", "money"), ("summary", "Better."), ("whatChanged", "Nights are shaded."), ("do", "later"));
        SubmissionView view = await RowAsync(draft);
        Assert.That((view.Entries.Kind, view.Entries.Category, view.Entries.WhatChanged), Is.EqualTo(("rota", "rotas-and-time", "Nights are shaded.")));
        Assert.That((await _browser.GetAsync("/share/new?replaces=nothing-of-that-name")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_draft_can_be_taken_back_and_is_gone_from_the_steps()
    {
        string draft = await _browser.BeginAsync();
        await GoesOnAsync(_browser.AnswerAsync(draft, ("do", "withdraw")), draft + "?done=withdrawn");
        Assert.That(await _browser.TextAsync(draft), Does.Contain("You took it back"));
        await GoesOnAsync(_browser.GetAsync(draft + "/1"), draft);
        Assert.That((await _browser.GetAsync(draft + "/99")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_member_reads_the_curators_question_changes_the_document_answers_and_later_asks_to_have_it_taken_down()
    {
        string draft = await SentAsync();
        Viewer curator = new(_site.Get<IMemberService>().GetByEmail(RunningSite.Email)!.Key, true);
        await MoveAsync(draft, curator, SubmissionMove.AskForChanges, $"Which shifts is it for? {Nasty}");
        string page = await _browser.TextAsync(draft);
        Assert.That(page, Does.Contain("We have a question for you").And.Contain("Which shifts is it for?").And.Not.Contain("<script>alert"));

        // The whole can be changed again, and the answer waits at the last step, too.
        await GoesOnAsync(_browser.AnswerAsync(draft + "/1", [.. SharingVisitor.AboutIt[1..], ("title", "Handover for nights")]), draft + "/2");
        Assert.That(await _browser.TextAsync(draft + "/5"), Does.Contain("Which shifts is it for?").And.Contain("id=\"words\""));
        HttpResponseMessage tooLong = await _browser.AnswerAsync(draft, ("do", "answer"), ("words", new string('n', SubmissionRules.LongestWords + 1)));
        Assert.That(await tooLong.BodyAsync(), Does.Contain("Shorten it").And.Contain(new string('n', SubmissionRules.LongestWords + 1)));
        HttpResponseMessage old = await _browser.PostAsync(draft, ("form-token", "none"), ("do", "answer"), ("words", "Typed and not lost"));
        Assert.That(await old.BodyAsync(), Does.Contain("open for too long").And.Contain("Typed and not lost"));
        await GoesOnAsync(_browser.AnswerAsync(draft, ("do", "answer"), ("words", "For the nights.")), draft + "?done=answered");
        SubmissionView view = await RowAsync(draft);
        Assert.That((view.Entries.Title, view.Events.Last(done => done.Move == SubmissionMove.Answer).Text), Is.EqualTo(("Handover for nights", "For the nights.")));
        Assert.That(await _browser.TextAsync(draft), Does.Contain("For the nights."));

        await MoveAsync(draft, curator, SubmissionMove.Approve, null);
        Assert.That((await RowAsync(draft)).Row.State, Is.EqualTo(SubmissionState.Published));
        Assert.That(await _browser.TextAsync(draft), Does.Contain("In the library").And.Not.Contain("Take it back"));
        HttpResponseMessage empty = await _browser.AnswerAsync(draft, ("do", "take-down"), ("words", " "));
        Assert.That(await empty.BodyAsync(), Does.Contain("Write a few words."));
        await GoesOnAsync(_browser.AnswerAsync(draft, ("do", "take-down"), ("words", "My name is in it.")), draft + "?done=asked");
        await GoesOnAsync(_browser.GetAsync(draft + "/5"), draft);
    }

    [Test]
    public async Task What_was_sent_can_be_changed_or_taken_back_while_nobody_has_it_in_hand()
    {
        string draft = await SentAsync();
        await GoesOnAsync(_browser.AnswerAsync(draft, ("do", "revise")), draft + "?done=revised");
        Assert.That((await RowAsync(draft)).Row.State, Is.EqualTo(SubmissionState.Draft));
        await GoesOnAsync(_browser.AnswerAsync(draft + "/5"), draft + "?done=sent");
        HttpResponseMessage old = await _browser.PostAsync(draft, ("form-token", Browser.FormToken(await _browser.TextAsync(draft))), ("version", "1"), ("do", "withdraw"));
        Assert.That(await old.BodyAsync(), Does.Contain("changed somewhere else"));
        await GoesOnAsync(_browser.AnswerAsync(draft, ("do", "withdraw")), draft + "?done=withdrawn");
        Assert.That((await RowAsync(draft)).Row.State, Is.EqualTo(SubmissionState.Withdrawn));
    }

    private async Task<string> SentAsync()
    {
        string draft = await _browser.BeginAsync();
        await _browser.AnswerAsync(draft + "/1", SharingVisitor.AboutIt);
        await _browser.AnswerAsync(draft + "/2", ("text", "# Handover\n\nWhat the next assistant has to know.\n\n- Meals\n- Medicine"));
        await _browser.AnswerAsync(draft + "/4", SharingVisitor.Credit);
        await GoesOnAsync(_browser.AnswerAsync(draft + "/5"), draft + "?done=sent");
        return draft;
    }

    private async Task MoveAsync(string draft, Viewer curator, SubmissionMove move, string? text)
    {
        SubmissionView view = await RowAsync(draft);
        MoveOutcome outcome = await _site.Get<SubmissionWorkflow>().MoveAsync(view.Row.Id, curator, move, view.Row.Version, text, CancellationToken.None);
        Assert.That(outcome, Is.InstanceOf<MoveOutcome.Moved>(), outcome.ToString());
    }

    private async Task<SubmissionView> RowAsync(string draft)
    {
        Guid member = _site.Get<IMemberService>().GetByEmail(_email)!.Key;
        return (await _site.Get<SubmissionWorkflow>().FindAsync(new Guid(draft[(draft.LastIndexOf('/') + 1)..]), new Viewer(member, false), CancellationToken.None))!;
    }

    private static async Task GoesOnAsync(Task<HttpResponseMessage> sent, string to)
    {
        HttpResponseMessage answer = await sent;
        Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, to)), await answer.BodyAsync());
    }

    [GeneratedRegex("/files/([0-9a-f-]{36})/clean")]
    private static partial Regex FileAddress();
}
