using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Submissions;

/// <summary>
/// Approval is publishing, whoever publishes: before the library's own rules, what may not be published is refused and private files
/// become media, in the same transaction; after it, the submission follows.
/// </summary>
internal sealed class SubmissionPublishing(SubmissionStore store, SubmissionMedia media, SubmissionSteps steps, IContentService contents) :
    INotificationHandler<ContentPublishingNotification>,
    INotificationHandler<ContentPublishedNotification>,
    INotificationHandler<ContentUnpublishedNotification>,
    INotificationHandler<ContentMovedToRecycleBinNotification>,
    INotificationHandler<ContentDeletedNotification>
{
    /// <summary>Where the keys of media that were just made are noted, for <see cref="SubmissionPublishingRefused"/>.</summary>
    public const string MadeNow = "PhbResources.MediaMadeNow";

    private const string MessageCategory = "PhbResources";

    public void Handle(ContentPublishingNotification notification)
    {
        using PhbDbContext context = store.Open();
        List<Guid> made = [];
        foreach (IContent content in notification.PublishedEntities.SelectMany(WithWhatComesBack))
        {
            foreach (string reason in Reasons(content, context, made))
                notification.CancelOperation(new EventMessage(MessageCategory, reason, EventMessageType.Error));
        }

        if (made.Count > 0)
            notification.State[MadeNow] = made;
    }

    public void Handle(ContentPublishedNotification notification)
    {
        using PhbDbContext context = store.Open();
        foreach (IContent content in notification.PublishedEntities)
        {
            foreach (Guid id in OriginsOf(context, [content.Key]))
                steps.TakeNow(context, id, SubmissionMove.Publish);
            HashSet<Guid> offered = [.. Picked(content, published: true)];
            media.Remove([.. FilesOf(context, [content.Key]).Where(key => !offered.Contains(key))]);
        }
    }

    public void Handle(ContentUnpublishedNotification notification) => Gone(notification.UnpublishedEntities);

    public void Handle(ContentMovedToRecycleBinNotification notification) => Gone(notification.MoveInfoCollection.Select(move => move.Entity));

    public void Handle(ContentDeletedNotification notification) => Gone(notification.DeletedEntities);

    private IEnumerable<string> Reasons(IContent content, PhbDbContext context, List<Guid> made)
    {
        Submission? origin = context.Set<Submission>().AsNoTracking().FirstOrDefault(row => row.ContentKey == content.Key && row.Replaces == null);
        if (origin is not null && origin.State is not (Submitted or InReview or ChangesAskedFor or Approved or Published))
        {
            yield return $"'{content.Name}' was shared by a member and cannot be published now: it is {Words(origin.State)}.";
            yield break;
        }

        List<Guid> picked = [.. Picked(content, published: false)];
        if (picked.Count == 0)
            yield break;
        var files = context.Set<SubmissionFile>().AsNoTracking().Where(file => picked.Contains(file.Id))
            .Join(context.Set<Submission>(), file => file.SubmissionId, row => row.Id, (file, row) => new { file, row.State, row.Id }).ToList();
        foreach (var shared in files)
        {
            bool allowed = shared.file.Status == FileStatus.Accepted && (shared.Id == origin?.Id || shared.State is Approved or Published);
            if (!allowed)
                yield return $"The file '{shared.file.Name}' belongs to something that a member shared and that is not approved. Take it off the list, or approve that first.";
            else if (media.IsThere(shared.file.Id))
                continue;
            else if (media.Make(shared.file))
                made.Add(shared.file.Id);
            else
                yield return $"The file '{shared.file.Name}' is gone. Take it off the list, or ask the member for it.";
        }
    }

    /// <summary>With a shelf comes back what is published on it, though Umbraco names the shelf alone.</summary>
    private IEnumerable<IContent> WithWhatComesBack(IContent content) =>
        content.ContentType.Alias == LibraryAliases.Category && content is { HasIdentity: true, Published: false } ? [content, .. Below(content).Where(child => child.Published)] : [content];

    private void Gone(IEnumerable<IContent> entities)
    {
        using PhbDbContext context = store.Open();
        foreach (IContent content in entities)
        {
            List<Guid> keys = [content.Key];
            if (content.ContentType.Alias is LibraryAliases.Category or LibraryAliases.Library)
                keys.AddRange(Below(content).Select(child => child.Key));
            foreach (Guid id in OriginsOf(context, [content.Key]))
                steps.TakeNow(context, id, SubmissionMove.Unpublish);
            foreach (Guid[] some in keys.Chunk(500))
                media.Remove(FilesOf(context, some));
        }
    }

    private IEnumerable<IContent> Below(IContent content) => contents.GetPagedDescendants(content.Id, 0, int.MaxValue, out _);

    private static List<Guid> OriginsOf(PhbDbContext context, Guid[] contentKeys) =>
        [.. context.Set<Submission>().AsNoTracking().Where(row => row.Replaces == null && row.ContentKey != null && contentKeys.Contains(row.ContentKey.Value)).Select(row => row.Id)];

    private static List<Guid> FilesOf(PhbDbContext context, Guid[] contentKeys) =>
    [
        .. context.Set<SubmissionFile>().AsNoTracking()
            .Where(file => context.Set<Submission>().Any(row => row.Id == file.SubmissionId && row.ContentKey != null && contentKeys.Contains(row.ContentKey.Value)))
            .Select(file => file.Id),
    ];

    private static IReadOnlyList<Guid> Picked(IContent content, bool published) =>
        content.HasProperty(LibraryAliases.Files) ? PickedMedia.Read(content.GetValue<string>(LibraryAliases.Files, published: published)) : [];

    private static string Words(SubmissionState state) => state switch
    {
        Draft => "with its member, who is changing it",
        Checking => "still being checked for malware",
        Declined => "declined. Take it in hand again on its page first",
        Withdrawn => "withdrawn by its member",
        _ => "marked as spam. Undo that first",
    };
}

/// <summary>After every rule: where one refuses, the media that were made for it go again, in the same transaction.</summary>
internal sealed class SubmissionPublishingRefused(SubmissionMedia media) : INotificationHandler<ContentPublishingNotification>
{
    public void Handle(ContentPublishingNotification notification)
    {
        if (notification.Cancel && notification.State.TryGetValue(SubmissionPublishing.MadeNow, out object? made) && made is List<Guid> keys)
            media.Remove(keys);
    }
}
