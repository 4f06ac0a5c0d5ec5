using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Members;

/// <summary>
/// ASP.NET Core Identity over Umbraco's members, with options of its own: the options of the host, where a full Umbraco has its
/// own Identity, are neither read nor changed.
/// </summary>
public sealed partial class MemberAccounts : UserManager<PhbMember>
{
    /// <summary>The member group whose members are published without being looked at first.</summary>
    public const string TrustedGroup = "Trusted members";

    private readonly MemberStore _store;
    private readonly IMemberService _members;
    private readonly TimeProvider _clock;
    private readonly ILogger<MemberAccounts> _logger;

    /// <summary>Made by the container, once.</summary>
    public MemberAccounts(MemberStore store, IPasswordHasher<PhbMember> hasher, IMemberService members, TimeProvider clock, IServiceProvider services, ILogger<MemberAccounts> logger, ILoggerFactory loggers)
        : base(store, Microsoft.Extensions.Options.Options.Create(new IdentityOptions()), hasher, [], [], null!, new IdentityErrorDescriber(), services, loggers.CreateLogger<UserManager<PhbMember>>())
    {
        _store = store;
        _members = members;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>The member, or <c>null</c>.</summary>
    public PhbMember? Find(Guid key) => _members.GetById(key) is { } member ? new PhbMember(member) : null;

    /// <summary>True for a member of the group <paramref name="group"/>.</summary>
    public bool IsIn(PhbMember member, string group)
    {
        ArgumentNullException.ThrowIfNull(member);
        return _members.GetAllRoles(member.Umbraco.Id).Contains(group);
    }

    /// <summary>True for the only member of the group of curators: without them nobody could look after the library.</summary>
    public bool IsTheOnlyCurator(PhbMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return _members.GetMembersByGroup(FirstCurator.Group).ToList() is [var only] && only.Key == member.Key;
    }

    /// <summary>A new member, not saved yet, whose address has been shown to be theirs.</summary>
    /// <param name="email">Address to sign in with.</param>
    /// <param name="passwordHash">Made by <see cref="UserManager{TUser}.PasswordHasher"/>.</param>
    /// <param name="creditName">How they wish to be named, or <c>null</c>.</param>
    public PhbMember Prepare(string email, string passwordHash, string? creditName)
    {
        ArgumentNullException.ThrowIfNull(email);
        IMember umbraco = _members.CreateMember(email, email, creditName ?? email.Split('@')[0], Constants.Conventions.MemberTypes.DefaultAlias);
        umbraco.IsApproved = true;
        umbraco.EmailConfirmedDate = _clock.GetUtcNow().UtcDateTime;
        _store.SetHash(umbraco, passwordHash);
        return new PhbMember(umbraco) { CreditName = creditName };
    }

    /// <summary>Gives the member another password, and with it a new security stamp: every session ends.</summary>
    public async Task SetPasswordAsync(PhbMember member, string password)
    {
        ArgumentNullException.ThrowIfNull(member);
        Check(await UpdatePasswordHash(member, password, validatePassword: false));
        member.Umbraco.IsLockedOut = false;
        member.Umbraco.FailedPasswordAttempts = 0;
        Check(await UpdateUserAsync(member));
    }

    /// <summary>Saves what was changed of the member.</summary>
    public async Task SaveAsync(PhbMember member) => Check(await UpdateUserAsync(member));

    /// <summary>True while too many wrong passwords keep the account shut.</summary>
    public override async Task<bool> IsLockedOutAsync(PhbMember user) => await GetLockoutEndDateAsync(user) > _clock.GetUtcNow();

    /// <summary>Counts a wrong password, and locks the account after <see cref="MemberSignIn.MostFailures"/> in a row.</summary>
    public override async Task<IdentityResult> AccessFailedAsync(PhbMember user)
    {
        ArgumentNullException.ThrowIfNull(user);
        IMember member = user.Umbraco;
        if (member.IsLockedOut)
        {
            // The lock has run out, and counting begins again.
            member.IsLockedOut = false;
            member.FailedPasswordAttempts = 0;
        }

        member.FailedPasswordAttempts++;
        if (member.FailedPasswordAttempts >= MemberSignIn.MostFailures)
        {
            member.IsLockedOut = true;
            member.LastLockoutDate = _clock.GetUtcNow().UtcDateTime;
            LogLocked(member.Key, (int)MemberSignIn.LockedFor.TotalMinutes);
        }

        return await UpdateUserAsync(user);
    }

    /// <summary>Notes that the member has signed in; the count of wrong passwords begins again.</summary>
    public async Task NoteSignInAsync(PhbMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        member.Umbraco.IsLockedOut = false;
        member.Umbraco.FailedPasswordAttempts = 0;
        member.Umbraco.LastLoginDate = _clock.GetUtcNow().UtcDateTime;
        Check(await UpdateUserAsync(member));
    }

    /// <inheritdoc />
    protected override async Task<PasswordVerificationResult> VerifyPasswordAsync(IUserPasswordStore<PhbMember> store, PhbMember user, string password)
    {
        try
        {
            return await base.VerifyPasswordAsync(store, user, password);
        }
        catch (FormatException)
        {
            // A hash of another making, such as Umbraco's own for members who sign in elsewhere.
            return PasswordVerificationResult.Failed;
        }
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException($"The member could not be saved: {string.Join(" ", result.Errors.Select(error => error.Code))}.");
    }

    [LoggerMessage(1203, LogLevel.Warning, "The account {Key} is locked for {Minutes} minutes after too many wrong passwords.")]
    private partial void LogLocked(Guid key, int minutes);
}
