using System.Net;
using System.Text;
using CsCheck;
using Ical.Net;

namespace PhbResources.Site.Tests.Rotas;

internal sealed class RotaTests
{
    private SiteHost Site { get; set; } = null!;

    // Faster than any person presses buttons.
    [OneTimeSetUp]
    public async Task StartAsync() => Site = await SiteHost.StartAsync(new() { ["Phb:Fill:PerMinute"] = "10000" });

    [OneTimeTearDown]
    public async Task StopAsync() => await Site.DisposeAsync();

    private static readonly (string, string)[] Weekdays = [("shift-days", "1,2,3,4,5"), ("shift-from", "08:00"), ("shift-to", "16:00"), ("shift-break", "30"), ("shift-first", "1")];

    [Test]
    public async Task The_empty_planner_is_a_page_like_others_and_sets_no_cookie()
    {
        using HttpResponseMessage answer = await Site.GetAsync("/rota");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
        Assert.That(answer.Headers.CacheControl!.ToString(), Is.EqualTo("no-cache"));
        Assert.That(await Site.TextAsync("/templates/weekly-rota"), Does.Contain("href=\"/rota\""));
    }

    [Test]
    public async Task A_rota_is_built_step_by_step()
    {
        Planner planner = await Planner.OpenAsync(Site);
        await planner.PressAsync("add-person", ("person-name", "Ann"), ("rota-title", "Our week"));
        Assert.That(planner.Words, Does.Contain("Ann is on the rota."));
        await planner.PressAsync("add-shift", Weekdays);
        Assert.That(planner.Words, Does.Contain("5 shifts added: 08:00 to 16:00.").And.Contain("Nothing to look at"));
        Assert.That(planner.Words, Does.Match("Ann 37.5 37.5 0 0 37.5 0"));
        Assert.That(planner.Html, Does.Contain("value=\"Our week\""));
    }

    [Test]
    public async Task What_to_look_at_says_the_rule_and_leads_to_the_shift()
    {
        Planner planner = await BegunAsync();
        await planner.PressAsync("add-shift", ("shift-days", "1"), ("shift-from", "20:00"), ("shift-to", "23:00"), ("shift-first", "1"));
        Assert.That(planner.Words, Does.Contain("1 thing to look at").And.Contain("The rule is 11 hours in a row"));
        Assert.That(planner.Html, Does.Contain("href=\"#shift-6\"").And.Contain("id=\"shift-6\"").And.Contain("https://www.legislation.gov.uk/"));
    }

