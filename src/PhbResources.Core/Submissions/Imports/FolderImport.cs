using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Members;
using PhbResources.Core.Schemas;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Submissions.Imports;

/// <summary>
/// Brings in documents that a curator has on a disk, one by one, through the checks of everything that is shared. Each becomes a draft of the curator, who finishes it on the pages; what is
/// complete and has nothing in it that gives somebody away can be sent into the queue at once. It can be done again: what is there already is passed over.
/// </summary>
public sealed class FolderImport
{
    /// <summary>Value of <see cref="Submission.Via"/> for what was brought in.</summary>
    public const string Via = "folder";

    private readonly SubmissionWorkflow _workflow;
    private readonly SubmissionFiles _files;
    private readonly SubmissionStore _store;
    private readonly PrivateFiles _private;
    private readonly SubmissionRules _rules;
    private readonly KindCatalogue _kinds;

    internal FolderImport(SubmissionWorkflow workflow, SubmissionFiles files, SubmissionStore store, PrivateFiles privateFiles, SubmissionRules rules, KindCatalogue kinds) =>
        (_workflow, _files, _store, _private, _rules, _kinds) = (workflow, files, store, privateFiles, rules, kinds);

    /// <summary>Brings in a document.</summary>
    /// <param name="curator">The curator whose draft it becomes.</param>
    /// <param name="entries">What is known of it; kind and category by their names or their aliases.</param>
    /// <param name="fileName">Name of its file.</param>
    /// <param name="content">Its file.</param>
    /// <param name="send">Whether it is sent where nothing stands against that.</param>
    /// <param name="cancellationToken">Gives up; what was begun is gone on with when it is brought again.</param>
    public async Task<ImportOutcome> BringAsync(PhbMember curator, SubmissionEntries entries, string fileName, byte[] content, bool send, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(curator);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(content);
        entries = Named(entries);
        Viewer viewer = new(curator.Key, IsCurator: false);
        (Guid? known, bool isWhole) = await KnownAsync(curator.Key, entries.Title, Convert.ToHexStringLower(SHA256.HashData(content)), cancellationToken);
        if (isWhole)
            return new ImportOutcome(ImportState.Known, known, []);
        if (known is null)
        {
            if (await _workflow.BeginAsync(curator.Key, null, Via, cancellationToken, inBulk: true) is not BeginOutcome.Begun { Id: var begun })
                return new ImportOutcome(ImportState.Refused, null, ["No draft could be made."]);
            known = begun;
            if (await _workflow.SaveAsync(begun, viewer, 1, entries, cancellationToken) is SaveOutcome.NotAllowed why)
                return await LetGoAsync(begun, [why.Why], cancellationToken);
        }

        Guid id = known.Value;
        using MemoryStream stream = new(content, writable: false);
        switch (await _files.AttachAsync(id, viewer, fileName, stream, cancellationToken))
        {
            case AttachOutcome.Refused refused:
                return await LetGoAsync(id, [.. refused.Reasons.Select(reason => $"{reason.Message} {reason.WhatToDo}")], cancellationToken);
            case AttachOutcome.NotAllowed not:
                return await LetGoAsync(id, [not.Why], cancellationToken);
            case AttachOutcome.Attached { Report: var report }:
                List<string> notes = [.. report.Risks.Select(risk => $"{risk.Message} {risk.WhatToDo}"), .. report.Findings.Where(finding => finding.Level == Documents.Privacy.FindingLevel.MustRemove).Select(finding => $"{finding.Place}: {finding.Type}, {finding.Excerpt}. It has to go: make a clean copy.")];
                if (report.MustBeCleaned)
                    return new ImportOutcome(ImportState.HeldBack, id, notes);
                break;
        }

        string[] missing = [.. _rules.MistakesIn(entries, hasFile: true, isNewVersion: false).Select(mistake => $"{mistake.Key}: {mistake.Value}")];
        if (!send || missing.Length > 0)
            return new ImportOutcome(ImportState.Draft, id, missing);
        return await SendAsync(id, viewer, cancellationToken);
    }

