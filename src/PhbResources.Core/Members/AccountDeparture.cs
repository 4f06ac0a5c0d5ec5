using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Members;

/// <summary>A part of the package that keeps something of members. It is told when one leaves; several may be registered.</summary>
public interface IMemberFarewell
{
    /// <summary>Lets go of the member. May be called again after a failure.</summary>
    /// <param name="memberKey">Who leaves.</param>
    /// <param name="keepShared">True where what they shared stays, under "a former member"; false where it goes.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task LeaveAsync(Guid memberKey, bool keepShared, CancellationToken cancellationToken);
}

/// <summary>Deletes accounts, with all that is kept of them.</summary>
public sealed partial class AccountDeparture(
    MemberAccounts accounts, IEnumerable<IMemberFarewell> farewells, IDbContextFactory<PhbDbContext> contexts, Outbox outbox, ILogger<AccountDeparture> logger)
{
    /// <summary>Deletes the account. Where a part fails, the account is still there and it can be tried again.</summary>
    /// <param name="member">Who has just shown their password.</param>
    /// <param name="keepShared">True where what they shared stays, under "a former member".</param>
    /// <param name="cancellationToken">Ends the work before the account is gone.</param>
    public async Task LeaveAsync(PhbMember member, bool keepShared, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        foreach (IMemberFarewell farewell in farewells)
            await farewell.LeaveAsync(member.Key, keepShared, cancellationToken);
        string address = member.Email;
        IdentityResult deleted = await accounts.DeleteAsync(member);
        if (!deleted.Succeeded)
            throw new InvalidOperationException($"The account could not be deleted: {string.Join(" ", deleted.Errors.Select(error => error.Code))}.");
        await using PhbDbContext context = await contexts.CreateDbContextAsync(CancellationToken.None);
        context.RemoveRange(await context.Set<MemberToken>().Where(row => row.MemberKey == member.Key).ToListAsync(CancellationToken.None));
        context.RemoveRange(await context.Set<MemberSecret>().Where(row => row.MemberKey == member.Key).ToListAsync(CancellationToken.None));
        context.RemoveRange(await context.Set<MemberPasskey>().Where(row => row.MemberKey == member.Key).ToListAsync(CancellationToken.None));
        outbox.Add(context, MemberMails.Deleted(address));
        await context.SaveChangesAsync(CancellationToken.None);
        LogDeleted(member.Key, keepShared);
    }

    [LoggerMessage(1213, LogLevel.Information, "The member {Key} deleted their account; what they shared stays: {KeepShared}.")]
    private partial void LogDeleted(Guid key, bool keepShared);
}
