using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Logging;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Submissions;

/// <summary>
/// Makes Umbraco as a submission's state says. The move is on disk before; so whatever is interrupted is done again, at the latest at
/// the next start. One at a time: Umbraco has one writer.
/// </summary>
internal sealed partial class SubmissionSettling(
    SubmissionStore store,
    SubmissionContent content,
    SubmissionSteps steps,
    SubmissionMedia media,
    PrivateFiles privateFiles,
    MemberLocks locks,
    IAuditService audit,
    ILogger<SubmissionSettling> logger) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    /// <summary>Settles a submission. A failure is logged; the next round tries again.</summary>
    /// <returns>Why Umbraco's rules do not let it be published, or <c>null</c>.</returns>
    public async Task<string?> SettleAsync(Guid id, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await SettleOneAsync(id);
        }
#pragma warning disable CA1031 // The move is made; what follows is tried again by the next round.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(id, exception);
            return null;
        }
        finally
        {
            _one.Release();
        }
    }

    // Not cancelled by a visitor who goes away: what was begun is finished.
    private async Task<string?> SettleOneAsync(Guid id)
    {
        await using PhbDbContext context = await store.OpenAsync(CancellationToken.None);
        if (await context.Set<Submission>().AsNoTracking().FirstOrDefaultAsync(submission => submission.Id == id) is not { } row)
            return null;
        List<SubmissionFile> files = await context.Set<SubmissionFile>().AsNoTracking().Where(file => file.SubmissionId == id).OrderBy(file => file.Added).ToListAsync();
        List<Guid> shared = [.. SubmissionStore.Shared(files).Select(file => file.Id)];
        string? refused = null, filled = null;
        switch (row.State)
        {
            case Submitted when row.ContentKey is null && SubmissionSpam.IsHeld(row):
                break; // Spam is never made content; what a curator clears is settled again.
            case Submitted or InReview or ChangesAskedFor:
            case Approved when row.PublishOn > steps.Now:
                (filled, refused) = Withhold(row, shared);
                break;
            case Approved:
                refused = await PublishAsync(row, shared);
                break;
            case Declined or SubmissionState.Spam:
                (filled, refused) = Withhold(row, shared);
                break;
            case Withdrawn:
                content.Delete(row);
                media.Remove([.. files.Select(file => file.Id)]);
                await context.Set<SubmissionFile>().Where(file => file.SubmissionId == id).ExecuteDeleteAsync();
                files.ForEach(file => privateFiles.Delete(id, file.Id));
                break;
        }

        // Publishing has moved it on by now, through Umbraco's notification.
        context.ChangeTracker.Clear();
        Submission now = await context.Set<Submission>().AsNoTracking().FirstAsync(submission => submission.Id == id);
        if (now.State != Published)
            media.Remove([.. files.Select(file => file.Id)]);
        await LockAsync(now, context);
        // Only where nobody made another move meanwhile; the version is left alone, since nothing that people see has changed.
        if (refused is null && now.Version == row.Version)
            await SetAsync(id, now.Version, set => set.SetProperty(submission => submission.Settled, true).SetProperty(submission => submission.Filled, filled ?? now.Filled));
        return refused;
    }

    /// <summary>Sees to it that the library does not show it.</summary>
    /// <returns>What to keep as <see cref="Submission.Filled"/> where that changed, and why it could not be done.</returns>
    private (string? Filled, string? Refused) Withhold(Submission row, List<Guid> shared)
    {
        if (row.Replaces is { } replaced)
        {
            if (row.VersionBefore is not { } version)
                return (null, null);
            // Where somebody published another version since, that one stays.
            if (content.Shows(row, shared) && content.RollBack(replaced, version) is { } refused)
                return (null, refused);
            Set(row.Id, set => set.SetProperty(submission => submission.VersionBefore, (int?)null));
        }
        else if (row.State is Declined or SubmissionState.Spam)
        {
            content.Bin(row);
        }
        else
        {
            GiveKey(row);
            return (content.KeepUnpublished(row, shared), null);
        }

        return (null, null);
    }

    private async Task<string?> PublishAsync(Submission row, List<Guid> shared)
    {
        bool done = false;
        if (row.Replaces is not null && content.Find(row) is { } published)
        {
            done = row.VersionBefore is { } before && published.PublishedVersionId != before; // A crash came between publishing and noting it.
            if (row.VersionBefore is null)
                Set(row.Id, set => set.SetProperty(submission => submission.VersionBefore, published.PublishedVersionId));
        }

        GiveKey(row);
        await using PhbDbContext context = await store.OpenAsync(CancellationToken.None);
        if (!done)
        {
            (string? filled, string? refused) = content.Publish(row, shared);
            if (refused is not null)
            {
                Set(row.Id, set => set.SetProperty(submission => submission.VersionBefore, (int?)null));
                steps.TakeNow(context, row.Id, SubmissionMove.Reopen, refused, settled: false);
                LogRefused(row.Id);
                return refused;
            }

            if (row.Replaces is null) // A new version may be undone and approved again: it is written whole each time.
                Set(row.Id, set => set.SetProperty(submission => submission.Filled, filled));
        }

        // Of a new template, Umbraco's notification has moved it already.
        steps.TakeNow(context, row.Id, SubmissionMove.Publish);
        if (content.Find(row) is { } now)
            await audit.AddAsync(AuditType.Custom, Constants.Security.SuperUserKey, now.Id, nameof(UmbracoObjectTypes.Document), $"Published from the submission {row.Id}, approved by the curator {row.ReviewerKey}.");
        return null;
    }

    /// <summary>The key comes before the content, so that content which a crash leaves is found again.</summary>
    private void GiveKey(Submission row)
    {
        if (row.ContentKey is not null)
            return;
        row.ContentKey = Guid.NewGuid();
        Set(row.Id, set => set.SetProperty(submission => submission.ContentKey, row.ContentKey));
    }

    private void Set(Guid id, Action<UpdateSettersBuilder<Submission>> setters)
    {
        using PhbDbContext context = store.Open();
        context.Set<Submission>().Where(submission => submission.Id == id).ExecuteUpdate(setters);
    }

    private async Task SetAsync(Guid id, int version, Action<UpdateSettersBuilder<Submission>> setters)
    {
        await using PhbDbContext context = await store.OpenAsync(CancellationToken.None);
        await context.Set<Submission>().Where(submission => submission.Id == id && submission.Version == version).ExecuteUpdateAsync(setters);
    }

    /// <summary>A member whose things are spam cannot sign in; one of whom that was taken back, can.</summary>
    private async Task LockAsync(Submission row, PhbDbContext context)
    {
        SubmissionEvent? last = await context.Set<SubmissionEvent>().Where(entry => entry.SubmissionId == row.Id).OrderByDescending(entry => entry.Id).FirstOrDefaultAsync();
        if (row.State == SubmissionState.Spam)
            locks.Lock(row.MemberKey);
        else if (last is { From: SubmissionState.Spam })
            locks.Unlock(row.MemberKey);
    }

    [LoggerMessage(1411, LogLevel.Error, "The submission {Id} could not be brought to where it stands; the next round tries again.")]
    private partial void LogFailed(Guid id, Exception exception);

    [LoggerMessage(1412, LogLevel.Warning, "The submission {Id} was approved, but may not be published as it is; it is in review again. Its page says why.")]
    private partial void LogRefused(Guid id);
}
