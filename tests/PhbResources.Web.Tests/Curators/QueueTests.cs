using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using PhbResources.Core.Submissions;
using PhbResources.Web.Tests.InProcess;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.Tests.Curators;

/// <summary>Deciding about what members share, through the pages of the desk.</summary>
[NonParallelizable]
internal sealed class QueueTests
{
    // What a test shares is unlike what the others share: the same text again and again is what spammers send.
    private static readonly string[] Words = ["alarm", "breakfast", "curtains", "door", "evening", "fridge", "garden", "hoist", "insulin", "jacket", "kettle"];

    private int _shared;
    private RunningSite _site = null!;
    private Browser _browser = null!;

    private SubmissionWorkflow Workflow => _site.Get<SubmissionWorkflow>();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.WithCuratorAsync();
        _browser = new Browser(_site.Address);
        await _browser.SignInAsync(RunningSite.Email, RunningSite.Password);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public async Task Nobody_but_a_curator_comes_to_any_of_it()
    {
        Guid id = await ShareAsync("For curators only");
        using Browser stranger = new(_site.Address);
        foreach (string path in (string[])["/curator/queue", $"/curator/queue/{id}", $"/curator/queue/{id}/files/{Guid.NewGuid()}", "/curator/members", "/curator/replies"])
            Assert.That((await stranger.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), path);
        foreach (string path in (string[])[$"/curator/queue/{id}", "/curator/queue/looked", "/curator/replies", $"/curator/members/{Guid.NewGuid()}"])
        {
            Assert.That((await stranger.PostAsync(path, ("do", "approve"), ("version", "1"))).Headers.Location!.OriginalString, Does.StartWith("/sign-in"), path);
            Assert.That((await _browser.PostAsync(path, ("do", "approve"), ("version", "1"))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), $"{path} without a form token");
        }

        Assert.That((await StateAsync(id)), Is.EqualTo(SubmissionState.Submitted));
    }

    [Test]
    public async Task What_is_approved_is_published_and_can_be_taken_back()
    {
        Guid id = await ShareAsync("Night <i>checklist</i>");
        string page = await _browser.TextAsync($"/curator/queue/{id}");
        Assert.That(page, Does.Contain("Night &lt;i&gt;checklist&lt;/i&gt;").And.Not.Contain("<i>checklist").And.Contain("Before the shift").And.Contain("Reading age"));
        Assert.That(await _browser.TextAsync("/curator/queue"), Does.Contain($"/curator/queue/{id}"));

        HttpResponseMessage approved = await DoAsync(id, "approve");
        Assert.That(approved.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), await approved.Content.ReadAsStringAsync());
        Assert.That(approved.Headers.Location!.OriginalString, Does.EndWith($"?done={id}"));
        await UntilAsync(id, SubmissionState.Published);
        Guid content = (await ViewAsync(id)).Row.ContentKey!.Value;
        Assert.That(_site.Get<IContentService>().GetById(content)!.Published);

