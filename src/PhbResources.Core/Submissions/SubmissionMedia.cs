using Microsoft.Extensions.Logging;
using PhbResources.Core.Library;
using PhbResources.Documents.Inspection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace PhbResources.Core.Submissions;

/// <summary>
/// Makes media of private files when their template is published, and takes them away again. A file and its media have the same key,
/// so that both ways can be gone twice without harm.
/// </summary>
internal sealed partial class SubmissionMedia(
    IMediaService media,
    MediaFileManager files,
    MediaUrlGeneratorCollection urls,
    IShortStringHelper shortStrings,
    IContentTypeBaseServiceProvider types,
    PrivateFiles privateFiles,
    ICoreScopeProvider scopes,
    ILogger<SubmissionMedia> logger)
{
    /// <summary>The folder of the media library that they are put in.</summary>
    private static readonly Guid FolderKey = new("5c9b8d0e-3a6f-4d1b-9f6e-7c1f0a2b4d10");
    private const string FolderName = "Shared by members";

    /// <summary>Whether there is media with this key, and not in the recycle bin.</summary>
    public bool IsThere(Guid key) => media.GetById(key) is { Trashed: false };

    /// <summary>Makes the media of a file, unless there is one.</summary>
    /// <returns>False when the private file is gone.</returns>
    public bool Make(SubmissionFile file)
    {
        if (IsThere(file.Id))
            return true;
        using Stream? content = privateFiles.Open(file.SubmissionId, file.Id);
        if (content is null)
        {
            LogGone(file.Id, file.SubmissionId);
            return false;
        }

        Make(file.Id, file.Name, file.Kind, content);
        return true;
    }

    /// <summary>Makes media of content that comes from elsewhere, unless there is one of this key.</summary>
    public void Make(Guid key, string name, FileKind kind, Stream content)
    {
        if (IsThere(key))
            return;
        Remove([key]); // One that lies in the recycle bin would keep the key.
        string type = kind is FileKind.Png or FileKind.Jpg ? Constants.Conventions.MediaTypes.Image : Constants.Conventions.MediaTypes.File;
        string extension = FileFormats.Of(kind).Extension;
        // With its extension: Umbraco calls a second one "Rota.docx (1)", which FileTitle knows for what it is, whereas "Rota (1)" could be anybody's name.
        IMedia item = media.CreateMedia(FileTitle.Of(name, extension, []), Folder(), type);
        item.Key = key;
        // A name that says nothing and leads nowhere; what people save it as is made from the item's name.
        item.SetValue(files, urls, shortStrings, types, Constants.Conventions.Media.File, $"{key:N}.{extension}", content);
        DeleteWhereUndone(item);
        media.Save(item);
    }

    /// <summary>Takes media away for good, with their files. Keys that name none are passed over.</summary>
    public void Remove(IReadOnlyCollection<Guid> keys)
    {
        if (keys.Count == 0)
            return;
        foreach (IMedia item in media.GetByIds(keys).ToList())
            media.Delete(item);
    }

    /// <summary>Files know no transaction: where Umbraco's is rolled back, the file goes too.</summary>
    private void DeleteWhereUndone(IMedia item)
    {
        if (item.GetUrl(Constants.Conventions.Media.File, urls) is not { Length: > 0 } address)
            return;
        string path = files.FileSystem.GetRelativePath(address);
        scopes.Context?.Enlist($"PhbResources.Media.{item.Key}", committed =>
        {
            if (!committed)
                files.DeleteMediaFiles([path]);
        });
    }

    private int Folder()
    {
        if (media.GetById(FolderKey) is { Trashed: false } known)
            return known.Id;
        if (media.GetById(FolderKey) is { } trashed)
            media.Delete(trashed);
        IMedia folder = media.CreateMedia(FolderName, Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        folder.Key = FolderKey;
        media.Save(folder);
        return folder.Id;
    }

    [LoggerMessage(1401, LogLevel.Error, "The private file {File} of the submission {Submission} is gone; it cannot be published. Restore it from a backup of the data folder, or ask the member for it.")]
    private partial void LogGone(Guid file, Guid submission);
}
