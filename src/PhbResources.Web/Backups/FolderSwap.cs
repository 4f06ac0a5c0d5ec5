using System.Text.Json;
using PhbResources.Embedded.Database;

namespace PhbResources.Web.Backups;

/// <summary>
/// Lets a folder that is ready take the place of the data folder. A note beside the two says what is meant, from before the first renaming until after the last; so whoever
/// comes after a crash in between, the site's start or a command, finishes it or takes it back. Either way there is one data folder, and it is whole.
/// </summary>
internal static class FolderSwap
{
    private const string NoteEnding = ".swap";

    // On Windows a file that is open to nobody else cannot be deleted; elsewhere only this keeps others out.
    private static readonly FileShare s_mine = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    /// <summary>Whether a swap of this data folder was begun and not ended.</summary>
    public static bool IsUnfinished(string target) => File.Exists(target + NoteEnding);

    /// <summary>Changes places.</summary>
    /// <param name="target">The data folder; it need not be there.</param>
    /// <param name="made">What takes its place, in the same folder.</param>
    /// <param name="aside">Where what was there goes, in the same folder; <c>null</c> where there was nothing in it.</param>
    public static void Do(string target, string made, string? aside)
    {
        string note = target + NoteEnding;
        // Held until it is gone, so that a start that comes in the middle does not take it for one that was cut off.
        using (FileStream held = new(note, FileMode.Create, FileAccess.ReadWrite, s_mine))
        {
            JsonSerializer.Serialize(held, new Note(Path.GetFileName(made), Path.GetFileName(aside)));
            held.Flush(flushToDisk: true);
            try
            {
                if (aside is not null)
                    Directory.Move(target, aside);
                Replace(target, made);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                if (aside is not null && Directory.Exists(aside) && !Directory.Exists(target))
                    Directory.Move(aside, target);
                File.Delete(note);
                throw;
            }

            File.Delete(note);
        }
    }

    /// <summary>Finishes a swap that was cut off, or takes it back where it had not begun. Nothing where there is none, which is nearly always.</summary>
    /// <param name="target">The data folder.</param>
    /// <returns>What was done, in a sentence, or <c>null</c>.</returns>
    /// <exception cref="StorageException">A restore is at it this moment, or the folders cannot be renamed.</exception>
    public static string? Finish(string target)
    {
        target = Path.GetFullPath(target).TrimEnd(Path.DirectorySeparatorChar);
        string note = target + NoteEnding;
        if (!File.Exists(note))
            return null;
        try
        {
            using FileStream held = new(note, FileMode.Open, FileAccess.ReadWrite, s_mine);
            string? done = Read(held) is { } meant ? Settle(target, meant) : null;
            File.Delete(note);
            return done;
        }
        catch (FileNotFoundException)
        {
            return null; // The restore has just ended.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(StorageProblem.NotWritable,
                $"A restore of {target} is just going on, or was cut off and cannot be finished: {exception.Message} Wait a moment and try again. If this stays, give the account that runs this program the right to rename folders in {Path.GetDirectoryName(target)}.", exception);
        }
    }

    private static string? Settle(string target, Note meant)
    {
        string folder = Path.GetDirectoryName(target)!;
        string made = Path.Combine(folder, Path.GetFileName(meant.Made));
        string? aside = meant.Aside is null ? null : Path.Combine(folder, Path.GetFileName(meant.Aside));
        bool ready = Directory.Exists(made), wasMoved = aside is not null && Directory.Exists(aside);
        // Something makes an empty folder where it expects one, such as a mount.
        bool isGone = !Directory.Exists(target) || !Directory.EnumerateFileSystemEntries(target).Any();
        if (ready && wasMoved && !isGone)
            return $"A restore was cut off, and there is a new {target} since. Nothing was changed: what was there before the restore is in {aside}, what the backup held is in {made}.";
        if (ready && isGone)
        {
            Replace(target, made);
            return $"A restore that was cut off is finished: {target} is what the backup held{(aside is null ? "" : $", and what was there before is kept in {aside}")}.";
        }

        if (!ready && isGone && wasMoved)
            Replace(target, aside!);
        else if (ready)
            Directory.Delete(made, recursive: true);
        else
            return null; // Everything was done but removing the note.
        return $"A restore that was cut off is taken back: {target} is as it was.";
    }

    private static void Replace(string target, string with)
    {
        if (Directory.Exists(target))
            Directory.Delete(target); // It is empty.
        Directory.Move(with, target);
    }

    /// <summary>A note that is cut short was written before anything was renamed.</summary>
    private static Note? Read(FileStream file)
    {
        try
        {
            return JsonSerializer.Deserialize<Note>(file);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Note(string Made, string? Aside);
}
