using System.CommandLine;
using PhbResources.Core.Operations;
using PhbResources.Embedded.Database;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands;

/// <summary><c>backup FILE</c>: everything that has to be kept, in one file, while the site runs or not.</summary>
internal static class BackupCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string?> file = new("FILE") { Description = "The file to write.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> encrypt = new("--encrypt") { Description = "Encrypt it with a passphrase, which is asked for unless --passphrase-file or the environment variable PHB_PASSPHRASE gives it. Without the passphrase nobody can ever open it." };
        Option<string?> passphraseFile = new("--passphrase-file") { Description = "A file whose first line is the passphrase.", HelpName = "FILE" };
        Option<bool> overwrite = new("--overwrite") { Description = "Replace a file that is there." };
        Option<bool> json = new("--json") { Description = "Say what came of it as JSON." };
        Command command = new("backup", $"""
            Writes the whole library into one file: database, media, members' files, keys and settings. It works while the site runs.

            The file is read back before it gets its name. It holds what members trusted you with: keep it as safe as the server, or encrypt it.
            Files that members have not sent yet, or that were not checked, are left out; see docs/operate.md.
            {ExitCode.InWords}
            """)
        {
            file, encrypt, passphraseFile, overwrite, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(file) is not { Length: > 0 } name)
                throw new BackupException("Say which file to write: backup FILE.");
            string? passphrase = parsed.GetValue(encrypt) || parsed.GetValue(passphraseFile) is not null ? NewPassphrase(parsed.GetValue(passphraseFile), context) : null;
            DataPlaces places = context.Places;
            FolderSwap.Finish(places.Data);
            BackupState state = new(places.State, isScheduled: false, TimeProvider.System);
            try
            {
                BackupMade made = await new BackupWriter(places, TimeProvider.System).WriteAsync(name, passphrase, parsed.GetValue(overwrite), context.Progress(), cancellationToken);
                state.Succeeded(made.File, made.Bytes);
                await SayAsync(context, parsed.GetValue(json), made, passphrase is not null);
                return made.Manifest.Missing.Count == 0 ? ExitCode.Well : ExitCode.Look;
            }
            catch (Exception exception) when (exception is BackupException or StorageException && Directory.Exists(places.Data))
            {
                state.Failed(exception.Message);
                throw;
            }
        });
        return command;
    }

    private static string NewPassphrase(string? file, CommandContext context)
    {
        string passphrase = file is not null ? Passphrase.OfFile(file)
            : Environment.GetEnvironmentVariable(Passphrase.Variable) is { Length: > 0 } set ? set
            : Passphrase.Ask(context.Errors, "Passphrase: ") is { } typed
                ? Passphrase.Ask(context.Errors, "The same again: ") == typed ? typed : throw new BackupException("The two are not the same. Start again.")
                : throw new BackupException($"There is nobody to ask for the passphrase. Give it with --passphrase-file FILE, or the environment variable {Passphrase.Variable}.");
        return Passphrase.WhatIsWrongWith(passphrase) is { } wrong ? throw new BackupException(wrong) : passphrase;
    }

    private static Task SayAsync(CommandContext context, bool asJson, BackupMade made, bool isEncrypted)
    {
        BackupManifest manifest = made.Manifest;
        List<string> words = [$"The backup is written and was read back: {made.File} ({made.Bytes / 1_000_000.0:0.0} MB{(isEncrypted ? ", encrypted" : "")})", $"  {InWords(manifest)}"];
        if (manifest.OriginalsLeftOut > 0)
            words.Add($"  Left out: {manifest.OriginalsLeftOut} files that members have not sent yet or that were not checked. They are where they were.");
        if (manifest.Missing.Count > 0)
            words.Add($"  Missing: {manifest.Missing.Count} files that the database names were not there, such as {manifest.Missing[0]}. Look for them in an older backup.");
        return context.SayAsync(asJson, new { made.File, made.Bytes, Encrypted = isEncrypted, manifest.Made, manifest.Version, manifest.Counts, manifest.OriginalsLeftOut, manifest.Missing }, words);
    }

    /// <summary>What is in a backup, in a line.</summary>
    internal static string InWords(BackupManifest manifest) =>
        $"As of {manifest.Made:yyyy-MM-dd HH:mm:ss} UTC: {string.Join(", ", manifest.Counts.Select(count => $"{count.Value} {Name(count.Key)}"))}.";

    private static string Name(string count) => count switch
    {
        "published" => "published items",
        "contentAndMedia" => "items and media in all",
        "members" => "members",
        "mediaFiles" => "media files",
        "privateFiles" => "members' files",
        _ => count,
    };
}
