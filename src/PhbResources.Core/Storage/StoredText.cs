namespace PhbResources.Core.Storage;

/// <summary>A text that a curator writes on the site, such as their own synonyms.</summary>
public sealed class StoredText
{
    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; set; }

    /// <summary>Counted up with each change, from 1; two curators do not overwrite each other unseen.</summary>
    public int Version { get; set; }
}
