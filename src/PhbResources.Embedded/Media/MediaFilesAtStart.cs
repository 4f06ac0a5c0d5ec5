using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Embedded.Database;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Embedded.Media;

/// <summary>Finishes what a killed process left undone between the database and the files: renames for the recycle bin that were not made, and files that belong to nothing
/// (their media item was deleted, or an upload never got so far). The latter are not deleted but put aside for a while, as they are precious if it was the database that someone put back.</summary>
internal sealed partial class MediaFilesAtStart(
    DataFolder folder, MediaFileManager files, PictureSizes sizes, ScopedDatabase db, ICoreScopeProvider scopes, IOptionsMonitor<ContentSettings> settings, TimeProvider time, ILogger<MediaFilesAtStart> logger)
    : INotificationHandler<UmbracoApplicationStartingNotification>
{
    private static readonly TimeSpan KeptAside = TimeSpan.FromDays(30);

    private string Aside => Path.Combine(folder.Temp, "media-of-nothing");

    public void Handle(UmbracoApplicationStartingNotification notification)
    {
        using ICoreScope scope = scopes.CreateCoreScope(autoComplete: true);
        List<(string Path, bool Trashed)> known = db.Query("SELECT f.path, MIN(n.trashed) FROM mediaFile f JOIN node n ON n.id = f.nodeId GROUP BY f.path",
            row => (files.FileSystem.GetRelativePath(row.GetString(0)), row.Flag(1)));
        FinishRenames(known);
        PutAside(known.SelectMany(x => (string[])[x.Path, MediaFiles.Suffixed(x.Path)]).ToHashSet(StringComparer.Ordinal));
        ForgetOld();
    }

    private void FinishRenames(List<(string Path, bool Trashed)> known)
    {
        if (settings.CurrentValue.EnableMediaRecycleBinProtection)
            files.SuffixMediaFiles([.. known.Where(x => x.Trashed).SelectMany(x => sizes.Of(x.Path).Append(x.Path)).Where(Exists)], Constants.Conventions.Media.TrashedMediaSuffix);
        files.RemoveSuffixFromMediaFiles([.. known.Where(x => !x.Trashed && !Exists(x.Path)).Select(x => MediaFiles.Suffixed(x.Path)).SelectMany(x => sizes.Of(x).Append(x)).Where(Exists)], Constants.Conventions.Media.TrashedMediaSuffix);
    }

    private void PutAside(HashSet<string> known)
    {
        // Umbraco's path scheme makes one folder for each file; what lies elsewhere was put there by someone who looks after it.
        foreach (string directory in Directory.EnumerateDirectories(folder.Media).Where(x => UploadFolder().IsMatch(Path.GetFileName(x))))
        {
            foreach (string file in Directory.EnumerateFiles(directory))
            {
                string path = $"{Path.GetFileName(directory)}/{Path.GetFileName(file)}";
                // An upload field of a document or a member, or a link in a text, may name it too.
                if (known.Contains(path) || (SizeNames.Read(path) is { } size && known.Contains(size.Picture)) || db.Any("SELECT 1 FROM version WHERE INSTR(properties, @0) LIMIT 1", path)) continue;
                string to = Path.Combine(Aside, path);
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Move(file, to, overwrite: true);
                File.SetLastWriteTimeUtc(to, time.GetUtcNow().UtcDateTime);
                LogPutAside(path, to);
            }
            if (!Directory.EnumerateFileSystemEntries(directory).Any()) Directory.Delete(directory);
        }
    }

    private void ForgetOld()
    {
        if (!Directory.Exists(Aside)) return;
        foreach (string file in Directory.EnumerateFiles(Aside, "*", SearchOption.AllDirectories))
        {
            if (File.GetLastWriteTimeUtc(file) < time.GetUtcNow().UtcDateTime - KeptAside) File.Delete(file);
        }
    }

    /// <summary>What UniqueMediaPathScheme makes: eight digits to the base of 32, written a to z and 0 to 5.</summary>
    [GeneratedRegex("^[a-z0-5]{8}$")]
    internal static partial Regex UploadFolder();

    private bool Exists(string path) => files.FileSystem.FileExists(path);

    [LoggerMessage(1101, LogLevel.Warning, "The media file {Path} belongs to nothing in the database and was put aside as {To}")]
    private partial void LogPutAside(string path, string to);
}
