using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;

namespace PhbResources.Core.SpamDefence;

/// <summary>
/// Judges what members send: rules, what others sent lately, and what the filter learned are added up (<see cref="SpamRules"/>).
/// It errs on the side of the member: what it is not certain of a curator sees.
/// </summary>
public sealed class SpamJudge
{
    /// <summary>What is said to a member whose text and link a curator has removed before.</summary>
    public const string RemovedBefore = "A curator has removed this text and its link before, so we cannot take it. If that was a mistake, please write to us.";

    /// <summary>Days that marks are kept: as long as a decision may still be undone or compared with.</summary>
    public const int KeptDays = 90;

    private readonly SpamLists _lists;
    private readonly BayesFilter _filter;
    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly TimeProvider _clock;

    internal SpamJudge(SpamLists lists, BayesFilter filter, IDbContextFactory<PhbDbContext> contexts, TimeProvider clock) =>
        (_lists, _filter, _contexts, _clock) = (lists, filter, contexts, clock);

    /// <summary>Judges something that is sent, and remembers what is needed to learn from it later.</summary>
    public async Task<SpamVerdict> JudgeAsync(SpamEvidence evidence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if (evidence.FilledTrap)
            return new SpamVerdict(1, ["A field was filled in that people do not see."], SpamAction.Refuse);
        SpamFacts facts = SpamFacts.Of(evidence, _lists);
        BayesCounts known = await _filter.KnownAsync(cancellationToken);
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        SpamMark? mark = await context.Set<SpamMark>().FindAsync([evidence.Submission], cancellationToken);
        if (mark is null)
            context.Add(mark = new SpamMark { Submission = evidence.Submission });
        mark.Member = evidence.Member;
        mark.At = _clock.GetUtcNow().UtcDateTime;
        mark.Print = facts.Print;
        mark.Hosts = string.Join('\n', facts.Hosts.TakeWhile((_, count) => count < 20).Where(host => host.Length < SpamMark.MaxHosts / 20));
        mark.Network = evidence.Network;
        if (mark.Decided == SpamDecision.None) // What was learned is unlearned with the same tokens.
            mark.Tokens = string.Join('\n', SpamTokens.Of(facts));
        mark.Hits = string.Join('\n', SpamHeuristics.In(evidence, facts).Select(hit => hit.Written));
        (SpamVerdict verdict, bool removedBefore) = Weigh(mark, await RecentAsync(context, cancellationToken), known);
        await context.SaveChangesAsync(cancellationToken);
        if (removedBefore && evidence is { Published: 0, Trusted: false })
            return verdict with { Action = SpamAction.Refuse };
        return evidence.Trusted && verdict.Score <= SpamRules.PassTo ? verdict with { Action = SpamAction.Pass } : verdict;
    }

    /// <summary>Judges again, with what has been learned and sent since.</summary>
    /// <param name="submissions">Submissions that were judged before; others are passed over.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>What is thought of them now.</returns>
    public async Task<IReadOnlyDictionary<Guid, SpamVerdict>> JudgeAgainAsync(IReadOnlyCollection<Guid> submissions, CancellationToken cancellationToken)
    {
        BayesCounts known = await _filter.KnownAsync(cancellationToken);
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        IReadOnlyList<SpamMark> recent = await RecentAsync(context, cancellationToken);
        Dictionary<Guid, SpamVerdict> verdicts = [];
        foreach (Guid[] some in submissions.Chunk(500))
        {
            foreach (SpamMark mark in await context.Set<SpamMark>().Where(mark => some.Contains(mark.Submission)).ToListAsync(cancellationToken))
                verdicts[mark.Submission] = Weigh(mark, recent, known).Verdict;
        }

        await context.SaveChangesAsync(cancellationToken);
        return verdicts;
    }

    private static (SpamVerdict Verdict, bool RemovedBefore) Weigh(SpamMark mark, IReadOnlyList<SpamMark> recent, BayesCounts known)
    {
        List<SpamHit> hits = [.. mark.HitList, .. SpamHeuristics.Against(mark, recent)];
        BayesOpinion opinion = known.Of(mark.TokenList);
        double learned = Math.Clamp(opinion.LogOdds, SpamRules.FilterLeast, SpamRules.FilterMost);
        if (learned != 0)
            hits.Add(new SpamHit(SpamRules.Words, string.Join(", ", opinion.Words.Take(6)), learned));
        if (mark.Cleared)
            return (new SpamVerdict(0, [], SpamAction.Queue), false);
        double score = 1 / (1 + Math.Exp(-(SpamRules.Start + hits.Sum(hit => hit.Weight))));
        SpamHit[] against = [.. hits.Where(hit => hit.Weight > 0).OrderByDescending(hit => hit.Weight)];
        mark.Reason = against.Length > 0 ? against[0].Rule.Code : "";
        return (new SpamVerdict(score, [.. against.Select(hit => hit.Sentence)], score >= SpamRules.HoldFrom ? SpamAction.HoldQuietly : SpamAction.Queue),
            hits.Any(hit => hit.Rule == SpamRules.RemovedText) && hits.Any(hit => hit.Rule == SpamRules.RemovedLink));
    }

    private async Task<IReadOnlyList<SpamMark>> RecentAsync(PhbDbContext context, CancellationToken cancellationToken)
    {
        DateTime since = _clock.GetUtcNow().UtcDateTime - SpamRules.Remembered;
        return await context.Set<SpamMark>().AsNoTracking().Where(mark => mark.At >= since).OrderByDescending(mark => mark.At).Take(SpamRules.MostRemembered)
            .Select(mark => new SpamMark { Submission = mark.Submission, Member = mark.Member, Print = mark.Print, Hosts = mark.Hosts, Decided = mark.Decided })
            .ToListAsync(cancellationToken);
    }
}
