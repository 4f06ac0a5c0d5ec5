using System.Diagnostics;
using System.Globalization;
using PhbResources.Core.Library;

namespace PhbResources.Benchmarks;

/// <summary>
/// How long it takes from asking Umbraco to publish until a visitor's request shows the template, on its own page and in
/// search. Every search is for a word of its own, and is asked for once before, so that an answer kept in memory counts too.
/// </summary>
internal static class PublishToVisible
{
    private const int Times = 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static async Task MeasureAsync(string folder)
    {
        await using RunningSite site = await RunningSite.StartAsync(folder);
        while (!site.Search.Ready)
            await Task.Delay(100);
        using HttpClient visitor = new() { BaseAddress = site.Address };
        int templates = site.Templates;
        List<double> published = [], page = [], search = [];
        string run = Guid.NewGuid().ToString("N")[..6];
        for (int i = 0; i < Times; i++)
        {
            string word = $"seen{run}{i.ToString(CultureInfo.InvariantCulture)}";
            string found = $"/search?exactly=true&q={word}";
            await visitor.GetStringAsync(new Uri(found, UriKind.Relative));
            Stopwatch clock = Stopwatch.StartNew();
            Template template = site.Publish(word);
            published.Add(clock.Elapsed.TotalMilliseconds);
            string address = $"/templates/{template.Slug}";
            await UntilAsync(visitor, address, text => text.Contains(word, StringComparison.Ordinal), clock);
            page.Add(clock.Elapsed.TotalMilliseconds);
            await UntilAsync(visitor, found, text => text.Contains(address, StringComparison.Ordinal), clock);
            search.Add(clock.Elapsed.TotalMilliseconds);
        }

        // The first one also pays for code that runs for the first time.
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {templates:N0} | {Median(published):F0} | {Median(page):F0} | {Median(search):F0} | {search.Skip(1).Max():F0} |"));
    }

    private static async Task UntilAsync(HttpClient visitor, string address, Func<string, bool> shows, Stopwatch clock)
    {
        while (true)
        {
            using HttpResponseMessage answer = await visitor.GetAsync(new Uri(address, UriKind.Relative));
            if (answer.IsSuccessStatusCode && shows(await answer.Content.ReadAsStringAsync()))
                return;
            if (clock.Elapsed > s_patience)
                throw new TimeoutException($"{address} did not show what was published.");
            await Task.Delay(5);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
