using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Journeys;

/// <summary>Many members send at the same moment, and people who search hardly notice.</summary>
[NonParallelizable]
internal sealed class CrowdTests
{
    private const int Members = 200, Visitors = 50;

    /// <summary>A visitor reads what was found before the next search.</summary>
    private static readonly TimeSpan Reading = TimeSpan.FromMilliseconds(400);

    private static readonly string[] Words = ["rota", "timesheet", "annual leave", "weekly", "hours", "holiday request", "who works when", "tmesheet"];

    [Test, Category("Slow")]
    public async Task Two_hundred_members_send_at_once_and_none_is_lost_while_people_search()
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1")
            Assert.Ignore("Two hundred members take a while. Set PHB_SLOW=1 to run it.");
        await using RunningSite site = await RunningSite.StartAsync();
        SubmissionWorkflow workflow = site.Get<SubmissionWorkflow>();
        List<(Guid Id, Viewer Viewer, int Version)> drafts = await DraftsAsync(site, workflow);
        using HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Visitors }) { BaseAddress = site.Address };
        await SearchAsync(client, Task.Delay(TimeSpan.FromSeconds(2))); // The first of everything takes longer.

        // What the tests before this one left in the process is nothing that a site has to clear away.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        string load = Load();
        double idle = await SearchAsync(client, Task.Delay(TimeSpan.FromSeconds(8)));
        Stopwatch clock = Stopwatch.StartNew();
        Task<MoveOutcome[]> sending = Task.WhenAll(drafts.Select(draft => Task.Run(() => workflow.MoveAsync(draft.Id, draft.Viewer, SubmissionMove.Send, draft.Version, null, CancellationToken.None))));
        double busy = await SearchAsync(client, sending);
        TimeSpan took = clock.Elapsed;
        double after = await SearchAsync(client, Task.Delay(TimeSpan.FromSeconds(8)));
        await TestContext.Out.WriteLineAsync($"{Members} sent in {took.TotalSeconds:N1} s; p99 of a search {idle:N0} ms before, {busy:N0} ms meanwhile, {after:N0} ms afterwards; load {load} before, {Load()} afterwards, on {Environment.ProcessorCount} processors.");

        Assert.That((await sending).Count(outcome => outcome is MoveOutcome.Moved), Is.EqualTo(Members), "each was told that it is sent");
        await using PhbDbContext context = await site.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
        Guid[] ids = [.. drafts.Select(draft => draft.Id)];
        Assert.Multiple(async () =>
        {
            Assert.That(await context.Set<Submission>().CountAsync(row => ids.Contains(row.Id) && row.State == SubmissionState.Submitted), Is.EqualTo(Members), "and is there");
            Assert.That(await context.Set<SubmissionEvent>().CountAsync(entry => ids.Contains(entry.SubmissionId) && entry.Move == SubmissionMove.Send), Is.EqualTo(Members), "once");
            Assert.That(await context.Set<OutboxMail>().CountAsync(mail => mail.Kind == "share-Send"), Is.EqualTo(Members), "with a mail");
        });

        // What a quick answer costs is a few milliseconds, and of those the clock of a busy computer makes many.
        Assert.That(busy, Is.LessThanOrEqualTo(2 * Math.Max(Math.Max(idle, after), 25)), "p99 in milliseconds");
    }

    private static async Task<List<(Guid, Viewer, int)>> DraftsAsync(RunningSite site, SubmissionWorkflow workflow)
    {
        MemberAccounts accounts = site.Get<MemberAccounts>();
        string hash = accounts.PasswordHasher.HashPassword(null!, Traveller.Password);
        List<(Guid, Viewer, int)> drafts = [];
        for (int number = 0; number < Members; number++)
        {
            PhbMember member = accounts.Prepare($"crowd{number}@people.example", hash, null);
            Assert.That((await accounts.CreateAsync(member)).Succeeded);
            Viewer viewer = new(member.Key, IsCurator: false);
            Guid id = ((BeginOutcome.Begun)await workflow.BeginAsync(member.Key, null, "site", CancellationToken.None)).Id;
            SubmissionEntries entries = new()
            {
                Title = $"Morning list number {number}", Kind = "form", Category = "daily-records", Summary = $"What has to be ready in house {number}.",
                Text = string.Join('\n', Enumerable.Range(0, 30).Select(line => $"{Words[(number + line) % Words.Length]} {number * 37 % 101} {(number ^ line) * 7919 % 1009}: ____")),
                CreditAs = "anonymous", Licence = "CC BY 4.0", Consent = true,
            };
            drafts.Add((id, viewer, ((SaveOutcome.Saved)await workflow.SaveAsync(id, viewer, 1, entries, CancellationToken.None)).Version));
        }

        return drafts;
    }

    /// <summary>Visitors search until a task has ended.</summary>
    /// <returns>The time that 99 of 100 searches take at most, in milliseconds.</returns>
    private static async Task<double> SearchAsync(HttpClient client, Task until)
    {
        ConcurrentBag<double> times = [];
        await Task.WhenAll(Enumerable.Range(0, Visitors).Select(visitor => Task.Run(async () =>
        {
            await Task.Delay(Reading * visitor / Visitors);
            for (int search = 0; !until.IsCompleted; search++)
            {
                long begun = Stopwatch.GetTimestamp();
                using (HttpResponseMessage answer = await client.GetAsync($"/search?q={Uri.EscapeDataString(Words[(visitor + search) % Words.Length])}"))
                    Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                await Task.Delay(Reading);
            }
        })));
        await until;
        double[] sorted = [.. times.Order()];
        return sorted[(int)(sorted.Length * 0.99)];
    }

    private static string Load() => OperatingSystem.IsLinux() ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
