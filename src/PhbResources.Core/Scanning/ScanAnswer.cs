namespace PhbResources.Core.Scanning;

/// <summary>What a malware scan came to.</summary>
public enum ScanVerdict
{
    /// <summary>No scanner is configured.</summary>
    NotConfigured,

    /// <summary>Nothing was found.</summary>
    Clean,

    /// <summary>Malware was found: the file is refused.</summary>
    Infected,

    /// <summary>The scanner is configured but gave no answer: the file waits, and the member is told.</summary>
    Unavailable,
}

/// <summary>What a malware scan came to.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Detail">Name of what was found, or why there is no answer.</param>
public sealed record ScanAnswer(ScanVerdict Verdict, string? Detail = null);
