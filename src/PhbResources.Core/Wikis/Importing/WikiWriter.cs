using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Changes;
using PhbResources.Core.Discussions;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Core.StarterLibrary;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Wikis.Planning;
using PhbResources.Documents.Reading;
using PhbResources.Documents.Yaml;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>
/// Writes pages that are ready, some at a time: the content in one transaction of Umbraco, then what it became. A page that a crash leaves between the two is begun
/// anew by the next run.
/// </summary>
internal sealed class WikiWriter(IDbContextFactory<PhbDbContext> contexts, IContentService content, ICoreScopeProvider scopes, IEventAggregator events, PublishedLibrary library, GuidePictures pictures, SubmissionMedia media, DiscussionBell bell, PublishingDates dates, TimeProvider clock)
{
    /// <summary>Most tags of a page.</summary>
    private const int MostTags = SubmissionRules.MostTags;

    /// <summary>Whether there is content of a page, published or not.</summary>
    public IContent? Find(Guid key) => content.GetById(key);

    /// <summary>Removes what a crash, or an earlier run that could not publish it, left of a page.</summary>
    /// <param name="key">Key of the page.</param>
    /// <param name="before">Versions of it that are here for good; with none, all of it goes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ForgetAsync(Guid key, int before, CancellationToken cancellationToken)
    {
        if (before == 0 && content.GetById(key) is { } left)
            content.Delete(left);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        // A version that waits to be published as this import writes it has neither a number nor a member or curator who had to do with it.
        if (before == 0)
            await context.Set<LoggedChange>().Where(row => row.PageKey == key && (row.Kind == ChangeKind.Guide || row.Kind == ChangeKind.Template)).ExecuteDeleteAsync(cancellationToken);
        await context.Set<GuideRevision>().Where(row => row.GuideKey == key && (before == 0 || row.Number > before
            || (row.Number == null && row.State == RevisionState.Approved && row.MemberKey == Guid.Empty && row.DecidedBy == null))).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Keeps versions of a guide that others came after.</summary>
    public async Task KeepVersionsAsync(PlannedPage page, IReadOnlyList<(WikiVersion Version, int Number)> versions, CancellationToken cancellationToken)
    {
        if (versions.Count == 0)
            return;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach ((WikiVersion version, int number) in versions)
            context.Add(Row(page, version, number, RevisionState.Published));
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Writes pages, and notes what became of them.</summary>
    public async Task WriteAsync(string wiki, IReadOnlyList<WikiWork> works, WikiReport report, CancellationToken cancellationToken)
    {
        if (works.Count == 0)
            return;
        await using (PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            foreach (WikiWork.OfGuide guide in works.OfType<WikiWork.OfGuide>())
                context.Add(Row(guide.Page, guide.Newest, null, RevisionState.Approved));
            await context.SaveChangesAsync(cancellationToken);
        }

        // From here on the pages are written to their end: stopping between them helps nobody.
        List<GuidePicture> shown = [];
        if (works.Any(work => work is WikiWork.OfGuide or WikiWork.OfTemplate))
        {
            using ICoreScope scope = scopes.CreateCoreScope(scopedNotificationPublisher: new PublishedTogether(events));
            foreach (WikiWork work in works)
            {
                if (work is WikiWork.OfGuide guide)
                    Publish(guide, shown);
                else if (work is WikiWork.OfTemplate template)
                    Publish(template);
            }

            scope.Complete();
        }

        await pictures.NotePublicAsync(shown, CancellationToken.None);
        report.Pictures += shown.Count;
        await NoteAsync(wiki, works, report);
    }

    private static GuideRevision Row(PlannedPage page, WikiVersion version, int? number, RevisionState state) => new()
    {
        Id = version.Id,
        GuideKey = page.Id,
        Number = number,
        Title = page.Title,
        Text = version.Text,
        Note = version.Note,
        By = version.By,
        Origin = RevisionOrigin.Edit,
        BaseNumber = (number ?? 1) - 1,
        State = state,
        Sent = version.At,
        Decided = version.At,
    };

    private void Publish(WikiWork.OfGuide guide, List<GuidePicture> shown)
    {
        IContent item = content.GetById(guide.Page.Id) ?? New(guide.Page.Title, Root(), LibraryAliases.GuidePage, guide);
        item.SetValue(LibraryAliases.Slug, guide.Page.Slug);
        item.SetValue(LibraryAliases.Summary, guide.Newest.Summary);
        item.SetValue(LibraryAliases.Tags, StoredValues.Of(item, LibraryAliases.Tags, TagsOf(guide.Page)));
        item.SetValue(LibraryAliases.WhatChanged, guide.Newest.Note);
        item.SetValue(LibraryAliases.GuideText, guide.Text);
        foreach (GuidePicture picture in guide.Pictures)
        {
            if (pictures.MakePublic(picture))
                shown.Add(picture);
        }

        Finish(guide, item, guide.Newest.At, publish: true);
    }

    private void Publish(WikiWork.OfTemplate template)
    {
        PlannedPage page = template.Page;
        Category? shelf = library.Current.Categories.FirstOrDefault(category => category.Slug == page.Shelf);
        if (shelf is null || content.GetById(shelf.Key) is not { } parent)
        {
            (template.Fate, template.Note) = (WikiFate.LeftOut, $"There is no shelf {page.Shelf} any more. Name another one in the mapping, then run the import again.");
            return;
        }

        List<Guid> files = [];
        foreach (SubmissionFile file in template.Files)
        {
            if (media.Make(file))
                files.Add(file.Id);
        }

        IContent item = content.GetById(page.Id) ?? New(page.Title, parent.Id, page.Kind, template);
        int number = template.Versions - template.NewVersions.Count;
        foreach (WikiVersion version in template.NewVersions)
        {
            number++;
            string body = version.Text.Length == 0 ? "" : PlainTextBody.Write(version.Text);
            item.SetValue(LibraryAliases.Slug, page.Slug);
            item.SetValue(LibraryAliases.Summary, version.Summary);
            item.SetValue(LibraryAliases.Tags, StoredValues.Of(item, LibraryAliases.Tags, TagsOf(page)));
            item.SetValue(LibraryAliases.Credit, template.Credit);
            item.SetValue(LibraryAliases.WhatChanged, WhatChanged(version, number));
            item.SetValue(LibraryAliases.Body, body);
            item.SetValue(LibraryAliases.ReadingAge, body.Length == 0 ? null : ReadingLevel.Of(BodyReader.Read(body)).Age);
            if (files.Count > 0)
                item.SetValue(LibraryAliases.Files, PickedMedia.Write(files));
            Finish(template, item, version.At, publish: template.Fate == WikiFate.Template);
            if (template.Fate != WikiFate.Template)
                break;
        }
    }

    /// <summary>Licences are stored as the choices of a drop-down are.</summary>
    public string Licence { get; set; } = "";

    private IContent New(string title, int parent, string type, WikiWork work)
    {
        IContent item = content.Create(title, parent, type);
        item.Key = work.Page.Id;
        item.CreateDate = work.Created;
        if (work is WikiWork.OfTemplate && Licence.Length > 0)
            item.SetValue(LibraryAliases.Licence, StoredValues.Of(item, LibraryAliases.Licence, [Licence]));
        return item;
    }

    private void Finish(WikiWork work, IContent item, DateTime at, bool publish)
    {
        content.Save(item);
        if (!publish)
            return;
        PublishResult result = null!;
        dates.During(item, at, () => result = content.Publish(item, ["*"]));
        if (result.Success)
        {
            work.UmbracoVersion = item.PublishedVersionId;
            return;
        }

        List<string> said = [.. result.EventMessages?.GetAll().Select(message => message.Message) ?? []];
        if (result.InvalidProperties?.Select(property => property.PropertyType.Name).ToList() is { Count: > 0 } invalid)
            said.Add($"Look at: {string.Join(", ", invalid)}.");
        work.Note = said.Count > 0 ? string.Join(' ', said) : $"Umbraco did not publish it ({result.Result}).";
        work.Fate = work is WikiWork.OfTemplate ? WikiFate.HeldBack : WikiFate.LeftOut;
    }

    private static string WhatChanged(WikiVersion version, int number)
    {
        string words = version.Note.Length > 0 ? version.Note : number == 1 ? "First version" : "Changed in the wiki";
        string by = version.By.Length > 0 ? $" ({version.By})" : "";
        return words.Length + by.Length <= SubmissionRules.LongestLine ? words + by : words[..Math.Max(0, SubmissionRules.LongestLine - by.Length - 1)] + "…" + by;
    }

    private static string[] TagsOf(PlannedPage page) => [.. page.Categories.Select(category => category.Trim()).Where(category => category.Length is > 0 and <= SubmissionRules.LongestTag).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTags)];

    private int Root()
    {
        if (content.GetRootContent().FirstOrDefault(root => root.ContentType.Alias == LibraryAliases.Guides && !root.Trashed) is { } known)
            return known.Id;
        IContent root = content.Create("Guides", Constants.System.Root, LibraryAliases.Guides);
        root.Key = StarterLibraryLoader.GuidesRootKey;
        content.Save(root);
        content.Publish(root, ["*"]);
        return root.Id;
    }

    private async Task NoteAsync(string wiki, IReadOnlyList<WikiWork> works, WikiReport report)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(CancellationToken.None);
        foreach (WikiWork work in works)
        {
            if (work is WikiWork.OfGuide guide)
                await DateAsync(context, guide);
            else if (work is WikiWork.OfDiscussion discussion)
                report.Posts += await TalkAsync(context, discussion, now);
            WikiPageRow? row = await context.Set<WikiPageRow>().FindAsync(work.Page.Id);
            if (row is null)
                context.Add(row = new WikiPageRow { Id = work.Page.Id, Wiki = Cut(wiki, WikiTables.WikiLength), Title = Cut(work.Page.Name, WikiTables.TitleLength) });
            row.Fate = work.Fate;
            row.ContentKey = work switch
            {
                WikiWork.OfDiscussion talk => talk.About.Id,
                WikiWork.OfGuide or WikiWork.OfTemplate when work.Fate != WikiFate.LeftOut => work.Page.Id,
                _ => null,
            };
            row.Target = (work as WikiWork.OfNothing)?.Target;
            row.Fingerprint = work.Page.Fingerprint;
            row.Versions = work.Versions;
            row.UmbracoVersion = work.UmbracoVersion ?? row.UmbracoVersion;
            row.Note = Cut(work.Note, WikiTables.NoteLength);
            row.At = now;
        }

        await context.SaveChangesAsync(CancellationToken.None);
        if (works.Any(work => work is WikiWork.OfDiscussion))
            bell.Ring();
    }

