using PhbResources.Core.Library;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Submissions;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;

namespace PhbResources.Core.Forms;

/// <summary>
/// A whole entry of the form for sharing, in one go, from a program. It goes the way of the pages: a draft, its entries, its files,
/// and then it is sent.
/// </summary>
/// <param name="sharing">The form.</param>
/// <param name="workflow">The submissions.</param>
/// <param name="files">Their files.</param>
/// <param name="inspector">Judges files before anything is kept.</param>
/// <param name="library">What new versions can be made of.</param>
/// <param name="accounts">The members.</param>
/// <param name="outbox">Mails.</param>
/// <param name="address">Makes the links in them.</param>
public sealed class SharingEntry(
    SharingForm sharing, SubmissionWorkflow workflow, SubmissionFiles files, FileInspector inspector, PublishedLibrary library,
    MemberAccounts accounts, Outbox outbox, PublicAddress address)
{
    /// <summary>Sends an entry of a member who is signed in.</summary>
    /// <param name="member">The member.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="uploads">The files.</param>
    /// <param name="clean">What becomes of what gives somebody away in the files.</param>
    /// <param name="from">How it was sent.</param>
    /// <param name="cancellationToken">Gives up; what was begun is then a draft of the member.</param>
    public Task<EntryOutcome> SendAsync(PhbMember member, FormAnswers answers, IReadOnlyList<EntryFile> uploads, EntryCleaning clean, SentFrom from, CancellationToken cancellationToken) =>
        SendAsync(Guid.NewGuid(), member, answers, uploads, clean, from, cancellationToken);

    /// <summary>Sends an entry as the submission of this key, which there must not be yet.</summary>
    internal async Task<EntryOutcome> SendAsync(
        Guid id, PhbMember member, FormAnswers answers, IReadOnlyList<EntryFile> uploads, EntryCleaning clean, SentFrom from, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (!member.IsVerified)
            return new EntryOutcome.NotAllowed("Confirm your email address first, on the page of your account.");
        Read read = await ReadAsync(answers, uploads, clean, cancellationToken);
        if (read.Mistakes.Count > 0)
            return new EntryOutcome.Invalid(read.Mistakes);
        Viewer viewer = new(member.Key, IsCurator: false);
        if (!await KeepAsync(id, viewer, read, answers, uploads, cancellationToken))
            return new EntryOutcome.NotAllowed("You have many drafts already, or this could not be kept just now. Send a draft, or remove one, then try again.");

        Dictionary<string, IReadOnlyList<string>> mistakes = await CleanAsync(id, viewer, clean, cancellationToken);
        if (mistakes.Count == 0 && await workflow.FindAsync(id, viewer, cancellationToken) is { } view)
        {
            switch (await workflow.MoveAsync(id, viewer, SubmissionMove.Send, view.Row.Version, null, cancellationToken, from: from))
            {
                case MoveOutcome.Moved:
                    return new EntryOutcome.Accepted(id);
                case MoveOutcome.Incomplete incomplete:
                    mistakes = incomplete.Mistakes.ToDictionary(mistake => mistake.Key, mistake => (IReadOnlyList<string>)[mistake.Value]);
                    break;
                case MoveOutcome.NotAllowed not:
                    return new EntryOutcome.NotAllowed(not.Why);
            }
        }

        // Nothing of an entry that is not taken stays behind.
        if (await workflow.FindAsync(id, viewer, cancellationToken) is { } left)
        {
            foreach (SubmissionFile file in left.Files.Where(file => file.CopyOf is null))
                await files.RemoveFileAsync(id, viewer, file.Id, cancellationToken);
            if (await workflow.FindAsync(id, viewer, cancellationToken) is { } empty)
                await workflow.MoveAsync(id, viewer, SubmissionMove.Withdraw, empty.Row.Version, null, cancellationToken);
        }

        return mistakes.Count > 0 ? new EntryOutcome.Invalid(mistakes) : new EntryOutcome.NotAllowed("This was changed at the same moment. Send it again.");
    }

    /// <summary>
    /// Keeps an entry that a program sent for somebody as a draft of theirs, and mails them: only they can send it. A program that may
    /// post knows an address, but not that the entry is from whoever has it.
    /// </summary>
    /// <param name="answers">The answers, with the address.</param>
    /// <param name="uploads">The files.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The same whether or not the address belongs to a member: who that is, the program does not learn.</returns>
    public Task<EntryOutcome> KeepAsync(FormAnswers answers, IReadOnlyList<EntryFile> uploads, CancellationToken cancellationToken) =>
        KeepAsync(Guid.NewGuid(), answers, uploads, outbox.AddAsync, cancellationToken);

    /// <summary>Keeps an entry as the draft of this key, which there must not be yet.</summary>
    internal async Task<EntryOutcome> KeepAsync(Guid id, FormAnswers answers, IReadOnlyList<EntryFile> uploads, Func<MailMessage, CancellationToken, Task> tell, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answers);
        Read read = await ReadAsync(answers, uploads, EntryCleaning.Clean, cancellationToken);
        string email = answers.Value(SharingForm.Email).Trim();
        Dictionary<string, IReadOnlyList<string>> mistakes = new(read.Mistakes);
        if (!EmailRules.IsAddress(email))
            mistakes[SharingForm.Email] = ["Write the email address of your account, for example name@example.org."];
        if (mistakes.Count > 0)
            return new EntryOutcome.Invalid(mistakes);

        string title = read.Entries.Title;
        bool kept = await accounts.FindByEmailAsync(email) is { IsVerified: true } member
            && await KeepAsync(id, new Viewer(member.Key, IsCurator: false), read, answers, uploads, cancellationToken);
        await tell(kept ? Kept(email, title, id) : NotKept(email, title), cancellationToken);
        return new EntryOutcome.Accepted(null);
    }

    /// <summary>What the answers are, and what is wrong with them and with the files, before anything is kept.</summary>
    private async Task<Read> ReadAsync(FormAnswers answers, IReadOnlyList<EntryFile> uploads, EntryCleaning clean, CancellationToken cancellationToken)
    {
        FormDefinition form = sharing.Current;
        Template? replaced = null;
        string slug = answers.Value(SharingForm.Replaces);
        bool unknown = slug.Length > 0 && !library.Current.BySlug.TryGetValue(slug, out replaced);
        SubmissionEntries before = replaced is null ? new() : new() { Kind = replaced.Kind.Alias, Category = replaced.Category.Slug };
        IReadOnlySet<string> shown = answers.Shown(form);
        SubmissionEntries entries = SharingForm.Apply(before, answers, form.Fields.Where(field => shown.Contains(field.Alias)));
        Dictionary<string, IReadOnlyList<string>> mistakes = sharing.MissingIn(form, answers, entries, uploads.Count > 0, slug.Length > 0)
            .ToDictionary(mistake => mistake.Key, mistake => (IReadOnlyList<string>)[mistake.Value]);
        if (unknown)
            mistakes[SharingForm.Replaces] = [$"There is no template \"{(slug.Length > 100 ? slug[..100] : slug)}\" in the library."];
        List<string> refused = [];
        if (uploads.Count > SubmissionRules.MostFiles)
            refused.Add($"There are {uploads.Count} files. Send at most {SubmissionRules.MostFiles}.");
        foreach (EntryFile file in uploads.Take(SubmissionRules.MostFiles))
        {
            FileInspection inspection = await inspector.InspectAsync(file.Content, file.Name, cancellationToken);
            refused.AddRange(inspection.Refusals.Select(reason => $"{inspection.FileName}: {reason.Message} {reason.WhatToDo}"));
            if (clean == EntryCleaning.Tell && inspection.Reading is { } reading)
                refused.AddRange(WhatMustGo(inspection.FileName, FileReport.Of(inspection, PrivacyCheck.Of(reading))));
        }

        if (refused.Count > 0)
            mistakes[SharingForm.Files] = refused;
        return new Read(entries, replaced?.Key, mistakes);
    }

    private async Task<bool> KeepAsync(Guid id, Viewer viewer, Read read, FormAnswers answers, IReadOnlyList<EntryFile> uploads, CancellationToken cancellationToken)
    {
        if (await workflow.BeginAsync(viewer.MemberKey, read.Replaces, "api", cancellationToken, id) is not BeginOutcome.Begun
            || await workflow.FindAsync(id, viewer, cancellationToken) is not { } view)
            return false;
        IReadOnlySet<string> shown = answers.Shown(sharing.Current);
        SubmissionEntries entries = SharingForm.Apply(view.Entries, answers, sharing.Current.Fields.Where(field => shown.Contains(field.Alias)));
        if (await workflow.SaveAsync(id, viewer, view.Row.Version, entries, cancellationToken) is not SaveOutcome.Saved)
            return false;
        foreach (EntryFile file in uploads)
        {
            using MemoryStream content = new(file.Content, writable: false);
            if (await files.AttachAsync(id, viewer, file.Name, content, cancellationToken) is not AttachOutcome.Attached)
                return false;
        }

        return true;
    }

    private async Task<Dictionary<string, IReadOnlyList<string>>> CleanAsync(Guid id, Viewer viewer, EntryCleaning clean, CancellationToken cancellationToken)
    {
        List<string> left = [];
        SubmissionView view = await workflow.FindAsync(id, viewer, cancellationToken) ?? throw new InvalidOperationException("A draft that was just kept is gone.");
        foreach (SubmissionFile file in view.Files)
        {
            FileReport report = file.ReadReport();
            if (clean != EntryCleaning.Tell && (report.MustBeCleaned || report.Findings.Count > 0))
            {
                CleanOutcome outcome = await files.CleanAsync(id, viewer, file.Id, clean == EntryCleaning.Blank, cancellationToken);
                if (outcome is CleanOutcome.Cleaned cleaned)
                    report = cleaned.Report;
                else
                    left.Add($"{file.Name}: {(outcome as CleanOutcome.NotPossible)?.Why ?? (outcome as CleanOutcome.NotAllowed)?.Why}");
            }

            left.AddRange(WhatMustGo(file.Name, report));
        }

        return left.Count == 0 ? [] : new() { [SharingForm.Files] = left };
    }

    private static IEnumerable<string> WhatMustGo(string file, FileReport report) =>
    [
        .. report.Risks.Select(risk => $"{file}: {risk.Message} {risk.WhatToDo}"),
        .. report.Findings.Where(finding => finding.Level == FindingLevel.MustRemove)
            .Select(finding => $"{file}, {finding.Place}: {finding.Type}, {finding.Excerpt}. It has to go before anybody else gets the file."),
    ];

    private MailMessage Kept(string email, string title, Guid id) => new(email, "Look over what was handed in for you", $"""
        Hello,

        Somebody, we hope you, handed in "{title}" for the PhbResources library in your name. Nobody else has seen it. Nothing happens with it until you send it.

        Look it over and send it here:
        {address.Of($"/share/{id:D}")}

        If it was not you, open the link and remove the draft.

        PhbResources
        """) { Kind = "entry-kept" };

    private MailMessage NotKept(string email, string title) => new(email, "What was handed in for you could not be kept", $"""
        Hello,

        Somebody, we hope you, handed in "{title}" for the PhbResources library with this email address. We could not keep it: there is no account with this address yet, or it has too many drafts.

        Make an account here, or sign in and send or remove a draft:
        {address.Of("/share")}

        Then hand it in again. If it was not you, do nothing. We kept nothing.

        PhbResources
        """) { Kind = "entry-not-kept" };

    private sealed record Read(SubmissionEntries Entries, Guid? Replaces, IReadOnlyDictionary<string, IReadOnlyList<string>> Mistakes);
}

/// <summary>A file of an entry.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its content.</param>
public sealed record EntryFile(string Name, byte[] Content);

/// <summary>What becomes of what gives somebody away in the files of an entry.</summary>
public enum EntryCleaning
{
    /// <summary>The entry is not taken, and its sender is told what was found.</summary>
    Tell,

    /// <summary>What is never seen is taken out: properties, comments, tracked changes.</summary>
    Clean,

    /// <summary>What was found in the words is blanked as well.</summary>
    Blank,
}

/// <summary>What became of an entry.</summary>
public abstract record EntryOutcome
{
    private EntryOutcome()
    {
    }

    /// <summary>It is taken.</summary>
    /// <param name="Submission">The submission, for who may know of it.</param>
    public sealed record Accepted(Guid? Submission) : EntryOutcome;

    /// <summary>Something has to be put right; nothing was kept.</summary>
    /// <param name="Errors">What, by alias.</param>
    public sealed record Invalid(IReadOnlyDictionary<string, IReadOnlyList<string>> Errors) : EntryOutcome;

    /// <summary>It is not taken, and why.</summary>
    /// <param name="Why">Why.</param>
    public sealed record NotAllowed(string Why) : EntryOutcome;
}
