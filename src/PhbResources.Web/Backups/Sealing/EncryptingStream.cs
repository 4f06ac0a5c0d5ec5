using System.Security.Cryptography;

namespace PhbResources.Web.Backups.Sealing;

/// <summary>Encrypts what is written, chunk by chunk; see <see cref="EncryptionHeader"/>. It keeps no more than a chunk in memory.</summary>
internal sealed class EncryptingStream : ForwardStream
{
    private readonly Stream _inner;
    private readonly EncryptionHeader _header;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain = new byte[EncryptionHeader.ChunkBytes];
    private readonly byte[] _sealed = new byte[EncryptionHeader.ChunkBytes + EncryptionHeader.TagBytes];
    private int _held;
    private uint _chunk;

    public EncryptingStream(Stream inner, string passphrase, int rounds = EncryptionHeader.UsualRounds)
    {
        _inner = inner;
        _header = EncryptionHeader.Make(rounds);
        _cipher = _header.CipherOf(passphrase);
        _inner.Write(_header.Bytes);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // Only when more comes is it known that a full chunk is not the last.
            if (_held == _plain.Length)
                WriteChunk(isLast: false);
            int count = Math.Min(buffer.Length, _plain.Length - _held);
            buffer[..count].CopyTo(_plain.AsSpan(_held));
            _held += count;
            buffer = buffer[count..];
        }
    }

    /// <summary>Writes the last chunk.</summary>
    public void Finish() => WriteChunk(isLast: true);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            CryptographicOperations.ZeroMemory(_plain);
        }

        base.Dispose(disposing);
    }

    private void WriteChunk(bool isLast)
    {
        Span<byte> nonce = stackalloc byte[12];
        EncryptionHeader.WriteNonce(nonce, _chunk, isLast);
        _cipher.Encrypt(nonce, _plain.AsSpan(0, _held), _sealed.AsSpan(0, _held), _sealed.AsSpan(_held, EncryptionHeader.TagBytes), _header.Bytes);
        _inner.Write(_sealed.AsSpan(0, _held + EncryptionHeader.TagBytes));
        _held = 0;
        checked
        {
            _chunk++;
        }
    }
}
