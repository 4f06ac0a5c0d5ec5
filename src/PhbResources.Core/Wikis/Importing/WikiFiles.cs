using System.Security.Cryptography;
using System.Text;
using PhbResources.Core.Guides;
using PhbResources.Core.Scanning;
using PhbResources.Core.Submissions;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Privacy.Scrubbing;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>
/// The files of a wiki, from the folder that MediaWiki keeps them in (<c>a/ab/Name.docx</c>) or one where they lie side by side. Each goes through the checks of everything
/// that is shared: it is inspected and scanned, what nobody sees in it is taken out, and one that still gives somebody away is held back.
/// </summary>
internal sealed class WikiFiles(PrivateFiles privateFiles, FileInspector inspector, ClamdScanner scanner, GuidePictures pictures)
{
    /// <summary>Where files wait until their template is published; there is one folder for all.</summary>
    private static readonly Guid s_folder = new("c2a0e2d4-98a5-4c1e-8b7a-0f6f6c1f7b15");

    /// <summary>Whose pictures of guides are until a guide shows them; no member has this key.</summary>
    private static readonly Guid s_nobody = new("c2a0e2d4-98a5-4c1e-8b7a-0f6f6c1f7b16");

    private readonly Scrubber _scrubber = new(inspector);

    /// <summary>The file of a name, or <c>null</c> where there is none in the folder.</summary>
    public static string? Find(string? folder, string name)
    {
        string stored = name.Replace(' ', '_');
        if (folder is null || stored.Length == 0 || stored[0] == '.' || Path.GetFileName(stored) != stored || stored.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
            return null;
#pragma warning disable CA5351 // It names folders, as MediaWiki does; nothing is protected by it.
        string hash = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(stored)));
#pragma warning restore CA5351
        return new[] { Path.Combine(folder, hash[..1], hash[..2], stored), Path.Combine(folder, stored), Path.Combine(folder, name) }
            .FirstOrDefault(path => new FileInfo(path) is { Exists: true, LinkTarget: null });
    }

    /// <summary>Brings a document through the checks.</summary>
    public async Task<CheckedFile> CheckAsync(string path, string name, string wiki, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > InspectionLimits.Default.FileBytes)
                return CheckedFile.Refused($"It is larger than {InspectionLimits.Default.FileBytes / 1_048_576} MB.");
            bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CheckedFile.Refused($"It cannot be read: {exception.Message}");
        }

        FileInspection inspection = await inspector.InspectAsync(bytes, name, cancellationToken);
        if (inspection is not { Accepted: true, Reading: { } reading })
            return CheckedFile.Refused(string.Join(' ', inspection.Refusals.Select(refusal => $"{refusal.Message} {refusal.WhatToDo}").Take(2)));
        FileReport original = FileReport.Of(inspection, PrivacyCheck.Of(reading));
        // What is seen stays as it is; what gives somebody away in it is for a curator to decide, not for a program.
        CleanCopy copy = await _scrubber.CleanAsync(bytes, inspection, [], cancellationToken);
        (byte[] kept, FileInspection of, FileReport report) = copy is { File: { } clean, Inspection: { } inspected } ? (clean, inspected, FileReport.Of(inspected, copy.Left)) : (bytes, inspection, original);
        if (report.MustBeCleaned)
            return CheckedFile.HeldBack(string.Join("; ", report.Risks.Select(risk => risk.Message).Concat(report.Findings.Where(finding => finding.Level == FindingLevel.MustRemove).Select(finding => $"{finding.Place}: {finding.Type}, {finding.Excerpt}")).Distinct().Take(4)) + ". Take it out of the file, put the file back, and run the import again; or share it as a member.");
        ScanAnswer scan = await scanner.ScanAsync(kept, cancellationToken);
        if (scan.Verdict == ScanVerdict.Infected)
            return CheckedFile.Refused($"{SubmissionFiles.Infected.Message} {SubmissionFiles.Infected.WhatToDo}");
        if (scan.Verdict == ScanVerdict.Unavailable)
            return CheckedFile.HeldBack("The scanner for harmful programs gives no answer. Start it, then run the import again.");
        SubmissionFile file = new()
        {
            Id = WikiKeys.Of("file", wiki, name, Convert.ToHexStringLower(SHA256.HashData(kept))),
            SubmissionId = s_folder,
            Name = name,
            Kind = of.Kind!.Value,
            Bytes = kept.Length,
            Sha256 = "",
            Report = "",
        };
        await privateFiles.WriteAsync(s_folder, file.Id, kept, cancellationToken);
        return new CheckedFile(file, "", false);
    }

    /// <summary>Brings a picture of a guide through the checks.</summary>
    public async Task<PictureOutcome> AddPictureAsync(string path, string name, CancellationToken cancellationToken)
    {
        try
        {
            await using FileStream stream = File.OpenRead(path);
            return await pictures.AddAsync(s_nobody, name, stream, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new PictureOutcome(null, $"It cannot be read: {exception.Message}");
        }
    }

    /// <summary>Removes pictures that a run left which was cut off.</summary>
    public Task ForgetPicturesAsync(CancellationToken cancellationToken) => pictures.ForgetAsync(s_nobody, cancellationToken);

    /// <summary>Once it is media, or will not be.</summary>
    public void Forget(SubmissionFile file) => privateFiles.Delete(s_folder, file.Id);
}

/// <summary>A document after the checks.</summary>
/// <param name="File">What is to be published, or <c>null</c>.</param>
/// <param name="Why">Why it is not.</param>
/// <param name="IsRefused">True where nobody may ever share it as it is.</param>
internal sealed record CheckedFile(SubmissionFile? File, string Why, bool IsRefused)
{
    public static CheckedFile Refused(string why) => new(null, why, true);

    public static CheckedFile HeldBack(string why) => new(null, why, false);
}
