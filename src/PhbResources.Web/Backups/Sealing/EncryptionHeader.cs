using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PhbResources.Web.Backups.Sealing;

/// <summary>
/// The beginning of an encrypted file: a mark, the number of rounds and the salt with which the key was made of the passphrase. It is authenticated with every chunk
/// that follows.
/// </summary>
/// <remarks>
/// Chunks are <see cref="ChunkBytes"/> of AES-256-GCM (NIST SP 800-38D), each with its tag of 16 bytes. The nonce holds the chunk's number and whether it is the last, so that chunks
/// that are missing, moved, repeated or cut off at the end do not open; it is used once, since each file has a salt and so a key of its own.
/// </remarks>
internal sealed class EncryptionHeader
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA-256 that OWASP's Password Storage Cheat Sheet asks for (2023).</summary>
    public const int UsualRounds = 600_000;

    public const int Length = 32;
    public const int ChunkBytes = 64 * 1024;
    public const int TagBytes = 16;
    private const int SaltBytes = 16;

    /// <summary>More rounds than anybody writes; a damaged number must not keep the reader busy for hours.</summary>
    private const int MostRounds = 20_000_000;

    private static readonly byte[] s_mark = "PHBBACKUP01\n"u8.ToArray();

    private EncryptionHeader(byte[] bytes) => Bytes = bytes;

    /// <summary>As it stands in the file.</summary>
    public byte[] Bytes { get; }

    private int Rounds => BinaryPrimitives.ReadInt32BigEndian(Bytes.AsSpan(s_mark.Length));

    public static EncryptionHeader Make(int rounds)
    {
        byte[] bytes = new byte[Length];
        s_mark.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(s_mark.Length), rounds);
        RandomNumberGenerator.Fill(bytes.AsSpan(Length - SaltBytes));
        return new EncryptionHeader(bytes);
    }

    /// <summary>Reads it from the beginning of a file; <c>null</c> where there is none, so that the file is not an encrypted backup.</summary>
    public static EncryptionHeader? Read(Stream file)
    {
        byte[] bytes = new byte[Length];
        file.Position = 0;
        if (file.ReadAtLeast(bytes, Length, throwOnEndOfStream: false) < Length || !bytes.AsSpan(0, s_mark.Length).SequenceEqual(s_mark))
            return null;
        EncryptionHeader header = new(bytes);
        return header.Rounds is > 0 and <= MostRounds ? header : null;
    }

    public AesGcm CipherOf(string passphrase)
    {
        // Two keyboards may write the same letter in two ways.
        byte[] password = Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormC));
        byte[] key = Rfc2898DeriveBytes.Pbkdf2(password, Bytes.AsSpan(Length - SaltBytes), Rounds, HashAlgorithmName.SHA256, 32);
        try
        {
            return new AesGcm(key, TagBytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(password);
        }
    }

    public static void WriteNonce(Span<byte> nonce, uint chunk, bool isLast)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce, chunk);
        nonce[4] = isLast ? (byte)1 : (byte)0;
    }
}
