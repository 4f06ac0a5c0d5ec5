using System.IO.Compression;
using System.Text;

namespace PhbResources.Core.Library;

/// <summary>
/// A long text kept small: the bodies of ten thousand templates take 100 MiB as strings and a fraction of that packed, and
/// each is read once, when its document is first asked for.
/// </summary>
internal sealed class PackedText : IEquatable<PackedText>
{
    private readonly byte[] _packed;
    private readonly int _bytes;

    private PackedText(byte[] packed, int bytes)
    {
        _packed = packed;
        _bytes = bytes;
    }

    /// <summary>Bytes it takes in memory.</summary>
    public int PackedBytes => _packed.Length;

    public static PackedText Empty { get; } = new([], 0);

    public static PackedText Of(string text)
    {
        if (text.Length == 0)
            return Empty;
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        using MemoryStream packed = new(bytes.Length / 2);
        using (DeflateStream deflate = new(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(bytes);
        return new PackedText(packed.ToArray(), bytes.Length);
    }

    public override string ToString()
    {
        if (_bytes == 0)
            return "";
        byte[] bytes = new byte[_bytes];
        using DeflateStream inflate = new(new MemoryStream(_packed), CompressionMode.Decompress);
        inflate.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    public bool Equals(PackedText? other) => other is not null && _bytes == other._bytes && _packed.AsSpan().SequenceEqual(other._packed);

    public override bool Equals(object? obj) => Equals(obj as PackedText);

    public override int GetHashCode()
    {
        HashCode hash = new();
        hash.AddBytes(_packed);
        return hash.ToHashCode();
    }
}
