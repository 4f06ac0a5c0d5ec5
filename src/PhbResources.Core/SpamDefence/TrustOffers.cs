using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.SpamDefence;

/// <summary>A member whom a curator may trust.</summary>
/// <param name="Key">The member.</param>
/// <param name="Name">Their name.</param>
/// <param name="Published">How many of their submissions are published.</param>
public sealed record TrustOffer(Guid Key, string Name, int Published);

/// <summary>Members who have shown that they can be trusted. It is offered to curators and never happens by itself.</summary>
public sealed class TrustOffers(IDbContextFactory<PhbDbContext> contexts, IMemberService members)
{
    /// <summary>Published submissions after which it is offered, with none removed as spam.</summary>
    public const int Published = 3;

    /// <summary>Whom to offer, those with most published first.</summary>
    public async Task<IReadOnlyList<TrustOffer>> ReadAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        var shown = await context.Set<Submission>().Where(row => row.MemberKey != Guid.Empty).GroupBy(row => row.MemberKey)
            .Select(rows => new { rows.Key, Published = rows.Count(row => row.State == SubmissionState.Published), Spam = rows.Count(row => row.State == SubmissionState.Spam) })
            .Where(member => member.Published >= Published && member.Spam == 0).OrderByDescending(member => member.Published).Take(50).ToListAsync(cancellationToken);
        List<TrustOffer> offers = [];
        foreach (var member in shown)
        {
            if (members.GetById(member.Key) is { IsApproved: true } found && !members.GetAllRoles(found.Id).Any(role => role is MemberAccounts.TrustedGroup or FirstCurator.Group))
                offers.Add(new TrustOffer(member.Key, found.Name ?? "", member.Published));
        }

        return offers;
    }

    /// <summary>Puts a member who is offered into the group of trusted members.</summary>
    /// <returns>False where they are not, or no more, offered.</returns>
    public async Task<bool> TrustAsync(Guid key, CancellationToken cancellationToken)
    {
        if ((await ReadAsync(cancellationToken)).All(offer => offer.Key != key) || members.GetById(key) is not { } member)
            return false;
        members.AssignRole(member.Id, MemberAccounts.TrustedGroup);
        return true;
    }
}
