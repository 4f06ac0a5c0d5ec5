using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Members;

/// <summary>Links for members who have no password at hand: to sign in once, or to choose a new password.</summary>
public sealed class MailedLinks(
    MemberAccounts accounts, MemberTokens tokens, IDbContextFactory<PhbDbContext> contexts, Outbox outbox, PublicAddress address, TimeProvider clock)
{
    /// <summary>Mails a link to sign in, where there is such an account. Takes the same time either way.</summary>
    public Task SendSignInAsync(string email, CancellationToken cancellationToken) =>
        SendAsync(email, TokenPurpose.SignIn, token => MemberMails.SignIn(email, address.Link(MemberLinks.SignInByLink, token)), cancellationToken);

    /// <summary>Mails a link to choose a new password, where there is such an account. Takes the same time either way.</summary>
    public Task SendResetAsync(string email, CancellationToken cancellationToken) =>
        SendAsync(email, TokenPurpose.Reset, token => MemberMails.Reset(email, address.Link(MemberLinks.Reset, token)), cancellationToken);

    /// <summary>Whose link it is, or <c>null</c> when it is not good any more. Looking does not use it up.</summary>
    public async Task<PhbMember?> FindAsync(TokenPurpose purpose, string? token, CancellationToken cancellationToken) =>
        await tokens.LookAsync(purpose, token, cancellationToken) is { MemberKey: { } key } ? Open(key) : null;

    /// <summary>Uses a link to sign in. Whoever opened it has the mailbox, so the address is theirs.</summary>
    public async Task<PhbMember?> SignInAsync(string? token, CancellationToken cancellationToken)
    {
        if (await UseAsync(TokenPurpose.SignIn, token, cancellationToken) is not { } member)
            return null;
        await accounts.NoteSignInAsync(member);
        return member;
    }

    /// <summary>Uses a link to give the account a new password; every session and every other link of it ends.</summary>
    /// <param name="token">From the link.</param>
    /// <param name="password">Checked with <see cref="PasswordRules"/>.</param>
    /// <param name="cancellationToken">Ends the work before the link is used, not after.</param>
    public async Task<PhbMember?> ResetAsync(string? token, string password, CancellationToken cancellationToken)
    {
        if (await UseAsync(TokenPurpose.Reset, token, cancellationToken) is not { } member)
            return null;
        await accounts.SetPasswordAsync(member, password);
        await tokens.RevokeAsync(member.Key, CancellationToken.None);
        await outbox.AddAsync(MemberMails.PasswordChanged(member.Email, address.Link(MemberLinks.Forgot)), CancellationToken.None);
        return member;
    }

    private async Task<PhbMember?> UseAsync(TokenPurpose purpose, string? token, CancellationToken cancellationToken)
    {
        if (await tokens.LookAsync(purpose, token, cancellationToken) is not { MemberKey: { } key } found || Open(key) is not { } member
            || !await tokens.UseAsync(found, cancellationToken))
            return null;
        if (!member.IsVerified)
        {
            member.Umbraco.EmailConfirmedDate = clock.GetUtcNow().UtcDateTime;
            await accounts.SaveAsync(member);
        }

        return member;
    }

    private PhbMember? Open(Guid key) => accounts.Find(key) is { Umbraco.IsApproved: true } member ? member : null;

    private Task SendAsync(string email, TokenPurpose purpose, Func<string, MailMessage> mail, CancellationToken cancellationToken) => SameTime.TakeAsync(clock, MemberSignIn.RefusalTakes, async () =>
    {
        if (await accounts.FindByEmailAsync(email) is not { Umbraco.IsApproved: true } member)
            return false;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        string token = tokens.Add(context, purpose, (hash, expires) => new MemberToken { Hash = hash, Purpose = purpose.Name, MemberKey = member.Key, Expires = expires });
        outbox.Add(context, mail(token));
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }, cancellationToken);
}
