using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Inspection.Preview;
using PhbResources.Documents.Reading;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace PhbResources.Core.Library;

/// <summary>
/// Reads the media that templates offer as files. Each is inspected and read once; one that stands as it stood is not read
/// again while anybody still holds what was read.
/// </summary>
public sealed partial class TemplateFiles(
    IMediaService media, MediaFileManager mediaFiles, MediaUrlGeneratorCollection urls, FileInspector inspector, ILogger<TemplateFiles> logger)
{
    /// <summary>Letters of a file that are searched: about 80 pages.</summary>
    private const int MostText = 200_000;

    /// <summary>About as many letters of HTML are shown of a file on the page of its template, which is to stay under 50 KB.</summary>
    private const int MostPreview = 20_000;

    /// <summary>What the tags around a paragraph or cell take.</summary>
    private const int TagsOfAPiece = 20;

    /// <summary>The file's highest headings in the page: below "Read it here".</summary>
    private const int FirstHeadingLevel = 3;

    /// <summary>Fewer words than this in sentences say nothing about how hard a text is.</summary>
    private const int FewestWords = 30;

    private readonly Lock _knowing = new();
    private readonly Dictionary<Guid, WeakReference<TemplateFile>> _known = [];
    private int _sweepAt = 64;

    /// <summary>The files that can be offered, and what is wrong with the others.</summary>
    /// <param name="picked">Keys of media items.</param>
    public FilesRead Read(IReadOnlyList<Guid> picked)
    {
        ArgumentNullException.ThrowIfNull(picked);
        List<TemplateFile> offered = [];
        List<FileRefusal> refused = [];
        foreach (Guid key in picked)
        {
            (TemplateFile? file, FileRefusal? refusal) = Read(key, [.. offered.Select(other => other.Name)]);
            if (file is not null)
                offered.Add(file);
            if (refusal is not null)
                refused.Add(refusal);
        }

        return new FilesRead(offered, refused);
    }

    /// <summary>The files that can be offered; the others are logged.</summary>
    internal IReadOnlyList<TemplateFile> Offered(IReadOnlyList<Guid> picked, string template)
    {
        if (picked.Count == 0)
            return [];
        FilesRead read = Read(picked);
        foreach (FileRefusal refusal in read.Refused)
            LogNotOffered(refusal.Name, template, refusal.Reason);
        return read.Offered;
    }

    /// <summary>
    /// Opens a file to give it out, or gives <c>null</c> where it is gone or no longer the one that was inspected. The caller
    /// disposes the stream.
    /// </summary>
    public Stream? Open(TemplateFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            if (StateOf(file.Stored.Path) == file.Stored)
                return mediaFiles.FileSystem.OpenFile(file.Stored.Path);
        }
        catch (IOException)
        {
            // It went in this moment.
        }

        LogGone(file.Name, file.Stored.Path);
        return null;
    }

    private (TemplateFile? File, FileRefusal? Refusal) Read(Guid key, IReadOnlyList<string> taken)
    {
        string name = key.ToString();
        try
        {
            IMedia? item = media.GetById(key);
            if (item is null or { Trashed: true })
                return (null, new FileRefusal(name, "It is not in the media library any more. Take it off the list, or pick another."));
            name = item.Name ?? name;
            if (item.GetUrl(Constants.Conventions.Media.File, urls) is not { Length: > 0 } address)
                return (null, new FileRefusal(name, "There is no file in this media item. Pick one with a file, or upload it again."));
            string path = mediaFiles.FileSystem.GetRelativePath(address);
            return StateOf(path) is { } stored
                ? Read(key, name, stored, taken)
                : (null, new FileRefusal(name, "Its file cannot be found. Upload it again."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotRead(name, exception);
            return (null, new FileRefusal(name, "Its file cannot be opened. Try again; if that does not help, upload it again."));
        }
    }

    /// <summary>Reads a file of the media file system, unless it is known as it stands.</summary>
    internal (TemplateFile? File, FileRefusal? Refusal) Read(Guid key, string title, StoredFile stored, IReadOnlyList<string> taken)
    {
        TemplateFile? file = Known(key, stored);
        if (file is null)
        {
            byte[] bytes = ReadBytes(stored.Path);
            FileInspection inspection = inspector.Inspect(bytes, Path.GetFileName(stored.Path), CancellationToken.None);
            // What only a clean copy may be shared without, must not be given out either.
            if (inspection.Refusals.Concat(inspection.Risks).FirstOrDefault() is { } concern)
                return (null, new FileRefusal(title, $"{concern.Message} {concern.WhatToDo}"));
            file = Describe(key, stored, bytes, inspection.Reading!);
        }

        string name = FileTitle.Of(title, file.Format.Extension, taken);
        file = file.Name == name ? file : file with { Name = name };
        Know(key, file);
        return (file, null);
    }

    private static TemplateFile Describe(Guid key, StoredFile stored, byte[] bytes, FileReading reading)
    {
        FileReading shown = Beginning(reading);
        string text = reading.VisibleText();
        ReadingLevel level = ReadingLevel.Of(reading.Pieces.Where(piece => piece.IsVisible && piece.HeadingLevel == 0 && IsSentence(piece.Text)).Select(piece => piece.Text));
        return new TemplateFile(key, "", reading.Kind, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)))
        {
            Stored = stored,
            Text = text.Length <= MostText ? text : text[..(char.IsHighSurrogate(text[MostText - 1]) ? MostText - 1 : MostText)],
            Headings = string.Join('\n', reading.Headings.Select(heading => heading.Text)),
            PreviewHtml = ReadingPreview.Write(shown, FirstHeadingLevel),
            PreviewIsCut = shown.Pieces.Count < reading.Pieces.Count(IsShown),
            ReadingAge = level.Words >= FewestWords ? level.Age : null,
        };
    }

    // As in a document of our own: a few words without an end mark are a label.
    private static bool IsSentence(string text) =>
        text.TrimEnd() is [.., '.' or '!' or '?'] || text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > ReadingLevel.LongestLabel;

    // What stands on every page would be shown over and over; a search finds it all the same.
    private static bool IsShown(TextPiece piece) => piece.IsVisible && piece.Origin is not (PieceOrigin.Header or PieceOrigin.Footer);

    private static FileReading Beginning(FileReading reading)
    {
        int left = MostPreview;
        return reading with { Pieces = [.. reading.Pieces.Where(IsShown).TakeWhile(piece => (left -= piece.Text.Length + TagsOfAPiece) >= 0)] };
    }

    private byte[] ReadBytes(string path)
    {
        using Stream stream = mediaFiles.FileSystem.OpenFile(path);
        using MemoryStream bytes = new();
        // One byte more than the inspection takes is enough for it to say so.
        byte[] buffer = new byte[81_920];
        int read;
        while (bytes.Length <= InspectionLimits.Default.FileBytes && (read = stream.Read(buffer)) > 0)
            bytes.Write(buffer, 0, read);
        return bytes.ToArray();
    }

    private StoredFile? StateOf(string path)
    {
        IFileSystem files = mediaFiles.FileSystem;
        return files.FileExists(path) ? new StoredFile(path, files.GetSize(path), files.GetLastModified(path)) : null;
    }

    private TemplateFile? Known(Guid key, StoredFile stored)
    {
        lock (_knowing)
            return _known.TryGetValue(key, out WeakReference<TemplateFile>? reference) && reference.TryGetTarget(out TemplateFile? file) && file.Stored == stored ? file : null;
    }

    private void Know(Guid key, TemplateFile file)
    {
        lock (_knowing)
        {
            _known[key] = new WeakReference<TemplateFile>(file);
            if (_known.Count < _sweepAt)
                return;
            foreach (Guid gone in _known.Where(known => !known.Value.TryGetTarget(out _)).Select(known => known.Key).ToList())
                _known.Remove(gone);
            _sweepAt = Math.Max(64, 2 * _known.Count);
        }
    }

    [LoggerMessage(1011, LogLevel.Warning, "The file '{Name}' of '{Template}' is not offered. {Reason}")]
    private partial void LogNotOffered(string name, string template, string reason);

    [LoggerMessage(1012, LogLevel.Warning, "The file '{Name}' cannot be read.")]
    private partial void LogNotRead(string name, Exception exception);

    [LoggerMessage(1013, LogLevel.Warning, "The file '{Name}' was not given out: {Path} is gone, or was changed without Umbraco. Publish its template again to offer it as it is now.")]
    private partial void LogGone(string name, string path);
}

/// <summary>What became of the files that were picked.</summary>
/// <param name="Offered">Those that can be offered, in the order they were picked.</param>
/// <param name="Refused">Those that cannot.</param>
public sealed record FilesRead(IReadOnlyList<TemplateFile> Offered, IReadOnlyList<FileRefusal> Refused);

/// <summary>Why a file cannot be offered.</summary>
/// <param name="Name">What its media item is called.</param>
/// <param name="Reason">What is wrong and what to do next, in sentences.</param>
public sealed record FileRefusal(string Name, string Reason);
