using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Documents.Inspection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.SpamDefence;

/// <summary>What the site knows of how something was sent.</summary>
/// <param name="Taken">Time from opening the form to sending it.</param>
/// <param name="Address">Where it came from; kept as <see cref="PostRates.MarkOf"/> only.</param>
public sealed record SentFrom(TimeSpan? Taken, IPAddress? Address);

/// <summary>Judges submissions when they are sent, and keeps the judgement in step with what curators decide.</summary>
public sealed class SubmissionSpam
{
    /// <summary>The group of members whom a curator trusts.</summary>
    public const string TrustedGroup = MemberAccounts.TrustedGroup;

    /// <summary>Files that are read for the judgement, and the largest, in bytes: enough for any text document.</summary>
    private const int MostFiles = 3, MostBytes = 5 * 1024 * 1024;

    /// <summary>Longest list of reasons that is kept with a submission, in characters.</summary>
    private const int LongestWhy = 1_000;

    private readonly SpamJudge _judge;
    private readonly SpamLessons _lessons;
    private readonly PostRates _rates;
    private readonly RefusalCounter _refusals;
    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly PrivateFiles _files;
    private readonly FileInspector _inspector;
    private readonly IMemberService _members;
    private string _seen = "";

    internal SubmissionSpam(SpamJudge judge, SpamLessons lessons, PostRates rates, RefusalCounter refusals, IDbContextFactory<PhbDbContext> contexts, PrivateFiles files, FileInspector inspector, IMemberService members)
    {
        _judge = judge;
        _lessons = lessons;
        _rates = rates;
        _refusals = refusals;
        _contexts = contexts;
        _files = files;
        _inspector = inspector;
        _members = members;
    }

    /// <summary>True for what waits apart from the queue, as it looks like spam.</summary>
    public static bool IsHeld(Submission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return submission is { State: SubmissionState.Submitted or SubmissionState.Checking, SpamScore: >= SpamRules.HoldFrom };
    }

    /// <summary>True where nothing speaks against publishing it at once; whether its member is trusted is for the caller to know.</summary>
    public static bool MayPass(Submission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return submission.SpamScore <= SpamRules.PassTo;
    }

    /// <summary>Judges a submission that is being sent, and writes score and reasons into its row, which the caller saves.</summary>
    /// <returns>Why it is refused, in words for the member; <c>null</c> where it is taken.</returns>
    internal async Task<string?> JudgeAsync(Submission row, IReadOnlyList<SubmissionFile> shared, SentFrom? from, CancellationToken cancellationToken)
    {
        SubmissionEntries entries = SubmissionEntries.Read(row.Entries);
        List<string> texts = [entries.Title, entries.Summary, entries.WhyItHelped, entries.WhatChanged, entries.Tags, entries.CreditName, entries.Text];
        foreach (SubmissionFile file in shared.Where(file => file.Bytes <= MostBytes).Take(MostFiles))
            texts.Add(await TextOfAsync(file, cancellationToken));
        IMember? member = _members.GetById(row.MemberKey);
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        SpamVerdict verdict = await _judge.JudgeAsync(
            new SpamEvidence
            {
                Submission = row.Id,
                Member = row.MemberKey,
                Texts = texts,
                Email = member?.Email ?? "",
                Name = member?.Name ?? "",
                Network = from?.Address is { } address && !IPAddress.IsLoopback(address) ? _rates.MarkOf(address) : null,
                Taken = from?.Taken,
                Published = await context.Set<Submission>().CountAsync(other => other.MemberKey == row.MemberKey && other.State == SubmissionState.Published, cancellationToken),
                Trusted = member is not null && _members.GetAllRoles(member.Id).Contains(MemberAccounts.TrustedGroup),
            }, cancellationToken);
        if (verdict.Action == SpamAction.Refuse)
        {
            _refusals.Count(RefusalReason.RemovedBefore);
            return SpamJudge.RemovedBefore;
        }

        (row.SpamScore, row.SpamWhy) = (verdict.Score, WhyOf(verdict));
        return null;
    }

