using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using static PhbResources.Core.Submissions.SubmissionState;
using Template = PhbResources.Core.Library.Template;

namespace PhbResources.Core.Changes;

/// <summary>
/// Notes templates that are published, whoever publishes them, and hides the changes of those that are taken away.
/// Umbraco tells of it after it was committed: what a crash loses in between is found at the next start.
/// </summary>
internal sealed class TemplateChanges(IDbContextFactory<PhbDbContext> contexts, PublishedLibrary library, TemplateReader reader, TemplateHistory history, IContentService contents, ActingMember acting, TimeProvider clock) :
    INotificationAsyncHandler<UmbracoApplicationStartingNotification>,
    INotificationHandler<ContentPublishedNotification>,
    INotificationHandler<ContentUnpublishedNotification>,
    INotificationHandler<ContentMovedToRecycleBinNotification>,
    INotificationHandler<ContentDeletedNotification>
{
    public async Task HandleAsync(UmbracoApplicationStartingNotification notification, CancellationToken cancellationToken)
    {
        if (notification.RuntimeLevel != RuntimeLevel.Run)
            return;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        Dictionary<Guid, int?> noted = await context.Set<LoggedChange>().Where(row => row.Kind == ChangeKind.Template).GroupBy(row => row.PageKey)
            .Select(rows => new { rows.Key, Version = rows.Max(row => row.Version) }).ToDictionaryAsync(row => row.Key, row => row.Version, cancellationToken);
        foreach (Template template in library.Current.ByKey.Values.Where(template => !(noted.GetValueOrDefault(template.Key) >= template.VersionId)).OrderBy(template => template.Updated))
        {
            IReadOnlyList<TemplateVersion> versions = history.Of(template);
            bool isNew = versions.Count == 1 && !noted.ContainsKey(template.Key);
            ChangeLog.Add(context, Of(template, versions.Count, isNew ? template.Summary : versions[^1].WhatChanged) with { At = template.Updated, IsNew = isNew });
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    public void Handle(ContentPublishedNotification notification) => Handle([notification]);

    /// <summary>What was published in one transaction of Umbraco is noted in one of ours.</summary>
    public void Handle(IEnumerable<ContentPublishedNotification> notifications)
    {
        using PhbDbContext context = contexts.CreateDbContext();
        using IDbContextTransaction transaction = context.Database.BeginTransaction();
        foreach (IContent content in notifications.SelectMany(notification => notification.PublishedEntities))
        {
            if (content.ContentType.Alias == LibraryAliases.Category)
                ChangeLog.Set(context, Below(content).Where(child => child.Published).Select(child => child.Key), hidden: false);
            else if (reader.Kinds.Find(content.ContentType.Alias) is not null)
                Note(context, content);
            context.SaveChanges();
            context.ChangeTracker.Clear();
        }

        transaction.Commit();
    }

    public void Handle(ContentUnpublishedNotification notification) => Gone(notification.UnpublishedEntities);

    public void Handle(ContentMovedToRecycleBinNotification notification) => Gone(notification.MoveInfoCollection.Select(move => move.Entity));

    public void Handle(ContentDeletedNotification notification) => Gone(notification.DeletedEntities);

    private void Note(PhbDbContext context, IContent content)
    {
        ChangeLog.Set(context, [content.Key], hidden: false);
        IQueryable<LoggedChange> before = context.Set<LoggedChange>().AsNoTracking().Where(row => row.PageKey == content.Key);
        if (before.Any(row => row.Version == content.PublishedVersionId) || contents.GetParent(content) is not { } shelf)
            return;
        Template template = reader.ReadTemplate(content, reader.ReadCategory(shelf));
        int number = contents.GetVersions(content.Id).Count(version => version.VersionId <= content.PublishedVersionId);
        bool isNew = !before.Any();
        Change change = Of(template, number, isNew ? template.Summary : content.GetValue<string>(LibraryAliases.WhatChanged, published: true)) with { At = clock.GetUtcNow(), IsNew = isNew, ByMember = acting.Key };
        // Looked at before the submission moves on: the one that waits to be published is the one this comes from.
        Submission? origin = context.Set<Submission>().AsNoTracking()
            .Where(row => row.ContentKey == content.Key && (row.State == Approved || (row.Replaces == null && (row.State == Submitted || row.State == InReview || row.State == ChangesAskedFor))))
            .OrderByDescending(row => row.Changed).FirstOrDefault();
        if (origin is not null)
            change = change with { ByMember = origin.MemberKey, By = SubmissionContent.CreditOf(SubmissionEntries.Read(origin.Entries)) };
        else if (!isNew)
            change = change with { By = null }; // Its credit names who made it, not who changed it.
        ChangeLog.Add(context, change);
    }

    private static Change Of(Template template, int number, string? note) =>
        new(template.Key, ChangeKind.Template, template.Title, $"/templates/{template.Slug}", template.Credit, note, default)
        {
            Category = template.Category.Key,
            Compare = number > 1 ? $"/templates/{template.Slug}/compare?version={number}" : null,
            Version = template.VersionId,
        };

    private void Gone(IEnumerable<IContent> entities)
    {
        using PhbDbContext context = contexts.CreateDbContext();
        foreach (IContent content in entities)
            ChangeLog.Set(context, content.ContentType.Alias is LibraryAliases.Category or LibraryAliases.Library ? [content.Key, .. Below(content).Select(child => child.Key)] : [content.Key], hidden: true);
    }

    private IEnumerable<IContent> Below(IContent content) => contents.GetPagedDescendants(content.Id, 0, int.MaxValue, out _);
}
