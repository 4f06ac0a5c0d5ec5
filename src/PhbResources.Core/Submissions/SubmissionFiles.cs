using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Scanning;
using PhbResources.Core.Storage;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Privacy.Scrubbing;

namespace PhbResources.Core.Submissions;

/// <summary>The files of submissions: taken in through every check, cleaned, given back to those who may have them.</summary>
public sealed class SubmissionFiles
{
    private const string NotNow = "Files can be changed while you write, and when a curator asked you for changes.";

    private readonly SubmissionStore _store;
    private readonly PrivateFiles _private;
    private readonly FileInspector _inspector;
    private readonly ClamdScanner _scanner;
    private readonly TimeProvider _clock;
    private readonly Scrubber _scrubber;

    internal SubmissionFiles(SubmissionStore store, PrivateFiles files, FileInspector inspector, ClamdScanner scanner, TimeProvider clock)
    {
        _store = store;
        _private = files;
        _inspector = inspector;
        _scanner = scanner;
        _clock = clock;
        _scrubber = new Scrubber(inspector);
    }

    /// <summary>Inspects a file and keeps it where it is accepted. A file that is refused is never written to disk.</summary>
    /// <param name="id">The submission.</param>
    /// <param name="viewer">Who adds it: its member.</param>
    /// <param name="fileName">Name it came with.</param>
    /// <param name="content">Its content; read up to the limit of the inspection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AttachOutcome> AttachAsync(Guid id, Viewer viewer, string fileName, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(content);
        if (await WhyNotAsync(id, viewer, cancellationToken) is { } why)
            return new AttachOutcome.NotAllowed(why);

        byte[] bytes = await FileContent.ReadAsync(content, cancellationToken);
        FileInspection inspection = await _inspector.InspectAsync(bytes, fileName, cancellationToken);
        FileReport report = FileReport.Of(inspection, inspection.Reading is { } reading ? PrivacyCheck.Of(reading) : []);
        if (inspection is not { Accepted: true, Kind: { } kind })
            return new AttachOutcome.Refused(report.Refusals);
        ScanAnswer scan = await _scanner.ScanAsync(bytes, cancellationToken);
        if (scan.Verdict == ScanVerdict.Infected)
            return new AttachOutcome.Refused([Infected]);

