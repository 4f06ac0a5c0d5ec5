using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Facts;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Curating.Review;

/// <summary>How much there was to do: read from the history of submissions, nothing is measured beside it.</summary>
public sealed class DeskFigures(IDbContextFactory<PhbDbContext> contexts, IKeyValueService keyValues, TimeProvider clock)
{
    /// <summary>Between two decisions no further apart than this the curator is taken to have worked.</summary>
    public static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(15);

    /// <summary>What the first decision after a pause is taken to have cost.</summary>
    public static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(1);

    private const string LookedPrefix = "PhbResources.Desk.Looked+";

    /// <summary>Figures of the week, which begins on Monday.</summary>
    public async Task<DeskWeek> ThisWeekAsync(CancellationToken cancellationToken)
    {
        DateOnly today = clock.Today();
        DateTime monday = ClockDays.StartOf(today.AddDays(-(((int)today.DayOfWeek + 6) % 7)));
        return await SinceAsync(monday, cancellationToken);
    }

    /// <summary>Figures since a moment, UTC.</summary>
    public async Task<DeskWeek> SinceAsync(DateTime since, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<SubmissionEvent> events = await context.Set<SubmissionEvent>().AsNoTracking().Where(entry => entry.At >= since).OrderBy(entry => entry.At).ToListAsync(cancellationToken);
        List<SubmissionEvent> decisions = [.. events.Where(entry => entry.To is SubmissionState.Approved or SubmissionState.Declined or SubmissionState.Spam or SubmissionState.ChangesAskedFor && entry.Actor == Actor.Curator)];
        List<Guid> ids = [.. decisions.Select(entry => entry.SubmissionId).Distinct()];
        Dictionary<Guid, DateTime?> sent = await context.Set<Submission>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Sent, cancellationToken);
        List<TimeSpan> waited = [.. decisions.DistinctBy(entry => entry.SubmissionId).Where(entry => sent.GetValueOrDefault(entry.SubmissionId) is not null).Select(entry => entry.At - sent[entry.SubmissionId]!.Value).Order()];
        return new DeskWeek(
            ids.Count,
            events.Count(entry => entry.Move == SubmissionMove.Publish),
            waited.Count == 0 ? null : waited[waited.Count / 2],
            waited.Count == 0 ? null : waited[^1],
            (int)Math.Round(events.Where(entry => entry.Actor == Actor.Curator).GroupBy(entry => entry.ByKey).Sum(one => Worked([.. one.Select(entry => entry.At)]).TotalMinutes)));
    }

    /// <summary>What was published without a look since a curator last said that they had looked, the newest first.</summary>
    public async Task<IReadOnlyList<PublishedUnseen>> UnseenAsync(Guid curator, CancellationToken cancellationToken)
    {
        DateTime since = DateTime.TryParse(keyValues.GetValue(LookedPrefix + curator.ToString("D")), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime looked)
            ? looked
            : clock.GetUtcNow().UtcDateTime.AddDays(-30);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<SubmissionEvent>().AsNoTracking()
            .Where(entry => entry.At > since && entry.Move == SubmissionMove.Approve && entry.Actor == Actor.System)
            .Join(context.Set<Submission>().AsNoTracking().Where(row => row.State == SubmissionState.Published), entry => entry.SubmissionId, row => row.Id, (entry, row) => new { entry.At, Row = row })
            .OrderByDescending(pair => pair.At).Take(100).ToListAsync(cancellationToken);
        return [.. rows.Select(pair => new PublishedUnseen(pair.Row.Id, SubmissionEntries.Read(pair.Row.Entries).Title, pair.Row.ContentKey, pair.At))];
    }

    /// <summary>Notes that a curator has looked at what was published without a look.</summary>
    public void Looked(Guid curator) => keyValues.SetValue(LookedPrefix + curator.ToString("D"), clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Time that a row of decisions took.</summary>
    internal static TimeSpan Worked(IReadOnlyList<DateTime> decisions)
    {
        TimeSpan worked = TimeSpan.Zero;
        for (int i = 0; i < decisions.Count; i++)
        {
            TimeSpan gap = i == 0 ? TimeSpan.MaxValue : decisions[i] - decisions[i - 1];
            worked += gap <= LongestLook ? gap : FirstLook;
        }

        return worked;
    }
}

/// <summary>What curators did in a week.</summary>
/// <param name="Decided">Submissions that were approved, declined, sent back with a question or thrown away.</param>
/// <param name="Published">Submissions that went into the library.</param>
/// <param name="MedianWait">How long the middle one of those decided waited for its first decision; <c>null</c> where none was.</param>
/// <param name="LongestWait">How long the longest of them waited.</param>
/// <param name="Minutes">Minutes that all of them took.</param>
public sealed record DeskWeek(int Decided, int Published, TimeSpan? MedianWait, TimeSpan? LongestWait, int Minutes);

/// <summary>What a trusted member shared and no curator has seen yet.</summary>
/// <param name="Id">The submission.</param>
/// <param name="Title">Its title.</param>
/// <param name="ContentKey">The content it is.</param>
/// <param name="At">When it was published, UTC.</param>
public sealed record PublishedUnseen(Guid Id, string Title, Guid? ContentKey, DateTime At);
