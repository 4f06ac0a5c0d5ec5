using System.CommandLine;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands;

/// <summary><c>restore FILE</c>: puts a backup back into a new data folder, or in the place of the old one.</summary>
internal static class RestoreCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string?> file = new("FILE") { Description = "The backup.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> to = new("--to") { Description = "The data folder to make. Left out, the one that the settings name (Phb:DataPath).", HelpName = "FOLDER" };
        Option<bool> replace = new("--replace") { Description = "Take the place of a data folder that is there; it is kept beside the new one." };
        Option<bool> check = new("--check") { Description = "Only read all of the backup and say what is in it." };
        Option<string?> passphraseFile = new("--passphrase-file") { Description = "A file whose first line is the passphrase of an encrypted backup.", HelpName = "FILE" };
        Option<bool> sendWaiting = new("--send-waiting-mails") { Description = "Let mails go out that waited when the backup was made. Left out, they are given up, since they may have been sent since." };
        Option<bool> json = new("--json") { Description = "Say what came of it as JSON." };
        Command command = new("restore", $"""
            Puts a backup back. All of it is checked and laid out beside the data folder before anything changes place.

            Stop the site first where the backup is to take its place: a folder that a running site uses is refused.
            The backup of an earlier release is brought up to date when the site starts with it.
            {ExitCode.InWords}
            """)
        {
            file, to, replace, check, passphraseFile, sendWaiting, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(file) is not { Length: > 0 } name)
                throw new BackupException("Say which backup: restore FILE.");
            string? passphrase = KnownPassphrase(name, parsed.GetValue(passphraseFile), context);
            if (parsed.GetValue(check))
            {
                await using BackupFile backup = BackupFile.Open(name, passphrase);
                BackupManifest manifest = await backup.CheckAsync(context.Progress(), cancellationToken);
                await context.SayAsync(parsed.GetValue(json), new { File = backup.Path, Encrypted = backup.IsEncrypted, manifest.Made, manifest.Version, manifest.Counts, manifest.OriginalsLeftOut, manifest.Missing },
                    $"The backup is whole: {backup.Path}", $"  {BackupCommand.InWords(manifest)}", $"  Made by release {manifest.Version}.");
                return ExitCode.Well;
            }

            Restored restored = await new Restoration(TimeProvider.System).RunAsync(name, passphrase, parsed.GetValue(to) ?? context.Places.Data, parsed.GetValue(replace), parsed.GetValue(sendWaiting), context.Progress(), cancellationToken);
            return await SayAsync(context, parsed.GetValue(json), restored);
        });
        return command;
    }

    private static string? KnownPassphrase(string backup, string? file, CommandContext context) =>
        file is not null ? Passphrase.OfFile(file)
        : !BackupFile.NeedsPassphrase(backup) ? null
        : Environment.GetEnvironmentVariable(Passphrase.Variable) is { Length: > 0 } set ? set
        : Passphrase.Ask(context.Errors, "Passphrase: ");

    private static async Task<int> SayAsync(CommandContext context, bool asJson, Restored restored)
    {
        // A folder of private files that the settings put elsewhere cannot change place with the data folder.
        string? elsewhere = restored.Folder == context.Places.Data && context.Places.PrivateFiles != Path.Combine(restored.Folder, DataPlaces.PrivateName) ? context.Places.PrivateFiles : null;
        List<string> words = [$"The backup is restored: {restored.Folder}", $"  {BackupCommand.InWords(restored.Manifest)}"];
        if (restored.Aside is not null)
            words.Add($"  What was there before is kept: {restored.Aside}. Remove it when you no longer want it.");
        words.Add($"  The settings that the library had are in {Path.Combine(restored.Folder, Restoration.SettingsName)}. Compare them with those of this computer.");
        if (elsewhere is not null)
            words.Add($"  Members' files are in {Path.Combine(restored.Folder, DataPlaces.PrivateName)}, but Phb:Sharing:FilesPath is {elsewhere}. Put them there before you start the site, or take the setting out.");
        if (restored.MailsGivenUp > 0)
            words.Add($"  {restored.MailsGivenUp} {(restored.MailsGivenUp == 1 ? "mail" : "mails")} that waited in the backup will not go out, as they may have been sent since.");
        if (restored.Manifest.Missing.Count > 0)
            words.Add($"  {restored.Manifest.Missing.Count} files were missing already when the backup was made, such as {restored.Manifest.Missing[0]}.");
        words.Add("  Start the site now.");
        await context.SayAsync(asJson, new { restored.Folder, restored.Aside, restored.Manifest.Made, restored.Manifest.Version, restored.Manifest.Counts, restored.Manifest.Missing, restored.MailsGivenUp, PrivateFilesBelongTo = elsewhere }, words);
        return elsewhere is not null || restored.Manifest.Missing.Count > 0 ? ExitCode.Look : ExitCode.Well;
    }
}
