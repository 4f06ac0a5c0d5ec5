using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PhbResources.Core.Wikis.Dump;
using PhbResources.Core.Wikis.Importing;
using PhbResources.Documents.Yaml;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands.Inside;

/// <summary><c>import-mediawiki --dump FILE</c>: the pages, files, history and discussions of a MediaWiki.</summary>
internal static class ImportMediaWikiCommand
{
    public const string Name = "import-mediawiki";

    /// <summary>Pages that are named for each reason; the report in a file names all.</summary>
    private const int Named = 10;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build(CommandContext context)
    {
        Option<string> dump = new("--dump") { Description = "What the wiki exported: php maintenance/dumpBackup.php --full > dump.xml", HelpName = "FILE", Required = true };
        Option<string> images = new("--images") { Description = "The wiki's folder of files, as it is (images/).", HelpName = "DIR" };
        Option<string> url = new("--url") { Description = "The address that the wiki had, such as https://old.example/mediawiki/, so that its addresses lead on.", HelpName = "URL" };
        Option<string> mapping = new("--mapping") { Description = "How the wiki becomes this library: shelves, kinds, templates. A dry run writes it where it is not there.", HelpName = "FILE" };
        Option<string> licence = new("--licence") { Description = "Licence of the wiki's documents, where the mapping does not say: \"CC BY-SA 4.0\".", HelpName = "NAME" };
        Option<bool> dry = new("--dry-run") { Description = "Say what would come of it, and write the mapping. Nothing else is changed." };
        Option<string> report = new("--report") { Description = "Write the whole report into a file, as JSON.", HelpName = "FILE" };
        Option<bool> json = new("--json") { Description = "Say what came of it as JSON." };
        Command command = new(Name, $"""
            Brings in a MediaWiki from its dump. It works while the site runs.

            Pages become guides with their whole history; pages with a document become templates; discussions, redirects and old addresses
            come along. Documents go through the checks of everything that is shared. It can be stopped and run again: what is there already stays.
            {ExitCode.InWords}
            """)
        {
            dump, images, url, mapping, licence, dry, report, json,
        };
        command.SetAction((parsed, cancellationToken) => SiteCommands.RunAsync(context, null, async (site, stopping) =>
        {
            string? map = PathOf(parsed.GetValue(mapping)), folder = PathOf(parsed.GetValue(images)), reportFile = PathOf(parsed.GetValue(report));
            bool isDry = parsed.GetValue(dry), hasMap = map is not null && File.Exists(map);
            if (folder is not null && !Directory.Exists(folder))
                throw new BackupException($"There is no folder {folder} that the account of the site can look into.");
            if (map is not null && !hasMap && !isDry)
                throw new BackupException($"There is no mapping {map}. Run the same command with --dry-run to have one written.");
            WikiImportRequest request = new(PathOf(parsed.GetRequiredValue(dump))!)
            {
                Images = folder,
                Url = UrlOf(parsed.GetValue(url)),
                Mapping = hasMap ? await ReadAsync(map!, stopping) : null,
                MappingName = Path.GetFileName(map) ?? "",
                Licence = parsed.GetValue(licence) ?? "",
                DryRun = isDry,
            };
            WikiImportOutcome outcome = await RunAsync(context, site.GetRequiredService<WikiImport>(), request, parsed.GetValue(json), stopping);
            if (isDry && map is not null && !hasMap)
                await WriteAsync(map, outcome.Mapping, stopping);
            if (reportFile is not null)
                await WriteAsync(reportFile, JsonSerializer.Serialize(outcome.Report, s_json) + "\n", stopping);
            string[] more = [.. Written("mapping", isDry && !hasMap ? map : null), .. Written("report", reportFile)];
            await context.SayAsync(parsed.GetValue(json), outcome.Report, [.. WordsOf(outcome.Report), .. more]);
            return outcome.Report is { ToLookAt.Count: 0, UnknownTemplates.Count: 0, HeldBack: 0 } ? ExitCode.Well : ExitCode.Look;
        }, cancellationToken));
        return command;

        string? PathOf(string? path) => path is null ? null : Path.GetFullPath(path, context.CurrentFolder);
    }

