using System.Security.Cryptography;
using System.Text;

namespace PhbResources.Core.Discussions;

/// <summary>Keys under which discussions and areas are watched.</summary>
public static class DiscussionKeys
{
    /// <summary>Key of a discussion. One about a template is watched apart from the template.</summary>
    public static Guid Of(DiscussionThread thread)
    {
        ArgumentNullException.ThrowIfNull(thread);
        return thread.Area == DiscussionAreas.AboutContent ? Made($"discussion of {thread.Id:N}") : thread.Id;
    }

    /// <summary>Key of an area: made of its alias, as that is all that stays of it.</summary>
    public static Guid Of(DiscussionArea area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return Made($"area of discussion {area.Alias}");
    }

    private static Guid Made(string words) => new(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 16));
}