    /// <summary>The newest version became one by being published now; it was written when the wiki says.</summary>
    private static async Task DateAsync(PhbDbContext context, WikiWork.OfGuide guide)
    {
        if (guide.Fate == WikiFate.Guide)
            await context.Set<GuideRevision>().Where(row => row.Id == guide.Newest.Id && row.Number != null).ExecuteUpdateAsync(row => row.SetProperty(to => to.Decided, guide.Newest.At));
        else
            await context.Set<GuideRevision>().Where(row => row.GuideKey == guide.Page.Id && !guide.IsUpdate).ExecuteDeleteAsync();
    }

    private static async Task<int> TalkAsync(PhbDbContext context, WikiWork.OfDiscussion talk, DateTime now)
    {
        Guid about = talk.About.Id;
        // A key for each thing that was said: one that is there already is not written again.
        Dictionary<string, int> same = new(StringComparer.Ordinal);
        List<(Guid Key, WikiComment Comment)> said = [.. talk.Comments.Select(comment => (WikiKeys.Of("post", about.ToString("N"), comment.Text, (same[comment.Text] = same.GetValueOrDefault(comment.Text) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)), comment))];
        HashSet<Guid> known = [.. await context.Set<Post>().Where(post => post.ThreadId == about).Select(post => post.Key).ToListAsync()];
        List<(Guid Key, WikiComment Comment)> missing = [.. said.Where(one => !known.Contains(one.Key))];
        if (missing.Count == 0)
            return 0;
        DateTime first = said.Select(one => one.Comment.At ?? talk.Newest).Min();
        if (!await context.Set<DiscussionThread>().AnyAsync(thread => thread.Id == about))
        {
            context.Add(new DiscussionThread
            {
                Id = about,
                Area = DiscussionAreas.AboutContent,
                Slug = about.ToString("D"),
                Title = PostText.Start(talk.About.Name, DiscussionRules.LongestTitle),
                Started = first,
                LastPost = first,
            });
        }

        foreach ((Guid key, WikiComment comment) in missing)
            context.Add(new Post { Key = key, ThreadId = about, Text = PostText.Read(comment.Text), Written = comment.At ?? talk.Newest, State = PostState.Live, StateBefore = PostState.Live });
        await context.SaveChangesAsync();
        await ThreadFigures.CountAsync(context, about, now, CancellationToken.None);
        return missing.Count;
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
