using System.Buffers.Binary;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>Numbers of a font table, big-endian; beyond its end everything is zero.</summary>
internal readonly ref struct TableReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int Length => bytes.Length;

    public byte UInt8(long at) => at >= 0 && at < bytes.Length ? bytes[(int)at] : (byte)0;

    public ushort UInt16(long at) => at >= 0 && at + 2 <= bytes.Length ? BinaryPrimitives.ReadUInt16BigEndian(bytes[(int)at..]) : (ushort)0;

    public short Int16(long at) => (short)UInt16(at);

    public uint UInt32(long at) => at >= 0 && at + 4 <= bytes.Length ? BinaryPrimitives.ReadUInt32BigEndian(bytes[(int)at..]) : 0;

    public ReadOnlySpan<byte> Slice(long at, int length) =>
        at >= 0 && length >= 0 && at + length <= bytes.Length ? bytes.Slice((int)at, length) : [];
}
