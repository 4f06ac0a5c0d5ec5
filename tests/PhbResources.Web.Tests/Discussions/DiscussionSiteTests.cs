using System.Net;
using System.Text.RegularExpressions;
using PhbResources.Core.Discussions;
using PhbResources.Core.Members;
using PhbResources.Web.Tests.InProcess;
using PhbResources.Web.Tests.Members;
using PhbResources.Web.Tests.Sharing;

namespace PhbResources.Web.Tests.Discussions;

/// <summary>The discussions as members, curators and strangers meet them.</summary>
[NonParallelizable]
internal sealed partial class DiscussionSiteTests
{
    /// <summary>A person needs longer; the site takes who is quicker for a program.</summary>
    private static readonly TimeSpan s_writing = TimeSpan.FromSeconds(3.1);

    private RunningSite _site = null!;
    private Browser _member = null!, _other = null!, _curator = null!, _stranger = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.WithCuratorAsync();
        _member = await _site.MemberAsync("member@people.example");
        _other = await _site.MemberAsync("other@people.example");
        _curator = new Browser(_site.Address);
        _stranger = new Browser(_site.Address);
        Assert.That((await _curator.SignInAsync(RunningSite.Email, RunningSite.Password)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _member.Dispose();
        _other.Dispose();
        _curator.Dispose();
        _stranger.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public async Task What_a_member_writes_is_theirs_and_the_curators_until_it_is_approved()
    {
        string page = await _member.TextAsync("/discuss/ask/new");
        await Task.Delay(s_writing);
        HttpResponseMessage sent = await SendAsync(_member, "/discuss/ask/new", page, ("title", "Who lends a hoist?"), ("text", "Ours is broken until *Friday*."));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), await sent.BodyAsync());
        string own = sent.Headers.Location!.OriginalString.Split('?')[0], key = own[(own.LastIndexOf('/') + 1)..];
        Assert.That(await _member.TextAsync(own + "?done=written"), Does.Contain("A curator looks at what you wrote"));
        foreach (string address in new[] { own, $"{own}/edit", $"{own}/report", "/discuss/ask/who-lends-a-hoist", $"/curator/discussions/{key}" })
            Assert.That((await _other.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), address);
        Assert.That((await _stranger.GetAsync(own)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await SendAsync(_other, $"{own}/edit", await _other.TextAsync("/discuss/ask/new"), ("text", "Taken over."))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await _member.TextAsync("/account/posts"), Does.Contain("Ours is broken").And.Contain("A curator looks at it"));

        Assert.That(await _curator.TextAsync("/curator"), Does.Contain("waits for a first look").Or.Contain("wait for a first look"));
        Assert.That(await _curator.TextAsync("/curator/discussions"), Does.Contain("Ours is broken"));
        HttpResponseMessage approved = await _curator.SubmitAsync("/curator/discussions", $"/curator/discussions/{key}", ("do", "approve"));
        Assert.That(approved.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await _curator.TextAsync(approved.Headers.Location!.OriginalString), Does.Contain("Undo"));
        Assert.That(await _stranger.TextAsync("/discuss/ask/who-lends-a-hoist"), Does.Contain("<em>Friday</em>").And.Contain("A member").And.Not.Contain("people.example"));
        Assert.That(await _stranger.TextAsync("/discuss"), Does.Contain("Who lends a hoist?"));
    }

    [Test]
    public async Task Nothing_written_is_lost_with_a_session_or_with_an_old_page()
    {
        DiscussionThread thread = await BeginAsync("A thread to lose words in");
        string path = $"/discuss/ask/{thread.Slug}", words = "Words <that> I & nobody else wrote.";
        HttpResponseMessage out1 = await SendAsync(_stranger, $"{path}/reply", await _member.TextAsync(path), ("text", words));
        Assert.That(out1.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(TextIn(await out1.Content.ReadAsStringAsync()), Is.EqualTo(words));
        HttpResponseMessage old = await _member.PostAsync($"{path}/reply", ("form-token", "old"), ("text", words));
        Assert.That(old.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(TextIn(await old.Content.ReadAsStringAsync()), Is.EqualTo(words));
        HttpResponseMessage quick = await SendAsync(_member, $"{path}/reply", await _member.TextAsync(path), ("text", words));
        Assert.That(quick.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(TextIn(await quick.Content.ReadAsStringAsync()), Is.EqualTo(words));
        HttpResponseMessage poll = await SendAsync(_member, "/discuss/ask/new", await _member.TextAsync("/discuss/ask/new"), ("title", "A title"), ("text", words), ("question", "Which?"), ("choices", "One\nTwo"));
        Assert.That(await poll.BodyAsync(), Does.Contain("A title").And.Contain("Which?").And.Contain("One\nTwo"));
        Assert.That((await _site.Get<DiscussionReading>().ThreadAsync("ask", thread.Slug, 1, default))!.Posts, Has.Count.EqualTo(1), "and nothing was taken");
    }

    [Test]
    public async Task Anybody_may_report_a_post_and_a_curator_sees_why()
    {
        DiscussionThread thread = await BeginAsync("A thread to report");
        Guid key = (await _site.Get<DiscussionReading>().ThreadAsync("ask", thread.Slug, 1, default))!.Posts[0].Post.Key;
        string report = $"/discuss/posts/{key}/report", page = await _stranger.TextAsync(report);
        await Task.Delay(s_writing);
        HttpResponseMessage sent = await SendAsync(_stranger, report, page, ("reason", "It names my <b>neighbour</b>."));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await _stranger.TextAsync(sent.Headers.Location!.OriginalString), Does.Contain("A curator looks at it"));
        Assert.That(await _curator.TextAsync("/curator/discussions"), Does.Contain("It names my &lt;b&gt;neighbour"));
        HttpResponseMessage without = await _curator.SubmitAsync("/curator/discussions", $"/curator/discussions/{key}", ("do", "remove"), ("reason", ""));
        Assert.That(without.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await _curator.SubmitAsync("/curator/discussions", $"/curator/discussions/{key}", ("do", "closereports"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await _curator.TextAsync("/curator/discussions"), Does.Not.Contain("neighbour"));
    }

    [Test]
    public async Task A_text_of_odd_signs_goes_through_the_form_to_change_it_unchanged()
    {
        string wild = "\n  first an empty line\n</textarea><script>alert(1)</script>\n\t> tab & &amp; “marks” 🐘\n\n";
        DiscussionAuthor author = await AuthorAsync("member@people.example");
        Written written = await _site.Get<DiscussionPosting>().StartAsync(author with { IsTrusted = true }, _site.Get<DiscussionAreas>().Find("ideas")!, new NewThread("Odd signs to change", wild), default);
        string edit = $"/discuss/posts/{written.Key}/edit", page = await _member.TextAsync(edit);
        Assert.That(TextIn(page), Is.EqualTo(wild));
        await Task.Delay(s_writing);
        Assert.That((await SendAsync(_member, edit, page, ("text", TextIn(page).Replace("\n", "\r\n", StringComparison.Ordinal)))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        DeskPost post = (await _site.Get<DiscussionDesk>().FindAsync(written.Key, default))!;
        Assert.That(post.Placed.Post.Post.Text, Is.EqualTo(wild));
        Assert.That(post.Versions, Is.Empty, "nothing was changed");
    }

    [Test]
    public async Task Pages_for_everybody_set_no_cookie_and_those_for_a_member_are_kept_nowhere()
    {
        DiscussionThread thread = await BeginAsync("A thread that everybody reads");
        foreach (string address in new[] { "/discuss", "/discuss/ask", $"/discuss/ask/{thread.Slug}", "/discuss/decisions", "/discuss/search?q=thread", "/templates/weekly-rota/discussion" })
        {
            using Browser fresh = new(_site.Address);
            using HttpResponseMessage open = await fresh.GetAsync(address), own = await _member.GetAsync(address);
            Assert.Multiple(() =>
            {
                Assert.That(open.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
                Assert.That(open.Headers.Contains("Set-Cookie"), Is.False, address);
                Assert.That(open.Headers.ETag, Is.Not.Null, address);
                Assert.That(own.Headers.CacheControl!.NoStore, address);
            });
        }

        foreach (string missing in new[] { "/discuss/nothing", "/discuss/ask/nothing", "/discuss/ask?page=9", "/discuss/ask?page=x", $"/discuss/ask/{thread.Slug}?page=2", "/discuss/about/nothing", $"/discuss/about/{Guid.NewGuid()}", "/templates/nothing/discussion", "/guides/nothing/discussion", $"/discuss/posts/{Guid.NewGuid()}" })
            Assert.That((await _stranger.GetAsync(missing)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), missing);
    }

    [Test]
    public async Task Only_curators_close_pin_and_decide_and_a_member_votes_once()
    {
        DiscussionThread thread = await BeginAsync("A thread to look after", "Which day?", "Monday\nTuesday");
        string path = $"/discuss/ask/{thread.Slug}";
        foreach (string what in new[] { "lock", "pin", "solve", "undecide", "nonsense" })
            Assert.That((await _other.SubmitAsync(path, $"{path}/care", ("do", what))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), what);
        Assert.That((await _other.GetAsync($"{path}/outcome")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _other.SubmitAsync(path, $"{path}/vote", ("choice", "1"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await _other.SubmitAsync(path, $"{path}/vote", ("choice", "2"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await _other.TextAsync(path), Does.Contain("Tuesday (your vote)"));
        Assert.That((await _curator.SubmitAsync(path, $"{path}/care", ("do", "lock"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await _curator.SubmitAsync($"{path}/outcome", $"{path}/outcome", ("outcome", ""))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await _curator.SubmitAsync($"{path}/outcome", $"{path}/outcome", ("outcome", "Tuesdays it is."))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await _other.TextAsync("/discuss/decisions"), Does.Contain("Tuesdays it is."));
        Assert.That(await _other.TextAsync(path), Does.Contain("Closed").And.Contain("The poll is closed").And.Not.Contain("<textarea"));
    }

    [Test]
    public async Task The_librarys_search_shows_discussions_in_a_group_of_their_own()
    {
        await BeginAsync("A rota for wombats");
        await _site.Get<DiscussionSearch>().FollowAsync(default);
        Assert.That(await _stranger.TextAsync("/search?q=wombats"), Does.Contain("From the discussions").And.Contain("/discuss/ask/a-rota-for-wombats"));
        Assert.That(await _stranger.TextAsync("/discuss/search?q=wombats"), Does.Contain("<mark>wombats</mark>"));
        string api = await _stranger.TextAsync("/api/v1/search?q=wombats");
        Assert.That(api, Does.Contain("\"discussions\":{\"total\":1").And.Contain("/discuss/ask/a-rota-for-wombats"));
        Assert.That(await _stranger.TextAsync("/api/v1/templates"), Does.Not.Contain("wombats"));
    }

    private async Task<DiscussionThread> BeginAsync(string title, string question = "", string choices = "")
    {
        DiscussionAuthor author = await AuthorAsync(RunningSite.Email);
        Written written = await _site.Get<DiscussionPosting>().StartAsync(author with { IsCurator = true }, _site.Get<DiscussionAreas>().Find("ask")!, new NewThread(title, "What do you think?", question, choices), default);
        Assert.That(written.Mistakes, Is.Empty);
        return (await _site.Get<DiscussionReading>().PostAsync(written.Key, default))!.Thread;
    }

    private async Task<DiscussionAuthor> AuthorAsync(string email)
    {
        PhbMember member = (await _site.Get<MemberAccounts>().FindByEmailAsync(email))!;
        return new DiscussionAuthor(member.Key, member.Email, member.CreditName, false, false, true, null);
    }

    private static Task<HttpResponseMessage> SendAsync(Browser browser, string action, string page, params (string Name, string Value)[] fields) =>
        browser.PostAsync(action, [("form-token", Browser.FormToken(page)), ("opened", Visitor.OpenedIn(page)), .. fields]);

    /// <summary>The text in the text area, as a browser reads it: without the line end that stands first (WHATWG HTML, 13.1.2.5).</summary>
    private static string TextIn(string page)
    {
        string text = WebUtility.HtmlDecode(TextArea().Match(page).Groups[1].Value);
        return text.StartsWith('\n') ? text[1..] : text;
    }

    [GeneratedRegex("<textarea id=\"text\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex TextArea();
}
