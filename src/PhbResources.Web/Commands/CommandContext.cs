using System.Text.Encodings.Web;
using System.Text.Json;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands;

/// <summary>Where a command writes to, and which settings hold for it.</summary>
/// <param name="Output">What was asked for.</param>
/// <param name="Errors">What goes wrong, and how far it is.</param>
/// <param name="IsTerminal">Whether somebody watches.</param>
internal sealed record CommandContext(TextWriter Output, TextWriter Errors, bool IsTerminal)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Settings of the command line, such as <c>--Phb:DataPath=/srv/phb</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The words of the command as they were given, without settings.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The folder that paths count from.</summary>
    public string CurrentFolder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Opens the file that a command was told to write.</summary>
    public Func<string, Stream> OpenFile { get; init; } = NewFile;

    /// <summary>The services of the running site, where the command runs inside of it.</summary>
    public IServiceProvider? Site { get; init; }

    /// <summary>The same settings as the site reads.</summary>
    public IConfiguration Configuration => EmbeddedSite.SettingsOf([.. Settings]);

    /// <summary>Where the library lies.</summary>
    public DataPlaces Places => DataPlaces.From(Configuration);

    /// <summary>The context of a program that somebody or a script has started.</summary>
    public static CommandContext OfProcess() => new(Console.Out, Console.Error, !Console.IsErrorRedirected);

    private static FileStream NewFile(string path)
    {
        try
        {
            FileStream file = new(path, BackupWriter.NewPrivateFile());
            file.SetLength(0);
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The file {path} cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Says what came of it.</summary>
    /// <param name="asJson">Whether as JSON.</param>
    /// <param name="result">The same for programs.</param>
    /// <param name="words">The same for people, a line each.</param>
    public async Task SayAsync(bool asJson, object result, params IEnumerable<string> words)
    {
        if (asJson)
            await Output.WriteLineAsync(JsonSerializer.Serialize(result, s_json));
        else
            await Output.WriteLineAsync(string.Join(Environment.NewLine, words));
    }

    /// <summary>Shows how far it is, in one line of the terminal; nothing where nobody watches.</summary>
    public IProgress<BackupStep>? Progress() => IsTerminal ? new ProgressLine(Errors) : null;

    /// <summary>Written at once and in order, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class ProgressLine(TextWriter errors) : IProgress<BackupStep>
    {
        private string _shown = "";

        public void Report(BackupStep step)
        {
            string line = step.Total > 0 ? $"{step.What}: {100 * step.Done / step.Total} %" : $"{step.What} …";
            if (line == _shown)
                return;
            errors.Write($"\r{line.PadRight(_shown.Length)}");
            _shown = line;
            if (step.Total > 0 && step.Done >= step.Total)
            {
                errors.WriteLine();
                _shown = "";
            }

            errors.Flush();
        }
    }
}
