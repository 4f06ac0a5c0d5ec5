using PhbResources.Core.Members;
using PhbResources.Core.SpamDefence;
using PhbResources.Documents.Inspection;
using Umbraco.Cms.Core.IO;

namespace PhbResources.Core.Forms;

/// <summary>
/// An entry of the form for sharing that an add-on for forms has stored, such as Umbraco Forms: it becomes a submission by the same rules
/// as one that is sent to this site.
/// </summary>
public sealed class StoredEntry
{
    /// <summary>The folder of Umbraco's media in which Umbraco Forms keeps what people upload. No file outside it is read.</summary>
    public const string UploadFolder = "forms/upload/";

    private readonly SharingEntry _sharing;
    private readonly HandedEntries _handed;
    private readonly MemberAccounts _accounts;
    private readonly MediaFileManager _media;

    internal StoredEntry(SharingEntry sharing, HandedEntries handed, MemberAccounts accounts, MediaFileManager media) =>
        (_sharing, _handed, _accounts, _media) = (sharing, handed, accounts, media);

    /// <summary>
    /// Hands an entry in, once: where it was handed in before, nothing is done and the answer is the same. One that is not taken may come again.
    /// </summary>
    /// <param name="entry">The add-on's key of the entry, of its record in Umbraco Forms. An empty one is nobody's: it is handed in each time.</param>
    /// <param name="values">What was answered, by alias of the field; a field for files holds their paths in Umbraco's media.</param>
    /// <param name="member">Umbraco's key of the member who was signed in, as the add-on keeps it, or <c>null</c>. Without one, the entry is kept as a draft of whoever has the email address in it, and they are mailed: only they can send it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EntryOutcome> HandInAsync(Guid entry, IReadOnlyDictionary<string, IReadOnlyList<string>> values, string? member, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(values);
        // Not each one that comes without a key is the same.
        Guid key = entry == Guid.Empty ? Guid.NewGuid() : entry;
        switch (await _handed.ClaimAsync(key, cancellationToken))
        {
            case EntryClaim.Ours claim:
                return await HandInAsync(key, claim.Submission, values, member, cancellationToken);
            case EntryClaim.Known known:
                // Of whose draft it became, whoever is not signed in learns no more than the first time.
                return new EntryOutcome.Accepted(Guid.TryParse(member, out _) ? known.Submission : null);
            default:
                return new EntryOutcome.NotAllowed($"This entry is being handed in at this moment, or was when the program stopped. If there is no submission of it in {HandedEntries.Patience.TotalMinutes:0} minutes, run the workflow again.");
        }
    }

    private async Task<EntryOutcome> HandInAsync(Guid entry, Guid submission, IReadOnlyDictionary<string, IReadOnlyList<string>> values, string? member, CancellationToken cancellationToken)
    {
        try
        {
            EntryOutcome outcome = await TakeAsync(entry, submission, values, member, cancellationToken);
            if (outcome is not EntryOutcome.Accepted)
                await _handed.ForgetAsync(entry, cancellationToken);
            return outcome;
        }
        catch
        {
            await _handed.ReleaseAsync(entry);
            throw;
        }
    }

    private async Task<EntryOutcome> TakeAsync(Guid entry, Guid submission, IReadOnlyDictionary<string, IReadOnlyList<string>> values, string? member, CancellationToken cancellationToken)
    {
        (List<EntryFile> files, List<string> problems) = await FilesAsync(values.GetValueOrDefault(SharingForm.Files, []), cancellationToken);
        if (problems.Count > 0)
            return new EntryOutcome.Invalid(new Dictionary<string, IReadOnlyList<string>> { [SharingForm.Files] = problems });
        FormAnswers answers = new(values);
        if (!Guid.TryParse(member, out Guid key) || _accounts.Find(key) is not { Umbraco.IsApproved: true } account)
            return await _sharing.KeepAsync(submission, answers, files, (mail, token) => _handed.FinishAsync(entry, mail, token), cancellationToken);
        EntryOutcome outcome = await _sharing.SendAsync(submission, account, answers, files, EntryCleaning.Clean, new SentFrom(null, null), cancellationToken);
        if (outcome is EntryOutcome.Accepted)
            await _handed.FinishAsync(entry, null, cancellationToken);
        return outcome;
    }

    private async Task<(List<EntryFile> Files, List<string> Problems)> FilesAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        List<EntryFile> files = [];
        List<string> problems = [];
        foreach (string written in paths.Where(path => path.Length > 0).Take(Submissions.SubmissionRules.MostFiles + 1)) // One too many is refused with a message by the rules.
        {
            string path = _media.FileSystem.GetRelativePath(written).Replace('\\', '/').TrimStart('/');
            string name = Path.GetFileName(path);
            if (!path.StartsWith(UploadFolder, StringComparison.OrdinalIgnoreCase) || path.Contains("..", StringComparison.Ordinal) || !_media.FileSystem.FileExists(path))
            {
                problems.Add($"The file '{name}' of this entry is not there. Ask for it again.");
                continue;
            }

            if (_media.FileSystem.GetSize(path) > InspectionLimits.Default.FileBytes)
            {
                problems.Add($"The file '{name}' of this entry is too large. Ask for one of {InspectionLimits.Default.FileBytes / 1024 / 1024} MB at most.");
                continue;
            }

            await using Stream stored = _media.FileSystem.OpenFile(path);
            using MemoryStream content = new();
            await stored.CopyToAsync(content, cancellationToken);
            files.Add(new EntryFile(name, content.ToArray()));
        }

        return (files, problems);
    }
}
