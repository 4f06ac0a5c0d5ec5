using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using MimeKit;
using PhbResources.Core.Mail;
using PhbResources.Core.Tests.Mail;
using PhbResources.Journeys;
using PhbResources.Web.Tests.Processes;

namespace PhbResources.Web.Tests.Journeys;

/// <summary>The site is killed at every step of the way of a template, right after the step was acknowledged or in the midst of it.</summary>
[NonParallelizable]
internal sealed class KilledJourneyTests
{
    private const string Curator = "curator@library.example", Email = "sharer@people.example", Title = "Morning list that survives";

    private TempFolder _temp = null!;
    private SmtpSink _sink = null!;
    private SiteProcess _site = null!;
    private Traveller _member = null!, _curator = null!, _anybody = null!;
    private Letters _letters = null!;
    private string _share = "";

    private string Data => _temp.Under("data");

    [OneTimeSetUp]
    public void OnlyWhenThereIsTime()
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1")
            Assert.Ignore("Killing the site at each step takes minutes. Set PHB_SLOW=1 to run it.");
    }

    [SetUp]
    public async Task StartAsync()
    {
        _share = "";
        _temp = new TempFolder();
        _sink = await SmtpSink.StartAsync();
        _letters = new Letters(() => _sink.Mails);
        Config.Small(_temp);
        _member = new Traveller(() => new Uri(_site.Address));
        _curator = new Traveller(() => new Uri(_site.Address));
        _anybody = new Traveller(() => new Uri(_site.Address));
        _site = await RunAsync();
        Traveller.Expect(HttpStatusCode.SeeOther, await _curator.SignInAsync(Curator));
    }

    [TearDown]
    public async Task StopAsync()
    {
        _member?.Dispose();
        _curator?.Dispose();
        _anybody?.Dispose();
        if (_site is not null)
            await _site.DisposeAsync();
        _sink?.Dispose();
        _temp.Dispose();
    }

    [Test, Category("Slow")]
    public async Task Nothing_acknowledged_is_lost_when_the_site_is_killed_right_after_each_step()
    {
        foreach (Step step in Steps())
        {
            using HttpResponseMessage answer = await step.PressAsync();
            Traveller.Expect(step.Status, answer);
            await KillAsync();
            Assert.That(await step.IsDoneAsync(), $"“{step.Name}” was acknowledged and is lost.");
            await ExpectWholeAsync(step.Name);
        }

        await ExpectMailsAsync();
    }

    // Another number kills at other moments; each takes a minute or two.
    [TestCase(1)]
    [Category("Slow")]
    public async Task A_step_that_is_killed_in_its_midst_is_done_or_not_done_and_can_be_done_again(int seed)
    {
        const int LongestStep = 400; // Milliseconds; most do what matters early.
        Random random = new(seed);
        List<string> log = [];
        foreach (Step step in Steps())
        {
            for (int tries = 0; ; tries++)
            {
                bool kill = tries < 2;
                TaskCompletionSource posting = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _member.BeforePost = _curator.BeforePost = () => posting.TrySetResult();
                Task<HttpResponseMessage> pressed = step.PressAsync();
                await Task.WhenAny(posting.Task, pressed);
                Stopwatch clock = Stopwatch.StartNew();
                if (kill)
                    await Task.WhenAny(pressed, Task.Delay(TimeSpan.FromMilliseconds(LongestStep * Math.Pow(random.NextDouble(), 2))));
                bool acknowledged = !kill || pressed.IsCompletedSuccessfully;
                if (acknowledged)
                {
                    using HttpResponseMessage answer = await pressed;
                    Traveller.Expect(step.Status, answer);
                }

                if (kill)
                    await KillAsync();
                await FailedAsync(pressed);
                bool done = await step.IsDoneAsync();
                log.Add($"{step.Name}: {(kill ? $"killed after {clock.ElapsedMilliseconds} ms" : "not killed")}, {(acknowledged ? "acknowledged" : "no answer")}, {(done ? "done" : "not done")}");
                Assert.That(done || !acknowledged, $"“{step.Name}” was acknowledged and is lost.\n{string.Join('\n', log)}");
                await ExpectWholeAsync(step.Name);
                if (done)
                    break;
                Assert.That(kill, $"“{step.Name}” could not be done again.\n{string.Join('\n', log)}");
            }
        }

        await ExpectMailsAsync();
        TestContext.Out.WriteLine(string.Join('\n', log));
    }

    private IEnumerable<Step> Steps()
    {
        yield return new("register", () => _member.RegisterAsync(Email), () => ComesAsync("/verify?token="), HttpStatusCode.SeeOther);
        yield return new("verify", async () => await _member.VerifyAsync(await _letters.LinkAsync(Email)), async () => (await new Traveller(() => new Uri(_site.Address)).SignInAsync(Email)).StatusCode == HttpStatusCode.SeeOther, HttpStatusCode.OK);
        yield return new("sign in", () => _member.SignInAsync(Email), async () => (await _member.GetAsync("/account")).StatusCode == HttpStatusCode.OK, HttpStatusCode.SeeOther);
        yield return new("begin", () => _member.BeginAsync(), async () => (_share = (await _member.SharesAsync()).LastOrDefault() ?? "").Length > 0, HttpStatusCode.SeeOther);
        yield return new("describe", () => _member.DescribeAsync(_share, Title), async () => (await _member.PageAsync($"{_share}/1")).Contains($"value=\"{Title}\"", StringComparison.Ordinal), HttpStatusCode.SeeOther);
        yield return new("upload", () => _member.UploadAsync(_share, PersonalDocument.Make(Title)), async () => (await _member.PageAsync($"{_share}/2")).Contains("/remove\"", StringComparison.Ordinal), HttpStatusCode.SeeOther);
        yield return new("clean", () => _member.CleanAsync(_share), async () => (await _member.PageAsync($"{_share}/3")).Contains("This is what others will get", StringComparison.Ordinal), HttpStatusCode.SeeOther);
        yield return new("credit", () => _member.CreditAsync(_share), async () => (await _member.PageAsync($"{_share}/4")).Contains("value=\"S. T.\"", StringComparison.Ordinal), HttpStatusCode.SeeOther);
        yield return new("send", () => _member.SendShareAsync(_share), () => IsAsync("Waiting to be looked at"), HttpStatusCode.SeeOther);
        yield return new("ask", () => _curator.DecideAsync(_share, "ask", ("question", "Who charges the hoist?")), () => IsAsync("We have a question for you"), HttpStatusCode.SeeOther);
        yield return new("answer", () => _member.AnswerAsync(_share, "Whoever works in the evening."), async () => !await IsAsync("We have a question for you"), HttpStatusCode.SeeOther);
        yield return new("approve", () => _curator.DecideAsync(_share, "approve"), () => IsAsync("In the library"), HttpStatusCode.SeeOther);
    }

    /// <summary>Whether a mail comes: it does when one waits. One that was being sent when the site was killed waits until its lease is over (OutboxRules.Lease).</summary>
    private async Task<bool> ComesAsync(string words)
    {
        for (int tries = 0; tries < 900; tries++)
        {
            bool waits = (await RowsAsync($"SELECT Kind FROM phbMail WHERE State = {(int)MailState.Waiting}")).Length > 0;
            if (_letters.All.Any(mail => mail.TextBody?.Contains(words, StringComparison.Ordinal) == true))
                return true;
            if (!waits)
                return false;
            await Task.Delay(100);
        }

        return false;
    }

    private async Task<bool> IsAsync(string state) => await _member.StateAsync(_share) == state;

    /// <summary>Page, search, API and file say the same, and every file on disk belongs to something.</summary>
    private async Task ExpectWholeAsync(string step)
    {
        bool published = _share.Length > 0 && await IsAsync("In the library");
        using JsonDocument found = JsonDocument.Parse(await _anybody.PageAsync($"/api/v1/search?q={Uri.EscapeDataString(Title)}"));
        string[] slugs = [.. found.RootElement.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("title").GetString() == Title).Select(item => item.GetProperty("slug").GetString()!)];
        string slug = slugs.FirstOrDefault() ?? "morning-list-that-survives";
        using JsonDocument words = JsonDocument.Parse(await _anybody.PageAsync($"/api/v1/search?q={PersonalDocument.RareWord}"));
        using HttpResponseMessage page = await _anybody.GetAsync($"/templates/{slug}"), api = await _anybody.GetAsync($"/api/v1/templates/{slug}"), file = await _anybody.GetAsync($"/templates/{slug}/download?format=docx");
        string[] submitted = FilesUnder("submissions"), media = FilesUnder("media");
        string[] rows = await RowsAsync("SELECT REPLACE(LOWER(Id), '-', '') FROM phbSubmissionFile");
        Assert.Multiple(() =>
        {
            Assert.That(slugs, Has.Length.EqualTo(published ? 1 : 0), $"search, after “{step}”");
            Assert.That(words.RootElement.GetProperty("total").GetInt32(), Is.EqualTo(published ? 1 : 0), $"words of the file, after “{step}”");
            foreach (HttpResponseMessage answer in new[] { page, api, file })
                Assert.That(answer.StatusCode, Is.EqualTo(published ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{answer.RequestMessage!.RequestUri!.PathAndQuery}, after “{step}”");
            Assert.That(submitted, Is.EquivalentTo(rows), $"private files and their rows, after “{step}”");
            Assert.That(media, Has.Length.EqualTo(published ? 1 : 0), $"media, after “{step}”");
        });
        if (published)
        {
            byte[] content = await file.Content.ReadAsByteArrayAsync();
            Assert.That(content, Is.EqualTo(await File.ReadAllBytesAsync(Directory.EnumerateFiles(Path.Combine(Data, "media"), "*", SearchOption.AllDirectories).Single())), "the whole file");
        }
    }

    /// <summary>Each mail that was promised came, and none more than twice.</summary>
    private async Task ExpectMailsAsync()
    {
        string[] subjects = [$"We have your template: {Title}", $"A question about your template: {Title}", $"Your template is in the library: {Title}"];
        foreach (string subject in subjects)
            await _letters.FindAsync(Email, subject);
        await Task.Delay(TimeSpan.FromSeconds(1)); // For one that comes twice.
        IReadOnlyList<MimeMessage> all = _letters.All;
        Assert.Multiple(() =>
        {
            foreach (string subject in subjects)
                Assert.That(all.Where(mail => mail.Subject == subject).Select(mail => mail.MessageId).Distinct().Count(), Is.EqualTo(1), $"“{subject}” was written once");
            Assert.That(all.GroupBy(mail => mail.MessageId).Where(mail => mail.Count() > 2).Select(mail => mail.First().Subject), Is.Empty, "a mail comes twice at most");
        });
        string[] waiting = await RowsAsync("SELECT Kind FROM phbMail WHERE State = 0 AND Recipient = 'sharer@people.example'");
        Assert.That(waiting, Is.Empty, "none is left behind");
        TestContext.Out.WriteLine($"{all.Count} mails came, {all.Count - all.Select(mail => mail.MessageId).Distinct().Count()} of them again.");
    }

    private async Task KillAsync()
    {
        await _site.KillAsync();
        await _site.DisposeAsync();
        _site = await RunAsync();
    }

    private Task<SiteProcess> RunAsync() => SiteProcess.RunAsync(new SiteStart
    {
        DataPath = Data, ConfigPath = _temp.Under("umbraco-config"),
        Arguments =
        [
            "--Phb:Smtp:Host=127.0.0.1", $"--Phb:Smtp:Port={_sink.Port}", "--Phb:Smtp:Security=None", "--Phb:Smtp:TimeoutSeconds=5", "--Phb:Smtp:From=library@example.org",
            "--Phb:PublicUrl=https://library.example", $"--Phb:Curator:Email={Curator}", $"--Phb:Curator:Password={Traveller.Password}",
        ],
    });

    /// <summary>A request whose answer never came.</summary>
    private static async Task FailedAsync(Task<HttpResponseMessage> pressed)
    {
        try
        {
            (await pressed).Dispose();
        }
        catch (HttpRequestException)
        {
            // The site was killed under it.
        }
    }

    private string[] FilesUnder(string folder) => Directory.Exists(Path.Combine(Data, folder))
        ? [.. Directory.EnumerateFiles(Path.Combine(Data, folder), "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file))]
        : [];

    private async Task<string[]> RowsAsync(string query)
    {
        await using SqliteConnection connection = new($"Data Source={Path.Combine(Data, "umbraco.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in this file.
        command.CommandText = query;
#pragma warning restore CA2100
        await using SqliteDataReader reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return [.. rows];
    }

    /// <summary>A step of the way.</summary>
    /// <param name="Name">What it is called in failures.</param>
    /// <param name="PressAsync">Takes it.</param>
    /// <param name="IsDoneAsync">Whether it was taken, as the people of the site see it.</param>
    /// <param name="Status">Status of the answer that acknowledges it.</param>
    private sealed record Step(string Name, Func<Task<HttpResponseMessage>> PressAsync, Func<Task<bool>> IsDoneAsync, HttpStatusCode Status);
}
