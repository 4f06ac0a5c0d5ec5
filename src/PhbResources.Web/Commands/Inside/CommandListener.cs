using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands.Inside;

/// <summary>Runs commands inside of the site, for whoever may enter the folder of its socket.</summary>
internal sealed partial class CommandListener(DataPlaces places, IServiceProvider services, ILogger<CommandListener> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string path = CommandSocket.PathOf(places);
        if (Encoding.UTF8.GetByteCount(path) > CommandSocket.LongestPath)
        {
            LogTooLong(path);
            return;
        }

        using Socket listener = CommandSocket.Make();
        try
        {
            DataSnapshot.MakePrivateFolder(CommandSocket.FolderOf(places));
            File.Delete(path); // Of a site that was killed; the lock of the data folder says that it is gone.
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen();
        }
        catch (Exception exception) when (exception is SocketException or IOException or UnauthorizedAccessException)
        {
            LogNotListening(path, exception.Message);
            return;
        }

        try
        {
            while (true)
                _ = AnswerAsync(await listener.AcceptAsync(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException)
        {
            File.Delete(path);
        }
    }

    private async Task AnswerAsync(Socket caller, CancellationToken stoppingToken)
    {
        try
        {
            await using NetworkStream stream = new(caller, ownsSocket: true);
            using StreamReader reader = new(stream, Encoding.UTF8, leaveOpen: true);
            await using StreamWriter writer = CommandSocket.Writer(stream);
            CommandSocket.Call? call = await reader.ReadLineAsync(stoppingToken) is { } line ? CommandSocket.Read<CommandSocket.Call>(line) : null;
            string[] words = [.. call?.Words ?? []];
            int code;
            await using (FrameWriter output = new(writer, text => new CommandSocket.Frame { Output = text }), errors = new(writer, text => new CommandSocket.Frame { Errors = text }))
            {
                CommandContext context = new(output, errors, call?.IsTerminal ?? false)
                {
                    Site = services,
                    CurrentFolder = call?.Folder ?? "/",
                    OpenFile = _ => new FrameStream(writer),
                };
                code = SiteCommands.IsOne(words) ? await CommandLine.RunAsync(words, context, stoppingToken) : ExitCode.NotDone;
            }

            await writer.WriteLineAsync(CommandSocket.Write(new CommandSocket.Frame { ExitCode = code }).AsMemory(), stoppingToken);
        }
#pragma warning disable CA1031 // Whatever goes wrong with one command, the site goes on.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            // Who called has gone away, or said something that is no command.
            if (exception is not IOException and not JsonException)
                LogFailed(exception);
        }
        catch (OperationCanceledException)
        {
            // The site stops.
        }
    }

    /// <summary>Sends what is written a line at a time.</summary>
    private sealed class FrameWriter(TextWriter wire, Func<string, CommandSocket.Frame> frame) : StringWriter
    {
        public override async Task WriteLineAsync(string? value)
        {
            Write(value);
            Write(Environment.NewLine);
            await SendAsync();
        }

        /// <summary>How far it is has no end of line.</summary>
        public override void Flush()
        {
            string text = Taken();
            if (text.Length > 0)
                wire.WriteLine(CommandSocket.Write(frame(text)));
        }

        public override async ValueTask DisposeAsync()
        {
            await SendAsync();
            await base.DisposeAsync();
        }

        private async Task SendAsync()
        {
            string text = Taken();
            if (text.Length > 0)
                await wire.WriteLineAsync(CommandSocket.Write(frame(text)));
        }

        private string Taken()
        {
            string text = GetStringBuilder().ToString();
            GetStringBuilder().Clear();
            return text;
        }
    }

    /// <summary>Sends what is written to it as the command's file.</summary>
    private sealed class FrameStream(TextWriter wire) : Backups.Sealing.ForwardStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (!buffer.IsEmpty)
                wire.WriteLine(CommandSocket.Write(new CommandSocket.Frame { File = buffer.ToArray() }));
        }
    }

    [LoggerMessage(2301, LogLevel.Warning, "The path {Path} is too long for a socket: the commands members and reindex work only while the site is stopped. Choose a data folder with a shorter path.")]
    private partial void LogTooLong(string path);

    [LoggerMessage(2302, LogLevel.Warning, "The commands members and reindex work only while the site is stopped, since there can be no socket at {Path}: {Problem}")]
    private partial void LogNotListening(string path, string problem);

    [LoggerMessage(2303, LogLevel.Error, "A command that ran inside of the site failed.")]
    private partial void LogFailed(Exception exception);
}
