using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Changes;
using PhbResources.Core.Discussions;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Core.Mail;
using PhbResources.Core.StarterLibrary;
using PhbResources.Core.Storage;
using PhbResources.Core.Wikis;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Exports.Importing;

/// <summary>
/// Makes the library of an export again, with its versions, addresses, keys and times: through Umbraco, whose rules hold for this as for any other way.
/// A template, a guide and a discussion are each there whole or not at all, so that one that was cut off can go on.
/// </summary>
public sealed class LibraryImport
{
    private readonly ExportRules _rules;
    private readonly ContentImport _content;
    private readonly GuideImport _guideImport;
    private readonly DiscussionImport _discussions;
    private readonly PublishedLibrary _library;
    private readonly PublishedGuides _guides;
    private readonly OwnSynonyms _synonyms;
    private readonly OldAddresses _oldAddresses;
    private readonly StarterLibraryLoader _starter;
    private readonly IContentService _contents;
    private readonly IDbContextFactory<PhbDbContext> _contexts;

    internal LibraryImport(
        ExportRules rules, ContentImport content, GuideImport guideImport, DiscussionImport discussions, PublishedLibrary library, PublishedGuides guides, OwnSynonyms synonyms,
        OldAddresses oldAddresses, StarterLibraryLoader starter, IContentService contents, IDbContextFactory<PhbDbContext> contexts)
    {
        (_rules, _content, _guideImport, _discussions, _library, _guides) = (rules, content, guideImport, discussions, library, guides);
        (_synonyms, _oldAddresses, _starter, _contents, _contexts) = (synonyms, oldAddresses, starter, contents, contexts);
    }

    /// <summary>Brings in an export that was found whole.</summary>
    /// <param name="export">The export.</param>
    /// <param name="intoExisting">Whether to add what is missing to a site that is not empty.</param>
    /// <param name="progress">Told how many of all templates are there.</param>
    /// <param name="cancellationToken">Gives up between two of them.</param>
    /// <exception cref="ExportException">The site is not empty, or the export has something that cannot be brought in; nothing was.</exception>
    public async Task<ImportMade> BringAsync(CheckedExport export, bool intoExisting, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(export);
        bool isEmpty = await IsEmptyAsync(cancellationToken);
        if (!isEmpty && !intoExisting)
        {
            throw new ExportException($"This site is not empty: it has {_library.Current.ByKey.Count} templates and {_guides.Current.InOrder.Length} guides. Nothing was brought in. "
                + "Make a new one of the export by naming a data folder that is not there yet (--Phb:DataPath=FOLDER); or bring in only what is missing here, with --into-existing.");
        }

        IReadOnlyList<string> problems = await _rules.ProblemsOfAsync(export, cancellationToken);
        if (problems.Count > 0)
            throw new ExportException($"The export cannot be brought in. Nothing was.{string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}"))}{(problems.Count == ExportRules.MostProblems ? $"{Environment.NewLine}  There may be more." : "")}");

        ExportIndex index = export.Index;
        Tally tally = new();
        if (isEmpty)
            _starter.NoteAll(); // A library that moves in is what it was, without what the program brings along.
        IReadOnlyDictionary<string, Guid> shelves = _content.MakeShelves(index.Categories);
        await _content.BringAsync(index.Templates, export, shelves, tally, done => progress?.Invoke(done, index.Templates.Count), cancellationToken);

        foreach (ExportedGuide guide in index.Guides)
            await _guideImport.BringAsync(guide, export, tally, cancellationToken);
        await _discussions.BringAsync(index, export, keepNumbers: isEmpty, tally, cancellationToken);
        await BringChangesAsync(index.Changes, all: isEmpty, tally, cancellationToken);
        if (index.Synonyms.Length > 0 && await _synonyms.ReadAsync(cancellationToken) is { Version: 0 })
            await _synonyms.SaveAsync(index.Synonyms, 0, cancellationToken);
        await _oldAddresses.BringAsync(index.OldWikis, index.OldPages.Select(page => new WikiPageRow
        {
            Id = page.Key, Wiki = page.Wiki, Title = page.Title, Fate = Enum.Parse<WikiFate>(page.Fate), ContentKey = page.Content, Target = page.Target, At = index.Made,
        }), cancellationToken);
        return new ImportMade(tally.Templates, tally.Guides, tally.Threads, tally.Known, tally.Problems);
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        if (_contents.GetRootContent().Any() || _library.Current.ByKey.Count > 0 || _guides.Current.InOrder.Length > 0)
            return false;
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        return !await context.Set<DiscussionThread>().AnyAsync(cancellationToken);
    }

    /// <summary>What was published just now was new and changed long ago: the list of changes says when.</summary>
    private async Task BringChangesAsync(IReadOnlyList<ExportedChange> changes, bool all, Tally tally, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (all)
            await context.Set<LoggedChange>().ExecuteDeleteAsync(cancellationToken);
        foreach (Guid[] some in tally.Brought.Keys.Chunk(500))
            await context.Set<LoggedChange>().Where(row => some.Contains(row.PageKey)).ExecuteDeleteAsync(cancellationToken);
        bool keepNumbers = all && DiscussionImport.KeepsNumbers(context);
        foreach (ExportedChange[] some in changes.Where(change => all || tally.Brought.ContainsKey(change.Page)).Chunk(500))
        {
            foreach (ExportedChange change in some)
            {
                context.Add(new LoggedChange
                {
                    Id = keepNumbers ? change.Number : 0,
                    PageKey = change.Page,
                    Kind = Enum.Parse<ChangeKind>(change.Kind),
                    Title = MailText.Line(change.Title, Change.MaxTitle),
                    Path = change.Path,
                    By = change.By is { } by ? MailText.Line(by, Change.MaxBy) : null,
                    Note = change.Note is { } note ? MailText.Line(note, Change.MaxNote) : null,
                    At = change.At,
                    IsNew = change.IsNew,
                    Category = change.Category,
                    About = change.About,
                    Item = change.Item,
                    Compare = change.Compare,
                    // Umbraco counts versions anew; that one is published is not to be noted again.
                    Version = tally.Brought.GetValueOrDefault(change.Page),
                    Told = true, // Who watches was told when it was new.
                });
            }

            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>What became of it so far.</summary>
    internal sealed class Tally
    {
        public int Templates { get; set; }

        public int Guides { get; set; }

        public int Threads { get; set; }

        public int Known { get; set; }

        public List<string> Problems { get; } = [];

        /// <summary>Keys of pages that were brought in, with Umbraco's id of the published version of those that have one.</summary>
        public Dictionary<Guid, int?> Brought { get; } = [];
    }
}

/// <summary>What was brought in.</summary>
/// <param name="Templates">Templates that are new here.</param>
/// <param name="Guides">Guides that are new here.</param>
/// <param name="Threads">Discussions that are new here.</param>
/// <param name="Known">What was here already, and stays as it is.</param>
/// <param name="Problems">What could not be brought in, and why.</param>
public sealed record ImportMade(int Templates, int Guides, int Threads, int Known, IReadOnlyList<string> Problems);
