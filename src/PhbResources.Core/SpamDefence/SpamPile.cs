using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;

namespace PhbResources.Core.SpamDefence;

/// <summary>Something that waits apart from the queue, as it looks like spam.</summary>
/// <param name="Id">The submission.</param>
/// <param name="Member">Its member.</param>
/// <param name="Title">Its title.</param>
/// <param name="Start">The beginning of what was written.</param>
/// <param name="Score">From 0 to 1.</param>
/// <param name="Why">What speaks for spam, the weightiest first.</param>
/// <param name="Sent">When, UTC.</param>
public sealed record PileItem(Guid Id, Guid Member, string Title, string Start, double Score, IReadOnlyList<string> Why, DateTime Sent);

/// <summary>Things in the pile that have something in common.</summary>
/// <param name="Key">Names the group until something is added or taken away.</param>
/// <param name="Name">What they have in common, in words.</param>
/// <param name="Items">The things, the newest first.</param>
public sealed record PileGroup(string Key, string Name, IReadOnlyList<PileItem> Items);

/// <summary>The pile of what looks like spam, put together by what it has in common, so that one look and one action are enough for many.</summary>
public sealed class SpamPile(IDbContextFactory<PhbDbContext> contexts)
{
    /// <summary>From so many on things with something in common are a group of their own.</summary>
    private const int SmallestGroup = 3;

    /// <summary>Groups by what is shared, the largest; what is left is put together by its reason, so that the pile stays a few actions.</summary>
    private const int MostGroups = 8;

    private const int StartLength = 160;

    /// <summary>What needs one decision however many links or texts are in it.</summary>
    private static readonly (string Key, string Name, string[] Reasons)[] s_together =
    [
        ("removed-before", "Like what was removed before", [SpamRules.RemovedLink.Code, SpamRules.RemovedText.Code, SpamRules.RemovedMember.Code]),
        ("campaign", "The same link or text from several members", [SpamRules.SameLinkOften.Code, SpamRules.SameTextOften.Code]),
    ];

    /// <summary>The pile in groups, the largest first.</summary>
    public async Task<IReadOnlyList<PileGroup>> ReadAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<Submission> rows = await context.Set<Submission>().AsNoTracking()
            .Where(row => (row.State == SubmissionState.Submitted || row.State == SubmissionState.Checking) && row.SpamScore >= SpamRules.HoldFrom)
            .OrderByDescending(row => row.Sent).ToListAsync(cancellationToken);
        Dictionary<Guid, SpamMark> marks = [];
        foreach (Guid[] some in rows.Select(row => row.Id).Chunk(500))
        {
            await foreach (SpamMark mark in context.Set<SpamMark>().AsNoTracking().Where(mark => some.Contains(mark.Submission))
                .Select(mark => new SpamMark { Submission = mark.Submission, Member = mark.Member, Print = mark.Print, Hosts = mark.Hosts, Network = mark.Network, Reason = mark.Reason }).AsAsyncEnumerable().WithCancellation(cancellationToken))
                marks[mark.Submission] = mark;
        }

        return Group([.. rows.Select(row => (ItemOf(row), marks.GetValueOrDefault(row.Id) ?? new SpamMark { Submission = row.Id, Member = row.MemberKey }))]);
    }

    /// <summary>
    /// Each thing is in one group: what is like something removed before, what is a campaign; else that of the link, the text, the member or the network that it shares with most others; what shares
    /// none, or belongs to none of the largest, is put together by the weightiest reason.
    /// </summary>
    internal static IReadOnlyList<PileGroup> Group(IReadOnlyList<(PileItem Item, SpamMark Mark)> pile)
    {
        List<(PileItem Item, SpamMark Mark)> left = [.. pile];
        List<PileGroup> groups = [];
        long[] prints = ClustersOf([.. pile.Select(entry => entry.Mark.Print)]);
        Dictionary<Guid, long> printOf = pile.Select((entry, at) => (entry.Item.Id, prints[at])).ToDictionary(pair => pair.Id, pair => pair.Item2);
        foreach ((string key, string name, string[] reasons) in s_together)
        {
            List<PileItem> together = [.. left.Where(entry => reasons.Contains(entry.Mark.Reason)).Select(entry => entry.Item)];
            if (together.Count > 0)
                groups.Add(new PileGroup(key, name, together));
            left.RemoveAll(entry => reasons.Contains(entry.Mark.Reason));
        }

        while (left.SelectMany(entry => Common(entry.Mark, printOf[entry.Item.Id])).GroupBy(common => common).OrderByDescending(same => same.Count()).ThenBy(same => same.Key.Key, StringComparer.Ordinal).FirstOrDefault() is { } most
            && most.Count() >= SmallestGroup && groups.Count < MostGroups)
        {
            groups.Add(new PileGroup(most.Key.Key, most.Key.Name, [.. left.Where(entry => Common(entry.Mark, printOf[entry.Item.Id]).Contains(most.Key)).Select(entry => entry.Item)]));
            HashSet<Guid> taken = [.. groups[^1].Items.Select(item => item.Id)];
            left.RemoveAll(entry => taken.Contains(entry.Item.Id));
        }

        foreach (var same in left.GroupBy(entry => entry.Mark.Reason).OrderByDescending(same => same.Count()))
            groups.Add(new PileGroup($"reason:{same.Key}", same.First().Item.Why.Count > 0 ? Generally(same.First().Item.Why[0]) : "Other reasons", [.. same.Select(entry => entry.Item)]));
        return groups;
    }

    private static IEnumerable<(string Key, string Name)> Common(SpamMark mark, long print)
    {
        foreach (string host in mark.HostList)
            yield return ($"link:{host}", $"Links to {host}");
        if (print != 0)
            yield return ($"text:{print:x}", "Nearly the same text");
        yield return ($"member:{mark.Member}", "From one member");
        if (mark.Network is not null)
            yield return ($"network:{mark.Network}", "From one network");
    }

    /// <summary>For each print one of those that it is like, the same for all of them; 0 where it is like none.</summary>
    private static long[] ClustersOf(long[] prints)
    {
        long[] clusters = new long[prints.Length];
        List<int> first = [];
        for (int one = 0; one < prints.Length; one++)
        {
            int like = first.Where(other => TextPrint.Alike(prints[one], prints[other])).FirstOrDefault(-1);
            if (like >= 0)
                clusters[one] = clusters[like] = prints[like];
            else
                first.Add(one);
        }

        return clusters;
    }

    // What was found differs from one to the next; what they have in common stands before it.
    private static string Generally(string why) => why.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? why[..colon] : why.TrimEnd('.');

    private static PileItem ItemOf(Submission row)
    {
        SubmissionEntries entries = SubmissionEntries.Read(row.Entries);
        string text = string.Join(' ', new[] { entries.Summary, entries.WhyItHelped, entries.Text }.Where(piece => piece.Length > 0)).ReplaceLineEndings(" ");
        return new PileItem(row.Id, row.MemberKey, entries.Title, text.Length <= StartLength ? text : text[..StartLength] + "…", row.SpamScore, row.SpamWhy?.Split('\n') ?? [], row.Sent ?? row.Changed);
    }
}
