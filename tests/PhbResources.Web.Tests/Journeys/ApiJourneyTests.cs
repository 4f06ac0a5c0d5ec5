using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using MimeKit;
using PhbResources.Journeys;
using PhbResources.Web.Tests.Processes;

namespace PhbResources.Web.Tests.Journeys;

/// <summary>The way of a template that a program hands in at the address of the Forms Delivery API, against the program as people run it.</summary>
[NonParallelizable]
internal sealed class ApiJourneyTests
{
    private const string Curator = "curator@library.example";
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string Form = "/umbraco/forms/delivery/api/v1/entries/b7d73d6c-4d67-4eab-88ab-7e9b87d0b92b";

    private TempFolder _temp = null!;
    private SiteProcess _site = null!;
    private Letters _letters = null!;
    private Traveller _curator = null!;

    private Uri Address => new(_site.Address);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _temp = new TempFolder();
        _letters = Letters.In(_temp.Under("mail"));
        _site = await SiteProcess.RunAsync(new SiteStart
        {
            DataPath = _temp.Under("data"), ConfigPath = Config.Small(_temp),
            Arguments =
            [
                $"--Phb:Smtp:Folder={_temp.Under("mail")}", "--Phb:PublicUrl=https://library.example", $"--Phb:Forms:ApiKey={Key}",
                $"--Phb:Curator:Email={Curator}", $"--Phb:Curator:Password={Traveller.Password}",
            ],
        });
        _curator = new Traveller(() => Address);
        Traveller.Expect(HttpStatusCode.SeeOther, await _curator.SignInAsync(Curator));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _curator?.Dispose();
        if (_site is not null)
            await _site.DisposeAsync();
        _temp.Dispose();
    }

    [Test]
    public async Task A_member_hands_in_an_entry_is_told_what_must_go_and_sees_it_published()
    {
        const string Email = "api@people.example", Title = "Morning list by a program";
        using Traveller member = new(() => Address);
        await member.JoinAsync(Email, _letters.LinkAsync);
        string token = await member.TokenAsync("/share");

        using HttpResponseMessage told = await PostAsync(member, Entry(Title, null), ("RequestVerificationToken", token));
        Traveller.Expect(HttpStatusCode.UnprocessableEntity, told);
        string report = await told.Content.ReadAsStringAsync();
        string[] errors = [.. JsonDocument.Parse(report).RootElement.GetProperty("errors").GetProperty("files").EnumerateArray().Select(error => error.GetString()!)];
        Assert.That(errors, Has.Some.Contains("NhsNumber"));
        Assert.That(report, Does.Not.Contain(PersonalDocument.NhsNumber), "what was found is shown in part only");
        Assert.That(await member.SharesAsync(), Is.Empty, "nothing is kept of what is not taken");

        using HttpResponseMessage taken = await PostAsync(member, Entry(Title, "blank"), ("RequestVerificationToken", token));
        Traveller.Expect(HttpStatusCode.Accepted, taken);
        string share = taken.Headers.Location!.ToString();
        Assert.That(JsonDocument.Parse(await taken.Content.ReadAsStringAsync()).RootElement.GetProperty("messageOnSubmit").GetString(), Is.Not.Empty);
        await FollowAsync(member, Email, Title, share);
    }

    [Test]
    public async Task A_program_with_a_key_hands_in_for_a_member_who_alone_can_send_it()
    {
        const string Email = "keyed@people.example", Title = "Morning list handed in";
        using Traveller member = new(() => Address), program = new(() => Address);
        await member.JoinAsync(Email, _letters.LinkAsync);
        using HttpResponseMessage taken = await PostAsync(program, Entry(Title, "blank", Email), ("Api-Key", Key));
        Traveller.Expect(HttpStatusCode.Accepted, taken);
        Assert.That(taken.Headers.Location, Is.Null, "the program does not learn who is a member");
        using HttpResponseMessage unknown = await PostAsync(program, Entry(Title, "blank", "nobody@people.example"), ("Api-Key", Key));
        Traveller.Expect(HttpStatusCode.Accepted, unknown);
        Assert.That(await unknown.Content.ReadAsStringAsync(), Is.EqualTo(await taken.Content.ReadAsStringAsync()));

        MimeMessage mail = await _letters.FindAsync(Email, "Look over what was handed in for you");
        string share = (await member.SharesAsync()).Single();
        Assert.That(mail.TextBody, Does.Contain(share));
        Assert.That(await member.StateAsync(share), Is.EqualTo("Not sent yet"));
        Assert.That(await _curator.PageAsync("/curator/queue"), Does.Not.Contain(Title));
        Traveller.Expect(HttpStatusCode.SeeOther, await member.CleanAsync(share));
        Traveller.Expect(HttpStatusCode.SeeOther, await member.SendShareAsync(share));
        await FollowAsync(member, Email, Title, share);
    }

    /// <summary>From the queue to the library: asked, answered, approved, found, downloaded, mailed.</summary>
    private async Task FollowAsync(Traveller member, string email, string title, string share)
    {
        await _letters.FindAsync(email, $"We have your template: {title}");
        Assert.That(await _curator.PageAsync("/curator/queue"), Does.Contain(title));
        Traveller.Expect(HttpStatusCode.SeeOther, await _curator.DecideAsync(share, "ask", ("question", "Who charges the hoist?")));
        Assert.That((await _letters.FindAsync(email, $"A question about your template: {title}")).TextBody, Does.Contain("Who charges the hoist?"));
        Traveller.Expect(HttpStatusCode.SeeOther, await member.AnswerAsync(share, "Whoever works in the evening."));
        Traveller.Expect(HttpStatusCode.SeeOther, await _curator.DecideAsync(share, "approve"));
        Assert.That(await member.StateAsync(share), Is.EqualTo("In the library"));
        await _letters.FindAsync(email, $"Your template is in the library: {title}");

        using Traveller anybody = new(() => Address);
        string slug = await SlugAsync(anybody, title, title) ?? "";
        Assert.That(slug, Is.Not.Empty, "the API finds it by its title");
        Assert.That(await SlugAsync(anybody, PersonalDocument.RareWord, title), Is.EqualTo(slug), "and by a word of the file");
        Assert.That(await SlugAsync(anybody, "9434765919", title), Is.Null);
        Assert.That(await anybody.PageAsync($"/search?q={PersonalDocument.RareWord}"), Does.Contain($"/templates/{slug}"));
        using HttpResponseMessage file = await anybody.GetAsync($"/templates/{slug}/download?format=docx");
        Traveller.Expect(HttpStatusCode.OK, file);
        Assert.That(file.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
        string words = Words(await file.Content.ReadAsByteArrayAsync());
        Assert.That(words, Does.Contain(PersonalDocument.RareWord));
        foreach (string personal in PersonalDocument.Personal)
            Assert.That(words, Does.Not.Contain(personal));
    }

    private static async Task<string?> SlugAsync(Traveller visitor, string words, string title)
    {
        using JsonDocument found = JsonDocument.Parse(await visitor.PageAsync($"/api/v1/search?q={Uri.EscapeDataString(words)}"));
        return found.RootElement.GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("title").GetString() == title).Select(item => item.GetProperty("slug").GetString()).FirstOrDefault();
    }

    private static string Words(byte[] docx)
    {
        using ZipArchive archive = new(new MemoryStream(docx));
        return string.Concat(archive.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }

    private static Task<HttpResponseMessage> PostAsync(Traveller visitor, string entry, params (string, string)[] headers) => visitor.SendAsync(HttpMethod.Post, Form, Body(entry), headers);

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");

    private static string Entry(string title, string? cleanCopy, string email = "") => JsonSerializer.Serialize(new
    {
        values = new
        {
            email,
            title,
            kind = "form",
            category = "daily-records",
            summary = "What has to be ready before the assistant comes.",
            files = new[] { new { fileName = "Morning list.docx", fileContents = $"data:application/octet-stream;base64,{Convert.ToBase64String(PersonalDocument.Make(title))}" } },
            creditAs = "initials",
            creditName = "S. T.",
            licence = "CC BY 4.0",
            consent = "on",
        },
        additionalData = new { cleanCopy },
    });
}
