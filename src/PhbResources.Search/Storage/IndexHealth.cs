namespace PhbResources.Search;

/// <summary>Why an index has to be rebuilt from the content.</summary>
public enum RebuildReason
{
    /// <summary>It need not.</summary>
    None,

    /// <summary>There was none, or it was never given everything by <see cref="LibraryIndex.ReplaceAllAsync"/>.</summary>
    Missing,

    /// <summary>It could not be read, and was moved aside.</summary>
    Damaged,

    /// <summary>It was made by a release that indexed documents differently. It serves until the new one is ready.</summary>
    OlderSchema,
}

/// <summary>How an index is.</summary>
/// <param name="Documents">Documents in it.</param>
/// <param name="Bytes">Its size on disk.</param>
/// <param name="Rebuild">Why it has to be rebuilt, or <see cref="RebuildReason.None"/>.</param>
/// <param name="Rebuilding">True while a new one is being built beside it.</param>
/// <param name="Stamp">What its owner said it was up to at the last change, or <c>null</c> where it never did.</param>
/// <param name="Uncommitted">True while there are changes a crash would lose; the stamp kept on disk is then the one before them.</param>
/// <param name="Problem">What went wrong last, in words, or <c>null</c>.</param>
public sealed record IndexHealth(int Documents, long Bytes, RebuildReason Rebuild, bool Rebuilding, string? Stamp, bool Uncommitted, string? Problem);
