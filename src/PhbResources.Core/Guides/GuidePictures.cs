using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Pictures;
using PhbResources.Core.Scanning;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy.Scrubbing;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace PhbResources.Core.Guides;

/// <summary>
/// The pictures of guides. Each is inspected, and what a camera wrote into it is taken out, before it is kept. Until a version that shows it is
/// published only its member and curators see it; then it is Umbraco media.
/// </summary>
public sealed class GuidePictures
{
    /// <summary>Largest picture, in bytes: a photograph as a telephone takes it.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Pictures that one member may have waiting.</summary>
    public const int MostWaiting = 40;

    /// <summary>Days that a picture is kept which no version shows.</summary>
    private const int DaysKept = 30;

    /// <summary>The folder of the private files; there is one for all.</summary>
    private static readonly Guid s_folder = new("a2f7b0d1-7d5c-4c37-9a60-5f1f5a5d7c10");

    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly PrivateFiles _private;
    private readonly SubmissionMedia _publishing;
    private readonly IMediaService _media;
    private readonly MediaFileManager _mediaFiles;
    private readonly MediaUrlGeneratorCollection _urls;
    private readonly FileInspector _inspector;
    private readonly Scrubber _scrubber;
    private readonly ClamdScanner _scanner;
    private readonly MediaSizes _sizes;
    private readonly TimeProvider _clock;

    internal GuidePictures(IDbContextFactory<PhbDbContext> contexts, PrivateFiles privateFiles, SubmissionMedia publishing, IMediaService media, MediaFileManager mediaFiles, MediaUrlGeneratorCollection urls, FileInspector inspector, ClamdScanner scanner, MediaSizes sizes, TimeProvider clock)
    {
        _contexts = contexts;
        _private = privateFiles;
        _publishing = publishing;
        _media = media;
        _mediaFiles = mediaFiles;
        _urls = urls;
        _inspector = inspector;
        _scrubber = new Scrubber(inspector);
        _scanner = scanner;
        _sizes = sizes;
        _clock = clock;
    }

