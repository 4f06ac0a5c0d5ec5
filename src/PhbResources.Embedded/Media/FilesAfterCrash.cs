using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Embedded.Media;

/// <summary>
/// Brings the media files back in step with the database after a process that did not end in order. A file is written before its
/// media item is saved, and goes or gets its other name after the item's deletion or move is committed, so a process that is killed
/// between the two leaves a file that belongs to nothing, or one under the wrong name.
/// </summary>
internal sealed partial class FilesAfterCrash(DataFolder folder, MediaFileManager files, ScopedDatabase db, ICoreScopeProvider scopes, MediaFiles mediaFiles, ILogger<FilesAfterCrash> logger)
{
    /// <summary>Does nothing after an orderly end.</summary>
    public void Mend()
    {
        if (!folder.WasLeftInUse) return;
        using ICoreScope scope = scopes.CreateCoreScope(autoComplete: true);
        List<(string Path, bool Trashed)> known = db.Query(
            "SELECT f.path, min(n.trashed) FROM mediaFile f JOIN node n ON n.id = f.nodeId GROUP BY f.path", row => (row.GetString(0), row.Flag(1)));
        foreach ((string path, bool trashed) in known) mediaFiles.GiveName(path, trashed);
        RemoveWhatBelongsToNothing([.. known.Select(x => Directory(files.FileSystem.GetRelativePath(x.Path)))]);
        folder.WasLeftInUse = false;
    }

    private void RemoveWhatBelongsToNothing(HashSet<string> known)
    {
        // Only folders of the form that Umbraco makes for uploads: a package may keep something else beside them. Files of documents
        // and members are not listed as media files are, so whatever any version still speaks of stays too.
        string[] unknown = [.. files.FileSystem.GetDirectories("").Where(x => UploadFolder().IsMatch(x) && !known.Contains(x))];
        List<string> orphaned = db.Query(
            "SELECT value FROM json_each(@0) WHERE NOT EXISTS (SELECT 1 FROM version v WHERE instr(v.properties, '/' || value || '/'))", row => row.GetString(0), Sql.List(unknown));
        foreach (string directory in orphaned)
        {
            LogRemoved(directory);
            files.FileSystem.DeleteDirectory(directory, recursive: true);
        }
    }

    private static string Directory(string relativePath) => relativePath.Replace('\\', '/').Split('/')[0];

    /// <summary>What UniqueMediaPathScheme makes: eight digits to the base of 32, which are written a to z and 0 to 5.</summary>
    [GeneratedRegex("^[a-z0-5]{8}$")]
    private static partial Regex UploadFolder();

    [LoggerMessage(EventId = 2301, Level = LogLevel.Warning, Message = "The program did not end in order the last time. Removed the media folder {Directory}, which no media item, document or member names.")]
    private partial void LogRemoved(string directory);
}