        SubmissionFile file = New(id, inspection.FileName, kind, bytes, report, StatusAfter(scan, report));
        return await KeepAsync(file, bytes, viewer, cancellationToken) is { } version
            ? new AttachOutcome.Attached(file, report, version)
            : new AttachOutcome.NotAllowed(await WhyNotAsync(id, viewer, cancellationToken) ?? "Something else was changed at the same moment. Add the file again.");
    }

    /// <summary>Makes a clean copy beside a file; an earlier copy of it goes.</summary>
    /// <param name="id">The submission.</param>
    /// <param name="viewer">Its member.</param>
    /// <param name="fileId">The original.</param>
    /// <param name="blankFindings">Whether what was found in the text goes as well; else only what is never seen: properties, comments, tracked changes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CleanOutcome> CleanAsync(Guid id, Viewer viewer, Guid fileId, bool blankFindings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        SubmissionFile? original;
        await using (PhbDbContext context = await _store.OpenAsync(cancellationToken))
        {
            if (await SubmissionStore.FindAsync(context, id, viewer, cancellationToken) is not { } row)
                return new CleanOutcome.NotAllowed(SubmissionStore.NotThere);
            if (!SubmissionStore.MayChangeFiles(row, viewer))
                return new CleanOutcome.NotAllowed(NotNow);
            original = await FilesOf(context, id).AsNoTracking().FirstOrDefaultAsync(file => file.Id == fileId && file.CopyOf == null, cancellationToken);
        }

        byte[]? bytes = original is null or { Status: FileStatus.Refused } ? null : await _private.ReadAsync(id, fileId, cancellationToken);
        if (bytes is null)
            return new CleanOutcome.NotAllowed("This file is no longer there. Add it again.");

        FileInspection inspection = await _inspector.InspectAsync(bytes, original!.Name, cancellationToken);
        if (inspection is not { Reading: { } reading, Kind: { } kind })
            return new CleanOutcome.NotPossible("This file can no longer be read. Add it again.");
        CleanCopy copy = await _scrubber.CleanAsync(bytes, inspection, blankFindings ? PrivacyCheck.Of(reading) : [], cancellationToken);
        if (copy is not { File: { } clean, Inspection: { } inspected })
            return new CleanOutcome.NotPossible(copy.Problem ?? "A clean copy could not be made.");

        FileReport report = FileReport.Of(inspected, copy.Left);
        ScanAnswer scan = await _scanner.ScanAsync(clean, cancellationToken);
        if (scan.Verdict == ScanVerdict.Infected)
            return new CleanOutcome.NotPossible($"{Infected.Message} {Infected.WhatToDo}");
        SubmissionFile file = New(id, copy.FileName, kind, clean, report, StatusAfter(scan, report), original.Id);
        return await KeepAsync(file, clean, viewer, cancellationToken) is { } version
            ? new CleanOutcome.Cleaned(file, report, version)
            : new CleanOutcome.NotAllowed("Something else was changed at the same moment. Make the clean copy again.");
    }

    /// <summary>Removes a file for good; an original goes with its clean copy.</summary>
    /// <returns>False when there is none or it may not be removed now.</returns>
    public async Task<bool> RemoveFileAsync(Guid id, Viewer viewer, Guid fileId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        if (await SubmissionStore.FindAsync(context, id, viewer, cancellationToken) is not { } row || !SubmissionStore.MayChangeFiles(row, viewer))
            return false;
        List<SubmissionFile> gone = await FilesOf(context, id).Where(file => file.Id == fileId || file.CopyOf == fileId).ToListAsync(cancellationToken);
        if (gone.All(file => file.Id != fileId))
            return false;
        context.RemoveRange(gone);
        if (!await SubmissionStore.SaveAsync(context, row, Now, cancellationToken))
            return false;
        gone.ForEach(file => _private.Delete(id, file.Id));
        return true;
    }

    /// <summary>A file's content, for its member, and for curators once it was sent; <c>null</c> where there is none for them.</summary>
    public async Task<PrivateFile?> OpenFileAsync(Guid id, Viewer viewer, Guid fileId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        if (await SubmissionStore.FindAsync(context, id, viewer, cancellationToken) is not { } row)
            return null;
        SubmissionView view = await _store.ViewAsync(context, row, viewer, cancellationToken);
        SubmissionFile? file = view.Files.FirstOrDefault(file => file.Id == fileId && file.Status != FileStatus.Refused);
        return file is not null && _private.Open(id, fileId) is { } content ? new PrivateFile(file, content) : null;
    }

    /// <summary>Malware is told in the words of a rule of the inspection.</summary>
    internal static ReportedConcern Infected { get; } = new(
        "malware", "A scanner found a harmful program in this file. It was not kept.", "Check your computer for viruses, and share another file.", "");

    internal static FileStatus StatusAfter(ScanAnswer scan, FileReport report) =>
        scan.Verdict == ScanVerdict.Unavailable ? FileStatus.Checking : report.MustBeCleaned ? FileStatus.NeedsDecision : FileStatus.Clean;

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    private static IQueryable<SubmissionFile> FilesOf(PhbDbContext context, Guid submission) => context.Set<SubmissionFile>().Where(file => file.SubmissionId == submission);

    private SubmissionFile New(Guid submission, string name, FileKind kind, byte[] content, FileReport report, FileStatus status, Guid? copyOf = null) => new()
    {
        Id = Guid.NewGuid(),
        SubmissionId = submission,
        Name = name,
        Kind = kind,
        Bytes = content.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
        CopyOf = copyOf,
        IsCleanCopy = copyOf is not null,
        Status = status,
        Report = report.Write(),
        Added = Now,
    };

    /// <summary>Why no file can be added now.</summary>
    private async Task<string?> WhyNotAsync(Guid id, Viewer viewer, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        if (await SubmissionStore.FindAsync(context, id, viewer, cancellationToken) is not { } row)
            return SubmissionStore.NotThere;
        if (!SubmissionStore.MayChangeFiles(row, viewer))
            return NotNow;
        return await IsFullAsync(context, id, cancellationToken)
            ? $"You can share at most {SubmissionRules.MostFiles} files at once. Remove one first."
            : null;
    }

    private static async Task<bool> IsFullAsync(PhbDbContext context, Guid id, CancellationToken cancellationToken) =>
        await FilesOf(context, id).CountAsync(file => file.CopyOf == null, cancellationToken) >= SubmissionRules.MostFiles;

    /// <summary>The content first, then the row: a crash leaves a file without a row, which is swept away, never a row without its file.</summary>
    /// <returns>The submission's version then, or <c>null</c> when it was changed meanwhile so that the file does not fit.</returns>
    private async Task<int?> KeepAsync(SubmissionFile file, byte[] content, Viewer viewer, CancellationToken cancellationToken)
    {
        await _private.WriteAsync(file.SubmissionId, file.Id, content, cancellationToken);
        List<SubmissionFile> replaced = [];
        bool kept = false;
        int version = 0;
        try
        {
            await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
            // Two files added at the same moment: the second tries again.
            for (int tries = 0; tries < 5 && !kept; tries++)
            {
                if (await SubmissionStore.FindAsync(context, file.SubmissionId, viewer, cancellationToken) is not { } row || !SubmissionStore.MayChangeFiles(row, viewer))
                    break;
                if (file.CopyOf is null ? await IsFullAsync(context, row.Id, cancellationToken) : !await FilesOf(context, row.Id).AnyAsync(other => other.Id == file.CopyOf, cancellationToken))
                    break;
                replaced = file.CopyOf is null ? [] : await FilesOf(context, row.Id).Where(other => other.CopyOf == file.CopyOf).ToListAsync(cancellationToken);
                context.RemoveRange(replaced);
                context.Add(file);
                kept = await SubmissionStore.SaveAsync(context, row, Now, cancellationToken);
                version = row.Version;
            }
        }
        finally
        {
            if (!kept)
                _private.Delete(file.SubmissionId, file.Id);
        }

        if (!kept)
            return null;
        replaced.ForEach(old => _private.Delete(old.SubmissionId, old.Id));
        return version;
    }
}