    /// <summary>Keeps a picture that a member adds.</summary>
    /// <param name="member">Who adds it.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="content">Its content; read up to the limit.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PictureOutcome> AddAsync(Guid member, string name, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<GuidePicture>().CountAsync(picture => picture.MemberKey == member && !picture.Public, cancellationToken) >= MostWaiting)
            return new PictureOutcome(null, "Many of your pictures wait to be looked at. Add this one when those are on a page.");
        if (await ReadAsync(content, cancellationToken) is not { } bytes)
            return new PictureOutcome(null, $"This picture is larger than {MaxBytes / 1024 / 1024} MB. Make it smaller, then add it again.");
        (byte[]? file, FileKind kind, string? problem) = await CleanAsync(bytes, name, cancellationToken);
        if (file is null)
            return new PictureOutcome(null, problem);
        GuidePicture added = new() { Id = Guid.NewGuid(), MemberKey = member, Kind = kind, Bytes = file.Length, Added = _clock.GetUtcNow().UtcDateTime };
        await _private.WriteAsync(s_folder, added.Id, file, cancellationToken);
        context.Add(added);
        await context.SaveChangesAsync(cancellationToken);
        return new PictureOutcome(added.Id, null);
    }

    /// <summary>Takes in a picture that was public elsewhere, through the same checks, and makes it public.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why it was not taken, or <c>null</c>.</returns>
    internal async Task<string?> BringAsync(Guid key, string name, byte[] bytes, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<GuidePicture>().AnyAsync(picture => picture.Id == key, cancellationToken))
            return null; // Another guide shows it too.
        (byte[]? file, FileKind kind, string? problem) = await CleanAsync(bytes, name, cancellationToken);
        if (file is null)
            return problem;
        using MemoryStream content = new(file, writable: false);
        _publishing.Make(key, $"Picture in a guide.{FileFormats.Of(kind).Extension}", kind, content);
        context.Add(new GuidePicture { Id = key, Kind = kind, Bytes = file.Length, Added = _clock.GetUtcNow().UtcDateTime, Public = true });
        await context.SaveChangesAsync(cancellationToken);
        return null;
    }

    private async Task<(byte[]? File, FileKind Kind, string? Problem)> CleanAsync(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        FileInspection inspection = await _inspector.InspectAsync(bytes, name, cancellationToken);
        if (inspection is not { Accepted: true, Kind: FileKind.Png or FileKind.Jpg })
        {
            return (null, default, inspection.Refusals.FirstOrDefault() is { } refusal
                ? $"{refusal.Message} {refusal.WhatToDo}"
                : "This is not a picture that we can show. Choose a JPEG or PNG picture.");
        }

        CleanCopy clean = await _scrubber.CleanAsync(bytes, inspection, [], cancellationToken);
        if (clean is not { File: { } file, Inspection.Kind: { } kind })
            return (null, default, clean.Problem ?? "What a camera wrote into this picture cannot be taken out. Save it as a new picture, then add that.");
        if ((await _scanner.ScanAsync(file, cancellationToken)).Verdict == ScanVerdict.Infected)
            return (null, default, $"{SubmissionFiles.Infected.Message} {SubmissionFiles.Infected.WhatToDo}");
        return (file, kind, null);
    }

    /// <summary>A picture to show; <c>null</c> where there is none for this viewer.</summary>
    /// <param name="key">The picture.</param>
    /// <param name="member">Who asks; empty for somebody who is not signed in.</param>
    /// <param name="isCurator">True for a curator.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ShownPicture?> OpenAsync(Guid key, Guid member, bool isCurator, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<GuidePicture>().AsNoTracking().FirstOrDefaultAsync(picture => picture.Id == key, cancellationToken) is not { } found)
            return null;
        string type = FileFormats.Of(found.Kind).MediaType;
        if (found.Public)
            return OpenPublic(key) is { } shown ? new ShownPicture(shown, type, true) : null;
        return (isCurator || (member != Guid.Empty && found.MemberKey == member)) && _private.Open(s_folder, key) is { } content ? new ShownPicture(content, type, false) : null;
    }

    /// <summary>How large the public pictures in a text are, and in which sizes they can be had, by key.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyDictionary<Guid, ShownSizes>> SizesInAsync(GuideText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        HashSet<Guid> keys = KeysIn(text);
        if (keys.Count == 0)
            return new Dictionary<Guid, ShownSizes>();
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        List<Guid> shown = await context.Set<GuidePicture>().Where(picture => keys.Contains(picture.Id) && picture.Public).Select(picture => picture.Id).ToListAsync(cancellationToken);
        return _media.GetByIds(shown).Where(item => !item.Trashed)
            .Select(item => (item.Key, Sizes: _sizes.Of(item, GuidePictureAddress.Of(item.Key))))
            .Where(one => one.Sizes is not null)
            .ToDictionary(one => one.Key, one => one.Sizes!);
    }

    /// <summary>Whether a file of the media library is a picture of a guide that anybody may see.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> IsPublicFileAsync(string address, CancellationToken cancellationToken)
    {
        if (_media.GetMediaByPath(address) is not { Trashed: false } item)
            return false;
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<GuidePicture>().AnyAsync(picture => picture.Id == item.Key && picture.Public, cancellationToken);
    }

    /// <summary>Looks at the pictures in a text that somebody sends.</summary>
    internal async Task<PicturesIn> InAsync(string text, Guid member, CancellationToken cancellationToken)
    {
        IReadOnlyList<WrittenPicture> written = GuideText.Read(text).Pictures();
        if (written.Count == 0)
            return new PicturesIn(null, false);
        if (written.Any(picture => GuidePictureAddress.KeyIn(picture.Address) is null))
            return new PicturesIn("Pictures from other sites cannot be shown. Take them out of the text, or add them as files under “Add a picture”.", false);
        if (written.Any(picture => picture.Shows.Length == 0))
            return new PicturesIn("Say what each picture shows, for people who cannot see it: write it between the square brackets.", false);
        HashSet<Guid> keys = [.. written.Select(picture => GuidePictureAddress.KeyIn(picture.Address)!.Value)];
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        List<GuidePicture> known = await context.Set<GuidePicture>().AsNoTracking().Where(picture => keys.Contains(picture.Id)).ToListAsync(cancellationToken);
        return known.Count < keys.Count || known.Any(picture => !picture.Public && picture.MemberKey != member)
            ? new PicturesIn("A picture in the text is not there. Take it out, or add it again.", false)
            : new PicturesIn(null, known.Any(picture => !picture.Public));
    }

    /// <summary>The pictures of a text that are not public yet.</summary>
    internal async Task<IReadOnlyList<GuidePicture>> PrivateInAsync(string text, CancellationToken cancellationToken)
    {
        HashSet<Guid> keys = KeysIn(GuideText.Read(text));
        if (keys.Count == 0)
            return [];
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<GuidePicture>().AsNoTracking().Where(picture => keys.Contains(picture.Id) && !picture.Public).ToListAsync(cancellationToken);
    }

    /// <summary>Makes the media of a picture, in Umbraco's transaction.</summary>
    /// <returns>False where its file is gone.</returns>
    internal bool MakePublic(GuidePicture picture) => _publishing.Make(new SubmissionFile
    {
        Id = picture.Id,
        SubmissionId = s_folder,
        Name = $"Picture in a guide.{FileFormats.Of(picture.Kind).Extension}",
        Kind = picture.Kind,
        Sha256 = "",
        Report = "",
    });

    /// <summary>Notes that pictures are public, once Umbraco has committed. The private files go.</summary>
    internal async Task NotePublicAsync(IReadOnlyList<GuidePicture> pictures, CancellationToken cancellationToken)
    {
        if (pictures.Count == 0)
            return;
        List<Guid> keys = [.. pictures.Select(picture => picture.Id)];
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<GuidePicture>().Where(picture => keys.Contains(picture.Id)).ExecuteUpdateAsync(picture => picture.SetProperty(row => row.Public, true), cancellationToken);
        keys.ForEach(key => _private.Delete(s_folder, key));
    }

    /// <summary>Puts right what a crash left, and removes pictures that nobody used.</summary>
    internal async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        List<GuidePicture> hidden = await context.Set<GuidePicture>().Where(picture => !picture.Public).ToListAsync(cancellationToken);
        if (hidden.Count == 0)
            return;
        await NotePublicAsync([.. hidden.Where(picture => _publishing.IsThere(picture.Id))], cancellationToken);
        DateTime oldest = _clock.GetUtcNow().UtcDateTime.AddDays(-DaysKept);
        string waiting = string.Join('\n', await context.Set<GuideRevision>().AsNoTracking().Where(row => row.State == RevisionState.Proposed && row.Text.Contains(GuidePictureAddress.Start)).Select(row => row.Text).ToListAsync(cancellationToken));
        foreach (GuidePicture unused in hidden.Where(picture => picture.Added < oldest && !_publishing.IsThere(picture.Id) && !waiting.Contains(picture.Id.ToString("D"), StringComparison.Ordinal)))
        {
            await context.Set<GuidePicture>().Where(picture => picture.Id == unused.Id).ExecuteDeleteAsync(cancellationToken);
            _private.Delete(s_folder, unused.Id);
        }
    }

    /// <summary>Removes what a member added and nobody else sees.</summary>
    internal async Task ForgetAsync(Guid member, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        List<Guid> hidden = await context.Set<GuidePicture>().Where(picture => picture.MemberKey == member && !picture.Public).Select(picture => picture.Id).ToListAsync(cancellationToken);
        await context.Set<GuidePicture>().Where(picture => hidden.Contains(picture.Id)).ExecuteDeleteAsync(cancellationToken);
        hidden.ForEach(key => _private.Delete(s_folder, key));
        await context.Set<GuidePicture>().Where(picture => picture.MemberKey == member).ExecuteUpdateAsync(picture => picture.SetProperty(row => row.MemberKey, Guid.Empty), cancellationToken);
    }

    private static HashSet<Guid> KeysIn(GuideText text) => [.. text.Pictures().Select(picture => GuidePictureAddress.KeyIn(picture.Address)).OfType<Guid>()];

    private Stream? OpenPublic(Guid key)
    {
        if (_media.GetById(key) is not { Trashed: false } item || item.GetUrl(Umbraco.Cms.Core.Constants.Conventions.Media.File, _urls) is not { Length: > 0 } address)
            return null;
        string path = _mediaFiles.FileSystem.GetRelativePath(address);
        return _mediaFiles.FileSystem.FileExists(path) ? _mediaFiles.FileSystem.OpenFile(path) : null;
    }

    private static async Task<byte[]?> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using MemoryStream bytes = new();
        byte[] piece = new byte[81_920];
        while (await content.ReadAsync(piece, cancellationToken) is > 0 and var count)
        {
            if (bytes.Length + count > MaxBytes)
                return null;
            bytes.Write(piece, 0, count);
        }

        return bytes.ToArray();
    }
}

/// <summary>What became of a picture that was added.</summary>
/// <param name="Key">Its key, or <c>null</c> where it was not taken.</param>
/// <param name="Problem">Why not, and what to do.</param>
public sealed record PictureOutcome(Guid? Key, string? Problem);

/// <summary>A picture to show.</summary>
/// <param name="Content">Its content.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="IsPublic">True where anybody may see it.</param>
public sealed record ShownPicture(Stream Content, string MediaType, bool IsPublic);

/// <summary>The pictures of a text that is sent.</summary>
/// <param name="Mistake">What is wrong with them, or <c>null</c>.</param>
/// <param name="AnyNew">True where one of them is not public yet.</param>
internal sealed record PicturesIn(string? Mistake, bool AnyNew);
