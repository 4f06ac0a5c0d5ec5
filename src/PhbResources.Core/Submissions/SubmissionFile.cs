using PhbResources.Documents.Inspection;

namespace PhbResources.Core.Submissions;

/// <summary>What became of a file so far.</summary>
public enum FileStatus
{
    /// <summary>The scanner for malware has not answered yet: nobody gets it but its member.</summary>
    Checking,

    /// <summary>Malware was found. The content is gone; the row tells the member.</summary>
    Refused,

    /// <summary>Something in it has to go first: the member makes a clean copy or takes another file.</summary>
    NeedsDecision,

    /// <summary>It can be sent.</summary>
    Clean,

    /// <summary>It was sent: the curator sees it.</summary>
    Accepted,
}

/// <summary>A file of a submission. Its content is in <see cref="PrivateFiles"/>, never in Umbraco's media before it is published.</summary>
public sealed class SubmissionFile
{
    /// <summary>Its key; the media that is made of it when it is published has the same.</summary>
    public required Guid Id { get; init; }

    /// <summary>The submission it belongs to.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>Name it came with; never a path.</summary>
    public required string Name { get; set; }

    /// <summary>What it is by its content.</summary>
    public FileKind Kind { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>SHA-256 of its content, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The file it is a clean copy of, for as long as that one is there.</summary>
    public Guid? CopyOf { get; set; }

    /// <summary>Whether it is a clean copy that was made here.</summary>
    public bool IsCleanCopy { get; init; }

    /// <summary>What became of it so far.</summary>
    public FileStatus Status { get; set; }

    /// <summary>What the checks found: <see cref="FileReport"/> as JSON.</summary>
    public required string Report { get; set; }

    /// <summary>When it was added, UTC.</summary>
    public DateTime Added { get; init; }

    /// <summary>What the checks found.</summary>
    public FileReport ReadReport() => FileReport.Read(Report);
}
