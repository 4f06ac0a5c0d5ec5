using Microsoft.Extensions.Options;
using PhbResources.Embedded.Database;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Embedded.Media;

/// <summary>Keeps the files in step with their media items. Umbraco hands these notifications out when the outermost scope has committed, and not at all when it was rolled back,
/// so no file is touched for something that did not happen.</summary>
internal sealed class MediaFiles(MediaFileManager files, PictureSizes sizes, ScopedDatabase db, ICoreScopeProvider scopes, IOptionsMonitor<ContentSettings> settings)
    : INotificationHandler<MediaDeletedNotification>, INotificationHandler<MediaMovedToRecycleBinNotification>, INotificationHandler<MediaMovedNotification>
{
    /// <summary>The file and its sizes go with its media item, unless another item points at the same file.</summary>
    public void Handle(MediaDeletedNotification notification)
    {
        List<(string Path, bool Trashed)> orphans = [.. Files(notification.DeletedEntities).Where(x => !IsUsed(x.Path, orTrashed: true))];
        Delete(orphans.Select(x => x.Path));
        Delete(orphans.Where(x => x.Trashed).Select(x => Suffixed(x.Path)).Where(files.FileSystem.FileExists));
    }

    /// <summary>A file in the recycle bin is not to be had at its old address (ContentSettings.EnableMediaRecycleBinProtection).</summary>
    public void Handle(MediaMovedToRecycleBinNotification notification)
    {
        if (!settings.CurrentValue.EnableMediaRecycleBinProtection) return;
        List<string> gone = [.. Files(notification.MoveInfoCollection.Select(x => x.Entity)).Select(x => x.Path).Where(x => !IsUsed(x, orTrashed: false) && files.FileSystem.FileExists(x))];
        files.SuffixMediaFiles(gone.SelectMany(WithSizes).ToList(), Constants.Conventions.Media.TrashedMediaSuffix);
    }

    /// <summary>A file that comes back from the recycle bin gets its address back.</summary>
    public void Handle(MediaMovedNotification notification)
    {
        IEnumerable<IMedia> restored = notification.MoveInfoCollection.Where(x => x.OriginalPath.StartsWith(Constants.System.RecycleBinMediaPathPrefix, StringComparison.Ordinal)).Select(x => x.Entity);
        files.RemoveSuffixFromMediaFiles(Files(restored).Select(x => Suffixed(x.Path)).Where(files.FileSystem.FileExists).SelectMany(WithSizes).ToList(), Constants.Conventions.Media.TrashedMediaSuffix);
    }

    private void Delete(IEnumerable<string> paths) => files.DeleteMediaFiles(paths.SelectMany(WithSizes).ToList());

    private IEnumerable<string> WithSizes(string path) => sizes.Of(files.FileSystem.GetRelativePath(path)).Append(path);

    private static List<(string Path, bool Trashed)> Files(IEnumerable<IMedia> media) =>
        [.. media.Select(x => (Path: MediaRepository.FileOf(x), x.Trashed)).Where(x => x.Path is not null).Select(x => (x.Path!, x.Trashed))];

    /// <summary>"letter.pdf" in the bin is "letter.deleted.pdf".</summary>
    internal static string Suffixed(string path) => Path.ChangeExtension(path, Constants.Conventions.Media.TrashedMediaSuffix + Path.GetExtension(path));

    /// <summary>Whether another media item points at the file. A path is only text in a property, so it may be anyone's.</summary>
    private bool IsUsed(string path, bool orTrashed)
    {
        using ICoreScope scope = scopes.CreateCoreScope(autoComplete: true);
        return db.Any("SELECT 1 FROM mediaFile f JOIN node n ON n.id = f.nodeId WHERE f.path = @0 AND (@1 OR n.trashed = 0) LIMIT 1", path, orTrashed);
    }
}
