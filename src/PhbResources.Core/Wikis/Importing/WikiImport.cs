using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Library;
using PhbResources.Core.Schemas;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Wikis.Dump;
using PhbResources.Core.Wikis.Planning;
using PhbResources.Core.Wikis.Wikitext;
using PhbResources.Documents.Yaml;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using Template = PhbResources.Core.Library.Template;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>
/// Brings a wiki in from what MediaWiki exports. The dump is read twice: once for what is in it, then a page at a time. It can be stopped at any moment and run again:
/// what is there already is passed over.
/// </summary>
public sealed class WikiImport : IDisposable
{
    /// <summary>Pages and characters that are written at once.</summary>
    private const int PagesAtOnce = 20, TextAtOnce = 2_000_000;

    /// <summary>Characters of a template's versions that are published; what came before those is counted.</summary>
    private const int TextOfTemplate = 8_000_000;

    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly WikiWriter _writer;
    private readonly WikiFiles _files;
    private readonly OldAddresses _addresses;
    private readonly PublishedLibrary _library;
    private readonly PublishedGuides _guides;
    private readonly KindCatalogue _kinds;
    private readonly IShortStringHelper _strings;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _turn = new(1, 1);

    internal WikiImport(IDbContextFactory<PhbDbContext> contexts, WikiWriter writer, WikiFiles files, OldAddresses addresses, PublishedLibrary library, PublishedGuides guides, KindCatalogue kinds, IShortStringHelper strings, TimeProvider clock)
    {
        (_contexts, _writer, _files, _addresses, _library, _guides, _kinds, _strings, _clock) = (contexts, writer, files, addresses, library, guides, kinds, strings, clock);
    }

    /// <summary>Licences that documents can have.</summary>
    public IReadOnlyList<string> Licences => _kinds.Kinds.Length == 0 ? [] : _kinds.Choices(_kinds.Kinds[0].Alias, LibraryAliases.Licence);

