namespace PhbResources.Documents.Inspection;

/// <summary>Reads the content of a file that is to be inspected.</summary>
public static class FileContent
{
    /// <summary>The content, or as much of it as is enough for the inspection to say that it is too large: one byte more than allowed.</summary>
    /// <param name="content">Where it comes from; read from where it stands.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Task<byte[]> ReadAsync(Stream content, CancellationToken cancellation) => ReadAsync(content, InspectionLimits.Default.FileBytes, cancellation);

    internal static async Task<byte[]> ReadAsync(Stream content, int allowed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var most = allowed + 1;
        // Where the size is known, a large file is in memory once and not three times.
        var bytes = new byte[content.CanSeek ? (int)Math.Clamp(content.Length - content.Position + 1, 1, most) : 81_920];
        var length = 0;
        int read;
        while ((read = await content.ReadAsync(bytes.AsMemory(length), cancellation)) > 0)
        {
            length += read;
            if (length == most) break;
            if (length == bytes.Length) Array.Resize(ref bytes, Math.Min(most, bytes.Length * 2));
        }

        if (length < bytes.Length) Array.Resize(ref bytes, length);
        return bytes;
    }
}
