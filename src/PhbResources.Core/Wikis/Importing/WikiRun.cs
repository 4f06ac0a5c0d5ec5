using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Core.Submissions;
using PhbResources.Core.Wikis.Dump;
using PhbResources.Core.Wikis.Planning;
using PhbResources.Core.Wikis.Wikitext;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>One run through a dump: looks what is here of each page, has what is missing made and written some pages at a time, and counts what came of each.</summary>
/// <param name="writer">Writes.</param>
/// <param name="files">Where documents wait until they are written.</param>
/// <param name="library">Tells what a curator has published meanwhile.</param>
/// <param name="plan">What is to become of each page.</param>
/// <param name="pages">Makes of each page what it becomes.</param>
/// <param name="rows">What became of pages in earlier runs.</param>
/// <param name="report">Where it is counted.</param>
/// <param name="progress">Told how many pages are done, and of how many.</param>
internal sealed class WikiRun(WikiWriter writer, WikiFiles files, PublishedLibrary library, WikiPlan plan, WikiPages pages, IReadOnlyDictionary<Guid, WikiPageRow> rows, WikiReport report, Action<int, int>? progress)
{
    /// <summary>Pages and characters that are written at once.</summary>
    private const int PagesAtOnce = 20, TextAtOnce = 2_000_000;

    private readonly List<WikiWork> _ready = [];
    private int _done, _waiting;

    public async Task RunAsync(string path, CancellationToken cancellationToken)
    {
        await files.ForgetPicturesAsync(cancellationToken);
        using WikiDump dump = WikiDump.Open(path);
        HashSet<Guid> seen = [];
        while (dump.NextPage() is { } head)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string title = WikiTitle.Read(head.Title, plan.Site)?.Full ?? head.Title;
            if (plan.Find(title) is not { } page)
                throw new WikiDumpException("The dump was changed while it was read. Run the import again.");
            if (seen.Add(page.Id))
                await PageAsync(page, dump, cancellationToken);
            if (_ready.Count >= PagesAtOnce || _ready.Sum(work => work.Length) >= TextAtOnce)
                await WriteAsync(cancellationToken);
        }

        await WriteAsync(cancellationToken);
        await files.ForgetPicturesAsync(cancellationToken); // Those of guides that were held back.
        foreach (PlannedPage twice in plan.Pages.Where(page => page.Why == "the dump has it twice"))
            report.Count(twice, WikiFate.LeftOut, twice.Why);
    }

    private async Task PageAsync(PlannedPage page, WikiDump dump, CancellationToken cancellationToken)
    {
        _done++;
        WikiPageRow? row = rows.GetValueOrDefault(page.Id);
        if (IsKnown(page, row))
        {
            report.Known++;
            report.Count(page, row!.Fate == WikiFate.HeldBack ? WikiFate.Template : row.Fate, page.Why);
            return;
        }

        IContent? here = row is null ? null : writer.Find(page.Id);
        if (row is not null && Stays(page, row, here))
        {
            Stay(page, row);
            return;
        }

        if (page.Pictures.Count > 0 && (_waiting += page.Pictures.Count) > GuidePictures.MostWaiting / 2)
            await WriteAsync(cancellationToken);
        int before = here is not null && row!.Fate == page.Fate ? row.Versions : 0;
        WikiWork? work = page.Fate switch
        {
            WikiFate.Guide => await pages.GuideAsync(page, before, dump, cancellationToken),
            WikiFate.Template => await pages.TemplateAsync(page, before, here is not null && row is { Fate: WikiFate.HeldBack } && row.Fingerprint == page.Fingerprint, dump, cancellationToken),
            WikiFate.Discussion => pages.Discussion(page, dump),
            WikiFate.Redirect => pages.Redirect(page),
            _ => pages.Nothing(page),
        };
        if (work is null)
            Stay(page, row!);
        else
            _ready.Add(work);
    }

    /// <summary>Whether it is as the row says, and nothing of it is to be tried again.</summary>
    private bool IsKnown(PlannedPage page, WikiPageRow? row) =>
        row is not null && row.Fingerprint == page.Fingerprint
        && (row.Fate == WikiFate.HeldBack ? library.Current.ByKey.ContainsKey(page.Id) : row.Fate == page.Fate && row.Note == page.Why);

    /// <summary>Whether nothing of the wiki may be written over a page.</summary>
    private bool Stays(PlannedPage page, WikiPageRow row, IContent? here)
    {
        if (row.Fate is not (WikiFate.Guide or WikiFate.Template))
            return false;
        bool isGone = here is null || here.Trashed || !here.Published;
        if (!isGone && row.Fate == page.Fate && here!.PublishedVersionId == row.UmbracoVersion && row.Fingerprint != page.Fingerprint && page.Revisions >= row.Versions)
            return false;
        if (row.Fingerprint != page.Fingerprint)
            report.ToLookAt.Add(new WikiNote(page.Name, isGone ? "It was changed in the wiki, but was taken down here; it stays so." : "It was changed in the wiki and here since it was brought in; it stays as it is here."));
        return true;
    }

    private void Stay(PlannedPage page, WikiPageRow row)
    {
        if (row.Note.Length > 0 && row.Fate is WikiFate.Guide or WikiFate.Template)
            report.ToLookAt.Add(new WikiNote(page.Name, row.Note));
        report.Known++;
        report.Count(page, row.Fate, "");
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        List<WikiWork> works = [.. _ready];
        _ready.Clear();
        _waiting = 0;
        await writer.WriteAsync(plan.Site.Id, works, report, cancellationToken);
        foreach (WikiWork work in works)
            Count(work, rows.GetValueOrDefault(work.Page.Id));
        progress?.Invoke(_done, plan.Pages.Count);
    }

    private void Count(WikiWork work, WikiPageRow? before)
    {
        report.Count(work.Page, work.Fate, work.Note);
        bool isSame = before is not null && before.Fate == work.Fate && before.Fingerprint == work.Page.Fingerprint;
        report.Known += isSame ? 1 : 0;
        report.Updated += !isSame && before is not null ? 1 : 0;
        report.New += before is null ? 1 : 0;
        bool isForSomebody = work switch
        {
            WikiWork.OfGuide => work.Fate == WikiFate.LeftOut,
            WikiWork.OfTemplate template => work.Fate != WikiFate.Template && template.Files.Count > 0,
            _ => work.Fate is WikiFate.Redirect or WikiFate.Discussion or WikiFate.HeldBack,
        };
        if (work.Note.Length > 0 && isForSomebody)
            report.ToLookAt.Add(new WikiNote(work.Page.Name, work.Note));
        if (work is WikiWork.OfTemplate { Files: var documents })
        {
            report.Files += work.Fate == WikiFate.Template ? documents.Count : 0;
            foreach (SubmissionFile document in documents)
                files.Forget(document);
        }

        if (work.Fate is WikiFate.Guide or WikiFate.Template && !isSame)
            report.Versions += work.Versions - (before?.Versions ?? 0);
    }
}
