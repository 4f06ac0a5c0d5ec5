using System.Buffers.Text;
using System.Data;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Members;

/// <summary>
/// Where ASP.NET Core Identity keeps accounts: Umbraco's members, in Umbraco's own fields, so that a full Umbraco shows and
/// signs in the same people.
/// </summary>
public sealed class MemberStore(IMemberService members, IDbContextFactory<PhbDbContext> contexts, TimeProvider clock)
    : IUserPasswordStore<PhbMember>, IUserEmailStore<PhbMember>, IUserSecurityStampStore<PhbMember>, IUserLockoutStore<PhbMember>, IUserPasskeyStore<PhbMember>
{
    /// <summary>What a sign-in changes; writing it leaves the rest of a member alone and raises no notification.</summary>
    private static readonly HashSet<string> s_login =
        [nameof(IMember.SecurityStamp), nameof(IMember.IsLockedOut), nameof(IMember.FailedPasswordAttempts), nameof(IMember.LastLockoutDate), nameof(IMember.LastLoginDate)];

    /// <inheritdoc />
    public Task<IdentityResult> CreateAsync(PhbMember user, CancellationToken cancellationToken) => SaveAsync(user);

    /// <inheritdoc />
    public async Task<IdentityResult> UpdateAsync(PhbMember user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (!user.Umbraco.GetDirtyProperties().All(s_login.Contains) || user.Umbraco.Properties.Any(property => property.IsDirty()))
            return await SaveAsync(user);
        await members.UpdateLoginPropertiesAsync(user.Umbraco);
        return IdentityResult.Success;
    }

    /// <inheritdoc />
    public Task<IdentityResult> DeleteAsync(PhbMember user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult(members.Delete(user.Umbraco).Success
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = "Cancelled", Description = "Something in this Umbraco keeps the member from being deleted." }));
    }

    /// <inheritdoc />
    public Task<PhbMember?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(Guid.TryParse(userId, out Guid key) ? Of(members.GetById(key)) : null);

    /// <inheritdoc />
    public Task<PhbMember?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Task.FromResult(Of(members.GetByUsername(normalizedUserName)));

    /// <inheritdoc />
    public Task<PhbMember?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) => Task.FromResult(Of(members.GetByEmail(normalizedEmail)));

    /// <inheritdoc />
    public Task<string> GetUserIdAsync(PhbMember user, CancellationToken cancellationToken) => Task.FromResult(Read(user).Key.ToString("D", CultureInfo.InvariantCulture));

    /// <inheritdoc />
    public Task<string?> GetUserNameAsync(PhbMember user, CancellationToken cancellationToken) => Task.FromResult<string?>(Read(user).Username);

    /// <inheritdoc />
    public Task SetUserNameAsync(PhbMember user, string? userName, CancellationToken cancellationToken) => Change(user, member => member.Username = userName ?? "");

    /// <inheritdoc />
    public Task<string?> GetNormalizedUserNameAsync(PhbMember user, CancellationToken cancellationToken) => GetUserNameAsync(user, cancellationToken);

    /// <summary>Nothing: Umbraco compares names without their case.</summary>
    public Task SetNormalizedUserNameAsync(PhbMember user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<string?> GetEmailAsync(PhbMember user, CancellationToken cancellationToken) => Task.FromResult<string?>(Read(user).Email);

    /// <inheritdoc />
    public Task SetEmailAsync(PhbMember user, string? email, CancellationToken cancellationToken) => Change(user, member => member.Email = email ?? "");

    /// <inheritdoc />
    public Task<bool> GetEmailConfirmedAsync(PhbMember user, CancellationToken cancellationToken) => Task.FromResult(Read(user).EmailConfirmedDate is not null);

    /// <inheritdoc />
    public Task SetEmailConfirmedAsync(PhbMember user, bool confirmed, CancellationToken cancellationToken) =>
        Change(user, member => member.EmailConfirmedDate = confirmed ? clock.GetUtcNow().UtcDateTime : null);

    /// <inheritdoc />
    public Task<string?> GetNormalizedEmailAsync(PhbMember user, CancellationToken cancellationToken) => GetEmailAsync(user, cancellationToken);

    /// <summary>Nothing: Umbraco compares addresses without their case.</summary>
    public Task SetNormalizedEmailAsync(PhbMember user, string? normalizedEmail, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<string?> GetPasswordHashAsync(PhbMember user, CancellationToken cancellationToken) =>
        Task.FromResult(Read(user).RawPasswordValue is { Length: > 0 } hash ? hash : null);

    /// <inheritdoc />
    public Task<bool> HasPasswordAsync(PhbMember user, CancellationToken cancellationToken) => Task.FromResult(!string.IsNullOrEmpty(Read(user).RawPasswordValue));

    /// <inheritdoc />
    public Task SetPasswordHashAsync(PhbMember user, string? passwordHash, CancellationToken cancellationToken) => Change(user, member => SetHash(member, passwordHash));

    /// <inheritdoc />
    public Task<string?> GetSecurityStampAsync(PhbMember user, CancellationToken cancellationToken) => Task.FromResult<string?>(Read(user).SecurityStamp ?? "");

    /// <inheritdoc />
    public Task SetSecurityStampAsync(PhbMember user, string stamp, CancellationToken cancellationToken) => Change(user, member => member.SecurityStamp = stamp);

    /// <inheritdoc />
    public Task<DateTimeOffset?> GetLockoutEndDateAsync(PhbMember user, CancellationToken cancellationToken) =>
        Task.FromResult(Read(user) is { IsLockedOut: true, LastLockoutDate: { } since }
            ? new DateTimeOffset(DateTime.SpecifyKind(since, DateTimeKind.Utc)) + MemberSignIn.LockedFor
            : (DateTimeOffset?)null);

    /// <inheritdoc />
    public Task SetLockoutEndDateAsync(PhbMember user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Change(user, member =>
    {
        member.IsLockedOut = lockoutEnd > clock.GetUtcNow();
        if (member.IsLockedOut)
            member.LastLockoutDate = (lockoutEnd!.Value - MemberSignIn.LockedFor).UtcDateTime;
    });

    /// <inheritdoc />
    public Task<int> IncrementAccessFailedCountAsync(PhbMember user, CancellationToken cancellationToken) => Task.FromResult(++Read(user).FailedPasswordAttempts);

    /// <inheritdoc />
    public Task ResetAccessFailedCountAsync(PhbMember user, CancellationToken cancellationToken) => Change(user, member => member.FailedPasswordAttempts = 0);

    /// <inheritdoc />
    public Task<int> GetAccessFailedCountAsync(PhbMember user, CancellationToken cancellationToken) => Task.FromResult(Read(user).FailedPasswordAttempts);

    /// <summary>True: no account is beyond it, whatever was saved.</summary>
    public Task<bool> GetLockoutEnabledAsync(PhbMember user, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Nothing: every account can be locked.</summary>
    public Task SetLockoutEnabledAsync(PhbMember user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task AddOrUpdatePasskeyAsync(PhbMember user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        Guid key = Read(user).Key;
        string id = Base64Url.EncodeToString(passkey.CredentialId);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<MemberPasskey>().SingleOrDefaultAsync(row => row.Id == id && row.MemberKey == key, cancellationToken) is not { } row)
        {
            row = new MemberPasskey
            {
                Id = id,
                MemberKey = key,
                Name = passkey.Name ?? "",
                PublicKey = passkey.PublicKey,
                Created = passkey.CreatedAt.UtcDateTime,
                Transports = passkey.Transports is { } transports ? string.Join(',', transports) : null,
                BackupEligible = passkey.IsBackupEligible,
            };
            context.Add(row);
        }

        row.Name = passkey.Name ?? row.Name;
        row.SignCount = passkey.SignCount;
        row.UserVerified = passkey.IsUserVerified;
        row.BackedUp = passkey.IsBackedUp;
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PhbMember user, CancellationToken cancellationToken)
    {
        Guid key = Read(user).Key;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await context.Set<MemberPasskey>().AsNoTracking().Where(row => row.MemberKey == key).OrderBy(row => row.Created).ToListAsync(cancellationToken)).Select(InfoOf)];
    }

    /// <inheritdoc />
    public async Task<PhbMember?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        string id = Base64Url.EncodeToString(credentialId);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<MemberPasskey>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row ? Of(members.GetById(row.MemberKey)) : null;
    }

    /// <inheritdoc />
    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PhbMember user, byte[] credentialId, CancellationToken cancellationToken)
    {
        Guid key = Read(user).Key;
        string id = Base64Url.EncodeToString(credentialId);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<MemberPasskey>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.MemberKey == key, cancellationToken) is { } row ? InfoOf(row) : null;
    }

    /// <inheritdoc />
    public async Task RemovePasskeyAsync(PhbMember user, byte[] credentialId, CancellationToken cancellationToken)
    {
        Guid key = Read(user).Key;
        string id = Base64Url.EncodeToString(credentialId);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<MemberPasskey>().Where(row => row.Id == id && row.MemberKey == key).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Nothing to let go of.</summary>
    public void Dispose()
    {
    }

    /// <summary>Gives a member the hash of a password in ASP.NET Core Identity's format.</summary>
    internal void SetHash(IMember member, string? hash)
    {
        member.RawPasswordValue = hash;
        // Umbraco notes beside a hash how it was made; this is the name it has for ASP.NET Core Identity's own format.
        member.PasswordConfiguration = JsonSerializer.Serialize(new { hashAlgorithm = Constants.Security.AspNetCoreV3PasswordHashAlgorithmName });
        member.LastPasswordChangeDate = clock.GetUtcNow().UtcDateTime;
    }

    // How a passkey was made is looked at when it is made, and not kept: it can tell one device from others.
    private static UserPasskeyInfo InfoOf(MemberPasskey row) => new(
        Base64Url.DecodeFromChars(row.Id), row.PublicKey, new DateTimeOffset(DateTime.SpecifyKind(row.Created, DateTimeKind.Utc)), (uint)row.SignCount,
        row.Transports is { Length: > 0 } transports ? transports.Split(',') : null, row.UserVerified, row.BackupEligible, row.BackedUp, [], []) { Name = row.Name };

    private static PhbMember? Of(IMember? member) => member is null ? null : new PhbMember(member);

    private static IMember Read(PhbMember user) => (user ?? throw new ArgumentNullException(nameof(user))).Umbraco;

    private static Task Change(PhbMember user, Action<IMember> change)
    {
        change(Read(user));
        return Task.CompletedTask;
    }

    private Task<IdentityResult> SaveAsync(PhbMember user)
    {
        try
        {
            return Task.FromResult(members.Save(Read(user)).Success
                ? IdentityResult.Success
                : IdentityResult.Failed(new IdentityError { Code = "Cancelled", Description = "Something in this Umbraco keeps the member from being saved." }));
        }
        catch (DuplicateNameException)
        {
            return Task.FromResult(IdentityResult.Failed(new IdentityErrorDescriber().DuplicateEmail(user.Email)));
        }
    }
}
