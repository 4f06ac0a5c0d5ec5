using System.Globalization;

namespace PhbResources.Core.SpamDefence;

/// <summary>Says which of <see cref="SpamRules"/> hold. It knows nothing of what curators decided, except in <see cref="Against"/>.</summary>
internal static class SpamHeuristics
{
    /// <summary>What can be seen in a thing by itself.</summary>
    public static IEnumerable<SpamHit> In(SpamEvidence evidence, SpamFacts facts)
    {
        if (facts.Shorteners.Count > 0)
            yield return new(SpamRules.Shortener, Words(facts.Shorteners));
        if (facts.Hosts.Count > 0)
            yield return new(SpamRules.NewLinks, Words(facts.Hosts));
        if (facts.Links >= 4)
            yield return new(SpamRules.ManyLinks);
        if (facts.OnlyLinks)
            yield return new(SpamRules.OnlyLinks);
        if (facts.OtherScript)
            yield return new(SpamRules.OtherScript);
        if (facts.Capitals > 0.3 && facts.Letters >= 60)
            yield return new(SpamRules.Capitals);
        if (facts.Sales.Count > 0)
            yield return new(SpamRules.Sales, Words(facts.Sales), Math.Min(facts.Sales.Count, 3));
        if (facts.MailClass == "disposable")
            yield return new(SpamRules.Disposable);
        if (facts.Generated)
            yield return new(SpamRules.Generated);
        if (evidence.Taken < SpamRules.TooQuick)
            yield return new(SpamRules.Quick);
        if (evidence.Published > 0)
            yield return new(SpamRules.Published);
        if (evidence.Trusted)
            yield return new(SpamRules.Trusted);
    }

    /// <summary>What can be seen beside what others sent.</summary>
    /// <param name="mark">The thing.</param>
    /// <param name="others">What was sent lately, itself among it or not.</param>
    public static IEnumerable<SpamHit> Against(SpamMark mark, IEnumerable<SpamMark> others)
    {
        string[] hosts = mark.HostList;
        Dictionary<string, HashSet<Guid>> senders = hosts.ToDictionary(host => host, _ => new HashSet<Guid>());
        HashSet<string> removed = [], published = [];
        HashSet<Guid> alike = [];
        bool removedText = false, publishedText = false, removedMember = false;
        foreach (SpamMark other in others)
        {
            if (other.Submission == mark.Submission)
                continue;
            bool sameMember = other.Member == mark.Member;
            removedMember |= sameMember && other.Decided == SpamDecision.Bad;
            if (TextPrint.Alike(mark.Print, other.Print))
            {
                removedText |= other.Decided == SpamDecision.Bad;
                publishedText |= other.Decided == SpamDecision.Good;
                if (!sameMember)
                    alike.Add(other.Member);
            }

            if (hosts.Length == 0 || other.Hosts.Length == 0)
                continue;
            foreach (string host in other.HostList)
            {
                if (!senders.TryGetValue(host, out HashSet<Guid>? by))
                    continue;
                if (!sameMember)
                    by.Add(other.Member);
                if (other.Decided != SpamDecision.None)
                    (other.Decided == SpamDecision.Bad ? removed : published).Add(host);
            }
        }

        if (removedMember)
            yield return new(SpamRules.RemovedMember);
        if (removedText && !publishedText)
            yield return new(SpamRules.RemovedText);
        else if (!publishedText && alike.Count + 1 >= SpamRules.Campaign)
            yield return new(SpamRules.SameTextOften, alike.Count.ToString(CultureInfo.InvariantCulture));
        else if (!publishedText && alike.Count > 0)
            yield return new(SpamRules.SameTextTwice);

        // A place that a published document points to as well is no sign of anything.
        if (hosts.FirstOrDefault(host => removed.Contains(host) && !published.Contains(host)) is { } known)
            yield return new(SpamRules.RemovedLink, known);
        else if (hosts.Where(host => !published.Contains(host)).MaxBy(host => senders[host].Count) is { } often && senders[often].Count > 0)
            yield return new(senders[often].Count + 1 >= SpamRules.Campaign ? SpamRules.SameLinkOften : SpamRules.SameLinkTwice, often);
    }

    private static string Words(IEnumerable<string> found) => string.Join(", ", found.Take(3));
}
