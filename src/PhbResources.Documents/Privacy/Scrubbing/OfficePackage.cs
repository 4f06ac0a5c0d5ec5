using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>The parts of an office file while it is changed. The file has been inspected before: its sizes and names are honest.</summary>
internal sealed class OfficePackage
{
    private readonly List<string> names = [];
    private readonly Dictionary<string, byte[]> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, XDocument> open = new(StringComparer.OrdinalIgnoreCase);

    public OfficePackage(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.EndsWith('/')) continue;
            using var content = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(content);
            names.Add(entry.FullName);
            parts[entry.FullName] = content.ToArray();
        }
    }

    public IReadOnlyList<string> Names => [.. names];

    public bool Has(string name) => parts.ContainsKey(name);

    public byte[] this[string name]
    {
        get => parts[name];
        set => parts[name] = value;
    }

    /// <summary>A part as XML, which is written back in the end; null where it is none.</summary>
    public XDocument? Xml(string name)
    {
        if (open.TryGetValue(name, out var known)) return known;
        if (!parts.TryGetValue(name, out var content) || !IsXml(content)) return null;
        using var reader = XmlReader.Create(new MemoryStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
        return open[name] = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    public void Remove(string name)
    {
        names.RemoveAll(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        parts.Remove(name);
        open.Remove(name);
    }

    public byte[] Write()
    {
        foreach (var (name, document) in open) parts[name] = Bytes(document);
        using var output = new MemoryStream();
        // The type of an OpenDocument file has to be readable without unpacking (OpenDocument 1.3 part 2, 3.3): the first part is not compressed.
        SteadyZip.Write([.. names.OrderBy(name => name == "mimetype" ? 0 : 1).Select(name => (name, (Action<Stream>)(stream => stream.Write(parts[name]))))], DateOnly.MinValue, output);
        return output.ToArray();
    }

    private static byte[] Bytes(XDocument document)
    {
        using var output = new MemoryStream();
        using (var writer = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false, NewLineHandling = NewLineHandling.Entitize })) document.Save(writer);
        return output.ToArray();
    }

    private static bool IsXml(byte[] content)
    {
        var start = content.AsSpan(0, Math.Min(64, content.Length)).TrimStart("\uFEFF \r\n\t"u8);
        return start.StartsWith("<"u8) || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
    }
}