    [Test]
    public async Task A_mistake_is_said_beside_the_field_and_all_that_was_typed_stays()
    {
        Planner planner = await BegunAsync();
        await planner.PressAsync("add-shift", ("shift-days", "6,7"), ("shift-from", "soon"), ("shift-to", "16:00"), ("person-name", "Half typed"), ("rota-weeks", "3"));
        Assert.That(planner.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(planner.Html, Does.Contain("id=\"shift-from-mistake\"").And.Contain("href=\"#shift-from\"").And.Contain("value=\"soon\"").And.Contain("value=\"Half typed\""));
        Assert.That(planner.Html, Does.Contain("name=\"shift-days\" value=\"7\" checked").And.Contain("value=\"3\" selected"));
        Assert.That(planner.Words, Does.Contain("37.5"));
    }

    [Test]
    public async Task A_shift_is_changed_and_removed()
    {
        Planner planner = await BegunAsync();
        await planner.PressAsync(planner.Button("Change: Tuesday 08:00 to 16:00"));
        Assert.That(planner.Html, Does.Contain("name=\"shift-from\" type=\"time\" value=\"08:00\""));
        await planner.PressAsync("add-shift", ("shift-from", "9.30am"));
        Assert.That(planner.Words, Does.Contain("The shift is changed.").And.Contain("09:30 to 16:00").And.Contain("Ann 36 36"));
        await planner.PressAsync(planner.Button("Change: Tuesday 09:30"));
        await planner.PressAsync(planner.Button("Remove this shift"));
        Assert.That(planner.Words, Does.Contain("Removed: Tuesday, 09:30 to 16:00.").And.Contain("Ann 30 30"));
    }

    [Test]
    public async Task A_week_is_copied_and_cleared()
    {
        Planner planner = await BegunAsync();
        await planner.PressAsync("update", ("rota-weeks", "2"));
        await planner.PressAsync("copy-week");
        Assert.That(planner.Words, Does.Contain("5 shifts copied from week 1 to week 2.").And.Contain("Ann 37.5 37.5 37.5"));
        await planner.PressAsync("copy-week");
        Assert.That(planner.Words, Does.Contain("Week 2 has all shifts of week 1 already."));
        await planner.PressAsync("update", ("rota-weeks", "1"));
        Assert.That(planner.Words, Does.Contain("Week 2 has shifts on it. Remove them first"));
        await planner.PressAsync("clear-week:2", ("rota-weeks", "2"));
        Assert.That(planner.Words, Does.Contain("5 shifts removed from week 2."));
    }

    [Test]
    public async Task Hours_to_cover_are_checked()
    {
        Planner planner = await BegunAsync();
        await planner.PressAsync("add-cover", ("cover-days", "1"), ("cover-from", "07:00"), ("cover-to", "16:00"), ("cover-people", "1"));
        Assert.That(planner.Words, Does.Contain("Nobody is there for 1 hour"));
        await planner.PressAsync("remove-cover:1");
        Assert.That(planner.Words, Does.Contain("Nothing to look at"));
    }

    [Test]
    public async Task Somebody_who_leaves_leaves_the_shifts_behind()
    {
        Planner planner = await BegunAsync();
        await planner.PressAsync("remove-person:1");
        Assert.That(planner.Words, Does.Contain("Ann is off the rota. 5 shifts now need someone.").And.Contain("5 shifts have nobody on them yet"));
    }

    [Test]
    public async Task A_saved_rota_is_loaded_again()
    {
        Planner planner = await BegunAsync();
        using HttpResponseMessage saved = await planner.SendAsync("save", null);
        Assert.That(saved.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("rota.json"));
        Assert.That(saved.Headers.CacheControl!.NoStore, Is.True);
        Planner other = await Planner.OpenAsync(Site);
        await other.LoadAsync(await saved.Content.ReadAsByteArrayAsync());
        Assert.That(other.Words, Does.Contain("Your rota is loaded.").And.Contain("Ann 37.5 37.5"));
    }

    [TestCase("")]
    [TestCase("{\"slug\":\"weekly-rota\"}")]
    [TestCase("PK\u0003\u0004")]
    [TestCase("big")]
    [TestCase("huge")]
    public async Task A_wrong_file_is_explained_and_nothing_is_lost(string text)
    {
        Planner planner = await BegunAsync();
        byte[] file = text switch { "big" => new byte[500_000], "huge" => new byte[5_000_000], _ => Encoding.UTF8.GetBytes(text) };
        await planner.LoadAsync(file, ("person-name", "Half typed"));
        Assert.That(planner.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(planner.Html, Does.Contain("id=\"answers-file-mistake\"").And.Contain("value=\"Half typed\""));
        Assert.That(planner.Words, Does.Contain("Ann 37.5 37.5"));
    }

    [TestCase("docx", "PK")]
    [TestCase("odt", "PK")]
    [TestCase("xlsx", "PK")]
    [TestCase("pdf", "%PDF")]
    [TestCase("txt", "\uFEFF")]
    public async Task A_rota_is_downloaded_in_every_format(string format, string begins)
    {
        Planner planner = await BegunAsync();
        foreach (string print in new[] { "", "yes" })
        {
            using HttpResponseMessage file = await planner.SendAsync($"download:{format}", null, ("large-print", print));
            Assert.That(file.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(file.Headers.CacheControl!.NoStore, Is.True);
            Assert.That((await file.Content.ReadAsByteArrayAsync()).AsSpan().StartsWith(Encoding.UTF8.GetBytes(begins)), Is.True);
        }
    }

    [Test]
    public async Task A_calendar_has_one_entry_a_shift_for_as_many_weeks_as_asked()
    {
        Planner planner = await BegunAsync();
        using HttpResponseMessage file = await planner.SendAsync("calendar:1", null, ("calendar-weeks", "3"));
        Assert.That(file.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/calendar"));
        Assert.That(Calendar.Load(await file.Content.ReadAsStringAsync())!.Events, Has.Count.EqualTo(15));
        await planner.PressAsync("calendar:1", ("calendar-weeks", "1000"));
        Assert.That(planner.Words, Does.Contain("Write a number of weeks from 1 to 52."));
    }

    [TestCase("weekdays")]
    [TestCase("week-on-week-off")]
    [TestCase("round-the-clock")]
    public async Task An_example_is_a_rota_with_nothing_to_look_at(string example)
    {
        Planner planner = await Planner.OpenAsync(Site);
        await planner.PressAsync($"example:{example}");
        Assert.That(planner.Words, Does.Contain("this is an example").And.Contain("Nothing to look at"));
    }

    [Test]
    public async Task Limits_are_said_and_kept()
    {
        await using SiteHost small = await SiteHost.StartAsync(new() { ["Phb:Rota:MaxStaff"] = "1", ["Phb:Rota:MaxShifts"] = "4" });
        Planner planner = await Planner.OpenAsync(small);
        await planner.PressAsync("add-person", ("person-name", "Ann"));
        await planner.PressAsync("add-person", ("person-name", "Bo"));
        Assert.That(planner.Words, Does.Contain("A rota can have 1 people at most."));
        await planner.PressAsync("add-shift", [.. Weekdays, ("person-name", "")]);
        Assert.That(planner.Words, Does.Contain("more than 4 shifts"));
        Assert.That(async () => await SiteHost.StartAsync(new() { ["Phb:Rota:MaxStaff"] = "0" }), Throws.Exception.With.Message.Contains("Phb:Rota:MaxStaff"));
    }

    [Test]
    public async Task Any_name_and_any_state_is_answered_in_order()
    {
        await Check.SampleAsync(Gen.Select(Gen.String, Gen.String), async (name, state) =>
        {
            Planner planner = await Planner.OpenAsync(Site);
            await planner.PressAsync("add-person", ("person-name", name.Replace(',', ' ')));
            Assert.That((int)planner.Status, Is.AnyOf(200, 422));
            using HttpResponseMessage answer = await planner.SendAsync("update", null, ("state", state.Replace(',', ' ')));
            Assert.That((int)answer.StatusCode, Is.AnyOf(200, 400, 422));
        }, iter: 15);
    }

    private async Task<Planner> BegunAsync()
    {
        Planner planner = await Planner.OpenAsync(Site);
        await planner.PressAsync("add-person", ("person-name", "Ann"));
        await planner.PressAsync("add-shift", Weekdays);
        Assert.That(planner.Status, Is.EqualTo(HttpStatusCode.OK));
        return planner;
    }
}
