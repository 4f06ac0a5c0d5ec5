using Microsoft.Extensions.Logging;
using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Tests.Writing.Pdf.Fonts;

/// <summary>Font shelves for tests: that of this machine, an empty one, one of chosen files.</summary>
internal static class Shelves
{
    /// <summary>This machine's; the test is skipped, or fails where programs are a must, when DejaVu Sans is missing.</summary>
    public static FontShelf OfThisMachine()
    {
        if (DejaVu is null)
        {
            const string reason = "The font DejaVu Sans is not installed. On Debian or Ubuntu: apt install fonts-dejavu-core.";
            if (Environment.GetEnvironmentVariable("PHB_REQUIRE_PROGRAMS") == "1") Assert.Fail(reason);
            Assert.Ignore(reason);
        }

        return Machine;
    }

    public static FontShelf Empty(ILogger<FontShelf>? log = null) => new([], log);

    /// <summary>Path of DejaVu Sans, which has Arabic, Hebrew and some emoji.</summary>
    public static string? DejaVu { get; } = FontFolders.Files(FontFolders.Usual()).FirstOrDefault(file => Path.GetFileName(file) == "DejaVuSans.ttf");

    private static readonly FontShelf Machine = new(FontFolders.Usual());
}

/// <summary>Keeps what is logged.</summary>
internal sealed class KeptLog : ILogger<FontShelf>
{
    public List<(EventId Event, string Text)> Entries { get; } = [];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Entries.Add((eventId, formatter(state, exception)));
}
