namespace PhbResources.Core.Discussions;

/// <summary>A part of the forum.</summary>
/// <param name="Alias">Stands in addresses.</param>
/// <param name="Name">What people read.</param>
/// <param name="About">What belongs there, in a sentence or two.</param>
/// <param name="IsSolvable">True where discussions are questions that can be marked as solved.</param>
public sealed record DiscussionArea(string Alias, string Name, string About, bool IsSolvable)
{
    /// <summary>Its page.</summary>
    public string Path => $"{DiscussionAreas.Path}/{Alias}";
}
