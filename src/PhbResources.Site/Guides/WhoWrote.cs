using PhbResources.Core.Guides;

namespace PhbResources.Site.Guides;

/// <summary>Who wrote a version, in words.</summary>
internal static class WhoWrote
{
    public static string InWords(string by, bool byMember, RevisionOrigin origin) =>
        by.Length > 0 ? by : byMember ? "a member" : origin == RevisionOrigin.Umbraco ? "the library" : "somebody without an account";

    public static string InWords(HistoryEntry entry) => InWords(entry.By, entry.ByMember, entry.Origin);

    public static string InWords(GuideRevision revision) => InWords(revision.By, revision.MemberKey != Guid.Empty, revision.Origin);
}
