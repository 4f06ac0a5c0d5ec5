using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PhbResources.Core.Storage;

namespace PhbResources.Core.SpamDefence;

/// <summary>
/// Learns from what curators publish and what they remove as spam. What it knows is two counts for each token, kept in the database;
/// a copy in memory answers, and is read again when another server of the same Umbraco has learned something.
/// </summary>
public sealed class BayesFilter(IDbContextFactory<PhbDbContext> contexts) : IDisposable
{
    /// <summary>The token that counts all texts.</summary>
    private const string AllTexts = "";

    /// <summary>Tokens asked for in one statement; SQLite takes 32,766 parameters, SQL Server 2,100.</summary>
    private const int AtOnce = 1_000;

    private readonly SemaphoreSlim _learning = new(1, 1);
    private volatile BayesCounts _known = BayesCounts.None;

    /// <summary>What the filter knows now.</summary>
    public async Task<BayesCounts> KnownAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        BayesCounts known = _known;
        if (await IsUpToDateAsync(context, known, cancellationToken))
            return known;
        await _learning.WaitAsync(cancellationToken);
        try
        {
            return _known = await ReadAsync(context, cancellationToken);
        }
        finally
        {
            _learning.Release();
        }
    }

    /// <summary>Learns a text.</summary>
    /// <param name="tokens">Its tokens, each once.</param>
    /// <param name="spam">True for spam, false for what was published.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task LearnAsync(IEnumerable<string> tokens, bool spam, CancellationToken cancellationToken) =>
        ChangeAsync(_ => Task.FromResult<IReadOnlyList<BayesLesson>>([new BayesLesson([.. tokens], spam ? 0 : 1, spam ? 1 : 0)]), cancellationToken);

    /// <summary>Takes back what <see cref="LearnAsync"/> did with the same tokens.</summary>
    public Task UnlearnAsync(IEnumerable<string> tokens, bool spam, CancellationToken cancellationToken) =>
        ChangeAsync(_ => Task.FromResult<IReadOnlyList<BayesLesson>>([new BayesLesson([.. tokens], spam ? 0 : -1, spam ? -1 : 0)]), cancellationToken);

    /// <summary>Learns what <paramref name="lessons"/> says, in the same transaction as what it changes in the context.</summary>
    internal async Task ChangeAsync(Func<PhbDbContext, Task<IReadOnlyList<BayesLesson>>> lessons, CancellationToken cancellationToken)
    {
        await _learning.WaitAsync(cancellationToken);
        try
        {
            await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
            // Serializable, as counts are read, changed and written: another server waits for its turn.
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
            bool upToDate = await IsUpToDateAsync(context, _known, cancellationToken);
            Dictionary<string, (long Good, long Bad)> changes = Sum(await lessons(context));
            foreach (string[] tokens in changes.Keys.Chunk(AtOnce))
                await WriteAsync(context, tokens, changes, cancellationToken);
            SpamWord[] changed = [.. context.ChangeTracker.Entries<SpamWord>().Select(entry => entry.Entity)];
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
            _known = upToDate ? _known.With(changed) : await ReadAsync(context, CancellationToken.None);
        }
        finally
        {
            _learning.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _learning.Dispose();

    private static Dictionary<string, (long Good, long Bad)> Sum(IReadOnlyList<BayesLesson> lessons)
    {
        Dictionary<string, (long Good, long Bad)> changes = new(StringComparer.Ordinal);
        foreach (BayesLesson lesson in lessons)
        {
            foreach (string token in lesson.Tokens.Where(token => token.Length is > 0 and <= SpamTokens.MaxLength).Append(AllTexts).Distinct(StringComparer.Ordinal))
            {
                (long good, long bad) = changes.GetValueOrDefault(token);
                changes[token] = (good + lesson.Good, bad + lesson.Bad);
            }
        }

        return changes;
    }

    private static async Task WriteAsync(PhbDbContext context, string[] tokens, Dictionary<string, (long Good, long Bad)> changes, CancellationToken cancellationToken)
    {
        Dictionary<string, SpamWord> words = await context.Set<SpamWord>().Where(word => tokens.Contains(word.Token)).ToDictionaryAsync(word => word.Token, cancellationToken);
        foreach (string token in tokens)
        {
            (long good, long bad) = changes[token];
            if (!words.TryGetValue(token, out SpamWord? word))
                context.Add(word = new SpamWord { Token = token });
            word.Good = Math.Max(0, word.Good + good);
            word.Bad = Math.Max(0, word.Bad + bad);
            if (word is { Good: 0, Bad: 0 })
                context.Remove(word);
        }
    }

    /// <summary>True where no other server has learned a text since; the counts of all texts tell.</summary>
    private static async Task<bool> IsUpToDateAsync(PhbDbContext context, BayesCounts known, CancellationToken cancellationToken)
    {
        SpamWord? all = await context.Set<SpamWord>().AsNoTracking().SingleOrDefaultAsync(word => word.Token == AllTexts, cancellationToken);
        return (all?.Good ?? 0, all?.Bad ?? 0) == (known.Good, known.Bad);
    }

    private static async Task<BayesCounts> ReadAsync(PhbDbContext context, CancellationToken cancellationToken) =>
        BayesCounts.None.With(await context.Set<SpamWord>().AsNoTracking().ToListAsync(cancellationToken));
}

/// <summary>A text to learn, or with numbers below 0 to unlearn.</summary>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Good">What is added to the counts of what was published.</param>
/// <param name="Bad">What is added to the counts of spam.</param>
internal sealed record BayesLesson(IReadOnlyList<string> Tokens, int Good, int Bad);
