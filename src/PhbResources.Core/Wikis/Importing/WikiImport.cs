using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Core.Schemas;
using PhbResources.Core.Storage;
using PhbResources.Core.Wikis.Dump;
using PhbResources.Core.Wikis.Planning;
using PhbResources.Documents.Yaml;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>
/// Brings a wiki in from what MediaWiki exports. The dump is read twice: once for what is in it, then a page at a time. It can be stopped at any moment and run again:
/// what is there already is passed over.
/// </summary>
public sealed class WikiImport : IDisposable
{
    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly WikiWriter _writer;
    private readonly WikiFiles _files;
    private readonly OldAddresses _addresses;
    private readonly PublishedLibrary _library;
    private readonly PublishedGuides _guides;
    private readonly KindCatalogue _kinds;
    private readonly IShortStringHelper _strings;
    private readonly SemaphoreSlim _turn = new(1, 1);

    internal WikiImport(IDbContextFactory<PhbDbContext> contexts, WikiWriter writer, WikiFiles files, OldAddresses addresses, PublishedLibrary library, PublishedGuides guides, KindCatalogue kinds, IShortStringHelper strings)
    {
        (_contexts, _writer, _files, _addresses, _library, _guides, _kinds, _strings) = (contexts, writer, files, addresses, library, guides, kinds, strings);
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
        WikiPlan plan = WikiPlan.Read(request.Dump, mapping, request.DryRun, cancellationToken);
        WikiGuess guess = new(_kinds, _library.Current);
        guess.Fill(plan, mapping);
        PlannedAddresses.Give(plan, _guides.Current, _library.Current, _strings);
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
            WikiLinks links = new(plan, mapping);
            WikiPages pages = new(_writer, plan, links, new WikiAttachments(_contexts, _files, plan, links, report, request.Images), report);
            await new WikiRun(_writer, _files, _library, plan, pages, await RowsAsync(plan, cancellationToken), report, progress).RunAsync(request.Dump, cancellationToken);
        }

        report.Seconds = Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 1);
        using Process process = Process.GetCurrentProcess();
        report.PeakMegabytes = process.PeakWorkingSet64 / 1_048_576;
        return new WikiImportOutcome(report, written);
    }

    private async Task ForeseeAsync(WikiPlan plan, WikiImportRequest request, WikiReport report, CancellationToken cancellationToken)
    {
        Dictionary<Guid, WikiPageRow> rows = await RowsAsync(plan, cancellationToken);
        foreach (PlannedPage page in plan.Pages)
        {
            // A discussion comes along without the posts that give somebody away.
            report.Count(page, page.Telling is not null && page.Fate is WikiFate.Guide or WikiFate.Template ? WikiFate.HeldBack : page.Fate, page.Why);
            if (page.Telling is { } telling)
                report.ToLookAt.Add(new WikiNote(page.Name, $"It gives somebody away ({telling}). {WikiPrivacy.WhatToDo}"));
            if (rows.TryGetValue(page.Id, out WikiPageRow? row) && row.Fingerprint == page.Fingerprint && row.Fate == page.Fate)
                report.Known++;
            foreach (string file in page.Documents.Concat(page.Pictures).Where(file => WikiFiles.Find(request.Images, file) is null))
            {
                report.FilesMissing++;
                report.ToLookAt.Add(new WikiNote(file, $"The page {page.Name} has this file, which is not in the folder of files."));
            }
        }
    }

    private async Task<Dictionary<Guid, WikiPageRow>> RowsAsync(WikiPlan plan, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        string wiki = plan.Site.Id;
        return await context.Set<WikiPageRow>().AsNoTracking().Where(row => row.Wiki == wiki).ToDictionaryAsync(row => row.Id, cancellationToken);
    }
}
