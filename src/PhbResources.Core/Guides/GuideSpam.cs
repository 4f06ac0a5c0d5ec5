using System.Net;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Guides;

/// <summary>Judges changes of guides and suggestions about templates by the rules that hold for what members share.</summary>
internal sealed class GuideSpam(SpamJudge judge, SpamLessons lessons, PostRates rates, RefusalCounter refusals, IDbContextFactory<PhbDbContext> contexts)
{
    /// <summary>Judges something that is sent.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="editor">Who sends it.</param>
    /// <param name="texts">What is new in it.</param>
    /// <param name="taken">Time from opening the form to sending it.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="note">Takes the score and the reasons, in words for the curator.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SpamAction> JudgeAsync(Guid id, GuideEditor editor, IReadOnlyList<string> texts, TimeSpan? taken, IPAddress? address, Action<double, string> note, CancellationToken cancellationToken)
    {
        SpamVerdict verdict = await judge.JudgeAsync(
            new SpamEvidence
            {
                Submission = id,
                // People without an account have nothing to do with each other.
                Member = editor.MemberKey == Guid.Empty ? id : editor.MemberKey,
                Texts = texts,
                Email = editor.Email,
                Name = editor.CreditName,
                Network = address is not null && !IPAddress.IsLoopback(address) ? rates.MarkOf(address) : null,
                Taken = taken,
                Published = await PublishedAsync(editor.MemberKey, cancellationToken),
                Trusted = editor.IsTrusted,
            }, cancellationToken);
        if (verdict.Action == SpamAction.Refuse)
            refusals.Count(RefusalReason.RemovedBefore);
        string why = string.Join('\n', verdict.Why);
        note(verdict.Score, why.Length <= GuideTables.WhyLength ? why : why[..GuideTables.WhyLength]);
        return verdict.Action;
    }

    public Task LearnAsync(Guid id, SpamDecision decision, CancellationToken cancellationToken) => lessons.LearnAsync([id], decision, cancellationToken);

    private async Task<int> PublishedAsync(Guid member, CancellationToken cancellationToken)
    {
        if (member == Guid.Empty)
            return 0;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<GuideRevision>().CountAsync(row => row.MemberKey == member && row.State == RevisionState.Published, cancellationToken);
    }
}
