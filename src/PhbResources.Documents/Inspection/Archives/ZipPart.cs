namespace PhbResources.Documents.Inspection.Archives;

/// <summary>An entry of a zip file as its directory tells.</summary>
/// <param name="Name">Its name, with forward slashes.</param>
/// <param name="Packed">Whether it is deflated.</param>
/// <param name="Start">Where its data begins in the file.</param>
/// <param name="PackedBytes">Length of its data in the file.</param>
/// <param name="Bytes">Length once unpacked.</param>
/// <param name="Crc">Checksum of what is unpacked.</param>
internal sealed record ZipPart(string Name, bool Packed, int Start, int PackedBytes, long Bytes, uint Crc)
{
    /// <summary>The first bytes once unpacked: enough to tell what it is and to read the header of a picture.</summary>
    public byte[] Head { get; set; } = [];

    public bool IsFolder => Name.EndsWith('/');
}
