using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace PhbResources.Site.Tests.Rotas;

/// <summary>Nothing of a rota is left behind when its page has been answered.</summary>
internal sealed class NothingStaysTests
{
    private const string Marker = "Quibblethorpe";

    [Test]
    public async Task No_log_no_page_and_no_temporary_file_has_anything_of_a_rota()
    {
        using Lines log = new();
        DateTime begin = DateTime.UtcNow.AddSeconds(-1);
        await using SiteHost site = await SiteHost.StartAsync(log: log);
        Planner planner = await Planner.OpenAsync(site);
        await planner.PressAsync("add-person", ("person-name", Marker), ("rota-title", Marker));
        Assert.That(planner.Words, Does.Contain(Marker + " is on the rota"), "So that the marker would be found.");
        await planner.PressAsync("add-shift", ("shift-days", "1,2"), ("shift-from", Marker), ("shift-to", "16:00"), ("shift-first", "1"));
        await planner.PressAsync("add-shift", ("shift-days", "1,2"), ("shift-from", "08:00"), ("shift-to", "16:00"), ("shift-first", "1"));
        foreach (string button in new[] { "save", "download:docx", "download:odt", "download:pdf", "download:xlsx", "download:txt", "download:" + Marker, "calendar:1", Marker })
            (await planner.SendAsync(button, null)).Dispose();
        await planner.LoadAsync(Encoding.UTF8.GetBytes($"{{\"phbRota\":1,\"title\":\"{Marker}\""));
        // Larger than what forms spill into files from, elsewhere.
        await planner.LoadAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Marker, 30_000))));
        (await planner.SendAsync("update", null, ("state", Marker))).Dispose();

        Assert.That(log.All, Is.Not.Empty, "So that a line would be found.");
        Assert.That(log.All.Where(line => line.Contains(Marker, StringComparison.OrdinalIgnoreCase)), Is.Empty);
        foreach (string page in new[] { "/rota", "/", "/search?q=" + Marker[..5] })
            Assert.That(await site.TextAsync(page), Does.Not.Contain(Marker));
        Assert.That(FilesWithMarker(Path.GetTempPath(), begin), Is.Empty);
    }

    // Pipes have no length, and reading one would wait for ever.
    private static IEnumerable<string> FilesWithMarker(string folder, DateTime since)
    {
        EnumerationOptions few = new() { IgnoreInaccessible = true, RecurseSubdirectories = true, MaxRecursionDepth = 2 };
        byte[] marker = Encoding.UTF8.GetBytes(Marker);
        foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("*", few).Where(file => file.LastWriteTimeUtc >= since && file.Length is > 0 and < 64 * 1024 * 1024))
        {
            byte[] bytes;
            try
            {
                bytes = File.ReadAllBytes(file.FullName);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                continue; // Somebody else's, or gone.
            }

            if (bytes.AsSpan().IndexOf(marker) >= 0)
                yield return file.FullName;
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
