using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;

namespace PhbResources.Core.SpamDefence;

/// <summary>Teaches the filter what curators decide: once each, and taken back when they take it back.</summary>
public sealed class SpamLessons(BayesFilter filter, IDbContextFactory<PhbDbContext> contexts, TimeProvider clock)
{
    /// <summary>Learns a decision. Deciding otherwise unlearns what was learned before; what was never judged teaches nothing.</summary>
    /// <param name="submissions">What was decided on.</param>
    /// <param name="decision">What it was; <see cref="SpamDecision.None"/> takes it back.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task LearnAsync(IReadOnlyCollection<Guid> submissions, SpamDecision decision, CancellationToken cancellationToken) =>
        filter.ChangeAsync(async context =>
        {
            List<BayesLesson> lessons = [];
            foreach (Guid[] some in submissions.Chunk(500))
            {
                foreach (SpamMark mark in await context.Set<SpamMark>().Where(mark => some.Contains(mark.Submission) && mark.Decided != decision).ToListAsync(cancellationToken))
                {
                    lessons.Add(new BayesLesson(mark.TokenList,
                        (decision == SpamDecision.Good ? 1 : 0) - (mark.Decided == SpamDecision.Good ? 1 : 0),
                        (decision == SpamDecision.Bad ? 1 : 0) - (mark.Decided == SpamDecision.Bad ? 1 : 0)));
                    mark.Decided = decision;
                }
            }

            return lessons;
        }, cancellationToken);

    /// <summary>Forgets the marks of submissions that are gone for good, for example with their member. What was learned stays: it is counts of words.</summary>
    public async Task ForgetAsync(IReadOnlyCollection<Guid> submissions, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (Guid[] some in submissions.Chunk(500))
            await context.Set<SpamMark>().Where(mark => some.Contains(mark.Submission)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Forgets the marks that are too old to be compared with or undone.</summary>
    public async Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        DateTime oldest = clock.GetUtcNow().UtcDateTime.AddDays(-SpamJudge.KeptDays);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<SpamMark>().Where(mark => mark.At < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