    private static async Task<WikiImportOutcome> RunAsync(CommandContext context, WikiImport import, WikiImportRequest request, bool json, CancellationToken cancellationToken)
    {
        int shown = 0;
        try
        {
            return await import.RunAsync(request, (done, all) =>
            {
                // A line for each twentieth: whoever runs it in a script has it in the log.
                if (json || all < 100 || done * 20 / all == shown)
                    return;
                shown = done * 20 / all;
                context.Errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{done} of {all} pages")).GetAwaiter().GetResult();
            }, cancellationToken);
        }
        catch (Exception exception) when (exception is WikiImportException or WikiDumpException)
        {
            throw new BackupException(exception.Message, exception);
        }
        catch (MistakesException exception)
        {
            throw new BackupException(string.Join(Environment.NewLine, exception.Mistakes.Select(mistake => $"{mistake.File}, line {mistake.Line}: {mistake.Message}")), exception);
        }
    }

    private static List<string> WordsOf(WikiReport report)
    {
        List<string> lines =
        [
            report.DryRun ? $"{report.Wiki}: this is what would come of it. Nothing was changed." : report.New + report.Updated == 0 ? $"{report.Wiki}: everything was here already. Nothing was changed." : $"{report.Wiki} was brought in.",
            "",
            Line(report.Pages, "pages in the dump", $"with {report.Revisions} versions"),
            Line(report.Guides, "guides", ""),
            Line(report.Templates, "templates", ""),
            Line(report.HeldBack, "pages held back", "somebody has to look at their documents or words; nobody else sees them"),
            Line(report.Redirects, "pages that lead on to others", ""),
            Line(report.Discussions, "discussions", ""),
            Line(report.NotCarriedOver, "pages not carried over", "see below"),
        ];
        if (!report.DryRun)
        {
            lines.Add("");
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"New {report.New}, brought up to date {report.Updated}, here already {report.Known}. Versions {report.Versions}, posts {report.Posts}, documents {report.Files}, pictures {report.Pictures}."));
        }

        if (report.VersionsHeldBack + report.PostsHeldBack > 0)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"Left out, since they give somebody away: earlier versions {report.VersionsHeldBack}, posts {report.PostsHeldBack}."));
        if (report.FilesHeldBack + report.FilesRefused + report.FilesMissing + report.VersionsWithoutText > 0)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"Files held back {report.FilesHeldBack}, refused {report.FilesRefused}, not in the folder {report.FilesMissing}. Versions without a text {report.VersionsWithoutText}."));
        foreach (IGrouping<string, WikiNote> reason in report.LeftOut.GroupBy(note => note.Why).OrderByDescending(group => group.Count()))
        {
            lines.Add("");
            lines.Add($"Not carried over: {reason.Key} ({reason.Count()})");
            lines.AddRange(Some([.. reason.Select(note => note.Title)]));
        }

        if (report.ToLookAt.Count > 0)
        {
            lines.Add("");
            lines.Add($"To look at ({report.ToLookAt.Count})");
            lines.AddRange(Some([.. report.ToLookAt.Select(note => $"{note.Title}: {note.Why}")]));
        }

        List("Templates of the wiki that stand in the text as they were written; the mapping can say what they become", report.UnknownTemplates);
        List("Kept as words, or left out, in the newest versions", report.Kept);
        lines.Add("");
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"It took {report.Seconds} seconds. Most memory of the process: {report.PeakMegabytes} MB."));
        return lines;

        void List(string title, IReadOnlyDictionary<string, int> counts)
        {
            if (counts.Count == 0)
                return;
            lines.Add("");
            lines.Add($"{title}:");
            lines.AddRange(Some([.. counts.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} ({pair.Value})")]));
        }
    }

    private static string Line(int count, string what, string more) => string.Create(CultureInfo.InvariantCulture, $"{count,8}  {what}{(more.Length > 0 && count > 0 ? $": {more}" : "")}");

    private static IEnumerable<string> Some(List<string> all) =>
        all.Take(Named).Select(one => $"  {one}").Concat(all.Count > Named ? [$"  and {all.Count - Named} more: --report FILE names all of them"] : []);

    private static string[] Written(string what, string? file) => file is null ? [] : [$"The {what} was written: {file}"];

    private static Uri? UrlOf(string? written) => written is null ? null
        : Uri.TryCreate(written, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" ? url
        : throw new BackupException($"{written} is no address of a wiki. Write it as https://old.example/mediawiki/.");

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The mapping {file} cannot be read: {exception.Message}", exception);
        }
    }

    private static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(file, text, new UTF8Encoding(false), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"{file} cannot be written by the account of the site: {exception.Message} Choose another folder.", exception);
        }
    }
}
