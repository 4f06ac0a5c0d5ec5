using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Insights;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Members;

/// <summary>
/// How an account comes to be. What somebody typed waits beside a link that is mailed; the Umbraco member is made when the link
/// is used. So there is no account without a mailbox behind it, and nobody's address can be taken by somebody else first.
/// </summary>
public sealed class Registration(
    MemberAccounts accounts, MemberTokens tokens, AccountTurns turns, IDbContextFactory<PhbDbContext> contexts, Outbox outbox, PublicAddress address,
    DayCounter counter, TimeProvider clock)
{
    /// <summary>Mails the link, or to somebody who has an account that they have one. Takes the same time either way.</summary>
    /// <param name="email">Checked with <see cref="EmailRules"/>.</param>
    /// <param name="password">Checked with <see cref="PasswordRules"/>.</param>
    /// <param name="creditName">How they wish to be named, or <c>null</c>; checked with <see cref="CreditNameRules"/>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task BeginAsync(string email, string password, string? creditName, CancellationToken cancellationToken) => SameTime.TakeAsync(clock, MemberSignIn.RefusalTakes, async () =>
    {
        string hash = accounts.PasswordHasher.HashPassword(null!, password);
        bool known = await accounts.FindByEmailAsync(email) is not null;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (known)
        {
            outbox.Add(context, MemberMails.AlreadyRegistered(email, address.Link(MemberLinks.SignIn), address.Link(MemberLinks.Forgot)));
        }
        else
        {
            string token = tokens.Add(context, TokenPurpose.Register, (tokenHash, expires) => new MemberToken
            {
                Hash = tokenHash,
                Purpose = TokenPurpose.Register.Name,
                Email = email,
                PasswordHash = hash,
                CreditName = creditName,
                Expires = expires,
            });
            outbox.Add(context, MemberMails.Register(email, address.Link(MemberLinks.Verify, token)));
        }

        await context.SaveChangesAsync(cancellationToken);
        return known;
    }, cancellationToken);

    /// <summary>The address that the link confirms, or <c>null</c> when it is not good any more. Looking does not use it up.</summary>
    public async Task<string?> FindAsync(string? token, CancellationToken cancellationToken) => (await tokens.LookAsync(TokenPurpose.Register, token, cancellationToken))?.Email;

    /// <summary>Makes the account.</summary>
    /// <returns>The address to sign in with, or <c>null</c> when the link is not good any more.</returns>
    public async Task<string?> ConfirmAsync(string? token, CancellationToken cancellationToken)
    {
        if (await tokens.LookAsync(TokenPurpose.Register, token, cancellationToken) is not { Email: { } email, PasswordHash: { } hash } found)
            return null;
        await MakeAsync(email, hash, found.CreditName, cancellationToken);
        return email;
    }

    /// <summary>Takes an address as confirmed on the word of whoever runs the site: of a registration that waits, or of an account.</summary>
    /// <returns>False where there is neither.</returns>
    public async Task<bool> VouchAsync(string email, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(email);
        if (await accounts.FindByEmailAsync(email) is { } member)
        {
            member.Umbraco.EmailConfirmedDate ??= clock.GetUtcNow().UtcDateTime;
            await accounts.SaveAsync(member);
            return true;
        }

        DateTime now = clock.GetUtcNow().UtcDateTime;
        MemberToken? waiting;
        await using (PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken))
            waiting = await context.Set<MemberToken>().AsNoTracking().Where(row => row.Purpose == TokenPurpose.Register.Name && row.Email == email && row.Expires > now).OrderByDescending(row => row.Expires).FirstOrDefaultAsync(cancellationToken);
        if (waiting is not { PasswordHash: { } hash })
            return false;
        await MakeAsync(email, hash, waiting.CreditName, cancellationToken);
        return true;
    }

    private async Task MakeAsync(string email, string hash, string? creditName, CancellationToken cancellationToken)
    {
        using IDisposable turn = await turns.TakeAsync(email, cancellationToken);
        // First the account, then the link: after a crash between the two the link still works, and finds the account made.
        if (await accounts.FindByEmailAsync(email) is null)
        {
            IdentityResult made = await accounts.CreateAsync(accounts.Prepare(email, hash, creditName));
            if (!made.Succeeded && await accounts.FindByEmailAsync(email) is null)
                throw new InvalidOperationException($"The account could not be made: {string.Join(" ", made.Errors.Select(error => error.Code))}.");
            if (made.Succeeded)
                counter.Count(Counted.Registered);
        }

        await using PhbDbContext context = await contexts.CreateDbContextAsync(CancellationToken.None);
        // Another registration with this address has nothing left to confirm.
        await context.Set<MemberToken>().Where(row => row.Purpose == TokenPurpose.Register.Name && row.Email == email).ExecuteDeleteAsync(CancellationToken.None);
    }
}
