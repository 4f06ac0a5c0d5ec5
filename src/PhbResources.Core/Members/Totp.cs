using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PhbResources.Core.Members;

/// <summary>Codes of authenticator apps: six digits that change every 30 seconds (RFC 6238, with SHA-1, which every app knows).</summary>
internal static class Totp
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Bytes of a key: as many as its hash has (RFC 4226, section 4, R6).</summary>
    public const int KeyBytes = 20;

    private const long StepSeconds = 30;

    /// <summary>Steps before and after now whose code is taken: clocks differ, and typing takes time (RFC 6238, 5.2).</summary>
    private const long Tolerance = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step that a code belongs to, or <c>null</c> where it is wrong or was used before.</summary>
    /// <param name="key">The key that the app has.</param>
    /// <param name="code">As typed; spaces are passed over.</param>
    /// <param name="now">The time.</param>
    /// <param name="lastStep">The last step whose code was taken.</param>
    public static long? StepOf(ReadOnlySpan<byte> key, string code, DateTimeOffset now, long lastStep)
    {
        code = string.Concat(code.Where(letter => !char.IsWhiteSpace(letter)));
        if (code.Length != Digits || !code.All(char.IsAsciiDigit))
            return null;
        long current = now.ToUnixTimeSeconds() / StepSeconds;
        for (long step = Math.Max(current - Tolerance, lastStep + 1); step <= current + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(key, step)), Encoding.ASCII.GetBytes(code)))
                return step;
        }

        return null;
    }

    /// <summary>The code of a step.</summary>
    public static string CodeAt(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 is made on SHA-1; what is wrong with SHA-1 does not touch HMAC (RFC 6194, 3.3).
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        int number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0x0F)..]) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The code that an app shows at a time.</summary>
    public static string CodeAt(ReadOnlySpan<byte> key, DateTimeOffset time) => CodeAt(key, time.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>A key as people type it into an app (RFC 4648, section 6, without padding).</summary>
    public static string Text(ReadOnlySpan<byte> key)
    {
        StringBuilder text = new();
        int bits = 0, count = 0;
        foreach (byte part in key)
        {
            bits = (bits << 8) | part;
            for (count += 8; count >= 5; count -= 5)
                text.Append(Base32[(bits >> (count - 5)) & 31]);
            bits &= (1 << count) - 1;
        }

        if (count > 0)
            text.Append(Base32[(bits << (5 - count)) & 31]);
        return text.ToString();
    }
}