    private async Task<ImportOutcome> SendAsync(Guid id, Viewer viewer, CancellationToken cancellationToken)
    {
        SubmissionView view = await _workflow.FindAsync(id, viewer, cancellationToken) ?? throw new InvalidOperationException("A draft that was just made is gone.");
        return await _workflow.MoveAsync(id, viewer, SubmissionMove.Send, view.Row.Version, null, cancellationToken) switch
        {
            MoveOutcome.Moved => new ImportOutcome(ImportState.Sent, id, []),
            MoveOutcome.Incomplete incomplete => new ImportOutcome(ImportState.Draft, id, [.. incomplete.Mistakes.Select(mistake => $"{mistake.Key}: {mistake.Value}")]),
            MoveOutcome.NotAllowed not => new ImportOutcome(ImportState.Draft, id, [not.Why]),
            _ => new ImportOutcome(ImportState.Draft, id, ["It was changed at the same moment. Send it on its page."]),
        };
    }

    /// <summary>A draft without its file is nothing that anybody wants.</summary>
    private async Task<ImportOutcome> LetGoAsync(Guid id, IReadOnlyList<string> why, CancellationToken cancellationToken)
    {
        await _store.RemoveAsync(_private, id, cancellationToken);
        return new ImportOutcome(ImportState.Refused, null, why);
    }

    /// <summary>What was brought before, by its file, or by its title where the file was replaced by a clean copy; and whether it has a file.</summary>
    private async Task<(Guid? Id, bool IsWhole)> KnownAsync(Guid curator, string title, string sha256, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        List<Submission> rows = await context.Set<Submission>().AsNoTracking().Where(row => row.MemberKey == curator && row.Via == Via && row.State != SubmissionState.Withdrawn).ToListAsync(cancellationToken);
        Guid[] ids = [.. rows.Select(row => row.Id)];
        var kept = await context.Set<SubmissionFile>().AsNoTracking().Where(file => ids.Contains(file.SubmissionId)).Select(file => new { file.SubmissionId, file.Sha256 }).ToListAsync(cancellationToken);
        if (kept.Find(file => file.Sha256 == sha256) is { } same)
            return (same.SubmissionId, true);
        Submission? named = rows.Find(row => SubmissionEntries.Read(row.Entries).Title == title);
        return named is null ? (null, false) : (named.Id, named.State != SubmissionState.Draft || kept.Exists(file => file.SubmissionId == named.Id));
    }

    /// <summary>People write the names that they see.</summary>
    private SubmissionEntries Named(SubmissionEntries entries) => entries with
    {
        Kind = _kinds.Kinds.FirstOrDefault(kind => Is(kind.Alias, entries.Kind) || Is(kind.Name, entries.Kind))?.Alias ?? entries.Kind,
        Category = _rules.Categories.FirstOrDefault(category => Is(category.Slug, entries.Category) || Is(category.Title, entries.Category))?.Slug ?? entries.Category,
    };

    private static bool Is(string name, string written) => string.Equals(name, written.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>What became of a document that was brought in.</summary>
public enum ImportState
{
    /// <summary>It was brought before.</summary>
    Known,

    /// <summary>A draft; the curator finishes it.</summary>
    Draft,

    /// <summary>A draft, of whose file a clean copy has to be made first.</summary>
    HeldBack,

    /// <summary>It waits in the queue.</summary>
    Sent,

    /// <summary>Its file may not be shared; nothing was kept.</summary>
    Refused,
}

/// <summary>What became of a document that was brought in.</summary>
/// <param name="State">In a word.</param>
/// <param name="Submission">The submission, or <c>null</c> where none was kept.</param>
/// <param name="Notes">What has to be done, or why it was not kept.</param>
public sealed record ImportOutcome(ImportState State, Guid? Submission, IReadOnlyList<string> Notes);
