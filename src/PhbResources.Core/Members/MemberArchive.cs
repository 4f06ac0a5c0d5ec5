using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Members;

/// <summary>A part of the package that keeps something of members, and gives it to them (UK GDPR, articles 15 and 20). Several may be registered.</summary>
public interface IMemberData
{
    /// <summary>Writes what is kept of the member into the archive, in a folder or under names of its own.</summary>
    Task WriteAsync(Guid memberKey, ZipArchive archive, CancellationToken cancellationToken);
}

/// <summary>Everything that is kept of a member, as a zip file of JSON and files.</summary>
public sealed class MemberArchive(MemberAccounts accounts, IEnumerable<IMemberData> parts, IDbContextFactory<PhbDbContext> contexts)
{
    /// <summary>How every file of it is written: for people to read, with words for states.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes the archive.</summary>
    /// <param name="member">Whose.</param>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task WriteAsync(PhbMember member, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        await using ZipArchive archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, null, cancellationToken);
        await WriteAccountAsync(member, archive, cancellationToken);
        foreach (IMemberData part in parts)
            await part.WriteAsync(member.Key, archive, cancellationToken);
    }

    private async Task WriteAccountAsync(PhbMember member, ZipArchive archive, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        var passkeys = await context.Set<MemberPasskey>().AsNoTracking().Where(row => row.MemberKey == member.Key)
            .Select(row => new { row.Name, row.Created, row.BackedUp }).ToListAsync(cancellationToken);
        bool app = await context.Set<MemberSecret>().AnyAsync(row => row.MemberKey == member.Key && row.AuthenticatorOn, cancellationToken);
        await using Stream entry = await archive.CreateEntry("account.json").OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(entry, new
        {
            member.Key,
            member.Email,
            EmailConfirmed = member.Umbraco.EmailConfirmedDate,
            NameForCredit = member.CreditName,
            Made = member.Umbraco.CreateDate,
            Changed = member.Umbraco.UpdateDate,
            LastSignIn = member.Umbraco.LastLoginDate,
            PasswordChanged = member.Umbraco.LastPasswordChangeDate,
            LastLocked = member.Umbraco.LastLockoutDate,
            IsCurator = accounts.IsIn(member, FirstCurator.Group),
            IsTrusted = accounts.IsIn(member, MemberAccounts.TrustedGroup),
            AuthenticatorApp = app,
            Passkeys = passkeys,
        }, Json, cancellationToken);
    }
}
