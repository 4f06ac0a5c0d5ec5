using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Submissions;

/// <summary>
/// Repairs at the start what a crash left between the package's rows, Umbraco's content and the files. Where a move was written down but
/// not carried out, the row is right; where Umbraco published or unpublished by itself, Umbraco is.
/// </summary>
internal sealed partial class SubmissionStart(
    SubmissionStore store, SubmissionRounds rounds, SubmissionSteps steps, SubmissionMedia media, PrivateFiles privateFiles, IContentService contents, ILogger<SubmissionStart> logger)
    : INotificationAsyncHandler<UmbracoApplicationStartingNotification>
{
    public async Task HandleAsync(UmbracoApplicationStartingNotification notification, CancellationToken cancellationToken)
    {
        if (notification.RuntimeLevel != RuntimeLevel.Run)
            return;
        await SweepAsync(cancellationToken);
        await FollowUmbracoAsync(cancellationToken);
        await rounds.RunAsync(cancellationToken);
        await TakeMediaAwayAsync(cancellationToken);
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await store.OpenAsync(cancellationToken);
        ILookup<Guid, Guid> known = (await context.Set<SubmissionFile>().Select(file => new { file.SubmissionId, file.Id }).ToListAsync(cancellationToken))
            .ToLookup(file => file.SubmissionId, file => file.Id);
        int removed = privateFiles.Sweep(id => known[id].ToHashSet());
        if (removed > 0)
            LogSwept(removed);
    }

    private async Task FollowUmbracoAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await store.OpenAsync(cancellationToken);
        var rows = await context.Set<Submission>().AsNoTracking()
            .Where(row => row.Settled && row.Replaces == null && row.ContentKey != null
                && (row.State == Submitted || row.State == InReview || row.State == ChangesAskedFor || row.State == Approved || row.State == Published))
            .Select(row => new { row.Id, Key = row.ContentKey!.Value, row.State }).ToListAsync(cancellationToken);
        foreach (var some in rows.Chunk(500))
        {
            HashSet<Guid> published = [.. contents.GetByIds(some.Select(row => row.Key)).Where(content => content is { Published: true, Trashed: false }).Select(content => content.Key)];
            foreach (var row in some.Where(row => published.Contains(row.Key) != (row.State == Published)))
                steps.TakeNow(context, row.Id, row.State == Published ? SubmissionMove.Unpublish : SubmissionMove.Publish);
        }
    }

    private async Task TakeMediaAwayAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await store.OpenAsync(cancellationToken);
        List<Guid> notPublished = await context.Set<SubmissionFile>()
            .Where(file => context.Set<Submission>().Any(row => row.Id == file.SubmissionId && row.State != Published)).Select(file => file.Id).ToListAsync(cancellationToken);
        foreach (Guid[] some in notPublished.Chunk(500))
            media.Remove(some);
    }

    [LoggerMessage(1441, LogLevel.Information, "{Count} private files that no submission knows, left by an interrupted upload or removal, were removed.")]
    private partial void LogSwept(int count);
}
