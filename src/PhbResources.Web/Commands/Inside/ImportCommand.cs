using System.CommandLine;
using PhbResources.Core.Exports.Importing;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands.Inside;

/// <summary><c>import DIR</c>: a library again, made of an export.</summary>
internal static class ImportCommand
{
    public const string Name = "import";

    public static Command Build(CommandContext context)
    {
        Argument<string?> directory = new("DIR") { Description = "The export.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> existing = new("--into-existing") { Description = "Add what is missing to a library that is there; what it has stays as it is. Also goes on where an import was cut off." };
        Option<bool> json = new("--json") { Description = "Say what came of it as JSON." };
        Command command = new(Name, $"""
            Makes a library of an export: the same pages at the same addresses, with their versions and dates.

            All of the export is checked before anything is brought in. Name a data folder that is not there yet (--Phb:DataPath=FOLDER); a library is made in
            it without the templates that come with the program. Members are not in an export; make a curator when the site has started.
            {ExitCode.InWords}
            """)
        {
            directory, existing, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(directory) is not { Length: > 0 } name)
                throw new BackupException("Say which export: import DIR.");
            string folder = Path.GetFullPath(name, context.CurrentFolder);
            Task<int> Work(IServiceProvider site, CancellationToken stopping) => BringAsync(context, site, folder, parsed.GetValue(existing), parsed.GetValue(json), stopping);
            if (context.Site is not null || File.Exists(context.Places.Database))
                return await SiteCommands.RunAsync(context, null, Work, cancellationToken);
            // Nothing is made before it is known that there is something to bring in.
            CheckedExport export = await CheckAsync(context, folder, cancellationToken);
            return await SiteCommands.AloneAsync(context, ["--Phb:StarterLibrary=false"], (site, stopping) => BringAsync(context, site, export, parsed.GetValue(existing), parsed.GetValue(json), stopping), cancellationToken);
        });
        return command;
    }

    private static async Task<int> BringAsync(CommandContext context, IServiceProvider site, string folder, bool intoExisting, bool asJson, CancellationToken cancellationToken) =>
        await BringAsync(context, site, await CheckAsync(context, folder, cancellationToken), intoExisting, asJson, cancellationToken);

    private static Task<CheckedExport> CheckAsync(CommandContext context, string folder, CancellationToken cancellationToken)
    {
        IProgress<BackupStep>? progress = context.Progress();
        return CheckedExport.ReadAsync(folder, progress is null ? null : _ => progress.Report(new BackupStep("Checking", 0, 0)), cancellationToken);
    }

    private static async Task<int> BringAsync(CommandContext context, IServiceProvider site, CheckedExport export, bool intoExisting, bool asJson, CancellationToken cancellationToken)
    {
        IProgress<BackupStep>? progress = context.Progress();
        ImportMade made = await site.GetRequiredService<LibraryImport>().BringAsync(export, intoExisting, progress is null ? null : (done, total) => progress.Report(new BackupStep("Templates", done, total)), cancellationToken);
        List<string> words = [$"The export is brought in: {made.Templates} templates, {made.Guides} guides, {made.Threads} discussions."];
        if (made.Known > 0)
            words.Add($"  {made.Known} were here already and stay as they are.");
        words.AddRange(made.Problems.Select(problem => $"  {problem}"));
        if (context.Site is null)
            words.Add("  Start the site now. Its log has the link to make the first curator.");
        await context.SayAsync(asJson, made, words);
        return made.Problems.Count == 0 ? ExitCode.Well : ExitCode.Look;
    }
}
