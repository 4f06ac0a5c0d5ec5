
namespace PhbResources.Core.Members;

/// <summary>
/// Checks who wants to sign in. Whoever asks learns only whether it worked, and learns that after the same time, whether
/// there is such an account, whether it is locked, or whether the password is wrong (OWASP Authentication Cheat Sheet).
/// </summary>
public sealed class MemberSignIn
{
    /// <summary>Wrong passwords in a row after which an account is locked.</summary>
    public const int MostFailures = 5;

    /// <summary>How long an account stays locked.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(10);

    /// <summary>A refusal takes at least this long. Hashing and writing the failure down take less.</summary>
    public static readonly TimeSpan RefusalTakes = TimeSpan.FromMilliseconds(400);

    private readonly MemberAccounts _accounts;
    private readonly AccountTurns _turns;
    private readonly TimeProvider _clock;
    private readonly Lazy<string> _nobodysHash;

    /// <summary>Made by the container, once.</summary>
    public MemberSignIn(MemberAccounts accounts, AccountTurns turns, TimeProvider clock)
    {
        _accounts = accounts;
        _turns = turns;
        _clock = clock;
        // The hasher does not look at the member; there is none to give it.
        _nobodysHash = new Lazy<string>(() => accounts.PasswordHasher.HashPassword(null!, Guid.NewGuid().ToString()));
    }

    /// <summary>The member, or <c>null</c> where email address and password do not go together or the account may not be used now.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="cancellationToken">Ends the waiting, not the check.</param>
    public async Task<PhbMember?> CheckAsync(string email, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(password);
        email = email.Trim();
        long start = _clock.GetTimestamp();
        if (await CheckInTurnAsync(email, password, cancellationToken) is { } member)
            return member;
        TimeSpan left = RefusalTakes - _clock.GetElapsedTime(start);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, _clock, cancellationToken);
        return null;
    }

    private async Task<PhbMember?> CheckInTurnAsync(string email, string password, CancellationToken cancellationToken)
    {
        using IDisposable turn = await _turns.TakeAsync(email, cancellationToken);
        PhbMember? member = email.Length is > 0 and <= EmailRules.MaxLength ? await _accounts.FindByEmailAsync(email) : null;
        if (member is not { Umbraco.IsApproved: true } || !await _accounts.HasPasswordAsync(member) || await _accounts.IsLockedOutAsync(member))
        {
            if (password.Length <= PasswordRules.MaxLength)
                _accounts.PasswordHasher.VerifyHashedPassword(null!, _nobodysHash.Value, password);
            return null;
        }

        if (password.Length > PasswordRules.MaxLength || !await _accounts.CheckPasswordAsync(member, password))
        {
            await _accounts.AccessFailedAsync(member);
            return null;
        }

        await _accounts.NoteSignInAsync(member);
        return member;
    }
}
