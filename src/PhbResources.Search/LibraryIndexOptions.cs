namespace PhbResources.Search;

/// <summary>Where an index is and how it is kept.</summary>
public sealed record LibraryIndexOptions
{
    /// <summary>Folder of the index; made when it does not exist. One host only may use it.</summary>
    public required string Folder { get; init; }

    /// <summary>The synonym file, or <c>null</c> for none. A change to it is in force after a second, with no restart.</summary>
    public string? SynonymFile { get; init; }

    /// <summary>How long a change may wait before it is safe on disk. It is found at once all the same.</summary>
    public TimeSpan CommitDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How many answers are kept for those who ask the same again, until the index changes; one of 20 results takes about
    /// 20 KB. 0 for none.
    /// </summary>
    public int RecentAnswers { get; init; } = 500;
}
