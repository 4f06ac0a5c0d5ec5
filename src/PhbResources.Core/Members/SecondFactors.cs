using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Members;

/// <summary>
/// What members show beside their password: a code of an authenticator app, or one of the recovery codes they noted down.
/// Passkeys stand for both, and are looked after by <see cref="MemberStore"/>.
/// </summary>
public sealed class SecondFactors(
    MemberAccounts accounts, AccountTurns turns, IDbContextFactory<PhbDbContext> contexts, IDataProtectionProvider protection, Outbox outbox, PublicAddress address, TimeProvider clock)
{
    /// <summary>How many recovery codes a member gets.</summary>
    public const int RecoveryCodes = 10;

    private const string RecoveryLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private readonly IDataProtector _protector = protection.CreateProtector("PhbResources.Members.AuthenticatorKey");

    /// <summary>What the member has set up.</summary>
    public async Task<SecondFactorState> StateAsync(Guid memberKey, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        MemberSecret? secret = await context.Set<MemberSecret>().AsNoTracking().SingleOrDefaultAsync(row => row.MemberKey == memberKey, cancellationToken);
        List<MemberPasskey> passkeys = await context.Set<MemberPasskey>().AsNoTracking().Where(row => row.MemberKey == memberKey).OrderBy(row => row.Created).ToListAsync(cancellationToken);
        return new SecondFactorState(secret is { AuthenticatorOn: true }, secret?.RecoveryCodes is { Length: > 0 } codes ? codes.Split(' ').Length : 0, passkeys);
    }

    /// <summary>The key to type into the app. It stays the same until a code of it has been typed here.</summary>
    /// <exception cref="InvalidOperationException">The app is on.</exception>
    public async Task<string> BeginAppAsync(Guid memberKey, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        MemberSecret secret = await SecretAsync(context, memberKey, cancellationToken);
        if (secret.AuthenticatorOn)
            throw new InvalidOperationException("The app is on; turn it off before it is set up again.");
        if (KeyOf(secret) is not { } key)
        {
            key = RandomNumberGenerator.GetBytes(Totp.KeyBytes);
            secret.AuthenticatorKey = Convert.ToBase64String(_protector.Protect(key));
            await context.SaveChangesAsync(cancellationToken);
        }

        return Totp.Text(key);
    }

    /// <summary>Turns the app on, once a code of it was typed.</summary>
    /// <returns>The recovery codes, to be shown this once, or <c>null</c> where the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAppAsync(PhbMember member, string code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(code);
        using IDisposable turn = await turns.TakeAsync(member.Email, cancellationToken);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        MemberSecret secret = await SecretAsync(context, member.Key, cancellationToken);
        if (secret.AuthenticatorOn || KeyOf(secret) is not { } key || Totp.StepOf(key, code, clock.GetUtcNow(), secret.LastStep) is not { } step)
            return null;
        secret.AuthenticatorOn = true;
        secret.LastStep = step;
        string[] codes = NewCodes(secret);
        Tell(context, member, "An authenticator app was set up for your account in the PhbResources library. From now on you are asked for a code when you sign in.");
        await context.SaveChangesAsync(CancellationToken.None);
        return codes;
    }

    /// <summary>Makes new recovery codes; those there were work no more.</summary>
    /// <returns>The codes, to be shown this once, or <c>null</c> where the app is off.</returns>
    public async Task<IReadOnlyList<string>?> RenewRecoveryCodesAsync(PhbMember member, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        using IDisposable turn = await turns.TakeAsync(member.Email, cancellationToken);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        MemberSecret secret = await SecretAsync(context, member.Key, cancellationToken);
        if (!secret.AuthenticatorOn)
            return null;
        string[] codes = NewCodes(secret);
        Tell(context, member, "New recovery codes were made for your account in the PhbResources library. The ones you had before do not work any more.");
        await context.SaveChangesAsync(CancellationToken.None);
        return codes;
    }

    /// <summary>Turns the app off and forgets its key and the recovery codes.</summary>
    public async Task TurnOffAppAsync(PhbMember member, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        MemberSecret secret = await SecretAsync(context, member.Key, cancellationToken);
        if (!secret.AuthenticatorOn)
            return;
        (secret.AuthenticatorOn, secret.AuthenticatorKey, secret.RecoveryCodes) = (false, null, null);
        Tell(context, member, "The authenticator app of your account in the PhbResources library was turned off. You are not asked for its codes any more.");
        await context.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>True for a code of the app, or a recovery code, that was not used before. Wrong ones count like wrong passwords and lock the account.</summary>
    public async Task<bool> CheckCodeAsync(PhbMember member, string code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(code);
        using IDisposable turn = await turns.TakeAsync(member.Email, cancellationToken);
        if (accounts.Find(member.Key) is not { Umbraco.IsApproved: true } now || await accounts.IsLockedOutAsync(now))
            return false;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        MemberSecret? secret = await context.Set<MemberSecret>().AsNoTracking().SingleOrDefaultAsync(row => row.MemberKey == member.Key && row.AuthenticatorOn, cancellationToken);
        if (secret is not null && await IsRightAsync(context, secret, code))
        {
            await accounts.NoteSignInAsync(now);
            return true;
        }

        await accounts.AccessFailedAsync(now);
        return false;
    }

    /// <summary>Until when a curator may go on without a second factor, UTC; the time begins when they are first asked.</summary>
    public async Task<DateTime> MayWaitUntilAsync(Guid memberKey, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        MemberSecret secret = await SecretAsync(context, memberKey, cancellationToken);
        if (secret.Asked is null)
        {
            secret.Asked = clock.GetUtcNow().UtcDateTime;
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                // Another page was opened at the same moment and wrote it down first. If that is not why, it fails again here.
                context.ChangeTracker.Clear();
                secret = await SecretAsync(context, memberKey, cancellationToken);
                secret.Asked ??= clock.GetUtcNow().UtcDateTime;
                await context.SaveChangesAsync(cancellationToken);
            }
        }

        return secret.Asked.Value + CuratorOptions.SecondFactorGrace;
    }

    /// <summary>Mails the member that a passkey came or went.</summary>
    public Task TellOfPasskeyAsync(PhbMember member, bool added)
    {
        ArgumentNullException.ThrowIfNull(member);
        return outbox.AddAsync(MemberMails.SecondFactorChanged(member.Email,
            $"A passkey was {(added ? "added to" : "removed from")} your account in the PhbResources library.", address.Link(MemberLinks.SecondFactor)), CancellationToken.None);
    }

    private void Tell(PhbDbContext context, PhbMember member, string what) =>
        outbox.Add(context, MemberMails.SecondFactorChanged(member.Email, what, address.Link(MemberLinks.SecondFactor)));

    private async Task<bool> IsRightAsync(PhbDbContext context, MemberSecret secret, string code)
    {
        if (KeyOf(secret) is { } key && Totp.StepOf(key, code, clock.GetUtcNow(), secret.LastStep) is { } step)
        {
            // On several servers at once, too, one of two who type the same code is too late.
            return await context.Set<MemberSecret>().Where(row => row.MemberKey == secret.MemberKey && row.LastStep < step)
                .ExecuteUpdateAsync(change => change.SetProperty(row => row.LastStep, step)) == 1;
        }

        string hash = HashOf(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());
        string[] left = secret.RecoveryCodes?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (!left.Contains(hash))
            return false;
        string rest = string.Join(' ', left.Where(other => other != hash));
        return await context.Set<MemberSecret>().Where(row => row.MemberKey == secret.MemberKey && row.RecoveryCodes == secret.RecoveryCodes)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.RecoveryCodes, rest)) == 1;
    }

    private static string[] NewCodes(MemberSecret secret)
    {
        string[] codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => string.Join('-', RandomNumberGenerator.GetString(RecoveryLetters, 16).Chunk(4).Select(part => new string(part))))];
        secret.RecoveryCodes = string.Join(' ', codes.Select(HashOf));
        return codes;
    }

    private byte[]? KeyOf(MemberSecret secret)
    {
        if (secret.AuthenticatorKey is not { } kept)
            return null;
        try
        {
            return _protector.Unprotect(Convert.FromBase64String(kept));
        }
        catch (CryptographicException)
        {
            // The keys of the site were lost. Recovery codes still work, and the app can be set up anew.
            return null;
        }
    }

    private static async Task<MemberSecret> SecretAsync(PhbDbContext context, Guid memberKey, CancellationToken cancellationToken)
    {
        if (await context.Set<MemberSecret>().SingleOrDefaultAsync(row => row.MemberKey == memberKey, cancellationToken) is { } secret)
            return secret;
        secret = new MemberSecret { MemberKey = memberKey };
        context.Add(secret);
        return secret;
    }

    // 80 random bits: nobody guesses them back from the hash.
    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code.Replace("-", "", StringComparison.Ordinal))));
}

/// <summary>What a member has set up beside the password.</summary>
/// <param name="App">True where an authenticator app is on.</param>
/// <param name="RecoveryCodesLeft">Recovery codes not used yet.</param>
/// <param name="Passkeys">The oldest first.</param>
public sealed record SecondFactorState(bool App, int RecoveryCodesLeft, IReadOnlyList<MemberPasskey> Passkeys)
{
    /// <summary>True where there is any.</summary>
    public bool Any => App || Passkeys.Count > 0;
}
