using System.Security.Cryptography;

namespace PhbResources.Web.Backups.Sealing;

/// <summary>Reads a file of <see cref="EncryptingStream"/>, from anywhere in it. It keeps no more than a chunk in memory, and gives out nothing that was not authenticated.</summary>
internal sealed class DecryptingStream : Stream
{
    private const int SealedBytes = EncryptionHeader.ChunkBytes + EncryptionHeader.TagBytes;

    private readonly Stream _inner;
    private readonly EncryptionHeader _header;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain = new byte[EncryptionHeader.ChunkBytes];
    private readonly byte[] _sealed = new byte[SealedBytes];
    private readonly long _chunks;
    private long _open = -1;
    private int _openBytes;

    /// <param name="inner">The file; closed with this.</param>
    /// <param name="header">Its header.</param>
    /// <param name="passphrase">Its passphrase.</param>
    /// <exception cref="BackupException">The file is too short to be one.</exception>
    public DecryptingStream(Stream inner, EncryptionHeader header, string passphrase)
    {
        _inner = inner;
        _header = header;
        long body = inner.Length - EncryptionHeader.Length;
        _chunks = (body + SealedBytes - 1) / SealedBytes;
        if (body < EncryptionHeader.TagBytes || body - (_chunks - 1) * SealedBytes < EncryptionHeader.TagBytes || _chunks > uint.MaxValue)
            throw new BackupException("This backup is not whole: its end is missing. Copy it again from where it was made, or take another one.");
        _cipher = header.CipherOf(passphrase);
        Length = body - _chunks * EncryptionHeader.TagBytes;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    /// <exception cref="CryptographicException">The passphrase is another one, or the file was changed.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length || buffer.IsEmpty)
            return 0;
        Open(Position / EncryptionHeader.ChunkBytes);
        int at = (int)(Position % EncryptionHeader.ChunkBytes);
        int count = Math.Min(buffer.Length, _openBytes - at);
        _plain.AsSpan(at, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            _inner.Dispose();
            CryptographicOperations.ZeroMemory(_plain);
        }

        base.Dispose(disposing);
    }

    private void Open(long chunk)
    {
        if (chunk == _open)
            return;
        _open = -1;
        _inner.Position = EncryptionHeader.Length + chunk * SealedBytes;
        int count = _inner.ReadAtLeast(_sealed, SealedBytes, throwOnEndOfStream: false) - EncryptionHeader.TagBytes;
        if (count < 0)
            throw new CryptographicException("The file became shorter.");
        Span<byte> nonce = stackalloc byte[12];
        EncryptionHeader.WriteNonce(nonce, (uint)chunk, isLast: chunk == _chunks - 1);
        _cipher.Decrypt(nonce, _sealed.AsSpan(0, count), _sealed.AsSpan(count, EncryptionHeader.TagBytes), _plain.AsSpan(0, count), _header.Bytes);
        (_open, _openBytes) = (chunk, count);
    }
}
