using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Members;

/// <summary>What members change of their own account.</summary>
public sealed class AccountChanges(
    MemberAccounts accounts, MemberTokens tokens, AccountTurns turns, IDbContextFactory<PhbDbContext> contexts, Outbox outbox, PublicAddress address, TimeProvider clock)
{
    /// <summary>Gives the account another password. Every session and every mailed link of it ends; the caller begins the own session again.</summary>
    /// <param name="member">Who has just shown their password.</param>
    /// <param name="password">Checked with <see cref="PasswordRules"/>.</param>
    /// <param name="cancellationToken">Ends the work before anything is changed.</param>
    public async Task ChangePasswordAsync(PhbMember member, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        cancellationToken.ThrowIfCancellationRequested();
        await accounts.SetPasswordAsync(member, password);
        await tokens.RevokeAsync(member.Key, CancellationToken.None);
        await outbox.AddAsync(MemberMails.PasswordChanged(member.Email, address.Link(MemberLinks.Forgot)), CancellationToken.None);
    }

    /// <summary>Ends every session and every mailed link of the account.</summary>
    public async Task SignOutEverywhereAsync(PhbMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        await accounts.UpdateSecurityStampAsync(member);
        await tokens.RevokeAsync(member.Key, CancellationToken.None);
    }

    /// <summary>Changes how the member is named beside what they share.</summary>
    /// <param name="member">The member.</param>
    /// <param name="name">Checked with <see cref="CreditNameRules"/>; <c>null</c> for not at all.</param>
    public Task ChangeCreditNameAsync(PhbMember member, string? name)
    {
        ArgumentNullException.ThrowIfNull(member);
        member.CreditName = name;
        return accounts.SaveAsync(member);
    }

    /// <summary>
    /// Mails a link to the address so far and one to the new address. An address that has an account gets a mail that says so:
    /// whoever asks for the change cannot tell.
    /// </summary>
    /// <param name="member">Who has just shown their password.</param>
    /// <param name="newAddress">Checked with <see cref="EmailRules"/>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task BeginEmailChangeAsync(PhbMember member, string newAddress, CancellationToken cancellationToken) => SameTime.TakeAsync(clock, MemberSignIn.RefusalTakes, async () =>
    {
        bool taken = await accounts.FindByEmailAsync(newAddress) is not null;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        // One change at a time: an older one that waits is given up.
        List<MemberToken> older = await context.Set<MemberToken>()
            .Where(row => row.MemberKey == member.Key && (row.Purpose == TokenPurpose.EmailFrom.Name || row.Purpose == TokenPurpose.EmailTo.Name)).ToListAsync(cancellationToken);
        context.RemoveRange(older);
        string from = Add(context, member, TokenPurpose.EmailFrom, newAddress);
        outbox.Add(context, MemberMails.EmailFrom(member.Email, newAddress, Link(TokenPurpose.EmailFrom, from), address.Link(MemberLinks.Forgot)));
        if (taken)
            outbox.Add(context, MemberMails.EmailTaken(newAddress));
        else
            outbox.Add(context, MemberMails.EmailTo(newAddress, Link(TokenPurpose.EmailTo, Add(context, member, TokenPurpose.EmailTo, newAddress))));
        await context.SaveChangesAsync(cancellationToken);
        return taken;
    }, cancellationToken);

    /// <summary>The new address that a link confirms, or <c>null</c> when it is not good any more. Looking does not use it up.</summary>
    public async Task<string?> FindEmailChangeAsync(string? token, CancellationToken cancellationToken) => (await LookAsync(token, cancellationToken))?.Email;

    /// <summary>Confirms the change from one of the two addresses, and makes it where the other has confirmed, too.</summary>
    public async Task<EmailChange> ConfirmEmailChangeAsync(string? token, CancellationToken cancellationToken)
    {
        if (await LookAsync(token, cancellationToken) is not { Email: { } newAddress, MemberKey: { } key } found || accounts.Find(key) is not { Umbraco.IsApproved: true } member)
            return EmailChange.NotGood;
        using IDisposable turn = await turns.TakeAsync(newAddress, cancellationToken);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<MemberToken> both = await context.Set<MemberToken>()
            .Where(row => row.MemberKey == key && row.Email == newAddress && (row.Purpose == TokenPurpose.EmailFrom.Name || row.Purpose == TokenPurpose.EmailTo.Name)).ToListAsync(cancellationToken);
        if (both.Find(row => row.Hash == found.Hash) is not { } here)
            return EmailChange.NotGood;
        here.Used ??= clock.GetUtcNow().UtcDateTime;
        if (both.Count < 2 || both.Exists(row => row.Used is null))
        {
            await context.SaveChangesAsync(CancellationToken.None);
            return EmailChange.HalfDone;
        }

        string oldAddress = member.Email;
        if (await accounts.FindByEmailAsync(newAddress) is { } other && other.Key != key)
            return EmailChange.NotGood;
        if (string.Equals(member.Umbraco.Username, oldAddress, StringComparison.OrdinalIgnoreCase))
            member.Umbraco.Username = newAddress;
        member.Umbraco.Email = newAddress;
        member.Umbraco.EmailConfirmedDate = clock.GetUtcNow().UtcDateTime;
        await accounts.UpdateSecurityStampAsync(member);
        context.RemoveRange(both);
        outbox.Add(context, MemberMails.EmailChanged(oldAddress));
        outbox.Add(context, MemberMails.EmailChanged(newAddress));
        await context.SaveChangesAsync(CancellationToken.None);
        return EmailChange.Done;
    }

    private string Link(TokenPurpose purpose, string token) => address.Link(MemberLinks.ConfirmEmail, $"{purpose.Name}.{token}");

    private async Task<MemberToken?> LookAsync(string? token, CancellationToken cancellationToken)
    {
        foreach (TokenPurpose purpose in (TokenPurpose[])[TokenPurpose.EmailFrom, TokenPurpose.EmailTo])
        {
            if (token?.StartsWith($"{purpose.Name}.", StringComparison.Ordinal) == true)
                return await tokens.LookAsync(purpose, token[(purpose.Name.Length + 1)..], cancellationToken);
        }

        return null;
    }

    private string Add(PhbDbContext context, PhbMember member, TokenPurpose purpose, string newAddress) => tokens.Add(context, purpose,
        (hash, expires) => new MemberToken { Hash = hash, Purpose = purpose.Name, MemberKey = member.Key, Email = newAddress, Expires = expires });
}

/// <summary>What has become of a change of email address.</summary>
public enum EmailChange
{
    /// <summary>The link is unknown, too old or used, or the address has an account by now.</summary>
    NotGood,

    /// <summary>The other address has not confirmed yet.</summary>
    HalfDone,

    /// <summary>The address is changed.</summary>
    Done,
}
