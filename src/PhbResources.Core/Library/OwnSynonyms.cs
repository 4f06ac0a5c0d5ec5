using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Storage;
using PhbResources.Search.Synonyms;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Library;

/// <summary>
/// The curator's own synonyms, on top of those that come with the library. They are kept in the database, since the folder
/// of the program may be read-only and other servers of the same Umbraco need them too.
/// </summary>
public sealed partial class OwnSynonyms(IDbContextFactory<PhbDbContext> contexts, LibrarySearch search, IRuntimeState umbraco, TimeProvider clock, ILogger<OwnSynonyms> logger) : BackgroundService
{
    /// <summary>Longest text, in characters.</summary>
    public const int MaxLength = 50_000;

    internal const string Name = "synonyms";

    /// <summary>How soon a change made on another server of the same Umbraco is in force here.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    private readonly Lock _using = new();
    private readonly List<Action<string>> _others = [];
    private string _text = "";
    private int _inForce;

    /// <summary>The text as it stands, and its version to give back when saving.</summary>
    public async Task<(string Text, int Version)> ReadAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StoredTexts.AsNoTracking().SingleOrDefaultAsync(text => text.Name == Name, cancellationToken) is { } stored
            ? (stored.Text, stored.Version)
            : ("", 0);
    }

    /// <summary>Lines that could not be used, each with its number and what to write instead.</summary>
    public static IReadOnlyList<string> ProblemsOf(string text) => SynonymSet.Parse(text).Problems;

    /// <summary>Saves the text and puts it in force at once.</summary>
    /// <param name="text">The rules.</param>
    /// <param name="version">The version that was changed.</param>
    /// <param name="cancellationToken">Stops before it is saved.</param>
    /// <returns>False where somebody else has changed it since; nothing is saved then.</returns>
    public async Task<bool> SaveAsync(string text, int version, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (version == 0)
        {
            context.StoredTexts.Add(new StoredText { Name = Name, Text = text, Version = 1 });
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException) when (context.StoredTexts.AsNoTracking().Any(stored => stored.Name == Name))
            {
                return false;
            }
        }
        else if (await context.StoredTexts.Where(stored => stored.Name == Name && stored.Version == version)
            .ExecuteUpdateAsync(stored => stored.SetProperty(row => row.Text, text).SetProperty(row => row.Version, version + 1), cancellationToken) == 0)
        {
            return false;
        }

        Use(text, version + 1);
        return true;
    }

    /// <summary>Puts in force what is stored, where that is not so already.</summary>
    internal async Task FollowAsync(CancellationToken cancellationToken)
    {
        (string text, int version) = await ReadAsync(cancellationToken);
        if (version != Volatile.Read(ref _inForce))
            Use(text, version);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (umbraco.Level != RuntimeLevel.Run)
                continue; // A full Umbraco that is being installed or upgraded is left alone.
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotRead(exception);
            }
        }
    }

    /// <summary>Another index that these synonyms are for: it is told what is in force, now and whenever that changes.</summary>
    /// <param name="use">Puts rules in force there, in place of those before.</param>
    internal void Tell(Action<string> use)
    {
        lock (_using)
        {
            _others.Add(use);
            use(_text);
        }
    }

    private void Use(string text, int version)
    {
        lock (_using)
        {
            search.Use(_text = text);
            foreach (Action<string> use in _others)
                use(text);
        }

        Volatile.Write(ref _inForce, version);
    }

    [LoggerMessage(1421, LogLevel.Warning, "The curator's own synonyms could not be read; those read before stay in force.")]
    private partial void LogNotRead(Exception exception);
}
