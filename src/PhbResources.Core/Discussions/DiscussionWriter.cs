namespace PhbResources.Core.Discussions;

/// <summary>How somebody who wrote is named. Kept beside the posts so that a page of them needs no member to be read; it follows the member.</summary>
public sealed class DiscussionWriter
{
    /// <summary>The member.</summary>
    public Guid MemberKey { get; init; }

    /// <summary>Their name for credit; empty where they wish not to be named.</summary>
    public string Name { get; set; } = "";

    /// <summary>True for a curator, so that their word can be told from others'.</summary>
    public bool IsCurator { get; set; }

    /// <summary>The name that is shown.</summary>
    /// <param name="author">Key of the author, empty for a former member.</param>
    /// <param name="writer">What is known of them, or <c>null</c>.</param>
    public static string NameOf(Guid author, DiscussionWriter? writer) =>
        author == Guid.Empty ? "A former member" : writer is { Name.Length: > 0 } ? writer.Name : writer is { IsCurator: true } ? "A curator" : "A member";
}
