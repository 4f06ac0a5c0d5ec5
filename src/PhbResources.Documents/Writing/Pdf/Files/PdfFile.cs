using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace PhbResources.Documents.Writing.Pdf.Files;

/// <summary>
/// Writes the objects of a PDF 1.7 file (ISO 32000-1) one after the other to a stream that need not seek. Small objects are gathered and
/// compressed together (section 7.5.7), because a tagged document has thousands of them. Nothing in the file depends on the clock.
/// </summary>
internal sealed class PdfFile
{
    /// <summary>Objects compressed together; readers open such a group as a whole.</summary>
    private const int GroupSize = 200;

    private readonly Stream output;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<Place> places = [default];
    private readonly StringBuilder group = new();
    private readonly List<(int Number, int Start)> grouped = [];
    private long written;

    public PdfFile(Stream output)
    {
        this.output = output;
        // Four bytes beyond ASCII tell programs that the file is not text.
        Put("%PDF-1.7\n%"u8);
        Put([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>A number for an object that is written later.</summary>
    public PdfRef Reserve()
    {
        places.Add(default);
        return new PdfRef(places.Count - 1);
    }

    /// <summary>Writes an object that is not a stream.</summary>
    public PdfRef Add(string content)
    {
        var number = Reserve();
        Write(number, content);
        return number;
    }

    /// <summary>Writes an object that is not a stream under a number reserved before.</summary>
    public void Write(PdfRef number, string content)
    {
        grouped.Add((number.Number, group.Length));
        group.Append(content).Append('\n');
        if (grouped.Count == GroupSize) WriteGroup();
    }

    /// <summary>Writes a stream, compressed.</summary>
    /// <param name="entries">What its dictionary says besides length and filter.</param>
    /// <param name="data">The stream before compression.</param>
    public PdfRef AddStream(string entries, ReadOnlySpan<byte> data)
    {
        var number = Reserve();
        WriteStream(number, entries, data);
        return number;
    }

    /// <summary>Writes a stream under a number reserved before.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="entries">What its dictionary says besides length and filter.</param>
    /// <param name="data">The stream before compression.</param>
    /// <param name="compress">False for a stream that programs without a PDF reader look for.</param>
    public void WriteStream(PdfRef number, string entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        places[number.Number] = new Place(1, written, 0);
        using var packed = new MemoryStream(data.Length / 2);
        if (compress)
        {
            using var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true);
            zip.Write(data);
        }
        else
        {
            packed.Write(data);
        }

        Put(string.Create(CultureInfo.InvariantCulture,
            $"{number.Number} 0 obj\n<< {entries}{(compress ? " /Filter /FlateDecode" : "")} /Length {packed.Length} >>\nstream\n"));
        Put(packed.GetBuffer().AsSpan(0, (int)packed.Length));
        Put("\nendstream\nendobj\n"u8);
    }

    /// <summary>Writes the table of objects. The file's identifier is made from all that was written.</summary>
    public void Finish(PdfRef catalog, PdfRef info)
    {
        WriteGroup();
        var id = Convert.ToHexString(hash.GetCurrentHash().AsSpan(0, 16));
        var table = Reserve();
        var start = written;
        places[table.Number] = new Place(1, start, 0);
        var rows = new byte[places.Count * 7];
        for (var at = 0; at < places.Count; at++)
        {
            var row = rows.AsSpan(at * 7);
            row[0] = places[at].Type;
            BinaryPrimitives.WriteUInt32BigEndian(row[1..], (uint)places[at].Where);
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], at == 0 ? ushort.MaxValue : (ushort)places[at].Index);
        }

        WriteStream(table, $"/Type /XRef /Size {places.Count} /W [1 4 2] /Root {catalog} /Info {info} /ID [<{id}> <{id}>]", rows);
        Put(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
        hash.Dispose();
    }

    private void WriteGroup()
    {
        if (grouped.Count == 0) return;
        var number = Reserve();
        var index = new StringBuilder();
        for (var at = 0; at < grouped.Count; at++)
        {
            places[grouped[at].Number] = new Place(2, number.Number, at);
            index.Append(CultureInfo.InvariantCulture, $"{grouped[at].Number} {grouped[at].Start} ");
        }

        var (count, first) = (grouped.Count, index.Length);
        index.Append(group);
        group.Clear();
        grouped.Clear();
        WriteStream(number, $"/Type /ObjStm /N {count} /First {first}", Encoding.ASCII.GetBytes(index.ToString()));
    }

    private void Put(string ascii) => Put(Encoding.ASCII.GetBytes(ascii));

    private void Put(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        hash.AppendData(bytes);
        written += bytes.Length;
    }

    /// <param name="Type">0 free, 1 at an offset, 2 in a group.</param>
    /// <param name="Where">Offset in the file, or number of the group.</param>
    /// <param name="Index">Place in the group.</param>
    private readonly record struct Place(byte Type, long Where, int Index);
}