        string next = await _browser.TextAsync(approved.Headers.Location!.OriginalString);
        Assert.That(next, Does.Contain("is approved").And.Contain("value=\"undo\""));
        HttpResponseMessage undone = await DoAsync(id, "undo");
        Assert.That(undone.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), await undone.Content.ReadAsStringAsync());
        Assert.That(_site.Get<IContentService>().GetById(content)!.Published, Is.False);
    }

    [Test]
    public async Task It_is_changed_before_it_is_approved()
    {
        Guid id = await ShareAsync("Before the change");
        HttpResponseMessage approved = await DoAsync(id, "approve", ("title", "After the change"), ("summary", "A better summary."), ("tags", "nights, better"));
        Assert.That(approved.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), await approved.Content.ReadAsStringAsync());
        await UntilAsync(id, SubmissionState.Published);
        string shown = await _browser.TextAsync("/templates/after-the-change");
        Assert.That(shown, Does.Contain("A better summary."));
    }

    [Test]
    public async Task A_question_needs_words_and_what_was_typed_stays()
    {
        Guid id = await ShareAsync("Asked about");
        HttpResponseMessage empty = await DoAsync(id, "ask", ("question", " "), ("reason", "typed already"));
        Assert.That(empty.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await empty.Content.ReadAsStringAsync(), Does.Contain("href=\"#question\"").And.Contain("typed already"));
        await DoAsync(id, "ask", ("question", "Which alarm?"));
        SubmissionView view = await ViewAsync(id);
        Assert.That((view.Row.State, view.OpenQuestion), Is.EqualTo((SubmissionState.ChangesAskedFor, "Which alarm?")));
    }

    [Test]
    public async Task It_is_declined_with_the_words_of_a_reply()
    {
        Guid id = await ShareAsync("To be declined");
        Assert.That((await DoAsync(id, "decline")).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        await DoAsync(id, "decline", ("reply", "It is about one person"), ("reason", "Sorry!"));
        SubmissionView view = await ViewAsync(id);
        Assert.That(view.Row.State, Is.EqualTo(SubmissionState.Declined));
        Assert.That(view.Events[^1].Text, Does.Contain("written for one person").And.EndWith("Sorry!"));
    }

    [Test]
    public async Task Of_two_curators_the_second_sees_what_the_first_did_and_loses_nothing()
    {
        Guid id = await ShareAsync("Wanted by two");
        int opened = (await ViewAsync(id)).Row.Version;
        await DoAsync(id, "ask", ("question", "The first one’s question"));
        HttpResponseMessage second = await DoAsync(id, "decline", ("version", $"{opened}"), ("reason", "The second one’s reason"));
        string said = WebUtility.HtmlDecode(await second.Content.ReadAsStringAsync());
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(said, Does.Contain("Somebody else was faster").And.Contain("The first one’s question").And.Contain("The second one’s reason"));
        Assert.That(await StateAsync(id), Is.EqualTo(SubmissionState.ChangesAskedFor));
    }

    [Test]
    public async Task A_day_gone_by_is_refused_and_one_to_come_waits()
    {
        Guid id = await ShareAsync("For a later day");
        Assert.That((await DoAsync(id, "schedule", ("day", "2020-01-01"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        string day = DateTime.UtcNow.AddDays(9).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.That((await DoAsync(id, "schedule", ("day", day))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        SubmissionView view = await ViewAsync(id);
        Assert.That(view.Row.State, Is.EqualTo(SubmissionState.Approved));
        Assert.That(view.Row.PublishOn, Is.Not.Null);
    }

    private Task<HttpResponseMessage> DoAsync(Guid id, string what, params (string Name, string Value)[] fields) => SubmitAsync(id, what, fields);

    private async Task<HttpResponseMessage> SubmitAsync(Guid id, string what, (string Name, string Value)[] fields)
    {
        string page = await _browser.TextAsync($"/curator/queue/{id}");
        string version = Regex.Match(page[page.IndexOf("form decide", StringComparison.Ordinal)..], "name=\"version\" value=\"(\\d+)\"").Groups[1].Value;
        List<(string, string)> all = [("form-token", Browser.FormToken(page)), ("do", what)];
        if (fields.All(field => field.Name != "version"))
            all.Add(("version", version));
        return await _browser.PostAsync($"/curator/queue/{id}", [.. all, .. fields]);
    }

    private async Task<Guid> ShareAsync(string title)
    {
        _shared++;
        IMemberService members = _site.Get<IMemberService>();
        string email = $"{Words[_shared % Words.Length]}.{Words[(_shared + 3) % Words.Length]}@library.example";
        IMember member = members.CreateMember(email, email, "A member", "Member");
        member.IsApproved = true;
        member.EmailConfirmedDate = DateTime.UtcNow;
        members.Save(member);
        Viewer viewer = new(member.Key, false);
        Guid id = ((BeginOutcome.Begun)await Workflow.BeginAsync(member.Key, null, "site", default)).Id;
        SaveOutcome saved = await Workflow.SaveAsync(id, viewer, 1, new SubmissionEntries
        {
            Title = title, Kind = "rota", Category = "rotas-and-time", Summary = "What to do at night.", WhyItHelped = "We forgot the alarm.", Text = $"Before the shift\n\nCheck the {Words[_shared % Words.Length]} and then the {Words[(_shared + 5) % Words.Length]}.\n\nDuring the night\n\nWrite down what happened with the {Words[(_shared + 7) % Words.Length]}.",
            CreditAs = "anonymous", Licence = "CC0 1.0", Consent = true, Tags = "nights",
        }, default);
        MoveOutcome sent = await Workflow.MoveAsync(id, viewer, SubmissionMove.Send, ((SaveOutcome.Saved)saved).Version, null, default);
        Assert.That(sent, Is.InstanceOf<MoveOutcome.Moved>(), sent is MoveOutcome.Incomplete incomplete ? string.Join(' ', incomplete.Mistakes) : (sent as MoveOutcome.NotAllowed)?.Why ?? "");
        await UntilAsync(id, SubmissionState.Submitted);
        return id;
    }

    private async Task<SubmissionView> ViewAsync(Guid id) => (await Workflow.FindAsync(id, new Viewer(Guid.NewGuid(), true), default))!;

    private async Task<SubmissionState> StateAsync(Guid id) => (await ViewAsync(id)).Row.State;

    private async Task UntilAsync(Guid id, SubmissionState state)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (await StateAsync(id) is var now && now != state)
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)), $"It is still {now}.");
            await Task.Delay(50);
        }
    }
}
