using System.Globalization;
using PhbResources.Core.Discussions;

namespace PhbResources.Site.Discussions;

/// <summary>Addresses of the discussions.</summary>
public static class DiscussionPaths
{
    /// <summary>The forum.</summary>
    public const string Forum = DiscussionAreas.Path;

    /// <summary>What was decided.</summary>
    public const string Decisions = Forum + "/decisions";

    /// <summary>Search in the discussions.</summary>
    public const string Search = Forum + "/search";

    /// <summary>What a member wrote.</summary>
    public const string Mine = "/account/posts";

    internal const string AreaPattern = Forum + "/{area}";
    internal const string NewPattern = AreaPattern + "/new";
    internal const string ThreadPattern = AreaPattern + "/{thread}";
    internal const string ReplyPattern = ThreadPattern + "/reply";
    internal const string VotePattern = ThreadPattern + "/vote";
    internal const string CarePattern = ThreadPattern + "/care";
    internal const string OutcomePattern = ThreadPattern + "/outcome";
    internal const string PostPattern = Forum + "/posts/{post}";
    internal const string EditPattern = PostPattern + "/edit";
    internal const string ReportPattern = PostPattern + "/report";

    /// <summary>A post by itself.</summary>
    public static string Of(Guid post) => $"{Forum}/posts/{post:D}";

    /// <summary>Search for words.</summary>
    public static string SearchFor(string words, int page = 1) =>
        $"{Search}?q={Uri.EscapeDataString(words)}" + (page > 1 ? string.Create(CultureInfo.InvariantCulture, $"&page={page}") : "");
}
