using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Library;
using PhbResources.Core.StarterLibrary;
using PhbResources.Core.Storage;
using PhbResources.Documents.Model;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using static PhbResources.Core.Exports.Importing.CheckedExport;

namespace PhbResources.Core.Exports.Importing;

/// <summary>Makes guides: their pictures, the content that is published, and the versions that their history shows.</summary>
internal sealed class GuideImport(IContentService contents, ICoreScopeProvider scopes, IEventAggregator events, PublishedGuides guides, GuidePictures pictures, ContentImport content, IDbContextFactory<PhbDbContext> contexts)
{
    public async Task BringAsync(ExportedGuide guide, CheckedExport export, LibraryImport.Tally tally, CancellationToken cancellationToken)
    {
        if (contents.GetById(guide.Key) is not null || guides.Current.BySlug.ContainsKey(guide.Slug))
        {
            tally.Known++;
            return;
        }

        foreach (ExportedPicture picture in guide.Pictures)
        {
            byte[] bytes = await export.BytesAsync($"{guide.Folder}/pictures/{picture.File}", GuidePictures.MaxBytes, cancellationToken);
            if (await pictures.BringAsync(picture.Key, picture.File, bytes, cancellationToken) is { } problem)
                tally.Problems.Add($"A picture of the guide “{Plain(guide.Title)}” is not brought in. {problem}");
        }

        try
        {
            string text = GuideText.Normalise(await export.TextAsync($"{guide.Folder}/{guide.Text}", cancellationToken));
            IContent item = Make(guide, text);
            await BringVersionsAsync(guide, export, item.PublishedVersionId, cancellationToken);
            tally.Brought[guide.Key] = item.PublishedVersionId;
            tally.Guides++;
        }
        catch (Exception exception) when (exception is ExportException or StarterLibraryException)
        {
            tally.Problems.Add($"The guide “{Plain(guide.Title)}” is not brought in. {exception.Message}");
        }
    }

    private IContent Make(ExportedGuide guide, string text)
    {
        using ICoreScope scope = scopes.CreateCoreScope(scopedNotificationPublisher: new PublishedTogether(events));
        IContent? root = contents.GetRootContent().FirstOrDefault(item => item.ContentType.Alias == LibraryAliases.Guides);
        if (root is null)
        {
            root = contents.Create("Guides", Constants.System.Root, LibraryAliases.Guides);
            root.Key = StarterLibraryLoader.GuidesRootKey;
            content.Published(root, null);
        }

        IContent item = contents.Create(guide.Title, root.Id, LibraryAliases.GuidePage);
        item.Key = guide.Key;
        if (guide.Created is { } created)
            item.CreateDate = created;
        item.SetValue(LibraryAliases.Slug, guide.Slug);
        item.SetValue(LibraryAliases.Summary, guide.Summary);
        item.SetValue(LibraryAliases.Tags, StoredValues.Of(item, LibraryAliases.Tags, guide.Tags));
        item.SetValue(LibraryAliases.LawCheckedOn, guide.LawCheckedOn?.ToDateTime(TimeOnly.MinValue));
        item.SetValue(LibraryAliases.Sources, SourceLines.Write(guide.Sources.Select(source => new Source(source.Title, source.Url))));
        item.SetValue(LibraryAliases.WhatChanged, guide.WhatChanged);
        item.SetValue(LibraryAliases.GuideText, text);
        content.Published(item, guide.Updated);
        scope.Complete();
        return item;
    }

    // Publishing wrote down one version; the ones of the export take its place.
    private async Task BringVersionsAsync(ExportedGuide guide, CheckedExport export, int version, CancellationToken cancellationToken)
    {
        if (guide.Versions.Count == 0)
            return;
        List<GuideRevision> rows = [];
        foreach (ExportedGuideVersion written in guide.Versions)
        {
            rows.Add(new GuideRevision
            {
                Id = written.Key,
                GuideKey = guide.Key,
                Number = written.Number,
                Title = written.Title,
                Text = GuideText.Normalise(await export.TextAsync($"{guide.Folder}/{written.Text}", cancellationToken)),
                Note = written.Note,
                By = written.By,
                MemberKey = written.Writer ?? Guid.Empty,
                Origin = Enum.Parse<RevisionOrigin>(written.Origin),
                BaseNumber = written.MadeFrom,
                State = RevisionState.Published,
                Sent = written.Sent,
                Decided = written.Published,
                UmbracoVersion = written == guide.Versions[^1] ? version : null,
            });
        }

        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Set<GuideRevision>().Where(row => row.GuideKey == guide.Key).ExecuteDeleteAsync(cancellationToken);
        context.AddRange(rows);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
    }
}
