using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PhbResources.Core.Changes;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Guides;

/// <summary>
/// Writes down each publication of a guide as a version, whoever publishes and wherever: a member's change becomes one by being published, and what a
/// curator writes in the back office is one like any other. Doing it twice is harmless, so what a crash left undone is done at the next start.
/// </summary>
internal sealed class GuideRecords(IDbContextFactory<PhbDbContext> contexts, IContentService content, PublishedGuides guides, GuideReader reader, GuideMails mails, TimeProvider clock) :
    INotificationHandler<ContentPublishedNotification>,
    INotificationHandler<ContentUnpublishedNotification>,
    INotificationHandler<ContentMovedToRecycleBinNotification>,
    INotificationHandler<ContentDeletedNotification>
{
    public void Handle(ContentPublishedNotification notification) => Handle([notification]);

    /// <summary>What was published in one transaction of Umbraco is written down in one of ours.</summary>
    public void Handle(IEnumerable<ContentPublishedNotification> notifications)
    {
        List<IContent> guides = [.. notifications.SelectMany(notification => notification.PublishedEntities).Where(IsGuide)];
        if (guides.Count > 0)
            Record(guides);
    }

    public void Handle(ContentUnpublishedNotification notification) => Hide(notification.UnpublishedEntities);

    public void Handle(ContentMovedToRecycleBinNotification notification) => Hide(notification.MoveInfoCollection.Select(move => move.Entity));

    public void Handle(ContentDeletedNotification notification)
    {
        Hide(notification.DeletedEntities);
        List<Guid> gone = [.. notification.DeletedEntities.Where(IsGuide).Select(item => item.Key)];
        if (gone.Count == 0)
            return;
        using PhbDbContext context = contexts.CreateDbContext();
        context.Set<GuideRevision>().Where(row => gone.Contains(row.GuideKey)).ExecuteDelete();
    }

    /// <summary>Writes down what was published while nobody listened, or before a crash.</summary>
    public void CatchUp()
    {
        using PhbDbContext context = contexts.CreateDbContext();
        Dictionary<Guid, int?> known = context.Set<GuideRevision>().AsNoTracking().Where(row => row.Number != null)
            .GroupBy(row => row.GuideKey).Select(rows => new { rows.Key, Version = rows.Max(row => row.UmbracoVersion) }).ToDictionary(row => row.Key, row => row.Version);
        foreach (Guide guide in guides.Current.ByKey.Values.Where(guide => known.GetValueOrDefault(guide.Key) != guide.VersionId))
        {
            if (content.GetById(guide.Key) is { } published)
                Record([published]);
        }
    }

    private static bool IsGuide(IContent item) => item.ContentType.Alias == LibraryAliases.GuidePage;

    // What is not public is not among the recent changes.
    private void Hide(IEnumerable<IContent> items)
    {
        using PhbDbContext context = contexts.CreateDbContext();
        ChangeLog.Set(context, [.. items.Where(IsGuide).Select(item => item.Key)], hidden: true);
    }

    private void Record(IEnumerable<IContent> guides)
    {
        using PhbDbContext context = contexts.CreateDbContext();
        using IDbContextTransaction transaction = context.Database.BeginTransaction();
        foreach (IContent published in guides)
        {
            Record(context, published);
            context.ChangeTracker.Clear();
        }

        transaction.Commit();
    }

    private void Record(PhbDbContext context, IContent published)
    {
        ChangeLog.Set(context, [published.Key], hidden: false);
        int version = published.PublishedVersionId;
        string text = GuideReader.TextOf(published, published: true), title = published.PublishName ?? published.Name ?? "";
        GuideRevision? latest = context.Set<GuideRevision>().Where(row => row.GuideKey == published.Key && row.Number != null).OrderByDescending(row => row.Number).FirstOrDefault();
        if (latest?.UmbracoVersion == version)
            return;
        GuideRevision? approved = context.Set<GuideRevision>().Where(row => row.GuideKey == published.Key && row.State == RevisionState.Approved).OrderBy(row => row.Sent).AsEnumerable().FirstOrDefault(row => row.Text == text);
        if (approved is null && latest is not null && latest.Text == text && latest.Title == title)
        {
            // Something else of it was changed, such as its sources.
            latest.UmbracoVersion = version;
            context.SaveChanges();
            return;
        }

        DateTime now = clock.GetUtcNow().UtcDateTime;
        GuideRevision revision = approved ?? new GuideRevision
        {
            Id = Guid.NewGuid(),
            GuideKey = published.Key,
            Text = text,
            Note = Cut(published.GetValue<string>(LibraryAliases.WhatChanged, published: true)?.Trim() ?? ""),
            Origin = RevisionOrigin.Umbraco,
            Sent = now,
            BaseNumber = latest?.Number ?? 0,
        };
        if (approved is null)
            context.Add(revision);
        bool waited = revision.DecidedBy is not null;
        (revision.State, revision.Title, revision.UmbracoVersion, revision.Number, revision.Decided) =
            (RevisionState.Published, title.Length <= GuideTables.TitleLength ? title : title[..GuideTables.TitleLength], version, (latest?.Number ?? 0) + 1, now);
        string slug = reader.SlugOf(published, published: true);
        ChangeLog.Add(context, new Change(published.Key, ChangeKind.Guide, title, $"/guides/{slug}", revision.By.Length > 0 ? revision.By : null, revision.Note, clock.GetUtcNow())
        {
            IsNew = latest is null,
            ByMember = revision.MemberKey == Guid.Empty ? null : revision.MemberKey,
            Item = revision.Id,
            Compare = latest is null ? null : string.Create(CultureInfo.InvariantCulture, $"/guides/{slug}/compare?from={latest.Number}&to={revision.Number}"),
            Version = version,
        });
        if (waited)
            mails.Published(context, revision, slug);
        context.SaveChanges();
    }

    private static string Cut(string note) => note.Length <= GuideRevision.MaxNote ? note : note[..(GuideRevision.MaxNote - 1)] + "…";
}
