using System.Net.Sockets;
using System.Text;
using PhbResources.Embedded;
using PhbResources.Embedded.Database;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands.Inside;

/// <summary>Commands that work with Umbraco's services: inside of the site while it runs, in this process otherwise.</summary>
internal static class SiteCommands
{
    /// <summary>How long a site that has just been started is waited for.</summary>
    private static readonly TimeSpan s_startTakes = TimeSpan.FromSeconds(30);

    /// <summary>Whether the site lets a command run inside of it.</summary>
    public static bool IsOne(string[] words) => words is ["reindex" or "members" or ImportFolderCommand.Name or ExportCommand.Name or ImportCommand.Name or ImportMediaWikiCommand.Name or SiteHealthCommand.Name, ..];

    /// <summary>Runs a command where it can run.</summary>
    /// <param name="context">Where it was called.</param>
    /// <param name="file">The file that it writes, or <c>null</c>.</param>
    /// <param name="work">What it does with the services of the site; answers with an exit code.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BackupException">There is no library.</exception>
    /// <exception cref="StorageException">A site uses the data folder and cannot be reached.</exception>
    public static async Task<int> RunAsync(CommandContext context, string? file, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancellationToken)
    {
        if (context.Site is { } site)
            return await work(site, cancellationToken);
        DataPlaces places = context.Places;
        FolderSwap.Finish(places.Data);
        if (!File.Exists(places.Database))
            throw new BackupException($"There is no library in {places.Data}. Name its data folder: --Phb:DataPath=FOLDER.");
        if (await TryInsideAsync(places, context, file, cancellationToken) is { } code)
            return code;
        if (IsInUse(places))
            throw new StorageException(StorageProblem.FolderInUse, $"A site uses the data folder {places.Data}, but does not answer commands. Look at its log; or stop it, and try again.");
        return await AloneAsync(context, [], work, cancellationToken);
    }

    /// <summary>Runs a command in this process, whether there is a library already or one is made by it.</summary>
    /// <param name="context">Where it was called.</param>
    /// <param name="settings">Settings that hold for the command alone.</param>
    /// <param name="work">What it does with the services of the site; answers with an exit code.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<int> AloneAsync(CommandContext context, IReadOnlyList<string> settings, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancellationToken)
    {
        // What the site would log is not what was asked for; what goes wrong is told, beside it.
        await using WebApplication app = EmbeddedSite.BuildServices([.. context.Settings, .. settings, "--Logging:Console:LogToStandardErrorThreshold=Trace", "--Logging:LogLevel:PhbResources=Warning"]);
        await using IAsyncDisposable started = await EmbeddedUmbraco.StartAloneAsync(app.Services, cancellationToken);
        return await work(app.Services, cancellationToken);
    }

    /// <summary>Runs the command inside of the site; one that has just been started is waited for.</summary>
    /// <returns>Its exit code, or <c>null</c> where no site answers.</returns>
    public static async Task<int?> TryInsideAsync(DataPlaces places, CommandContext context, string? file, CancellationToken cancellationToken)
    {
        for (long began = Environment.TickCount64; ; await Task.Delay(200, cancellationToken))
        {
            if (await TryOnceAsync(places, context, file, cancellationToken) is { } code)
                return code;
            if (!IsInUse(places) || Environment.TickCount64 - began > s_startTakes.TotalMilliseconds)
                return null;
        }
    }

    /// <summary>Whether a process uses the data folder.</summary>
    public static bool IsInUse(DataPlaces places)
    {
        try
        {
            DataFolder.Hold(places.Data).Dispose();
            return false;
        }
        catch (StorageException exception)
        {
            return exception.Problem == StorageProblem.FolderInUse;
        }
    }

    private static async Task<int?> TryOnceAsync(DataPlaces places, CommandContext context, string? file, CancellationToken cancellationToken)
    {
        string path = CommandSocket.PathOf(places);
        if (!File.Exists(path) || Encoding.UTF8.GetByteCount(path) > CommandSocket.LongestPath)
            return null;
        using Socket socket = CommandSocket.Make();
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new BackupException("The site runs as another account. Run the command as that account, or as root.", exception);
        }
        catch (SocketException)
        {
            return null; // It was killed.
        }

        await using NetworkStream stream = new(socket);
        await using StreamWriter writer = CommandSocket.Writer(stream);
        using StreamReader reader = new(stream, Encoding.UTF8);
        await writer.WriteLineAsync(CommandSocket.Write(new CommandSocket.Call(context.Words, context.CurrentFolder, context.IsTerminal)).AsMemory(), cancellationToken);
        Stream? output = null;
        try
        {
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                CommandSocket.Frame frame = CommandSocket.Read<CommandSocket.Frame>(line)!;
                if (frame.ExitCode is { } code)
                    return code;
                if (frame.File is { } bytes)
                    await (output ??= context.OpenFile(file!)).WriteAsync(bytes, cancellationToken);
                await context.Output.WriteAsync(frame.Output);
                await context.Errors.WriteAsync(frame.Errors);
            }
        }
        finally
        {
            if (output is not null)
                await output.DisposeAsync();
        }

        throw new BackupException("The site stopped before the command was done. Look at the site's log, then try again.");
    }
}
