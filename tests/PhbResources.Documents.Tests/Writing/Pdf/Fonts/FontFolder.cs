using System.Buffers.Binary;
using System.Text;

namespace PhbResources.Documents.Tests.Writing.Pdf.Fonts;

/// <summary>A folder with one font file.</summary>
internal sealed class FontFolder : IDisposable
{
    public FontFolder(byte[] font) => File.WriteAllBytes(System.IO.Path.Combine(Path, "font.ttf"), font);

    public string Path { get; } = Directory.CreateTempSubdirectory("phb-fonts-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Tables of a TrueType file, read apart from the reader under test.</summary>
internal static class Tables
{
    public static Dictionary<string, (int Offset, int Length)> Of(byte[] font)
    {
        var tables = new Dictionary<string, (int, int)>();
        for (var at = 0; at < BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)); at++)
        {
            var record = font.AsSpan(12 + (at * 16), 16);
            tables.Add(Encoding.ASCII.GetString(record[..4]), ((int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]), (int)BinaryPrimitives.ReadUInt32BigEndian(record[12..])));
        }

        return tables;
    }
}
