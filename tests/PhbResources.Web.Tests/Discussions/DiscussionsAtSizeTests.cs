using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Discussions;
using PhbResources.Core.Storage;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Discussions;

/// <summary>50,000 posts, and eight people who read at once. The figures are printed; what is asserted leaves room for a busy machine.</summary>
[NonParallelizable, Category("Slow")]
internal sealed class DiscussionsAtSizeTests
{
    private const int Threads = 5_000, PostsEach = 8, PostsOfTheLongest = 10_000, Readers = 8, PagesEach = 150;

    private static readonly string[] s_words = "rota night cover leave holiday hoist sling council budget payroll pension contract trial interview shift swap sick training medicine chair ramp taxi agency notice".Split(' ');

    [Test]
    public async Task Fifty_thousand_posts_are_listed_read_and_searched_without_waiting()
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1")
            Assert.Ignore("Writes 50,000 posts, and measures. Set PHB_SLOW=1 to run it.");
        await using RunningSite site = await RunningSite.WithCuratorAsync();
        await WriteAsync(site);
        await site.Get<DiscussionSearch>().FollowAsync(default);
        Random random = new(7);
        Dictionary<string, Func<string>> pages = new()
        {
            ["forum"] = () => "/discuss",
            ["list"] = () => $"/discuss/ask?page={random.Next(1, Threads / DiscussionRules.ThreadsOnPage)}",
            ["thread"] = () => $"/discuss/ask/thread-{random.Next(Threads)}",
            ["long thread"] = () => $"/discuss/ideas/the-longest?page={random.Next(1, PostsOfTheLongest / DiscussionRules.PostsOnPage)}",
            ["search"] = () => $"/discuss/search?q={s_words[random.Next(s_words.Length)]}+{s_words[random.Next(s_words.Length)]}+{random.Next(1_000)}",
            ["library search"] = () => $"/search?q={s_words[random.Next(s_words.Length)]}+{s_words[random.Next(s_words.Length)]}+{random.Next(1_000)}",
        };
        foreach ((string name, Func<string> address) in pages)
        {
            await ReadAsync(site, 20, address);
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            double[] times = await ReadAsync(site, PagesEach, address);
            double cost = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / times.Length; // The readers' own with it.
            string figures = string.Create(CultureInfo.InvariantCulture, $"{name}: processor {cost:0.0} ms a page, median {times[times.Length / 2]:0.0} ms, p99 {times[(int)(times.Length * 0.99)]:0.0} ms, longest {times[^1]:0.0} ms");
            TestContext.Out.WriteLine(figures);
            Assert.That(times[times.Length / 2], Is.LessThan(100), figures);
        }
    }

    private static async Task<double[]> ReadAsync(RunningSite site, int each, Func<string> address)
    {
        List<double> times = [];
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async _ =>
        {
            using HttpClient client = new() { BaseAddress = site.Address };
            for (int at = 0; at < each; at++)
            {
                string path;
                lock (times)
                    path = address();
                long begun = Stopwatch.GetTimestamp();
                using HttpResponseMessage answer = await client.GetAsync(path);
                byte[] body = await answer.Content.ReadAsByteArrayAsync();
                double taken = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
                Assert.That(answer.IsSuccessStatusCode, path);
                Assert.That(body, Has.Length.LessThan(50 * 1024), path);
                lock (times)
                    times.Add(taken);
            }
        }));
        times.Sort();
        return [.. times];
    }

    private static async Task WriteAsync(RunningSite site)
    {
        Random random = new(1);
        DateTime now = DateTime.UtcNow;
        Guid[] authors = [.. Enumerable.Range(0, 200).Select(_ => Guid.NewGuid())];
        IDbContextFactory<PhbDbContext> contexts = site.Get<IDbContextFactory<PhbDbContext>>();
        await using (PhbDbContext context = await contexts.CreateDbContextAsync())
        {
            context.AddRange(authors.Select((author, at) => new DiscussionWriter { MemberKey = author, Name = $"Member {at}" }));
            await context.SaveChangesAsync();
        }

        foreach (int[] some in Enumerable.Range(0, Threads + 1).Chunk(250))
        {
            await using PhbDbContext context = await contexts.CreateDbContextAsync();
            foreach (int number in some)
            {
                bool longest = number == Threads;
                int posts = longest ? PostsOfTheLongest : PostsEach;
                DiscussionThread thread = new()
                {
                    Id = Guid.NewGuid(), Area = longest ? "ideas" : "ask", Slug = longest ? "the-longest" : $"thread-{number}", Title = $"{Words(random, 4)} {number}", AuthorKey = authors[number % authors.Length],
                    Started = now.AddMinutes(-number - 10), LastPost = now.AddMinutes(-number), Changed = now.AddMinutes(-number), Posts = posts, Places = posts, IsShown = true,
                };
                context.Add(thread);
                for (int at = 0; at < posts; at++)
                    context.Add(new Post { Key = Guid.NewGuid(), ThreadId = thread.Id, AuthorKey = authors[random.Next(authors.Length)], Text = $"{Words(random, 30)}.\n\n> {Words(random, 10)}\n\n**{Words(random, 3)}** {Words(random, 25)}.", Written = thread.Started.AddSeconds(at), State = PostState.Live, StateBefore = PostState.Live });
            }

            await context.SaveChangesAsync();
        }
    }

    private static string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => random.Next(5) == 0 ? random.Next(1_000).ToString(CultureInfo.InvariantCulture) : s_words[random.Next(s_words.Length)]));
}
