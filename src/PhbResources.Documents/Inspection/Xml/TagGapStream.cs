namespace PhbResources.Documents.Inspection.Xml;

/// <summary>
/// Stops where an XML part has no tag for a long stretch: a parser keeps a whole tag or attribute in memory, so that one of many
/// megabytes would go over the bound several times.
/// </summary>
internal sealed class TagGapStream(Stream inner, InspectionRun run) : Stream
{
    private const int Most = 1024 * 1024;
    private int gap;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        run.Step(16);
        var seen = buffer[..read];
        while (seen.Length > 0)
        {
            var tag = seen.IndexOf((byte)'<');
            gap += tag < 0 ? seen.Length : tag;
            if (gap > Most) throw new InspectionStoppedException(InspectionRules.TooComplicated);
            if (tag < 0) break;
            gap = 0;
            seen = seen[(tag + 1)..];
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
