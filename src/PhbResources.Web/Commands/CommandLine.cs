using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using PhbResources.Core.Exports;
using PhbResources.Embedded.Database;
using PhbResources.Web.Backups;
using PhbResources.Web.Commands.Doctor;
using PhbResources.Web.Commands.Inside;

namespace PhbResources.Web.Commands;

/// <summary>What the program does besides running the site: <c>dotnet PhbResources.Web.dll COMMAND</c>.</summary>
internal static partial class CommandLine
{
    /// <summary>Whether the arguments name a command; else they are settings for the site.</summary>
    public static bool IsMeant(string[] args) => args is [var first, ..] && (first is "--help" or "-h" or "-?" or "--version" || (!first.StartsWith('-') && !first.StartsWith('/') && !first.Contains('=', StringComparison.Ordinal)));

    /// <summary>Runs a command.</summary>
    /// <returns>Its exit code; see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, CommandContext context, CancellationToken cancellationToken = default)
    {
        (string[] words, string[] settings) = Split(args);
        context = context with { Settings = [.. context.Settings, .. settings], Words = words };
        ParseResult parsed = Build(context).Parse(words, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (Mistake(parsed) is { } mistake)
        {
            await context.Errors.WriteLineAsync(mistake + Environment.NewLine);
            await Help(parsed, context.Errors, cancellationToken);
            return ExitCode.NotDone;
        }

        if (parsed.CommandResult.Command is RootCommand)
            KeepFirstLines(parsed.CommandResult.Command);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = context.Output, Error = context.Errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = context.Site is null ? TimeSpan.FromSeconds(10) : null }, cancellationToken);
        }
        catch (Exception exception) when (exception is BackupException or StorageException or ExportException)
        {
            await context.Errors.WriteLineAsync($"{Environment.NewLine}{exception.Message}");
            return ExitCode.NotDone;
        }
        catch (OperationCanceledException)
        {
            await context.Errors.WriteLineAsync($"{Environment.NewLine}Stopped. Nothing was changed.");
            return ExitCode.NotDone;
        }
        catch (Exception exception) when (StartFailure.Explain(exception) is { } explanation)
        {
            await context.Errors.WriteLineAsync($"{Environment.NewLine}{explanation}");
            return ExitCode.NotDone;
        }
    }

    private static RootCommand Build(CommandContext context)
    {
        RootCommand root = new("""
            The library of documents. Without a command, the site runs.

            Settings can stand among the words of every command, as they can when the site is started: --Phb:DataPath=FOLDER names the data folder.
            """)
        {
            BackupCommand.Build(context),
            RestoreCommand.Build(context),
            DoctorCommand.Build(context),
            ReindexCommand.Build(context),
            MembersCommand.Build(context),
            ImportFolderCommand.Build(context),
            ExportCommand.Build(context),
            ImportCommand.Build(context),
            ImportMediaWikiCommand.Build(context),
            InspectCommand.Build(context),
            SiteHealthCommand.Build(context),
        };
        root.HelpName = "dotnet PhbResources.Web.dll";
        return root;
    }

    private static async Task Help(ParseResult parsed, TextWriter to, CancellationToken cancellationToken)
    {
        List<string> path = [];
        for (CommandResult? command = parsed.CommandResult; command?.Parent is CommandResult parent; command = parent)
            path.Insert(0, command.Command.Name);
        if (path.Count == 0)
            KeepFirstLines(parsed.RootCommandResult.Command);
        await parsed.RootCommandResult.Command.Parse([.. path, "--help"]).InvokeAsync(new InvocationConfiguration { Output = to }, cancellationToken);
    }

    /// <summary>The list of commands says of each what it does; the rest is told by its own help.</summary>
    private static void KeepFirstLines(Command root)
    {
        foreach (Command command in root.Subcommands)
            command.Description = command.Description?.Split('\n')[0];
    }

    /// <summary>What is wrong with the words, or <c>null</c>.</summary>
    private static string? Mistake(ParseResult parsed)
    {
        // A name beginning with dashes is an option that is not there, unless it comes after "--".
        List<Token> tokens = [.. parsed.Tokens];
        int end = tokens.FindIndex(token => token.Type == TokenType.DoubleDash);
        HashSet<string> after = end < 0 ? [] : [.. tokens.Skip(end + 1).Select(token => token.Value)];
        string? stranger = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Concat(parsed.UnmatchedTokens.Select(value => new Token(value, TokenType.Argument, parsed.CommandResult.Command)))
            .Select(token => token.Value).FirstOrDefault(value => value.Length > 1 && value[0] == '-' && !after.Contains(value));
        if (stranger is not null)
            return $"There is no option {stranger}.";
        if (parsed.CommandResult.Command is RootCommand && parsed.UnmatchedTokens is [var word, ..])
            return $"There is no command {word}.";
        return parsed.Errors is [var first, ..] ? first.Message : null;
    }

    /// <summary>Takes the settings of the site out of the words of a command.</summary>
    private static (string[] Words, string[] Settings) Split(string[] args)
    {
        List<string> words = [], settings = [];
        for (int at = 0; at < args.Length; at++)
        {
            if (args[at] == "--")
            {
                words.AddRange(args[at..]);
                break;
            }

            if (!Setting().IsMatch(args[at]))
            {
                words.Add(args[at]);
                continue;
            }

            settings.Add(args[at]);
            if (!args[at].Contains('=', StringComparison.Ordinal) && at + 1 < args.Length)
                settings.Add(args[++at]);
        }

        return ([.. words], [.. settings]);
    }

    [GeneratedRegex(@"^--[A-Za-z]\w*(:\w+)+(=|$)")]
    private static partial Regex Setting();
}
