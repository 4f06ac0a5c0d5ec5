using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Members;

/// <summary>The tokens of links that are mailed: 256 random bits each, kept as a hash, good for a while and for one use.</summary>
public sealed class MemberTokens(IDbContextFactory<PhbDbContext> contexts, TimeProvider clock)
{
    /// <summary>Longest token that is looked up, in characters; ours have 43.</summary>
    private const int MaxLength = 100;

    /// <summary>Adds a token to what <paramref name="context"/> saves next, and gives the text for the link.</summary>
    /// <param name="context">Saved by the caller, with the mail that carries the link.</param>
    /// <param name="purpose">What it is good for.</param>
    /// <param name="make">Makes the row from its hash and when it runs out.</param>
    internal string Add(PhbDbContext context, TokenPurpose purpose, Func<string, DateTime, MemberToken> make)
    {
        string token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        context.Set<MemberToken>().Add(make(HashOf(token), clock.GetUtcNow().UtcDateTime + purpose.Lifetime));
        return token;
    }

    /// <summary>What the token stands for, or <c>null</c> when it is unknown, used or too old. It stays good.</summary>
    internal async Task<MemberToken?> LookAsync(TokenPurpose purpose, string? token, CancellationToken cancellationToken)
    {
        if (token is not { Length: > 0 and <= MaxLength })
            return null;
        string hash = HashOf(token);
        DateTime now = clock.GetUtcNow().UtcDateTime;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<MemberToken>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Hash == hash && row.Purpose == purpose.Name && row.Expires > now, cancellationToken);
    }

    /// <summary>Uses the token up. Of many who do so at once, one gets <c>true</c>.</summary>
    internal async Task<bool> UseAsync(MemberToken token, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<MemberToken>().Where(row => row.Hash == token.Hash).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    /// <summary>Ends every link that was mailed to a member.</summary>
    internal async Task RevokeAsync(Guid memberKey, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<MemberToken>().Where(row => row.MemberKey == memberKey).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Removes what has run out: registrations that nobody confirmed, and links that nobody used.</summary>
    /// <returns>How many.</returns>
    internal async Task<int> RemoveExpiredAsync(CancellationToken cancellationToken)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<MemberToken>().Where(row => row.Expires <= now).ExecuteDeleteAsync(cancellationToken);
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
