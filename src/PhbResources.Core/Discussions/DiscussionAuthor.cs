using System.Net;

namespace PhbResources.Core.Discussions;

/// <summary>Who writes.</summary>
/// <param name="Key">The member.</param>
/// <param name="Email">Their address; it is judged with what they write, and never shown.</param>
/// <param name="Name">Their name for credit, or <c>null</c>.</param>
/// <param name="IsCurator">True for a curator.</param>
/// <param name="IsTrusted">True for a member whose posts are there at once.</param>
/// <param name="IsVerified">True where their address was shown to reach them; only then may they write.</param>
/// <param name="Address">Where they write from, or <c>null</c>; nothing of it is kept.</param>
public sealed record DiscussionAuthor(Guid Key, string Email, string? Name, bool IsCurator, bool IsTrusted, bool IsVerified, IPAddress? Address);

/// <summary>A discussion to begin.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its first post.</param>
/// <param name="PollQuestion">The question of its poll; empty for none.</param>
/// <param name="PollChoices">What can be chosen, a line each.</param>
public sealed record NewThread(string Title, string Text, string PollQuestion = "", string PollChoices = "")
{
    /// <summary>The choices, empty lines left out.</summary>
    public IReadOnlyList<string> Choices => [.. PostText.Read(PollChoices).Split('\n').Select(PostText.ReadLine).Where(line => line.Length > 0)];
}

/// <summary>What became of something written.</summary>
/// <param name="Key">The post, where it was taken.</param>
/// <param name="State">Where it is.</param>
/// <param name="Mistakes">What to change, by field: <c>title</c>, <c>text</c>, <c>question</c>, <c>choices</c>; empty where it was taken.</param>
public sealed record Written(Guid Key, PostState State, IReadOnlyDictionary<string, string> Mistakes)
{
    /// <summary>Not taken.</summary>
    public static Written Not(string field, string mistake) => new(Guid.Empty, PostState.Waiting, new Dictionary<string, string> { [field] = mistake });
}