    /// <summary>Brings it in.</summary>
    /// <param name="request">What.</param>
    /// <param name="progress">Told how many pages are done, and of how many.</param>
    /// <param name="cancellationToken">Stops between pages; a later run goes on there.</param>
    /// <exception cref="WikiImportException">It cannot begin.</exception>
    /// <exception cref="WikiDumpException">The dump cannot be read.</exception>
    /// <exception cref="MistakesException">The mapping has mistakes.</exception>
    public async Task<WikiImportOutcome> RunAsync(WikiImportRequest request, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!await _turn.WaitAsync(0, cancellationToken))
            throw new WikiImportException("Another import is running. Wait until it is done.");
        try
        {
            return await InTurnAsync(request, progress, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task<WikiImportOutcome> InTurnAsync(WikiImportRequest request, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        long began = Stopwatch.GetTimestamp();
        IReadOnlyList<string> kinds = [.. _kinds.Kinds.Select(kind => kind.Alias)], shelves = [.. _library.Current.Categories.Select(shelf => shelf.Slug)];
        if (shelves.Count == 0)
            throw new WikiImportException("There is no category in the library. Publish one, so that templates find their place.");
        WikiMapping mapping = request.Mapping is { } yaml ? WikiMapping.Read(yaml, request.MappingName, kinds, shelves, Licences) : WikiMapping.None;
        WikiPlan plan = WikiPlan.Read(request.Dump, mapping, cancellationToken);
        WikiGuess guess = new(_kinds, _library.Current);
        guess.Fill(plan, mapping);
        GiveAddresses(plan);
        WikiReport report = new() { Wiki = plan.Site.Name.Length > 0 ? plan.Site.Name : plan.Site.Id, DryRun = request.DryRun, Pages = plan.Pages.Count, Revisions = plan.Revisions, UnknownTemplates = plan.UnknownTemplates };
        string written = "";
        if (request.DryRun)
        {
            written = WikiMapping.Write(plan, mapping, kinds, shelves, Licences, guess.ShelfOf);
            await ForeseeAsync(plan, request, report, cancellationToken);
        }
        else
        {
            _writer.Licence = mapping.Licence.Length > 0 ? mapping.Licence : Licences.FirstOrDefault(licence => licence.Equals(request.Licence.Trim(), StringComparison.OrdinalIgnoreCase)) ?? "";
            if (_writer.Licence.Length == 0 && plan.Pages.Any(page => page.Fate == WikiFate.Template))
                throw new WikiImportException($"The dump does not say under which licence its documents are shared. Write it into the mapping (licence: ...) or give it with --licence. It is one of: {string.Join(", ", Licences)}.");
            await _addresses.RememberAsync(plan.Site, request.Url, cancellationToken);
            await new WikiRun(this, plan, mapping, request, report, progress).RunAsync(cancellationToken);
        }

        report.Seconds = Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 1);
        using Process process = Process.GetCurrentProcess();
        report.PeakMegabytes = process.PeakWorkingSet64 / 1_048_576;
        return new WikiImportOutcome(report, written);
    }

    private void GiveAddresses(WikiPlan plan)
    {
        HashSet<string> guides = new(_guides.Current.BySlug.Keys, StringComparer.OrdinalIgnoreCase) { "pictures", "preview" }, templates = new(_library.Current.BySlug.Keys, StringComparer.OrdinalIgnoreCase);
        // Those that are here keep theirs, whatever comes before them in the dump.
        foreach (PlannedPage page in plan.Pages)
            page.Slug = _guides.Current.ByKey.TryGetValue(page.Id, out Guide? guide) ? guide.Slug : _library.Current.ByKey.TryGetValue(page.Id, out Template? template) ? template.Slug : "";
        foreach (PlannedPage page in plan.Pages.Where(page => page.Slug.Length == 0 && page.Fate is WikiFate.Guide or WikiFate.Template))
        {
            HashSet<string> taken = page.Fate == WikiFate.Guide ? guides : templates;
            string slug = page.Title.ToUrlSegment(_strings);
            slug = slug.Length == 0 ? $"page-{page.Id.ToString("N")[..8]}" : slug;
            string free = slug;
            for (int number = 2; !taken.Add(free); number++)
                free = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{slug}-{number}");
            page.Slug = free;
        }
    }

    private async Task ForeseeAsync(WikiPlan plan, WikiImportRequest request, WikiReport report, CancellationToken cancellationToken)
    {
        Dictionary<Guid, WikiPageRow> rows = await RowsAsync(plan, cancellationToken);
        foreach (PlannedPage page in plan.Pages)
        {
            report.Count(page, page.Fate, page.Why);
            if (rows.TryGetValue(page.Id, out WikiPageRow? row) && row.Fingerprint == page.Fingerprint && row.Fate == page.Fate)
                report.Known++;
            foreach (string file in page.Documents.Concat(page.Pictures).Where(file => WikiFiles.Find(request.Images, file) is null))
            {
                report.FilesMissing++;
                report.ToLookAt.Add(new WikiNote(file, $"The page {page.Title} has this file, which is not in the folder of files."));
            }
        }
    }

    private async Task<Dictionary<Guid, WikiPageRow>> RowsAsync(WikiPlan plan, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        string wiki = plan.Site.Id;
        return await context.Set<WikiPageRow>().AsNoTracking().Where(row => row.Wiki == wiki).ToDictionaryAsync(row => row.Id, cancellationToken);
    }

    /// <summary>One run through a dump.</summary>
    private sealed class WikiRun(WikiImport import, WikiPlan plan, WikiMapping mapping, WikiImportRequest request, WikiReport report, Action<int, int>? progress)
    {
        private readonly List<WikiWork> _ready = [];
        private readonly Dictionary<string, Guid> _pictures = new(StringComparer.Ordinal);
        private Dictionary<Guid, WikiPageRow> _rows = [];
        private int _text, _done, _waiting;

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            _rows = await import.RowsAsync(plan, cancellationToken);
            await import._files.ForgetPicturesAsync(cancellationToken);
            using WikiDump dump = WikiDump.Open(request.Dump);
            HashSet<Guid> seen = [];
            while (dump.NextPage() is { } head)
            {
                cancellationToken.ThrowIfCancellationRequested();
                string title = WikiTitle.Read(head.Title, plan.Site)?.Full ?? head.Title;
                if (plan.Find(title) is not { } page)
                    throw new WikiDumpException("The dump was changed while it was read. Run the import again.");
                if (seen.Add(page.Id))
                    await PageAsync(page, dump, cancellationToken);
                if (_ready.Count >= PagesAtOnce || _text >= TextAtOnce)
                    await WriteAsync(cancellationToken);
            }

            await WriteAsync(cancellationToken);
            foreach (PlannedPage twice in plan.Pages.Where(page => page.Why == "the dump has it twice"))
                report.Count(twice, WikiFate.LeftOut, twice.Why);
        }

        private async Task PageAsync(PlannedPage page, WikiDump dump, CancellationToken cancellationToken)
        {
            _done++;
            WikiPageRow? row = _rows.GetValueOrDefault(page.Id);
            if (IsKnown(page, row))
            {
                report.Known++;
                report.Count(page, row!.Fate == WikiFate.HeldBack ? WikiFate.Template : row.Fate, page.Why);
                return;
            }

            if (page.Pictures.Count > 0 && (_waiting += page.Pictures.Count) > GuidePictures.MostWaiting / 2)
                await WriteAsync(cancellationToken);
            WikiWork work = page.Fate switch
            {
                not (WikiFate.Guide or WikiFate.Template) when Kept(page, row, row is null ? null : import._writer.Find(page.Id)) is { } kept => kept,
                WikiFate.Guide => await GuideAsync(page, row, dump, cancellationToken),
                WikiFate.Template => await TemplateAsync(page, row, dump, cancellationToken),
                WikiFate.Discussion => Discussion(page, dump),
                WikiFate.Redirect => Redirect(page),
                _ => new WikiWork.OfNothing(page, page.Namespace == WikiTitle.File && WikiTitle.Read(page.Title, plan.Site) is { } file ? plan.WithDocument(file.Name)?.Id : null) { Note = page.Why },
            };
            _ready.Add(work);
        }

        /// <summary>Whether it is as the row says, and nothing of it is to be tried again.</summary>
        private bool IsKnown(PlannedPage page, WikiPageRow? row) =>
            row is not null && row.Fingerprint == page.Fingerprint
            && (row.Fate == WikiFate.HeldBack ? import._library.Current.ByKey.ContainsKey(page.Id) : row.Fate == page.Fate && row.Note == page.Why);

        private WikiWork.OfNothing Redirect(PlannedPage page)
        {
            PlannedPage? target = plan.Follow(page.Title);
            return new WikiWork.OfNothing(page, target?.Id) { Note = target is null ? $"It leads to {page.RedirectTo}, which is not in the dump or leads back." : "" };
        }

        private WikiWork Discussion(PlannedPage page, WikiDump dump)
        {
            WikiTitle title = WikiTitle.Read(page.Title, plan.Site)!;
            PlannedPage? about = plan.Follow(title.FullIn(title.Subject, plan.Site));
            if (about is not { Fate: WikiFate.Guide or WikiFate.Template })
                return new WikiWork.OfNothing(page, null) { Fate = WikiFate.LeftOut, Note = "what it is about is no guide or template here" };
            string last = "";
            DateTime at = DateTime.UnixEpoch;
            while (dump.NextRevision(out string text) is { } revision)
            {
                if (revision.IsWithoutText)
                    continue;
                (last, at) = (text, revision.At);
            }

            return new WikiWork.OfDiscussion(page, about, WikiTalk.Read(last, Options(page)), at) { IsUpdate = _rows.ContainsKey(page.Id) };
        }

        private async Task<WikiWork> GuideAsync(PlannedPage page, WikiPageRow? row, WikiDump dump, CancellationToken cancellationToken)
        {
            IContent? here = import._writer.Find(page.Id);
            if (Kept(page, row, here) is { } kept)
                return kept;
            int before = row is { Fate: WikiFate.Guide } && here is not null ? row.Versions : 0, number = before, skip = before;
            if (before == 0)
                await import._writer.ForgetAsync(page.Id, cancellationToken);
            IReadOnlyList<GuidePicture> pictures = await PicturesAsync(page, cancellationToken);
            WikitextOptions options = Options(page);
            List<(WikiVersion, int)> earlier = [];
            WikiVersion? newest = null;
            DateTime created = DateTime.MaxValue;
            while (dump.NextRevision(out string text) is { } revision)
            {
                if (revision.At < created)
                    created = revision.At;
                if (Missing(revision) || skip-- > 0)
                    continue;
                if (newest is not null)
                    earlier.Add((newest, ++number));
                newest = Version(page, revision, GuideText.Normalise(WikitextReader.Read(text, options).Text));
                if (earlier.Count >= 50)
                {
                    await import._writer.KeepVersionsAsync(page, earlier, cancellationToken);
                    earlier.Clear();
                }
            }

            if (newest is null)
                return Left(page, "none of its versions has a text");
            if (GuideText.MistakeIn(newest.Text) is { } mistake)
            {
                await import._writer.ForgetAsync(page.Id, cancellationToken);
                return Left(page, $"it cannot be published: {mistake}");
            }

            await import._writer.KeepVersionsAsync(page, earlier, cancellationToken);
            _text += newest.Text.Length;
            return new WikiWork.OfGuide(page, newest.Text, newest, pictures) { Created = created, Versions = number + 1, IsUpdate = before > 0 };
        }

        private async Task<WikiWork> TemplateAsync(PlannedPage page, WikiPageRow? row, WikiDump dump, CancellationToken cancellationToken)
        {
            IContent? here = import._writer.Find(page.Id);
            if (Kept(page, row, here) is { } kept)
                return kept;
            int before = row is { Fate: WikiFate.Template } && here is not null ? row.Versions : 0, skip = before;
            (List<SubmissionFile> files, List<string> held) = await DocumentsAsync(page, cancellationToken);
            if (files.Count == 0 && here is not null && row is { Fate: WikiFate.HeldBack } && row.Fingerprint == page.Fingerprint)
                return Stay(page, row); // What a curator may have written into it meanwhile is theirs.
            if (before == 0)
                await import._writer.ForgetAsync(page.Id, cancellationToken);
            WikitextOptions options = Options(page);
            Queue<WikiVersion> versions = new();
            List<string> credits = [];
            int length = 0, dropped = 0, count = before;
            DateTime created = DateTime.MaxValue;
            while (dump.NextRevision(out string text) is { } revision)
            {
                if (revision.At < created)
                    created = revision.At;
                if (Missing(revision))
                    continue;
                string by = NameOf(revision.By);
                if (by.Length > 0 && !credits.Contains(by))
                    credits.Add(by);
                if (skip-- > 0)
                    continue;
                string markdown = WikitextReader.Read(text, options).Text;
                string words = WikiWords.ToPlain(markdown);
                WikiVersion version = Version(page, revision, words.Length <= PlainTextBody.MostLetters ? words : words[..PlainTextBody.MostLetters], markdown);
                versions.Enqueue(version);
                length += version.Text.Length;
                count++;
                while (length > TextOfTemplate && versions.Count > 1)
                {
                    length -= versions.Dequeue().Text.Length;
                    dropped++;
                }
            }

            if (versions.Count == 0)
                return Left(page, "none of its versions has a text");
            if (dropped > 0)
                report.ToLookAt.Add(new WikiNote(page.Title, $"Its oldest {dropped} versions were not carried over: together they are too long."));
            _text += length;
            return new WikiWork.OfTemplate(page, [.. versions], files, Credit(credits))
            {
                Created = created,
                Versions = count,
                IsUpdate = before > 0,
                Fate = files.Count > 0 || before > 0 ? WikiFate.Template : WikiFate.HeldBack,
                Note = files.Count > 0 || before > 0 ? "" : string.Join(" ", held),
            };
        }

        /// <summary>What a page stays as, where nothing of the wiki may be written over it.</summary>
        private WikiWork.OfNothing? Kept(PlannedPage page, WikiPageRow? row, IContent? here)
        {
            if (row is null || row.Fate is not (WikiFate.Guide or WikiFate.Template))
                return null;
            bool isGone = here is null || here.Trashed || !here.Published;
            if (!isGone && row.Fate == page.Fate && here!.PublishedVersionId == row.UmbracoVersion && row.Fingerprint != page.Fingerprint && page.Revisions >= row.Versions)
                return null;
            if (row.Fingerprint != page.Fingerprint)
                report.ToLookAt.Add(new WikiNote(page.Title, isGone ? "It was changed in the wiki, but was taken down here; it stays so." : "It was changed in the wiki and here since it was brought in; it stays as it is here."));
            return Stay(page, row);
        }

        private WikiWork.OfNothing Stay(PlannedPage page, WikiPageRow row)
        {
            report.Known++;
            report.Count(page, row.Fate, "");
            return new WikiWork.OfNothing(page, null) { Fate = WikiFate.LeftOut, Note = Stays };
        }

        private const string Stays = "\0stays";

        private async Task<(List<SubmissionFile> Files, List<string> Held)> DocumentsAsync(PlannedPage page, CancellationToken cancellationToken)
        {
            List<SubmissionFile> files = [];
            List<string> held = [];
            foreach (string name in page.Documents)
            {
                if (WikiFiles.Find(request.Images, name) is not { } path)
                {
                    report.FilesMissing++;
                    Held($"{name} is not in the folder of files.");
                    continue;
                }

                CheckedFile found = await import._files.CheckAsync(path, name, plan.Site.Id, cancellationToken);
                if (found.File is { } file)
                    files.Add(file);
                else
                    Held($"{name}: {found.Why}");
                report.FilesRefused += found is { File: null, IsRefused: true } ? 1 : 0;
                report.FilesHeldBack += found is { File: null, IsRefused: false } ? 1 : 0;
            }

            return (files, held);

            void Held(string why)
            {
                held.Add(why);
                report.ToLookAt.Add(new WikiNote(page.Title, why));
            }
        }

        private async Task<IReadOnlyList<GuidePicture>> PicturesAsync(PlannedPage page, CancellationToken cancellationToken)
        {
            foreach (string name in page.Pictures.Where(name => !_pictures.ContainsKey(name)))
            {
                if (WikiFiles.Find(request.Images, name) is not { } path)
                {
                    report.FilesMissing++;
                    report.ToLookAt.Add(new WikiNote(page.Title, $"{name} is not in the folder of files; its words stand in the text."));
                }
                else
                {
                    PictureOutcome outcome = await import._files.AddPictureAsync(path, name, cancellationToken);
                    if (outcome.Key is { } key)
                        _pictures[name] = key;
                    else
                        report.ToLookAt.Add(new WikiNote(page.Title, $"{name}: {outcome.Problem}"));
                    report.FilesRefused += outcome.Key is null ? 1 : 0;
                }
            }

            List<Guid> keys = [.. page.Pictures.Where(_pictures.ContainsKey).Select(name => _pictures[name])];
            await using PhbDbContext context = await import._contexts.CreateDbContextAsync(cancellationToken);
            return keys.Count == 0 ? [] : await context.Set<GuidePicture>().AsNoTracking().Where(picture => keys.Contains(picture.Id) && !picture.Public).ToListAsync(cancellationToken);
        }

        private async Task WriteAsync(CancellationToken cancellationToken)
        {
            List<WikiWork> works = [.. _ready.Where(work => work.Note != Stays)];
            _ready.Clear();
            _text = _waiting = 0;
            HashSet<Guid> had = [.. works.Where(work => _rows.ContainsKey(work.Page.Id)).Select(work => work.Page.Id)];
            await import._writer.WriteAsync(plan.Site.Id, works, report, cancellationToken);
            foreach (WikiWork work in works)
            {
                report.Count(work.Page, work.Fate, work.Note);
                bool isSame = had.Contains(work.Page.Id) && _rows[work.Page.Id] is { } row && row.Fate == work.Fate && row.Fingerprint == work.Page.Fingerprint;
                report.Known += isSame ? 1 : 0;
                report.Updated += !isSame && had.Contains(work.Page.Id) ? 1 : 0;
                report.New += had.Contains(work.Page.Id) ? 0 : 1;
                if (work.Fate == WikiFate.Redirect && work.Note.Length > 0)
                    report.ToLookAt.Add(new WikiNote(work.Page.Title, work.Note));
                if (work.Note.Length > 0 && (work is WikiWork.OfGuide { Fate: WikiFate.LeftOut } || (work is WikiWork.OfTemplate { Fate: not WikiFate.Template, Files.Count: > 0 })))
                    report.ToLookAt.Add(new WikiNote(work.Page.Title, work.Note));
                if (work is WikiWork.OfTemplate template)
                {
                    report.Files += work.Fate == WikiFate.Template ? template.Files.Count : 0;
                    template.Files.ToList().ForEach(import._files.Forget);
                }

                if (work.Fate is WikiFate.Guide or WikiFate.Template && !isSame)
                    report.Versions += work.Versions - (_rows.TryGetValue(work.Page.Id, out WikiPageRow? old) ? old.Versions : 0);
            }

            progress?.Invoke(_done, plan.Pages.Count);
        }

        private bool Missing(WikiRevision revision)
        {
            report.VersionsWithoutText += revision.IsWithoutText ? 1 : 0;
            return revision.IsWithoutText;
        }

        private static WikiWork.OfNothing Left(PlannedPage page, string why) => new(page, null) { Fate = WikiFate.LeftOut, Note = why };

        private WikiVersion Version(PlannedPage page, WikiRevision revision, string text, string? markdown = null)
        {
            string note = string.Join(' ', (revision.Comment ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            string by = NameOf(revision.By), otherwise = $"{page.Title}, from {(plan.Site.Name.Length > 0 ? plan.Site.Name : "a wiki")}.";
            return new WikiVersion(
                WikiKeys.Of("revision", page.Id.ToString("N"), revision.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), revision.At.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture)), text,
                WikiWords.Summary(markdown ?? text, otherwise.Length <= SubmissionRules.LongestSummary ? otherwise : otherwise[..(SubmissionRules.LongestSummary - 1)] + "…"),
                note.Length <= GuideRevision.MaxNote ? note : note[..(GuideRevision.MaxNote - 1)] + "…", by, revision.At);
        }

        /// <summary>Names as people know them: an earlier import puts the wiki's name before them.</summary>
        private static string NameOf(string? account)
        {
            string name = (account ?? "")[((account ?? "").LastIndexOf('>') + 1)..].Trim();
            return name is "MediaWiki default" or "Maintenance script" || System.Net.IPAddress.TryParse(name, out _) ? "" : name.Length <= GuideTables.NameLength ? name : name[..(GuideTables.NameLength - 1)] + "…";
        }

        private static string Credit(List<string> names) => names.Count <= 5 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(5))} and {names.Count - 5} more";

        private WikitextOptions Options(PlannedPage page) => new(plan.Site)
        {
            Page = page.Title,
            Templates = mapping.Templates,
            AddressOf = AddressOf,
            PictureOf = name => _pictures.TryGetValue(name, out Guid key) ? GuidePictureAddress.Of(key) : null,
        };

        private string? AddressOf(WikiTitle title)
        {
            if (title.Namespace is WikiTitle.File or WikiTitle.Media)
                return plan.WithDocument(title.Name) is { } has ? $"/templates/{has.Slug}" : null;
            return plan.Follow(title.Full) switch
            {
                { Fate: WikiFate.Guide } guide => $"/guides/{guide.Slug}",
                { Fate: WikiFate.Template } template => $"/templates/{template.Slug}",
                _ => title.Namespace == WikiTitle.Category && ShelfOf(title.Name) is { } shelf ? $"/templates?category={shelf}" : null,
            };
        }

        private string? ShelfOf(string category) => mapping.Categories.TryGetValue(category, out MappedPage? mapped) && mapped.Shelf.Length > 0 ? mapped.Shelf : null;
    }
}