    /// <summary>
    /// Teaches the filter what was published, removed as spam or taken back since, wherever that was done, and judges again what waits.
    /// Doing it twice is harmless.
    /// </summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        var changed = await context.Set<SpamMark>().Join(context.Set<Submission>(), mark => mark.Submission, submission => submission.Id, (mark, submission) => new { mark.Submission, mark.Decided, submission.State })
            .Where(pair => pair.Decided != (pair.State == SubmissionState.Published ? SpamDecision.Good : pair.State == SubmissionState.Spam ? SpamDecision.Bad : SpamDecision.None))
            .ToListAsync(cancellationToken);
        foreach (var decision in changed.GroupBy(pair => pair.State switch { SubmissionState.Published => SpamDecision.Good, SubmissionState.Spam => SpamDecision.Bad, _ => SpamDecision.None }))
            await _lessons.LearnAsync([.. decision.Select(pair => pair.Submission)], decision.Key, cancellationToken);
        int marks = await context.Set<SpamMark>().CountAsync(cancellationToken);
        DateTime? last = await context.Set<SpamMark>().MaxAsync(mark => (DateTime?)mark.At, cancellationToken);
        string seen = string.Create(CultureInfo.InvariantCulture, $"{marks} {last:O}");
        if (changed.Count == 0 && seen == _seen)
            return;
        _seen = seen;
        await JudgeWaitingAgainAsync(context, cancellationToken);
    }

    /// <summary>A curator says that something is no spam: it goes into the queue, and stays there.</summary>
    public async Task ClearAsync(Guid submission, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<SpamMark>().Where(mark => mark.Submission == submission).ExecuteUpdateAsync(mark => mark.SetProperty(row => row.Cleared, true), cancellationToken);
        await SetAsync(context, submission, 0, null, cancellationToken);
    }

    private async Task JudgeWaitingAgainAsync(PhbDbContext context, CancellationToken cancellationToken)
    {
        var waiting = await context.Set<Submission>().AsNoTracking().Where(row => row.State == SubmissionState.Submitted || row.State == SubmissionState.Checking)
            .Select(row => new { row.Id, row.SpamScore, row.SpamWhy }).ToListAsync(cancellationToken);
        IReadOnlyDictionary<Guid, SpamVerdict> verdicts = await _judge.JudgeAgainAsync([.. waiting.Select(row => row.Id)], cancellationToken);
        foreach (var row in waiting)
        {
            if (verdicts.TryGetValue(row.Id, out SpamVerdict? verdict) && (Math.Abs(verdict.Score - row.SpamScore) > 0.001 || WhyOf(verdict) != row.SpamWhy))
                await SetAsync(context, row.Id, verdict.Score, WhyOf(verdict), cancellationToken);
        }
    }

    // The version stays: nothing that anybody wrote has changed. What is held no more becomes content with the next round.
    private static Task SetAsync(PhbDbContext context, Guid submission, double score, string? why, CancellationToken cancellationToken) =>
        context.Set<Submission>().Where(row => row.Id == submission)
            .ExecuteUpdateAsync(row => row.SetProperty(to => to.SpamScore, score).SetProperty(to => to.SpamWhy, why)
                .SetProperty(to => to.Settled, to => to.Settled && (to.ContentKey != null || score >= SpamRules.HoldFrom)), cancellationToken);

    private static string? WhyOf(SpamVerdict verdict) =>
        verdict.Why.Count == 0 ? null : string.Join('\n', verdict.Why) is var why && why.Length <= LongestWhy ? why : why[..LongestWhy];

    private async Task<string> TextOfAsync(SubmissionFile file, CancellationToken cancellationToken) =>
        await _files.ReadAsync(file.SubmissionId, file.Id, cancellationToken) is { } bytes
        && (await _inspector.InspectAsync(bytes, file.Name, cancellationToken)).Reading is { } reading
            ? reading.VisibleText()
            : "";
}
