using System.Net;
using System.Text.RegularExpressions;
using PhbResources.Web.Tests.InProcess;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.Tests.Curators;

/// <summary>Changing the library through the forms of the desk.</summary>
[NonParallelizable]
internal sealed partial class EditingTests
{
    private RunningSite _site = null!;
    private Browser _browser = null!;
    private string _rota = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.WithCuratorAsync();
        _browser = new Browser(_site.Address);
        await _browser.SignInAsync(RunningSite.Email, RunningSite.Password);
        _rota = $"/curator/content/{_site.Get<Core.Library.PublishedLibrary>().Current.BySlug["weekly-rota"].Key:D}";
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
        using Browser stranger = new(_site.Address);
        foreach (string path in (string[])["/curator/content", "/curator/content/bin", "/curator/content/new", _rota, $"{_rota}/preview", $"{_rota}/versions"])
            Assert.That((await stranger.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), path);
        foreach (string path in (string[])["/curator/content/bin/empty", "/curator/content/new", _rota, $"{_rota}/bin", $"{_rota}/unpublish", $"{_rota}/rollback", $"{_rota}/restore"])
        {
            Assert.That((await stranger.PostAsync(path, ("step", "publish"))).Headers.Location!.OriginalString, Does.StartWith("/sign-in"), path);
            Assert.That((await _browser.PostAsync(path, ("step", "publish"))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), $"{path} without a form token");
        }

        Assert.That((await _browser.GetAsync("/templates/weekly-rota")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _browser.GetAsync($"/curator/content/{Guid.NewGuid():D}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_change_is_saved_previewed_and_published()
    {
        HttpResponseMessage page = await _browser.GetAsync(_rota);
        Assert.That(page.Headers.CacheControl!.NoStore);
        string html = await page.Content.ReadAsStringAsync();
        HttpResponseMessage saved = await SendAsync(html, ("p-summary", "A <b>bold</b> summary."), ("step", "save"));
        Assert.That(saved.Headers.Location!.OriginalString, Is.EqualTo($"{_rota}?done=saved"));
        Assert.That(await _browser.TextAsync($"{_rota}/preview"), Does.Contain("A &lt;b&gt;bold&lt;/b&gt; summary.").And.Contain("preview for curators"));
        Assert.That(await _browser.TextAsync("/templates/weekly-rota"), Does.Not.Contain("bold"));
        Assert.That(await _browser.TextAsync("/curator/content"), Does.Contain("changes not published yet"));
        Assert.That(await _browser.TextAsync($"{_rota}/versions"), Does.Contain("<h3>Summary</h3>").And.Contain("<ins>"));

        html = await _browser.TextAsync(_rota);
        HttpResponseMessage published = await SendAsync(html, ("step", "publish"));
        Assert.That(published.Headers.Location!.OriginalString, Is.EqualTo($"{_rota}?done=published"));
        Assert.That(await _browser.TextAsync("/templates/weekly-rota"), Does.Contain("A &lt;b&gt;bold&lt;/b&gt; summary."));
    }

    [Test]
    public async Task Who_saves_second_sees_what_the_first_saved_and_keeps_what_they_typed()
    {
        string html = await _browser.TextAsync(_rota);
        await SendAsync(html, ("p-credit", "The first"), ("step", "save"));
        HttpResponseMessage second = await SendAsync(html, ("p-credit", "The second"), ("step", "publish"));
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        string said = await second.Content.ReadAsStringAsync();
        Assert.That(said, Does.Contain("value=\"The second\"").And.Contain("The first").And.Contain("Another curator saved this"));
        Assert.That((await SendAsync(said, ("step", "save"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), "sending it again is a decision");
    }

    [Test]
    public async Task A_property_that_the_form_does_not_have_is_never_set_and_mistakes_stand_beside_their_field()
    {
        string html = await _browser.TextAsync(_rota);
        HttpResponseMessage refused = await SendAsync(html, ("name", ""), ("p-body", "sections: 5"), ("step", "publish"), ("p-umbracoBytes", "1"), ("Published", "true"));
        string said = await refused.Content.ReadAsStringAsync();
        Assert.That(said, Does.Contain("Give it a title").And.Contain("sections: 5").And.Contain("<title>Error: "));
    }

    [Test]
    public async Task A_new_one_of_a_kind_is_made_as_a_draft()
    {
        string list = await _browser.TextAsync("/curator/content/new");
        string form = await _browser.TextAsync(WebUtility.HtmlDecode(Regex.Match(list, "href=\"(/curator/content/new\\?type=timesheet[^\"]*)\"").Groups[1].Value));
        HttpResponseMessage made = await SendAsync(form, ("name", "My time sheet"));
        Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), await made.Content.ReadAsStringAsync());
        string key = made.Headers.Location!.OriginalString.Split('/', '?')[3];
        IContent content = _site.Get<IContentService>().GetById(Guid.Parse(key))!;
        Assert.That(content.Published, Is.False);
        Assert.That(content.ContentType.Alias, Is.EqualTo("timesheet"));
    }

    /// <summary>Sends the form of a page with what stands in it, some of it changed.</summary>
    private Task<HttpResponseMessage> SendAsync(string html, params (string Name, string Value)[] changes)
    {
        string form = EditForm().Match(html).Value;
        Dictionary<string, List<string>> fields = [];
        foreach (Match control in Control().Matches(form))
        {
            string head = control.Groups["head"].Value;
            string name = Regex.Match(head, "name=\"([^\"]+)\"").Groups[1].Value;
            string? value = control.Value.StartsWith("<textarea", StringComparison.Ordinal) ? control.Groups["text"].Value.TrimStart('\n')
                : control.Value.StartsWith("<select", StringComparison.Ordinal) ? Selected().Match(control.Groups["text"].Value) is { Success: true } option ? option.Groups["value"].Success ? option.Groups["value"].Value : option.Groups["words"].Value : null
                : head.Contains("checkbox", StringComparison.Ordinal) && !head.Contains(" checked", StringComparison.Ordinal) ? null
                : Regex.Match(head, "value=\"([^\"]*)\"").Groups[1].Value;
            if (name.Length > 0 && value is not null)
                (fields.TryGetValue(name, out List<string>? known) ? known : fields[name] = []).Add(WebUtility.HtmlDecode(value));
        }

        foreach ((string name, string value) in changes)
            fields[name] = [value];
        string action = WebUtility.HtmlDecode(Regex.Match(form, "action=\"([^\"]+)\"").Groups[1].Value);
        return _browser.PostAsync(action, [.. fields.SelectMany(field => field.Value.Select(value => (field.Key, value)))]);
    }

    [GeneratedRegex("<form class=\"form edit\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex EditForm();

    [GeneratedRegex("<(?:input(?<head>[^>]*)>|(textarea|select)(?<head>[^>]*)>(?<text>.*?)</\\1>)", RegexOptions.Singleline)]
    private static partial Regex Control();

    [GeneratedRegex("<option( value=\"(?<value>[^\"]*)\")? selected[^>]*>(?<words>[^<]*)")]
    private static partial Regex Selected();
}
