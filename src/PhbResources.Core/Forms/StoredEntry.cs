using PhbResources.Core.Members;
using PhbResources.Core.SpamDefence;
using PhbResources.Documents.Inspection;
using Umbraco.Cms.Core.IO;

namespace PhbResources.Core.Forms;

/// <summary>
/// An entry of the form for sharing that an add-on for forms has stored, such as Umbraco Forms: it becomes a submission by the same rules
/// as one that is sent to this site.
/// </summary>
/// <param name="entries">The rules.</param>
/// <param name="accounts">The members.</param>
/// <param name="media">Where the add-on keeps uploaded files.</param>
public sealed class StoredEntry(SharingEntry entries, MemberAccounts accounts, MediaFileManager media)
{
    /// <summary>The folder of Umbraco's media in which Umbraco Forms keeps what people upload. No file outside it is read.</summary>
    public const string UploadFolder = "forms/upload/";

    /// <summary>Hands an entry in.</summary>
    /// <param name="values">What was answered, by alias of the field; a field for files holds their paths in Umbraco's media.</param>
    /// <param name="member">Umbraco's key of the member who was signed in, as the add-on keeps it, or <c>null</c>. Without one, the entry is kept as a draft of whoever has the email address in it, and they are mailed: only they can send it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EntryOutcome> HandInAsync(IReadOnlyDictionary<string, IReadOnlyList<string>> values, string? member, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(values);
        (List<EntryFile> files, List<string> problems) = await FilesAsync(values.GetValueOrDefault(SharingForm.Files, []), cancellationToken);
        if (problems.Count > 0)
            return new EntryOutcome.Invalid(new Dictionary<string, IReadOnlyList<string>> { [SharingForm.Files] = problems });
        FormAnswers answers = new(values);
        return Guid.TryParse(member, out Guid key) && accounts.Find(key) is { Umbraco.IsApproved: true } account
            ? await entries.SendAsync(account, answers, files, EntryCleaning.Clean, new SentFrom(null, null), cancellationToken)
            : await entries.KeepAsync(answers, files, cancellationToken);
    }

    private async Task<(List<EntryFile> Files, List<string> Problems)> FilesAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        List<EntryFile> files = [];
        List<string> problems = [];
        foreach (string written in paths.Where(path => path.Length > 0).Take(Submissions.SubmissionRules.MostFiles + 1)) // One too many is refused with a message by the rules.
        {
            string path = media.FileSystem.GetRelativePath(written).Replace('\\', '/').TrimStart('/');
            string name = Path.GetFileName(path);
            if (!path.StartsWith(UploadFolder, StringComparison.OrdinalIgnoreCase) || path.Contains("..", StringComparison.Ordinal) || !media.FileSystem.FileExists(path))
            {
                problems.Add($"The file '{name}' of this entry is not there. Ask for it again.");
                continue;
            }

            if (media.FileSystem.GetSize(path) > InspectionLimits.Default.FileBytes)
            {
                problems.Add($"The file '{name}' of this entry is too large. Ask for one of {InspectionLimits.Default.FileBytes / 1024 / 1024} MB at most.");
                continue;
            }

            await using Stream stored = media.FileSystem.OpenFile(path);
            using MemoryStream content = new();
            await stored.CopyToAsync(content, cancellationToken);
            files.Add(new EntryFile(name, content.ToArray()));
        }

        return (files, problems);
    }
}
