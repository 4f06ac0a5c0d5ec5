using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.IO;

namespace PhbResources.Embedded.Media;

/// <summary>
/// Makes and opens the smaller sizes of pictures, which lie beside them in the media file system. They are made when a picture is saved, and when one
/// is asked for that is not there or is older than its picture: what is deleted of them costs nothing but time.
/// </summary>
public sealed partial class PictureSizes
{
    private readonly DataFolder _folder;
    private readonly IFileSystem _files;
    private readonly PictureSizeOptions _options;
    private readonly ILogger<PictureSizes> _logger;

    // One picture at a time: it is memory that a small server has little of.
    private readonly Lock _making = new();
    private readonly ConcurrentDictionary<(string Path, DateTimeOffset Changed), bool> _unreadable = new();

    internal PictureSizes(DataFolder folder, MediaFileManager files, IOptions<PictureSizeOptions> options, ILogger<PictureSizes> logger)
    {
        _folder = folder;
        _files = files.FileSystem;
        _options = options.Value;
        _logger = logger;
    }

    /// <summary>The address of the picture whose size has this address, or <c>null</c> where it is called like no size.</summary>
    /// <param name="address">As <see cref="Umbraco.Cms.Core.Media.IImageUrlGenerator"/> gave it.</param>
    public static string? PictureOf(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return SizeNames.Read(address)?.Picture;
    }

    /// <summary>Opens a size. Where the picture is no wider than that, or cannot be made smaller, it is the picture itself.</summary>
    /// <param name="address">Its address or path.</param>
    /// <returns><c>null</c> where there is no such picture, or pictures are not kept in this size.</returns>
    public Stream? Open(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        string path = _files.GetRelativePath(address);
        if (SizeNames.Read(path) is not { } size || !_options.Widths.Contains(size.Width) || !PictureResizer.CanMake(size.Picture) || !_files.FileExists(size.Picture))
            return null;
        if (!_files.FileExists(path) || _files.GetLastModified(path) < _files.GetLastModified(size.Picture))
            Make(size.Picture);
        return _files.OpenFile(_files.FileExists(path) ? path : size.Picture);
    }

    /// <summary>Makes the sizes of a picture that are not there or older than it, and removes those that it is too small for now.</summary>
    /// <param name="path">Its path or address. Where it is no picture that can be read, nothing is done.</param>
    internal void Make(string path)
    {
        path = _files.GetRelativePath(path);
        if (!PictureResizer.CanMake(path) || !_files.FileExists(path) || IsDone(path, _files.GetLastModified(path)))
            return;
        lock (_making)
        {
            // Looked at again: another may have made them, or have put another picture in its place, meanwhile.
            if (!_files.FileExists(path))
                return;
            DateTimeOffset changed = _files.GetLastModified(path);
            if (!IsDone(path, changed))
                Write(path, changed);
        }
    }

    /// <summary>The sizes of a picture that are there.</summary>
    internal IReadOnlyList<string> Of(string path)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        return _files.DirectoryExists(folder) ? [.. _files.GetFiles(folder).Where(file => SizeNames.Read(file)?.Picture == path)] : [];
    }

    /// <summary>Removes sizes in a picture's folder whose picture was replaced by one of another name.</summary>
    internal void RemoveLeftOver(string path)
    {
        string folder = Path.GetDirectoryName(_files.GetRelativePath(path)) ?? "";
        if (folder.Length == 0 || !_files.DirectoryExists(folder))
            return;
        foreach (string left in _files.GetFiles(folder).Where(file => SizeNames.Read(file) is { } size && !_files.FileExists(size.Picture)).ToList())
            _files.DeleteFile(left);
    }

    // Which sizes a picture is too small for is found out by reading its first bytes.
    private bool IsDone(string path, DateTimeOffset changed)
    {
        if (_unreadable.ContainsKey((path, changed)))
            return true;
        IReadOnlyList<string> there = Of(path);
        return there.All(size => _files.GetLastModified(size) >= changed) && _options.Widths.All(width => there.Contains(SizeNames.Of(path, width)) || IsTooSmallFor(path, width));
    }

    private bool IsTooSmallFor(string path, int width)
    {
        using Stream picture = _files.OpenFile(path);
        return new PictureDimensions().GetDimensions(picture) is { } shown && shown.Width <= width;
    }

    private void Write(string path, DateTimeOffset changed)
    {
        foreach (string old in Of(path))
            _files.DeleteFile(old);
        try
        {
            using Stream picture = _files.OpenFile(path);
            foreach ((int width, byte[] smaller) in PictureResizer.Make(picture, path, _options))
                Put(SizeNames.Of(path, width), smaller, changed);
        }
        catch (PictureException exception)
        {
            _unreadable.TryAdd((path, changed), true);
            LogUnreadable(path, exception.Message);
        }
    }

    // Moved to its place when it is whole, so that nobody is given half of it. It is as old as its picture was when it was read: one that takes its place meanwhile is younger.
    private void Put(string path, byte[] content, DateTimeOffset changed)
    {
        string whole = Path.Combine(_folder.Temp, $"{Guid.NewGuid():N}.size");
        File.WriteAllBytes(whole, content);
        File.SetLastWriteTimeUtc(whole, changed.UtcDateTime);
        _files.AddFile(path, whole, overrideIfExists: true, copy: false);
    }

    [LoggerMessage(1102, LogLevel.Warning, "The picture {Path} is shown as it is, in no smaller size: {Why}")]
    private partial void LogUnreadable(string path, string why);
}
