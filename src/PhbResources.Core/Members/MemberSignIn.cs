using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Members;

/// <summary>
/// Checks who wants to sign in. Whoever asks learns only whether it worked, and learns that after the same time, whether
/// there is such an account, whether it is locked, or whether the password is wrong (OWASP Authentication Cheat Sheet).
/// </summary>
public sealed partial class MemberSignIn
{
    /// <summary>Wrong passwords in a row after which an account is locked.</summary>
    public const int MostFailures = 5;

    /// <summary>How long an account stays locked.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(10);

    /// <summary>A refusal takes at least this long. Hashing and writing the failure down take less.</summary>
    public static readonly TimeSpan RefusalTakes = TimeSpan.FromMilliseconds(400);

    private readonly IMemberService _members;
    private readonly IPasswordHasher<IMember> _hasher;
    private readonly TimeProvider _clock;
    private readonly ILogger<MemberSignIn> _logger;
    private readonly Lazy<string> _nobodysHash;

    /// <summary>Attempts at one account go one after the other, so that many at once do not slip past the limit. Accounts share them by chance.</summary>
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 32).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Made by the container, once.</summary>
    public MemberSignIn(IMemberService members, IPasswordHasher<IMember> hasher, TimeProvider clock, ILogger<MemberSignIn> logger)
    {
        _members = members;
        _hasher = hasher;
        _clock = clock;
        _logger = logger;
        // The hasher does not look at the member; there is none to give it.
        _nobodysHash = new Lazy<string>(() => hasher.HashPassword(null!, Guid.NewGuid().ToString()));
    }

    /// <summary>The member, or <c>null</c> where email address and password do not go together or the account may not be used now.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="cancellationToken">Ends the waiting, not the check.</param>
    public async Task<IMember?> CheckAsync(string email, string password, CancellationToken cancellationToken)
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

    private async Task<IMember?> CheckInTurnAsync(string email, string password, CancellationToken cancellationToken)
    {
        SemaphoreSlim turn = _turns[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(email) % (uint)_turns.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            IMember? member = email.Length is > 0 and <= EmailRules.MaxLength ? _members.GetByEmail(email) : null;
            bool mayTry = member is { IsApproved: true, RawPasswordValue.Length: > 0 } && !IsLocked(member);
            PasswordVerificationResult result = Verify(member, mayTry ? member!.RawPasswordValue! : _nobodysHash.Value, password);
            if (!mayTry)
                return null;
            if (result == PasswordVerificationResult.Failed)
            {
                await RememberFailureAsync(member!);
                return null;
            }

            if (result == PasswordVerificationResult.SuccessRehashNeeded)
            {
                member!.RawPasswordValue = _hasher.HashPassword(member, password);
                _members.Save(member);
            }

            await RememberSuccessAsync(member!);
            return member;
        }
        finally
        {
            turn.Release();
        }
    }

    private PasswordVerificationResult Verify(IMember? member, string hash, string password)
    {
        if (password.Length > PasswordRules.MaxLength)
            return PasswordVerificationResult.Failed;
        try
        {
            return _hasher.VerifyHashedPassword(member!, hash, password);
        }
        catch (FormatException)
        {
            // A hash of another making, such as Umbraco's own for members who sign in elsewhere.
            return PasswordVerificationResult.Failed;
        }
    }

    private bool IsLocked(IMember member) => member.IsLockedOut && member.LastLockoutDate + LockedFor > _clock.GetUtcNow().UtcDateTime;

    private Task RememberFailureAsync(IMember member)
    {
        if (member.IsLockedOut)
        {
            // The lock has run out, and counting begins again.
            member.IsLockedOut = false;
            member.FailedPasswordAttempts = 0;
        }

        member.FailedPasswordAttempts++;
        if (member.FailedPasswordAttempts >= MostFailures)
        {
            member.IsLockedOut = true;
            member.LastLockoutDate = _clock.GetUtcNow().UtcDateTime;
            LogLocked(member.Key, (int)LockedFor.TotalMinutes);
        }

        return _members.UpdateLoginPropertiesAsync(member);
    }

    private Task RememberSuccessAsync(IMember member)
    {
        member.IsLockedOut = false;
        member.FailedPasswordAttempts = 0;
        member.LastLoginDate = _clock.GetUtcNow().UtcDateTime;
        return _members.UpdateLoginPropertiesAsync(member);
    }

    [LoggerMessage(1203, LogLevel.Warning, "The account {Key} is locked for {Minutes} minutes after too many wrong passwords.")]
    private partial void LogLocked(Guid key, int minutes);
}
