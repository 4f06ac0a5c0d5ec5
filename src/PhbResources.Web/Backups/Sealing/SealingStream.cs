using System.Security.Cryptography;
using System.Text;

namespace PhbResources.Web.Backups.Sealing;

/// <summary>
/// Puts the SHA-256 of everything before them in place of the last 64 bytes that are written. In a zip file these are the end of its comment, so that it stays a zip
/// file for every other program, while no bit of it can change unnoticed: neither of what is packed nor of the packing.
/// </summary>
internal sealed class SealingStream(Stream inner) : ForwardStream
{
    /// <summary>Letters of a seal: SHA-256 in lower-case hexadecimal.</summary>
    public const int Letters = 2 * SHA256.HashSizeInBytes;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _last = new byte[Letters];
    private int _held;

    /// <summary>What to write last for the seal to take the place of.</summary>
    public static string Placeholder { get; } = new('0', Letters);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length >= Letters)
        {
            Pass(_last.AsSpan(0, _held));
            Pass(buffer[..^Letters]);
            buffer[^Letters..].CopyTo(_last);
            _held = Letters;
            return;
        }

        int over = Math.Max(0, _held + buffer.Length - Letters);
        Pass(_last.AsSpan(0, over));
        _last.AsSpan(over, _held - over).CopyTo(_last);
        _held -= over;
        buffer.CopyTo(_last.AsSpan(_held));
        _held += buffer.Length;
    }

    /// <summary>Writes the seal.</summary>
    public void Seal() => inner.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(_hash.GetHashAndReset())));

    /// <summary>Whether the seal at the end of a file is that of the rest.</summary>
    /// <param name="file">Read from its beginning.</param>
    /// <param name="read">Told how many bytes were read so far.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<bool> HoldsAsync(Stream file, Action<long>? read, CancellationToken cancellationToken)
    {
        if (file.Length < Letters)
            return false;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[256 * 1024];
        file.Position = 0;
        for (long left = file.Length - Letters; left > 0;)
        {
            int got = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken);
            if (got == 0)
                return false;
            hash.AppendData(buffer, 0, got);
            left -= got;
            read?.Invoke(file.Length - left);
        }

        byte[] seal = new byte[Letters];
        await file.ReadExactlyAsync(seal, cancellationToken);
        return seal.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }

    private void Pass(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        _hash.AppendData(bytes);
        inner.Write(bytes);
    }
}
