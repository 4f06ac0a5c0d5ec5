using System.CommandLine;
using PhbResources.Core.Exports;
using PhbResources.Site.Exports;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands.Inside;

/// <summary><c>export DIR</c>: everything public, in files that need none of our software.</summary>
internal static class ExportCommand
{
    public const string Name = "export";

    public static Command Build(CommandContext context)
    {
        Argument<string?> directory = new("DIR") { Description = "The folder to make.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> all = new("--all") { Description = "For curators: also what members sent, what was decided, and what was taken away, in the folder all. It is not public." };
        Option<bool> overwrite = new("--overwrite") { Description = "Replace an export that is there." };
        Option<bool> json = new("--json") { Description = "Say what came of it as JSON." };
        Command command = new(Name, $"""
            Writes everything public into a folder: files that need none of our software, and pages to read from any disk. It works while the site runs.

            Each template in every format, guides, discussions, credits and licences, and index.json for programs. Open index.html with a browser: it
            browses and searches without a server and without the internet. The folder gets its name when all of it is written. The account of the site writes it.
            An export is no backup: members, drafts and settings are not in it.
            {ExitCode.InWords}
            """)
        {
            directory, all, overwrite, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(directory) is not { Length: > 0 } name)
                throw new BackupException("Say which folder to make: export DIR.");
            string target = Path.GetFullPath(name, context.CurrentFolder);
            return await SiteCommands.RunAsync(context, null, async (site, stopping) =>
            {
                IProgress<BackupStep>? progress = context.Progress();
                ExportMade made = await site.GetRequiredService<LibraryExport>().WriteAsync(
                    target, parsed.GetValue(overwrite), workers: context.Site is null ? Environment.ProcessorCount : 1, more: parsed.GetValue(all) ? folder => site.GetRequiredService<HistoryExport>().WriteAsync(folder, stopping) : null,
                    progress is null ? null : (done, total) => progress.Report(new BackupStep("Templates", done, total)), stopping);
                await context.SayAsync(parsed.GetValue(json), made,
                    $"The export is written: {made.Folder} ({made.Files} files, {made.Bytes / 1_000_000.0:0.0} MB)",
                    $"  {made.Templates} templates, {made.Guides} guides, {made.Threads} discussions. Open {Path.Combine(made.Folder, "index.html")} in a browser.{(parsed.GetValue(all) ? $"{Environment.NewLine}  The folder {HistoryExport.FolderName} is not public: take it out before you give a copy away." : "")}");
                return ExitCode.Well;
            }, cancellationToken);
        });
        return command;
    }
}
