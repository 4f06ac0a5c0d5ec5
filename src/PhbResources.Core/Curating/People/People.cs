using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Members;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Curating.People;

/// <summary>Members as curators see them: who they are, what became of what they shared, and what they may do.</summary>
public sealed partial class People(IMemberService members, IDbContextFactory<PhbDbContext> contexts, ILogger<People> logger) : IDisposable
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Changes of who is a curator go one after the other, so that two of them do not take the last two away.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>A member with what became of what they shared, or <c>null</c>.</summary>
    public async Task<Person?> FindAsync(Guid key, CancellationToken cancellationToken)
    {
        if (key == Guid.Empty || members.GetById(key) is not { } member)
            return null;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        Dictionary<SubmissionState, int> counts = await context.Set<Submission>().AsNoTracking().Where(row => row.MemberKey == key)
            .GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return PersonOf(member, counts);
    }

    /// <summary>Members whose name or address has the words in it; all where there are none.</summary>
    /// <param name="words">As typed.</param>
    /// <param name="page">Counted from 0.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(IReadOnlyList<Person> People, long Total)> SearchAsync(string words, int page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(words);
        IMember[] found = [.. members.GetAll(page, PageSize, out long total, "loginName", Direction.Ascending, null, words.Trim())];
        Guid[] keys = [.. found.Select(member => member.Key)];
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = (await context.Set<Submission>().AsNoTracking().Where(row => keys.Contains(row.MemberKey))
            .GroupBy(row => new { row.MemberKey, row.State }).Select(group => new { group.Key.MemberKey, group.Key.State, Count = group.Count() }).ToListAsync(cancellationToken)).ToLookup(row => row.MemberKey);
        return ([.. found.Select(member => PersonOf(member, counts[member.Key].ToDictionary(row => row.State, row => row.Count)))], total);
    }

    /// <summary>What a member shared, the last changed first, without drafts, which are theirs alone.</summary>
    public async Task<IReadOnlyList<SubmissionSummary>> SharedAsync(Guid key, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<Submission> rows = await context.Set<Submission>().AsNoTracking()
            .Where(row => row.MemberKey == key && row.State != SubmissionState.Draft && row.State != SubmissionState.Withdrawn)
            .OrderByDescending(row => row.Changed).Take(PageSize).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new SubmissionSummary(row.Id, SubmissionEntries.Read(row.Entries).Title, row.State, row.Replaces, row.ContentKey, row.Created, row.Changed))];
    }

    /// <summary>Changes what a member may do.</summary>
    /// <param name="curator">Key of the curator who does it.</param>
    /// <param name="key">The member.</param>
    /// <param name="change">What changes.</param>
    /// <param name="cancellationToken">Gives up the waiting, not the change.</param>
    /// <returns>What stands against it, or <c>null</c>.</returns>
    public async Task<string?> ChangeAsync(Guid curator, Guid key, PersonChange change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (members.GetById(key) is not { } member)
                return "This member is not there any more.";
            if (WhatIsAgainst(curator, member, change) is { } reason)
                return reason;
            switch (change)
            {
                case PersonChange.GiveTrust:
                    members.AssignRole(member.Id, MemberAccounts.TrustedGroup);
                    break;
                case PersonChange.TakeTrust:
                    members.DissociateRole(member.Id, MemberAccounts.TrustedGroup);
                    break;
                case PersonChange.MakeCurator:
                    members.AssignRole(member.Id, FirstCurator.Group);
                    break;
                case PersonChange.UnmakeCurator:
                    members.DissociateRole(member.Id, FirstCurator.Group);
                    break;
                default:
                    member.IsApproved = change == PersonChange.Unlock;
                    if (change == PersonChange.Unlock)
                        member.IsLockedOut = false;
                    members.Save(member);
                    break;
            }

            LogChanged(curator, change, key);
            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private string? WhatIsAgainst(Guid curator, IMember member, PersonChange change)
    {
        bool isCurator = IsIn(member, FirstCurator.Group);
        return change switch
        {
            PersonChange.MakeCurator when !member.IsApproved => "This account is locked. Unlock it first.",
            PersonChange.UnmakeCurator or PersonChange.Lock when isCurator && members.GetMembersByGroup(FirstCurator.Group).Count(other => other.IsApproved) <= 1
                => "This is the only curator. Make somebody else a curator first.",
            PersonChange.Lock when member.Key == curator => "You cannot lock your own account.",
            PersonChange.Lock when isCurator => "This member is a curator. Take that away first.",
            _ => null,
        };
    }

    private Person PersonOf(IMember member, IReadOnlyDictionary<SubmissionState, int> counts) => new(
        member.Key, member.Name ?? "", member.Email, DateTime.SpecifyKind(member.CreateDate, DateTimeKind.Utc), IsIn(member, MemberAccounts.TrustedGroup), IsIn(member, FirstCurator.Group), !member.IsApproved)
    {
        Counts = counts,
    };

    private bool IsIn(IMember member, string group) => members.GetAllRoles(member.Id).Contains(group);

    [LoggerMessage(1611, LogLevel.Information, "Curator {Curator}: {Change} for member {Member}.")]
    private partial void LogChanged(Guid curator, PersonChange change, Guid member);
}

/// <summary>What can be changed about a member.</summary>
public enum PersonChange
{
    /// <summary>Publish what they share at once.</summary>
    GiveTrust,

    /// <summary>Look at what they share first.</summary>
    TakeTrust,

    /// <summary>Let them look after the library.</summary>
    MakeCurator,

    /// <summary>Let them no longer look after the library.</summary>
    UnmakeCurator,

    /// <summary>Let them no longer sign in.</summary>
    Lock,

    /// <summary>Let them sign in again.</summary>
    Unlock,
}

/// <summary>A member.</summary>
/// <param name="Key">Umbraco's key.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Since">Since when they are a member, UTC.</param>
/// <param name="IsTrusted">True where what they share is published at once.</param>
/// <param name="IsCurator">True for a curator.</param>
/// <param name="IsLocked">True where they may not sign in.</param>
public sealed record Person(Guid Key, string Name, string Email, DateTime Since, bool IsTrusted, bool IsCurator, bool IsLocked)
{
    /// <summary>How many of what they shared stand where.</summary>
    public IReadOnlyDictionary<SubmissionState, int> Counts { get; init; } = new Dictionary<SubmissionState, int>();

    /// <summary>How many are in the library.</summary>
    public int Published => Counts.GetValueOrDefault(SubmissionState.Published);

    /// <summary>How many were declined.</summary>
    public int Declined => Counts.GetValueOrDefault(SubmissionState.Declined);

    /// <summary>How many were spam.</summary>
    public int Spam => Counts.GetValueOrDefault(SubmissionState.Spam);

    /// <summary>True where a curator should be asked whether to trust them.</summary>
    public bool CouldBeTrusted => !IsTrusted && !IsCurator && !IsLocked && Spam == 0 && Published >= TrustOffers.Published;
}
