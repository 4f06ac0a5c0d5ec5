using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Members;
using PhbResources.Core.Scanning;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions.Forwarded;
using Umbraco.Cms.Core.Services;
using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Submissions;

/// <summary>
/// What happens to what was sent before a curator sees it: files that still wait for the scanner are scanned, what members of the
/// group of trusted ones share is published at once.
/// </summary>
internal sealed partial class SubmissionIntake(
    SubmissionStore store, PrivateFiles privateFiles, ClamdScanner scanner, SubmissionSteps steps, SubmissionSettling settling, IMemberService members, ILogger<SubmissionIntake> logger)
{
    /// <summary>Takes a submission that was sent as far as it goes without a curator.</summary>
    public async Task FollowAsync(Guid id, CancellationToken cancellationToken)
    {
        await ScanAsync(id, cancellationToken);
        if (!await FinishChecksAsync(id, cancellationToken))
            return;
        await settling.SettleAsync(id, cancellationToken);
        if (await ApproveTrustedAsync(id, cancellationToken))
            await settling.SettleAsync(id, cancellationToken);
    }

    /// <summary>Scans the files of a submission that wait for it. What is found to be malware is deleted at once.</summary>
    public async Task ScanAsync(Guid id, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await store.OpenAsync(cancellationToken);
        foreach (SubmissionFile file in await context.Set<SubmissionFile>().Where(file => file.SubmissionId == id && file.Status == FileStatus.Checking).ToListAsync(cancellationToken))
        {
            byte[]? content = await privateFiles.ReadAsync(id, file.Id, cancellationToken);
            if (content is null)
                continue; // Removed this moment.
            ScanAnswer answer = await scanner.ScanAsync(content, cancellationToken);
            FileReport report = file.ReadReport();
            if (answer.Verdict == ScanVerdict.Infected)
            {
                privateFiles.Delete(id, file.Id);
                file.Report = (report with { Refusals = [SubmissionFiles.Infected] }).Write();
                file.Status = FileStatus.Refused;
                LogInfected(file.Id, id);
            }
            else
            {
                file.Status = SubmissionFiles.StatusAfter(answer, report);
            }
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The member removed a file meanwhile; the next round sees the others.
        }
    }

    /// <returns>Whether it is through.</returns>
    private async Task<bool> FinishChecksAsync(Guid id, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await store.OpenAsync(cancellationToken);
        if (await context.Set<Submission>().FirstOrDefaultAsync(submission => submission.Id == id, cancellationToken) is not { State: Checking } row)
            return false;
        List<SubmissionFile> files = await context.Set<SubmissionFile>().Where(file => file.SubmissionId == id).ToListAsync(cancellationToken);
        List<SubmissionFile> refused = files.FindAll(file => file.Status == FileStatus.Refused);
        bool through = refused.Count == 0;
        if (through && files.Any(file => file.Status == FileStatus.Checking))
            return false;
        SubmissionMove move = through ? SubmissionMove.ChecksDone : SubmissionMove.ChecksFailed;
        if (through)
        {
            files.ForEach(file => file.Status = FileStatus.Accepted);
            if (!SubmissionSpam.IsHeld(row))
                row.ContentKey ??= Guid.NewGuid(); // The key before the content, so that content which a crash leaves is found again.
        }
        else
        {
            context.RemoveRange(refused);
        }

        string text = through ? "" : $"A harmful program was found in {string.Join(" and ", refused.Select(file => file.Name))}. The file is deleted. Share another one.";
        steps.Take(context, row, SubmissionMoves.Find(Checking, move, Actor.System)!, Actor.System, null, text);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return through;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // The member took it back this moment.
        }
    }

    private async Task<bool> ApproveTrustedAsync(Guid id, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await store.OpenAsync(cancellationToken);
        if (await context.Set<Submission>().FirstOrDefaultAsync(submission => submission.Id == id, cancellationToken) is not { State: Submitted } row || !SubmissionSpam.MayPass(row))
            return false;
        // Who wrote a mail is only what the mail says: it is looked at, whoever sends it on.
        if (row.Via == ForwardedMail.Via)
            return false;
        if (row.MemberKey == Guid.Empty || members.GetById(row.MemberKey) is not { IsApproved: true } member || !members.GetAllRoles(member.Id).Contains(MemberAccounts.TrustedGroup))
            return false;
        // A new version of what somebody else shared is for a curator to decide.
        if (row.Replaces is { } replaced && !await context.Set<Submission>().AnyAsync(other => other.ContentKey == replaced && other.Replaces == null && other.MemberKey == row.MemberKey, cancellationToken))
            return false;
        return steps.TakeNow(context, id, SubmissionMove.Approve, settled: false);
    }

    [LoggerMessage(1421, LogLevel.Warning, "Malware was found in the file {File} of the submission {Submission}; it is deleted and its member is told.")]
    private partial void LogInfected(Guid file, Guid submission);
}
