using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Watching;

/// <summary>Which mails a link in a mail ends, and whose.</summary>
/// <param name="Member">Key of the member.</param>
/// <param name="Target">Mails about this one thing that they watch.</param>
/// <param name="Choice">Mails of this kind; where neither is given, all mails about what they watch.</param>
public sealed record StopOrder(Guid Member, Guid? Target = null, MailChoice? Choice = null);

/// <summary>
/// Links that end mails without signing in, as a mail program does it for its reader (RFC 8058). They are signed, so that nobody can
/// make one for somebody else, and they work for ever: a mail may be opened years later. All they can do is end mails.
/// </summary>
public sealed class StopLinks(IDbContextFactory<PhbDbContext> contexts, PublicAddress address)
{
    /// <summary>Name under which the key to sign with is kept.</summary>
    internal const string KeyName = "stop-mail-key";

    private const int KeyLength = 32, SignatureLength = 16, GuidLength = 16;
    private const byte All = 0, One = 1, OfChoice = 2;

    private byte[]? _key;

    /// <summary>The link, for <see cref="Mail.MailMessage.Unsubscribe"/> and to stand in the text.</summary>
    public async Task<Uri> OfAsync(StopOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        byte[] said =
        [
            order.Choice is not null ? OfChoice : order.Target is not null ? One : All,
            .. order.Member.ToByteArray(),
            .. order.Choice is { } choice ? [(byte)choice] : order.Target?.ToByteArray() ?? [],
        ];
        return address.Of($"{WatchLinks.Stop}?k={Base64Url.EncodeToString([.. said, .. Sign(said, await KeyAsync(cancellationToken))])}");
    }

    /// <summary>What a link says, or <c>null</c> where it is not one of ours.</summary>
    /// <param name="token">The part of it after <c>k=</c>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<StopOrder?> ReadAsync(string? token, CancellationToken cancellationToken)
    {
        if (token is null || token.Length > 200 || !Base64Url.IsValid(token))
            return null;
        byte[] whole = Base64Url.DecodeFromChars(token);
        if (whole.Length < 1 + GuidLength + SignatureLength)
            return null;
        byte[] said = whole[..^SignatureLength];
        byte[] right = Sign(said, await KeyAsync(cancellationToken));
        if (!CryptographicOperations.FixedTimeEquals(whole.AsSpan(said.Length), right))
            return null;
        Guid member = new(said.AsSpan(1, GuidLength));
        return (said[0], said.Length - 1 - GuidLength) switch
        {
            (All, 0) => new StopOrder(member),
            (One, GuidLength) => new StopOrder(member, Target: new Guid(said.AsSpan(1 + GuidLength))),
            (OfChoice, 1) => new StopOrder(member, Choice: (MailChoice)said[^1]),
            _ => null,
        };
    }

    private static byte[] Sign(byte[] said, byte[] key) => HMACSHA256.HashData(key, said)[..SignatureLength];

    // With the tables, so that every server of the library has the same one, and a restored backup its own.
    private async Task<byte[]> KeyAsync(CancellationToken cancellationToken)
    {
        if (_key is { } known)
            return known;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await ReadKeyAsync(context, cancellationToken) is not { } kept)
        {
            kept = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyLength));
            context.StoredTexts.Add(new StoredText { Name = KeyName, Text = kept, Version = 1 });
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
            {
                context.ChangeTracker.Clear(); // Another server was faster.
                kept = await ReadKeyAsync(context, cancellationToken) ?? throw new InvalidOperationException("The key to sign links with could not be kept.");
            }
        }

        return _key = Convert.FromHexString(kept);
    }

    private static Task<string?> ReadKeyAsync(PhbDbContext context, CancellationToken cancellationToken) =>
        context.StoredTexts.AsNoTracking().Where(text => text.Name == KeyName).Select(text => text.Text).FirstOrDefaultAsync(cancellationToken);
}
