using System.Security.Cryptography;
using System.Text;

namespace PhbResources.Core.Wikis;

/// <summary>Keys made of what they name, so that the same page has the same key whenever and wherever it is brought in.</summary>
internal static class WikiKeys
{
    /// <summary>The key of a page.</summary>
    /// <param name="wiki">Which wiki (<see cref="Dump.WikiSite.Id"/>).</param>
    /// <param name="title">Its whole title.</param>
    public static Guid Of(string wiki, string title) => Of("page", wiki, title);

    /// <summary>The key of something that belongs to a page.</summary>
    public static Guid Of(params ReadOnlySpan<string> names)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes("mediawiki\n" + string.Join('\n', names!)));
        Span<byte> bytes = hash.AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80); // Version 8 of RFC 9562: made in a way of one's own.
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
