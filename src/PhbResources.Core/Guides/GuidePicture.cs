using PhbResources.Documents.Inspection;

namespace PhbResources.Core.Guides;

/// <summary>A picture that a member added to a guide. It is private until a version that shows it is published; then it is Umbraco media of the same key.</summary>
public sealed class GuidePicture
{
    /// <summary>Its key, and that of its media.</summary>
    public required Guid Id { get; init; }

    /// <summary>Umbraco's key of the member who added it; empty where they have left.</summary>
    public Guid MemberKey { get; set; }

    /// <summary>What kind of picture it is.</summary>
    public FileKind Kind { get; init; }

    /// <summary>Its size, in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>When it was added, UTC.</summary>
    public DateTime Added { get; init; }

    /// <summary>True once it is media, which anybody may see.</summary>
    public bool Public { get; set; }
}
