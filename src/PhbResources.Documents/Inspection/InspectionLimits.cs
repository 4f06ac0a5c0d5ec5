namespace PhbResources.Documents.Inspection;

/// <summary>
/// How much a shared file may ask of the machine. Whatever goes over one of these is refused with a reason. Together they keep the
/// inspection of any file within 256 MiB of memory; <see cref="Time"/> bounds how long it takes.
/// </summary>
public sealed record InspectionLimits
{
    /// <summary>The usual limits.</summary>
    public static InspectionLimits Default { get; } = new();

    /// <summary>Largest file, in bytes.</summary>
    public int FileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>How long the inspection of one file may take.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Most parts in a zip file.</summary>
    public int ZipEntries { get; init; } = 2_000;

    /// <summary>Largest part of a zip file once unpacked, in bytes.</summary>
    public long ZipEntryBytes { get; init; } = 48L * 1024 * 1024;

    /// <summary>Everything in a zip file or in the packed streams of a PDF once unpacked, in bytes.</summary>
    public long UnpackedBytes { get; init; } = 160L * 1024 * 1024;

    /// <summary>How many times larger a part of a zip file may become; parts that stay under 1 MiB are never too dense.</summary>
    public int ZipRatio { get; init; } = 150;

    /// <summary>How deep elements, groups or objects may be nested.</summary>
    public int Depth { get; init; } = 200;

    /// <summary>
    /// Most letters of text in a file, its hidden parts included. A letter counts when it is read and again when it is kept, so that
    /// 10 million stand for a text of 5 million.
    /// </summary>
    public int Letters { get; init; } = 10_000_000;

    /// <summary>Most pieces of text (paragraphs, cells, comments, properties) in a file.</summary>
    public int Pieces { get; init; } = 300_000;

    /// <summary>Most pixels of a picture: 100 million, more than any telephone takes.</summary>
    public long Pixels { get; init; } = 100_000_000;

    /// <summary>Gives the limits back when every one of them makes sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is zero, negative, or beyond what the memory bound allows.</exception>
    public InspectionLimits Validated()
    {
        Check(FileBytes, 32 * 1024 * 1024, nameof(FileBytes));
        Check(Time.TotalSeconds, 10, nameof(Time));
        Check(ZipEntries, 10_000, nameof(ZipEntries));
        Check(ZipEntryBytes, 64L * 1024 * 1024, nameof(ZipEntryBytes));
        Check(UnpackedBytes, 512L * 1024 * 1024, nameof(UnpackedBytes));
        Check(ZipRatio, 1_000, nameof(ZipRatio));
        Check(Depth, 500, nameof(Depth));
        Check(Letters, 10_000_000, nameof(Letters));
        Check(Pieces, 300_000, nameof(Pieces));
        Check(Pixels, 1_000_000_000, nameof(Pixels));
        return this;
    }

    private static void Check<T>(T value, T most, string name) where T : IComparable<T>
    {
        if (value.CompareTo(default!) <= 0 || value.CompareTo(most) > 0)
            throw new ArgumentOutOfRangeException(name, value, $"{name} has to be more than 0 and at most {most}.");
    }
}
