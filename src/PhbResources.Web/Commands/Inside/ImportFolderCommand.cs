using System.CommandLine;
using System.Text;
using PhbResources.Core.Members;
using PhbResources.Core.Submissions;
using PhbResources.Core.Submissions.Imports;
using PhbResources.Documents.Inspection;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands.Inside;

/// <summary><c>import-folder DIR --csv LIST</c>: documents that a curator has on a disk, in bulk.</summary>
internal static class ImportFolderCommand
{
    public const string Name = "import-folder";

    private static readonly string[] s_columns = ["file", "title", "kind", "category", "summary", "credit", "licence", "tags", "whyItHelped", "consent"];

    public static Command Build(CommandContext context)
    {
        Argument<string> folder = new("DIR") { Description = "The folder with the documents." };
        Option<string> list = new("--csv") { Description = "The list of what they are. Where it is not there, one is made of the files in the folder, for you to fill in.", HelpName = "LIST", Required = true };
        Option<string> curator = new("--curator") { Description = "Address of the curator whose drafts they become.", HelpName = "EMAIL", Required = true };
        Option<bool> send = new("--send") { Description = "Send into the queue what is complete and in whose file nothing was found." };
        Option<bool> json = new("--json") { Description = "Say what came of it as JSON." };
        Command command = new(Name, $"""
            Brings in documents from a folder, through the checks of everything that is shared. It works while the site runs.

            Each line of the list is a document: {string.Join(", ", s_columns)}. A document becomes a draft of the curator, who looks at it
            and sends it. Licence is one that the site offers; consent is yes where you may share it. Doing it again passes over what is there already.
            {ExitCode.InWords}
            """)
        {
            folder, list, curator, send, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string documents = Path.GetFullPath(parsed.GetRequiredValue(folder), context.CurrentFolder), csv = Path.GetFullPath(parsed.GetRequiredValue(list), context.CurrentFolder);
            if (!Directory.Exists(documents))
                throw new BackupException($"There is no folder {documents} that the account of the site can look into.");
            if (context.Site is null && !File.Exists(csv))
                return await MakeListAsync(context, documents, csv, cancellationToken);
            return await SiteCommands.RunAsync(context, null, async (site, stopping) =>
            {
                PhbMember member = await site.GetRequiredService<MemberAccounts>().FindByEmailAsync(parsed.GetRequiredValue(curator).Trim()) is { } found && site.GetRequiredService<MemberAccounts>().IsIn(found, FirstCurator.Group)
                    ? found : throw new BackupException($"There is no curator with the address {parsed.GetRequiredValue(curator)}. See: members list.");
                return await BringAsync(context, site.GetRequiredService<FolderImport>(), member, documents, await ReadAsync(csv, stopping), parsed.GetValue(send), parsed.GetValue(json), stopping);
            }, cancellationToken);
        });
        return command;
    }

    private static async Task<int> MakeListAsync(CommandContext context, string documents, string csv, CancellationToken cancellationToken)
    {
        string[] files = [.. Directory.EnumerateFiles(documents).Select(Path.GetFileName).OfType<string>().Where(name => !name.StartsWith('.') && FileFormats.All.Any(format => name.EndsWith("." + format.Extension, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.OrdinalIgnoreCase)];
        if (files.Length == 0)
            throw new BackupException($"There is no document in {documents} that could be shared.");
        StringBuilder lines = new(string.Join(',', s_columns) + "\n");
        foreach (string file in files)
            lines.Append(System.Globalization.CultureInfo.InvariantCulture, $"{CsvTable.Write(file)},{CsvTable.Write(Path.GetFileNameWithoutExtension(file).Replace('_', ' '))}{new string(',', s_columns.Length - 2)}\n");
        await using (Stream output = context.OpenFile(csv))
            await output.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()), cancellationToken);
        await context.Output.WriteLineAsync($"A list of {files.Length} documents was made: {csv}. Fill it in with a spreadsheet or an editor, then run the same command again.");
        return ExitCode.Look;
    }

    private static async Task<IReadOnlyList<(int Line, IReadOnlyDictionary<string, string> Values)>> ReadAsync(string csv, CancellationToken cancellationToken)
    {
        IReadOnlyList<(int Line, IReadOnlyDictionary<string, string> Values)> rows;
        try
        {
            rows = CsvTable.Read(await File.ReadAllTextAsync(csv, cancellationToken));
        }
        catch (Exception exception) when (exception is not BackupException and (IOException or UnauthorizedAccessException))
        {
            throw new BackupException($"The list {csv} cannot be read: {exception.Message}", exception);
        }

        if (rows.Count == 0)
            throw new BackupException($"There is no document in the list {csv}.");
        string[] unknown = [.. rows[0].Values.Keys.Except(s_columns, StringComparer.OrdinalIgnoreCase)];
        if (unknown.Length > 0 || !rows[0].Values.ContainsKey("file"))
            throw new BackupException($"The first line of {csv} names the columns: {string.Join(", ", s_columns)}. {(unknown.Length > 0 ? $"There is no column {unknown[0]}." : "The column file is missing.")}");
        return rows;
    }

    private static async Task<int> BringAsync(CommandContext context, FolderImport import, PhbMember curator, string documents, IReadOnlyList<(int Line, IReadOnlyDictionary<string, string> Values)> rows, bool send, bool asJson, CancellationToken cancellationToken)
    {
        List<(string File, ImportOutcome Outcome)> outcomes = [];
        foreach ((int line, IReadOnlyDictionary<string, string> values) in rows)
        {
            string file = values["file"];
            ImportOutcome outcome = await ContentAsync(documents, file, cancellationToken) is { } content
                ? await import.BringAsync(curator, EntriesOf(values, file), file, content, send, cancellationToken)
                : new ImportOutcome(ImportState.Refused, null, [$"Line {line} of the list: there is no such file in the folder, or it is larger than {InspectionLimits.Default.FileBytes / 1_048_576} MB."]);
            outcomes.Add((file, outcome));
            if (!asJson)
                await context.Output.WriteLineAsync(string.Join(Environment.NewLine, [$"{Word(outcome.State)}  {file}", .. outcome.Notes.Select(note => $"          {note}")]));
        }

        string summary = string.Join(", ", outcomes.GroupBy(one => one.Outcome.State).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Word(group.Key).Trim()}"));
        if (asJson)
            await context.SayAsync(true, new { Documents = outcomes.Select(one => new { one.File, State = Word(one.Outcome.State).Trim(), one.Outcome.Submission, one.Outcome.Notes }) });
        else
            await context.Output.WriteLineAsync($"{Environment.NewLine}{summary}. The drafts are at /account/shares of {curator.Email}; those that nobody touches go after some weeks.");
        return outcomes.Exists(one => one.Outcome.State is ImportState.Refused or ImportState.HeldBack || one.Outcome.Notes.Count > 0) ? ExitCode.Look : ExitCode.Well;
    }

    private static async Task<byte[]?> ContentAsync(string documents, string file, CancellationToken cancellationToken)
    {
        // A list from somebody else must not reach out of the folder.
        if (file.Length == 0 || Path.GetFileName(file) != file)
            return null;
        try
        {
            string path = Path.Combine(documents, file);
            return new FileInfo(path) is { Exists: true, LinkTarget: null } info && info.Length <= InspectionLimits.Default.FileBytes ? await File.ReadAllBytesAsync(path, cancellationToken) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static SubmissionEntries EntriesOf(IReadOnlyDictionary<string, string> values, string file)
    {
        string credit = Of("credit");
        return new SubmissionEntries
        {
            Title = Of("title") is { Length: > 0 } title ? title : Path.GetFileNameWithoutExtension(file),
            Kind = Of("kind"),
            Category = Of("category"),
            Summary = Of("summary"),
            CreditAs = credit.Length == 0 || credit.Equals("anonymous", StringComparison.OrdinalIgnoreCase) ? "anonymous" : "name",
            CreditName = credit.Equals("anonymous", StringComparison.OrdinalIgnoreCase) ? "" : credit,
            Licence = Of("licence"),
            Tags = Of("tags"),
            WhyItHelped = Of("whyItHelped"),
            Consent = Of("consent").ToUpperInvariant() is "YES" or "Y" or "TRUE" or "1",
        };

        string Of(string column) => values.GetValueOrDefault(column, "");
    }

    private static string Word(ImportState state) => state switch
    {
        ImportState.Known => "known   ",
        ImportState.Draft => "draft   ",
        ImportState.HeldBack => "to clean",
        ImportState.Sent => "sent    ",
        _ => "REFUSED ",
    };
}
